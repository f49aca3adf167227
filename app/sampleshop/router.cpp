// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/router.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr auto kJson = "application/json; charset=utf-8";
constexpr auto kOAuth = "/api/permission/oauth2/"_L1; // asked without an access token

QByteArray bearer(const HttpRequest &request)
{
    const QByteArray header = request.header("Authorization");
    const bool good = header.startsWith("Bearer ") && header.size() > 7 && header[7] != ' ';
    return good ? header.sliced(7) : QByteArray();
}

std::optional<QStringList> idsIn(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QStringList ids;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (pattern[i] == "{}"_L1)
            ids.append(path[i]);
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return ids;
}

} // namespace

Router::Router(TokenIssuer &issuer, HttpServer &server)
    : m_issuer(issuer),
      m_chats(m_memory, m_shelf, this),
      m_conversations(m_memory),
      m_account(m_memory, m_shelf)
{
    addChats();
    addConversations();
    addAccount();
    connect(&server, &HttpServer::requested, this, &Router::take);
}

void Router::add(const char *method, const QString &path, Handler handler)
{
    m_routes.append(
        {method, path.split(u'/'), QString::fromLatin1(method) + u' ' + path, std::move(handler)});
}

void Router::addChats()
{
    add("POST", u"/v3/chat"_s, [this](const ApiCall &call) { return m_chats.begin(call); });
    // Some clients post it (coze-api 2.4).
    for (const char *method : {"GET", "POST"})
        add(method, u"/v3/chat/retrieve"_s, [this](const ApiCall &call) { return m_chats.retrieve(call); });
    add("GET", u"/v3/chat/message/list"_s, [this](const ApiCall &call) { return m_chats.messages(call); });
    add("POST", u"/v3/chat/cancel"_s, [this](const ApiCall &call) { return m_chats.cancel(call); });
    add("POST", u"/v3/chat/submit_tool_outputs"_s,
        [this](const ApiCall &call) { return m_chats.submitToolOutputs(call); });
}

void Router::addConversations()
{
    ConversationApi &api = m_conversations;
    add("POST", u"/v1/conversation/create"_s, [&api](const ApiCall &call) { return api.create(call); });
    add("GET", u"/v1/conversation/retrieve"_s, [&api](const ApiCall &call) { return api.retrieve(call); });
    add("GET", u"/v1/conversations"_s, [&api](const ApiCall &call) { return api.list(call); });
    add("PUT", u"/v1/conversations/{}"_s, [&api](const ApiCall &call) { return api.rename(call); });
    add("DELETE", u"/v1/conversations/{}"_s, [&api](const ApiCall &call) { return api.remove(call); });
    add("POST", u"/v1/conversations/{}/clear"_s, [&api](const ApiCall &call) { return api.clear(call); });
    add("POST", u"/v1/conversation/message/create"_s,
        [&api](const ApiCall &call) { return api.createMessage(call); });
    add("POST", u"/v1/conversation/message/list"_s,
        [&api](const ApiCall &call) { return api.listMessages(call); });
    add("GET", u"/v1/conversation/message/retrieve"_s,
        [&api](const ApiCall &call) { return api.retrieveMessage(call); });
    add("POST", u"/v1/conversation/message/modify"_s,
        [&api](const ApiCall &call) { return api.modifyMessage(call); });
    add("POST", u"/v1/conversation/message/delete"_s,
        [&api](const ApiCall &call) { return api.deleteMessage(call); });
}

void Router::addAccount()
{
    AccountApi &api = m_account;
    add("GET", u"/v1/bots"_s, [&api](const ApiCall &call) { return api.bots(call); });
    add("GET", u"/v1/bots/{}"_s, [&api](const ApiCall &call) { return api.bot(call); });
    add("GET", u"/v1/space/published_bots_list"_s,
        [&api](const ApiCall &call) { return api.publishedBots(call); });
    add("GET", u"/v1/bot/get_online_info"_s, [&api](const ApiCall &call) { return api.onlineBot(call); });
    add("POST", u"/v1/bot/publish"_s, [&api](const ApiCall &call) { return api.publish(call); });
    add("GET", u"/v1/workspaces"_s, [&api](const ApiCall &call) { return api.workspaces(call); });
    add("GET", u"/v1/users/me"_s, [&api](const ApiCall &call) { return api.me(call); });
    add("POST", u"/v1/files/upload"_s, [&api](const ApiCall &call) { return api.upload(call); });
    add("GET", u"/v1/files/retrieve"_s, [&api](const ApiCall &call) { return api.file(call); });
    for (const QString &path : {u"token"_s, u"account/{}/token"_s, u"enterprise_id/{}/token"_s})
        add("POST", kOAuth + path, [this](const ApiCall &call) { return signIn(call); });
}

void Router::take(HttpConnection *connection, const HttpRequest &request)
{
    if (m_neighbour && m_neighbour(connection, request))
        return;
    ApiCall call;
    call.connection = connection;
    call.request = &request;
    call.logId = newLogId();
    call.headers = "X-Tt-Logid: " + call.logId.toLatin1() + "\r\n";
    const QStringList path = request.path.split(u'/');
    const Route *found = nullptr;
    for (const Route &route : std::as_const(m_routes)) {
        if (route.method != request.method)
            continue;
        if (const auto ids = idsIn(route.segments, path)) {
            found = &route;
            call.ids = *ids;
            break;
        }
    }
    ++m_requests[found ? found->name : u"unknown"_s];
    const ApiAnswer answer = answerTo(call, found);
    if (answer.isTaken)
        return;
    const char *type = answer.page.isEmpty() ? kJson : "text/html; charset=utf-8";
    connection->answer(answer.status, type, answer.bytes(call.logId), call.headers);
}

ApiAnswer Router::answerTo(ApiCall &call, const Route *route)
{
    if (!route && call.request->path == "/"_L1) {
        ApiAnswer answer;
        answer.page = "<!DOCTYPE html><title>Sample shop</title><p>This is the sample shop of Agent Console. "
                      "It speaks the Coze API with invented bots.\n";
        return answer;
    }
    if (!route)
        return ApiAnswer::refuse(code::kNotFound, u"there is no such endpoint"_s, 404);
    const bool signsIn = call.request->path.startsWith(kOAuth);
    if (int status = 0; !signsIn && isStormy(call.headers, status))
        return ApiAnswer::refuse(code::kAtCapacity, u"the sample shop plays a storm"_s, status);
    if (!signsIn) {
        const auto identity = m_issuer.identityOf(bearer(*call.request));
        if (!identity)
            return ApiAnswer::refuse(code::kBadToken, u"the access token is not valid"_s, 401);
        call.identity = *identity;
    }
    const bool isForm = call.request->header("Content-Type").startsWith("multipart/");
    if (!isForm && !call.request->body.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(call.request->body);
        if (!document.isObject())
            return ApiAnswer::refuse(code::kBadParameter, u"the body is no JSON object"_s);
        call.body = document.object();
    }
    return route->handler(call);
}

ApiAnswer Router::signIn(const ApiCall &call)
{
    QStringList audiences;
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s})
        audiences << host << u"%1:%2"_s.arg(host).arg(m_port);
    const auto granted = m_issuer.exchange(bearer(*call.request), call.body, audiences);
    ApiAnswer answer;
    answer.isPlain = true;
    if (granted) {
        answer.fields = *granted;
    } else {
        answer.status = granted.error().status;
        answer.fields = {{u"error_code"_s, granted.error().code}, {u"error"_s, granted.error().code},
            {u"error_message"_s, granted.error().message}};
    }
    return answer;
}

bool Router::isStormy(QByteArray &headers, int &status)
{
    if (!m_storm)
        return false;
    status = m_storm->status;
    if (m_storm->retryAfterSecs > 0)
        headers += "Retry-After: " + QByteArray::number(m_storm->retryAfterSecs) + "\r\n";
    if (m_storm->requests > 0 && --m_storm->requests == 0)
        m_storm.reset();
    return true;
}

QString Router::newLogId()
{
    // As the service forms it: the time, then what makes it unique.
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmss"_s)
        + u"%1%2"_s.arg(++m_logs, 8, 16, QChar(u'0'))
              .arg(QRandomGenerator::global()->generate(), 8, 16, QChar(u'0'))
              .toUpper();
}

} // namespace app::sampleshop

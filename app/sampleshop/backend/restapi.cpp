// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/restapi.h"

#include "app/sampleshop/backend/tableapi.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr qint64 kLargestBody = 10 * 1024 * 1024;
constexpr qint64 kRefreshLifeSecs = 7 * 24 * 60 * 60;
constexpr auto kJson = "application/json; charset=utf-8";

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

bool needsToken(const QString &path)
{
    static const QStringList guarded{u"/api/chat-history"_s, u"/api/inbox-users"_s, u"/api/bot-settings"_s,
        u"/api/coze/bot"_s, u"/api/coze/oauth"_s, u"/api/coze-info"_s, u"/api/inquiries"_s,
        u"/api/auth/me"_s};
    return std::any_of(guarded.begin(), guarded.end(),
        [&path](const QString &prefix) { return path == prefix || path.startsWith(prefix + u'/'); });
}

QString bearer(const HttpRequest &request)
{
    const QByteArray header = request.header("Authorization");
    return header.startsWith("Bearer ") ? QString::fromLatin1(header.sliced(7)) : QString();
}

/// `W/"1f-…"`, as the framework makes it.
QByteArray weakTag(const QByteArray &body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha1).toBase64();
    return "W/\"" + QByteArray::number(body.size(), 16) + '-' + hash.first(27) + '"';
}

QByteArray bytesOf(const QJsonValue &body)
{
    return (body.isArray() ? QJsonDocument(body.toArray()) : QJsonDocument(body.toObject()))
        .toJson(QJsonDocument::Compact);
}

void send(HttpConnection *connection, const QByteArray &knownTag, const Reply &reply)
{
    const QByteArray body = bytesOf(reply.body);
    const QByteArray tag = weakTag(body);
    const QByteArray headers = "Access-Control-Allow-Origin: *\r\nETag: " + tag + "\r\n";
    if (reply.status == 200 && !knownTag.isEmpty() && knownTag == tag)
        connection->answer(304, kJson, {}, headers);
    else
        connection->answer(reply.status, kJson, body, headers);
}

} // namespace

RestApi::RestApi(const AgentTokens &tokens, Store &store, BotChat &chat, QObject *parent)
    : QObject(parent),
      m_tokens(tokens),
      m_store(store),
      m_chat(chat)
{
    m_uptime.start();
    addAccount();
    addHistory();
    addInboxUsers();
    addBotSettings();
}

void RestApi::addHere(const char *method, const QString &path, Here handler)
{
    m_routes.append(
        {method, path.split(u'/'), QString::fromLatin1(method) + u' ' + path, std::move(handler), {}});
}

void RestApi::addThere(const char *method, const QString &path, There handler)
{
    m_routes.append(
        {method, path.split(u'/'), QString::fromLatin1(method) + u' ' + path, {}, std::move(handler)});
}

void RestApi::addAccount()
{
    addHere("GET", u"/health"_s, [this](const RestCall &call) { return health(call); });
    addHere("POST", u"/api/auth/login"_s, [this](const RestCall &call) { return login(call); });
    addHere("POST", u"/api/auth/refresh"_s, [this](const RestCall &call) { return refresh(call); });
    addHere("GET", u"/api/auth/me"_s, [this](const RestCall &call) { return me(call); });
    addHere("POST", u"/api/auth/logout"_s, [](const RestCall &) {
        return Reply::of(QJsonObject{{u"message"_s, u"Logged out successfully"_s}});
    });
}

void RestApi::addTable(const QString &path, const Table &table, There create)
{
    addThere("GET", path + u"/page"_s,
        [&table](Sqlite &database, const RestCall &call) { return pageOf(database, table, call); });
    addThere("POST", path, std::move(create));
    addThere("PUT", path,
        [&table](Sqlite &database, const RestCall &call) { return updateRow(database, table, call); });
    addThere("GET", path + u"/{}"_s, // also "export", which is no id
        [&table](Sqlite &database, const RestCall &call) { return rowOf(database, table, call); });
    addThere("DELETE", path + u"/{}"_s,
        [&table](Sqlite &database, const RestCall &call) { return deleteRow(database, table, call); });
}

void RestApi::addHistory()
{
    const QString path = u"/api/chat-history"_s;
    addThere("GET", path + u"/users"_s, usersThatWrote);
    addThere("GET", path + u"/statistics/today"_s, statisticsOfToday);
    addThere("GET", path + u"/statistics/reply-rate"_s, replyRate);
    addTable(path, historyTable(),
        [](Sqlite &database, const RestCall &call) { return createRow(database, historyTable(), call); });
}

void RestApi::addInboxUsers()
{
    const QString path = u"/api/inbox-users"_s;
    addThere("GET", path + u"/shop/{}"_s, [](Sqlite &database, const RestCall &call) {
        return rowsWith(database, inboxUserTable(), "shop_id", call);
    });
    addThere("POST", path + u"/login"_s, [](Sqlite &database, const RestCall &call) {
        return findOrCreateInboxUser(database, call, call.text(u"userEmail"_s).section(u'@', 0, 0));
    });
    addTable(path, inboxUserTable(),
        [](Sqlite &database, const RestCall &call) { return findOrCreateInboxUser(database, call, {}); });
}

void RestApi::addBotSettings()
{
    const QString path = u"/api/bot-settings"_s;
    addThere("GET", path + u"/shop/{}"_s, [](Sqlite &database, const RestCall &call) {
        return firstRowWith(database, botSettingTable(), "shop_id", call);
    });
    addThere("GET", path + u"/shop/name/{}"_s, [](Sqlite &database, const RestCall &call) {
        return firstRowWith(database, botSettingTable(), "shop_name", call);
    });
    addTable(path, botSettingTable(),
        [](Sqlite &database, const RestCall &call) { return createRow(database, botSettingTable(), call); });
}

const RestApi::Route *RestApi::find(RestCall &call) const
{
    QString target = call.path;
    if (target.endsWith(u'/'))
        target.chop(1); // the framework does not care
    const QStringList path = target.split(u'/');
    for (const Route &route : m_routes) {
        if (route.method != call.method)
            continue;
        if (const auto ids = idsIn(route.segments, path)) {
            call.ids = *ids;
            return &route;
        }
    }
    return nullptr;
}

std::optional<Reply> RestApi::refusalBefore(RestCall &call, const HttpRequest &request) const
{
    if (request.bodySize > kLargestBody)
        return refusal(call, 413, u"PayloadTooLargeError"_s, u"request entity too large"_s);
    if (!request.body.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (document.isNull())
            return refusal(call, 400, u"SyntaxError"_s, u"Unexpected token in JSON"_s);
        call.body = document.object();
    }
    if (!needsToken(call.path))
        return std::nullopt;
    const QString token = bearer(request);
    if (token.isEmpty())
        return refusal(call, 401, u"Unauthorized"_s, u"No authorization token provided"_s, Path::Missing);
    if (!m_tokens.check(token))
        return refusal(call, 401, u"Unauthorized"_s, u"Invalid or expired token"_s, Path::Missing);
    return std::nullopt;
}

void RestApi::take(HttpConnection *connection, const HttpRequest &request)
{
    RestCall call;
    call.method = request.method;
    call.path = request.path;
    call.query = request.query;
    call.nowMs = QDateTime::currentMSecsSinceEpoch();
    call.hasOddities = m_hasOddities;
    const QByteArray known = call.method == "GET" ? request.header("If-None-Match") : QByteArray();
    const auto answer = [to = QPointer(connection), tag = known](const Reply &reply) {
        if (to)
            send(to, tag, reply);
    };
    const bool asksBot = call.method == "POST" && call.path == "/api/coze/chat"_L1;
    const bool asksForStream = call.method == "POST" && call.path == "/api/coze/chat/stream"_L1;
    const Route *route = find(call);
    ++m_requests[route ? route->name : asksBot || asksForStream ? u"POST "_s + call.path : u"unknown"_s];
    if (const auto refused = refusalBefore(call, request))
        answer(*refused);
    else if (asksBot)
        m_chat.ask(call, answer);
    else if (asksForStream)
        m_chat.stream(call, connection, answer);
    else if (!route)
        answer(refusal(call, 404, u"Not Found"_s,
            u"Route %1 %2 not found"_s.arg(QString::fromLatin1(call.method), call.path), Path::Missing));
    else if (route->here)
        answer(route->here(call));
    else
        m_store.post([work = route->there, call](Sqlite &database) { return work(database, call); }, answer);
}

Reply RestApi::health(const RestCall &call) const
{
    return Reply::of(QJsonObject{{u"status"_s, u"ok"_s}, {u"timestamp"_s, isoTime(call.nowMs)},
        {u"uptime"_s, double(m_uptime.elapsed()) / 1000}, {u"database"_s, u"connected"_s},
        {u"mode"_s, u"backend"_s}});
}

Reply RestApi::login(const RestCall &call) const
{
    const QString username = call.text(u"username"_s);
    const QString password = call.text(u"password"_s);
    if (username.isEmpty() || password.isEmpty())
        return badRequest(call, u"Username and password are required"_s);
    if (username != m_account.username || core::Secret(password) != m_account.password)
        return refusal(call, 401, u"Unauthorized"_s, u"Invalid username or password"_s);
    return tokensFor({QString::number(m_account.id), m_account.username});
}

Reply RestApi::refresh(const RestCall &call) const
{
    const QString token = call.text(u"refreshToken"_s);
    if (token.isEmpty())
        return badRequest(call, u"Refresh token is required"_s);
    const auto claims = m_tokens.check(token); // an access token is as good
    if (!claims || claims->userId != QString::number(m_account.id))
        return refusal(call, 401, u"Unauthorized"_s, u"Invalid or expired token"_s);
    return tokensFor(*claims);
}

Reply RestApi::tokensFor(const AgentTokens::Claims &claims) const
{
    return Reply::of(QJsonObject{{u"userId"_s, m_account.id}, {u"username"_s, claims.username},
        {u"accessToken"_s, m_tokens.issue(claims, m_tokenLifeSecs)},
        {u"refreshToken"_s, m_tokens.issue(claims, kRefreshLifeSecs)},
        {u"expiresIn"_s, m_tokenLifeSecs * 1000}});
}

Reply RestApi::me(const RestCall &) const
{
    return Reply::of(QJsonObject{{u"id"_s, m_account.id}, {u"username"_s, m_account.username},
        {u"email"_s, QJsonValue()}, {u"nickname"_s, m_account.nickname}, {u"status"_s, 1},
        {u"createdAt"_s, isoTime(m_account.createdAtMs)}});
}

} // namespace app::sampleshop::backend

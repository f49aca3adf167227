// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/shop/shopfixture.h"

#include "core/base/timestamp.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;

namespace tests {

namespace {

Account accountOf(const QString &url)
{
    return {QUrl(url), u"mina"_s, Secret(u"correct horse battery"_s)};
}

QString queryValue(const SentRequest &request, const QString &name)
{
    return QUrlQuery(QUrl::fromEncoded(request.target)).queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject bodyOf(const SentRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

int numberIn(const SentRequest &request, const QString &name)
{
    return queryValue(request, name).toInt();
}

QJsonObject rowObject(qint64 id, const QString &content)
{
    return {{u"id"_s, id}, {u"inboxUserId"_s, QJsonValue::Null}, {u"conversationId"_s, u"conv_1"_s},
        {u"shopId"_s, u"shop-a"_s}, {u"botId"_s, u"7400000000000000001"_s}, {u"content"_s, content},
        {u"sender"_s, u"user"_s}, {u"sessionId"_s, QJsonValue::Null}, {u"replyId"_s, QJsonValue::Null},
        {u"creator"_s, QString()}, {u"createdAt"_s, u"2026-03-01T08:00:00.123Z"_s}, {u"updater"_s, QString()},
        {u"updatedAt"_s, u"2026-03-01T08:00:01.000Z"_s}, {u"deleted"_s, 0}, {u"tenantId"_s, 0}};
}

QByteArray plainError(int status)
{
    return compact({{u"error"_s, u"TypeError"_s},
        {u"message"_s, u"Do not know how to serialize a BigInt in /srv/internal/table.ts"_s},
        {u"statusCode"_s, status}, {u"timestamp"_s, u"2026-03-01T08:00:00.123Z"_s}, {u"path"_s, u"/api"_s}});
}

void HistoryTable::add(qint64 id, bool hasUser, const QString &content)
{
    QJsonObject row = rowObject(id, content);
    row[u"createdAt"_s] = formatTimestamp(kFirstRowMs + id * 1000);
    rows.prepend({row, hasUser});
}

void HistoryTable::answer(const Client &to, const SentRequest &request)
{
    ++served;
    const bool withoutUser = queryValue(request, u"inboxUserId"_s) == "none"_L1;
    QList<Row> matching;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(matching),
        [withoutUser](const Row &row) { return !withoutUser || !row.hasUser; });
    const qint64 pageNo = numberIn(request, u"pageNo"_s);
    const qint64 pageSize = numberIn(request, u"pageSize"_s);
    const QList<Row> page = matching.mid((pageNo - 1) * pageSize, std::min<qint64>(pageSize, 100));
    const bool fails = std::any_of(page.cbegin(), page.cend(), [](const Row &row) { return row.hasUser; });
    if (fails) {
        to.answer(plainError(500), 500);
        return;
    }
    QJsonArray list;
    for (const Row &row : page)
        list.append(row.json);
    const QByteArray body = compact(
        {{u"list"_s, list}, {u"total"_s, matching.size()}, {u"pageNo"_s, pageNo}, {u"pageSize"_s, pageSize}});
    const QByteArray etag = "W/\"" + QByteArray::number(qHash(body), 16) + '"';
    if (request.header("If-None-Match") == etag)
        to.write("HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n");
    else
        to.answer(body, 200, "ETag: " + etag + "\r\n");
}

ShopFixture::ShopFixture() : client(http, accountOf(server.url()))
{
    client.setPatience({60s, 60s, 60s, 1ms}); // longer than a test waits
    QObject::connect(&http, &net::HttpClient::recorded, &client,
        [this](const net::WireRecord &record) { records.append(record); });
    server.setHandler([this](const Client &to, const SentRequest &request) {
        const QByteArray path = request.path();
        const bool open = path.startsWith("/api/auth/login") || path.startsWith("/api/auth/refresh")
            || path.startsWith("/api/coze/chat") || path == "/health";
        const QByteArray good = "Bearer access_" + QByteArray::number(tokens);
        const auto route = m_routes.find(path);
        if (!open && (refusesTokens || request.header("Authorization") != good))
            to.answer(
                R"({"error":"Unauthorized","message":"Invalid or expired token","statusCode":401})", 401);
        else if (route != m_routes.end())
            route->second(to, request);
        else
            to.answer(plainError(404), 404);
    });
}

void ShopFixture::on(const QByteArray &path, ScriptedServer::Handler handler)
{
    m_routes[path] = std::move(handler);
}

void ShopFixture::signsIn(qint64 expiresInMs)
{
    const auto give = [this, expiresInMs](const Client &to, const SentRequest &) {
        ++tokens;
        to.answer(compact(
            {{u"userId"_s, 3}, {u"username"_s, u"mina"_s}, {u"accessToken"_s, u"access_%1"_s.arg(tokens)},
                {u"refreshToken"_s, u"refresh_%1"_s.arg(tokens)}, {u"expiresIn"_s, expiresInMs}}));
    };
    on("/api/auth/login", give);
    on("/api/auth/refresh", give);
    on("/api/auth/me", [](const Client &to, const SentRequest &) {
        to.answer(R"({"id":3,"username":"mina","email":null,"nickname":"Mina","status":1,)"
                  R"("createdAt":"2026-03-01T08:00:00.000Z","someday":{"more":[1]}})");
    });
}

void ShopFixture::serves(HistoryTable &table)
{
    signsIn();
    on("/api/chat-history/page",
        [&table](const Client &to, const SentRequest &request) { table.answer(to, request); });
}

int ShopFixture::asked(const QByteArray &path) const
{
    return int(sent(path).size());
}

QList<SentRequest> ShopFixture::sent(const QByteArray &path) const
{
    QList<SentRequest> found;
    std::copy_if(server.requests.cbegin(), server.requests.cend(), std::back_inserter(found),
        [&path](const SentRequest &request) { return request.path() == path; });
    return found;
}

QByteArray ShopFixture::wire() const
{
    QByteArray all;
    for (const net::WireRecord &record : records) {
        all += record.method + ' ' + record.url.toEncoded() + '\n';
        for (const auto &[name, value] : record.requestHeaders + record.replyHeaders)
            all += name + ": " + value + '\n';
        all += record.requestBody + '\n' + record.replyBody + '\n';
        if (record.error)
            all += record.error->detail.toUtf8() + '\n';
    }
    return all;
}

bool waitUntil(const std::function<bool()> &done)
{
    const QDeadlineTimer deadline(kPatienceMs);
    QTimer beat; // for what changes without an event of this thread
    beat.start(20ms);
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace tests

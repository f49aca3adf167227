// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/shopbackend.h"
#include "tests/sampleshop/shopfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

#include <sqlite3.h>

namespace tests {

/// What REST said.
struct Answer
{
    int status = 0; // 0: none came
    QByteArray body;
    QByteArray etag;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray list() const { return object()[QStringLiteral("list")].toArray(); }
};

/// A shop in which nobody writes and nothing has been said, and somebody who asks its backend.
class Backend
{
public:
    using Setup = std::function<void(app::sampleshop::ShopBackend &)>;
    explicit Backend(const Setup &setup = {})
    {
        static_cast<void>(shop.setKey(commonKey()));
        shop.setPace(0);
        backend().setTraffic(0);
        backend().setEarlierConversations(0);
        backend().setDatabase(folder.filePath(QStringLiteral("shop.db")));
        if (setup)
            setup(backend());
        started = shop.start().has_value();
        token = backend().token(backend().account().userId, std::chrono::hours(1)).reveal();
    }
    [[nodiscard]] app::sampleshop::ShopBackend &backend() { return shop.backend(); }

    [[nodiscard]] QNetworkReply *begin(const QByteArray &method, const QString &path,
        const QByteArray &body = {}, const QByteArray &etag = {})
    {
        QNetworkRequest request(QUrl(shop.baseUrl() + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
        if (!etag.isEmpty())
            request.setRawHeader("If-None-Match", etag);
        return http.sendCustomRequest(request, method, body);
    }
    [[nodiscard]] Answer call(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const QByteArray &etag = {})
    {
        QNetworkReply *reply = begin(method, path, body, etag);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 30'000))
            return {};
        reply->deleteLater();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("ETag")};
    }
    [[nodiscard]] Answer get(const QString &path, const QByteArray &etag = {})
    {
        return call("GET", path, {}, etag);
    }
    [[nodiscard]] Answer post(const QString &path, const QJsonObject &body)
    {
        return call("POST", path, QJsonDocument(body).toJson());
    }
    /// Rows of a query on the database, columns joined by `|`.
    [[nodiscard]] QStringList rows(const QByteArray &sql)
    {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        QStringList found;
        sqlite3_open_v2(
            backend().databasePath().toUtf8().constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_busy_timeout(database, 5000);
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            found.append(QString::fromUtf8(sqlite3_errmsg(database)));
        while (statement && sqlite3_step(statement) == SQLITE_ROW) {
            QStringList columns;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                columns.append(
                    QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, i))));
            found.append(columns.join(QLatin1Char('|')));
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return found;
    }

    QTemporaryDir folder;
    app::sampleshop::SampleShop shop;
    QNetworkAccessManager http;
    QString token;
    bool started = false;
};

/// A client that speaks Socket.IO by hand.
class LiveClient
{
public:
    explicit LiveClient(Backend &backend, const QString &query = QStringLiteral("EIO=4&transport=websocket"))
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            if (text == QLatin1String("2") && answersPings)
                socket.sendTextMessage(QStringLiteral("3"));
            packets.append(text);
        });
        QObject::connect(&socket, &QWebSocket::disconnected, &socket, [this] { isGone = true; });
        socket.open(QUrl(backend.backend().liveUrl() + QStringLiteral("/socket.io/?") + query));
    }
    [[nodiscard]] bool opens()
    {
        return QTest::qWaitFor([this] { return has(QStringLiteral("0{")); }, 20'000);
    }
    /// CONNECT with this payload, and what is answered.
    [[nodiscard]] QString answerTo(const QJsonObject &auth)
    {
        const qsizetype before = packets.size();
        send("40" + QJsonDocument(auth).toJson(QJsonDocument::Compact));
        const auto answer = [this, before] { // pings may come between
            const auto found = std::find_if(packets.begin() + before, packets.end(),
                [](const QString &packet) { return packet.startsWith(QLatin1Char('4')); });
            return found == packets.end() ? QString() : *found;
        };
        static_cast<void>(QTest::qWaitFor([&answer] { return !answer().isEmpty(); }, 20'000));
        return answer();
    }
    [[nodiscard]] bool signsIn(const QString &token)
    {
        return opens() && answerTo({{QStringLiteral("token"), token}}).startsWith(QLatin1String("40"))
            && waitsFor("authenticated");
    }
    [[nodiscard]] bool joins(const QString &conversationId)
    {
        const qsizetype before = events("joined_conversation").size();
        emitEvent({QStringLiteral("join_conversation"), conversationId});
        return waitsFor("joined_conversation", before + 1);
    }
    void send(const QByteArray &packet) { socket.sendTextMessage(QString::fromUtf8(packet)); }
    void emitEvent(const QJsonArray &event, const QByteArray &ackId = {})
    {
        send("42" + ackId + QJsonDocument(event).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] bool has(const QString &begin) const
    {
        return std::any_of(packets.begin(), packets.end(),
            [&begin](const QString &packet) { return packet.startsWith(begin); });
    }
    /// First arguments of the events of this name.
    [[nodiscard]] QVector<QJsonObject> events(const char *name) const
    {
        QVector<QJsonObject> found;
        for (const QString &packet : packets) {
            const QJsonArray event = packet.startsWith(QLatin1String("42"))
                ? QJsonDocument::fromJson(packet.sliced(2).toUtf8()).array()
                : QJsonArray();
            if (!event.isEmpty() && event[0].toString() == QLatin1String(name))
                found.append(event[1].toObject());
        }
        return found;
    }
    [[nodiscard]] bool waitsFor(const char *name, qsizetype count = 1) const
    {
        return QTest::qWaitFor([this, name, count] { return events(name).size() >= count; }, 20'000);
    }
    [[nodiscard]] QStringList contents() const
    {
        QStringList contents;
        for (const QJsonObject &message : events("message_received"))
            contents.append(message[QStringLiteral("content")].toString());
        return contents;
    }

    QWebSocket socket;
    QStringList packets;
    bool answersPings = true;
    bool isGone = false;
};

} // namespace tests

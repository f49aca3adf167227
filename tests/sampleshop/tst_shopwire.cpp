// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/jwt.h"
#include "tests/sampleshop/shopfixture.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace core::coze;
using app::sampleshop::SampleShop;
using tests::await;
using tests::Shop;

namespace {

/// What came back, taken apart.
struct Reply
{
    int status = 0;
    QByteArray head;
    QByteArray body;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.sliced(name.size() + 1).trimmed();
        }
        return {};
    }
};

/// A connection on which a test writes what it likes.
class Wire
{
public:
    explicit Wire(const SampleShop &shop)
    {
        socket.connectToHost(u"127.0.0.1"_s, shop.port());
        open = QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 10'000);
    }
    void write(const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }
    /// The next answer with a length; status 0 when none comes.
    Reply read()
    {
        Reply reply;
        const bool whole = QTest::qWaitFor([this, &reply] { return take(reply); }, 10'000);
        return whole ? reply : Reply();
    }
    [[nodiscard]] bool isClosed()
    {
        return QTest::qWaitFor(
            [this] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
    }

    QTcpSocket socket;
    QByteArray unread;
    bool open = false;

private:
    bool take(Reply &reply)
    {
        unread += socket.readAll();
        const qsizetype end = unread.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        reply.head = unread.first(end);
        const qsizetype length = reply.header("Content-Length").toLongLong();
        if (unread.size() < end + 4 + length)
            return false;
        reply.status = reply.head.split(' ').value(1).toInt();
        reply.body = unread.sliced(end + 4, length);
        unread.remove(0, end + 4 + length);
        return true;
    }
};

QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &token,
    const QByteArray &body = {}, const QByteArray &headers = {})
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
        + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
        + (body.isEmpty() ? QByteArray()
                          : "Content-Type: application/json\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n")
        + "\r\n" + body;
}

QByteArray personal(const Shop &shop)
{
    return shop.shop.personalToken().reveal().toUtf8();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject message(const QString &role, const QString &content, const QString &contentType = u"text"_s)
{
    return {{u"role"_s, role}, {u"content"_s, content}, {u"content_type"_s, contentType}};
}

/// A good question to the echo, with something changed; null takes a field away.
QByteArray chatBody(const QJsonObject &changes = {})
{
    QJsonObject body{{u"bot_id"_s, u"7400000000000000102"_s}, {u"user_id"_s, u"u"_s}, {u"stream"_s, true},
        {u"additional_messages"_s, QJsonArray{message(u"user"_s, u"x"_s)}}};
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change) {
        if (change.value().isNull())
            body.remove(change.key());
        else
            body[change.key()] = change.value();
    }
    return compact(body);
}

QByteArray loadBody(const QString &question)
{
    return chatBody({{u"bot_id"_s, u"7400000000000000106"_s},
        {u"additional_messages"_s, QJsonArray{message(u"user"_s, question)}}});
}

/// The body of an exchange.
QByteArray grantBody()
{
    return compact(
        {{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s}, {u"duration_seconds"_s, 900}});
}

/// Asks for 30 MB and reads nothing: how much the shop had sent when it stopped; 0 when it did not stop.
qint64 sentToAReaderOfNothing(const Shop &shop, Wire &wire)
{
    wire.socket.setReadBufferSize(1024); // the rest stays in the kernel and at the shop
    wire.write(requestText("POST", "/v3/chat", personal(shop), loadBody(u"3000 of 10000 characters"_s)));
    qint64 last = -1;
    const bool stopped = QTest::qWaitFor(
        [&] {
            const qint64 sent = shop.shop.counters().bytesSent;
            const bool same = sent > 100'000 && sent == last;
            last = sent;
            return same;
        },
        10'000);
    return stopped ? last : 0;
}

} // namespace

class tst_shopwire final : public QObject
{
    Q_OBJECT
private slots:
    void wrongJwtsAreRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addRow("a good one") << QString() << 200 << QString();
        QTest::addRow("another app") << u"iss"_s << 401 << u"invalid_client"_s;
        QTest::addRow("an unknown key id") << u"kid"_s << 401 << u"invalid_client"_s;
        QTest::addRow("a signature of another key") << u"key"_s << 401 << u"invalid_client"_s;
        QTest::addRow("changed after signing") << u"changed"_s << 401 << u"invalid_client"_s;
        QTest::addRow("another host") << u"aud"_s << 400 << u"invalid_request"_s;
        QTest::addRow("from the future") << u"iat"_s << 400 << u"invalid_request"_s;
        QTest::addRow("ended") << u"exp"_s << 400 << u"invalid_request"_s;
        QTest::addRow("no JWT at all") << u"rubbish"_s << 400 << u"invalid_request"_s;
        QTest::addRow("nothing") << u"empty"_s << 400 << u"invalid_request"_s;
        QTest::addRow("unsigned") << u"none"_s << 400 << u"invalid_request"_s;
        QTest::addRow("another grant") << u"grant"_s << 400 << u"unsupported_grant_type"_s;
        QTest::addRow("too long a life") << u"life"_s << 400 << u"invalid_request"_s;
    }
    void wrongJwtsAreRefused()
    {
        QFETCH(QString, what);
        QFETCH(int, status);
        QFETCH(QString, code);
        Shop shop;
        Shop other(0, Shop::Key::Own);
        auto app = std::get<JwtApp>(shop.shop.credential().way);
        const auto foreign = std::get<JwtApp>(other.shop.credential().way);
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        JwtTimes times{now, now + 600};
        if (what == "iss"_L1)
            app.clientId = u"7400000000000000999"_s;
        if (what == "kid"_L1)
            app.publicKeyId = foreign.publicKeyId;
        if (what == "iat"_L1)
            times = {now + 3600, now + 7200};
        if (what == "exp"_L1)
            times = {now - 7200, now - 3600};
        const auto key = SigningKey::fromPem(what == "key"_L1 ? foreign.privateKey : app.privateKey);
        QVERIFY(key);
        QByteArray jwt = *signedJwt(app, *key, what == "aud"_L1 ? u"api.coze.com"_s : u"127.0.0.1"_s, times);
        if (what == "changed"_L1) {
            QByteArrayList parts = jwt.split('.');
            QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
            claims.replace("\"jti\":\"", "\"jti\":\"0");
            parts[1] = claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            jwt = parts.join('.');
        }
        if (what == "none"_L1) {
            const QByteArray head = compact({{u"alg"_s, u"none"_s}, {u"typ"_s, u"JWT"_s}});
            jwt = head.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + '.'
                + jwt.split('.')[1] + '.';
        }
        if (what == "rubbish"_L1)
            jwt = "pat_1";
        if (what == "empty"_L1)
            jwt.clear();
        QByteArray body = grantBody();
        if (what == "grant"_L1)
            body = compact({{u"grant_type"_s, u"authorization_code"_s}});
        if (what == "life"_L1)
            body.replace("900", "86400");
        Wire wire(shop.shop);
        wire.write(requestText("POST", "/api/permission/oauth2/token", jwt, body));
        const Reply reply = wire.read();
        QCOMPARE(reply.status, status);
        QVERIFY(!reply.header("x-tt-logid").isEmpty());
        QCOMPARE(reply.json()[u"error_code"_s].toString(), code);
        if (status == 200) {
            QVERIFY(!reply.json().contains(u"code"_s)); // no envelope
            const qint64 ends = reply.json()[u"expires_in"_s].toInteger();
            QVERIFY(ends >= now + 900); // an absolute time
            QVERIFY(ends <= QDateTime::currentSecsSinceEpoch() + 900);
        } else {
            QVERIFY(!reply.json()[u"error_message"_s].toString().isEmpty());
        }
    }
    void aJwtIsTakenOnce()
    {
        Shop shop;
        const auto app = std::get<JwtApp>(shop.shop.credential().way);
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QByteArray jwt
            = *signedJwt(app, *SigningKey::fromPem(app.privateKey), u"127.0.0.1"_s, {now, now + 600});
        Wire wire(shop.shop);
        wire.write(requestText("POST", "/api/permission/oauth2/token", jwt, grantBody()));
        QCOMPARE(wire.read().status, 200);
        wire.write(requestText("POST", "/api/permission/oauth2/token", jwt, grantBody()));
        QCOMPARE(wire.read().status, 400);
        QCOMPARE(shop.shop.counters().tokenExchanges, 1);
        QCOMPARE(shop.shop.counters().tokenRefusals, 1);
    }
    void errorsHaveTheirEnvelope_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, const QByteArray &method, const QByteArray &target, const QByteArray &body,
                  int code) { QTest::newRow(name) << method << target << body << code; };
        const auto chat = [&row](const char *name, const QJsonObject &changes, int code) {
            row(name, "POST", "/v3/chat", chatBody(changes), code);
        };
        const auto asked = [&chat](const char *name, const QJsonObject &question) {
            chat(name, {{u"additional_messages"_s, QJsonArray{question}}}, 4000);
        };
        row("no such endpoint", "GET", "/open_api/v2/chat", {}, 4200);
        row("the wrong verb", "GET", "/v3/chat", {}, 4200);
        row("no JSON", "POST", "/v3/chat", "hello", 4000);
        chat("no bot", {{u"bot_id"_s, QJsonValue()}}, 4000);
        chat("no user", {{u"user_id"_s, QJsonValue()}}, 4000);
        chat("no question", {{u"additional_messages"_s, QJsonValue()}}, 4000);
        chat("an unknown bot", {{u"bot_id"_s, u"1"_s}}, 4006);
        chat("a bot that is not published", {{u"bot_id"_s, u"7400000000000000107"_s}}, 4015);
        row("an unknown conversation", "POST", "/v3/chat?conversation_id=1", chatBody(), 4002);
        chat("neither stream nor history", {{u"stream"_s, false}, {u"auto_save_history"_s, false}}, 4007);
        chat("meta data too long", {{u"meta_data"_s, QJsonObject{{u"a"_s, QString(513, u'x')}}}}, 4003);
        QJsonArray many;
        for (int i = 0; i < 101; ++i)
            many.append(message(u"user"_s, u"x"_s));
        chat("too many messages", {{u"additional_messages"_s, many}}, 4004);
        asked("a plain text as an object_string", message(u"user"_s, u"x"_s, u"object_string"_s));
        const QByteArray textOnly = QJsonDocument(
            QJsonArray{QJsonObject{{u"type"_s, u"text"_s},
                {u"text"_s, u"x"_s}}}).toJson(QJsonDocument::Compact);
        asked("text alone as an object_string",
            message(u"user"_s, QString::fromUtf8(textOnly), u"object_string"_s));
        asked("an answer as the question", message(u"assistant"_s, u"x"_s));
        asked("a role that is none", message(u"tool"_s, u"x"_s));
        row("an unknown chat", "GET", "/v3/chat/retrieve?conversation_id=1&chat_id=2", {}, 4001);
        row("cancel without ids", "POST", "/v3/chat/cancel", "{}", 4000);
        row("an unknown workspace", "GET", "/v1/bots?workspace_id=1", {}, 4200);
        row("no workspace", "GET", "/v1/bots", {}, 4000);
        row("an unknown message", "GET", "/v1/conversation/message/retrieve?conversation_id=1&message_id=1",
            {}, 4005);
        row("an unknown file", "GET", "/v1/files/retrieve?file_id=1", {}, 4200);
        row("an upload that is no form", "POST", "/v1/files/upload", "{}", 4000);
    }
    void errorsHaveTheirEnvelope()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        Shop shop;
        Wire wire(shop.shop);
        wire.write(requestText(method, target, personal(shop), body));
        const Reply reply = wire.read();
        QCOMPARE(reply.json()[u"code"_s].toInt(), code);
        QVERIFY(!reply.json()[u"msg"_s].toString().isEmpty());
        QVERIFY(!reply.header("x-tt-logid").isEmpty());
        QCOMPARE(reply.json()[u"detail"_s][u"logid"_s].toString().toLatin1(), reply.header("X-TT-LOGID"));
        QCOMPARE(reply.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
        QCOMPARE(reply.status, code == 4200 && target.startsWith("/v1") ? 200 : (code == 4200 ? 404 : 200));
        wire.write(requestText("GET", "/v1/users/me", personal(shop)));
        QCOMPARE(wire.read().json()[u"code"_s].toInt(-1), 0); // the connection is still good
    }
    void aMalformedAuthorizationIsRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addRow("none") << QByteArray();
        QTest::addRow("two blanks") << QByteArray("Authorization: Bearer  TOKEN\r\n");
        QTest::addRow("no scheme") << QByteArray("Authorization: TOKEN\r\n");
        QTest::addRow("unknown") << QByteArray("Authorization: Bearer pat_unknown\r\n");
    }
    void aMalformedAuthorizationIsRefused()
    {
        QFETCH(QByteArray, header);
        Shop shop;
        header.replace("TOKEN", personal(shop));
        Wire wire(shop.shop);
        wire.write(requestText("GET", "/v1/users/me", {}, {}, header));
        const Reply reply = wire.read();
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.json()[u"code"_s].toInt(), 4100);
    }
    void aRequestMayComeByteByByte()
    {
        Shop shop;
        Wire wire(shop.shop);
        const QByteArray text = requestText(
            "POST", "/v1/conversation/create", personal(shop), compact({{u"name"_s, u"Größe 尺码"_s}}));
        for (const char byte : text) {
            wire.write(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QCOMPARE(wire.read().json()[u"data"_s][u"name"_s].toString(), u"Größe 尺码"_s);
    }
    void requestsMayComeTogether()
    {
        Shop shop;
        Wire wire(shop.shop);
        QByteArray all;
        for (int i = 0; i < 50; ++i)
            all += requestText("POST", "/v1/conversation/create", personal(shop),
                compact({{u"name"_s, QString::number(i)}}));
        wire.write(all);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(wire.read().json()[u"data"_s][u"name"_s].toString(), QString::number(i));
        QCOMPARE(shop.shop.counters().connectionsOpened, 1);
    }
    void aRequestBehindAStreamWaitsForItsEnd()
    {
        Shop shop;
        Wire wire(shop.shop);
        wire.write(requestText("POST", "/v3/chat", personal(shop), loadBody(u"200"_s))
            + requestText("GET", "/v1/users/me", personal(shop)));
        QByteArray got;
        QVERIFY(QTest::qWaitFor(
            [&] {
                got += wire.socket.readAll();
                return got.contains("sample_shop");
            },
            10'000));
        const qsizetype end = got.indexOf("\r\n0\r\n\r\n");
        QVERIFY(end > 0);
        QVERIFY(got.first(end).contains("data:\"[DONE]\""));
        QVERIFY(got.sliced(end).startsWith("\r\n0\r\n\r\nHTTP/1.1 200 OK"));
        QCOMPARE(got.count("event:conversation.message.delta\n"), 200);
    }
    void anOldClientGetsItsStreamUntilTheConnectionCloses()
    {
        Shop shop;
        Wire wire(shop.shop);
        QByteArray text = requestText("POST", "/v3/chat", personal(shop), chatBody());
        text.replace("HTTP/1.1", "HTTP/1.0");
        wire.write(text);
        QVERIFY(wire.isClosed());
        const QByteArray got = wire.socket.readAll();
        QVERIFY(!got.contains("Transfer-Encoding"));
        QVERIFY(got.endsWith("event:done\ndata:\"[DONE]\"\n\n"));
    }
    void rubbishIsRefusedAndTheConnectionClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
        QTest::addRow("an absolute target") << QByteArray("GET http://x/ HTTP/1.1\r\n\r\n") << 400;
        QTest::addRow("an endless head") << "GET / HTTP/1.1\r\nA: " + QByteArray(100'000, 'x') << 431;
        QTest::addRow("a body in chunks")
            << QByteArray("POST /v3/chat HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 411;
        QTest::addRow("an enormous body")
            << QByteArray("POST /v3/chat HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n") << 413;
        QTest::addRow("the hello of TLS")
            << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 13) << 400;
    }
    void rubbishIsRefusedAndTheConnectionClosed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Shop shop;
        Wire wire(shop.shop);
        wire.write(bytes);
        QCOMPARE(wire.read().status, status);
        QVERIFY(wire.isClosed());
        QTRY_COMPARE(shop.shop.counters().connectionsOpen, 0);
    }
    void messagesArePagedBothWays()
    {
        Shop shop;
        Wire wire(shop.shop);
        QJsonArray messages;
        for (int i = 0; i < 5; ++i)
            messages.append(message(u"user"_s, QString::number(i)));
        wire.write(requestText(
            "POST", "/v1/conversation/create", personal(shop), compact({{u"messages"_s, messages}})));
        const QByteArray id = wire.read().json()[u"data"_s][u"id"_s].toString().toLatin1();
        QVERIFY(!id.isEmpty());
        const auto list = [&](const QJsonObject &body) {
            wire.write(requestText("POST", "/v1/conversation/message/list?conversation_id=" + id,
                personal(shop), compact(body)));
            return wire.read().json();
        };
        const auto contents = [](const QJsonObject &page) {
            QString all;
            for (const QJsonValue one : page[u"data"_s].toArray())
                all += one[u"content"_s].toString();
            return all;
        };
        const QJsonObject first = list({{u"limit"_s, 2}});
        QCOMPARE(contents(first), u"43"_s); // newest first
        QCOMPARE(first[u"has_more"_s].toBool(), true);
        const QJsonObject second = list({{u"limit"_s, 2}, {u"after_id"_s, first[u"last_id"_s]}});
        QCOMPARE(contents(second), u"21"_s);
        const QJsonObject third = list({{u"limit"_s, 2}, {u"after_id"_s, second[u"last_id"_s]}});
        QCOMPARE(contents(third), u"0"_s);
        QCOMPARE(third[u"has_more"_s].toBool(), false);
        const QJsonObject back = list({{u"limit"_s, 2}, {u"before_id"_s, second[u"first_id"_s]}});
        QCOMPARE(contents(back), u"43"_s);
        QCOMPARE(back[u"has_more"_s].toBool(), false);
        QCOMPARE(contents(list({{u"order"_s, u"asc"_s}, {u"limit"_s, 3}})), u"012"_s);
        QCOMPARE(contents(list({{u"after_id"_s, u"0"_s}})), u"43210"_s); // no cursor
        QCOMPARE(list({{u"after_id"_s, u"unknown"_s}})[u"last_id"_s].toString(), u"0"_s); // an empty page
        QCOMPARE(list({{u"limit"_s, 51}})[u"code"_s].toInt(), 4000);
    }
    void aMessageIsAddedReadAndDeleted()
    {
        Shop shop;
        Wire wire(shop.shop);
        const auto post = [&](const QByteArray &target, const QJsonObject &body) {
            wire.write(requestText("POST", target, personal(shop), compact(body)));
            return wire.read().json();
        };
        const QString conversation = post("/v1/conversation/create", {})[u"data"_s][u"id"_s].toString();
        const QByteArray query = "?conversation_id=" + conversation.toLatin1();
        const QJsonObject added
            = post("/v1/conversation/message/create" + query, message(u"user"_s, u"Where is it?"_s));
        const QByteArray id = added[u"data"_s][u"id"_s].toString().toLatin1();
        QCOMPARE(added[u"data"_s][u"type"_s].toString(), u"question"_s);

        // Without a message of its own a chat answers the last one that is stored.
        wire.write(requestText("POST", "/v3/chat" + query, personal(shop),
            chatBody({{u"additional_messages"_s, QJsonValue()}, {u"stream"_s, false}})));
        const QJsonObject chat = wire.read().json()[u"data"_s].toObject();
        QCOMPARE(chat[u"conversation_id"_s].toString(), conversation);
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 0);
        // Some clients post this question.
        const QByteArray chatQuery = query + "&chat_id=" + chat[u"id"_s].toString().toLatin1();
        QCOMPARE(
            post("/v3/chat/retrieve" + chatQuery, {})[u"data"_s][u"status"_s].toString(), u"completed"_s);
        wire.write(requestText("GET", "/v3/chat/message/list" + chatQuery, personal(shop)));
        QCOMPARE(wire.read().json()[u"data"_s][0][u"content"_s].toString(), u"Where is it?"_s);

        const QByteArray both = query + "&message_id=" + id;
        wire.write(requestText("GET", "/v1/conversation/message/retrieve" + both, personal(shop)));
        QCOMPARE(wire.read().json()[u"data"_s][u"content"_s].toString(), u"Where is it?"_s);
        QCOMPARE(
            post("/v1/conversation/message/delete" + both, {})[u"data"_s][u"id"_s].toString().toLatin1(), id);
        QCOMPARE(post("/v1/conversation/message/delete" + both, {})[u"code"_s].toInt(), 4005);
    }
    void aSlowReaderSlowsItsBotDown()
    {
        Shop shop;
        Wire wire(shop.shop);
        const qint64 sent = sentToAReaderOfNothing(shop, wire);
        QVERIFY(sent > 0);
        QVERIFY(sent < 30'000'000);
        QCOMPARE(shop.shop.counters().chatsRunning, 1);
        wire.socket.setReadBufferSize(0);
        qint64 got = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                got += wire.socket.readAll().size();
                return got > 30'000'000 && shop.shop.counters().chatsRunning == 0;
            },
            30'000));
    }
    void aSlowReaderThatHangsUpDoesNotHoldItsBot()
    {
        Shop shop;
        Wire wire(shop.shop);
        QVERIFY(sentToAReaderOfNothing(shop, wire) > 0);
        QCOMPARE(shop.shop.counters().chatsRunning, 1);
        wire.socket.abort();
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 0);
    }
};

QTEST_GUILESS_MAIN(tst_shopwire)
#include "tst_shopwire.moc"

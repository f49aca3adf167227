// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sampleshop/backendfixture.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;
using app::sampleshop::ShopBackend;
using app::sampleshop::backend::Speaker;
using tests::Answer;
using tests::Backend;
using tests::LiveClient;

namespace {

const QString kRoom = u"conv_live"_s;

/// A connection on which every byte is ours.
struct RawClient
{
    RawClient(Backend &shop, const QByteArray &query = "EIO=4&transport=websocket")
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { read += socket.readAll(); });
        socket.connectToHost(u"127.0.0.1"_s, shop.shop.port());
        socket.write("GET /socket.io/?" + query
            + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: "
              "13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }
    [[nodiscard]] bool comes(const QByteArray &bytes)
    {
        return QTest::qWaitFor([this, bytes] { return read.contains(bytes); }, 20'000);
    }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor(
            [this] { return socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
    }
    static QByteArray frame(quint8 first, const QByteArray &payload, bool masked = true)
    {
        QByteArray bytes;
        bytes += char(first);
        if (payload.size() < 126) {
            bytes += char(quint8(payload.size()) | (masked ? 0x80 : 0));
        } else {
            bytes += char(126 | (masked ? 0x80 : 0));
            bytes += char(payload.size() >> 8);
            bytes += char(payload.size() & 0xff);
        }
        const QByteArray mask = "\x11\x22\x33\x44";
        if (masked)
            bytes += mask;
        for (qsizetype i = 0; i < payload.size(); ++i)
            bytes += masked ? char(payload[i] ^ mask[i % 4]) : payload[i];
        return bytes;
    }

    QTcpSocket socket;
    QByteArray read;
};

} // namespace

class tst_shoplive final : public QObject
{
    Q_OBJECT
private slots:
    void whoSignsInIsToldWhoTheyAre()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.opens());
        const QJsonObject open = QJsonDocument::fromJson(client.packets[0].sliced(1).toUtf8()).object();
        QCOMPARE(open[u"pingInterval"_s].toInt(), 25'000);
        QCOMPARE(open[u"pingTimeout"_s].toInt(), 60'000);
        QCOMPARE(open[u"maxPayload"_s].toInt(), 1'000'000);
        QCOMPARE(open[u"upgrades"_s].toArray().size(), 0);
        QVERIFY(client.answerTo({{u"token"_s, shop.token}}).startsWith(u"40{\"sid\":"_s));
        QVERIFY(client.waitsFor("presence_update"));
        QVERIFY(client.packets[2].startsWith(u"42[\"authenticated\""_s)); // the first event
        const QJsonObject me = client.events("authenticated")[0];
        QCOMPARE(
            me, (QJsonObject{{u"userId"_s, u"1"_s}, {u"userName"_s, u"mina"_s}, {u"role"_s, u"admin"_s}}));
        QCOMPARE(client.events("presence_update")[0][u"status"_s].toString(), u"online"_s);
    }
    void connectIsRefusedWithOneTextForAllCauses()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.opens());
        QCOMPARE(client.answerTo({}), u"44{\"message\":\"Authentication required\"}"_s);
        for (const QString &token :
            {u"nonsense"_s, shop.backend().token(u"1"_s, std::chrono::seconds(-5)).reveal(),
                shop.backend().token({}, std::chrono::hours(1)).reveal()})
            QCOMPARE(client.answerTo({{u"token"_s, token}}), u"44{\"message\":\"Authentication failed\"}"_s);
        // The same WebSocket may try again; an account that nobody has gets in.
        const QString invented = shop.backend().token(u"4711"_s, std::chrono::hours(1)).reveal();
        QVERIFY(client.answerTo({{u"token"_s, invented}}).startsWith(u"40"_s));
        QVERIFY(client.waitsFor("authenticated"));
        QCOMPARE(client.events("authenticated")[0][u"userId"_s].toString(), u"4711"_s);
        QVERIFY(!client.isGone);
        QCOMPARE(shop.backend().counters().refusals, 4);
    }
    void aBrowserSessionBecomesAnInboxUser()
    {
        Backend shop;
        const QString session = u"session_1700000000000_abcdefghi"_s;
        for (int i = 0; i < 2; ++i) {
            LiveClient client(shop);
            QVERIFY(client.opens());
            QVERIFY(client.answerTo({{u"sessionId"_s, session}}).startsWith(u"40"_s));
            QVERIFY(client.waitsFor("authenticated"));
            QCOMPARE(client.events("authenticated")[0][u"role"_s].toString(), u"customer"_s);
        }
        QCOMPARE(shop.rows("SELECT shop_id, user_email FROM shopify_inbox_user"),
            QStringList{u"default|"_s + session});
    }
    void messagesComeToTheRoomOnly()
    {
        Backend shop;
        LiveClient in(shop), out(shop);
        QVERIFY(in.signsIn(shop.token) && out.signsIn(shop.token));
        QVERIFY(in.joins(kRoom) && out.joins(u"conv_other"_s));
        shop.backend().storeAndBroadcast({kRoom, u"您好 \"quoted\" \u2028"_s, u"bot"_s}, Speaker::bot());
        QVERIFY(in.waitsFor("message_received"));
        const QJsonObject message = in.events("message_received")[0];
        QCOMPARE(message[u"conversationId"_s].toString(), kRoom);
        QCOMPARE(message[u"content"_s].toString(), u"您好 \"quoted\" \u2028"_s);
        QCOMPARE(message[u"sender"_s].toObject(),
            (QJsonObject{
                {u"userId"_s, u"bot"_s}, {u"userName"_s, u"AI Assistant"_s}, {u"role"_s, u"bot"_s}}));
        QVERIFY(QDateTime::fromString(message[u"timestamp"_s].toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE(shop.rows("SELECT content FROM coze_chat_history").size(), 1); // told when it is in the file

        in.emitEvent({u"leave_conversation"_s, kRoom});
        QVERIFY(in.waitsFor("left_conversation"));
        shop.backend().broadcast(kRoom, u"too late"_s, Speaker::bot());
        shop.backend().broadcast(u"conv_other"_s, u"to the other"_s, Speaker::bot());
        QVERIFY(out.waitsFor("message_received"));
        QVERIFY(in.joins(u"conv_third"_s)); // so everything before has come
        QCOMPARE(in.contents().size(), 1);
    }
    void whatIsSentIsToldBeforeTheAckAndNotStored()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        QVERIFY(client.joins(kRoom));
        client.emitEvent(
            {u"send_message"_s, QJsonObject{{u"conversationId"_s, kRoom}, {u"content"_s, u"hello"_s}}}, "7");
        QTRY_VERIFY(client.has(u"437"_s));
        QCOMPARE(client.packets.last(), u"437[{\"success\":true}]"_s);
        QCOMPARE(client.contents(), QStringList{u"hello"_s});
        QCOMPARE(client.events("message_received")[0][u"sender"_s][u"role"_s].toString(), u"admin"_s);
        client.emitEvent(
            {u"send_message"_s, QJsonObject{{u"conversationId"_s, kRoom}, {u"content"_s, QString()}}}, "8");
        QTRY_VERIFY(client.has(u"438[{\"error\""_s));
        client.emitEvent({u"send_message"_s}, "9"); // no answer ever comes
        client.emitEvent({u"join_conversation"_s, u"conv_x"_s}, "10"); // nor to this one
        QVERIFY(client.waitsFor("joined_conversation", 2));
        QVERIFY(!client.has(u"439"_s) && !client.has(u"4310"_s));
        QCOMPARE(shop.rows("SELECT count(*) FROM coze_chat_history"), QStringList{u"0"_s});
    }
    void whatVisitorsWriteOverRestIsNotTold()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        shop.backend().writeVisitorMessage(kRoom, u"anybody there?"_s);
        QVERIFY(client.joins(kRoom));
        const Answer answer = shop.post(
            u"/api/coze/chat"_s, {{u"message"_s, u"Where is my order?"_s}, {u"conversationId"_s, kRoom}});
        QCOMPARE(answer.status, 200);
        QVERIFY(client.waitsFor("message_received"));
        QCOMPARE(client.contents(), QStringList{answer.object()[u"response"_s].toString()});
    }
    void aStreamedAnswerIsToldTwice()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        shop.backend().writeVisitorMessage(kRoom, u"hi"_s);
        QVERIFY(client.joins(kRoom));
        QCOMPARE(
            shop.post(u"/api/coze/chat/stream"_s, {{u"message"_s, u"Hello"_s}, {u"conversationId"_s, kRoom}})
                .status,
            200);
        QVERIFY(client.waitsFor("message_received", 2));
        QCOMPARE(client.contents()[0], client.contents()[1]);
    }
    void typingIsToldToTheOthersAndEndsByItself()
    {
        Backend shop;
        LiveClient writer(shop), reader(shop);
        QVERIFY(writer.signsIn(shop.token) && reader.signsIn(shop.token));
        QVERIFY(writer.joins(kRoom) && reader.joins(kRoom));
        writer.emitEvent({u"typing_start"_s, kRoom});
        QVERIFY(reader.waitsFor("typing_indicator"));
        QVERIFY(reader.events("typing_indicator")[0][u"isTyping"_s].toBool());
        QVERIFY(!reader.events("typing_indicator")[0].contains(u"conversationId"_s));
        QVERIFY(reader.waitsFor("typing_indicator", 2)); // after three seconds
        QVERIFY(!reader.events("typing_indicator")[1][u"isTyping"_s].toBool(true));
        writer.emitEvent({u"typing_start"_s, kRoom});
        writer.emitEvent({u"typing_stop"_s, kRoom});
        QVERIFY(reader.waitsFor("typing_indicator", 4));
        QVERIFY(writer.events("typing_indicator").isEmpty());
    }
    void anEndOfOneConnectionSaysOffline()
    {
        Backend shop;
        LiveClient watching(shop);
        QVERIFY(watching.signsIn(shop.token));
        {
            LiveClient second(shop);
            QVERIFY(second.signsIn(shop.token));
            QVERIFY(watching.waitsFor("presence_update", 2));
        }
        QVERIFY(watching.waitsFor("presence_update", 3));
        const QJsonObject last = watching.events("presence_update").last();
        QCOMPARE(last[u"status"_s].toString(), u"offline"_s); // though the first one is still there
        QCOMPARE(last[u"userId"_s].toString(), u"1"_s);
    }
    void pingsComeAndAMissingPongEndsTheConnection()
    {
        Backend shop([](ShopBackend &backend) { backend.setHeartbeat({50, 500, 1'000'000, 45'000}); });
        LiveClient answering(shop);
        QVERIFY(answering.signsIn(shop.token));
        LiveClient silent(shop);
        silent.answersPings = false;
        QTRY_VERIFY(silent.isGone);
        QVERIFY(silent.packets.contains(u"2"_s));
        QTRY_VERIFY(answering.packets.count(u"2"_s) > 8);
        QVERIFY(!answering.isGone);
    }
    void aClientThatDoesNotConnectIsLetGo()
    {
        Backend shop([](ShopBackend &backend) { backend.setHeartbeat({25'000, 60'000, 1'000'000, 100}); });
        LiveClient client(shop);
        QVERIFY(client.opens());
        QTRY_VERIFY(client.isGone);
    }
    void brokenRulesEndTheConnection_data()
    {
        QTest::addColumn<QByteArray>("packet");
        QTest::addColumn<bool>("signedIn");
        QTest::newRow("a ping") << QByteArray("2") << true;
        QTest::newRow("an unknown type") << QByteArray("9") << true;
        QTest::newRow("an empty message") << QByteArray("") << true;
        QTest::newRow("a second CONNECT") << QByteArray("40{}") << true;
        QTest::newRow("an event before CONNECT") << QByteArray(R"(42["x"])") << false;
        QTest::newRow("an array for auth") << QByteArray("40[1]") << false;
        QTest::newRow("an event without a name") << QByteArray("42[]") << true;
        QTest::newRow("broken JSON") << QByteArray(R"(42["x")") << true;
        QTest::newRow("a binary event") << QByteArray(R"(451-["x"])") << true;
        QTest::newRow("too long") << QByteArray(1'000'001, '4') << true;
    }
    void brokenRulesEndTheConnection()
    {
        QFETCH(QByteArray, packet);
        QFETCH(bool, signedIn);
        Backend shop;
        LiveClient client(shop);
        QVERIFY(signedIn ? client.signsIn(shop.token) : client.opens());
        client.send(packet);
        QTRY_VERIFY(client.isGone);
        QTRY_COMPARE(shop.backend().counters().sockets, 0);
        if (packet.size() > 1'000'000)
            QCOMPARE(int(client.socket.closeCode()), 1009);
    }
    void anotherNamespaceIsInvalid()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        client.send("40/desk,{}");
        QTRY_VERIFY(client.has(u"44/desk,{\"message\":\"Invalid namespace\"}"_s));
        client.send("41");
        QVERIFY(client.answerTo({{u"token"_s, shop.token}}).startsWith(u"40"_s)); // it may come back
    }
    void fragmentsAndControlFramesAreUnderstoodByteByByte()
    {
        Backend shop;
        RawClient client(shop);
        QVERIFY(client.comes("0{\"maxPayload\"") || client.read.contains("\"sid\""));
        QVERIFY(client.read.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC 6455, 1.3
        const QByteArray connect = "40{\"token\":\"" + shop.token.toLatin1() + "\"}";
        const QByteArray bytes = RawClient::frame(0x01, connect.first(5)) // begins
            + RawClient::frame(0x89, "still?") // a ping between
            + RawClient::frame(0x00, connect.sliced(5, 3)) + RawClient::frame(0x80, connect.sliced(8));
        for (const char byte : bytes) {
            client.socket.write(&byte, 1);
            client.socket.flush();
        }
        QVERIFY(client.comes("authenticated"));
        QVERIFY(client.read.contains(QByteArray("\x8a\x06still?")));
        client.socket.write(RawClient::frame(0x88, QByteArray("\x03\xe8", 2)));
        QVERIFY(client.ends());
        QVERIFY(client.read.endsWith(QByteArray("\x88\x02\x03\xe8", 4))); // the close is answered
    }
    void framesThatBreakTheProtocolCloseIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("no mask") << RawClient::frame(0x81, "40", false) << 1002;
        QTest::newRow("reserved bits") << RawClient::frame(0xc1, "40") << 1002;
        QTest::newRow("unknown opcode") << RawClient::frame(0x83, "40") << 1002;
        QTest::newRow("a fragment of nothing") << RawClient::frame(0x80, "40") << 1002;
        QTest::newRow("a message within another")
            << RawClient::frame(0x01, "4") + RawClient::frame(0x81, "0") << 1002;
        QTest::newRow("a fragmented ping") << RawClient::frame(0x09, "x") << 1002;
        QTest::newRow("a long ping") << RawClient::frame(0x89, QByteArray(126, 'x')) << 1002;
        QTest::newRow("bad UTF-8") << RawClient::frame(0x81, "42\xff") << 1007;
        QTest::newRow("an absurd length") << QByteArray::fromHex("81ff7fffffffffffffff00000000") << 1009;
    }
    void framesThatBreakTheProtocolCloseIt()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        Backend shop;
        RawClient client(shop);
        QVERIFY(client.comes("\"sid\""));
        client.socket.write(bytes);
        QVERIFY(client.ends());
        const QByteArray close = QByteArray("\x88\x02", 2) + char(code >> 8) + char(code & 0xff);
        QVERIFY2(client.read.endsWith(close), client.read.toHex().constData());
    }
    void aHandshakeThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("code");
        QTest::newRow("polling") << u"EIO=4&transport=polling"_s << u"Transport unknown"_s << 0;
        QTest::newRow("nothing") << u"EIO=4"_s << u"Transport unknown"_s << 0;
        QTest::newRow("a dead session")
            << u"EIO=4&transport=websocket&sid=x"_s << u"Session ID unknown"_s << 1;
        QTest::newRow("no upgrade") << u"EIO=4&transport=websocket"_s << u"Bad request"_s << 3;
    }
    void aHandshakeThatIsNoneIsRefused()
    {
        QFETCH(QString, query);
        QFETCH(QString, message);
        QFETCH(int, code);
        Backend shop;
        const Answer answer = shop.get(u"/socket.io/?"_s + query);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.object(), (QJsonObject{{u"code"_s, code}, {u"message"_s, message}}));
    }
    void anotherVersionGetsHttpIntoItsWebSocket()
    {
        Backend shop;
        RawClient client(shop, "EIO=3&transport=websocket");
        QVERIFY(client.ends());
        QVERIFY(client.read.startsWith("HTTP/1.1 101 "));
        QVERIFY(client.read.contains("Unsupported protocol version"));
    }
    void aBroadcastIsCheapInAThousandRooms()
    {
        Backend shop;
        LiveClient client(shop);
        QVERIFY(client.signsIn(shop.token));
        const QStringList rooms = ShopBackend::floodRooms(1000);
        for (const QString &room : rooms)
            client.emitEvent({u"join_conversation"_s, room});
        QVERIFY(client.waitsFor("joined_conversation", 1000));
        client.packets.clear();
        qint64 ended = 0;
        connect(
            &shop.backend(), &ShopBackend::floodEnded, this, [&ended](qint64 messages) { ended = messages; });
        shop.backend().flood(1000, 2000, 1, 300, true);
        QTRY_COMPARE_WITH_TIMEOUT(ended, 2000, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(client.packets.size(), 2000, 20'000);
        const QStringList contents = client.contents();
        for (int i = 0; i < 2000; ++i)
            QVERIFY(contents[i].startsWith(u"#%1 "_s.arg(i + 1)));
        QCOMPARE(contents[0].size(), 300);
        QTRY_COMPARE(shop.rows("SELECT count(*), count(DISTINCT conversation_id) FROM coze_chat_history"),
            QStringList{u"2000|1000"_s});
    }
};

QTEST_GUILESS_MAIN(tst_shoplive)
#include "tst_shoplive.moc"

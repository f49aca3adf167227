// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

class tst_livehandshake final : public QObject
{
    Q_OBJECT
private slots:
    void item01TheRequestIsTheSameAfterAReconnect();
    void item02PathAndQueryOfTheAddressAreKept();
    void item03TheAddressBecomesThatOfAWebSocket_data();
    void item03TheAddressBecomesThatOfAWebSocket();
    void item03AnIpv6ServerIsReached();
    void addressesThatWouldNotWorkAreRefused_data();
    void addressesThatWouldNotWorkAreRefused();
    void item04NothingIsSentBeforeTheOpenPacket();
    void openPacketsOfAllKindsAreTaken_data();
    void openPacketsOfAllKindsAreTaken();
    void item08ABadOpenPacketIsAFailedAttempt_data();
    void item08ABadOpenPacketIsAFailedAttempt();
    void item09OddPingTimesMakeNoBusyLoop_data();
    void item09OddPingTimesMakeNoBusyLoop();
    void item10NoopBeforeOpenIsIgnored();
    void item11AnotherFirstMessageEnds_data();
    void item11AnotherFirstMessageEnds();
    void item12BinaryBeforeOpenEnds();
    void item13NoOpenPacketEndsAtTheLimit();
    void item13NoAnswerAtAllEndsAtTheLimit();
    void item14ARefusedHandshakeIsAFailedAttempt_data();
    void item14ARefusedHandshakeIsAFailedAttempt();
    void item14NobodyListensIsAFailedAttempt();
    void item15ASecondOpenPacketDoesNotDisturb();
    void item16ALongSessionIdIsFineAndNotShown();
    void item108OfferedExtensionsMakeNoDifference();
    void headersOfTheEndpointAreSent();
};

void tst_livehandshake::item01TheRequestIsTheSameAfterAReconnect()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().end();
    QVERIFY(live.waitForOnlines(2));
    for (const SocketIoPeer *peer : live.server.peers)
        QCOMPARE(peer->requestLine, QByteArray("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1"));
}

void tst_livehandshake::item02PathAndQueryOfTheAddressAreKept()
{
    LiveFixture live;
    live.endpoint.url.setPath(u"/shop/live/"_s);
    live.endpoint.url.setQuery(u"tenant=a%26b&EIO=3&x=1"_s);
    QVERIFY(live.goOnline());
    QCOMPARE(live.peer().target(), QByteArray("/shop/live/?tenant=a%26b&x=1&EIO=4&transport=websocket"));
}

void tst_livehandshake::item03TheAddressBecomesThatOfAWebSocket_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("used");
    const QString tail = u"/socket.io/?EIO=4&transport=websocket"_s;
    QTest::addRow("item03 https") << u"https://shop.example"_s << u"wss://shop.example"_s + tail;
    QTest::addRow("item03 wss and a port")
        << u"wss://shop.example:8443/"_s << u"wss://shop.example:8443"_s + tail;
    QTest::addRow("item03 http on this machine")
        << u"http://localhost:3000"_s << u"ws://localhost:3000"_s + tail;
    QTest::addRow("item03 ws and IPv6") << u"ws://[::1]:3000"_s << u"ws://[::1]:3000"_s + tail;
    QTest::addRow("item03 IPv6 elsewhere") << u"https://[2001:db8::7]"_s << u"wss://[2001:db8::7]"_s + tail;
    QTest::addRow("item03 a fragment") << u"wss://shop.example#x"_s << u"wss://shop.example"_s + tail;
    QTest::addRow("item03 a sid of another session")
        << u"wss://shop.example?sid=1"_s << u"wss://shop.example"_s + tail;
}

void tst_livehandshake::item03TheAddressBecomesThatOfAWebSocket()
{
    QFETCH(QString, given);
    QFETCH(QString, used);
    Endpoint endpoint;
    endpoint.url = QUrl(given);
    const auto url = handshakeUrl(endpoint);
    QVERIFY(url);
    QCOMPARE(url->toString(QUrl::FullyEncoded), used);
}

void tst_livehandshake::item03AnIpv6ServerIsReached()
{
    LiveFixture live;
    live.server.listenOnIpv6();
    live.endpoint.url = QUrl(u"http://[::1]:%1"_s.arg(live.server.port()));
    QVERIFY(live.goOnline());
    QCOMPARE(live.peer().header("Host"), "[::1]:" + QByteArray::number(live.server.port()));
}

void tst_livehandshake::addressesThatWouldNotWorkAreRefused_data()
{
    QTest::addColumn<QString>("given");
    QTest::addRow("nothing") << QString();
    QTest::addRow("another scheme") << u"ftp://shop.example"_s;
    QTest::addRow("no host") << u"wss:///socket.io/"_s;
    QTest::addRow("plain text to another machine") << u"http://shop.example"_s;
}

void tst_livehandshake::addressesThatWouldNotWorkAreRefused()
{
    QFETCH(QString, given);
    LiveFixture live;
    live.endpoint.url = QUrl(given);
    live.start();
    QCOMPARE(live.status().state, State::Failed);
    QCOMPARE(live.status().error->kind, Error::Kind::InvalidInput);
    live.endpoint.plainTextAllowed = true;
    QCOMPARE(handshakeUrl(live.endpoint).has_value(), given.startsWith("http:"_L1));
}

void tst_livehandshake::item04NothingIsSentBeforeTheOpenPacket()
{
    LiveFixture live;
    live.server.onUpgraded = {};
    live.start();
    QVERIFY(live.waitFor(State::AwaitingOpen));
    static_cast<void>(live.session->emitEvent(u"early"_s, {}));
    live.peer().frame(9, "are you there"); // its answer shows that whatever was sent is here
    QTRY_COMPARE(live.peer().frames.size(), 1);
    QCOMPARE(live.peer().frames.first().opcode, 10);
    live.peer().text(live.server.openPacket());
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_livehandshake::openPacketsOfAllKindsAreTaken_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addRow("item05 all five fields") << QByteArray(
        R"(0{"sid":"Kx3-demo","upgrades":[],"pingInterval":25000,"pingTimeout":60000,"maxPayload":1000000})");
    QTest::addRow("item06 without maxPayload")
        << QByteArray(R"(0{"sid":"Kx3-demo","upgrades":[],"pingInterval":25000,"pingTimeout":60000})");
    QTest::addRow("item07 unknown keys")
        << QByteArray(R"(0{"sid":"Kx3-demo","new":{"a":[1]},"pingInterval":25000})");
    QTest::addRow("item07 upgrades to take") << QByteArray(
        R"(0{"sid":"Kx3-demo","upgrades":["websocket","webtransport"],"pingInterval":25000,"pingTimeout":60000})");
}

void tst_livehandshake::openPacketsOfAllKindsAreTaken()
{
    QFETCH(QByteArray, open);
    LiveFixture live;
    live.server.onUpgraded = [open](SocketIoPeer &peer) { peer.text(open); };
    QVERIFY(live.goOnline());
    const QString fits(1'000'000 - 6, u'x'); // 42[""] around it
    QVERIFY(live.session->emitEvent(fits, {}));
    const auto tooLong = live.session->emitEvent(fits + u'x', {});
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().kind, Error::Kind::InvalidInput);
    QTRY_COMPARE(live.peer().texts().size(), 2);
    QCOMPARE(live.peer().texts().first(), QByteArray("40")); // no probe
}

void tst_livehandshake::item08ABadOpenPacketIsAFailedAttempt_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addRow("item08 empty") << QByteArray("0");
    QTest::addRow("item08 cut") << QByteArray(R"(0{"sid":"Kx3)");
    QTest::addRow("item08 array") << QByteArray(R"(0["Kx3"])");
    QTest::addRow("item08 without sid") << QByteArray(R"(0{"pingInterval":25000,"pingTimeout":60000})");
    QTest::addRow("item08 sid is a number") << QByteArray(R"(0{"sid":7})");
}

void tst_livehandshake::item08ABadOpenPacketIsAFailedAttempt()
{
    QFETCH(QByteArray, open);
    LiveFixture live;
    live.server.onUpgraded = [open](SocketIoPeer &peer) { peer.text(open); };
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.statuses.last().error->kind, Error::Kind::Protocol);
    QVERIFY(live.waitForAttempts(3));
    QCOMPARE(live.times(State::Joining), 0);
}

void tst_livehandshake::item09OddPingTimesMakeNoBusyLoop_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addRow("item09 zero") << QByteArray(R"("pingInterval":0,"pingTimeout":0)");
    QTest::addRow("item09 negative") << QByteArray(R"("pingInterval":-5,"pingTimeout":20000)");
    QTest::addRow("item09 texts") << QByteArray(R"("pingInterval":"1","pingTimeout":"2")");
    QTest::addRow("item09 beyond 32 bits")
        << QByteArray(R"("pingInterval":2147483647,"pingTimeout":2147483647)");
    QTest::addRow("item09 huge") << QByteArray(R"("pingInterval":1e300,"pingTimeout":1)");
}

void tst_livehandshake::item09OddPingTimesMakeNoBusyLoop()
{
    QFETCH(QByteArray, times);
    LiveFixture live;
    live.server.onUpgraded = [times](SocketIoPeer &peer) { peer.text("0{\"sid\":\"Kx3\"," + times + "}"); };
    QVERIFY(live.goOnline());
    QTest::qWait(50);
    QCOMPARE(live.status().state, State::Online);
    live.peer().text("2");
    QTRY_COMPARE(live.peer().count("3"), 1);
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_livehandshake::item10NoopBeforeOpenIsIgnored()
{
    LiveFixture live;
    live.server.onUpgraded = [&live](SocketIoPeer &peer) {
        peer.text("6");
        peer.text(live.server.openPacket());
    };
    QVERIFY(live.goOnline());
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_livehandshake::item11AnotherFirstMessageEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("item11 a page") << QByteArray("<html><body>Welcome</body></html>");
    QTest::addRow("item11 an event") << QByteArray(R"(42["x"])");
    QTest::addRow("item11 a ping") << QByteArray("2");
    QTest::addRow("item11 nothing") << QByteArray();
}

void tst_livehandshake::item11AnotherFirstMessageEnds()
{
    QFETCH(QByteArray, text);
    LiveFixture live;
    live.server.onUpgraded = [text](SocketIoPeer &peer) { peer.text(text); };
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.server.peers.first()->texts(), QByteArrayList());
}

void tst_livehandshake::item12BinaryBeforeOpenEnds()
{
    LiveFixture live;
    live.server.onUpgraded = [](SocketIoPeer &peer) { peer.binary(QByteArray("\0\1\2", 3)); };
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QVERIFY(live.waitForAttempts(2));
}

void tst_livehandshake::item13NoOpenPacketEndsAtTheLimit()
{
    LiveFixture live;
    live.policy.attempt = 150ms;
    live.server.onUpgraded = {};
    live.start();
    QVERIFY(live.waitFor(State::AwaitingOpen));
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.statuses.last().error->kind, Error::Kind::Timeout);
    QTRY_VERIFY(!live.server.peers.first()->isOpen());
}

void tst_livehandshake::item13NoAnswerAtAllEndsAtTheLimit()
{
    LiveFixture live;
    live.policy.attempt = 150ms;
    live.server.onRequest = [](SocketIoPeer &) {};
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.times(State::AwaitingOpen), 0);
    QCOMPARE(live.statuses.last().error->kind, Error::Kind::Timeout);
    QTRY_VERIFY(!live.server.peers.first()->isOpen());
}

void tst_livehandshake::item14ARefusedHandshakeIsAFailedAttempt_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("code");
    QTest::addRow("item14 400") << QByteArray("400 Bad Request") << Error::Kind::Protocol << 400;
    QTest::addRow("item14 401") << QByteArray("401 Unauthorized") << Error::Kind::Unauthorized << 401;
    QTest::addRow("item14 403") << QByteArray("403 Forbidden") << Error::Kind::Forbidden << 403;
    QTest::addRow("item14 502") << QByteArray("502 Bad Gateway") << Error::Kind::Protocol << 502;
    QTest::addRow("item14 200") << QByteArray("200 OK\r\nContent-Type: text/html") << Error::Kind::Protocol
                                << 200;
    QTest::addRow("item14 redirect") << QByteArray("302 Found\r\nLocation: /elsewhere")
                                     << Error::Kind::Protocol << 302;
    QTest::addRow("item14 closed") << QByteArray("FIN") << Error::Kind::Network << 0;
    QTest::addRow("item14 reset") << QByteArray("RST") << Error::Kind::Network << 0;
    QTest::addRow("item14 wrong accept key") << QByteArray("ACCEPT") << Error::Kind::Protocol << 0;
    QTest::addRow("item14 no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << Error::Kind::Protocol
                                    << 0;
}

void tst_livehandshake::item14ARefusedHandshakeIsAFailedAttempt()
{
    QFETCH(QByteArray, how);
    QFETCH(Error::Kind, kind);
    QFETCH(int, code);
    LiveFixture live;
    live.server.onRequest = [how](SocketIoPeer &peer) {
        if (how == "FIN")
            peer.end();
        else if (how == "RST")
            peer.reset();
        else if (how == "ACCEPT")
            peer.upgrade({}, "d3JvbmcgYW5zd2VyIGZyb20gYSBwcm94eQ==");
        else if (how.startsWith("SSH"))
            peer.raw(how);
        else
            peer.answerHttp(how, "the server's own words");
    };
    live.server.onUpgraded = {};
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    const Error error = *live.statuses.last().error;
    QVERIFY2(error.kind == kind, qPrintable(error.detail));
    QCOMPARE(error.code, code);
    QVERIFY(live.waitForAttempts(5));
    QTRY_VERIFY(live.server.openConnections() <= 1); // none is left behind
    live.server.onRequest = [](SocketIoPeer &peer) { peer.upgrade(); };
    live.server.onUpgraded = [&live](SocketIoPeer &peer) { peer.text(live.server.openPacket()); };
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.session->counters().attempts, live.server.peers.size());
}

void tst_livehandshake::item14NobodyListensIsAFailedAttempt()
{
    LiveFixture live;
    live.server.stop();
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.statuses.last().error->kind, Error::Kind::Network);
    QVERIFY(live.waitForAttempts(3));
    QCOMPARE(live.status().attempt, 2);
    live.server.listenAgain();
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.status().attempt, 0);
}

void tst_livehandshake::item15ASecondOpenPacketDoesNotDisturb()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(0{"sid":"another","pingInterval":1,"pingTimeout":1})");
    live.peer().text(R"(42["x"])");
    QTRY_COMPARE(live.names(), QStringList{u"x"_s});
    QTest::qWait(50); // the times it named are not taken
    QCOMPARE(live.status().state, State::Online);
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_livehandshake::item16ALongSessionIdIsFineAndNotShown()
{
    LiveFixture live;
    const QByteArray sid(4000, 'S');
    live.server.onUpgraded
        = [sid](SocketIoPeer &peer) { peer.text("0{\"sid\":\"" + sid + "\",\"pingInterval\":25000}"); };
    live.make();
    live.session->setRecordsFrames(true);
    QVERIFY(live.goOnline());
    QTRY_VERIFY(live.frames.size() >= 3);
    for (const Frame &frame : live.frames)
        QVERIFY2(!frame.text.contains(u"SSSS"_s), qPrintable(frame.text));
    QVERIFY(live.frames.first().text.contains(u"25000"_s));
    QVERIFY(!live.status().error);
}

void tst_livehandshake::item108OfferedExtensionsMakeNoDifference()
{
    LiveFixture live;
    live.server.onRequest = [](SocketIoPeer &peer) {
        peer.upgrade("Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n");
    };
    QVERIFY(live.goOnline());
    QCOMPARE(live.peer().header("Sec-WebSocket-Extensions"), QByteArray());
    live.peer().text(R"(42["x"])");
    QTRY_COMPARE(live.names(), QStringList{u"x"_s});
}

void tst_livehandshake::headersOfTheEndpointAreSent()
{
    LiveFixture live;
    live.endpoint.headers = {{"Cookie", "route=a"}, {"X-Bad", "1\r\nX-Smuggled: 2"}};
    QVERIFY(live.goOnline());
    QCOMPARE(live.peer().header("Cookie"), QByteArray("route=a"));
    QCOMPARE(live.peer().header("X-Smuggled"), QByteArray());
}

QTEST_GUILESS_MAIN(tst_livehandshake)
#include "tst_livehandshake.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

class tst_liveframing final : public QObject
{
    Q_OBJECT
private slots:
    void noPacketEndsTheConnection_data();
    void noPacketEndsTheConnection();
    void item33APacketInFragmentsIsOne();
    void item34ABrokenFrameEndsAndTheNextAttemptIsClean_data();
    void item34ABrokenFrameEndsAndTheNextAttemptIsClean();
    void item35AMessageOfTwoMegabytesIsDelivered();
    void item35AMessageAboveTheLimitEnds_data();
    void item35AMessageAboveTheLimitEnds();
    void framesAreShownOnlyWhileSomebodyLooks();
    void framesHoldNoSecrets();
    void aFaultIsShownWithItsFrame();
};

void tst_liveframing::noPacketEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<EndReason>("reason");
    const auto row = [](const char *name, const QByteArray &text, EndReason reason) {
        QTest::addRow("%s", name) << text << reason;
    };
    row("item28 empty", {}, EndReason::TransportError);
    row("item29 unknown type", "7", EndReason::TransportError);
    row("item29 letters", "q81", EndReason::TransportError);
    row("item29 bracket", "{", EndReason::TransportError);
    row("item29 full-width digit", "２", EndReason::TransportError);
    row("item29 unknown packet type", "47", EndReason::ParseError);
    row("item30 message without a packet", "4", EndReason::ParseError);
    row("item31 base64 of polling", "bZGVtbw==", EndReason::TransportError);
    row("item32 two packets joined",
        "42[\"a\"]\x1e"
        "42[\"b\"]",
        EndReason::ParseError);
    row("item32 a ping and a packet joined",
        "2\x1e"
        "42[\"b\"]",
        EndReason::TransportError);
}

void tst_liveframing::noPacketEndsTheConnection()
{
    QFETCH(QByteArray, text);
    QFETCH(EndReason, reason);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(text);
    QVERIFY(live.endedWith(reason));
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.status().error->kind, Error::Kind::Protocol);
    QCOMPARE(live.session->counters().malformed, 1);
    QCOMPARE(live.events.size(), 0);
}

void tst_liveframing::item33APacketInFragmentsIsOne()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().frame(1, "42[\"frag", false);
    live.peer().frame(9, "between");
    live.peer().frame(0, "ments\",\"", false);
    live.peer().frame(0, "\xE4\xBD\xA0\"]");
    QTRY_COMPARE(live.names(), QStringList{u"fragments"_s});
    QCOMPARE(live.events.first().args(), QJsonArray{u"你"_s});
    QCOMPARE(live.peer().frames.last().payload, QByteArray("between"));
}

void tst_liveframing::item34ABrokenFrameEndsAndTheNextAttemptIsClean_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("item34 invalid UTF-8") << SocketIoPeer::encoded(1, "42[\"\xff\xfe\"]");
    QTest::addRow("item34 half a character") << SocketIoPeer::encoded(1, "42[\"\xE4\xBD\"]");
    QTest::addRow("item34 RSV1") << SocketIoPeer::encoded(1, R"(42["x"])", true, 4);
    QTest::addRow("item34 reserved opcode") << SocketIoPeer::encoded(3, "x");
    QTest::addRow("item34 stray continuation") << SocketIoPeer::encoded(0, "x");
    QTest::addRow("item34 an HTTP error after the upgrade") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
}

void tst_liveframing::item34ABrokenFrameEndsAndTheNextAttemptIsClean()
{
    QFETCH(QByteArray, bytes);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().raw(bytes);
    QVERIFY(live.endedWith(EndReason::TransportError));
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.events.size(), 0);
    live.peer().text(R"(42["clean"])");
    QTRY_COMPARE(live.names(), QStringList{u"clean"_s});
}

void tst_liveframing::item35AMessageOfTwoMegabytesIsDelivered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    const QByteArray large(2 * 1024 * 1024, 'x');
    live.peer().text("42[\"large\",\"" + large + "\"]");
    QTRY_COMPARE(live.names(), QStringList{u"large"_s});
    QCOMPARE(live.events.first().args().at(0).toString().size(), large.size());
}

void tst_liveframing::item35AMessageAboveTheLimitEnds_data()
{
    QTest::addColumn<bool>("fragments");
    QTest::addRow("item35 one frame") << false;
    QTest::addRow("item35 fragments") << true;
}

void tst_liveframing::item35AMessageAboveTheLimitEnds()
{
    QFETCH(bool, fragments);
    LiveFixture live;
    live.policy.incomingBytes = 100'000;
    QVERIFY(live.goOnline());
    SocketIoPeer &first = live.peer();
    if (fragments) {
        first.frame(1, "42[\"" + QByteArray(60'000, 'x'), false);
        first.frame(0, QByteArray(60'000, 'x') + "\"]");
    } else {
        // Only the head: it ends before anything is stored.
        first.raw(SocketIoPeer::encoded(1, QByteArray(100'001, 'x')).first(10));
    }
    QVERIFY(live.endedWith(EndReason::TransportError));
    QTRY_COMPARE(first.frames.last().opcode, 8);
    QCOMPARE(first.frames.last().payload.first(2), QByteArray("\x03\xf1")); // 1009
    QVERIFY(live.waitForOnlines(2));
}

void tst_liveframing::framesAreShownOnlyWhileSomebodyLooks()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["unseen"])");
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.frames.size(), 0);
    live.session->setRecordsFrames(true);
    live.peer().text(R"(42["seen"])");
    QVERIFY(live.session->emitEvent(u"out"_s, {7}));
    QCOMPARE(live.frames.size(), 0); // not from within the call
    live.peer().text("2");
    QTRY_COMPARE(live.frames.size(), 4);
    QStringList texts;
    for (const Frame &frame : live.frames)
        texts.append((frame.incoming ? u"<"_s : u">"_s) + frame.text);
    texts.sort();
    QCOMPARE(texts, (QStringList{u"<2"_s, u"<42[\"seen\"]"_s, u">3"_s, u">42[\"out\",7]"_s}));
    live.session->setRecordsFrames(false);
    live.peer().text(R"(42["unseen"])");
    QTRY_COMPARE(live.events.size(), 3);
    QCOMPARE(live.frames.size(), 4);
}

void tst_liveframing::framesHoldNoSecrets()
{
    LiveFixture live;
    live.endpoint.auth = [] {
        return ready(QJsonObject{
            {u"token"_s, u"tok-secret"_s}, {u"sessionId"_s, u"mail-secret"_s}, {u"x"_s, u"y-secret"_s}});
    };
    live.server.onText = [](SocketIoPeer &peer, const QByteArray &) {
        peer.text(R"(40{"sid":"public","pid":"pid-secret"})");
        peer.text(
            R"(42["x",{"Token" : "a\"-secret","list":[{"accessToken":"b-secret"}],"password":12345,"kept":"c"}])");
    };
    live.make();
    live.session->setRecordsFrames(true);
    live.session->start();
    QTRY_COMPARE(live.events.size(), 1);
    QTRY_COMPARE(live.frames.size(), 4);
    for (const Frame &frame : live.frames) {
        QVERIFY2(!frame.text.contains("secret"_L1), qPrintable(frame.text));
        QVERIFY2(!frame.text.contains("12345"_L1), qPrintable(frame.text));
    }
    QVERIFY(live.frames.last().text.contains(R"("kept":"c")"_L1));
}

void tst_liveframing::aFaultIsShownWithItsFrame()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.session->setRecordsFrames(true);
    live.peer().text("42{}");
    QTRY_VERIFY(!live.frames.isEmpty());
    QCOMPARE(live.frames.first().text, u"42{}"_s);
    QVERIFY(!live.frames.first().fault.isEmpty());
}

QTEST_GUILESS_MAIN(tst_liveframing)
#include "tst_liveframing.moc"

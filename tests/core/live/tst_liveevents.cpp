// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

class tst_liveevents final : public QObject
{
    Q_OBJECT
private slots:
    void item51NameAndArgumentsAreExact_data();
    void item51NameAndArgumentsAreExact();
    void item53UnknownNamesChangeNothing();
    void malformedEventsEnd_data();
    void malformedEventsEnd();
    void item60AnEventForANamespaceNotJoinedIsIgnored();
    void item61DeepNestingIsNoCrash_data();
    void item61DeepNestingIsNoCrash();
    void item62OddTextsAreDeliveredUnchanged();
    void item63LargeIntegersAreNotRounded();
    void item64ABurstIsDeliveredInOrder();
    void item65ReservedNamesAreRefused_data();
    void item65ReservedNamesAreRefused();
    void item66TheEchoIsIdentical();
    void item106OneByteTooMuchIsRefused();
    void item107TheLimitCountsBytesWithTheEnvelope();
    void aFullQueueIsBusy();
    void nothingIsSentWhileNotOnline();
    void aListenerMayStopTheSession();
    void aListenerMayDeleteTheSession();
};

void tst_liveevents::item51NameAndArgumentsAreExact_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonArray>("args");
    QTest::addRow("item51 no argument") << QByteArray(R"(["n"])") << u"n"_s << QJsonArray();
    QTest::addRow("item51 null") << QByteArray(R"(["n",null])") << u"n"_s << QJsonArray{QJsonValue()};
    QTest::addRow("item51 all kinds")
        << QByteArray(R"(["n",-4.5,"7",{"k":[false,[]]}])") << u"n"_s
        << QJsonArray{-4.5, u"7"_s, QJsonObject{{u"k"_s, QJsonArray{false, QJsonArray()}}}};
    QTest::addRow("item51 escapes in the name")
        << QByteArray(R"(["n\u00e4\n",1])") << u"nä\n"_s << QJsonArray{1};
    QTest::addRow("item51 an empty name") << QByteArray(R"([""])") << QString() << QJsonArray();
    QTest::addRow("item52 a number as the name") << QByteArray("[12,true]") << u"12"_s << QJsonArray{true};
    QTest::addRow("item52 a fraction as the name") << QByteArray("[ 1.50 ]") << u"1.50"_s << QJsonArray();
}

void tst_liveevents::item51NameAndArgumentsAreExact()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, name);
    QFETCH(QJsonArray, args);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("42" + json);
    QTRY_COMPARE(live.events.size(), 1);
    const Event event = live.events.first();
    QCOMPARE(event.name, name);
    QCOMPARE(event.args(), args);
    QCOMPARE(event.json, json);
    QCOMPARE(event.nspace, u"/"_s);
    QCOMPARE(event.ackId, -1);
}

void tst_liveevents::item53UnknownNamesChangeNothing()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["never heard of it",{"a":1},[2]])");
    live.peer().text(R"(42["message_received",7])");
    live.peer().text(R"(42["toString"])");
    QTRY_COMPARE(live.events.size(), 3);
    QCOMPARE(live.status().state, State::Online);
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_liveevents::malformedEventsEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
        {"42{}", "42[]", "42[null]", "42[true]", R"(42[{"name":"x"}])", R"(42[["x"]])", R"(42"x")"})
        QTest::addRow("item55 %s", text) << QByteArray(text);
    for (const char *text :
        {R"(42["connect"])", R"(42["disconnect","x"])", R"(42["connect_error"])", R"(42["disconnecting"])",
            R"(42["newListener"])", R"(42["removeListener"])", R"(42["connec\u0074"])"})
        QTest::addRow("item56 %s", text) << QByteArray(text);
    for (const char *text : {R"(42["x")", R"(42["x",)", R"(42["x"]])", R"(42["x"]y)", R"(42["x"]["y"])",
             R"(42["x",01])", R"(42["x",tru])", R"(42["x",'y'])", "42[\"x\",\"\n\"]", R"(42["x","\q"])"})
        QTest::addRow("item57 %s", text) << QByteArray(text);
    for (const char *text : {R"(42xyz["n"])", R"(42-3["n"])", R"(42+3["n"])", R"(421.5["n"])"})
        QTest::addRow("item58 %s", text) << QByteArray(text);
    for (const char *text :
        {"42", R"(42 ["n"])", R"(429007199254740993["n"])", "421", R"(4299999999999999999999["n"])"})
        QTest::addRow("item59 %s", text) << QByteArray(text);
}

void tst_liveevents::malformedEventsEnd()
{
    QFETCH(QByteArray, text);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(text);
    QVERIFY(live.endedWith(EndReason::ParseError));
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.events.size(), 0);
    QCOMPARE(live.session->counters().malformed, 1);
}

void tst_liveevents::item60AnEventForANamespaceNotJoinedIsIgnored()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42/other,["x"])");
    live.peer().text(R"(42["y"])");
    QTRY_COMPARE(live.names(), QStringList{u"y"_s});
    QCOMPARE(live.session->counters().unknownPackets, 1);
}

void tst_liveevents::item61DeepNestingIsNoCrash_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<bool>("delivered");
    QTest::addRow("item61 1000 levels") << 1000 << true;
    QTest::addRow("item61 5000 levels") << 5000 << false;
    QTest::addRow("item61 200000 levels") << 200'000 << false;
}

void tst_liveevents::item61DeepNestingIsNoCrash()
{
    QFETCH(int, levels);
    QFETCH(bool, delivered);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("42[\"deep\"," + QByteArray(levels, '[') + QByteArray(levels, ']') + "]");
    if (delivered) {
        QTRY_COMPARE(live.names(), QStringList{u"deep"_s});
        QVERIFY(live.events.first().args().at(0).isArray());
    } else {
        QVERIFY(live.endedWith(EndReason::ParseError));
        QVERIFY(live.waitForOnlines(2));
    }
}

void tst_liveevents::item62OddTextsAreDeliveredUnchanged()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["n","a\u0000b","\u2028)"
                     "\xE2\x80\xA9"
                     R"(","\ud800","\udc00\ud83d","😀 مرحبا"])");
    QTRY_COMPARE(live.events.size(), 1);
    const QJsonArray args = live.events.first().args();
    QCOMPARE(args.at(0).toString(), QString(u"a\0b"_s));
    QCOMPARE(args.at(1).toString(), QString::fromUtf16(u"\u2028\u2029"));
    QCOMPARE(args.at(2).toString(), QString(QChar(0xd800)));
    QCOMPARE(args.at(3).toString(), QString(QChar(0xdc00)) + QChar(0xd83d));
    QCOMPARE(args.at(4).toString(), u"😀 مرحبا"_s);
}

void tst_liveevents::item63LargeIntegersAreNotRounded()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["n",9223372036854775807,{"id":-9223372036854775807},123456789012345678901234])");
    QTRY_COMPARE(live.events.size(), 1);
    const QJsonArray args = live.events.first().args();
    QCOMPARE(args.at(0).toInteger(), 9223372036854775807);
    QCOMPARE(args.at(1)[u"id"_s].toInteger(), -9223372036854775807);
}

void tst_liveevents::item64ABurstIsDeliveredInOrder()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    QByteArray burst;
    constexpr int all = 20'000;
    for (int i = 0; i < all; ++i) {
        burst += SocketIoPeer::encoded(1, "42[\"n\"," + QByteArray::number(i) + "]");
        if (i % 5'000 == 0)
            burst += SocketIoPeer::encoded(1, "2");
    }
    live.peer().raw(burst);
    QTRY_COMPARE_WITH_TIMEOUT(live.events.size(), all, 20'000);
    for (int i = 0; i < all; ++i)
        QCOMPARE(live.events.at(i).json, "[\"n\"," + QByteArray::number(i) + "]");
    QTRY_COMPARE(live.peer().count("3"), 4);
    QCOMPARE(live.session->counters().eventsIn, all);
}

void tst_liveevents::item65ReservedNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const auto name : {"connect"_L1, "connect_error"_L1, "disconnect"_L1, "disconnecting"_L1,
             "newListener"_L1, "removeListener"_L1})
        QTest::addRow("item65 %s", name.data()) << QString(name);
}

void tst_liveevents::item65ReservedNamesAreRefused()
{
    QFETCH(QString, name);
    LiveFixture live;
    QVERIFY(live.goOnline());
    const auto sent = live.session->emitEvent(name, {});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::InvalidInput);
    live.session->emitVolatile(name, {});
    std::optional<Error> failed;
    live.session->request(name, {}, [&failed](const Result<QJsonArray> &answer) { failed = answer.error(); });
    QTRY_VERIFY(failed);
    QCOMPARE(failed->kind, Error::Kind::InvalidInput);
    QVERIFY(live.session->emitEvent(u"good"_s, {}));
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(42["good"])"}));
}

void tst_liveevents::item66TheEchoIsIdentical()
{
    LiveFixture live;
    live.server.onText = [&live](SocketIoPeer &peer, const QByteArray &text) {
        if (!live.server.acceptConnect(peer, text))
            peer.text(text);
    };
    QVERIFY(live.goOnline());
    const QJsonArray args{u"a\0b\n\"\\/ \u2028\u2029 😀 مرحبا"_s,
        QJsonObject{{u"ключ"_s, QJsonArray{1, -2.5, true}}}, QJsonValue(), qint64(9007199254740993)};
    QVERIFY(live.session->emitEvent(u"écho"_s, args));
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().name, u"écho"_s);
    QCOMPARE(live.events.first().args(), args);
}

void tst_liveevents::item106OneByteTooMuchIsRefused()
{
    LiveFixture live;
    live.server.maxPayload = 100;
    QVERIFY(live.goOnline());
    QVERIFY(live.session->emitEvent(u"n"_s, {QString(100 - 10, u'x')}));
    const auto sent = live.session->emitEvent(u"n"_s, {QString(100 - 9, u'x')});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::InvalidInput);
    QVERIFY(live.session->emitEvent(u"last"_s, {}));
    QTRY_COMPARE(live.peer().texts().last(), QByteArray(R"(42["last"])"));
    QCOMPARE(live.peer().texts().size(), 3);
    QCOMPARE(live.peer().texts().at(1).size(), 100);
}

void tst_liveevents::item107TheLimitCountsBytesWithTheEnvelope()
{
    LiveFixture live;
    live.server.maxPayload = 100;
    QVERIFY(live.goOnline());
    QVERIFY(live.session->emitEvent(u"n"_s, {QString(30, u'你')})); // 10 + 90 bytes
    QVERIFY(!live.session->emitEvent(u"n"_s, {QString(31, u'你')}));
    QVERIFY(!live.session->emitEvent(u"n"_s, {QString(89, u'x') + u'ä'}));
    QTRY_COMPARE(live.peer().texts().size(), 2);
    QCOMPARE(live.peer().texts().at(1).size(), 100);
}

void tst_liveevents::aFullQueueIsBusy()
{
    LiveFixture live;
    live.policy.queueBytes = 200'000;
    QVERIFY(live.goOnline());
    const QJsonArray large{QString(100'000, u'x')};
    QVERIFY(live.session->emitEvent(u"a"_s, large)); // nothing leaves before the event loop runs
    const auto sent = live.session->emitEvent(u"b"_s, large);
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::Busy);
    live.session->emitVolatile(u"typing"_s, {});
    QTRY_COMPARE(live.peer().texts().size(), 2);
    QVERIFY(live.session->emitEvent(u"c"_s, large));
    QTRY_COMPARE(live.peer().texts().size(), 3);
    QVERIFY(live.peer().texts().last().startsWith(R"(42["c")"));
}

void tst_liveevents::nothingIsSentWhileNotOnline()
{
    LiveFixture live;
    live.make();
    const auto sent = live.session->emitEvent(u"early"_s, {});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::Network);
    QVERIFY(live.goOnline());
    live.session->stop();
    QVERIFY(!live.session->emitEvent(u"late"_s, {}));
    QTRY_COMPARE(live.server.openConnections(), 0);
    QCOMPARE(live.peer().texts(), (QByteArrayList{"40", "41"}));
}

void tst_liveevents::aListenerMayStopTheSession()
{
    LiveFixture live;
    live.make();
    QObject::connect(live.session.get(), &LiveSession::eventReceived, live.session.get(),
        [&live] { live.session->stop(); });
    QVERIFY(live.goOnline());
    live.peer().raw(SocketIoPeer::encoded(1, R"(42["n"])").repeated(10));
    QVERIFY(live.waitFor(State::Idle));
    QTRY_COMPARE(live.server.openConnections(), 0);
    QCOMPARE(live.events.size(), 1);
}

void tst_liveevents::aListenerMayDeleteTheSession()
{
    LiveFixture live;
    live.server.onText = [&live](SocketIoPeer &peer, const QByteArray &text) {
        peer.text(R"(42["early"])");
        peer.text(R"(42["second"])");
        live.server.acceptConnect(peer, text);
    };
    live.make();
    QObject::connect(
        live.session.get(), &LiveSession::eventReceived, qApp, [&live] { live.session.reset(); });
    live.session->start();
    QTRY_VERIFY(!live.session);
    QTRY_COMPARE(live.server.openConnections(), 0);
    QCOMPARE(live.names(), QStringList{u"early"_s});
}

QTEST_GUILESS_MAIN(tst_liveevents)
#include "tst_liveevents.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

namespace {

const QByteArray kHeader = R"(451-["f",{"_placeholder":true,"num":0}])";

} // namespace

class tst_livebinary final : public QObject
{
    Q_OBJECT
private slots:
    void item75AnAttachmentIsDelivered();
    void item76PlaceholdersInAnyOrderGetTheirBytes();
    void item77AnEmptyAttachmentIsDelivered();
    void item78APingBetweenIsAnswered();
    void item79ATextPacketWhileAnAttachmentIsDueEnds();
    void item80ABinaryMessageWithoutHeaderEnds();
    void malformedHeadersEnd_data();
    void malformedHeadersEnd();
    void item83TenAttachmentsAreDelivered();
    void item85TheNextConnectionStartsClean();
    void item86AnAnswerNobodyWaitsForIsConsumed();
    void item87HeaderFirstThenTheAttachmentsInOrder();
    void anAnswerWithAttachmentsIsDelivered();
    void aPlaceholderInAPlainPacketIsData();
    void tooManyAttachmentsAreRefused();
};

void tst_livebinary::item75AnAttachmentIsDelivered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(kHeader);
    live.peer().binary(QByteArray("\0\xff\x34", 3));
    QTRY_COMPARE(live.names(), QStringList{u"f"_s});
    QCOMPARE(live.events.first().attachments, QList<QByteArray>{QByteArray("\0\xff\x34", 3)});
}

void tst_livebinary::item76PlaceholdersInAnyOrderGetTheirBytes()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(
        R"(452-["f",{"deep":[{"a":{"_placeholder":true,"num":1}}]},{"num":0,"_placeholder":true}])");
    live.peer().binary("zero");
    live.peer().binary("one");
    QTRY_COMPARE(live.events.size(), 1);
    const Event event = live.events.first();
    const QJsonArray args = event.args();
    const auto bytes
        = [&event](const QJsonValue &place) { return event.attachments.value(place[u"num"_s].toInt()); };
    QCOMPARE(bytes(args.at(0)[u"deep"_s][0][u"a"_s]), QByteArray("one"));
    QCOMPARE(bytes(args.at(1)), QByteArray("zero"));
}

void tst_livebinary::item77AnEmptyAttachmentIsDelivered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(kHeader);
    live.peer().binary({});
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().attachments, QList<QByteArray>{QByteArray()});
}

void tst_livebinary::item78APingBetweenIsAnswered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(kHeader);
    live.peer().text("2");
    QTRY_COMPARE(live.peer().count("3"), 1);
    QCOMPARE(live.events.size(), 0);
    live.peer().binary("bytes");
    QTRY_COMPARE(live.events.size(), 1);
}

void tst_livebinary::item79ATextPacketWhileAnAttachmentIsDueEnds()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(kHeader);
    live.peer().text(R"(42["x"])");
    QVERIFY(live.endedWith(EndReason::ParseError));
    QCOMPARE(live.events.size(), 0);
}

void tst_livebinary::item80ABinaryMessageWithoutHeaderEnds()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().binary("42[\"x\"]");
    QVERIFY(live.endedWith(EndReason::ParseError));
    QCOMPARE(live.events.size(), 0);
}

void tst_livebinary::malformedHeadersEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *number : {"1", "-1", "\"0\"", "0.5", "null", "1e99"})
        QTest::addRow("item81 num %s", number)
            << QByteArray(R"(451-["f",{"_placeholder":true,"num":)") + number + "}]";
    QTest::addRow("item81 no num") << QByteArray(R"(451-["f",{"_placeholder":true}])");
    for (const char *text : {R"(45["f"])", R"(452["f"])", "45k-[]", "452.5-[]", "45-2-[]", R"(45-["f"])",
             "451-", "451-[]", R"(451-{"f":1})"})
        QTest::addRow("item82 %s", text) << QByteArray(text);
    QTest::addRow("item83 10^12") << QByteArray(R"(451000000000000-["f"])");
    QTest::addRow("item83 11") << QByteArray(R"(4511-["f"])");
    QTest::addRow("item84 none") << QByteArray(R"(450-["f"])");
}

void tst_livebinary::malformedHeadersEnd()
{
    QFETCH(QByteArray, text);
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(text);
    QVERIFY(live.endedWith(EndReason::ParseError));
    QVERIFY(live.waitForOnlines(2));
    live.peer().text(R"(42["clean"])");
    QTRY_COMPARE(live.names(), QStringList{u"clean"_s});
}

void tst_livebinary::item83TenAttachmentsAreDelivered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(4510-["f"])");
    for (int i = 0; i < 10; ++i)
        live.peer().binary(QByteArray::number(i));
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().attachments.size(), 10);
}

void tst_livebinary::item85TheNextConnectionStartsClean()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(kHeader);
    live.peer().end();
    QVERIFY(live.waitForOnlines(2));
    live.peer().text(R"(42["clean"])");
    QTRY_COMPARE(live.names(), QStringList{u"clean"_s});
}

void tst_livebinary::item86AnAnswerNobodyWaitsForIsConsumed()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(461-7[{"_placeholder":true,"num":0}])");
    live.peer().binary("bytes");
    live.peer().text(R"(42["after"])");
    QTRY_COMPARE(live.names(), QStringList{u"after"_s});
    QCOMPARE(live.session->counters().unknownPackets, 1);
    QCOMPARE(live.status().state, State::Online);
}

void tst_livebinary::item87HeaderFirstThenTheAttachmentsInOrder()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    QVERIFY(live.session->emitEvent(u"scan"_s, {1}, {QByteArray("first"), QByteArray("second")}));
    const QJsonObject place{{u"_placeholder"_s, true}, {u"num"_s, 0}};
    QVERIFY(live.session->emitEvent(u"placed"_s, {QJsonObject{{u"in"_s, place}}}, {QByteArray("third")}));
    QTRY_COMPARE(live.peer().frames.size(), 6);
    QByteArrayList payloads;
    for (const ClientFrame &frame : live.peer().frames)
        payloads.append((frame.opcode == 2 ? "b:" : "") + frame.payload);
    QCOMPARE(payloads,
        (QByteArrayList{"40", R"(452-["scan",1,{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])",
            "b:first", "b:second", R"(451-["placed",{"in":{"_placeholder":true,"num":0}}])", "b:third"}));
}

void tst_livebinary::anAnswerWithAttachmentsIsDelivered()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    QJsonArray args;
    live.session->request(u"a"_s, {}, [&args](const Result<QJsonArray> &answer) { args = answer.value(); });
    QTRY_COMPARE(live.peer().texts().size(), 2);
    live.peer().text(R"(461-0["x",[{"_placeholder":true,"num":0}]])");
    live.peer().binary("bytes");
    QTRY_COMPARE(args, (QJsonArray{u"x"_s, QJsonArray{u"Ynl0ZXM="_s}}));
}

void tst_livebinary::aPlaceholderInAPlainPacketIsData()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["f",{"_placeholder":true,"num":9}])");
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().args().at(0)[u"num"_s].toInt(), 9);
}

void tst_livebinary::tooManyAttachmentsAreRefused()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    const auto sent = live.session->emitEvent(u"f"_s, {}, QList<QByteArray>(11, "x"));
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::InvalidInput);
}

QTEST_GUILESS_MAIN(tst_livebinary)
#include "tst_livebinary.moc"

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

/// What came of one request.
struct Outcome
{
    int calls = 0;
    QJsonArray args;
    std::optional<Error> error;

    LiveSession::Answered taker()
    {
        return [this](const Result<QJsonArray> &answer) {
            ++calls;
            if (answer)
                args = *answer;
            else
                error = answer.error();
        };
    }
};

} // namespace

class tst_liveacks final : public QObject
{
    Q_OBJECT
private slots:
    void item67IdsGoOnOverAReconnect();
    void item68TheRightCallbackIsCalledOnce();
    void item69UnknownAndMissingIdsAreIgnored();
    void item70AnAnswerThatIsNoArrayEnds_data();
    void item70AnAnswerThatIsNoArrayEnds();
    void item71NoAnswerFailsOnceAndALateOneIsIgnored();
    void item72ALostConnectionFailsAllAtOnce();
    void item73AnEventIsAnsweredOnceWithItsOwnId();
    void item73AnAnswerBelongsToItsConnection();
    void item74IdsOfTwoNamespacesDoNotMix();
    void stoppingFailsWhatIsOpen();
    void aRequestWhileOfflineFailsLater();
    void aRequestTooLongTakesNoId();
};

void tst_liveacks::item67IdsGoOnOverAReconnect()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    live.session->request(u"b"_s, {}, outcome.taker());
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(420["a"])", R"(421["b"])"}));
    live.peer().end();
    QVERIFY(live.waitForOnlines(2));
    live.session->request(u"c"_s, {}, outcome.taker());
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(422["c"])"}));
}

void tst_liveacks::item68TheRightCallbackIsCalledOnce()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    Outcome first, second;
    live.session->request(u"a"_s, {1}, first.taker());
    live.session->request(u"b"_s, {2}, second.taker());
    QTRY_COMPARE(live.peer().texts().size(), 3);
    for (const char *text :
        {R"(431["for b",2])", R"(431["again"])", R"(430[])", R"(430["again"])", R"(42["end"])"})
        live.peer().text(text);
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(first.calls, 1);
    QCOMPARE(first.args, QJsonArray());
    QVERIFY(!first.error);
    QCOMPARE(second.calls, 1);
    QCOMPARE(second.args, (QJsonArray{u"for b"_s, 2}));
    QTest::qWait(int(live.policy.ack.count()) + 50); // nor by their limits
    QCOMPARE(first.calls + second.calls, 2);
}

void tst_liveacks::item69UnknownAndMissingIdsAreIgnored()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    QTRY_COMPARE(live.peer().texts().size(), 2);
    for (const char *text : {R"(437["x"])", R"(43["x"])", R"(42["end"])"})
        live.peer().text(text);
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(outcome.calls, 0);
    QCOMPARE(live.session->counters().unknownPackets, 2);
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveacks::item70AnAnswerThatIsNoArrayEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"430{}", R"(430"x")", "430", "430[", "430[]x"})
        QTest::addRow("item70 %s", text) << QByteArray(text);
}

void tst_liveacks::item70AnAnswerThatIsNoArrayEnds()
{
    QFETCH(QByteArray, text);
    LiveFixture live;
    QVERIFY(live.goOnline());
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    live.peer().text(text);
    QVERIFY(live.endedWith(EndReason::ParseError));
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.error->kind, Error::Kind::Network);
}

void tst_liveacks::item71NoAnswerFailsOnceAndALateOneIsIgnored()
{
    LiveFixture live;
    live.policy.ack = 100ms;
    QVERIFY(live.goOnline());
    QElapsedTimer clock;
    clock.start();
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(clock.elapsed() >= 95);
    QCOMPARE(outcome.error->kind, Error::Kind::Timeout);
    live.peer().text(R"(430["late"])");
    live.peer().text(R"(42["end"])");
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(outcome.calls, 1);
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveacks::item72ALostConnectionFailsAllAtOnce()
{
    LiveFixture live;
    live.policy.ack = 60s;
    QVERIFY(live.goOnline());
    std::array<Outcome, 5> outcomes;
    for (Outcome &outcome : outcomes)
        live.session->request(u"a"_s, {}, outcome.taker());
    QTRY_COMPARE(live.peer().texts().size(), 6);
    live.peer().reset();
    for (Outcome &outcome : outcomes) {
        QTRY_COMPARE(outcome.calls, 1);
        QCOMPARE(outcome.error->kind, Error::Kind::Network);
    }
    QVERIFY(live.waitForOnlines(2));
    live.peer().text(R"(430["x"])");
    QTRY_COMPARE(live.session->counters().unknownPackets, 1);
    QCOMPARE(outcomes.front().calls, 1);
}

void tst_liveacks::item73AnEventIsAnsweredOnceWithItsOwnId()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(4212["ask",1])");
    live.peer().text(R"(42["tell",1])");
    QTRY_COMPARE(live.events.size(), 2);
    QCOMPARE(live.events.first().ackId, 12);
    live.session->answer(live.events.first(), {u"yes"_s});
    live.session->answer(live.events.first(), {u"no"_s});
    live.session->answer(live.events.last(), {u"unasked"_s});
    QVERIFY(live.session->emitEvent(u"end"_s, {}));
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(4312["yes"])", R"(42["end"])"}));
}

void tst_liveacks::item73AnAnswerBelongsToItsConnection()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(421["ask"])");
    QTRY_COMPARE(live.events.size(), 1);
    live.peer().end();
    QVERIFY(live.waitForOnlines(2));
    live.peer().text(R"(421["ask something else"])");
    QTRY_COMPARE(live.events.size(), 2);
    live.session->answer(live.events.first(), {u"old"_s});
    live.session->answer(live.events.last(), {u"new"_s});
    QVERIFY(live.session->emitEvent(u"end"_s, {}));
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(431["new"])", R"(42["end"])"}));
}

void tst_liveacks::item74IdsOfTwoNamespacesDoNotMix()
{
    LiveFixture live;
    live.make();
    live.session->join(u"/desk"_s);
    QVERIFY(live.goOnline());
    QTRY_VERIFY(live.peer().texts().contains("40/desk,"));
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    live.peer().text(R"(42/desk,0["ask"])");
    live.peer().text(R"(420["ask"])");
    live.peer().text(R"(43/desk,0["wrong"])");
    QTRY_COMPARE(live.events.size(), 2);
    live.session->answer(live.events.first(), {u"desk"_s});
    live.session->answer(live.events.last(), {u"main"_s});
    QTRY_VERIFY(live.peer().texts().contains(R"(43/desk,0["desk"])"));
    QTRY_VERIFY(live.peer().texts().contains(R"(430["main"])"));
    QTRY_COMPARE(live.session->counters().unknownPackets, 1);
    QCOMPARE(outcome.calls, 0);
    live.peer().text(R"(430["right"])");
    QTRY_COMPARE(outcome.args, QJsonArray{u"right"_s});
}

void tst_liveacks::stoppingFailsWhatIsOpen()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    live.session->stop();
    QCOMPARE(outcome.calls, 0); // not from within the call
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.error->kind, Error::Kind::Network);
}

void tst_liveacks::aRequestWhileOfflineFailsLater()
{
    LiveFixture live;
    live.make();
    Outcome outcome;
    live.session->request(u"a"_s, {}, outcome.taker());
    QCOMPARE(outcome.calls, 0);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.error->kind, Error::Kind::Network);
    live.session->request(u"b"_s, {}, outcome.taker());
    live.session.reset();
    QTest::qWait(20);
    QCOMPARE(outcome.calls, 1); // not when the session is gone
}

void tst_liveacks::aRequestTooLongTakesNoId()
{
    LiveFixture live;
    live.server.maxPayload = 50;
    QVERIFY(live.goOnline());
    Outcome outcome;
    live.session->request(u"a"_s, {QString(60, u'x')}, outcome.taker());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.error->kind, Error::Kind::InvalidInput);
    live.session->request(u"b"_s, {}, outcome.taker());
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(420["b"])"}));
}

QTEST_GUILESS_MAIN(tst_liveacks)
#include "tst_liveacks.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

namespace {

/// A fixture whose server pings by itself every `intervalMs`, as long as the test lets it.
struct Pinging
{
    explicit Pinging(int intervalMs, int timeoutMs)
    {
        live.server.pingInterval = intervalMs;
        live.server.pingTimeout = timeoutMs;
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] {
            ++pings;
            live.peer().text("2");
        });
    }
    void run() { timer.start(live.server.pingInterval); }

    LiveFixture live;
    QTimer timer;
    int pings = 0;
};

} // namespace

class tst_liveheartbeat final : public QObject
{
    Q_OBJECT
private slots:
    void item17EachPingIsAnsweredOnceAndSoon();
    void item18ABurstOfPingsIsAnsweredOneByOne();
    void item19AProbeIsAnsweredWithoutIt();
    void item20TheClientNeverPings();
    void item21WithoutPingsItEndsInTime();
    void item22EventsDoNotPostponeThat();
    void item23WithPingsAloneItLives();
    void item24AFloodDoesNotDelayThePong();
    void item25AStoppedProcessDoesNotSendIntoADeadSession();
    void item26OtherPacketsOfTheServerAreIgnored();
    void item27WebSocketPingsAreAnsweredInKind();
    void aPingThatComesTooLateDoesNotReviveTheSession();
    void aSilentLinkIsDegradedFirstAndDeadThen();
    void aLateProbeAnswerEndsTheDoubt();
    void incomingDataProvesLifeWithoutAPong();
    void bytesOfAHalfMessageProveLife();
    void theRoundTripIsTold();
    void distrustFindsADeadLinkSoon();
    void distrustOfALivingLinkChangesNothing();
};

void tst_liveheartbeat::item17EachPingIsAnsweredOnceAndSoon()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    for (int i = 1; i <= 5; ++i) {
        const qint64 asked = live.server.now();
        live.peer().text("2");
        QTRY_COMPARE(live.peer().count("3"), i);
        const qint64 took = live.peer().frames.last().atMs - asked;
        QVERIFY2(took < 50, qPrintable(QString::number(took)));
    }
    live.peer().frame(9, "end"); // behind it nothing more can be on its way
    QTRY_COMPARE(live.peer().frames.last().payload, QByteArray("end"));
    QCOMPARE(live.peer().count("3"), 5);
}

void tst_liveheartbeat::item18ABurstOfPingsIsAnsweredOneByOne()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().raw(SocketIoPeer::encoded(1, "2").repeated(200));
    QTRY_COMPARE(live.peer().count("3"), 200);
    live.peer().frame(9, "end");
    QTRY_COMPARE(live.peer().frames.last().payload, QByteArray("end"));
    QCOMPARE(live.peer().count("3"), 200);
}

void tst_liveheartbeat::item19AProbeIsAnsweredWithoutIt()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("2probe");
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", "3"}));
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveheartbeat::item20TheClientNeverPings()
{
    Pinging pinging(40, 200);
    pinging.live.policy.probeEvery = 30ms;
    QVERIFY(pinging.live.goOnline());
    pinging.run();
    QTRY_VERIFY(pinging.pings >= 10);
    QVERIFY(pinging.live.session->emitEvent(u"x"_s, {}));
    QTRY_VERIFY(pinging.live.peer().messages().contains(R"(42["x"])"));
    for (const QByteArray &text : pinging.live.peer().texts())
        QVERIFY2(!text.startsWith('2'), text.constData());
}

void tst_liveheartbeat::item21WithoutPingsItEndsInTime()
{
    LiveFixture live;
    live.server.pingInterval = 400;
    live.server.pingTimeout = 400;
    QVERIFY(live.goOnline());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(live.endedWith(EndReason::PingTimeout));
    QVERIFY2(clock.elapsed() >= 700 && clock.elapsed() <= 880, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.status().reason, EndReason::PingTimeout);
}

void tst_liveheartbeat::item22EventsDoNotPostponeThat()
{
    LiveFixture live;
    live.server.pingInterval = 200;
    live.server.pingTimeout = 200;
    QTimer chatter;
    QObject::connect(&chatter, &QTimer::timeout, &chatter, [&live] { live.peer().text(R"(42["x"])"); });
    QVERIFY(live.goOnline());
    QElapsedTimer clock;
    clock.start();
    chatter.start(20ms);
    QVERIFY(live.endedWith(EndReason::PingTimeout));
    QVERIFY2(clock.elapsed() <= 600, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(live.events.size() >= 5);
}

void tst_liveheartbeat::item23WithPingsAloneItLives()
{
    Pinging pinging(50, 250);
    QVERIFY(pinging.live.goOnline());
    pinging.run();
    QTRY_VERIFY(pinging.pings >= 12);
    QCOMPARE(pinging.live.status().state, State::Online);
    QCOMPARE(pinging.live.session->counters().attempts, 1);
}

void tst_liveheartbeat::item24AFloodDoesNotDelayThePong()
{
    LiveFixture live;
    live.make();
    int handled = 0;
    // Slow readers of events: 20,000 of them take more than a second.
    QObject::connect(live.session.get(), &LiveSession::eventReceived, live.session.get(), [&handled] {
        QElapsedTimer busy;
        busy.start();
        while (busy.nsecsElapsed() < 60'000) { }
        ++handled;
    });
    QVERIFY(live.goOnline());
    const QByteArray burst = SocketIoPeer::encoded(1, R"(42["tick",{"n":1}])").repeated(20'000);
    QElapsedTimer clock;
    clock.start();
    live.peer().raw(burst + SocketIoPeer::encoded(1, "2"));
    QTRY_COMPARE(live.peer().count("3"), 1);
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(handled < 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(handled, 20'000, 30'000);
}

void tst_liveheartbeat::item25AStoppedProcessDoesNotSendIntoADeadSession()
{
    // A thread that is held is to the session what SIGSTOP is: time passes and no timer runs.
    LiveFixture live;
    live.server.pingInterval = 100;
    live.server.pingTimeout = 100;
    QVERIFY(live.goOnline());
    QTest::qSleep(300);
    const auto sent = live.session->emitEvent(u"late"_s, {});
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, Error::Kind::Network);
    QVERIFY(live.endedWith(EndReason::PingTimeout));
    QVERIFY(live.waitForOnlines(2));
    for (const SocketIoPeer *peer : live.server.peers)
        QVERIFY(!peer->texts().contains(R"(42["late"])"));
}

void tst_liveheartbeat::item26OtherPacketsOfTheServerAreIgnored()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    for (const char *text : {"3", "5", "6", "3probe"})
        live.peer().text(text);
    live.peer().text(R"(42["after"])");
    QTRY_COMPARE(live.names(), QStringList{u"after"_s});
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveheartbeat::item27WebSocketPingsAreAnsweredInKind()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().frame(9, "any 17 bytes here");
    QTRY_COMPARE(live.peer().frames.last().opcode, 10);
    QCOMPARE(live.peer().frames.last().payload, QByteArray("any 17 bytes here"));
}

void tst_liveheartbeat::aPingThatComesTooLateDoesNotReviveTheSession()
{
    LiveFixture live;
    live.server.pingInterval = 60;
    live.server.pingTimeout = 60;
    QVERIFY(live.goOnline());
    SocketIoPeer &first = live.peer();
    first.text("2"); // lies in the socket when the thread goes on
    QTest::qSleep(250);
    QVERIFY(live.endedWith(EndReason::PingTimeout));
    QTRY_VERIFY(!first.isOpen());
    QCOMPARE(first.count("3"), 0);
}

void tst_liveheartbeat::aSilentLinkIsDegradedFirstAndDeadThen()
{
    LiveFixture live;
    live.policy.probeEvery = 100ms;
    live.policy.probePatience = 200ms;
    QVERIFY(live.goOnline());
    QElapsedTimer clock;
    clock.start();
    live.peer().fallSilent();
    QTRY_VERIFY(live.status().degraded);
    QCOMPARE(live.status().state, State::Online);
    QVERIFY(live.endedWith(EndReason::DeadLink));
    QVERIFY2(clock.elapsed() >= 200 && clock.elapsed() < 600, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(live.waitForOnlines(2));
    QVERIFY(!live.status().degraded);
}

void tst_liveheartbeat::aLateProbeAnswerEndsTheDoubt()
{
    LiveFixture live;
    live.policy.probeEvery = 50ms;
    live.policy.probePatience = 1000ms;
    live.server.answersPings = false;
    QVERIFY(live.goOnline());
    QTRY_VERIFY(live.status().degraded);
    live.peer().frame(10, live.peer().frames.last().payload);
    live.server.answersPings = true;
    QTRY_VERIFY(!live.status().degraded);
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_liveheartbeat::incomingDataProvesLifeWithoutAPong()
{
    LiveFixture live;
    live.policy.probeEvery = 50ms;
    live.policy.probePatience = 200ms;
    live.server.answersPings = false;
    QVERIFY(live.goOnline());
    int sent = 0;
    QTimer flood;
    QObject::connect(&flood, &QTimer::timeout, &flood, [&] {
        live.peer().text(R"(42["x"])");
        ++sent;
    });
    flood.start(20ms);
    QTRY_VERIFY(sent >= 25);
    QCOMPARE(live.status().state, State::Online);
    QCOMPARE(live.session->counters().attempts, 1);
    flood.stop();
    QVERIFY(live.endedWith(EndReason::DeadLink));
}

void tst_liveheartbeat::bytesOfAHalfMessageProveLife()
{
    LiveFixture live;
    live.policy.probeEvery = 50ms;
    live.policy.probePatience = 200ms;
    live.server.answersPings = false;
    QVERIFY(live.goOnline());
    const QByteArray whole = SocketIoPeer::encoded(1, R"(42["big",")" + QByteArray(600, 'x') + "\"]");
    qsizetype at = 0;
    QTimer trickle;
    QObject::connect(&trickle, &QTimer::timeout, &trickle, [&] {
        live.peer().raw(whole.mid(at, 20));
        at += 20;
        if (at >= whole.size())
            trickle.stop();
    });
    trickle.start(20ms);
    QTRY_COMPARE(live.names(), QStringList{u"big"_s});
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_liveheartbeat::theRoundTripIsTold()
{
    LiveFixture live;
    live.policy.probeEvery = 20ms;
    QVERIFY(live.goOnline());
    QSignalSpy probed(live.session.get(), &LiveSession::probed);
    QVERIFY(probed.wait());
    QVERIFY(live.status().roundTripMs);
    QVERIFY(*live.status().roundTripMs >= 0 && *live.status().roundTripMs < 1000);
}

void tst_liveheartbeat::distrustFindsADeadLinkSoon()
{
    LiveFixture live;
    live.policy.probePatience = 200ms;
    QVERIFY(live.goOnline());
    live.peer().fallSilent();
    live.session->distrust();
    QVERIFY(live.endedWith(EndReason::NetworkChange));
    QVERIFY(live.waitForOnlines(2));
}

void tst_liveheartbeat::distrustOfALivingLinkChangesNothing()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    QSignalSpy probed(live.session.get(), &LiveSession::probed);
    live.session->distrust();
    QVERIFY(probed.wait());
    QCOMPARE(live.status().state, State::Online);
    QCOMPARE(live.session->counters().attempts, 1);
}

QTEST_GUILESS_MAIN(tst_liveheartbeat)
#include "tst_liveheartbeat.moc"

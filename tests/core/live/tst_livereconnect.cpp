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

/// What an application does: joins its rooms when online, then sends what it kept.
struct Application
{
    explicit Application(LiveFixture &live)
    {
        live.make();
        QObject::connect(
            live.session.get(), &LiveSession::online, live.session.get(), [&live, this](bool recovered) {
                if (!recovered) {
                    for (const QString &room : rooms)
                        QVERIFY(live.session->emitEvent(u"join_conversation"_s, {room}));
                }
                for (const QString &text : std::exchange(outbox, {}))
                    QVERIFY(live.session->emitEvent(u"send_message"_s, {text}));
            });
    }

    QStringList rooms{u"a"_s, u"b"_s};
    QStringList outbox;
};

} // namespace

class tst_livereconnect final : public QObject
{
    Q_OBJECT
private slots:
    void item88PutOutByTheServerStaysOut();
    void item89ADisconnectOfAnotherNamespaceIsIgnored();
    void item89ADisconnectWithAPayloadEnds();
    void item90LeavingSaysSoAndCloses();
    void item90LeavingCancelsAPendingAttempt();
    void item91ALostConnectionIsMadeAgain_data();
    void item91ALostConnectionIsMadeAgain();
    void item92PausesGrowAndAreSpread();
    void item93AServerThatClosesAtOnceIsNotTriedTooOften();
    void item93AServerThatEndsWhatWasOnlineIsNotTriedTooOften();
    void item94LimitedAttemptsStopExactly();
    void item95TwoFailuresAtOnceAreOne();
    void item96RoomsAreJoinedAgainOnceBeforeTheOutbox();
    void item97VolatileEventsWhileOfflineAreNotSentLater();
    void item98RequestsThatTimedOutAreNotSentLater();
    void item99ManyReconnectsLeaveNothingBehind();
    void item100QuittingEndsSoonInEveryState_data();
    void item100QuittingEndsSoonInEveryState();
    void item100AServerThatKeepsTheConnectionIsLeftInTime();
    void theFirstTryAfterAnEndIsImmediate();
    void aStableConnectionForgetsEarlierFailures();
    void tryingNowEndsAPause();
    void distrustEndsAPause();
    void eventsBeforeAnEndAreDeliveredBeforeIt();
    void aServerThatRestartsIsFoundAgain();
    void statusTellsWhenTheNextTryIs();
};

void tst_livereconnect::item88PutOutByTheServerStaysOut()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("41");
    QVERIFY(live.waitFor(State::Kicked));
    QCOMPARE(live.status().reason, EndReason::ServerDisconnect);
    QTRY_COMPARE(live.server.openConnections(), 0);
    QCOMPARE(live.peer().frames.last().opcode, 8); // closed by the client
    QTest::qWait(100); // longer than the longest pause
    QCOMPARE(live.session->counters().attempts, 1);
    live.session->retryNow();
    QVERIFY(live.waitFor(State::Online));
}

void tst_livereconnect::item89ADisconnectOfAnotherNamespaceIsIgnored()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("41/other,");
    live.peer().text(R"(42["x"])");
    QTRY_COMPARE(live.names(), QStringList{u"x"_s});
    QCOMPARE(live.status().state, State::Online);
}

void tst_livereconnect::item89ADisconnectWithAPayloadEnds()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text("41{}");
    QVERIFY(live.endedWith(EndReason::ParseError));
    QVERIFY(live.waitForOnlines(2));
}

void tst_livereconnect::item90LeavingSaysSoAndCloses()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.session->stop();
    QCOMPARE(live.status().state, State::Idle);
    QCOMPARE(live.status().reason, EndReason::ClientDisconnect);
    QTRY_COMPARE(live.server.openConnections(), 0);
    QCOMPARE(live.peer().texts(), (QByteArrayList{"40", "41"}));
    QCOMPARE(live.peer().frames.last().opcode, 8);
    QTest::qWait(100);
    QCOMPARE(live.session->counters().attempts, 1);
    live.session->start();
    QVERIFY(live.waitFor(State::Online));
}

void tst_livereconnect::item90LeavingCancelsAPendingAttempt()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 60ms;
    live.server.stop();
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    live.session->stop();
    QCOMPARE(live.status().state, State::Idle);
    live.server.listenAgain();
    QTest::qWait(150);
    QCOMPARE(live.status().state, State::Idle);
    QCOMPARE(live.server.peers.size(), 0);
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_livereconnect::item91ALostConnectionIsMadeAgain_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addRow("item91 close 1001") << QByteArray("1001");
    QTest::addRow("item91 close without a code") << QByteArray("1005");
    QTest::addRow("item91 FIN") << QByteArray("FIN");
    QTest::addRow("item91 RST") << QByteArray("RST");
    QTest::addRow("item91 close of the session") << QByteArray("1");
}

void tst_livereconnect::item91ALostConnectionIsMadeAgain()
{
    QFETCH(QByteArray, how);
    LiveFixture live;
    QVERIFY(live.goOnline());
    SocketIoPeer &first = live.peer();
    if (how == "1001")
        first.closeFrame(1001, "going away");
    else if (how == "1005")
        first.frame(8, {});
    else if (how == "FIN")
        first.end();
    else if (how == "RST")
        first.reset();
    else
        first.text("1");
    QVERIFY(live.endedWith(EndReason::TransportClose));
    QTRY_COMPARE(live.onlines, (QList<bool>{false, false}));
    QTRY_VERIFY(!first.isOpen());
    QCOMPARE(live.session->counters().attempts, 2);
    QCOMPARE(live.status().socketId, u"socket-2"_s);
}

void tst_livereconnect::item92PausesGrowAndAreSpread()
{
    const Policy policy;
    QCOMPARE(backoff(0, policy, 0.9), 0ms);
    QCOMPARE(backoff(1, policy, 0.0), 500ms);
    QVERIFY(backoff(1, policy, 0.999) > 1400ms && backoff(1, policy, 0.999) <= 1500ms);
    for (int failed = 1; failed < 200; ++failed) {
        const milliseconds low = backoff(failed, policy, 0);
        const milliseconds high = backoff(failed, policy, 0.999);
        QVERIFY(low >= backoff(failed - 1, policy, 0));
        QVERIFY(high <= policy.longestDelay);
        QVERIFY2(high - low >= low / 2, qPrintable(QString::number(failed))); // spread at the cap too
    }
    QCOMPARE(backoff(50, policy, 0), policy.longestDelay / 2);

    QSet<qint64> pauses;
    for (int run = 0; run < 20; ++run) {
        LiveFixture live;
        live.policy.firstDelay = 1000ms;
        live.policy.longestDelay = 30'000ms;
        live.policy.jitter = 0.5;
        live.policy.random = {};
        live.server.stop();
        live.start();
        QVERIFY(live.waitFor(State::Waiting));
        const qint64 pause = live.status().nextTryAtMs - live.status().sinceMs;
        QVERIFY2(pause >= 499 && pause <= 1500, qPrintable(QString::number(pause)));
        pauses.insert(pause);
    }
    QVERIFY(pauses.size() > 5);
}

void tst_livereconnect::item93AServerThatClosesAtOnceIsNotTriedTooOften()
{
    LiveFixture live;
    live.policy.firstDelay = 50ms;
    live.policy.longestDelay = 400ms;
    live.server.onUpgraded = [&live](SocketIoPeer &peer) {
        peer.text(live.server.openPacket());
        peer.closeFrame(1011);
    };
    live.start();
    QVERIFY(live.waitForAttempts(4));
    // 50, 100 and 200 ms lie between them.
    QVERIFY2(live.statuses.last().sinceMs - live.statuses.first().sinceMs >= 345, "tried too often");
    QCOMPARE(live.status().attempt, 3);
    QCOMPARE(live.onlines.size(), 0);
}

void tst_livereconnect::item93AServerThatEndsWhatWasOnlineIsNotTriedTooOften()
{
    LiveFixture live;
    live.policy.firstDelay = 50ms;
    live.policy.longestDelay = 400ms;
    live.server.onText = [&live](SocketIoPeer &peer, const QByteArray &text) {
        live.server.acceptConnect(peer, text);
        peer.closeFrame(1011);
    };
    QElapsedTimer clock;
    clock.start();
    live.start();
    QVERIFY(live.waitForAttempts(5));
    QVERIFY(clock.elapsed() >= 345); // at once, then after 50, 100 and 200 ms
    QVERIFY(live.onlines.size() >= 4);
}

void tst_livereconnect::item94LimitedAttemptsStopExactly()
{
    LiveFixture live;
    live.policy.attempts = 3;
    live.server.onRequest = [](SocketIoPeer &peer) { peer.answerHttp("503 Service Unavailable"); };
    live.start();
    QVERIFY(live.waitFor(State::Failed));
    QCOMPARE(live.status().error->code, 503);
    QCOMPARE(live.status().attempt, 3);
    QTest::qWait(100); // longer than the longest pause
    QCOMPARE(live.server.peers.size(), 3);
    live.session->retryNow();
    QTRY_COMPARE(live.server.peers.size(), 6);
    QVERIFY(live.waitFor(State::Failed));
}

void tst_livereconnect::item95TwoFailuresAtOnceAreOne()
{
    LiveFixture live;
    // QWebSocket reports this one twice, and the limit of the attempt passes at the same moment.
    live.policy.attempt = 30ms;
    live.policy.firstDelay = live.policy.longestDelay = 100ms;
    live.server.onRequest = [](SocketIoPeer &peer) {
        QTest::qSleep(35);
        peer.answerHttp("502 Bad Gateway");
    };
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    QVERIFY(live.waitForAttempts(3));
    QCOMPARE(live.times(State::Waiting), 2);
    QCOMPARE(live.status().attempt, 2);
    QVERIFY(live.server.peers.size() <= 3);
}

void tst_livereconnect::item96RoomsAreJoinedAgainOnceBeforeTheOutbox()
{
    LiveFixture live;
    Application application(live);
    QVERIFY(live.goOnline());
    live.peer().reset();
    QVERIFY(live.endedWith(EndReason::TransportClose));
    application.outbox.append(u"kept"_s);
    QVERIFY(live.waitForOnlines(2));
    QTRY_COMPARE(live.peer().texts().size(), 4);
    QCOMPARE(live.peer().texts(),
        (QByteArrayList{"40", R"(42["join_conversation","a"])", R"(42["join_conversation","b"])",
            R"(42["send_message","kept"])"}));
}

void tst_livereconnect::item97VolatileEventsWhileOfflineAreNotSentLater()
{
    LiveFixture live;
    live.make();
    live.session->emitVolatile(u"typing_start"_s, {u"a"_s});
    live.session->start();
    live.session->emitVolatile(u"typing_start"_s, {u"a"_s});
    QVERIFY(live.waitFor(State::Online));
    live.session->emitVolatile(u"typing_stop"_s, {u"a"_s});
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(42["typing_stop","a"])"}));
}

void tst_livereconnect::item98RequestsThatTimedOutAreNotSentLater()
{
    LiveFixture live;
    live.policy.ack = 30ms;
    live.server.stop();
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    int failed = 0;
    live.session->request(
        u"send_message"_s, {1}, [&failed](const Result<QJsonArray> &answer) { failed += !answer; });
    QTRY_COMPARE(failed, 1);
    live.server.listenAgain();
    QVERIFY(live.waitFor(State::Online));
    QVERIFY(live.session->emitEvent(u"end"_s, {}));
    QTRY_COMPARE(live.peer().texts(), (QByteArrayList{"40", R"(42["end"])"}));
}

void tst_livereconnect::item99ManyReconnectsLeaveNothingBehind()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 1ms;
    QVERIFY(live.goOnline());
    const auto children = [&live] { return live.session->findChildren<QObject *>().size(); };
    const auto before = children();
    for (int i = 2; i <= 101; ++i) {
        if (i % 2)
            live.peer().reset();
        else
            live.peer().closeFrame(1001);
        QVERIFY(live.waitForOnlines(i));
    }
    QCOMPARE(live.session->counters().connects, 101);
    QTRY_COMPARE(children(), before);
    QTRY_COMPARE(live.server.openConnections(), 1);
}

void tst_livereconnect::item100QuittingEndsSoonInEveryState_data()
{
    QTest::addColumn<State>("state");
    QTest::addRow("item100 opening") << State::Opening;
    QTest::addRow("item100 awaiting the open packet") << State::AwaitingOpen;
    QTest::addRow("item100 joining") << State::Joining;
    QTest::addRow("item100 online") << State::Online;
    QTest::addRow("item100 waiting") << State::Waiting;
    QTest::addRow("item100 refused") << State::Refused;
}

void tst_livereconnect::item100QuittingEndsSoonInEveryState()
{
    QFETCH(State, state);
    for (const bool stopped : {true, false}) {
        LiveFixture live;
        live.policy.firstDelay = live.policy.longestDelay = 10s;
        if (state == State::Opening)
            live.server.onRequest = [](SocketIoPeer &) {};
        if (state == State::AwaitingOpen)
            live.server.onUpgraded = {};
        if (state == State::Joining)
            live.server.onText = {};
        if (state == State::Waiting)
            live.server.onUpgraded = [](SocketIoPeer &peer) { peer.end(); };
        if (state == State::Refused)
            live.server.onText = [](SocketIoPeer &peer, const QByteArray &) { peer.text("44{}"); };
        live.start();
        QVERIFY(live.waitFor(state));
        QTRY_COMPARE(live.server.peers.size(), 1);
        QElapsedTimer clock;
        clock.start();
        if (stopped) {
            live.session->stop();
            QCOMPARE(live.status().state, State::Idle);
        } else {
            live.session.reset();
        }
        QTRY_COMPARE(live.server.openConnections(), 0);
        QVERIFY(clock.elapsed() < 500);
        if (state == State::Online)
            QCOMPARE(live.peer().texts().last(), QByteArray("41"));
    }
}

void tst_livereconnect::item100AServerThatKeepsTheConnectionIsLeftInTime()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().fallSilent();
    live.session->stop();
    const auto links = [&live] { return live.session->findChildren<QObject *>().size(); };
    QTRY_COMPARE_WITH_TIMEOUT(links(), 0, 1000);
}

void tst_livereconnect::theFirstTryAfterAnEndIsImmediate()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 60s;
    QVERIFY(live.goOnline());
    live.peer().reset();
    QVERIFY(live.waitForOnlines(2));
}

void tst_livereconnect::aStableConnectionForgetsEarlierFailures()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 60s;
    live.policy.stableAfter = 300ms;
    QVERIFY(live.goOnline());
    for (int i = 2; i < 4; ++i) {
        QTest::qWait(310); // until it counts as stable
        live.peer().reset();
        QVERIFY(live.waitForOnlines(i));
    }
    live.peer().reset(); // this one was not
    QTRY_COMPARE(live.status().state, State::Waiting);
    QVERIFY(live.status().nextTryAtMs - live.status().sinceMs > 50'000);
}

void tst_livereconnect::tryingNowEndsAPause()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 60s;
    live.server.stop();
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    live.server.listenAgain();
    live.session->retryNow();
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.session->counters().attempts, 2);
}

void tst_livereconnect::distrustEndsAPause()
{
    LiveFixture live;
    live.policy.firstDelay = live.policy.longestDelay = 60s;
    live.server.stop();
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    live.server.listenAgain();
    live.session->distrust();
    QVERIFY(live.waitFor(State::Online));
}

void tst_livereconnect::eventsBeforeAnEndAreDeliveredBeforeIt()
{
    LiveFixture live;
    live.make();
    QList<State> during;
    QObject::connect(live.session.get(), &LiveSession::eventReceived, live.session.get(),
        [&](const Event &) { during.append(live.status().state); });
    QVERIFY(live.goOnline());
    live.peer().raw(SocketIoPeer::encoded(1, R"(42["n"])").repeated(3000));
    live.peer().end();
    QTRY_COMPARE(during.size(), 3000);
    QCOMPARE(during, QList<State>(3000, State::Online));
}

void tst_livereconnect::aServerThatRestartsIsFoundAgain()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.server.stop();
    QTRY_VERIFY(live.status().attempt >= 2);
    QVERIFY(live.status().error);
    live.server.listenAgain();
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.status().attempt, 0);
    QCOMPARE(live.status().nextTryAtMs, 0);
}

void tst_livereconnect::statusTellsWhenTheNextTryIs()
{
    LiveFixture live;
    live.policy.firstDelay = 5s;
    live.policy.longestDelay = 10s;
    live.server.stop();
    live.start();
    QVERIFY(live.waitFor(State::Waiting));
    const qint64 pause = live.status().nextTryAtMs - live.status().sinceMs;
    QVERIFY2(pause > 4'900 && pause <= 5'000, qPrintable(QString::number(pause)));
    QCOMPARE(live.status().reason, EndReason::FailedAttempt);
    QCOMPARE(live.status().attempt, 1);
}

QTEST_GUILESS_MAIN(tst_livereconnect)
#include "tst_livereconnect.moc"

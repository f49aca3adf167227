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

/// A server that answers CONNECT with this, whatever it says.
void answerConnect(LiveFixture &live, const QByteArrayList &answers)
{
    live.server.onText = [answers](SocketIoPeer &peer, const QByteArray &text) {
        if (!text.startsWith("40"))
            return;
        for (const QByteArray &answer : answers)
            peer.text(answer);
    };
}

const QByteArray kYes = R"(40{"sid":"s"})";

} // namespace

class tst_liveconnect final : public QObject
{
    Q_OBJECT
private slots:
    void item36ConnectIsTheFirstMessage_data();
    void item36ConnectIsTheFirstMessage();
    void item37TheSignInIsAskedForAnewAtEachAttempt();
    void item38TheAnswerMakesItOnline();
    void item39AnAnswerForAnotherNamespaceIsIgnored();
    void item40AnAnswerThatIsNoObjectEnds_data();
    void item40AnAnswerThatIsNoObjectEnds();
    void item41AnAnswerWithoutIdIsAnOlderServer_data();
    void item41AnAnswerWithoutIdIsAnOlderServer();
    void item42ARefusalIsFinalAndSaysWhy();
    void item43ARefusalMaySayLittle_data();
    void item43ARefusalMaySayLittle();
    void item44ARefusalWithAnArrayEnds();
    void item45ARefusalOfAnotherNamespaceLeavesTheMainOneAlone();
    void item46ANewTokenConnectsAfterARefusal();
    void item47EarlyEventsAreDeliveredAfterTheAnswer();
    void item48NoAnswerEndsTheAttempt();
    void item49ACustomNamespaceIsNamedInEveryPacket();
    void item50TwoNamespacesShareOneWebSocket();
    void aSignInThatFailsIsARefusal();
    void aSignInThatCannotBeBuiltNowIsTriedAgain();
    void aRefusalDoesNotRepeatTheToken();
    void aNamespaceThatIsSilentIsGivenUpAlone();
    void aNamespacePutOutLeavesTheMainOneAlone();
};

void tst_liveconnect::item36ConnectIsTheFirstMessage_data()
{
    QTest::addColumn<bool>("withAuth");
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("item36 without a sign-in") << false << QByteArray("40");
    QTest::addRow("item36 with one") << true << QByteArray(R"(40{"token":"tok-77"})");
}

void tst_liveconnect::item36ConnectIsTheFirstMessage()
{
    QFETCH(bool, withAuth);
    QFETCH(QByteArray, text);
    LiveFixture live;
    if (withAuth)
        live.endpoint.auth = [] { return ready(QJsonObject{{u"token"_s, u"tok-77"_s}}); };
    QVERIFY(live.goOnline());
    QCOMPARE(live.peer().texts(), QByteArrayList{text});
}

void tst_liveconnect::item37TheSignInIsAskedForAnewAtEachAttempt()
{
    LiveFixture live;
    int asked = 0;
    live.endpoint.auth = [&asked] { return ready(QJsonObject{{u"token"_s, u"tok-%1"_s.arg(++asked)}}); };
    QVERIFY(live.goOnline());
    live.peer().end();
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(asked, 2);
    QCOMPARE(live.server.peers.at(0)->texts().value(0), QByteArray(R"(40{"token":"tok-1"})"));
    QCOMPARE(live.server.peers.at(1)->texts().value(0), QByteArray(R"(40{"token":"tok-2"})"));
}

void tst_liveconnect::item38TheAnswerMakesItOnline()
{
    LiveFixture live;
    answerConnect(live, {kYes});
    QVERIFY(live.goOnline());
    QCOMPARE(live.status().socketId, u"s"_s);
    QVERIFY(!live.status().recovered);
    QTRY_COMPARE(live.onlines, QList<bool>{false});
    QCOMPARE(live.status().attempt, 0);
}

void tst_liveconnect::item39AnAnswerForAnotherNamespaceIsIgnored()
{
    LiveFixture live;
    answerConnect(live, {R"(40/other,{"sid":"o"})"});
    live.start();
    QVERIFY(live.waitFor(State::Joining));
    QTRY_COMPARE(live.session->counters().unknownPackets, 1);
    QCOMPARE(live.status().state, State::Joining);
    live.peer().text(kYes);
    QVERIFY(live.waitFor(State::Online));
    QCOMPARE(live.status().socketId, u"s"_s);
}

void tst_liveconnect::item40AnAnswerThatIsNoObjectEnds_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addRow("item40 array") << QByteArray(R"(40["s"])");
    QTest::addRow("item40 text") << QByteArray(R"(40"s")");
    QTest::addRow("item40 cut") << QByteArray(R"(40{"sid":)");
}

void tst_liveconnect::item40AnAnswerThatIsNoObjectEnds()
{
    QFETCH(QByteArray, answer);
    LiveFixture live;
    answerConnect(live, {answer});
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QCOMPARE(live.status().error->kind, Error::Kind::Protocol);
    QVERIFY(live.waitForAttempts(2));
}

void tst_liveconnect::item41AnAnswerWithoutIdIsAnOlderServer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addRow("item41 no payload") << QByteArray("40");
    QTest::addRow("item41 no id") << QByteArray("40{}");
    QTest::addRow("item41 id is a number") << QByteArray(R"(40{"sid":7})");
}

void tst_liveconnect::item41AnAnswerWithoutIdIsAnOlderServer()
{
    QFETCH(QByteArray, answer);
    LiveFixture live;
    answerConnect(live, {answer});
    live.start();
    QVERIFY(live.waitFor(State::Incompatible));
    QCOMPARE(live.status().error->kind, Error::Kind::Unsupported);
    QTRY_COMPARE(live.server.openConnections(), 0);
    QTest::qWait(100); // longer than the longest pause
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_liveconnect::item42ARefusalIsFinalAndSaysWhy()
{
    LiveFixture live;
    answerConnect(live, {R"(44{"message":"no seat left","data":{"k":1}})"});
    live.start();
    QVERIFY(live.waitFor(State::Refused));
    QCOMPARE(live.status().reason, EndReason::Refused);
    QCOMPARE(live.status().error->detail, u"no seat left"_s);
    QCOMPARE(live.status().error->kind, Error::Kind::Remote);
    QCOMPARE(live.status().refusalData, QByteArray(R"({"k":1})"));
    QTRY_COMPARE(live.server.openConnections(), 0);
    QTest::qWait(100); // longer than the longest pause
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_liveconnect::item43ARefusalMaySayLittle_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("text");
    QTest::addRow("item43 text") << QByteArray(R"(44"m")") << u"m"_s;
    QTest::addRow("item43 empty object") << QByteArray("44{}") << QString();
    QTest::addRow("item43 nothing") << QByteArray("44") << QString();
}

void tst_liveconnect::item43ARefusalMaySayLittle()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, text);
    LiveFixture live;
    answerConnect(live, {answer});
    live.start();
    QVERIFY(live.waitFor(State::Refused));
    QCOMPARE(live.status().error->detail, text);
    QCOMPARE(live.session->counters().attempts, 1);
}

void tst_liveconnect::item44ARefusalWithAnArrayEnds()
{
    LiveFixture live;
    answerConnect(live, {R"(44["x"])"});
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QVERIFY(live.waitForAttempts(2));
}

void tst_liveconnect::item45ARefusalOfAnotherNamespaceLeavesTheMainOneAlone()
{
    LiveFixture live;
    answerConnect(live, {R"(44/other,{"message":"no"})", kYes});
    QVERIFY(live.goOnline());
    live.peer().text(R"(44/third,{"message":"no"})");
    live.peer().text(R"(42["after"])");
    QTRY_COMPARE(live.names(), QStringList{u"after"_s});
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveconnect::item46ANewTokenConnectsAfterARefusal()
{
    LiveFixture live;
    QString token = u"old"_s;
    live.endpoint.auth = [&token] { return ready(QJsonObject{{u"token"_s, token}}); };
    live.server.onText = [](SocketIoPeer &peer, const QByteArray &text) {
        peer.text(text.contains("new") ? kYes : R"(44{"message":"Authentication failed"})");
    };
    live.start();
    QVERIFY(live.waitFor(State::Refused));
    QCOMPARE(live.status().error->kind, Error::Kind::Unauthorized);
    token = u"new"_s;
    live.session->retryNow();
    QVERIFY(live.waitFor(State::Online));
    QVERIFY(!live.status().error);
}

void tst_liveconnect::item47EarlyEventsAreDeliveredAfterTheAnswer()
{
    LiveFixture live;
    answerConnect(live, {R"(42["one"])", R"(42["two"])", kYes, R"(42["three"])"});
    live.make();
    QList<State> during;
    QObject::connect(live.session.get(), &LiveSession::eventReceived, live.session.get(),
        [&](const Event &) { during.append(live.status().state); });
    live.session->start();
    QTRY_COMPARE(live.names(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QCOMPARE(during, QList<State>(3, State::Online));
}

void tst_liveconnect::item48NoAnswerEndsTheAttempt()
{
    LiveFixture live;
    answerConnect(live, {});
    QElapsedTimer clock;
    clock.start();
    live.start();
    QVERIFY(live.endedWith(EndReason::FailedAttempt));
    QVERIFY(clock.elapsed() >= live.policy.connectAnswer.count());
    QCOMPARE(live.statuses.last().error->kind, Error::Kind::Timeout);
}

void tst_liveconnect::item49ACustomNamespaceIsNamedInEveryPacket()
{
    LiveFixture live;
    live.endpoint.nspace = u"/desk"_s;
    live.endpoint.auth = [] { return ready(QJsonObject{{u"token"_s, u"tok-77"_s}}); };
    QVERIFY(live.goOnline());
    QVERIFY(live.session->emitEvent(u"x"_s, {1}));
    live.session->request(u"y"_s, {}, [](const Result<QJsonArray> &) {});
    live.peer().text(R"(42["main"])");
    live.peer().text(R"(42/desk,5["ask"])");
    QTRY_COMPARE(live.names(), QStringList{u"ask"_s});
    live.session->answer(live.events.first(), {true});
    QTRY_COMPARE(live.peer().texts().size(), 4);
    live.session->stop();
    QTRY_COMPARE(live.peer().texts().size(), 5);
    QCOMPARE(live.peer().texts(),
        (QByteArrayList{R"(40/desk,{"token":"tok-77"})", R"(42/desk,["x",1])", R"(42/desk,0["y"])",
            "43/desk,5[true]", "41/desk,"}));
}

void tst_liveconnect::item50TwoNamespacesShareOneWebSocket()
{
    LiveFixture live;
    live.make();
    live.session->join(u"/desk"_s, [] { return ready(QJsonObject{{u"token"_s, u"d"_s}}); });
    QVERIFY(live.goOnline());
    QTRY_VERIFY(live.peer().texts().contains(R"(40/desk,{"token":"d"})"));
    live.peer().text(R"(42/desk,["of desk"])");
    live.peer().text(R"(42["of main"])");
    QTRY_COMPARE(live.names(), (QStringList{u"of desk"_s, u"of main"_s}));
    QCOMPARE(live.events.first().nspace, u"/desk"_s);
    live.session->leave(u"/desk"_s);
    QTRY_VERIFY(live.peer().texts().contains("41/desk,"));
    live.peer().text(R"(42/desk,["late"])");
    live.peer().text(R"(42["kept"])");
    QTRY_COMPARE(live.names().last(), u"kept"_s);
    QCOMPARE(live.events.size(), 3);
    QCOMPARE(live.server.peers.size(), 1);
}

void tst_liveconnect::aSignInThatFailsIsARefusal()
{
    LiveFixture live;
    live.endpoint.auth = [] {
        return ready(tl::make_unexpected(Error{Error::Kind::Unauthorized, u"signed out"_s}));
    };
    live.start();
    QVERIFY(live.waitFor(State::Refused));
    QCOMPARE(live.status().error->detail, u"signed out"_s);
    QCOMPARE(live.peer().texts(), QByteArrayList());
}

void tst_liveconnect::aSignInThatCannotBeBuiltNowIsTriedAgain()
{
    LiveFixture live;
    int asked = 0;
    live.endpoint.auth = [&asked]() -> QFuture<Result<QJsonObject>> {
        if (++asked < 3)
            return ready(tl::make_unexpected(Error{Error::Kind::Network, u"the shop is away"_s}));
        return ready(QJsonObject{});
    };
    QVERIFY(live.goOnline());
    QCOMPARE(live.session->counters().attempts, 3);
}

void tst_liveconnect::aRefusalDoesNotRepeatTheToken()
{
    LiveFixture live;
    live.endpoint.auth = [] { return ready(QJsonObject{{u"token"_s, u"tok-secret"_s}}); };
    answerConnect(live, {R"(44{"message":"bad tok-secret","data":"tok-secret"})"});
    live.start();
    QVERIFY(live.waitFor(State::Refused));
    QCOMPARE(live.status().error->detail, u"bad …"_s);
    QCOMPARE(QString::fromUtf8(live.status().refusalData), u"\"…\""_s);
}

void tst_liveconnect::aNamespaceThatIsSilentIsGivenUpAlone()
{
    LiveFixture live;
    live.server.onText = [](SocketIoPeer &peer, const QByteArray &text) {
        if (text == "40")
            peer.text(kYes);
    };
    live.make();
    live.session->join(u"silent"_s);
    QVERIFY(live.goOnline());
    QTRY_COMPARE(live.refusedSpaces.size(), 1);
    QCOMPARE(live.refusedSpaces.first().first, u"/silent"_s);
    QCOMPARE(live.refusedSpaces.first().second.kind, Error::Kind::Timeout);
    QCOMPARE(live.status().state, State::Online);
}

void tst_liveconnect::aNamespacePutOutLeavesTheMainOneAlone()
{
    LiveFixture live;
    live.make();
    live.session->join(u"/desk"_s);
    QVERIFY(live.goOnline());
    live.peer().text("41/desk,");
    QTRY_COMPARE(live.refusedSpaces.size(), 1);
    QCOMPARE(live.status().state, State::Online);
    QVERIFY(live.session->emitEvent(u"still"_s, {}));
}

QTEST_GUILESS_MAIN(tst_liveconnect)
#include "tst_liveconnect.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

constexpr qint64 kHour = 3'600'000;
const QByteArray kExchange = "/api/permission/oauth2/token";

/// In clear; empty when there is none.
QString revealed(const QFuture<Result<Secret>> &asked)
{
    const auto token = await(asked);
    return token ? token->reveal() : QString();
}

QString tokenOf(TokenCache &tokens)
{
    return revealed(tokens.token());
}

/// A key ring that answers when the test says so.
class SlowVault final : public TokenVault
{
public:
    QFuture<Result<Secret>> read(const QString &) override
    {
        reading.start();
        return reading.future();
    }
    QFuture<Result<Done>> write(const QString &, const Secret &) override { return {}; }
    QFuture<Result<Done>> remove(const QString &) override { return {}; }

    QPromise<Result<Secret>> reading;
};

} // namespace

class tst_cozetokencache final : public QObject
{
    Q_OBJECT
private slots:
    void tokensOutliveTheProgram()
    {
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        FakeClock later = coze.clock;
        later.now += 1000'000;
        later.monotonic = 7; // the computer started anew
        TokenCache again(coze.http, &vault, later.hands());
        again.setCredential({coze.region(), jwtApp()});
        QCOMPARE(tokenOf(again), u"czs_1"_s);
        QCOMPARE(coze.asked(kExchange), 1);
        QCOMPARE(again.statistics().reused, 1);
        QCOMPARE(again.statistics().remainingMs, std::optional<qint64>(2600'000));
        later.pass(2301'000); // and it still has its end
        QCOMPARE(tokenOf(again), u"czs_2"_s);
    }
    void keptTokensThatAreOverAreReplaced()
    {
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        coze.clock.now += kHour;
        TokenCache again(coze.http, &vault, coze.clock.hands());
        again.setCredential({coze.region(), jwtApp()});
        QCOMPARE(tokenOf(again), u"czs_2"_s);
    }
    void whatIsNoTokenInTheKeyRingIsReplaced_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::newRow("empty") << QString();
        QTest::newRow("no JSON") << u"czs_"_s;
        QTest::newRow("another shape") << u"[1]"_s;
        QTest::newRow("no token") << u"{\"expiresAtMs\":9000000000000,\"lifeMs\":1}"_s;
        QTest::newRow("no end") << u"{\"token\":\"czs_0\"}"_s;
    }
    void whatIsNoTokenInTheKeyRingIsReplaced()
    {
        QFETCH(QString, kept);
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        vault.stored.first() = Secret(kept);
        TokenCache again(coze.http, &vault, coze.clock.hands());
        again.setCredential({coze.region(), jwtApp()});
        QCOMPARE(tokenOf(again), u"czs_2"_s);
    }
    void refusedTokensLeaveTheKeyRing()
    {
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        QCOMPARE(vault.stored.size(), 1);
        QVERIFY(coze.tokens.discard(Secret(u"czs_1"_s)));
        QVERIFY(vault.stored.isEmpty());
        QCOMPARE(tokenOf(coze.tokens), u"czs_2"_s);
        QVERIFY(coze.tokens.discard(Secret(u"czs_1"_s))); // said late: the new one stays
        QCOMPARE(tokenOf(coze.tokens), u"czs_2"_s);
        QCOMPARE(coze.tokens.statistics().discarded, 1);
    }
    void aLockedKeyRingIsAskedOnceForAll()
    {
        SlowVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        const auto first = coze.tokens.token();
        const auto second = coze.tokens.token();
        vault.reading.addResult(failure(Error::Kind::NotFound));
        vault.reading.finish();
        QCOMPARE(revealed(first), u"czs_1"_s);
        QCOMPARE(revealed(second), u"czs_1"_s);
        QCOMPARE(coze.asked(kExchange), 1);
    }
    void aKeyRingThatGivesUpIsNoEnd()
    {
        SlowVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        const auto token = coze.tokens.token();
        vault.reading.finish(); // without a word
        QCOMPARE(revealed(token), u"czs_1"_s);
    }
    void anotherCredentialEndsWhatIsUnderWay()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange, [](const Client &, const SentRequest &) {}); // never answers
        const auto token = coze.tokens.token();
        QVERIFY(waitUntil([&] { return coze.asked(kExchange) == 1; }));
        coze.signInPersonally();
        QCOMPARE(await(token).error().kind, Error::Kind::Cancelled);
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
        QCOMPARE(tokenOf(coze.tokens), u"pat_personal"_s);
    }
    void aKeyRingAnswerForAnotherCredentialIsNotTaken()
    {
        SlowVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        const auto token = coze.tokens.token();
        coze.signInPersonally();
        vault.reading.addResult(
            Secret(u"{\"token\":\"czs_0\",\"expiresAtMs\":9000000000000,\"lifeMs\":1000}"_s));
        vault.reading.finish();
        QCOMPARE(await(token).error().kind, Error::Kind::Cancelled);
        QCOMPARE(tokenOf(coze.tokens), u"pat_personal"_s);
        QVERIFY(!coze.tokens.statistics().remainingMs);
    }
    void withoutACredentialNothingIsAsked()
    {
        CozeFixture coze;
        coze.tokens.clearCredential();
        QCOMPARE(await(coze.client.me()).error().kind, Error::Kind::Unauthorized);
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(coze.server.requests.size(), 0);
    }
    void renewReplacesATokenThatLives()
    {
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        QCOMPARE(revealed(coze.tokens.renew()), u"czs_2"_s);
        QCOMPARE(tokenOf(coze.tokens), u"czs_2"_s);
        QVERIFY(vault.stored.first().reveal().contains(u"czs_2"_s));
    }
    void keysThatCannotSignAreNamed_data()
    {
        QTest::addColumn<QString>("pem");
        const QString good = rsaKey().reveal();
        QTest::newRow("no PEM") << u"czs_token"_s;
        QTest::newRow("cut") << good.left(good.size() / 2);
        QTest::newRow("encrypted") << u"-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n-----END"_s;
        QTest::newRow("public") << u"-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----"_s;
    }
    void keysThatCannotSignAreNamed()
    {
        QFETCH(QString, pem);
        CozeFixture coze;
        JwtApp app = jwtApp();
        app.privateKey = Secret(pem);
        coze.tokens.setCredential({coze.region(), app});
        const auto token = await(coze.tokens.token());
        QCOMPARE(token.error().kind, Error::Kind::InvalidInput);
        QVERIFY(!token.error().detail.isEmpty());
        QVERIFY(!token.error().detail.contains(u"MII"_s));
        QCOMPARE(coze.server.requests.size(), 0);
    }
    void keysFromConfigurationFilesAreRead()
    {
        CozeFixture coze;
        coze.signInByJwt();
        JwtApp app = jwtApp();
        app.privateKey = Secret(QString(rsaKey().reveal()).replace(u"\n"_s, u"\\n"_s));
        coze.tokens.setCredential({coze.region(), app});
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
    }
    void c26_aClockOffByAnHourStillWorks_data()
    {
        QTest::addColumn<qint64>("serverAheadMs");
        QTest::newRow("the computer is an hour late") << kHour;
        QTest::newRow("the computer is an hour early") << -kHour;
        QTest::newRow("the computer is a day late") << 24 * kHour;
    }
    void c26_aClockOffByAnHourStillWorks()
    {
        QFETCH(qint64, serverAheadMs);
        CozeFixture coze;
        coze.signInByJwt();
        int made = 0;
        coze.on(kExchange, [&](const Client &to, const SentRequest &request) {
            const qint64 server = (coze.clock.now + serverAheadMs) / 1000;
            const qint64 issued
                = openedJwt(request.header("Authorization").mid(7))->second[u"iat"_s].toInteger();
            if (std::abs(issued - server) > 60) // as a strict server would
                return to.answer("{\"error_code\":\"invalid_request\",\"error_message\":\"iat\"}", 400,
                    dateHeader(server * 1000));
            to.answer(
                compact({{u"access_token"_s, u"czs_%1"_s.arg(++made)}, {u"expires_in"_s, server + 3600}}),
                200, dateHeader(server * 1000));
        });
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s); // the second JWT had the server's time
        QCOMPARE(coze.asked(kExchange), 2);
        QVERIFY(std::abs(coze.tokens.statistics().clockDifferenceMs - serverAheadMs) < 2000);
        coze.clock.pass(3'290'000);
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        coze.clock.pass(20'000);
        QCOMPARE(tokenOf(coze.tokens), u"czs_2"_s);
        QCOMPARE(coze.asked(kExchange), 3); // its JWT was right at once
    }
    void aClockThatIsSetForwardOrBackDoesNoHarm_data()
    {
        QTest::addColumn<qint64>("jumpMs");
        QTest::newRow("forward") << kHour;
        QTest::newRow("back") << -kHour;
    }
    void aClockThatIsSetForwardOrBackDoesNoHarm()
    {
        QFETCH(qint64, jumpMs);
        CozeFixture coze;
        coze.signInByJwt();
        qint64 serverAhead = 0;
        int made = 0;
        coze.on(kExchange, [&](const Client &to, const SentRequest &) {
            const qint64 server = coze.clock.now + serverAhead;
            to.answer(compact({{u"access_token"_s, u"czs_%1"_s.arg(++made)},
                          {u"expires_in"_s, server / 1000 + 3600}}),
                200, dateHeader(server));
        });
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        coze.clock.now += jumpMs;
        serverAhead -= jumpMs;
        for (int call = 0; call < 10; ++call)
            QVERIFY(!tokenOf(coze.tokens).isEmpty());
        QVERIFY(made <= 2); // one more at the most, not one for each call
        coze.clock.pass(3'310'000);
        const int before = made;
        QVERIFY(!tokenOf(coze.tokens).isEmpty());
        QCOMPARE(made, before + 1); // and an old token is not kept for longer
    }
    void aTokenDoesNotOutliveASleepingComputer()
    {
        CozeFixture coze;
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze.tokens), u"czs_1"_s);
        coze.clock.now += 2 * kHour; // the monotonic clock stood still
        QCOMPARE(tokenOf(coze.tokens), u"czs_2"_s);
    }
    void changesAreToldTogether()
    {
        CozeFixture coze;
        coze.signInByJwt();
        QVERIFY(waitUntil([spy = std::make_shared<QSignalSpy>(&coze.tokens, &TokenCache::statisticsChanged)] {
            return !spy->isEmpty();
        }));
        QSignalSpy told(&coze.tokens, &TokenCache::statisticsChanged);
        for (int i = 0; i < 1000; ++i)
            static_cast<void>(coze.tokens.token());
        QVERIFY(told.isEmpty());
        QVERIFY(waitUntil([&] { return !told.isEmpty(); }));
    }
};

QTEST_GUILESS_MAIN(tst_cozetokencache)
#include "tst_cozetokencache.moc"

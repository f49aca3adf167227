// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopaddress.h"
#include "core/shop/shopsession.h"
#include "tests/core/shop/shopfixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

class tst_shopsignin final : public QObject
{
    Q_OBJECT
private slots:
    void thePasswordSignsInAndTheAnswerIsWhoOneIs()
    {
        ShopFixture shop;
        shop.signsIn();
        QSignalSpy signedIn(&shop.client, &ShopClient::signedIn);
        const auto agent = await(shop.client.signIn());
        QVERIFY(agent);
        QCOMPARE(*agent, (Agent{u"3"_s, u"mina"_s, u"Mina"_s, {}, true}));
        const QJsonObject body = bodyOf(shop.sent("/api/auth/login").value(0));
        QCOMPARE(
            body, (QJsonObject{{u"username"_s, u"mina"_s}, {u"password"_s, u"correct horse battery"_s}}));
        QCOMPARE(shop.sent("/api/auth/me").value(0).header("Authorization"), QByteArray("Bearer access_1"));
        QCOMPARE(signedIn.count(), 1);
        QCOMPARE(signedIn[0][0].value<Agent>().id, u"3"_s);
    }
    void fiftyCallsAtOnceSignInOnce()
    {
        ShopFixture shop;
        shop.signsIn();
        QList<QFuture<Result<Agent>>> calls;
        for (int i = 0; i < 50; ++i)
            calls.append(shop.client.me());
        for (const auto &call : std::as_const(calls))
            QVERIFY(await(call));
        QCOMPARE(shop.asked("/api/auth/login"), 1);
        QCOMPARE(shop.asked("/api/auth/me"), 50);
    }
    void fiftyCallsWhoseTokenIsRefusedRefreshOnce()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        ++shop.tokens; // access_1 is no longer good
        QList<QFuture<Result<Agent>>> calls;
        for (int i = 0; i < 50; ++i)
            calls.append(shop.client.me());
        for (const auto &call : std::as_const(calls))
            QVERIFY(await(call));
        QCOMPARE(shop.asked("/api/auth/login"), 1);
        QCOMPARE(shop.asked("/api/auth/refresh"), 1);
        QCOMPARE(
            bodyOf(shop.sent("/api/auth/refresh")[0]), (QJsonObject{{u"refreshToken"_s, u"refresh_1"_s}}));
    }
    void aRefusedRefreshSignsInWithThePassword()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        shop.on("/api/auth/refresh", [](const Client &to, const SentRequest &) { to.answer("{}", 401); });
        ++shop.tokens;
        QVERIFY(await(shop.client.me()));
        QCOMPARE(shop.asked("/api/auth/refresh"), 1);
        QCOMPARE(shop.asked("/api/auth/login"), 2);
    }
    void aRefusedPasswordAnswersAllWhoWaitAndIsNotTriedAgain()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        for (const char *path : {"/api/auth/refresh", "/api/auth/login"})
            shop.on(path, [](const Client &to, const SentRequest &) { to.answer(plainError(401), 401); });
        ++shop.tokens;
        QSignalSpy signedOut(&shop.client, &ShopClient::signedOut);
        QList<QFuture<Result<Agent>>> calls;
        for (int i = 0; i < 20; ++i)
            calls.append(shop.client.me());
        for (const auto &call : std::as_const(calls))
            QCOMPARE(kindOf(await(call)), Error::Kind::Unauthorized);
        QCOMPARE(kindOf(await(shop.client.accessToken())), Error::Kind::Unauthorized);
        QCOMPARE(shop.asked("/api/auth/refresh"), 1);
        QCOMPARE(shop.asked("/api/auth/login"), 2);
        QCOMPARE(signedOut.count(), 1);
        QCOMPARE(signedOut[0][0].value<Error>().kind, Error::Kind::Unauthorized);

        shop.signsIn(); // the account is good again
        QVERIFY(await(shop.client.signIn()));
        QVERIFY(await(shop.client.me()));
    }
    void aTokenThatIsRefusedTwiceIsUnauthorizedWithoutALoop()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.refusesTokens = true;
        QCOMPARE(kindOf(await(shop.client.me())), Error::Kind::Unauthorized);
        QCOMPARE(shop.asked("/api/auth/me"), 2);
        QCOMPARE(shop.asked("/api/auth/login") + shop.asked("/api/auth/refresh"), 2);
    }
    void aServerThatFailsAtSignInRefusesNobody()
    {
        ShopFixture shop;
        shop.on("/api/auth/login",
            [](const Client &to, const SentRequest &) { to.answer(plainError(500), 500); });
        QSignalSpy signedOut(&shop.client, &ShopClient::signedOut);
        QCOMPARE(kindOf(await(shop.client.me())), Error::Kind::Remote);
        QCOMPARE(signedOut.count(), 0);
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
    }
    void aSignInWithoutATokenIsAgainstTheProtocol()
    {
        ShopFixture shop;
        shop.on(
            "/api/auth/login", [](const Client &to, const SentRequest &) { to.answer(R"({"userId":3})"); });
        QCOMPARE(kindOf(await(shop.client.me())), Error::Kind::Protocol);
    }
    void aSignInOvertakesARefreshAndBothGetItsToken()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        shop.client.discardToken();
        shop.on("/api/auth/refresh", [](const Client &, const SentRequest &) {}); // hangs
        const auto waiting = shop.client.accessToken();
        QVERIFY(waitUntil([&] { return shop.asked("/api/auth/refresh") == 1; }));
        QVERIFY(await(shop.client.signIn()));
        const auto token = await(waiting);
        QVERIFY(token && token->reveal() == "access_2"_L1);
        QCOMPARE(shop.asked("/api/auth/login"), 2);
    }

    void expiresInCountsMilliseconds()
    {
        ShopFixture shop;
        shop.signsIn(60);
        QVERIFY(await(shop.client.accessToken()));
        QElapsedTimer age;
        age.start();
        QVERIFY(waitUntil([&] { return age.elapsed() > 60; }));
        const auto token = await(shop.client.accessToken());
        QVERIFY(token && token->reveal() == "access_2"_L1);
        QCOMPARE(shop.asked("/api/auth/refresh"), 1);
    }
    void aTokenIsRefreshedShortlyBeforeItsEnd_data()
    {
        QTest::addColumn<qint64>("lifeMs");
        QTest::addColumn<qint64>("ageMs");
        QTest::addColumn<bool>("refreshes");
        QTest::newRow("a day, 61 s are left") << qint64(86'400'000) << qint64(86'339'000) << false;
        QTest::newRow("a day, a minute is left") << qint64(86'400'000) << qint64(86'340'000) << true;
        QTest::newRow("half a minute, a fifth is left") << qint64(30'000) << qint64(24'000) << false;
        QTest::newRow("half a minute, a tenth is left") << qint64(30'000) << qint64(27'000) << true;
        QTest::newRow("an end that nobody told") << qint64(0) << qint64(900'000'000) << false;
    }
    void aTokenIsRefreshedShortlyBeforeItsEnd()
    {
        QFETCH(qint64, lifeMs);
        QFETCH(qint64, ageMs);
        QFETCH(bool, refreshes);
        ShopFixture shop;
        shop.signsIn(lifeMs);
        qint64 now = 1'790'000'000'000;
        qint64 monotonic = 5'000;
        ShopSession session(shop.http, QUrl(shop.server.url()), u"mina"_s, Secret(u"pw"_s),
            {[&] { return now; }, [&] { return monotonic; }});
        QVERIFY(await(session.token()));
        now += ageMs;
        monotonic += ageMs;
        QVERIFY(await(session.token()));
        QCOMPARE(shop.asked("/api/auth/refresh"), refreshes ? 1 : 0);
    }
    void aTokenEndsWhileTheComputerSleeps()
    {
        ShopFixture shop;
        shop.signsIn(3'600'000);
        qint64 now = 1'790'000'000'000;
        ShopSession session(shop.http, QUrl(shop.server.url()), u"mina"_s, Secret(u"pw"_s),
            {[&] { return now; }, [] { return qint64(5'000); }});
        QVERIFY(await(session.token()));
        now += 4'000'000;
        QVERIFY(await(session.token()));
        QCOMPARE(shop.asked("/api/auth/refresh"), 1);
    }
    void whoWaitsWhenTheClientGoesIsNotLeftBehind()
    {
        ShopFixture shop;
        shop.on("/api/auth/login", [](const Client &, const SentRequest &) {}); // hangs
        auto client = std::make_unique<ShopClient>(
            shop.http, Account{QUrl(shop.server.url()), u"mina"_s, Secret(u"pw"_s)});
        const auto token = client->accessToken();
        const auto page = client->history({}, 1, 10);
        QVERIFY(waitUntil([&] { return shop.asked("/api/auth/login") == 1; }));
        client.reset();
        QVERIFY(token.isFinished());
        QCOMPARE(kindOf(token.result()), Error::Kind::Cancelled);
        QVERIFY(page.isFinished());
    }

    void anyFormOfTheBaseAddressWorks_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("address");
        QTest::newRow("bare") << u"https://shop.example"_s << u"https://shop.example/api/x"_s;
        QTest::newRow("slash") << u"https://shop.example/"_s << u"https://shop.example/api/x"_s;
        QTest::newRow("api") << u"https://shop.example/api"_s << u"https://shop.example/api/x"_s;
        QTest::newRow("api and slashes")
            << u"https://shop.example/api//"_s << u"https://shop.example/api/x"_s;
        QTest::newRow("prefix") << u"https://shop.example:8443/chat"_s
                                << u"https://shop.example:8443/chat/api/x"_s;
        QTest::newRow("prefix and api")
            << u"https://shop.example/chat/api/"_s << u"https://shop.example/chat/api/x"_s;
        QTest::newRow("only like api")
            << u"https://shop.example/myapi"_s << u"https://shop.example/myapi/api/x"_s;
        QTest::newRow("more than an address")
            << u"https://me:pw@shop.example/?a=1#top"_s << u"https://shop.example/api/x"_s;
    }
    void anyFormOfTheBaseAddressWorks()
    {
        QFETCH(QString, base);
        QFETCH(QString, address);
        QCOMPARE(endpoint(QUrl(base), u"/api/x"_s).toString(), address);
    }
    void queriesArriveAsTheyWereMeant()
    {
        const QUrl url
            = endpoint(QUrl(u"https://shop.example"_s), u"/api/x"_s, {{u"content"_s, u"1+1 = 2&ü/%"_s}});
        QCOMPARE(
            url.toEncoded(), QByteArray("https://shop.example/api/x?content=1%2B1%20%3D%202%26%C3%BC%2F%25"));
    }
    void anIdStaysOneStepOfThePath()
    {
        QCOMPARE(core::net::pathSegment(u"41"_s), u"41"_s);
        QCOMPARE(core::net::pathSegment(u"../auth/me"_s), u"..%2Fauth%2Fme"_s);
        QCOMPARE(core::net::pathSegment(u".."_s), u"_"_s);
        QCOMPARE(core::net::pathSegment(QString()), u"_"_s);
    }

    void healthNeedsNoSignInAndMeasuresTheWayThereAndBack()
    {
        ShopFixture shop;
        shop.on("/health", [](const Client &to, const SentRequest &) {
            QTimer::singleShot(30ms, [to] {
                to.answer(
                    R"({"status":"ok","timestamp":"x","uptime":12.5,"database":"connected","mode":"backend"})");
            });
        });
        const auto health = await(shop.client.health());
        QVERIFY(health);
        QCOMPARE(health->status, u"ok"_s);
        QCOMPARE(health->mode, u"backend"_s);
        QCOMPARE(health->uptimeSeconds, 12.5);
        QVERIFY2(health->roundTripMs >= 25, qPrintable(QString::number(health->roundTripMs)));
        QVERIFY(shop.sent("/health").value(0).header("Authorization").isEmpty());
        QCOMPARE(shop.server.requests.size(), 1);
    }
    void healthOfSomethingElseIsAgainstTheProtocol()
    {
        ShopFixture shop;
        shop.on("/health", [](const Client &to, const SentRequest &) { to.answer("<html>hello</html>"); });
        QCOMPARE(kindOf(await(shop.client.health())), Error::Kind::Protocol);
    }
    void noSecretIsOnTheRecord()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.signIn()));
        shop.client.discardToken();
        shop.on("/api/chat-history/41", [](const Client &to, const SentRequest &request) {
            to.answer(
                compact({{u"message"_s, u"got "_s + QString::fromLatin1(request.header("Authorization"))}}),
                500);
        });
        const auto failed = await(shop.client.message(u"41"_s));
        QCOMPARE(kindOf(failed), Error::Kind::Remote);
        QCOMPARE(failed.error().code, 500);
        QVERIFY(!failed.error().detail.contains("access"_L1));
        const QByteArray wire = shop.wire();
        QVERIFY(wire.contains("/api/auth/login") && wire.contains("/api/auth/refresh"));
        for (const char *secret : {"correct horse", "access_1", "access_2", "refresh_1", "refresh_2"})
            QVERIFY2(!wire.contains(secret), secret);
    }
    void anAddressWithoutEncryptionIsNotAsked()
    {
        net::HttpClient http;
        ShopClient client(http, {QUrl(u"http://shop.example"_s), u"mina"_s, Secret(u"pw"_s)});
        QCOMPARE(kindOf(await(client.me())), Error::Kind::InvalidInput);
    }
    void whatChangesNothingIsRepeatedAfterPassingFaults()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on("/api/auth/me", [left = 2](const Client &to, const SentRequest &) mutable {
            if (left-- > 0)
                to.answer("<html>bad gateway</html>", 502);
            else
                to.answer(R"({"id":3,"username":"mina","status":0})");
        });
        const auto agent = await(shop.client.me());
        QVERIFY(agent && !agent->active);
        QCOMPARE(shop.asked("/api/auth/me"), 3);
    }
    void aCancelledCallBreaksItsRequestOff()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on("/api/auth/me", [](const Client &, const SentRequest &) {}); // hangs
        auto future = shop.client.me();
        QVERIFY(waitUntil([&] { return shop.asked("/api/auth/me") == 1; }));
        future.cancel();
        QVERIFY(waitUntil([&] { return shop.http.load().running == 0; }));
        QVERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_shopsignin)
#include "tst_shopsignin.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/sampleshop/shopfixture.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using app::sampleshop::SampleShop;
using Kind = SampleShop::Bot;
using tests::await;
using tests::Shop;
using tests::Turn;
using tests::why;

/// What goes wrong with a service: each ends in an answer or in one error, none in a hang.
class tst_shopfaults final : public QObject
{
    Q_OBJECT
private slots:
    void tokensThatEndAreMadeAgain()
    {
        Shop shop;
        QVERIFY(await(shop.client.me()));
        shop.shop.endTokens();
        const auto user = await(shop.client.me());
        QVERIFY2(user, why(user).constData());
        QCOMPARE(shop.shop.counters().tokenExchanges, 2);
    }
    void tokensThatEndInTheMiddleOfAHundredChats()
    {
        Shop shop(1);
        std::vector<std::unique_ptr<Turn>> turns;
        for (int i = 0; i < 100; ++i)
            turns.push_back(
                std::make_unique<Turn>(shop.client.chat(shop.ask(Kind::Load, u"20 every 5 ms"_s))));
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 100);
        shop.shop.endTokens();
        Turn late(shop.client.chat(shop.ask(Kind::Echo, u"late"_s)));
        for (const auto &turn : turns) {
            QVERIFY(turn->wait());
            QVERIFY2(*turn->outcome, qPrintable(turn->error().detail));
            QCOMPARE(turn->deltas.size(), 20);
        }
        QVERIFY(late.wait());
        QVERIFY2(*late.outcome, qPrintable(late.error().detail));
        QCOMPARE(shop.shop.counters().tokenExchanges, 2);
    }
    void aTokenLivesAsLongAsTheShopSays()
    {
        Shop shop;
        shop.shop.setTokenLife(1s);
        QVERIFY(await(shop.client.me()));
        QTRY_VERIFY_WITH_TIMEOUT(
            !shop.tokens.statistics().remainingMs || *shop.tokens.statistics().remainingMs <= 0, 10'000);
        QVERIFY(await(shop.client.me()));
        QVERIFY(shop.shop.counters().tokenExchanges >= 2);
    }
    void aRevokedKeyIsRefused()
    {
        Shop shop;
        QVERIFY(await(shop.client.me()));
        shop.shop.setKeyRevoked(true);
        const auto user = await(shop.client.me());
        QVERIFY(!user);
        QCOMPARE(user.error().kind, Error::Kind::Unauthorized);
        Turn turn(shop.client.chat(shop.ask(Kind::Echo, u"x"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.error().kind, Error::Kind::Unauthorized);
        shop.shop.setKeyRevoked(false);
        QVERIFY(await(shop.client.me()));
    }
    void aShortStormIsWeathered()
    {
        Shop shop;
        QVERIFY(await(shop.client.me()));
        shop.shop.setStorm(SampleShop::Storm{429, 1, 0s});
        const auto user = await(shop.client.me());
        QVERIFY2(user, why(user).constData());
        QCOMPARE(shop.client.statistics().retries, 1);
    }
    void aLongStormIsAnError()
    {
        Shop shop;
        shop.shop.setStorm(SampleShop::Storm{429, -1, 0s});
        Turn turn(shop.client.chat(shop.ask(Kind::Echo, u"x"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.error().kind, Error::Kind::RateLimited);
        QVERIFY(!turn.error().logId.isEmpty());
        QCOMPARE(shop.shop.counters().requestsByEndpoint[u"POST /v3/chat"_s], 1); // never sent again
        shop.shop.setStorm(std::nullopt);
        Turn after(shop.client.chat(shop.ask(Kind::Echo, u"x"_s)));
        QVERIFY(after.wait());
        QCOMPARE(after.answer().text(), u"x"_s);
    }
    void aCutNetworkLosesNoAnswer()
    {
        Shop shop(1);
        Turn turn(shop.client.chat(shop.ask(Kind::Load, u"40 every 10 ms"_s)));
        QTRY_VERIFY(turn.deltas.size() >= 3);
        shop.shop.dropConnections();
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.error().detail));
        QVERIFY(turn.answer().wasRecovered);
        QCOMPARE(turn.answer().text().size(), 40 * 6);
        QCOMPARE(shop.shop.counters().chatsBegun, 1);
    }
    void aShopThatStartsAgainIsFoundAgain()
    {
        Shop shop;
        Turn before(shop.client.chat(shop.ask(Kind::Echo, u"before"_s)));
        QVERIFY(before.wait());
        const quint16 port = shop.shop.port();
        shop.shop.stop();
        QVERIFY(!shop.shop.isRunning());
        const auto unreachable = await(shop.client.me());
        QVERIFY(!unreachable);
        QCOMPARE(unreachable.error().kind, Error::Kind::Network);
        QVERIFY(shop.shop.start(port));
        ChatRequest request = shop.ask(Kind::Echo, u"after"_s);
        request.conversationId = before.conversationId;
        Turn after(shop.client.chat(request));
        QVERIFY(after.wait());
        QVERIFY2(*after.outcome, qPrintable(after.error().detail));
        QCOMPARE(after.answer().conversationId, before.conversationId);
    }
    void aTakenPortIsNamed()
    {
        Shop shop;
        SampleShop second;
        const auto started = second.start(shop.shop.port());
        QVERIFY(!started);
        QCOMPARE(started.error().kind, Error::Kind::Busy);
        QVERIFY(started.error().detail.contains(QString::number(shop.shop.port())));
    }
    void aShopMayGoWhileAHundredChatsRun()
    {
        auto shop = std::make_unique<SampleShop>();
        QVERIFY(shop->start());
        net::HttpClient http;
        TokenCache tokens(http, nullptr);
        CozeClient client(http, tokens);
        tokens.setCredential(shop->credential());
        client.setRegion(shop->credential().region);
        client.setJitter([] { return 0.0; });
        ChatRequest request;
        request.botId = shop->botId(Kind::Slow);
        request.userId = u"tester"_s;
        request.text = u"Hm?"_s;
        request.saveHistory = false; // else each would look for its answer first
        std::vector<std::unique_ptr<Turn>> turns;
        for (int i = 0; i < 100; ++i)
            turns.push_back(std::make_unique<Turn>(client.chat(request)));
        QTRY_COMPARE(shop->counters().chatsRunning, 100);
        shop.reset();
        for (const auto &turn : turns) {
            QVERIFY(turn->wait());
            QCOMPARE(turn->error().kind, Error::Kind::Network);
        }
    }
};

QTEST_GUILESS_MAIN(tst_shopfaults)
#include "tst_shopfaults.moc"

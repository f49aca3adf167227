// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/shop/shopfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

namespace {

constexpr auto kStore = "/api/chat-history";
constexpr auto kAsk = "/api/coze/chat";

QFuture<Result<HistoryRow>> stored(ShopFixture &shop)
{
    return shop.client.storeAnswer(u"conv_1"_s, u"We are on it.\n😀"_s, u"shop-a"_s, {});
}

bool saysItMayBeStored(const Result<HistoryRow> &result)
{
    return !result && result.error().detail.contains("may be stored"_L1);
}

} // namespace

class tst_shopwrites final : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerIsStoredAsAnAgentsAndWithoutAUser()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kStore, [](const Client &to, const SentRequest &request) {
            QJsonObject row = rowObject(42, bodyOf(request)[u"content"_s].toString());
            row[u"sender"_s] = u"admin"_s;
            to.answer(compact(row));
        });
        const auto row = await(stored(shop));
        QVERIFY(row);
        QCOMPARE(row->id, u"42"_s);
        QCOMPARE(row->content, u"We are on it.\n😀"_s);
        QCOMPARE(shop.asked(kStore), 1);
        QCOMPARE(shop.sent(kStore)[0].method, QByteArray("POST"));
        QCOMPARE(bodyOf(shop.sent(kStore)[0]),
            (QJsonObject{{u"conversationId"_s, u"conv_1"_s}, {u"content"_s, u"We are on it.\n😀"_s},
                {u"sender"_s, u"admin"_s}, {u"shopId"_s, u"shop-a"_s}}));
    }
    void aFailureAfterTheRowWentOutSaysThatItMayBeThere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("500") << 500 << plainError(500);
        QTest::newRow("a gateway that gave up") << 504 << QByteArray("<html>");
        QTest::newRow("an answer that is no row") << 200 << QByteArray("{}");
        QTest::newRow("an answer that is no JSON") << 200 << QByteArray("stored!");
    }
    void aFailureAfterTheRowWentOutSaysThatItMayBeThere()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ShopFixture shop;
        shop.signsIn();
        shop.on(kStore, [status, body](const Client &to, const SentRequest &) { to.answer(body, status); });
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Protocol);
        QVERIFY2(saysItMayBeStored(row), qPrintable(row.error().detail));
        QVERIFY(!row.error().detail.contains("internal"_L1));
        QCOMPARE(shop.asked(kStore), 1);
    }
    void aConnectionThatBreaksOnAWriteIsNotTriedAgain()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kStore, [](const Client &to, const SentRequest &) { to.reset(); });
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Network);
        QVERIFY2(saysItMayBeStored(row), qPrintable(row.error().detail));
        QCOMPARE(shop.asked(kStore), 1);
    }
    void aWriteThatHangsTimesOutAndMayBeStored()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        shop.client.setPatience({200ms, 20s, 20s, 1ms});
        shop.on(kStore, [](const Client &, const SentRequest &) {});
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Timeout);
        QVERIFY(saysItMayBeStored(row));
        QCOMPARE(shop.asked(kStore), 1);
    }
    void aServerThatIsNotThereStoredNothing()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        shop.server.stop();
        QVERIFY(waitUntil([&] { return shop.server.openConnections() == 0; }));
        shop.http.dropConnections();
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Network);
        QVERIFY2(!saysItMayBeStored(row), qPrintable(row.error().detail));
    }
    void aRefusalStoredNothing()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kStore, [](const Client &to, const SentRequest &) { to.answer(plainError(413), 413); });
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Remote);
        QCOMPARE(row.error().code, 413);
        QVERIFY(!saysItMayBeStored(row));
    }
    void aRefusedTokenIsReplacedBeforeTheRowIsStoredOnce()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        ++shop.tokens;
        int rows = 0;
        shop.on(kStore, [&rows](const Client &to, const SentRequest &) {
            ++rows;
            to.answer(compact(rowObject(42)));
        });
        QVERIFY(await(stored(shop)));
        QCOMPARE(rows, 1);
        QCOMPARE(shop.asked(kStore), 2);
    }
    void aTokenThatCannotBeReplacedStoredNothing()
    {
        ShopFixture shop;
        shop.signsIn();
        QVERIFY(await(shop.client.me()));
        ++shop.tokens;
        shop.on("/api/auth/refresh", [](const Client &to, const SentRequest &) { to.reset(); });
        const auto row = await(stored(shop));
        QCOMPARE(kindOf(row), Error::Kind::Network);
        QVERIFY2(!saysItMayBeStored(row), qPrintable(row.error().detail));
    }

    void theBotAnswersOnce()
    {
        ShopFixture shop;
        shop.on(kAsk, [](const Client &to, const SentRequest &) {
            to.answer(R"({"conversationId":"conv_9","response":"On its way."})");
        });
        const auto answer = await(shop.client.ask(u"Where?"_s, u"u1"_s, u"shop-a"_s));
        QVERIFY(answer);
        QCOMPARE(*answer, (BotAnswer{u"conv_9"_s, u"On its way."_s, false}));
        QCOMPARE(bodyOf(shop.sent(kAsk)[0]),
            (QJsonObject{{u"message"_s, u"Where?"_s}, {u"userId"_s, u"u1"_s}, {u"shopId"_s, u"shop-a"_s}}));
        QVERIFY(shop.sent(kAsk)[0].header("Authorization").isEmpty());
        QCOMPARE(shop.asked("/api/auth/login"), 0);
    }
    void aQuestionIsNeverAskedTwice_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("unknown conversation") << 404 << Error::Kind::NotFound;
        QTest::newRow("failure") << 500 << Error::Kind::Remote;
        QTest::newRow("gateway") << 502 << Error::Kind::Remote;
        QTest::newRow("break") << 0 << Error::Kind::Network;
        QTest::newRow("no text") << 200 << Error::Kind::Protocol;
    }
    void aQuestionIsNeverAskedTwice()
    {
        QFETCH(int, status);
        QFETCH(Error::Kind, kind);
        ShopFixture shop;
        shop.on(kAsk, [status](const Client &to, const SentRequest &) {
            if (status == 0)
                to.reset();
            else
                to.answer(R"({"error":"Conversation not found"})", status);
        });
        QCOMPARE(kindOf(await(shop.client.ask(u"Where?"_s, u"u1"_s, u"shop-a"_s))), kind);
        QCOMPARE(shop.asked(kAsk), 1);
    }
    void aBotThatTakesTooLongTimesOutByItsOwnLimit()
    {
        ShopFixture shop;
        shop.client.setPatience({20s, 100ms, 20s, 1ms});
        shop.on(kAsk, [](const Client &, const SentRequest &) {});
        QCOMPARE(kindOf(await(shop.client.ask(u"Where?"_s, u"u1"_s, u"shop-a"_s))), Error::Kind::Timeout);
    }
    void longAnswersDoNotHoldUpShortCalls()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kAsk, [](const Client &, const SentRequest &) {});
        QList<QFuture<Result<BotAnswer>>> waiting;
        for (int i = 0; i < 8; ++i)
            waiting.append(shop.client.ask(u"Where?"_s, u"u1"_s, u"shop-a"_s));
        QVERIFY(waitUntil([&] { return shop.asked(kAsk) == 8; }));
        QVERIFY(await(shop.client.me()));
    }
    void cannedApologiesAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("apology");
        QTest::newRow("canned") << u"Sorry, something went wrong. Please try again later."_s << true;
        QTest::newRow("beginning only") << u"Sorry, "_s << true;
        QTest::newRow("without comma") << u"Sorry for the delay."_s << false;
        QTest::newRow("in the middle") << u"I am Sorry, but no."_s << false;
        QTest::newRow("several lines") << u"Sorry, no.\nBut look:"_s << false;
        QTest::newRow("another language") << u"Sorry, 这个没有。"_s << false;
        QTest::newRow("long") << u"Sorry, "_s + u"very "_s.repeated(60) << false;
        QTest::newRow("small letter") << u"sorry, no"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void cannedApologiesAreRecognised()
    {
        QFETCH(QString, text);
        QFETCH(bool, apology);
        QCOMPARE(isCannedApology(text), apology);
        ShopFixture shop;
        shop.on(kAsk, [text](const Client &to, const SentRequest &) {
            to.answer(compact({{u"conversationId"_s, u"conv_9"_s}, {u"response"_s, text}}));
        });
        const auto answer = await(shop.client.ask(u"Where?"_s, u"u1"_s, u"shop-a"_s));
        QVERIFY(answer);
        QCOMPARE(answer->apology, apology);
    }
};

QTEST_GUILESS_MAIN(tst_shopwrites)
#include "tst_shopwrites.moc"

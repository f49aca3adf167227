// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/backendcheck.h"
#include "tests/core/shop/shopfixture.h"
#include "tests/support/checkrun.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

namespace {

const QByteArray kHistory = "/api/chat-history/page";

void tellsHealth(ShopFixture &shop)
{
    shop.on("/health", [](const Client &to, const SentRequest &) {
        to.answer(R"({"status":"ok","timestamp":"2026-03-01T08:00:00.123Z","uptime":12.3,"mode":"backend"})");
    });
}

QStringList endingAt(const QString &failing)
{
    QStringList all{
        u"reach passed"_s, u"tls skipped"_s, u"health passed"_s, u"signIn passed"_s, u"history passed"_s};
    const QStringList names{u"reach"_s, u"tls"_s, u"health"_s, u"signIn"_s, u"history"_s};
    const auto at = names.indexOf(failing);
    for (auto i = at; at >= 0 && i < all.size(); ++i)
        all[i] = names[i] + (i == at ? u" failed"_s : u" skipped"_s);
    return all;
}

} // namespace

class tst_backendcheck final : public QObject
{
    Q_OBJECT
private slots:
    void aGoodAccountPassesAndTheHistoryIsCounted()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 45; ++id)
            table.add(id);
        shop.serves(table);
        tellsHealth(shop);
        CheckRun run(new BackendCheck(shop.http, shop.client.account(), {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.states(), endingAt({}));
        QCOMPARE(run.step(u"health"_s).detail, u"ok, backend"_s);
        QCOMPARE(run.step(u"signIn"_s).detail, u"Mina"_s);
        const QVector<QPair<QString, qint64>> counts{{u"rows"_s, 45}};
        QCOMPARE(run.step(u"history"_s).counts, counts);
        QVERIFY(run.step(u"history"_s).remark.isEmpty());
        QVERIFY(run.step(u"history"_s).elapsedMs > 0);
    }

    void rowsThatCannotBeSentAreCounted_data()
    {
        QTest::addColumn<int>("from"); // ids of the rows with a user, of 45
        QTest::addColumn<int>("to");
        QTest::newRow("among the newest") << 40 << 42;
        QTest::newRow("only among the old ones") << 1 << 3;
    }
    void rowsThatCannotBeSentAreCounted()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 45; ++id)
            table.add(id, id >= from && id <= to);
        shop.serves(table);
        tellsHealth(shop);
        CheckRun run(new BackendCheck(shop.http, shop.client.account(), {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        const QVector<QPair<QString, qint64>> counts{{u"rows"_s, 45}, {u"unreadable"_s, 3}};
        QCOMPARE(run.step(u"history"_s).counts, counts);
        QCOMPARE(run.step(u"history"_s).remark, u"unreadableRows"_s);
    }

    void theStepThatFailsIsNamed_data()
    {
        QTest::addColumn<QString>("failing");
        QTest::addColumn<int>("kind");
        QTest::newRow("nobody there") << u"reach"_s << int(Error::Kind::Network);
        QTest::newRow("another server") << u"health"_s << int(Error::Kind::Protocol);
        QTest::newRow("a refused password") << u"signIn"_s << int(Error::Kind::Unauthorized);
        QTest::newRow("a history that breaks") << u"history"_s << int(Error::Kind::Protocol);
    }
    void theStepThatFailsIsNamed()
    {
        QFETCH(QString, failing);
        QFETCH(int, kind);
        ShopFixture shop;
        HistoryTable table;
        shop.serves(table);
        tellsHealth(shop);
        if (failing == "reach"_L1)
            shop.server.stop();
        if (failing == "health"_L1)
            shop.on("/health", [](const Client &to, const SentRequest &) { to.answer("<html>", 404); });
        if (failing == "signIn"_L1) {
            shop.on("/api/auth/login", [](const Client &to, const SentRequest &) {
                to.answer(
                    R"({"error":"Unauthorized","message":"Invalid username or password","statusCode":401})",
                    401);
            });
        }
        if (failing == "history"_L1)
            shop.on(kHistory, [](const Client &to, const SentRequest &) { to.answer("[1]"); });
        CheckRun run(new BackendCheck(shop.http, shop.client.account(), {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(!run.passed);
        QCOMPARE(run.states(), endingAt(failing));
        QCOMPARE(int(run.error().kind), kind);
        for (const CheckStep &step : std::as_const(run.steps)) {
            QVERIFY(!step.detail.contains(u"correct horse"_s));
            QVERIFY(!step.error || !step.error->detail.contains(u"correct horse"_s));
        }
    }

    void aServerThatIsSilentEndsAtTheLimit_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("failing");
        QTest::newRow("health") << QByteArray("/health") << u"health"_s;
        QTest::newRow("sign-in") << QByteArray("/api/auth/login") << u"signIn"_s;
        QTest::newRow("history") << kHistory << u"history"_s;
    }
    void aServerThatIsSilentEndsAtTheLimit()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, failing);
        ShopFixture shop;
        HistoryTable table;
        shop.serves(table);
        tellsHealth(shop);
        shop.on(path, [](const Client &, const SentRequest &) {});
        CheckRun run(new BackendCheck(shop.http, shop.client.account(), {500ms, 700ms}));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(failing));
        QCOMPARE(run.error().kind, Error::Kind::Timeout);
        QVERIFY(waitUntil([&] { return shop.http.load().running == 0; }));
    }

    void itCanBeCancelledOrDeletedAtEveryStep_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const QByteArray &path : {QByteArray("/health"), QByteArray("/api/auth/login"), kHistory})
            QTest::newRow(path.constData()) << path;
    }
    void itCanBeCancelledOrDeletedAtEveryStep()
    {
        QFETCH(QByteArray, path);
        ShopFixture shop;
        HistoryTable table;
        shop.serves(table);
        tellsHealth(shop);
        shop.on(path, [](const Client &, const SentRequest &) {});
        for (const bool deleted : {false, true}) {
            CheckRun run(new BackendCheck(shop.http, shop.client.account(), {}));
            const int before = shop.asked(path);
            run.job->start();
            QVERIFY(waitUntil([&] { return shop.asked(path) == before + 1; }));
            if (deleted)
                delete run.job;
            else
                run.job->cancel();
            QVERIFY(waitUntil([&] { return run.job.isNull() && shop.http.load().running == 0; }));
            QCOMPARE(run.ends, deleted ? 0 : 1);
        }
    }
};

QTEST_GUILESS_MAIN(tst_backendcheck)
#include "tst_backendcheck.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/historypoller.h"
#include "tests/core/shop/shopfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

namespace {

constexpr auto kPage = "/api/chat-history/page";

/// A shop whose history is followed.
struct Followed : public QObject
{
    explicit Followed(int rows, const HistoryFilter &filter = {}) : poller(shop.client, filter)
    {
        for (int id = 1; id <= rows; ++id)
            table.add(id);
        shop.serves(table);
        connect(&poller, &HistoryPoller::rows, this, [this](const QVector<HistoryRow> &fresh) {
            for (const HistoryRow &row : fresh) {
                ++times[row.id.toInt()];
                contents[row.id.toInt()] = row.content;
            }
        });
        connect(&poller, &HistoryPoller::progress, this, [this](qint64 read, qint64 total) {
            progress.append({read, total});
        });
        connect(&poller, &HistoryPoller::checked, this, [this](qint64 startedAtMs, qint64 cannotSend) {
            ++checked;
            checkedAtMs = startedAtMs;
            unreadable = cannotSend;
        });
        connect(&poller, &HistoryPoller::failed, this, [this](const Error &error) { errors.append(error); });
    }
    /// Waits for the end of a walk and answers how many requests it made; -1 when it did not end well.
    [[nodiscard]] int load(qint64 knownUntilMs = 0, qint64 overlapMs = 0)
    {
        return walk([&] { poller.load(knownUntilMs, overlapMs); });
    }
    [[nodiscard]] int check()
    {
        return walk([&] { poller.check(); });
    }
    [[nodiscard]] int walk(const std::function<void()> &begin)
    {
        times.clear();
        const int before = table.served;
        const int ended = checked;
        begin();
        const bool well = waitUntil([&] { return !poller.isRunning(); }) && checked == ended + 1;
        return well ? table.served - before : -1;
    }
    [[nodiscard]] bool toldOnce(int from, int to) const
    {
        for (int id = from; id <= to; ++id) {
            if (times.value(id) != 1)
                return false;
        }
        return true;
    }

    ShopFixture shop;
    HistoryTable table;
    HistoryPoller poller;
    QMap<int, int> times; // how often a row was told in the last walk
    QMap<int, QString> contents;
    QList<std::pair<qint64, qint64>> progress;
    int checked = 0;
    qint64 checkedAtMs = 0;
    qint64 unreadable = -1;
    QList<Error> errors;
};

HistoryRow rowOf(int id, qint64 createdAtMs, const QString &content = {})
{
    HistoryRow row;
    row.id = QString::number(id);
    row.createdAtMs = createdAtMs;
    row.content = content;
    return row;
}

} // namespace

class tst_historypoller final : public QObject
{
    Q_OBJECT
private slots:
    void everythingIsLoadedNewestFirst()
    {
        Followed shop(250);
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(shop.load(), 3);
        QVERIFY(shop.toldOnce(1, 250));
        QCOMPARE(shop.times.size(), 250);
        QCOMPARE(shop.progress, (QList<std::pair<qint64, qint64>>{{100, 250}, {200, 250}, {250, 250}}));
        QCOMPARE(shop.unreadable, 0);
        QVERIFY(shop.checkedAtMs >= before && shop.checkedAtMs <= QDateTime::currentMSecsSinceEpoch());
    }
    void aFullLastPageIsNotTheEndYet()
    {
        Followed shop(200);
        QCOMPARE(shop.load(), 3);
        QVERIFY(shop.toldOnce(1, 200));
    }
    void anEmptyHistoryIsLoadedAndThenFollowed()
    {
        Followed shop(0);
        QCOMPARE(shop.check(), 1);
        QVERIFY(shop.times.isEmpty());
        shop.table.add(1);
        QCOMPARE(shop.check(), 1);
        QVERIFY(shop.toldOnce(1, 1));
    }
    void loadingStopsBelowWhatIsKnown()
    {
        Followed shop(500);
        QCOMPARE(
            shop.load(kFirstRowMs + 350'000, 20'000), 3); // 401 …, 301 …, and 201 … which is older as a whole
        QVERIFY(shop.toldOnce(330, 500));
    }
    void nothingNewIsOneRequestWithoutRows()
    {
        Followed shop(250);
        QVERIFY(shop.load() > 0);
        QCOMPARE(shop.check(), 1);
        QVERIFY(shop.times.isEmpty());
        QVERIFY(!shop.shop.sent(kPage).last().header("If-None-Match").isEmpty());
    }
    void onlyWhatIsNewIsTold()
    {
        Followed shop(250);
        QVERIFY(shop.load() > 0);
        for (int id = 251; id <= 253; ++id)
            shop.table.add(id);
        QCOMPARE(shop.check(), 2); // the second page brings only known rows
        QCOMPARE(shop.times.keys(), (QList<int>{251, 252, 253}));
        for (int id = 254; id <= 500; ++id)
            shop.table.add(id);
        QCOMPARE(shop.check(), 4);
        QVERIFY(shop.toldOnce(254, 500));
        QCOMPARE(shop.times.size(), 247);
    }
    void aRowThatLooksDifferentIsTold()
    {
        Followed shop(30);
        QVERIFY(shop.load() > 0);
        shop.table.rows[4].json[u"content"_s] = u"corrected"_s;
        QVERIFY(shop.check() > 0);
        QCOMPARE(shop.times.keys(), QList<int>{26});
        QCOMPARE(shop.contents[26], u"corrected"_s);
    }
    void aHistoryThatGrowsWhileItIsReadLosesNothing()
    {
        Followed shop(450);
        int next = 451;
        shop.shop.on(kPage, [&](const Client &to, const SentRequest &request) {
            shop.table.answer(to, request);
            for (int i = 0; i < 7 && next <= 480; ++i)
                shop.table.add(next++);
        });
        QVERIFY(shop.load() > 0);
        QVERIFY(shop.toldOnce(1, 450));
        QVERIFY(shop.check() > 0);
        for (int id = 451; id <= 480; ++id)
            QVERIFY2(shop.times.value(id) == 1, qPrintable(QString::number(id)));
        QCOMPARE(shop.times.size(), 30);
    }
    void aHistoryThatShrinksWhileItIsReadLosesNothing()
    {
        Followed shop(450);
        shop.shop.on(kPage, [&](const Client &to, const SentRequest &request) {
            shop.table.answer(to, request);
            if (numberIn(request, u"pageNo"_s) == 2 && shop.table.rows.size() == 450)
                shop.table.rows.remove(10, 5); // 440 … 436, which were told
        });
        QVERIFY(shop.load() > 0);
        QVERIFY(shop.toldOnce(1, 450));
    }
    void rowsThatSwapPlacesAreToldOnce()
    {
        Followed shop(250);
        QVERIFY(shop.load() > 0);
        for (int id = 251; id <= 350; ++id)
            shop.table.add(id);
        shop.table.rows.swapItemsAt(99, 100); // a known one is now on the first page, a new one on the second
        QVERIFY(shop.check() > 0);
        QVERIFY(shop.toldOnce(251, 350));
        QCOMPARE(shop.times.size(), 100);
    }
    void rowsThatCannotBeSentAreCountedWithoutDividingEachTime()
    {
        Followed shop(0);
        for (int id = 1; id <= 250; ++id)
            shop.table.add(id, id % 10 == 0);
        QVERIFY(shop.load() > 0);
        QCOMPARE(shop.unreadable, 25);
        for (int id = 1; id <= 250; ++id)
            QCOMPARE(shop.times.value(id), id % 10 == 0 ? 0 : 1);
        QCOMPARE(shop.check(), 2); // unchanged, and counted
        QCOMPARE(shop.unreadable, 25);
        shop.table.add(251, true);
        shop.table.add(252);
        QCOMPARE(shop.check(), 3);
        QCOMPARE(shop.unreadable, 26);
        QCOMPARE(shop.times.keys(), QList<int>{252});
    }
    void aFailureIsToldAndNothingBehindItIsLost()
    {
        Followed shop(150);
        QVERIFY(shop.load() > 0);
        for (int id = 151; id <= 400; ++id)
            shop.table.add(id);
        bool down = true;
        shop.shop.on(kPage, [&](const Client &to, const SentRequest &request) {
            if (down && numberIn(request, u"pageNo"_s) == 2)
                to.answer(plainError(500), 500);
            else if (down && request.target.contains("inboxUserId=none"))
                to.answer(plainError(500), 500);
            else
                shop.table.answer(to, request);
        });
        QCOMPARE(shop.check(), -1);
        QCOMPARE(shop.errors.size(), 1);
        QCOMPARE(shop.errors[0].kind, Error::Kind::Remote);
        QVERIFY(!shop.poller.isRunning());
        down = false;
        QVERIFY(shop.check() > 0);
        QVERIFY(shop.toldOnce(151, 400)); // the first page again too
    }
    void cancellingIsSilentAndTheNextWalkBeginsAnew()
    {
        Followed shop(350);
        connect(&shop.poller, &HistoryPoller::progress, &shop.poller, [&](qint64 read) {
            if (read == 200)
                shop.poller.cancel();
        });
        shop.poller.load();
        QVERIFY(waitUntil([&] { return !shop.poller.isRunning(); }));
        QCOMPARE(shop.checked, 0);
        QVERIFY(shop.errors.isEmpty());
        QCOMPARE(shop.times.size(), 200);
        QVERIFY(shop.poller.remembered() == 0);
        shop.poller.disconnect(&shop.poller);
        QCOMPARE(shop.check(), 4);
        QVERIFY(shop.toldOnce(1, 350));
    }
    void loadingAnewInTheMiddleOfAWalkIsOneWalk()
    {
        Followed shop(150);
        bool again = true;
        connect(&shop.poller, &HistoryPoller::rows, &shop.poller, [&] {
            if (std::exchange(again, false))
                shop.poller.load();
        });
        QCOMPARE(shop.load(), 3); // one page of the first, two of the second
        QCOMPARE(shop.checked, 1);
    }
    void whoHearsOfRowsMayDeleteThePoller()
    {
        ShopFixture shop;
        HistoryTable table;
        table.add(1);
        shop.serves(table);
        QPointer<HistoryPoller> poller(new HistoryPoller(shop.client));
        QObject here;
        connect(poller, &HistoryPoller::rows, &here, [&] { delete poller.data(); });
        poller->load();
        QVERIFY(waitUntil([&] { return poller.isNull(); }));
    }
    void checksWhileAWalkIsUnderWayAreOne()
    {
        Followed shop(50);
        QCOMPARE(shop.walk([&] {
            shop.poller.check();
            shop.poller.check();
            shop.poller.check();
        }),
            1);
        QCOMPARE(shop.checked, 1);
    }
    void theMemoryStaysSmallAndOldRowsDoNotComeBack()
    {
        Followed shop(5'250);
        QCOMPARE(shop.load(), 53);
        QCOMPARE(shop.times.size(), 5'250);
        QVERIFY(shop.toldOnce(1, 5'250));
        QCOMPARE(shop.poller.remembered(), HistoryPoller::kRemembered);
        shop.table.add(5'251);
        QCOMPARE(shop.check(), 2);
        QCOMPARE(shop.times.keys(), QList<int>{5'251});
        QCOMPARE(shop.poller.remembered(), HistoryPoller::kRemembered);
    }

    void theMemoryForgetsTheOldestAndSaysSo()
    {
        using Word = RowMemory::Word;
        RowMemory memory(3);
        for (int id = 1; id <= 3; ++id)
            memory.add(rowOf(id, id * 1000));
        QCOMPARE(memory.about(rowOf(9, 500)), Word::New); // nothing was forgotten yet
        memory.add(rowOf(4, 4000));
        QCOMPARE(memory.size(), 3);
        QCOMPARE(memory.about(rowOf(1, 1000)), Word::Older);
        QCOMPARE(memory.about(rowOf(2, 2000)), Word::Known);
        QCOMPARE(memory.about(rowOf(2, 2000, u"x"_s)), Word::Changed);
        QCOMPARE(memory.about(rowOf(5, 5000)), Word::New);
        memory.add(rowOf(2, 9000)); // moved, not doubled
        QCOMPARE(memory.size(), 3);
        memory.add(rowOf(5, 5000));
        QCOMPARE(memory.about(rowOf(2, 9000)), Word::Known);
        QCOMPARE(memory.about(rowOf(3, 3000)), Word::Older);
        memory.clear();
        QCOMPARE(memory.about(rowOf(3, 3000)), Word::New);
    }
};

QTEST_GUILESS_MAIN(tst_historypoller)
#include "tst_historypoller.moc"

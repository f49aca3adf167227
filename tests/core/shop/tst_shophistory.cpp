// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/historypagereader.h"
#include "tests/core/shop/shopfixture.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::shop;
using namespace tests;

namespace {

constexpr auto kPage = "/api/chat-history/page";

QStringList idsOf(const HistoryPage &page)
{
    QStringList ids;
    for (const HistoryRow &row : page.rows)
        ids.append(row.id);
    return ids;
}

/// What can be read of a page, by looking at the table.
QStringList readableIds(const HistoryTable &table, int pageNo, int pageSize)
{
    QStringList ids;
    for (const HistoryTable::Row &row : table.rows.mid((pageNo - 1) * pageSize, pageSize)) {
        if (!row.hasUser)
            ids.append(QString::number(row.json[u"id"_s].toInteger()));
    }
    return ids;
}

} // namespace

class tst_shophistory final : public QObject
{
    Q_OBJECT
private slots:
    void aPageIsReadWithItsFilter()
    {
        ShopFixture shop;
        HistoryTable table;
        table.add(1);
        table.add(2);
        shop.serves(table);
        const auto page
            = await(shop.client.history({u"conv_1"_s, u"shop a&b"_s, u"bot"_s, u"user"_s, u"1+1"_s}, 1, 50));
        QVERIFY(page);
        QCOMPARE(page->total, 2);
        QCOMPARE(page->pageNo, 1);
        QVERIFY(!page->etag.isEmpty());
        const QByteArray target = shop.sent(kPage).value(0).target;
        QCOMPARE(target,
            QByteArray("/api/chat-history/page?pageNo=1&pageSize=50&conversationId=conv_1&shopId=shop%20a%26b"
                       "&botId=bot&sender=user&content=1%2B1"));
    }
    void aRowIsReadWhole()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [](const Client &to, const SentRequest &) {
            to.answer(
                R"({"list":[{"id":9007199254740993,"inboxUserId":null,"conversationId":"conv_1","shopId":null,)"
                R"("botId":"7400000000000000001","content":"zwei\nZeilen 😀","sender":"user","sessionId":"s",)"
                R"("replyId":9223372036854775807,"creator":"","createdAt":"2026-03-01T08:00:00.123Z",)"
                R"("updatedAt":null,"deleted":1,"tenantId":0,"someday":{"deep":[1,2]}}],)"
                R"("total":250,"pageNo":"what","pageSize":1,"more":true})");
        });
        const auto page = await(shop.client.history({}, 3, 1));
        QVERIFY(page);
        HistoryRow row;
        row.id = u"9007199254740993"_s;
        row.conversationId = u"conv_1"_s;
        row.botId = u"7400000000000000001"_s;
        row.content = u"zwei\nZeilen 😀"_s;
        row.sender = u"user"_s;
        row.sessionId = u"s"_s;
        row.replyId = u"9223372036854775807"_s;
        row.createdAtMs = 1'772'352'000'123;
        row.deleted = true;
        QCOMPARE(page->rows, QVector<HistoryRow>{row});
        QCOMPARE(page->total, 250);
        QCOMPARE(page->pageNo, 3);
    }
    void whatIsNoPageIsAgainstTheProtocol_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no list") << QByteArray(R"({"total":3})");
        QTest::newRow("a list that is none") << QByteArray(R"({"list":{},"total":3})");
        QTest::newRow("a row without id") << QByteArray(R"({"list":[{"content":"x"}]})");
        QTest::newRow("an id beyond 64 bits") << QByteArray(R"({"list":[{"id":92233720368547758070}]})");
        QTest::newRow("a time that is none") << QByteArray(R"({"list":[{"id":1,"createdAt":"yesterday"}]})");
        QTest::newRow("no JSON") << QByteArray("<html>sign in to this network</html>");
        QTest::newRow("JSON that was cut") << QByteArray(R"({"list":[{"id":1)");
        QTest::newRow("nothing") << QByteArray();
    }
    void whatIsNoPageIsAgainstTheProtocol()
    {
        QFETCH(QByteArray, body);
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [body](const Client &to, const SentRequest &) { to.answer(body); });
        QCOMPARE(kindOf(await(shop.client.history({}, 1, 10))), Error::Kind::Protocol);
    }
    void noMoreThanAHundredRowsAreAskedFor()
    {
        ShopFixture shop;
        HistoryTable table;
        shop.serves(table);
        QVERIFY(await(shop.client.history({}, 2, 500)));
        QVERIFY(await(shop.client.history({}, -1, 0)));
        QCOMPARE(numberIn(shop.sent(kPage)[0], u"pageSize"_s), 100);
        QCOMPARE(numberIn(shop.sent(kPage)[1], u"pageNo"_s), 1);
        QCOMPARE(numberIn(shop.sent(kPage)[1], u"pageSize"_s), 1);
    }
    void anUnchangedPageIsToldAsSuch()
    {
        ShopFixture shop;
        HistoryTable table;
        table.add(1);
        shop.serves(table);
        const auto first = await(shop.client.history({}, 1, 10));
        QVERIFY(first && !first->unchanged);
        const auto second = await(shop.client.history({}, 1, 10, first->etag));
        QVERIFY(second && second->unchanged && second->rows.isEmpty());
        QCOMPARE(second->etag, first->etag);
        table.add(2);
        const auto third = await(shop.client.history({}, 1, 10, first->etag));
        QVERIFY(third && !third->unchanged);
        QCOMPARE(idsOf(*third), (QStringList{u"2"_s, u"1"_s}));
        QVERIFY(third->etag != first->etag);
    }
    void anUnaskedForUnchangedIsAgainstTheProtocol()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [](const Client &to, const SentRequest &) {
            to.write("HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n");
        });
        QCOMPARE(kindOf(await(shop.client.history({}, 1, 10))), Error::Kind::Protocol);
    }

    void blocksCoverTheSameRowsInOrderAndArePages_data()
    {
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<int>("size");
        for (const int size : {2, 3, 7, 10, 25, 30, 64, 97, 99, 100}) {
            for (const int pageNo : {1, 2, 3, 17})
                QTest::addRow("%d rows, page %d", size, pageNo) << qint64(pageNo - 1) * size << size;
        }
    }
    void blocksCoverTheSameRowsInOrderAndArePages()
    {
        QFETCH(qint64, offset);
        QFETCH(int, size);
        QList<RowBlock> open{{offset, size}};
        qint64 at = offset;
        int requests = 0;
        while (!open.isEmpty()) {
            const RowBlock block = open.takeFirst();
            ++requests;
            QCOMPARE(block.offset % block.size, 0);
            QCOMPARE((block.pageNo() - 1) * block.size, block.offset);
            if (block.size > 1) {
                const QList<RowBlock> parts = divided(block);
                QVERIFY(parts.size() > 1);
                open = parts + open;
                continue;
            }
            QCOMPARE(block.offset, at++);
        }
        QCOMPARE(at, offset + size);
        QVERIFY2(requests <= 2 * size, qPrintable(QString::number(requests)));
    }
    void whatCanBeReadOfABrokenPageIsRead_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<QList<int>>("broken"); // places, newest first
        QTest::addColumn<int>("pageNo");
        QTest::addColumn<int>("pageSize");
        QTest::newRow("one in the middle") << 100 << QList<int>{42} << 1 << 100;
        QTest::newRow("the first") << 100 << QList<int>{0} << 1 << 100;
        QTest::newRow("the last") << 100 << QList<int>{99} << 1 << 100;
        QTest::newRow("both ends of the second page") << 250 << QList<int>{100, 199} << 2 << 100;
        QTest::newRow("a short last page") << 130 << QList<int>{128} << 2 << 100;
        QTest::newRow("a size that is prime") << 300 << QList<int>{97, 150, 193, 194} << 2 << 97;
        QTest::newRow("an odd size") << 80 << QList<int>{25, 26, 49, 50} << 2 << 25;
        QTest::newRow("every other one") << 40 << QList<int>{0, 2, 4, 6, 8, 10, 12, 14, 16, 18} << 1 << 20;
        QTest::newRow("a whole page") << 20 << QList<int>{10, 11, 12, 13, 14, 15, 16, 17, 18, 19} << 2 << 10;
        QTest::newRow("a single row") << 5 << QList<int>{2} << 3 << 1;
    }
    void whatCanBeReadOfABrokenPageIsRead()
    {
        QFETCH(int, rows);
        QFETCH(QList<int>, broken);
        QFETCH(int, pageNo);
        QFETCH(int, pageSize);
        ShopFixture shop;
        HistoryTable table;
        for (int place = rows - 1; place >= 0; --place)
            table.add(rows - place, broken.contains(place));
        shop.serves(table);
        const auto page = await(shop.client.history({}, pageNo, pageSize));
        QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
        QCOMPARE(idsOf(*page), readableIds(table, pageNo, pageSize));
        const auto here = std::count_if(broken.cbegin(), broken.cend(),
            [&](int place) { return place >= (pageNo - 1) * pageSize && place < pageNo * pageSize; });
        QCOMPARE(page->unreadable, int(here));
        QVERIFY(page->etag.isEmpty());
        QVERIFY2(table.served <= 2 * pageSize + 2, qPrintable(QString::number(table.served)));
    }
    void oneBrokenRowOfAHundredCostsFewRequests()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 100; ++id)
            table.add(id, id == 77);
        shop.serves(table);
        const auto page = await(shop.client.history({}, 1, 100));
        QVERIFY(page);
        QCOMPARE(page->total, 100);
        QVERIFY2(table.served <= 20, qPrintable(QString::number(table.served)));
        QCOMPARE(shop.asked("/api/auth/login"), 1);
    }
    void aHistoryWithoutAReadableRowIsCountedNotDivided()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 130; ++id)
            table.add(id, true);
        shop.serves(table);
        const auto page = await(shop.client.history({}, 2, 100));
        QVERIFY(page && page->rows.isEmpty());
        QCOMPARE(page->unreadable, 30);
        QCOMPARE(page->total, 130);
        QCOMPARE(table.served, 3);
    }
    void rowsThatMoveWhileAPageIsDividedAreTakenOnce()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 16; ++id)
            table.add(id, id == 5);
        shop.serves(table);
        shop.on(kPage, [&](const Client &to, const SentRequest &request) {
            table.answer(to, request);
            if (numberIn(request, u"pageSize"_s) == 8)
                table.add(100 + table.served);
        });
        const auto page = await(shop.client.history({}, 1, 16));
        QVERIFY(page);
        const QStringList ids = idsOf(*page);
        QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), ids.size());
        for (int id = 6; id <= 16; ++id)
            QVERIFY2(ids.contains(QString::number(id)), qPrintable(QString::number(id)));
    }
    void aServerThatAlwaysFailsIsToldSoonAndWithoutItsWords()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [](const Client &to, const SentRequest &) { to.answer(plainError(500), 500); });
        const auto page = await(shop.client.history({}, 1, 100));
        QCOMPARE(kindOf(page), Error::Kind::Remote);
        QCOMPARE(page.error().code, 500);
        QCOMPARE(page.error().detail, u"the shop's server answered 500 to /api/chat-history/page"_s);
        QCOMPARE(shop.asked(kPage), 2);
    }
    void aServerThatFailsWithoutUsersTooIsNotDivided()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [](const Client &to, const SentRequest &) { to.answer(plainError(500), 500); });
        HistoryFilter filter;
        filter.withoutUserOnly = true;
        QCOMPARE(kindOf(await(shop.client.history(filter, 1, 100))), Error::Kind::Remote);
        QCOMPARE(shop.asked(kPage), 1);
        QVERIFY(shop.sent(kPage)[0].target.contains("inboxUserId=none"));
    }
    void aBreakWhileDividingEndsIt()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 16; ++id)
            table.add(id, id == 5);
        shop.serves(table);
        shop.on(kPage, [&](const Client &to, const SentRequest &request) {
            if (numberIn(request, u"pageSize"_s) == 8)
                to.answer("down", 503);
            else
                table.answer(to, request);
        });
        const auto page = await(shop.client.history({}, 1, 16));
        QCOMPARE(kindOf(page), Error::Kind::Remote);
        QCOMPARE(page.error().code, 503);
    }
    void rowsWithUsersCanBeLeftOut()
    {
        ShopFixture shop;
        HistoryTable table;
        for (int id = 1; id <= 30; ++id)
            table.add(id, id % 2 == 0);
        shop.serves(table);
        HistoryFilter filter;
        filter.withoutUserOnly = true;
        const auto page = await(shop.client.history(filter, 1, 100));
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 15);
        QCOMPARE(page->unreadable, 0);
        QCOMPARE(table.served, 1);
    }

    void likeSignsMeanThemselves_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("percent") << u"100%"_s << u"100%25"_s << QStringList{u"1"_s};
        QTest::newRow("underscore") << u"a_b"_s << u"a_b"_s << QStringList{u"3"_s};
        QTest::newRow("backslash") << u"c\\d"_s << u"c_d"_s << QStringList{u"5"_s};
        QTest::newRow("the database's own case rule stays") << u"A_B"_s << u"A_B"_s << QStringList{u"3"_s};
        QTest::newRow("no sign: as the database found it")
            << u"sale"_s << u"sale"_s << QStringList{u"6"_s, u"5"_s, u"4"_s, u"3"_s, u"2"_s, u"1"_s};
    }
    void likeSignsMeanThemselves()
    {
        QFETCH(QString, content);
        QFETCH(QString, sent);
        QFETCH(QStringList, found);
        ShopFixture shop;
        HistoryTable table; // that matches everything
        for (const QString &text : {u"100% sale"_s, u"1000 sale"_s, u"a_b"_s, u"axb"_s, u"c\\d"_s, u"cxd"_s})
            table.add(table.rows.size() + 1, false, text);
        shop.serves(table);
        HistoryFilter filter;
        filter.content = content;
        const auto page = await(shop.client.history(filter, 1, 10));
        QVERIFY(page);
        QCOMPARE(idsOf(*page), found);
        QCOMPARE(page->total, 6);
        QVERIFY(shop.sent(kPage)[0].target.endsWith("&content=" + sent.toLatin1()));
    }

    void singleRowsAndVisitorsAreRead()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on("/api/chat-history/41",
            [](const Client &to, const SentRequest &) { to.answer(compact(rowObject(41))); });
        shop.on("/api/inbox-users/7", [](const Client &to, const SentRequest &) {
            to.answer(
                R"({"id":7,"shopId":"shop-a","shopName":null,"userEmail":"ana@example.invalid",)"
                R"("userName":"ana","sysUserId":null,"createdAt":"2026-03-01T08:00:00.123Z","deleted":0})");
        });
        shop.on("/api/inbox-users/page", [](const Client &to, const SentRequest &) {
            to.answer(R"({"list":[{"id":8,"userEmail":"session_1"}],"total":9,"pageNo":2,"pageSize":1})");
        });
        const auto row = await(shop.client.message(u"41"_s));
        QVERIFY(row && row->id == "41"_L1);
        QCOMPARE(kindOf(await(shop.client.message(u"42"_s))), Error::Kind::NotFound);
        const auto visitor = await(shop.client.visitor(u"7"_s));
        QVERIFY(visitor);
        QCOMPARE(*visitor,
            (Visitor{u"7"_s, u"shop-a"_s, {}, u"ana@example.invalid"_s, u"ana"_s, 1'772'352'000'123}));
        const auto page = await(shop.client.visitors(u"shop-a"_s, 2, 1));
        QVERIFY(page);
        QCOMPARE(page->total, 9);
        QCOMPARE(page->pageNo, 2);
        QCOMPARE(page->rows.value(0).email, u"session_1"_s);
        QVERIFY(shop.sent("/api/inbox-users/page")[0].target.endsWith("?pageNo=2&pageSize=1&shopId=shop-a"));
    }
    void aPageThatComesByteByByteIsTheSame()
    {
        ShopFixture shop;
        shop.signsIn();
        shop.on(kPage, [](const Client &to, const SentRequest &) {
            const QByteArray body
                = compact({{u"list"_s, QJsonArray{rowObject(1, u"你好 😀"_s)}}, {u"total"_s, 1}});
            const QByteArray all = "HTTP/1.1 200 OK\r\nETag: \"x\"\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body;
            QByteArrayList bytes;
            for (const char one : all)
                bytes.append(QByteArray(1, one));
            to.writeSlowly(bytes);
        });
        const auto page = await(shop.client.history({}, 1, 10));
        QVERIFY(page);
        QCOMPARE(page->rows.value(0).content, u"你好 😀"_s);
        QCOMPARE(page->etag, QByteArray("\"x\""));
    }
};

QTEST_GUILESS_MAIN(tst_shophistory)
#include "tst_shophistory.moc"

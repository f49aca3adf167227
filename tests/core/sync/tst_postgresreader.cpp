// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/backendfile.h"
#include "core/sync/postgresreader.h"
#include "tests/core/sync/backendwriter.h"
#include "tests/core/sync/postgressupport.h"
#include "tests/support/patience.h"

using namespace core;
using namespace core::sync;
using namespace Qt::StringLiterals;
using synctest::BackendWriter;
using synctest::ImportPlace;
using synctest::ShopDatabase;
using tests::PostgresServer;

namespace {

constexpr qint64 kThen = 1'750'000'000'000;

/// Everything that a reader tells, as text; chunks apart.
QByteArrayList told(MessageReader &reader)
{
    QByteArrayList lines;
    history::IncomingMessage m;
    Reject reject;
    while (true) {
        const auto step = reader.next(m, reject);
        if (!step) {
            lines.append("error " + step.error().detail.toUtf8());
            return lines;
        }
        if (*step == MessageReader::Step::End)
            return lines;
        if (*step == MessageReader::Step::Break) {
            lines.append("break");
        } else if (*step == MessageReader::Step::Rejected) {
            lines.append("refused " + QByteArray::number(qint64(reject.line)) + ' '
                + QByteArray::fromStdString(reject.reason));
        } else {
            std::string line;
            for (const std::string &part : {m.id, m.conversationId, m.shopId, m.shopName, m.botId, m.botName,
                     m.customerId, m.customerName, m.customerEmail, m.sender, m.replyToId, m.content})
                line += part + '|';
            lines.append(QByteArray::fromStdString(line) + QByteArray::number(qint64(m.sentAtMs)) + '|'
                + QByteArray::number(qint64(m.updatedAtMs.value_or(-1))) + (m.deleted ? "|deleted" : ""));
        }
    }
}

std::unique_ptr<PostgresReader> readerOf(const ShopDatabase &shop, std::int64_t sinceMs = 0)
{
    auto reader = PostgresReader::open({shop.address(), {}, sinceMs, -1}, {});
    if (!reader)
        qFatal("%s", qPrintable(reader.error().detail));
    return std::move(*reader);
}

} // namespace

class tst_PostgresReader : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void rowsMeanWhatTheyMeanInTheSqliteFile_data();
    void rowsMeanWhatTheyMeanInTheSqliteFile();
    void newestRowsComeFirstInGrowingWindows();
    void aLaterReaderGoesOnWhereOneStopped();
    void wideGapsBetweenIdsAreCrossed();
    void olderRowsThanWantedAreLeftOut();
    void otherTenantsAreLeftOut();
    void infinityIsNoTime();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void tst_PostgresReader::initTestCase()
{
    if (!PostgresServer::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_server = std::make_unique<PostgresServer>();
}

void tst_PostgresReader::cleanupTestCase()
{
    m_server.reset();
}

void tst_PostgresReader::rowsMeanWhatTheyMeanInTheSqliteFile_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("created");
    QTest::addColumn<QString>("updated");
    QTest::newRow("Prisma's times") << u"timestamp(3)"_s << u"create_time"_s << u"update_time"_s;
    QTest::newRow("times with zones") << u"timestamptz"_s << u"created_at"_s << u"updated_at"_s;
    QTest::newRow("milliseconds") << u"bigint"_s << u"create_time"_s << u"update_time"_s;
}

/// The same statements on both; only the times are written as each of them writes times.
void tst_PostgresReader::rowsMeanWhatTheyMeanInTheSqliteFile()
{
    QFETCH(QString, type);
    QFETCH(QString, created);
    QFETCH(QString, updated);
    ImportPlace place;
    tests::ShopTables tables;
    tables.timeType = type;
    tables.createdColumn = created;
    tables.updatedColumn = updated;
    ShopDatabase shop(*m_server, tables);
    shop.exec("ALTER TABLE coze_chat_history ALTER " + created.toUtf8() + " DROP NOT NULL, ALTER "
        + updated.toUtf8() + " DROP NOT NULL, ALTER deleted DROP NOT NULL, ALTER tenant_id DROP NOT NULL");
    BackendWriter file(place.path(u"shop.db"_s));
    file.exec(
        "CREATE TABLE shopify_bot_setting(id INTEGER PRIMARY KEY, shop_id TEXT, shop_name TEXT, bot_id TEXT, "
        "bot_name TEXT, create_time DATETIME, update_time DATETIME, deleted INTEGER DEFAULT 0)");
    for (const char *table : {"coze_conversation", "shopify_inbox_user"}) {
        file.exec(QByteArray("ALTER TABLE ") + table + " ADD create_time DATETIME");
        file.exec(QByteArray("ALTER TABLE ") + table + " ADD update_time DATETIME");
    }
    const auto both = [&](const QByteArray &statement) {
        QByteArray theirs = statement;
        QByteArray ours = statement;
        for (qsizetype at = 0; (at = ours.indexOf('~')) >= 0;) {
            const QByteArray ms = QByteArray::number(kThen + ours.mid(at + 1, 4).toLongLong());
            const QByteArray moment = type == "bigint"_L1 ? ms
                : type == "timestamptz"_L1
                ? "'epoch'::timestamptz + " + ms + " * interval '1 ms' + interval '999 us'"
                : "'epoch'::timestamp + " + ms + " * interval '1 ms'";
            ours.replace(at, 5, moment);
            theirs.replace(theirs.indexOf('~'), 5, ms);
        }
        ours.replace("create_time", created.toUtf8()).replace("update_time", updated.toUtf8());
        QVERIFY2(file.exec(theirs), theirs.constData());
        QVERIFY2(shop.exec(ours), ours.constData());
    };
    const QByteArray say
        = "INSERT INTO coze_chat_history(id, inbox_user_id, conversation_id, shop_id, bot_id, "
          "content, sender, reply_id, create_time, update_time, deleted, tenant_id) VALUES";
    both(say
        + "(1, NULL, 'conv_a', NULL, NULL, 'shop and bot of the conversation', 'USER', NULL, ~0001, ~0001, "
          "0, 0)");
    both(say
        + "(2, 9007199254740993, 'conv_none', 's', 'b', 'no such conversation', 'bot', 1, ~0002, ~0900, 0, "
          "0)");
    both(say
        + "(3, 2, NULL, NULL, NULL, 'without a conversation', 'Somebody Else', NULL, ~0003, ~0003, 0, 0)");
    both(say + "(4, NULL, 'conv_a', 'own shop', 'own bot', NULL, NULL, NULL, ~0004, NULL, 0, 0)");
    both(say + "(5, NULL, 'conv_a', NULL, NULL, 'gone', 'user', NULL, ~0005, ~0006, 1, 0)");
    both(say + "(6, NULL, 'conv_a', NULL, NULL, 'another tenant', 'user', NULL, ~0006, ~0006, 0, 7)");
    both(say + "(7, NULL, 'conv_a', NULL, NULL, 'no time', 'user', NULL, NULL, ~0007, 0, 0)");
    both(say + "(8, NULL, 'conv_a', NULL, NULL, 'no time, but gone', 'user', NULL, NULL, ~0008, 1, 0)");
    both(say
        + "(9, 1, 'conv_b', '', '', 'it''s \\ \"quoted\" 你好 😀\t\n', 'assistant', NULL, ~0009, ~0009, NULL, "
          "NULL)");
    both(say + "(10, NULL, 'conv \"\\{,} odd', NULL, NULL, '', 'user', NULL, ~0010, ~0010, 0, 0)");
    const QByteArray talk
        = "INSERT INTO coze_conversation(id, inbox_user_id, conversation_id, shop_id, bot_id, "
          "create_time, update_time, deleted) VALUES";
    both(talk + "(1, 1, 'conv_a', 'old shop', 'old bot', ~0000, ~0000, 0)");
    both(talk + "(2, 2, 'conv_a', 'shop-a', 'bot-1', ~0000, ~0000, 0)");
    both(talk + "(3, 3, 'conv_a', 'deleted shop', 'deleted bot', ~0000, ~0000, 1)");
    both(talk + "(4, NULL, 'conv_b', 'shop-b', 'bot-2', ~0000, ~0000, 1)");
    both(talk + "(5, 3, 'conv \"\\{,} odd', 'shop-c', NULL, ~0000, ~0000, 0)");
    const QByteArray who = "INSERT INTO shopify_inbox_user(id, shop_id, user_email, user_name, create_time, "
                           "update_time) VALUES";
    both(who + "(1, 's', 'ada@example.org', 'Ada', ~0000, ~0000)");
    both(who + "(2, 's', 'session_1', 'session_1', ~0000, ~0000)");
    both(who + "(3, 's', 'eve@example.org', NULL, ~0000, ~0000)");
    const QByteArray bot
        = "INSERT INTO shopify_bot_setting(id, shop_id, shop_name, bot_id, bot_name, create_time, "
          "update_time, deleted) VALUES";
    both(bot + "(1, 'shop-a', 'Old name', 'bot-1', 'Old bot', ~0000, ~0000, 0)");
    both(bot + "(2, 'shop-a', 'Shop A', 'bot-1', 'Bot 1', ~0000, ~0000, 0)");
    both(bot + "(3, 'shop-a', 'Deleted name', 'bot-1', 'Deleted bot', ~0000, ~0000, 1)");
    both(bot + "(4, 'shop-b', NULL, 'bot-2', '', ~0000, ~0000, 0)");

    auto backend = BackendFile::open(place.path(u"shop.db"_s));
    QVERIFY(backend);
    const QByteArrayList expected = told(**backend);
    QCOMPARE(expected.size(), 10); // nine rows and the end of the window
    QCOMPARE(told(*readerOf(shop)), expected);
}

void tst_PostgresReader::newestRowsComeFirstInGrowingWindows()
{
    ShopDatabase shop(*m_server);
    shop.fill(50'000, kThen);
    const QByteArrayList lines = told(*readerOf(shop));
    QCOMPARE(lines.size(), 50'003);
    QVERIFY(lines[0].startsWith("46001|"));
    QVERIFY(lines[3'999].startsWith("50000|"));
    QCOMPARE(lines[4'000], "break");
    QVERIFY(lines[4'001].startsWith("30001|"));
    QVERIFY(lines[20'002].startsWith("1|"));
    QVERIFY(lines[50'001].startsWith("30000|"));
}

void tst_PostgresReader::aLaterReaderGoesOnWhereOneStopped()
{
    ShopDatabase shop(*m_server);
    shop.fill(30'000, kThen);
    const QByteArrayList all = told(*readerOf(shop));
    for (const int stop : {1, 3'999, 4'000, 4'001, 20'400, 29'999}) {
        history::IncomingMessage message;
        Reject reject;
        QSet<QByteArray> ids;
        const auto first = readerOf(shop);
        for (int i = 0; i < stop; ++i) {
            const auto step = first->next(message, reject);
            QVERIFY(step);
            if (*step == MessageReader::Step::Message)
                ids.insert(QByteArray::fromStdString(message.id));
        }
        const auto second = readerOf(shop);
        second->skipDone(first->place());
        QVERIFY(!second->isAllDone());
        for (const QByteArray &line : told(*second)) {
            const QByteArray id = line.left(line.indexOf('|'));
            QVERIFY2(line == "break" || !ids.contains(id), line.constData());
            if (line != "break")
                ids.insert(id);
        }
        QCOMPARE(ids.size(), 30'000);
        QVERIFY(second->isAllDone());
    }
}

void tst_PostgresReader::wideGapsBetweenIdsAreCrossed()
{
    ShopDatabase shop(*m_server);
    shop.say("conv_a", "user", "first", kThen);
    shop.exec("SELECT setval('coze_chat_history_id_seq', 2000000000)");
    shop.say("conv_a", "user", "second", kThen + 1);
    QByteArrayList lines = told(*readerOf(shop));
    QVERIFY(lines.size() < 20);
    lines.removeAll("break");
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].contains("|second|") && lines[1].contains("|first|"));
}

void tst_PostgresReader::olderRowsThanWantedAreLeftOut()
{
    ShopDatabase shop(*m_server);
    shop.fill(30'000, kThen);
    shop.exec("UPDATE coze_chat_history SET create_time = " + ShopDatabase::timeOf(kThen - 1'000'000)
        + " WHERE id = 29900"); // restored from somewhere: its id does not follow its time
    const auto reader = readerOf(shop, kThen - 5'000'000 + 1);
    // Nothing before the date is even looked at, but for a margin.
    QVERIFY(reader->place().empty());
    QByteArrayList lines = told(*reader);
    lines.removeAll("break");
    QCOMPARE(lines.size(), 5'000);
    QVERIFY(IdRanges::fromText(reader->place()).ranges().back().low > 10'000);
    const auto narrow = readerOf(shop, kThen - 500'000);
    lines = told(*narrow);
    lines.removeAll("break");
    QCOMPARE(lines.size(), 500); // of 501 the odd one is older
}

void tst_PostgresReader::otherTenantsAreLeftOut()
{
    ShopDatabase shop(*m_server);
    shop.fill(10, kThen);
    shop.exec("UPDATE coze_chat_history SET tenant_id = 5");
    QCOMPARE(told(*readerOf(shop)).size(), 11); // there is no tenant 0: the newest row's tenant
    shop.exec("UPDATE coze_chat_history SET tenant_id = 0 WHERE id = 3");
    const QByteArrayList lines = told(*readerOf(shop));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith("3|"));
}

void tst_PostgresReader::infinityIsNoTime()
{
    ShopDatabase shop(*m_server);
    shop.fill(3, kThen);
    shop.exec(
        "UPDATE coze_chat_history SET create_time = 'infinity', update_time = '-infinity' WHERE id = 2");
    const QByteArrayList lines = told(*readerOf(shop));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[1], "refused 2 the time of creation is not a time");
}

QTEST_GUILESS_MAIN(tst_PostgresReader)
#include "tst_postgresreader.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historylist.h"
#include "core/postgres/historypages.h"
#include "core/postgres/historysearch.h"
#include "core/postgres/historysummaries.h"
#include "core/postgres/lastmessages.h"
#include "tests/core/postgres/postgreshistoryfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using namespace core::postgres;

namespace {

constexpr int kMessages = 120'000;
constexpr qint64 kStart = 1'735'689'600'000; // 2025-01-01T00:00Z; a message every 20 s

template <class T>
T taken(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

/// Rows that a sorter got in a plan of EXPLAIN ANALYZE: those of the node below it.
int mostSorted(const QStringList &plan)
{
    static const QRegularExpression rows(u"rows=(\\d+)"_s);
    int most = 0;
    for (qsizetype i = 0; i < plan.size(); ++i) {
        if (!plan[i].contains("Sort ("_L1) || plan[i].contains("Incremental Sort ("_L1))
            continue;
        for (qsizetype below = i + 1; below < plan.size(); ++below) {
            if (!plan[below].contains("->"_L1))
                continue;
            most = std::max(most, rows.match(plan[below]).captured(1).toInt());
            break;
        }
    }
    return most;
}

struct Asked
{
    QByteArray what;
    QByteArray sql;
    QByteArray values;
    int mostSorted = 0;
};
using Statements = std::vector<Asked>;

void addStatementsWithIndexes(
    Statements &list, Connection &connection, const Schema &schema, const QByteArray &middle)
{
    HistoryMemory memory({}, {});
    HistoryAsk ask{connection, schema, memory, {}};
    const auto all = HistoryFilter::make(ask, {});
    const auto shop = HistoryFilter::make(ask, Query::parse(u"shop:s1"));
    list.push_back({"last ones", LastMessages::statement(schema, *all), middle + ", 52, 5000, '{}'", 5000});
    list.push_back({"a shop's last ones", LastMessages::statement(schema, *shop),
        middle + ", 52, 5000, '{s1}', '{s1,\"\"}'", 5000});
    list.push_back({"a giant's last words", statementOfLastWords(schema), "'giant'"});
}

} // namespace

/// What the server does for a page, with the indexes that Prisma makes and with better ones; and pages of a
/// table with a giant in it.
class tst_PostgresHistoryPlans final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_shop = std::make_unique<tests::PostgresShop>();
        // Every tenth message is the giant's, the others belong to conversations of about nine that end.
        m_shop->server().sql(
            "INSERT INTO coze_chat_history(id, conversation_id, shop_id, bot_id, content, sender, "
            "create_time,"
            " update_time, deleted) SELECT i, CASE WHEN i % 10 = 0 THEN 'giant' ELSE 'c' || i / 10 END,"
            " 's' || (CASE WHEN i % 10 = 0 THEN 0 ELSE i / 10 % 4 END), 'b1', 'message ' || i,"
            " CASE WHEN i % 2 = 0 THEN 'user' ELSE 'bot' END, t, t, CASE WHEN i % 1000 = 7 THEN 1 ELSE 0 END"
            " FROM (SELECT i, timestamp '2025-01-01' + i * interval '20 seconds' AS t"
            " FROM generate_series(1, 120000) i) g;"
            "INSERT INTO coze_conversation(conversation_id, inbox_user_id, shop_id, bot_id, update_time)"
            " SELECT 'c' || i, i, 's' || i % 4, 'b1', now() FROM generate_series(0, 12000) i;"
            "INSERT INTO shopify_inbox_user(id, shop_id, user_email, user_name, update_time)"
            " SELECT i, 's1', i || '@example.org', 'Name ' || i, now() FROM generate_series(1, 12000) i;"
            "ANALYZE");
    }

    void pagesUseIndexes_data()
    {
        QTest::addColumn<bool>("recommended");
        QTest::addRow("with the indexes that Prisma makes") << false;
        QTest::addRow("with those that are recommended") << true;
    }
    void pagesUseIndexes()
    {
        QFETCH(bool, recommended);
        setIndexes(recommended);
        const QByteArray middle = QByteArray::number(kStart + 60'000 * 20'000LL);
        const auto statements = taken(m_shop->database().read(
            u"statements"_s, {}, [&](Connection &connection, const Schema &schema) -> Result<Statements> {
                MessageWalk walk(connection, schema, {});
                walk.setReading(Reading::NoContent);
                const QByteArray first = QByteArray::number(kStart);
                const QByteArray last = QByteArray::number(kStart + kMessages * 20'000LL);
                Statements list{{"list", walk.statement(true), middle + ", 60000, 200, " + first},
                    {"walk", walk.statement(false), middle + ", 60000, 200, " + last}};
                walk.setCondition({" AND coalesce(m.shop_id, '') = ANY($5::text[])", {}});
                list.push_back(
                    {"shop", walk.statement(true), middle + ", 60000, 200, " + first + ", '{s1,\"\"}'"});
                list.push_back({"page", statementByIds(schema), "'{500,700,60000,119000}'"});
                list.push_back({"short", statementOfFew(schema, u"c77"_s), "'c77'"});
                list.push_back(
                    {"outline", ConversationOutlines::statementOfAll(schema, u"giant"_s), "'giant'"});
                list.push_back(
                    {"new ones", ConversationOutlines::statementOfNew(schema), "'giant', 119500", 1000});
                list.push_back({"summaries", statementOfSummaries(schema), "'{c1,c2,c300,giant}'", 1001});
                list.push_back({"neighbours", statementOfNeighbours(schema), "'{c1,c2,c300,giant}'", 100});
                list.push_back({"newer", statementOfNewer(schema), middle + ", 60000"});
                if (recommended)
                    addStatementsWithIndexes(list, connection, schema, middle);
                return list;
            }));
        for (const auto &[what, sql, values, most] : statements) {
            const QByteArray answer
                = m_shop->server().sql("SET plan_cache_mode = force_custom_plan; PREPARE p AS " + sql
                    + "; EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) EXECUTE p(" + values + ");");
            const QByteArray context = what + ":\n" + answer;
            QVERIFY2(answer.contains("Scan"), context.constData());
            QVERIFY2(!answer.contains("Seq Scan on coze_chat_history"), context.constData());
            QVERIFY2(mostSorted(QString::fromUtf8(answer).split(u'\n')) <= most, context.constData());
        }
    }

    void aGiantsPagesKnowEveryRank()
    {
        m_shop->connect();
        HistorySource &history = m_shop->history();
        const ConversationRef ref{u"giant"_s, {}, 0};
        constexpr qint64 total = kMessages / 10;
        const MessagePage last = taken(history.messages(ref, {}, 50));
        QCOMPARE(last.total, total);
        QCOMPARE(last.firstRank, total - 50);
        QCOMPARE(last.rows.constLast().id, QString::number(kMessages));
        const Message &oldest = last.rows.constFirst();
        const MessagePage before = taken(
            history.messages(ref, {MessageAnchor::Kind::Before, {oldest.sentAtMs, oldest.row}, {}, 0}, 50));
        QCOMPARE(before.rows.constLast().id, QString::number(kMessages - 500));
        QCOMPARE(before.firstRank, total - 100);
        const MessagePage jumped = taken(
            history.messages(ref, {MessageAnchor::Kind::AroundTime, {}, {}, kStart + 60'000 * 20'000LL}, 50));
        QCOMPARE(jumped.anchorRank, 5999);
        QCOMPARE(jumped.rows.at(int(jumped.anchorRank - jumped.firstRank)).id, u"60000"_s);
    }

    void aGiantIsShownBeforeItIsCounted_data() { pagesUseIndexes_data(); }
    void aGiantIsShownBeforeItIsCounted()
    {
        QFETCH(bool, recommended);
        setIndexes(recommended);
        const ConversationRef ref{u"giant"_s, {}, 0};
        const qint64 middle = kStart + 60'000 * 20'000LL;
        for (MessageAnchor anchor :
            {MessageAnchor(), MessageAnchor{MessageAnchor::Kind::AroundTime, {}, {}, middle},
                MessageAnchor{MessageAnchor::Kind::AroundMessage, {}, u"60000"_s, 0}}) {
            m_shop->connect();
            HistorySource &history = m_shop->history();
            anchor.mayGuess = true;
            const MessagePage early = taken(history.messages(ref, anchor, 50));
            QVERIFY(early.isGuess);
            const MessagePage exact = taken(history.messages(
                ref, {MessageAnchor::Kind::AroundMessage, {}, early.rows.constLast().id, 0}, 50));
            QVERIFY(!exact.isGuess);
            QCOMPARE(exact.total, kMessages / 10);
            const MessagePage again = taken(history.messages(ref, anchor, 50));
            QVERIFY(!again.isGuess);
            QCOMPARE(early.rows, again.rows);
            if (again.anchorRank >= 0)
                QCOMPARE(early.anchorRank - early.firstRank, again.anchorRank - again.firstRank);
        }
    }

    void aGiantThatEndedLongAgoIsCountedFirstWhereNoIndexFindsIt()
    {
        setIndexes(false);
        m_shop->server().sql(
            "INSERT INTO coze_chat_history(id, conversation_id, content, sender, create_time,"
            " update_time) SELECT 200000 + i, 'old', 'text', 'user', timestamp '2024-01-01' + i *"
            " interval '1 second', now() FROM generate_series(1, 500) i; ANALYZE");
        m_shop->connect();
        MessageAnchor anchor;
        anchor.mayGuess = true;
        const MessagePage page = taken(m_shop->history().messages({u"old"_s, {}, 0}, anchor, 50));
        QVERIFY(!page.isGuess);
        QCOMPARE(page.total, 500);
        QCOMPARE(page.rows.constLast().id, u"200500"_s);
        m_shop->server().sql("DELETE FROM coze_chat_history WHERE id > 200000; ANALYZE");
    }

    void aMessageThatComesOrGoesIsSeenInAGiant()
    {
        m_shop->connect();
        HistorySource &history = m_shop->history();
        const ConversationRef ref{u"giant"_s, {}, 0};
        constexpr qint64 total = kMessages / 10;
        QCOMPARE(taken(history.messages(ref, {}, 10)).total, total);
        m_shop->server().sql(
            "INSERT INTO coze_chat_history(id, conversation_id, content, sender, create_time,"
            " update_time) VALUES(120001, 'giant', 'late', 'user', '2025-06-01', now())");
        m_shop->history().noteChanged();
        const MessagePage grown = taken(history.messages(ref, {}, 10));
        QCOMPARE(grown.total, total + 1);
        QCOMPARE(grown.rows.constLast().content, u"late"_s);
        m_shop->server().sql("UPDATE coze_chat_history SET deleted = 1 WHERE id IN (120001, 119990)");
        const MessagePage shrunk = taken(history.messages(ref, {}, 10));
        QCOMPARE(shrunk.total, total - 1);
        QCOMPARE(shrunk.rows.constLast().id, u"120000"_s);
        m_shop->server().sql("DELETE FROM coze_chat_history WHERE id = 120001;"
                             "UPDATE coze_chat_history SET deleted = 0 WHERE id = 119990");
    }

    void aGiantsCountsInAListBecomeExact()
    {
        m_shop->connect();
        HistorySource &history = m_shop->history();
        QSignalSpy changed(&history, &HistorySource::changed);
        const ConversationPage first = taken(history.conversations({}, {}, 20));
        QCOMPARE(first.rows.constFirst().id, u"giant"_s);
        QVERIFY(!first.rows.constFirst().isCountExact);
        QCOMPARE(first.rows.constFirst().messageCount, 1000);
        QVERIFY(first.rows.at(1).isCountExact);
        QVERIFY(!changed.isEmpty() || changed.wait());
        const ConversationPage again = taken(history.conversations({}, {}, 20));
        QVERIFY(again.rows.constFirst().isCountExact);
        QCOMPARE(again.rows.constFirst().messageCount, kMessages / 10);
        QCOMPARE(again.rows.constFirst().customerMessageCount, kMessages / 10);
        QCOMPARE(again.rows.constFirst().firstAtMs, kStart + 10 * 20'000);
    }

    void everyConversationIsListedOnce()
    {
        m_shop->connect();
        HistorySource &history = m_shop->history();
        QSet<QString> seen;
        qint64 before = std::numeric_limits<qint64>::max();
        std::optional<Position> after;
        int pages = 0;
        do {
            const ConversationPage page = taken(history.conversations({}, after, 500));
            for (const chat::Conversation &c : page.rows) {
                QVERIFY2(!seen.contains(c.id), qPrintable(c.id));
                seen.insert(c.id);
                QVERIFY(c.lastAtMs <= before);
                before = c.lastAtMs;
            }
            after = page.next;
            ++pages;
        } while (after && pages < 100);
        QCOMPARE(seen.size(), kMessages / 10 + 1);
        QVERIFY(seen.contains(u"giant"_s));
    }

    void aPageFromAnywhereIsThatOfTheWholeList_data() { pagesUseIndexes_data(); }
    void aPageFromAnywhereIsThatOfTheWholeList()
    {
        QFETCH(bool, recommended);
        setIndexes(recommended);
        QVector<ConversationPage> pages;
        std::optional<Position> after;
        do {
            pages.append(taken(m_shop->history().conversations({}, after, 1000)));
            after = pages.constLast().next;
        } while (after);
        for (const int from : {3, 7}) {
            m_shop->connect(); // knows nothing of the pages before
            const ConversationPage page
                = taken(m_shop->history().conversations({}, pages[from - 1].next, 1000));
            QStringList ids, expected;
            for (const chat::Conversation &c : page.rows)
                ids.append(c.id);
            for (const chat::Conversation &c : std::as_const(pages[from].rows))
                expected.append(c.id);
            QCOMPARE(ids, expected);
        }
    }

    void oneShopsConversationsAreListed()
    {
        m_shop->connect();
        const Query query = Query::parse(u"shop:s3");
        const ConversationPage first = taken(m_shop->history().conversations(query, {}, 30));
        QCOMPARE(first.rows.size(), 30);
        QVERIFY(first.next);
        const ConversationPage second = taken(m_shop->history().conversations(query, first.next, 30));
        QCOMPARE(second.rows.size(), 30);
        for (const auto *page : {&first, &second}) {
            for (const chat::Conversation &c : page->rows)
                QCOMPARE(c.shopId, u"s3"_s);
        }
        QVERIFY(second.rows.constFirst().lastAtMs < first.rows.constLast().lastAtMs);
    }

    void numbersOfManyMessagesAreCalledEstimates()
    {
        const Facets facets = taken(m_shop->history().facets());
        QVERIFY(facets.isEstimate);
        QCOMPARE(facets.shops.size(), 4);
        qint64 sum = 0;
        for (const Facet &facet : facets.shops)
            sum += facet.messages;
        QVERIFY2(sum > kMessages / 2 && sum < kMessages * 2, qPrintable(QString::number(sum)));
        const Totals totals = taken(m_shop->history().totals());
        QVERIFY(totals.isEstimate);
        QVERIFY(totals.messages > kMessages / 2);
        QCOMPARE(totals.firstAtMs, kStart + 20'000);
    }

private:
    void setIndexes(bool recommended)
    {
        const QByteArray added
            = "CREATE INDEX better_c ON coze_chat_history(conversation_id, create_time, id);"
              "CREATE INDEX better_t ON coze_chat_history(create_time, id);"
              "CREATE INDEX better_s ON coze_chat_history(shop_id, create_time, id);";
        const QByteArray removed
            = "DROP INDEX IF EXISTS better_c; DROP INDEX IF EXISTS better_t; DROP INDEX IF EXISTS better_s;";
        m_shop->server().sql(removed + (recommended ? added : QByteArray()) + "ANALYZE coze_chat_history");
        m_shop->connect();
    }

    using Message = chat::Message;
    std::unique_ptr<tests::PostgresShop> m_shop;
};

QTEST_GUILESS_MAIN(tst_PostgresHistoryPlans)
#include "tst_postgreshistoryplans.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historysearch.h"
#include "core/postgres/textprefilter.h"
#include "tests/core/postgres/postgreshistoryfixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using namespace core::postgres;

namespace {

template <class T>
Result<T> answer(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

chat::Message message(
    int id, const QString &conversation, const QString &content, const QString &sender = u"user"_s)
{
    chat::Message m;
    m.id = QString::number(id);
    m.conversationId = conversation;
    m.content = content;
    m.sender = sender;
    m.sentAtMs = 1'700'000'000'000 + id * 60'000LL;
    return m;
}

const QStringList &texts()
{
    // What folds alike is spelled in many ways: the server must leave none of them out.
    static const QStringList list{u"I want a refund"_s, u"REFUND now"_s, u"réfund"_s,
        u"ｒｅｆｕｎｄ please"_s, u"re\u00ADfund"_s, u"refu\u0301nd"_s, u"refunding"_s, u"prefund"_s,
        u"nothing here"_s, u"我要退款"_s, u"退\uFE0F款"_s, u"\uF9B4 compat"_s, u"⽟ is a radical"_s,
        u"玉 is jade"_s, u"退了款"_s, u"café au lait"_s, u"CAFE"_s, u"cafe\u0301"_s, u"ＣＡＦＥ"_s,
        u"100%_x"_s, u"100\\x"_s, u"it's \"quoted\""_s, u"٣ items"_s, u"３ items"_s, u"3 items"_s,
        u"İstanbul"_s, u"ISTANBUL"_s, u"ﬁne"_s, u"fine"_s, u"straße"_s, u"STRASSE"_s, u"👍🏽 ok"_s,
        u"👍 ok"_s, u"한국어 text"_s, u"\u1112\u1161\u11AB국어"_s, u"ｶﾞﾗｽ"_s, u"ガラス"_s, u""_s,
        u"㈱ company"_s, u"株 company"_s, u"\u2126 ohm"_s, u"Ω ohm"_s, u"K elvin"_s, u"k elvin"_s};
    return list;
}

} // namespace

/// What is found is what TextMatcher says, whatever the server leaves out before.
class tst_PostgresHistorySearch final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_shop = std::make_unique<tests::PostgresShop>();
        fill();
    }

    void theServerLeavesOutNoMatch_data()
    {
        QTest::addColumn<QString>("query");
        for (const QString &query :
            QStringList{u"refund"_s, u"ref"_s, u"\"refund\""_s, u"退款"_s, u"退"_s, u"玉"_s, u"cafe"_s,
                u"café"_s, u"contains:\"0%_x\""_s, u"contains:\"100\\\\x\""_s, u"contains:\"'s \\\"q\""_s,
                u"items 3"_s, u"3"_s, u"istanbul"_s, u"fine"_s, u"strasse"_s, u"👍"_s, u"한국어"_s,
                u"ガラス"_s, u"株"_s, u"ω"_s, u"kelvin"_s, u"k"_s, u"-refund"_s, u"refund OR 退款"_s,
                u"nothing OR from:bot"_s, u"ok 👍"_s, u"company 株"_s, u"from:USER"_s, u"-from:bot"_s})
            QTest::addRow("%s", qPrintable(query)) << query;
    }
    void theServerLeavesOutNoMatch()
    {
        QFETCH(QString, query);
        const Query parsed = Query::parse(query);
        const TextMatcher matcher(parsed);
        QStringList expected;
        for (const chat::Message &m : m_messages) {
            const auto senderHolds = [&](int group) {
                for (const Term &term : parsed.groups[group]) {
                    if (term.kind == Term::Kind::Sender
                        && (term.text.compare(m.sender, Qt::CaseInsensitive) == 0) != term.negated)
                        return true;
                }
                return false;
            };
            bool holds = true;
            for (int i = 0; i < parsed.groups.size(); ++i) {
                if (!parsed.groups[i].constFirst().isText())
                    holds = holds && senderHolds(i);
            }
            if (holds && (!parsed.hasText() || matcher.matches(m.content.toStdString(), senderHolds)))
                expected.prepend(m.id);
        }
        QStringList found;
        std::optional<Position> after;
        do {
            const auto page = answer(m_shop->history().search(parsed, after, 7));
            QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
            for (const SearchHit &hit : page->hits)
                found.append(hit.message.id);
            after = page->next;
        } while (after);
        QCOMPARE(found, expected);
        QCOMPARE(answer(m_shop->history().count(parsed, 1000))->value, expected.size());
    }

    void charactersAreFoundByATrigramIndex()
    {
        m_shop->server().sql("CREATE EXTENSION pg_trgm;"
                             "CREATE INDEX t ON coze_chat_history USING gin(content gin_trgm_ops)");
        m_shop->connect();
        const auto page = answer(m_shop->history().search(Query::parse(u"contains:\"0%_x\""), {}, 10));
        QVERIFY(page);
        QCOMPARE(page->hits.size(), 1);
        QCOMPARE(page->hits.constFirst().message.content, u"100%_x"_s);
        m_shop->server().sql("DROP EXTENSION pg_trgm CASCADE");
        m_shop->connect();
    }

    void whatMessagesLackTheirConversationTells()
    {
        m_shop->clear();
        m_shop->server().sql(
            "INSERT INTO shopify_bot_setting(shop_id, shop_name, bot_id, bot_name, update_time) VALUES"
            " ('s1', 'First Shop', 'b1', 'First Bot', now());"
            "INSERT INTO shopify_inbox_user(id, shop_id, user_email, user_name, update_time) VALUES"
            " (7, 's1', 'session_1700000000000_abc', 'session_1700000000000_abc', now()),"
            " (8, 's1', 'eve@example.org', 'Eve', now()), (700001, 's1', 'zoe@example.org', 'Zoe', now());"
            "INSERT INTO coze_conversation(inbox_user_id, conversation_id, shop_id, bot_id, update_time, "
            "deleted)"
            " VALUES (7, 'full', 's1', 'b1', now(), 0), (8, 'full', 's2', 'b2', now(), 1), (700001, 'zoes', "
            "'s1', 'b1', now(), 0);"
            "INSERT INTO coze_chat_history(id, conversation_id, inbox_user_id, shop_id, bot_id, content, "
            "sender,"
            " create_time, update_time, deleted, tenant_id) VALUES"
            " (1, 'full', NULL, NULL, NULL, 'one', 'User', '2025-01-01', '2025-01-01', 0, 0),"
            " (2, 'full', 8, 's9', '', 'two', 'assistant', '2025-01-02', '2025-01-03', 0, 0),"
            " (3, 'alone', 8, 's1', NULL, 'three', 'clerk', '2025-01-03', '2025-01-03', 0, 0),"
            " (4, NULL, NULL, NULL, NULL, 'four', NULL, '2025-01-04', '2025-01-04', 0, 0),"
            " (5, '', NULL, NULL, NULL, NULL, 'bot', '2025-01-05', '2025-01-05', 0, 0),"
            " (6, 'full', NULL, NULL, NULL, 'hidden', 'user', '2025-01-06', '2025-01-06', 1, 0),"
            " (700002, 'zoes', NULL, 's3', 'b3', 'order 700002', 'user', '2024-01-01', '2024-01-01', 0, 0),"
            " (8, 'order', NULL, 's3', 'b3', 'about 700001', 'user', '2024-01-02', '2024-01-02', 0, 0),"
            " (9, 'order', NULL, 's3', 'b3', 'about 700003', 'user', '2024-01-02', '2024-01-02', 0, 0),"
            " (7, 'other', NULL, NULL, NULL, 'of another tenant', 'user', '2025-01-07', '2025-01-07', 0, "
            "5);");
        HistorySource &history = m_shop->history();
        const auto list = answer(history.conversations({}, {}, 10));
        QVERIFY2(list, list ? "" : qPrintable(list.error().detail));
        QStringList ids;
        for (const chat::Conversation &c : list->rows)
            ids.append(c.id);
        QCOMPARE(ids, (QStringList{u""_s, u"alone"_s, u"full"_s, u"order"_s, u"zoes"_s}));
        QCOMPARE(list->rows.at(0).messageCount, 2);
        const chat::Conversation full = list->rows.at(2);
        QCOMPARE(full.customerId, u"7"_s);
        QVERIFY(full.guest);
        QCOMPARE(full.customerName, QString());
        QCOMPARE(full.botName, u"First Bot"_s);
        QCOMPARE(list->rows.at(1).customerName, u"Eve"_s);
        QCOMPARE(list->rows.at(1).shopName, u"First Shop"_s);

        const auto page = answer(history.messages({u"full"_s, {}, 0}, {}, 10));
        QVERIFY(page);
        QCOMPARE(page->total, 2);
        QCOMPARE(page->rows.at(0).shopId, u"s1"_s);
        QCOMPARE(page->rows.at(0).botId, u"b1"_s);
        QCOMPARE(page->rows.at(0).customerId, u"7"_s);
        QCOMPARE(page->rows.at(0).sender, u"user"_s);
        QCOMPARE(page->rows.at(0).role, chat::Role::Customer);
        QVERIFY(!page->rows.at(0).updatedAtMs);
        QCOMPARE(page->rows.at(1).shopId, u"s9"_s);
        QCOMPARE(page->rows.at(1).botId, u"b1"_s);
        QVERIFY(page->rows.at(1).updatedAtMs);
        const auto nameless = answer(history.messages({u""_s, {}, 0}, {}, 10));
        QVERIFY(nameless);
        QCOMPARE(nameless->total, 2);

        const auto hitsOf = [&](const QString &query) {
            QStringList found;
            const auto hits = answer(history.search(Query::parse(query), {}, 10));
            for (const SearchHit &hit : hits->hits)
                found.append(hit.message.id);
            return found.join(u' ');
        };
        QCOMPARE(hitsOf(u"shop:s1"_s), u"3 1"_s);
        QCOMPARE(hitsOf(u"shop:\"first shop\""_s), u"3 1"_s);
        QCOMPARE(hitsOf(u"bot:b1"_s), u"2 1"_s);
        QCOMPARE(hitsOf(u"customer:8"_s), u"3"_s);
        QCOMPARE(hitsOf(u"customer:EVE"_s), u"3"_s);
        QCOMPARE(hitsOf(u"customer:7"_s), u"2 1"_s);
        QCOMPARE(hitsOf(u"from:clerk"_s), u"3"_s);
        QCOMPARE(hitsOf(u"alone"_s), u"3"_s);
        QCOMPARE(hitsOf(u"700001"_s), u"8 700002"_s); // a text with it, and what is the customer's
        QCOMPARE(hitsOf(u"700002"_s), u"700002"_s); // a message
        QCOMPARE(hitsOf(u"hidden"_s), QString());
        fill();
    }

    void whatNeitherMessageNorConversationSaysOtherMessagesTell_data()
    {
        QTest::addColumn<bool>("recommended");
        QTest::addRow("with the indexes that Prisma makes") << false;
        QTest::addRow("with those that are recommended") << true;
    }
    void whatNeitherMessageNorConversationSaysOtherMessagesTell()
    {
        QFETCH(bool, recommended);
        m_shop->clear();
        m_shop->server().sql(
            "INSERT INTO coze_conversation(conversation_id, shop_id, bot_id, update_time) VALUES"
            " ('half', 's5', NULL, now()), ('bare', '', '', now());"
            "INSERT INTO coze_chat_history(id, conversation_id, shop_id, bot_id, content, sender, "
            "create_time,"
            " update_time) VALUES"
            " (1, 'half', NULL, NULL, 'one', 'user', '2025-01-01', now()),"
            " (2, 'half', 's9', 'old', 'two', 'bot', '2025-01-02', now()),"
            " (3, 'half', '', 'new', 'three', 'bot', '2025-01-03', now()),"
            " (4, 'half', NULL, '', 'four', 'user', '2025-01-04', now()),"
            " (5, 'bare', NULL, NULL, 'five', 'user', '2025-01-05', now()),"
            " (6, 'lone', NULL, 'b6', 'six', 'user', '2025-01-06', now()),"
            " (7, 'lone', 's6', NULL, 'seven', 'user', '2025-01-07', now());"
            "ANALYZE");
        const QByteArray index = "coze_chat_history_conversation_id_create_time_id_idx";
        if (recommended)
            m_shop->server().sql("CREATE INDEX IF NOT EXISTS \"" + index
                + "\" ON coze_chat_history(conversation_id, create_time, id)");
        m_shop->connect();
        QStringList told;
        for (const QString &conversation : {u"half"_s, u"bare"_s, u"lone"_s}) {
            const auto page = answer(m_shop->history().messages({conversation, {}, 0}, {}, 10));
            QVERIFY(page);
            for (const chat::Message &message : page->rows)
                told.append(message.id + u' ' + message.shopId + u' ' + message.botId);
        }
        QCOMPARE(told,
            (QStringList{u"1 s5 new"_s, u"2 s9 old"_s, u"3 s5 new"_s, u"4 s5 new"_s, u"5  "_s, u"6 s6 b6"_s,
                u"7 s6 b6"_s}));
        const auto hitsOf = [&](const QString &query) {
            QStringList found;
            const auto hits = answer(m_shop->history().search(Query::parse(query), {}, 10));
            for (const SearchHit &hit : hits->hits)
                found.append(hit.message.id);
            return found.join(u' ');
        };
        QCOMPARE(hitsOf(u"bot:new"_s), u"4 3 1"_s);
        QCOMPARE(hitsOf(u"bot:b6"_s), u"7 6"_s);
        QCOMPARE(hitsOf(u"shop:s6"_s), u"7 6"_s);
        if (recommended)
            m_shop->server().sql("DROP INDEX \"" + index + "\"");
        fill();
    }

    void aLongScanAnswersInTimeAndSaysHowFarItCame()
    {
        m_shop->clear();
        // A text that each message's own characters rule out only when they are looked at here.
        m_shop->server().sql(
            "INSERT INTO coze_chat_history(id, conversation_id, content, sender, create_time, update_time)"
            " SELECT i, 'c' || i / 10, repeat('ä long text ', 20) || i, 'user', timestamp '2025-01-01' + i * "
            "interval"
            " '1 minute', now() FROM generate_series(1, 150000) i;"
            "INSERT INTO coze_chat_history(id, conversation_id, content, sender, create_time, update_time)"
            " VALUES(200000, 'old', 'the needle', 'user', '2020-01-01', now());"
            "ANALYZE");
        std::optional<Position> after;
        std::optional<qint64> scanned;
        QStringList found;
        int calls = 0;
        do {
            QElapsedTimer timer;
            timer.start();
            const auto page = answer(m_shop->history().search(Query::parse(u"needle"), after, 10));
            QVERIFY(page);
            QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
            if (page->next) {
                QVERIFY(page->scannedToMs);
                QVERIFY(!scanned || *page->scannedToMs < *scanned);
                scanned = page->scannedToMs;
            }
            for (const SearchHit &hit : page->hits)
                found.append(hit.message.id);
            after = page->next;
            ++calls;
        } while (after && calls < 1000);
        QCOMPARE(found, QStringList{u"200000"_s});
    }

    void aScanStopsWhenItIsCancelled()
    {
        CancelToken cancel;
        auto walked = m_shop->history().walk(
            Query::parse(u"needle OR long"),
            [&](const chat::Message &) {
                cancel.cancel();
                return true;
            },
            cancel);
        const auto done = answer(std::move(walked));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    }

    void aWalkGoesOnWhereItsConnectionBroke()
    {
        int visited = 0;
        qint64 before = 0;
        bool isOrdered = true;
        const auto done = answer(m_shop->history().walk({}, [&](const chat::Message &m) {
            isOrdered = isOrdered && m.sentAtMs > before;
            before = m.sentAtMs;
            if (++visited == 50'000)
                m_shop->server().sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader'");
            return true;
        }));
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QVERIFY(isOrdered);
        QCOMPARE(visited, 150'001);
    }

    void notesOfAnotherProgramAreSeen()
    {
        fill();
        HistorySource &history = m_shop->history();
        PostgresHistory other(m_shop->database(), {m_shop->notesFile(), u"files"_s});
        QVERIFY(answer(history.setNote({u"c"_s, {}, 0}, u"1"_s, true, u"mine"_s)));
        QVERIFY(answer(other.setNote({u"c"_s, {}, 0}, u"2"_s, true, u"theirs"_s)));
        QCOMPARE(answer(history.search(Query::parse(u"mark:yes"), {}, 10))->hits.size(), 2);
        QCOMPARE(answer(other.totals())->marks, 2);
    }

private:
    void fill()
    {
        m_messages.clear();
        for (const QString &text : texts()) {
            const int id = int(m_messages.size()) + 1;
            m_messages.append(message(id, u"c"_s, text, id % 5 == 0 ? u"bot"_s : u"user"_s));
        }
        const auto same = [](const QString &id) { return id; };
        m_shop->fill(m_messages, same, same);
    }

    std::unique_ptr<tests::PostgresShop> m_shop;
    QVector<chat::Message> m_messages;
};

QTEST_GUILESS_MAIN(tst_PostgresHistorySearch)
#include "tst_postgreshistorysearch.moc"

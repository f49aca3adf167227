// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/postgres/postgreshistoryfixture.h"

#include <QSet>
#include <QTest>
#include <QTimeZone>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using namespace core::postgres;

namespace {

template <class T>
T taken(QFuture<Result<T>> future)
{
    future.waitForFinished();
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

// 2025-03-30 01:00Z: clocks in Berlin go from 02:00 to 03:00. 2025-03-09 07:00Z: in New York.
constexpr qint64 kBerlinGap = 1'743'296'400'000;
constexpr qint64 kNewYorkGap = 1'741'503'600'000;

} // namespace

/// Every time is the stored UTC, whatever the column's type and the zones of server, session and desktop.
class tst_PostgresHistoryTimes final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        tests::PostgresServer::Options options;
        options.timeZone = u"America/New_York"_s;
        m_shop = std::make_unique<tests::PostgresShop>(tests::ShopTables(), options);
        m_shop->server().sql("ALTER ROLE reader SET timezone = 'Asia/Kolkata'");
    }

    void timesAreTheStoredUtc_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("type");
        QTest::addRow("Prisma's timestamp") << u"create_time"_s << u"timestamp(3)"_s;
        QTest::addRow("with a time zone, to the microsecond") << u"created_at"_s << u"timestamptz"_s;
        QTest::addRow("milliseconds as a number") << u"create_time"_s << u"bigint"_s;
    }
    void timesAreTheStoredUtc()
    {
        QFETCH(QString, column);
        QFETCH(QString, type);
        tests::ShopTables tables;
        tables.createdColumn = column;
        tables.updatedColumn = column == "created_at"_L1 ? u"updated_at"_s : u"update_time"_s;
        tables.timeType = type;
        m_shop->remake(tables);
        QVector<chat::Message> messages;
        for (const qint64 gap : {kNewYorkGap, kBerlinGap}) {
            for (int quarter = -8; quarter <= 8; ++quarter) {
                chat::Message m;
                m.id = QString::number(messages.size() + 1);
                m.conversationId = u"c"_s;
                m.sentAtMs = gap + quarter * 900'000 + 123;
                m.sender = u"user"_s;
                m.content = m.id;
                messages.append(m);
            }
        }
        const auto same = [](const QString &id) { return id; };
        m_shop->fill(messages, same, same);
        HistorySource &history = m_shop->history();

        const MessagePage page
            = taken(history.messages({u"c"_s, {}, 0}, {MessageAnchor::Kind::First, {}, {}, 0}, 100));
        QCOMPARE(page.rows.size(), messages.size());
        for (qsizetype i = 0; i < messages.size(); ++i) {
            QCOMPARE(page.rows.at(i).sentAtMs, messages.at(i).sentAtMs);
            QVERIFY(!page.rows.at(i).updatedAtMs);
        }
        const chat::Conversation c = taken(history.conversation({u"c"_s, {}, 0}));
        QCOMPARE(c.firstAtMs, messages.constFirst().sentAtMs);
        QCOMPARE(c.lastAtMs, messages.constLast().sentAtMs);
        QCOMPARE(taken(history.conversations({}, {}, 10)).rows.constFirst().lastAtMs, c.lastAtMs);

        Query query;
        query.add(Query::span(kBerlinGap, kBerlinGap + 900'000));
        const SearchPage hits = taken(history.search(query, {}, 10));
        QCOMPARE(hits.hits.size(), 1);
        QCOMPARE(hits.hits.constFirst().message.sentAtMs, kBerlinGap + 123);

        qint64 sum = 0;
        for (const VolumeRow &row : taken(history.volumes(kBerlinGap, kBerlinGap + 3'600'000))) {
            QCOMPARE(row.hourMs, kBerlinGap);
            sum += row.messages;
        }
        QCOMPARE(sum, 4);
    }

    void rowsThatShareAMillisecondAreNeitherLostNorRepeated_data()
    {
        QTest::addColumn<bool>("recommended");
        QTest::addRow("with the indexes that Prisma makes") << false;
        QTest::addRow("with those that are recommended") << true;
    }
    void rowsThatShareAMillisecondAreNeitherLostNorRepeated()
    {
        QFETCH(bool, recommended);
        tests::ShopTables tables;
        tables.timeType = u"timestamptz"_s;
        tables.recommendedIndexes = recommended;
        m_shop->remake(tables);
        // Microseconds in another order than the ids, ten rows to a millisecond, thirty to some.
        m_shop->server().sql(
            "INSERT INTO coze_chat_history(id, conversation_id, content, sender, create_time, update_time)"
            " SELECT i, 'c' || i % 40, 'text ' || i, 'user', timestamptz '2025-01-01 00:00Z' + (i / 10 - "
            "CASE WHEN i"
            " / 10 % 7 < 2 THEN i / 10 % 7 ELSE 0 END) * interval '1 millisecond' + ((i * 7919) % 1000) * "
            "interval"
            " '1 microsecond', now() FROM generate_series(1, 1000) i; ANALYZE");
        HistorySource &history = m_shop->history();
        for (const int size : {1, 3, 7, 11, 40}) {
            QSet<QString> seen;
            Position before{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};
            std::optional<Position> after;
            do {
                const SearchPage page = taken(history.search({}, after, size));
                for (const SearchHit &hit : page.hits) {
                    const Position place{hit.message.sentAtMs, hit.message.row};
                    QVERIFY(place < before);
                    before = place;
                    seen.insert(hit.message.id);
                }
                after = page.next;
            } while (after);
            QCOMPARE(seen.size(), 1000);
        }
        Position last{std::numeric_limits<qint64>::min(), 0};
        int walked = 0;
        bool isOrdered = true;
        taken(history.walk(Query::parse(u"text"), [&](const chat::Message &m) {
            isOrdered = isOrdered && last < Position{m.sentAtMs, m.row};
            last = {m.sentAtMs, m.row};
            ++walked;
            return true;
        }));
        QVERIFY(isOrdered);
        QCOMPARE(walked, 1000);
        QSet<QString> conversations;
        std::optional<Position> after;
        do {
            const ConversationPage page = taken(history.conversations({}, after, 7));
            for (const chat::Conversation &c : page.rows) {
                QVERIFY(!conversations.contains(c.id));
                conversations.insert(c.id);
            }
            after = page.next;
        } while (after);
        QCOMPARE(conversations.size(), 40);
    }

private:
    std::unique_ptr<tests::PostgresShop> m_shop;
};

QTEST_GUILESS_MAIN(tst_PostgresHistoryTimes)
#include "tst_postgreshistorytimes.moc"

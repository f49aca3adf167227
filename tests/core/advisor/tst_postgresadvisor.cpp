// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connection.h"
#include "tests/core/advisor/jobrun.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using namespace tests;
using namespace std::chrono_literals;
using core::Error;
using core::Secret;
using core::postgres::Address;
using core::postgres::Connection;
using Phase = BuildProgress::Phase;
using State = IndexAdvice::State;

namespace {

const QStringList kMade{u"console_conversation_customer"_s, u"console_customer_shop_time"_s,
    u"console_customer_time"_s, u"console_history_conversation_time"_s, u"console_history_shop_time"_s,
    u"console_history_update_time"_s};

/// Messages a minute apart, every hundredth in the first conversation, every second in the first shop.
QByteArray filling(int messages, const QByteArray &time)
{
    QByteArray sql = R"(
INSERT INTO coze_chat_history (conversation_id, shop_id, bot_id, content, sender, "create_time", "update_time")
SELECT 'conv_' || lpad((CASE WHEN i % 100 = 1 THEN 0 ELSE 1 + i % 997 END)::text, 36, '0'),
 'shop-' || CASE WHEN i % 2 = 1 THEN 0 ELSE i % 7 END, '7400000000000000001',
 'Where is my parcel number ' || i || '?', CASE WHEN i % 3 = 0 THEN 'bot' ELSE 'user' END, @t, @t
FROM generate_series(0, @n - 1) i;
INSERT INTO coze_conversation (inbox_user_id, conversation_id, shop_id, last_chat_date, "create_time", "update_time")
SELECT row_number() OVER (), conversation_id, min(shop_id), max("create_time"), min("create_time"), max("update_time")
FROM coze_chat_history GROUP BY conversation_id;
INSERT INTO shopify_inbox_user (shop_id, user_email, "create_time", "update_time")
SELECT shop_id, 'customer' || id || '@example.invalid', "create_time", "update_time" FROM coze_conversation;
ANALYZE;)";
    return sql.replace("@t", time).replace("@n", QByteArray::number(messages));
}

constexpr auto kTimestamp = "timestamp '2025-01-01' + i * interval '1 minute'";

} // namespace

class tst_PostgresAdvisor final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
    }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_server->sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;"); }

    void theReportsStatementsGoAsAdvised_data()
    {
        QTest::addColumn<QString>("created");
        QTest::addColumn<QString>("updated");
        QTest::addColumn<int>("possible");
        QTest::newRow("as it is") << u"create_time"_s << u"update_time"_s << 5;
        QTest::newRow("with the names of the report") << u"created_at"_s << u"updated_at"_s << 12;
    }
    void theReportsStatementsGoAsAdvised()
    {
        QFETCH(QString, created);
        QFETCH(QString, updated);
        QFETCH(int, possible);
        makeShopTables(*m_server, {created, updated});
        LookRun look(target());
        QVERIFY(look.toItsEnd());
        QVERIFY2(look.report, qPrintable(look.report.error().detail));
        auto connection = Connection::open(address(), {{}, Connection::Access::Write});
        QVERIFY(connection);
        int ran = 0;
        for (int i = 1; i <= 17; ++i) {
            const IndexAdvice advice = adviceIn(*look.report, u"report.%1"_s.arg(i));
            const auto works = (*connection)->execute(advice.statements.constFirst().toUtf8());
            QVERIFY2(works.has_value() == (advice.state != State::Impossible), qPrintable(advice.name));
            ran += works ? 1 : 0;
        }
        QCOMPARE(ran, possible);
    }

    void everyQueryIsAskedOfEveryKindOfTime_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("timestamp(3)") << u"timestamp(3)"_s << QByteArray(kTimestamp);
        QTest::newRow("timestamptz") << u"timestamptz"_s << QByteArray(kTimestamp);
        QTest::newRow("milliseconds") << u"bigint"_s << QByteArray("1735689600000 + i * 60000::bigint");
    }
    void everyQueryIsAskedOfEveryKindOfTime()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, time);
        makeShopTables(*m_server, {u"create_time"_s, u"update_time"_s, type});
        m_server->sql(filling(12'000, time));
        LookRun look(target());
        QVERIFY(look.toItsEnd());
        QVERIFY2(look.report, qPrintable(look.report.error().detail));
        QCOMPARE(look.report->queries.size(), 26);
        QCOMPARE(look.queries, 26);
        for (const QueryFinding &query : look.report->queries) {
            QVERIFY2(!query.error, qPrintable(query.id + (query.error ? query.error->detail : QString())));
            QVERIFY2(
                query.plan.isMeasured && query.plan.rowsRead && query.plan.buffersHit, qPrintable(query.id));
        }
        // They are asked with what is there.
        QCOMPARE(queryIn(*look.report, u"console.previousPage"_s).plan.rowsFound, 100);
        QCOMPARE(queryIn(*look.report, u"console.statistics"_s).plan.rowsFound, 2);
        QCOMPARE(queryIn(*look.report, u"console.customerByMail"_s).plan.rowsFound, 1);
        QCOMPARE(queryIn(*look.report, u"backend.continueConversation"_s).plan.rowsFound, 1);
        QVERIFY(*queryIn(*look.report, u"console.statistics"_s).plan.rowsRead < 1'500);
        QCOMPARE(look.report->account, u"owner"_s);
        QVERIFY(look.report->version.startsWith("PostgreSQL "_L1));
        QVERIFY(!look.report->place.contains(PostgresServer::password()));
    }

    void anEmptyDatabaseIsAskedToo()
    {
        makeShopTables(*m_server);
        LookRun look(target());
        QVERIFY(look.toItsEnd());
        QVERIFY2(look.report, qPrintable(look.report.error().detail));
        for (const QueryFinding &query : look.report->queries)
            QVERIFY2(!query.error, qPrintable(query.id + (query.error ? query.error->detail : QString())));
    }

    void anIndexMadeChangesThePlan()
    {
        makeShopTables(*m_server);
        m_server->sql(filling(100'000, kTimestamp));
        const QByteArray before = indexes();
        const QTemporaryDir home;
        const QString undo = home.filePath(u"undo.sql"_s);
        BuildRunner run(target(), {{}, true, undo});
        QVERIFY(run.toItsEnd());
        QVERIFY2(!run.outcome.error, qPrintable(run.outcome.error ? run.outcome.error->detail : QString()));
        QCOMPARE(run.built, 6);
        QStringList made;
        for (const QByteArray &name : indexes().split('\n')) {
            if (!before.split('\n').contains(name))
                made.append(QString::fromUtf8(name));
        }
        QCOMPARE(made, kMade);
        QVERIFY(run.outcome.after);
        const DatabaseReport &then = run.outcome.before;
        const DatabaseReport &now = *run.outcome.after;
        for (const auto &id : {u"console.openConversation"_s, u"console.previousPage"_s}) {
            const Plan fresh = queryIn(now, id).plan;
            QCOMPARE(fresh.indexes, QStringList{u"console_history_conversation_time"_s});
            QVERIFY2(*fresh.rowsRead <= 101, qPrintable(id));
            QVERIFY2(*queryIn(then, id).plan.rowsRead > 5 * *fresh.rowsRead, qPrintable(id));
        }
        const Plan edits = queryIn(then, u"console.edits"_s).plan;
        QCOMPARE(edits.kind, Plan::Kind::Scan);
        QVERIFY(*edits.buffersHit + *edits.buffersRead > 200);
        QCOMPARE(queryIn(now, u"console.edits"_s).plan.kind, Plan::Kind::Index);
        QVERIFY(now.wanted().isEmpty());
        for (const BuiltIndex &index : run.outcome.built) {
            const qint64 said = adviceIn(then, index.id).sizeBytes;
            QVERIFY2(index.bytes < said * 3 / 2 + 16'384 && index.bytes * 3 / 2 + 16'384 > said,
                qPrintable(u"%1: %2, said %3"_s.arg(index.name).arg(index.bytes).arg(said)));
        }
        QFile script(undo);
        QVERIFY(script.open(QIODevice::ReadOnly));
        m_server->sql(script.readAll());
        QCOMPARE(indexes(), before);
    }

    void aBuildThatFailedBeforeIsMadeAgain()
    {
        makeShopTables(*m_server);
        m_server->sql(
            "INSERT INTO coze_chat_history (shop_id, update_time) VALUES ('a', now()), ('a', now())");
        // What a failed CONCURRENTLY leaves: its name, and not valid.
        m_server->sql(
            "DO $$ BEGIN PERFORM 1; END $$; CREATE INDEX console_history_shop_time ON coze_chat_history "
            "(shop_id, create_time, id); UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
            "'console_history_shop_time'::regclass;");
        BuildRunner run(target(), {{}, true, QString()});
        QVERIFY(run.toItsEnd());
        QVERIFY2(!run.outcome.error, qPrintable(run.outcome.error ? run.outcome.error->detail : QString()));
        QCOMPARE(adviceIn(run.outcome.before, u"shopTime"_s).reason, IndexAdvice::Reason::Invalid);
        QCOMPARE(run.built, 6);
        QCOMPARE(m_server->sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), QByteArray("0"));
    }

    void stoppingInTheMiddleLeavesNothingHalf()
    {
        makeShopTables(*m_server);
        m_server->sql(filling(5'000, kTimestamp));
        const QByteArray before = indexes();
        const QTemporaryDir home;
        const QString undo = home.filePath(u"undo.sql"_s);
        // Somebody who has written and not ended holds the build in its middle.
        auto other = Connection::open(address(), {{}, Connection::Access::Write});
        QVERIFY(other);
        QVERIFY((*other)->execute("BEGIN"));
        QVERIFY((*other)->execute("UPDATE coze_chat_history SET content = 'y' WHERE id = 1"));
        BuildRunner run(target(), {{}, true, undo});
        bool isStopped = false;
        run.onProgress = [&](const BuildProgress &now) {
            if (now.phase == Phase::Waiting && now.total > 0 && !isStopped) {
                isStopped = true;
                QVERIFY(m_server->sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid") == "1");
                run.job->cancel();
            } else if (now.phase == Phase::Removing) {
                QVERIFY((*other)->execute("ROLLBACK"));
            }
        };
        QVERIFY(run.toItsEnd());
        QVERIFY(isStopped);
        QCOMPARE(run.outcome.error->kind, Error::Kind::Cancelled);
        QCOMPARE(run.outcome.failed, u"console_history_conversation_time"_s);
        QVERIFY(run.outcome.leftBehind.isEmpty());
        QCOMPARE(indexes(), before);
        QVERIFY(!QFile::exists(undo));
    }

    void aServerThatGoesAwayLeavesWhatCanBeRemoved()
    {
        makeShopTables(*m_server);
        m_server->sql(filling(5'000, kTimestamp));
        const QByteArray before = indexes();
        auto other = Connection::open(address(), {{}, Connection::Access::Write});
        QVERIFY(other && (*other)->execute("BEGIN"));
        QVERIFY((*other)->execute("UPDATE coze_chat_history SET content = 'y' WHERE id = 1"));
        BuildRunner run(target(), {{}, true, QString()});
        bool isRestarted = false;
        run.onProgress = [&](const BuildProgress &now) {
            if (now.phase != Phase::Waiting || now.total == 0 || isRestarted)
                return;
            isRestarted = true;
            m_server->kill();
            m_server->start();
        };
        QVERIFY(run.toItsEnd());
        QVERIFY(isRestarted);
        QCOMPARE(run.outcome.error->kind, Error::Kind::Network);
        QVERIFY2(run.outcome.leftBehind.isEmpty(), qPrintable(run.outcome.leftBehind));
        QCOMPARE(indexes(), before);
    }

    void whoDoesNotOwnTheTablesIsRefusedBeforeAnything()
    {
        makeShopTables(*m_server);
        m_server->makeRole(u"writer"_s, true);
        const QByteArray before = indexes();
        BuildRunner run(target(u"writer"_s), {{}, true, QString()});
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.outcome.error->kind, Error::Kind::Forbidden);
        QVERIFY(run.outcome.error->detail.contains("writer"_L1));
        QCOMPARE(run.outcome.before.wanted().size(), 6);
        QVERIFY(!run.outcome.before.wanted().constFirst().canBuild);
        QCOMPARE(indexes(), before);
        // Reading is enough for a look.
        m_server->makeRole(u"reader"_s, false);
        LookRun look(target(u"reader"_s));
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
    }

    void aPartitionedTableIsLeftToItsAdministrator()
    {
        makeShopTables(*m_server);
        m_server->sql(
            "ALTER TABLE coze_chat_history RENAME TO plain;"
            "CREATE TABLE coze_chat_history (LIKE plain INCLUDING DEFAULTS) PARTITION BY RANGE (create_time);"
            "CREATE TABLE chats_old PARTITION OF coze_chat_history FOR VALUES FROM (MINVALUE) TO "
            "('2026-01-01');"
            "CREATE TABLE chats_new PARTITION OF coze_chat_history DEFAULT;"
            "CREATE INDEX ON coze_chat_history(conversation_id);"
            "INSERT INTO coze_chat_history(conversation_id, content, sender, create_time, update_time)"
            " SELECT 'c' || i % 100, 'text', 'user', timestamp '2025-01-01' + i * interval '1 hour', now()"
            " FROM generate_series(1, 15000) i; ANALYZE");
        const QByteArray before = indexes();
        BuildRunner run(target(), {{}, true, QString()});
        QVERIFY(run.toItsEnd());
        QVERIFY(run.outcome.error);
        QCOMPARE(run.outcome.error->kind, Error::Kind::Forbidden);
        QVERIFY(run.outcome.error->detail.contains("coze_chat_history is partitioned"_L1));
        QCOMPARE(indexes(), before);
        // What it says instead can be done.
        int made = 0;
        for (const IndexAdvice &advice : run.outcome.before.wanted()) {
            if (!advice.isPartitioned)
                continue;
            ++made;
            for (const QString &statement : advice.statements)
                m_server->sql(statement.toUtf8());
        }
        QVERIFY(made > 2);
        LookRun look(target());
        QVERIFY(look.toItsEnd());
        for (const IndexAdvice &advice : look.report->wanted())
            QVERIFY2(!advice.isPartitioned, qPrintable(advice.name));
        m_server->sql("DROP TABLE coze_chat_history, plain CASCADE");
    }

    void theOwnerWithoutTheSchemaIsRefusedToo()
    {
        makeShopTables(*m_server);
        m_server->makeRole(u"shopkeeper"_s, true);
        m_server->sql(
            "ALTER TABLE coze_chat_history OWNER TO shopkeeper; ALTER TABLE coze_conversation OWNER TO "
            "shopkeeper; ALTER TABLE shopify_inbox_user OWNER TO shopkeeper; REVOKE CREATE ON SCHEMA public "
            "FROM PUBLIC, shopkeeper;");
        BuildRunner refused(target(u"shopkeeper"_s), {{}, true, QString()});
        QVERIFY(refused.toItsEnd());
        QCOMPARE(refused.outcome.error->kind, Error::Kind::Forbidden);
        m_server->sql("GRANT CREATE ON SCHEMA public TO shopkeeper");
        BuildRunner run(target(u"shopkeeper"_s), {{}, true, QString()});
        QVERIFY(run.toItsEnd());
        QVERIFY2(!run.outcome.error, qPrintable(run.outcome.error ? run.outcome.error->detail : QString()));
        QCOMPARE(run.built, 6);
    }

    void aQueryThatTakesTooLongIsExplainedOnly()
    {
        makeShopTables(*m_server);
        m_server->sql(filling(200'000, kTimestamp));
        LookOptions options;
        options.query = 10ms;
        LookRun look(target(), options);
        QVERIFY(look.toItsEnd());
        QVERIFY2(look.report, qPrintable(look.report.error().detail));
        const QueryFinding count = queryIn(*look.report, u"backend.chatUsers"_s);
        QVERIFY(count.isOverTime && !count.plan.isMeasured && !count.error);
        QCOMPARE(count.plan.kind, Plan::Kind::Scan);
        QVERIFY(!queryIn(*look.report, u"console.newRows"_s).isOverTime);
    }

    void aLookChangesNothingAndEndsOnceWhenStopped()
    {
        makeShopTables(*m_server);
        m_server->sql(filling(5'000, kTimestamp));
        const QByteArray before
            = indexes() + m_server->sql("SELECT count(*), max(id), max(xmin::text) FROM coze_chat_history");
        LookRun look(target());
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
        QCOMPARE(
            indexes() + m_server->sql("SELECT count(*), max(id), max(xmin::text) FROM coze_chat_history"),
            before);
        LookRun stopped(target());
        stopped.job->start();
        stopped.job->cancel();
        QVERIFY(stopped.toItsEnd());
        QCOMPARE(stopped.report.error().kind, Error::Kind::Cancelled);
    }

    void whatCannotBeLookedAtIsSaid()
    {
        LookRun nothing(target());
        QVERIFY(nothing.toItsEnd());
        QCOMPARE(nothing.report.error().kind, Error::Kind::Unsupported);
        const auto wrong = Address::parse(m_server->url(), Secret(u"wrong"_s), true);
        LookRun refused(PostgresTarget{*wrong});
        QVERIFY(refused.toItsEnd());
        QCOMPARE(refused.report.error().kind, Error::Kind::Unauthorized);
    }

private:
    [[nodiscard]] Address address(const QString &user = u"owner"_s) const
    {
        return *Address::parse(m_server->url(u"shop"_s, user), Secret(PostgresServer::password()), true);
    }
    [[nodiscard]] Target target(const QString &user = u"owner"_s) const
    {
        return PostgresTarget{address(user)};
    }
    [[nodiscard]] QByteArray indexes() const
    {
        return m_server->sql("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1");
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(tst_PostgresAdvisor)
#include "tst_postgresadvisor.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/programrun.h"
#include "tests/core/advisor/shopfile.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

/// Messages a minute apart in a few hundred conversations, the first one with half of them.
const QByteArray kFilling = R"(
INSERT INTO coze_chat_history (conversation_id, shop_id, content, sender, "create_time", "update_time")
SELECT 'conv_' || CASE WHEN i % 2 = 1 THEN 0 ELSE i % 499 END, 'shop-' || i % 3, 'Where is my parcel ' || i,
 CASE WHEN i % 3 = 0 THEN 'bot' ELSE 'user' END, timestamp '2026-01-01' + i * interval '1 minute',
 timestamp '2026-01-01' + i * interval '1 minute' FROM generate_series(1, 20000) i;
INSERT INTO shopify_inbox_user (shop_id, user_email, "create_time", "update_time")
SELECT 'shop-1', 'customer' || i || '@example.invalid', now(), now() FROM generate_series(1, 2000) i;
ANALYZE;)";

QStringList valuesOf(const QVector<QJsonObject> &rows, const QString &type, const QString &key)
{
    QStringList values;
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1).toString() == type)
            values.append(row.value(key).toString());
    }
    return values;
}

QJsonObject rowOf(
    const QVector<QJsonObject> &rows, const QString &type, const QString &name, const QString &phase = {})
{
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1).toString() == type
            && (name.isEmpty() || row.value("name"_L1).toString() == name)
            && row.value("phase"_L1).toString() == phase)
            return row;
    }
    return {};
}

} // namespace

/// `db check` and `db apply-indexes`, the real program against a real server and a real file.
class tst_CliDb final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (PostgresServer::isInstalled())
            m_server = std::make_unique<PostgresServer>();
    }
    void cleanupTestCase() { m_server.reset(); }
    void init() { m_run = std::make_unique<ProgramRun>(); }
    void cleanup()
    {
        if (m_server)
            QVERIFY(!m_run->everything.contains(PostgresServer::password().toUtf8()));
    }

    void wrongWordsEndWithTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{u"db"_s};
        QTest::newRow("something else") << QStringList{u"db"_s, u"drop"_s};
        QTest::newRow("too much") << QStringList{u"db"_s, u"check"_s, u"all"_s};
        QTest::newRow("a dry check") << QStringList{u"db"_s, u"check"_s, u"--dry-run"_s};
    }
    void wrongWordsEndWithTwo()
    {
        QFETCH(QStringList, words);
        QCOMPARE((*m_run)(words), 2);
        QVERIFY(m_run->out.isEmpty());
    }

    void whatHasNoDatabaseIsToldSo()
    {
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 1);
        QVERIFY2(m_run->err.startsWith("This workspace is not connected with a database."),
            m_run->err.constData());
        m_run->configure({u"source.kind"_s, u"postgres"_s});
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 1);
        QVERIFY2(m_run->err.contains("postgres.url is not set"), m_run->err.constData());
        QFile lines(m_run->home.filePath(u"history.jsonl"_s));
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.write("{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n");
        lines.close();
        m_run->configure({u"source.kind"_s, u"file"_s, u"source.file"_s, lines.fileName()});
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 1);
        QVERIFY2(m_run->err.contains("is no SQLite database"), m_run->err.constData());
        m_run->configure({u"source.file"_s, m_run->home.filePath(u"gone.db"_s)});
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 3);
        QVERIFY2(m_run->err.contains("gone.db"), m_run->err.constData());
    }

    void aServerThatIsNotThereEndsWithFour()
    {
        m_run->configure(
            {u"source.kind"_s, u"postgres"_s, u"postgres.url"_s, u"postgresql://owner@127.0.0.1:1/shop"_s});
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 4);
        QVERIFY2(m_run->err.contains("The database cannot be reached"), m_run->err.constData());
        QVERIFY(m_run->out.isEmpty());
    }

    void aCheckHasARowForEveryIndexAndEveryQuery()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        const QByteArray before = indexes();
        const auto rows = m_run->json({u"db"_s, u"check"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(valuesOf(rows, u"index"_s, u"from"_s).count(u"report"_s), 17);
        QCOMPARE(valuesOf(rows, u"index"_s, u"from"_s).count(u"console"_s), 9);
        QCOMPARE(valuesOf(rows, u"query"_s, u"name"_s).size(), 26);
        const QJsonObject first = rowOf(rows, u"index"_s, u"idx_chat_history_conversation_created"_s);
        QCOMPARE(first.value("state"_L1).toString(), u"impossible"_s);
        QCOMPARE(first.value("reason"_L1).toString(), u"columnMissing"_s);
        QVERIFY(first.value("sentence"_L1).toString().contains("this shop calls it create_time"_L1));
        QCOMPARE(first.value("columns"_L1).toArray().size(), 2);
        const QJsonObject wanted = rowOf(rows, u"index"_s, u"console_history_conversation_time"_s);
        QCOMPARE(wanted.value("state"_L1).toString(), u"missing"_s);
        QVERIFY(wanted.value("wanted"_L1).toBool());
        QVERIFY(wanted.value("statement"_L1).toString().startsWith("CREATE INDEX CONCURRENTLY"_L1));
        QVERIFY(wanted.value("sizeBytes"_L1).toDouble() > 0);
        const QJsonObject edits = rowOf(rows, u"query"_s, u"console.edits"_s);
        QCOMPARE(edits.value("usesIndex"_L1).toBool(true), false);
        QVERIFY(edits.value("ms"_L1).isDouble() && edits.value("plan"_L1).toString().contains("Seq Scan"_L1));
        QCOMPARE(edits.value("rowsRead"_L1).toDouble(), 20'000);
        QVERIFY(edits.value("buffersHit"_L1).toDouble() + edits.value("buffersRead"_L1).toDouble() > 100);
        const QJsonObject summary = rowOf(rows, u"summary"_s, {});
        QCOMPARE(summary.value("engine"_L1).toString(), u"postgres"_s);
        QCOMPARE(summary.value("wanted"_L1).toInt(), 6);
        QCOMPARE(summary.value("impossible"_L1).toInt(), 12);
        QCOMPARE(indexes(), before);
        // For people.
        QCOMPARE((*m_run)({u"db"_s, u"check"_s}), 0);
        QVERIFY2(m_run->out.contains("6 indexes are missing."), m_run->out.constData());
        QVERIFY(m_run->out.contains("Opens a chat at its newest messages at once"));
        QVERIFY(!m_run->out.contains("customer2000@"));
    }

    void aDryRunPrintsAndChangesNothing()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        const QByteArray before = indexes();
        QCOMPARE(
            (*m_run)({u"db"_s, u"apply-indexes"_s, u"--dry-run"_s}), 0); // also where writing is not allowed
        QCOMPARE(m_run->out.count("\nCREATE INDEX CONCURRENTLY "), 6);
        QVERIFY(m_run->out.contains("Nothing was changed"));
        const auto rows = m_run->json({u"db"_s, u"apply-indexes"_s, u"--dry-run"_s});
        QCOMPARE(valuesOf(rows, u"index"_s, u"statement"_s).size(), 6);
        QVERIFY(rowOf(rows, u"summary"_s, {}).value("dryRun"_L1).toBool());
        QCOMPARE(indexes(), before);
        QVERIFY(undoFiles().isEmpty());
    }

    void withoutLeaveItSaysHowToGiveIt()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        const QByteArray before = indexes();
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s}), 1);
        QVERIFY2(m_run->err.contains("workspace set shop.allowWrites true"), m_run->err.constData());
        QCOMPARE(indexes(), before);
    }

    void applyingMakesThemAndTheScriptTakesThemAway()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        m_run->configure({u"shop.allowWrites"_s, u"true"_s});
        const QByteArray before = indexes();
        const auto rows = m_run->json({u"db"_s, u"apply-indexes"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(valuesOf(rows, u"built"_s, u"name"_s).size(), 6);
        QCOMPARE(indexes().count('\n'), before.count('\n') + 6);
        const QJsonObject then = rowOf(rows, u"query"_s, u"console.edits"_s, u"before"_s);
        const QJsonObject now = rowOf(rows, u"query"_s, u"console.edits"_s, u"after"_s);
        QVERIFY(!then.value("usesIndex"_L1).toBool() && now.value("usesIndex"_L1).toBool());
        QCOMPARE(now.value("indexes"_L1).toArray().first().toString(), u"console_history_update_time"_s);
        QVERIFY(now.value("rowsRead"_L1).toDouble() < then.value("rowsRead"_L1).toDouble() / 2);
        const QJsonObject summary = rowOf(rows, u"summary"_s, {});
        QCOMPARE(summary.value("built"_L1).toInt(), 6);
        QCOMPARE(summary.value("undo"_L1).toArray().size(), 6);
        QVERIFY(summary.value("error"_L1).isNull());
        QCOMPARE(undoFiles(), QStringList{QFileInfo(summary.value("undoFile"_L1).toString()).fileName()});

        // A second time there is nothing to make, and the script stays.
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s}), 0);
        QVERIFY2(m_run->out.contains("Nothing to make"), m_run->out.constData());
        QCOMPARE(undoFiles().size(), 1);

        QFile script(summary.value("undoFile"_L1).toString());
        QVERIFY(script.open(QIODevice::ReadOnly));
        m_server->sql(script.readAll());
        QCOMPARE(indexes(), before);
    }

    void anAccountWithoutTheRightGetsWhatTheAdministratorNeeds()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        m_server->makeRole(u"clerk"_s, true);
        m_run->configure(
            {u"shop.allowWrites"_s, u"true"_s, u"postgres.url"_s, m_server->url(u"shop"_s, u"clerk"_s)});
        const QByteArray before = indexes();
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s}), 4);
        QVERIFY2(m_run->err.contains("clerk does not own the table"), m_run->err.constData());
        QVERIFY(m_run->err.contains("Give this to the database's administrator"));
        QCOMPARE(m_run->err.count("CREATE INDEX CONCURRENTLY"), 6);
        QCOMPARE(indexes(), before);
        QVERIFY(undoFiles().isEmpty());
    }

    void aPartitionedTableGetsStatementsThatWorkThere()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        m_server->sql("ALTER TABLE coze_chat_history RENAME TO plain;"
                      "CREATE TABLE coze_chat_history (LIKE plain INCLUDING DEFAULTS) PARTITION BY RANGE "
                      "(create_time);"
                      "CREATE TABLE chats PARTITION OF coze_chat_history DEFAULT;"
                      "INSERT INTO coze_chat_history SELECT * FROM plain; ANALYZE");
        m_run->configure({u"shop.allowWrites"_s, u"true"_s});
        const QByteArray before = indexes();
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s}), 4);
        QVERIFY2(m_run->err.contains("coze_chat_history is partitioned"), m_run->err.constData());
        QVERIFY2(m_run->err.contains("at a quiet hour"), m_run->err.constData());
        QVERIFY2(m_run->err.contains("CREATE INDEX \"console_history_time\""), m_run->err.constData());
        QVERIFY2(!m_run->err.contains("Only the owner"), m_run->err.constData());
        QCOMPARE(indexes(), before);
        m_server->sql("DROP TABLE coze_chat_history, plain CASCADE");
    }

    void ctrlCRemovesWhatWasBegun()
    {
        if (!useServer())
            QSKIP("PostgreSQL is not installed");
        m_run->configure({u"shop.allowWrites"_s, u"true"_s});
        const QByteArray before = indexes();
        // Somebody who has written and not ended holds the build in its middle.
        QProcess other;
        other.setProcessEnvironment([] {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PGPASSWORD"_s, PostgresServer::password());
            return environment;
        }());
        other.start(u"psql"_s, {u"-X"_s, u"-q"_s, m_server->url()});
        QVERIFY(other.waitForStarted());
        other.write("BEGIN; UPDATE coze_chat_history SET content = 'y' WHERE id = 1;\n");
        QTRY_COMPARE(
            m_server->sql("SELECT count(*) FROM pg_locks WHERE relation = 'coze_chat_history'::regclass AND "
                          "mode = 'RowExclusiveLock'"),
            QByteArray("1"));
        m_run->start({u"--json"_s, u"db"_s, u"apply-indexes"_s});
        QTRY_COMPARE(m_server->sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), QByteArray("1"));
        m_run->interrupt();
        QTRY_COMPARE(
            m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'DROP INDEX CONCURRENTLY%' "
                          "AND state = 'active'"),
            QByteArray("1"));
        other.write("ROLLBACK;\n\\q\n");
        const int code = m_run->end();
        QVERIFY2(code == 130, m_run->err.constData());
        QTRY_COMPARE(other.state(), QProcess::NotRunning);
        QCOMPARE(indexes(), before);
        QVERIFY(undoFiles().isEmpty());
        QVERIFY2(m_run->err.contains("Stopped."), m_run->err.constData());
        QCOMPARE(rowOf(m_run->rows(), u"summary"_s, {}).value("built"_L1).toInt(-1), 0);
    }

    void theBackendsFileIsCheckedAndIndexed()
    {
        ShopFile shop(m_run->home.filePath(u"shop.db"_s));
        QVERIFY(shop.makeTables() && shop.fill(5'000));
        m_run->configure({u"source.kind"_s, u"file"_s, u"source.file"_s, shop.file()});
        const QStringList before = shop.indexes();
        const auto rows = m_run->json({u"db"_s, u"check"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(valuesOf(rows, u"index"_s, u"state"_s).count(u"impossible"_s), 12);
        QCOMPARE(rowOf(rows, u"summary"_s, {}).value("engine"_L1).toString(), u"sqlite"_s);
        const QJsonObject open = rowOf(rows, u"query"_s, u"backend.openConversation"_s);
        QVERIFY(open.value("rowsRead"_L1).toDouble() > 2'000 && open.value("buffersHit"_L1).isNull());
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s, u"--dry-run"_s}), 0);
        QCOMPARE(shop.indexes(), before);
        m_run->configure({u"shop.allowWrites"_s, u"true"_s});
        QCOMPARE((*m_run)({u"db"_s, u"apply-indexes"_s}), 0);
        QCOMPARE(shop.indexes().size(), before.size() + 5);
        QVERIFY2(m_run->out.contains("To take them away again"), m_run->out.constData());
        QCOMPARE(undoFiles().size(), 1);
        QFile script(m_run->folder + u'/' + undoFiles().constFirst());
        QVERIFY(script.open(QIODevice::ReadOnly));
        QVERIFY(shop.run(script.readAll()));
        QCOMPARE(shop.indexes(), before);
    }

private:
    [[nodiscard]] bool useServer()
    {
        if (!m_server)
            return false;
        m_server->sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
        makeShopTables(*m_server);
        m_server->sql(kFilling);
        m_run->configure({u"source.kind"_s, u"postgres"_s, u"postgres.url"_s, m_server->url()});
        m_run->environment.insert(u"AGENT_CONSOLE_SECRET_POSTGRES_PASSWORD"_s, PostgresServer::password());
        return true;
    }
    [[nodiscard]] QByteArray indexes() const
    {
        return m_server->sql("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1");
    }
    [[nodiscard]] QStringList undoFiles() const
    {
        return QDir(m_run->folder).entryList({u"undo-indexes-*.sql"_s}, QDir::Files);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliDb)
#include "tst_clidb.moc"

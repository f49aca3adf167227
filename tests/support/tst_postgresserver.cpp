// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using tests::PostgresServer;

namespace {

constexpr auto kCrash = "AGENTCONSOLE_TEST_CRASH";

/// What a client says and answers, when it may fail.
QPair<int, QByteArray> tryPsql(const QString &connection, int seconds = 60)
{
    QProcess psql;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, PostgresServer::password());
    psql.setProcessEnvironment(environment);
    psql.setProcessChannelMode(QProcess::MergedChannels);
    psql.start(u"psql"_s, {u"-XqAt"_s, u"-c"_s, u"SELECT 1"_s, u"-d"_s, connection});
    if (!psql.waitForFinished(seconds * 1000)) {
        psql.kill();
        psql.waitForFinished();
        return {-1, "silent"};
    }
    return {psql.exitCode(), psql.readAll().trimmed()};
}

QByteArray dataFolder(PostgresServer &server)
{
    return server.sql("SHOW data_directory");
}

bool isThere(const QByteArray &folder)
{
    return QDir(QString::fromUtf8(folder)).exists();
}

} // namespace

class tst_postgresserver final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
    }

    void runsAsSomebodyWithoutPrivileges()
    {
        struct stat state = {};
        QCOMPARE(::stat(dataFolder(*m_server).constData(), &state), 0);
        QVERIFY(state.st_uid != 0);
        QCOMPARE(m_server->sql("SHOW listen_addresses"), "127.0.0.1");
        QCOMPARE(m_server->sql("SHOW unix_socket_directories"), "");
        QCOMPARE(m_server->sql("SHOW server_encoding"), "UTF8");
        QCOMPARE(m_server->sql("SELECT datcollate FROM pg_database WHERE datname = 'shop'"), "C");
        QCOMPARE(tryPsql(m_server->url()).second, "1");
    }

    void asksForThePassword()
    {
        qputenv("PGPASSFILE", "/nonexistent");
        const auto [code, said] = tryPsql(m_server->url().replace(u"owner@"_s, u"owner:wrong@"_s));
        QVERIFY(code != 0);
        QVERIFY2(said.contains("password authentication failed"), said.constData());
    }

    void keepsWhatWasCommittedOverARestartAndACrash()
    {
        m_server->sql("CREATE TABLE kept (n int); INSERT INTO kept VALUES (1)");
        const int port = m_server->port();
        m_server->restart();
        QCOMPARE(m_server->port(), port);
        QCOMPARE(m_server->sql("SELECT n FROM kept"), "1");
        m_server->sql("CHECKPOINT; INSERT INTO kept VALUES (2)");
        m_server->kill();
        QVERIFY(tryPsql(m_server->url()).second.contains("Connection refused"));
        m_server->start();
        QCOMPARE(m_server->sql("SELECT n FROM kept ORDER BY n"), "1\n2");
        m_server->stop();
        m_server->stop(); // nothing to do
        m_server->start();
        m_server->start();
        QCOMPARE(m_server->sql("SELECT count(*) FROM kept"), "2");
    }

    void isSilentWhilePaused()
    {
        m_server->pause();
        QCOMPARE(tryPsql(m_server->url(), 1).first, -1);
        m_server->resume();
        QCOMPARE(tryPsql(m_server->url()).second, "1");
    }

    void takesDataFromStandardInput()
    {
        QCOMPARE(m_server->sql("CREATE TABLE copied (a int, b text);\n"
                               "COPY copied FROM STDIN;\n1\t\xE9\x80\x80\xE6\xAC\xBE\n2\t\\N\n\\.\n"
                               "SELECT * FROM copied ORDER BY a"),
            "1|\xE9\x80\x80\xE6\xAC\xBE\n2|");
    }

    void rolesMayReadOrWrite()
    {
        m_server->sql("CREATE TABLE guarded (n int)");
        m_server->makeRole(u"reader"_s, false);
        m_server->makeRole(u"writer"_s, true);
        QCOMPARE(m_server->sql("SELECT has_table_privilege('reader', 'guarded', 'SELECT'),"
                               " has_table_privilege('reader', 'guarded', 'INSERT'),"
                               " has_table_privilege('writer', 'guarded', 'INSERT')"),
            "t|f|t");
        QCOMPARE(tryPsql(m_server->url(u"shop"_s, u"reader"_s)).second, "1");
    }

    void replicates()
    {
        m_server->sql("CREATE TABLE flowing (n int)");
        const auto replica = m_server->makeReplica();
        QCOMPARE(replica->sql("SELECT pg_is_in_recovery()"), "t");
        QCOMPARE(replica->sql("SELECT count(*) FROM flowing"), "0");

        m_server->sql("INSERT INTO flowing VALUES (1)");
        replica->waitUntilCaughtUp(*m_server);
        QCOMPARE(replica->sql("SELECT n FROM flowing"), "1");

        replica->holdReplay(true);
        m_server->sql("INSERT INTO flowing VALUES (2)");
        QCOMPARE(replica->sql("SELECT count(*) FROM flowing"), "1");
        replica->holdReplay(false);
        replica->waitUntilCaughtUp(*m_server);
        QCOMPARE(replica->sql("SELECT count(*) FROM flowing"), "2");

        replica->kill();
        m_server->sql("INSERT INTO flowing VALUES (3)");
        replica->start();
        replica->waitUntilCaughtUp(*m_server);
        QCOMPARE(replica->sql("SELECT count(*) FROM flowing"), "3");

        m_server->restart();
        m_server->sql("INSERT INTO flowing VALUES (4)");
        replica->waitUntilCaughtUp(*m_server);

        replica->promote();
        QCOMPARE(replica->sql("SELECT pg_is_in_recovery()"), "f");
        QCOMPARE(replica->sql("INSERT INTO flowing VALUES (5); SELECT count(*) FROM flowing"), "5");
        QCOMPARE(m_server->sql("SELECT count(*) FROM flowing"), "4");
    }

    void encrypts()
    {
        PostgresServer::Options options;
        options.tls = true;
        options.settings = {u"work_mem = 7MB"_s};
        options.timeZone = u"Asia/Shanghai"_s;
        PostgresServer server(options);
        QCOMPARE(server.sql("SHOW work_mem"), "7MB");
        QCOMPARE(server.sql("SHOW timezone"), "Asia/Shanghai");
        for (const QString &host : {u"localhost"_s, u"127.0.0.1"_s}) {
            const auto [code, said]
                = tryPsql(u"host=%1 port=%2 user=owner dbname=shop sslmode=verify-full sslrootcert=%3"_s.arg(
                    host, QString::number(server.port()), server.caFile()));
            QVERIFY2(code == 0, said.constData());
        }
        PostgresServer other(options);
        QVERIFY(other.port() != server.port());
        const auto [code, said]
            = tryPsql(u"host=localhost port=%1 user=owner dbname=shop sslmode=verify-ca sslrootcert=%2"_s.arg(
                QString::number(server.port()), other.caFile()));
        QVERIFY2(said.contains("certificate verify failed"), said.constData());
    }

    void makesTheTablesOfTheShop_data()
    {
        QTest::addColumn<QString>("timeType");
        for (const char *type : {"timestamp(3)", "timestamptz", "bigint"})
            QTest::addRow("%s", type) << QString::fromLatin1(type);
    }

    void makesTheTablesOfTheShop()
    {
        QFETCH(QString, timeType);
        const tests::ShopTables tables
            = {u"created_at"_s, u"updated_at"_s, timeType, timeType != "bigint"_L1, true};
        m_server->sql("DROP DATABASE shop", u"postgres"_s);
        makeShopTables(*m_server, tables);
        const QByteArray now = timeType == "bigint"_L1 ? "1700000000123" : "'2023-11-14 22:13:20.123'";
        QCOMPARE(m_server->sql("INSERT INTO coze_chat_history (content, updated_at) VALUES ('hi', " + now
                     + ") RETURNING id, created_at IS NULL, deleted"),
            "1|f|0");
        QCOMPARE(m_server->sql("SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'"
                               " AND tablename <> 'admin_user' AND indexname NOT LIKE '%_pkey'"),
            tables.prismaIndexes ? "17" : "6");
        QCOMPARE(m_server->sql("SELECT count(*) FROM pg_indexes WHERE indexname IN"
                               " ('coze_chat_history_created_at_idx',"
                               " 'coze_chat_history_conversation_id_created_at_id_idx')"),
            tables.prismaIndexes ? "2" : "1");
    }

    void goesWithTheObject()
    {
        auto server = std::make_unique<PostgresServer>();
        const QByteArray folder = dataFolder(*server);
        const QString url = server->url();
        QVERIFY(isThere(folder));
        server->pause(); // in any state
        server.reset();
        QVERIFY(!isThere(folder));
        QVERIFY(tryPsql(url).second.contains("Connection refused"));
    }

    void goesWithATestThatCrashes()
    {
        QProcess test;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kCrash), u"1"_s);
        test.setProcessEnvironment(environment);
        test.start(QCoreApplication::applicationFilePath());
        QVERIFY(test.waitForFinished(120'000));
        QCOMPARE(test.exitStatus(), QProcess::CrashExit);
        const QList<QByteArray> said = test.readAllStandardOutput().trimmed().split(' ');
        QCOMPARE(said.size(), 2);
        QTRY_VERIFY(!isThere(said[0]));
        QTRY_VERIFY(tryPsql(QString::fromUtf8(said[1])).second.contains("Connection refused"));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(kCrash)) {
        PostgresServer server;
        QTextStream(stdout) << dataFolder(server) << ' ' << server.url() << Qt::endl;
        server.pause();
        ::kill(::getpid(), SIGKILL);
    }
    tst_postgresserver test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_postgresserver.moc"

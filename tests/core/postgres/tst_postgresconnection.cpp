// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/connection.h"
#include "core/postgres/sqlstate.h"
#include "tests/support/postgresserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::CancelToken;
using core::Error;
using core::Secret;
using core::postgres::Address;
using core::postgres::Connection;
using core::postgres::Limits;
using tests::PostgresServer;

class TestPostgresConnection : public QObject
{
    Q_OBJECT
private:
    [[nodiscard]] Address address(const QString &user = u"owner"_s) const
    {
        return *Address::parse(m_server->url(u"shop"_s, user), Secret(PostgresServer::password()));
    }
    [[nodiscard]] std::unique_ptr<Connection> connect(
        Connection::Access access = Connection::Access::Read, const Limits &limits = {}) const
    {
        auto opened = Connection::open(address(), {limits, access});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    /// Ends the session of a connection from outside.
    void endSession(Connection &connection) const
    {
        const auto own = connection.query("SELECT pg_backend_pid()");
        m_server->sql(
            "SELECT pg_terminate_backend(" + QByteArray::number(qint64(own->number(0, 0))) + ", 5000)");
    }

    std::unique_ptr<PostgresServer> m_server;

private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        PostgresServer::Options options;
        options.tls = true;
        m_server = std::make_unique<PostgresServer>(options);
        tests::makeShopTables(*m_server);
        m_server->sql("CREATE TABLE things(id int PRIMARY KEY, name text)");
    }
    void cleanupTestCase() { m_server.reset(); }

    void valuesComeAndGoUnchanged()
    {
        const auto connection = connect();
        const QString text = u"退款 مرحبا 👩‍👩‍👧 it's \\ \"x\" \U0001F600"_s;
        const auto rows = connection->query(
            "SELECT $1::text, $2::bigint, $3::int, $4::text, true, 2.5::float8, 7::int2",
            {core::postgres::valueOf(text), std::int64_t(-9'000'000'000'000'000'001), std::int64_t(-5), {}});
        QVERIFY(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->text(0, 0), text);
        QCOMPARE(rows->number(0, 1), std::int64_t(-9'000'000'000'000'000'001));
        QCOMPARE(rows->number(0, 2), std::int64_t(-5));
        QVERIFY(rows->isNull(0, 3));
        QCOMPARE(rows->number(0, 4), std::int64_t(1));
        QCOMPARE(rows->real(0, 5), 2.5);
        QCOMPARE(rows->number(0, 6), std::int64_t(7));
        QCOMPARE(connection->query("SELECT $1::text", {std::string("a\0b", 3)})->text(0, 0), u"ab"_s);
        QCOMPARE(connection->execute("SELECT " + connection->quoted(u"it's \\"_s))->text(0, 0), u"it's \\"_s);
    }

    void sessionsAreReadOnlyInUtcAndPlanAnew()
    {
        const auto connection = connect();
        QCOMPARE(connection->query("SHOW TimeZone")->text(0, 0), u"UTC"_s);
        QCOMPARE(connection->query("SHOW plan_cache_mode")->text(0, 0), u"force_custom_plan"_s);
        QCOMPARE(connection->query("SHOW jit")->text(0, 0), u"off"_s);
        QCOMPARE(connection->query("SHOW statement_timeout")->text(0, 0), u"30s"_s);
        QCOMPARE(connection->query("INSERT INTO things VALUES (1, 'x')").error().kind, Error::Kind::ReadOnly);
        const auto writer = connect(Connection::Access::Write);
        const auto inserted
            = writer->query("INSERT INTO things VALUES ($1::int, $2::text)", {std::int64_t(2), "y"});
        QVERIFY(inserted);
        QCOMPARE(inserted->affected(), 1);
    }

    void errorsSayWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("kind");
        const auto row
            = [](const char *sql, Error::Kind kind) { QTest::newRow(sql) << QByteArray(sql) << int(kind); };
        row("SELECT nothing FROM things", Error::Kind::Unsupported);
        row("SELECT 1 FROM nowhere", Error::Kind::Unsupported);
        row("SELECT nofunction()", Error::Kind::Unsupported);
        row("SELECT 1/0", Error::Kind::Database);
        row("SELEKT", Error::Kind::Database);
    }
    void errorsSayWhatTheyAre()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, kind);
        const auto connection = connect();
        for (int i = 0; i < 2; ++i) { // the connection stays good
            const auto rows = connection->query(sql);
            QVERIFY(!rows);
            QCOMPARE(int(rows.error().kind), kind);
        }
        QVERIFY(!connection->isLost());
        QCOMPARE(connection->query("SELECT 1")->number(0, 0), std::int64_t(1));
    }

    void whoMayNotReadIsTold()
    {
        m_server->sql("CREATE TABLE hidden(id int); CREATE ROLE guest LOGIN PASSWORD '"
            + PostgresServer::password().toUtf8() + "'");
        const auto connection = Connection::open(address(u"guest"_s), {});
        QVERIFY(connection);
        QCOMPARE((*connection)->query("SELECT * FROM hidden").error().kind, Error::Kind::Forbidden);
    }

    void openingFailsWithItsReason_data()
    {
        QTest::addColumn<QString>("change"); // key=value
        QTest::addColumn<int>("kind");
        QTest::newRow("wrong password") << u"password=wrong"_s << int(Error::Kind::Unauthorized);
        QTest::newRow("no such role") << u"user=nobody"_s << int(Error::Kind::Unauthorized);
        QTest::newRow("no such database") << u"dbname=none"_s << int(Error::Kind::NotFound);
        QTest::newRow("nobody listens") << u"port=1"_s << int(Error::Kind::Network);
        QTest::newRow("no such host") << u"host=nowhere.invalid"_s << int(Error::Kind::Network);
        QTest::newRow("unknown authority") << u"sslmode=verify-full"_s << int(Error::Kind::Tls);
    }
    void openingFailsWithItsReason()
    {
        QFETCH(QString, change);
        QFETCH(int, kind);
        Address wrong = address();
        const QString key = change.section(u'=', 0, 0);
        if (key == "password"_L1)
            wrong.setPassword(Secret(change.section(u'=', 1)));
        else
            wrong.set(key, change.section(u'=', 1));
        const auto connection = Connection::open(wrong, {});
        QVERIFY(!connection);
        QVERIFY2(int(connection.error().kind) == kind, qPrintable(connection.error().detail));
        QVERIFY(!connection.error().detail.contains(PostgresServer::password()));
    }

    void aReasonInAnotherLanguageIsUnderstood()
    {
        const auto kindOf = [](const QString &message) { return core::postgres::connectError(message).kind; };
        QCOMPARE(kindOf(u"connection to server at \"10.0.0.1\", port 5432 failed: "
                        "FATAL:  Passwort-Authentifizierung für Benutzer »x« fehlgeschlagen\n"_s),
            Error::Kind::Unauthorized);
        QCOMPARE(
            kindOf(
                u"connection to server at \"10.0.0.1\", port 5432 failed: 致命错误:  用户 \"x\" 认证失败"_s),
            Error::Kind::Unauthorized);
        QCOMPARE(kindOf(u"connection to server at \"10.0.0.1\", port 5432 failed: No route to host\n"_s),
            Error::Kind::Network);
    }

    void theCertificateIsChecked()
    {
        Address safe = address();
        safe.set(u"host"_s, u"localhost"_s);
        safe.set(u"sslmode"_s, u"verify-full"_s);
        safe.set(u"sslrootcert"_s, m_server->caFile());
        const auto connection = Connection::open(safe, {});
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().detail));
        QVERIFY((*connection)->tlsVersion().startsWith(u"TLSv1."_s));
        Address plain = address();
        plain.set(u"sslmode"_s, u"disable"_s);
        QVERIFY((*Connection::open(plain, {}))->tlsVersion().isEmpty());
    }

    void passwordsComeFromThePlacesOfLibpqToo()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"pass"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("127.0.0.1:*:shop:owner:" + PostgresServer::password().toUtf8() + "\n");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        qputenv("PGPASSFILE", file.fileName().toLocal8Bit());
        const auto connection = Connection::open(*Address::parse(m_server->url()), {});
        qunsetenv("PGPASSFILE");
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().detail));
    }

    void aCancelReachesTheServer()
    {
        const auto connection = connect();
        CancelToken cancel;
        std::jthread canceller([this, cancel]() mutable {
            while (
                m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(20)%'")
                    .trimmed()
                == "0")
                std::this_thread::yield();
            cancel.cancel();
        });
        const auto rows = connection->query("SELECT pg_sleep(20)", {}, cancel);
        canceller.join();
        QCOMPARE(rows.error().kind, Error::Kind::Cancelled);
        QVERIFY(!connection->isLost());
        QCOMPARE(connection->query("SELECT 1")->number(0, 0), std::int64_t(1));
        QCOMPARE(m_server
                     ->sql("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                           "AND query LIKE 'SELECT pg_sleep(20)%'")
                     .trimmed(),
            QByteArray("0"));
    }

    void aCancelThatComesLateStopsNothingElse()
    {
        const auto connection = connect();
        for (int i = 0; i < 300; ++i) {
            CancelToken cancel;
            // Ends by itself at about the time it is cancelled.
            std::jthread canceller([cancel, i]() mutable {
                std::this_thread::sleep_for(std::chrono::microseconds(500 + i % 20 * 700));
                cancel.cancel();
            });
            (void)connection->query("SELECT pg_sleep(0.01)", {}, cancel);
            const auto next = connection->query("SELECT 1 FROM pg_sleep(0.002)");
            QVERIFY2(next, next ? "" : qPrintable(next.error().detail));
        }
    }

    void aStatementEndsAtItsLimit()
    {
        Limits limits;
        limits.statement = 200ms;
        const auto connection = connect(Connection::Access::Read, limits);
        QCOMPARE(connection->query("SELECT pg_sleep(20)").error().kind, Error::Kind::Timeout);
        QVERIFY(!connection->isLost());
        QVERIFY(connection->setLimits({5s, 0ms, 2s}));
        QVERIFY(connection->query("SELECT pg_sleep(0.3)"));
        QVERIFY(connection->resetLimits());
        QCOMPARE(connection->query("SELECT pg_sleep(20)").error().kind, Error::Kind::Timeout);
    }

    void aLockIsNotWaitedForForever()
    {
        m_server->sql("INSERT INTO things VALUES (50, 'locked') ON CONFLICT DO NOTHING");
        Limits limits;
        limits.lock = 100ms;
        const auto holder = connect(Connection::Access::Write);
        QVERIFY(holder->execute("BEGIN"));
        QVERIFY(holder->execute("UPDATE things SET name = 'mine' WHERE id = 50"));
        const auto other = connect(Connection::Access::Write, limits);
        QCOMPARE(other->query("UPDATE things SET name = 'yours' WHERE id = 50").error().kind,
            Error::Kind::Timeout);
    }

    void aSilentServerHoldsNobody()
    {
        Limits limits;
        limits.statement = 500ms;
        limits.connect = 2s;
        const auto connection = connect(Connection::Access::Read, limits);
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        const auto rows = connection->query("SELECT 1");
        const auto opened = Connection::open(address(), {limits, Connection::Access::Read});
        const qint64 took = clock.elapsed();
        m_server->resume();
        QCOMPARE(rows.error().kind, Error::Kind::Timeout);
        QVERIFY(connection->isLost());
        QCOMPARE(opened.error().kind, Error::Kind::Timeout);
        QVERIFY2(took < 20'000, qPrintable(QString::number(took)));
    }

    void aLostConnectionSaysSoOnceAndForAll()
    {
        const auto connection = connect();
        endSession(*connection);
        QCOMPARE(connection->query("SELECT 1").error().kind, Error::Kind::Network);
        QVERIFY(connection->isLost());
        QCOMPARE(connection->query("SELECT 1").error().kind, Error::Kind::Network);
        QCOMPARE(connection->copyOut("SELECT 1", [](const auto &) { return true; }).error().kind,
            Error::Kind::Network);
    }

    void copiesBringEveryRow()
    {
        const auto connection = connect();
        std::int64_t next = 1;
        const auto done = connection->copyOut(
            "SELECT g::int8, CASE WHEN g % 3 = 0 THEN NULL ELSE repeat('é', g % 50) END, g::int2 "
            "FROM generate_series(1, 30000) g",
            [&next](const Connection::CopyRow &row) {
                const bool isNull = next % 3 == 0;
                const bool same = row.columns.size() == 3 && row.number(0) == next && row.isNull(1) == isNull
                    && row.columns[1].size() == (isNull ? 0 : std::size_t(next % 50) * 2)
                    && row.number(2) == next;
                ++next;
                return same;
            });
        QVERIFY(done);
        QCOMPARE(next, std::int64_t(30001));
        QVERIFY(connection->copyOut("SELECT 1 WHERE false", [](const auto &) { return true; }));
    }

    void aCopyCanBeStopped()
    {
        const auto connection = connect();
        int seen = 0;
        QVERIFY(connection->copyOut(
            "SELECT generate_series(1, 100000000)", [&seen](const auto &) { return ++seen < 1000; }));
        QCOMPARE(seen, 1000);
        CancelToken cancel;
        const auto cancelled = connection->copyOut(
            "SELECT generate_series(1, 100000000)",
            [&cancel](const auto &) {
                cancel.cancel();
                return true;
            },
            cancel);
        QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
        QVERIFY(!connection->isLost());
        QCOMPARE(connection->query("SELECT 1")->number(0, 0), std::int64_t(1));
        QCOMPARE(connection
                     ->copyOut("SELECT 1/(g - 5000) FROM generate_series(1, 10000) g",
                         [](const auto &) { return true; })
                     .error()
                     .kind,
            Error::Kind::Database);
        QVERIFY(!connection->isLost());
    }

    void anAlteredTableIsPreparedAnew()
    {
        const auto connection = connect();
        m_server->sql("CREATE TABLE altered(a int); INSERT INTO altered VALUES (1)");
        QCOMPARE(connection->query("SELECT * FROM altered")->columns(), 1);
        m_server->sql("ALTER TABLE altered ADD b int");
        const auto rows = connection->query("SELECT * FROM altered");
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QCOMPARE(rows->columns(), 2);
    }

    void manyStatementsDoNotPileUp()
    {
        const auto connection = connect();
        for (int i = 0; i < 450; ++i)
            QVERIFY(connection->query("SELECT " + QByteArray::number(i)));
        QVERIFY(connection->query("SELECT count(*) FROM pg_prepared_statements")->number(0, 0) <= 201);
    }

    void aBellIsHeard()
    {
        const auto connection = connect();
        QVERIFY(connection->execute("LISTEN bell"));
        QCOMPARE(*connection->notifications(0ms), QStringList());
        m_server->sql("NOTIFY bell");
        QCOMPARE(*connection->notifications(20s), QStringList{u"bell"_s});
        endSession(*connection);
        QCOMPARE(connection->notifications(20s).error().kind, Error::Kind::Network);
    }
};

QTEST_GUILESS_MAIN(TestPostgresConnection)
#include "tst_postgresconnection.moc"

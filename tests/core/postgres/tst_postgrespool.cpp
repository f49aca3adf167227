// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/pool.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::CancelToken;
using core::Error;
using core::Result;
using core::Secret;
using core::postgres::Address;
using core::postgres::Connection;
using core::postgres::Pool;
using tests::PostgresServer;

class TestPostgresPool : public QObject
{
    Q_OBJECT
private:
    [[nodiscard]] Pool::Options options() const
    {
        Pool::Options options;
        options.address = *Address::parse(m_server->url(), Secret(PostgresServer::password()));
        return options;
    }
    using Number = QFuture<Result<std::int64_t>>;
    [[nodiscard]] static Number ask(Pool &pool, const QByteArray &sql, const CancelToken &cancel = {})
    {
        return pool.ask(QString::fromLatin1(sql), cancel, [sql, cancel](Connection &connection) {
            return connection.query(sql, {}, cancel).map([](const auto &rows) { return rows.number(0, 0); });
        });
    }
    [[nodiscard]] static Result<std::int64_t> answer(Number future)
    {
        future.waitForFinished();
        return future.result();
    }
    void endSessions()
    {
        m_server->sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                      "WHERE application_name = 'Agent Console'");
    }

    std::unique_ptr<PostgresServer> m_server;

private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
        m_server->sql("SELECT 1");
    }
    void cleanupTestCase() { m_server.reset(); }

    void connectionsAreSharedAndKept()
    {
        Pool pool(options());
        QVERIFY(answer(ask(pool, "SELECT 1")));
        const auto first = answer(ask(pool, "SELECT pg_backend_pid()"));
        QTRY_COMPARE(answer(ask(pool, "SELECT pg_backend_pid()")), first);
        QVERIFY(pool.state().open <= 2); // whoever answers may be late for the next question
        QTRY_VERIFY(pool.state().answered >= 3);
    }

    void neverMoreThanTen()
    {
        Pool pool(options());
        QVector<Number> asked;
        for (int i = 0; i < 40; ++i)
            asked.append(ask(pool,
                "SELECT (SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                "'Agent Console') FROM (SELECT pg_sleep(0.05)) s"));
        for (const Number &future : asked) {
            const auto open = answer(future);
            QVERIFY(open);
            QVERIFY(*open <= 10);
        }
        QCOMPARE(pool.state().open, 10);
        QTRY_COMPARE(pool.state().busy, 0);
    }

    void aQuestionDoesNotWaitForever()
    {
        auto narrow = options();
        narrow.connections = 1;
        narrow.wait = 100ms;
        Pool pool(narrow);
        CancelToken cancel;
        const Number slow = ask(pool, "SELECT 1 FROM (SELECT pg_sleep(60)) s", cancel);
        const auto late = answer(ask(pool, "SELECT 2"));
        QCOMPARE(late.error().kind, Error::Kind::Timeout);
        QCOMPARE(late.error().detail, u"no connection to the database became free within 0.1 s"_s);
        CancelToken waiting;
        narrow.wait = 60s;
        cancel.cancel();
        QCOMPARE(answer(slow).error().kind, Error::Kind::Cancelled);
        QCOMPARE(*answer(ask(pool, "SELECT 3")), std::int64_t(3));
    }

    void whatWaitsCanBeCancelled()
    {
        auto narrow = options();
        narrow.connections = 1;
        Pool pool(narrow);
        CancelToken first;
        CancelToken second;
        const Number slow = ask(pool, "SELECT 1 FROM (SELECT pg_sleep(60)) s", first);
        const Number waiting = ask(pool, "SELECT 2", second);
        second.cancel();
        QCOMPARE(answer(waiting).error().kind, Error::Kind::Cancelled);
        QVERIFY(!slow.isFinished());
        first.cancel();
        QCOMPARE(answer(slow).error().kind, Error::Kind::Cancelled);
    }

    void aLostConnectionIsOpenedAgain()
    {
        Pool pool(options());
        QVERIFY(answer(ask(pool, "SELECT 1")));
        endSessions();
        QCOMPARE(*answer(ask(pool, "SELECT 5")), std::int64_t(5));
        QCOMPARE(pool.state().reopened, 1);
        m_server->restart();
        QCOMPARE(*answer(ask(pool, "SELECT 6")), std::int64_t(6));
    }

    void whatMustNotBeRepeatedIsNot()
    {
        Pool pool(options());
        QVERIFY(answer(ask(pool, "SELECT 1")));
        endSessions();
        std::atomic_int asked = 0;
        auto future = pool.ask(
            u"once"_s, {},
            [&asked](Connection &connection) {
                ++asked;
                return connection.query("SELECT 1").map([](const auto &rows) { return rows.number(0, 0); });
            },
            Pool::Repeat::No);
        QCOMPARE(answer(future).error().kind, Error::Kind::Network);
        QCOMPARE(asked.load(), 1);
    }

    void aServerThatIsGoneIsSaidToBe()
    {
        Pool pool(options());
        QVERIFY(answer(ask(pool, "SELECT 1")));
        m_server->kill();
        QCOMPARE(answer(ask(pool, "SELECT 1")).error().kind, Error::Kind::Network);
        QTRY_VERIFY(pool.state().lastError); // noted once everybody has the answer
        m_server->start();
        QCOMPARE(*answer(ask(pool, "SELECT 7")), std::int64_t(7));
        QTRY_VERIFY(!pool.state().lastError);
    }

    void quietConnectionsAreClosed()
    {
        auto brief = options();
        brief.idle = 50ms;
        Pool pool(brief);
        QVERIFY(answer(ask(pool, "SELECT 1")));
        QTRY_COMPARE(pool.state().open, 0);
        QVERIFY(answer(ask(pool, "SELECT 1")));
    }

    void slowQuestionsAreRemembered()
    {
        auto quick = options();
        quick.slow = 100ms;
        Pool pool(quick);
        QSignalSpy changed(&pool, &Pool::stateChanged);
        QVERIFY(answer(ask(pool, "SELECT 1 FROM (SELECT pg_sleep(0.15)) s")));
        QVERIFY(answer(ask(pool, "SELECT 1")));
        QTRY_VERIFY(!changed.isEmpty());
        const auto slow = pool.state().slow;
        QVERIFY(!slow.isEmpty());
        QVERIFY(slow.last().name.contains(u"pg_sleep(0.15)"_s));
        QVERIFY(slow.last().ms >= 150);
    }

    void anEndInTheMiddleAnswersEverybody()
    {
        auto narrow = options();
        narrow.connections = 2;
        auto pool = std::make_unique<Pool>(narrow);
        QVector<Number> asked;
        for (int i = 0; i < 6; ++i)
            asked.append(ask(*pool, "SELECT 1 FROM (SELECT pg_sleep(60)) s", CancelToken()));
        QTRY_COMPARE(pool->state().busy, 2);
        pool.reset();
        for (const Number &future : asked) {
            QVERIFY(future.isFinished());
            QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
        }
    }
};

QTEST_GUILESS_MAIN(TestPostgresPool)
#include "tst_postgrespool.moc"

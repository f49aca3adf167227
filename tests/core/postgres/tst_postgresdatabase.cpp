// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/database.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::postgres;
using tests::PostgresServer;

namespace {

constexpr auto kSleeping = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND "
                           "state = 'active' AND pid <> pg_backend_pid()";

Address addressOf(const PostgresServer &server, const QString &database = u"shop"_s)
{
    return Address::parse(server.url(database), Secret(PostgresServer::password())).value();
}

/// Which server answers, by its port.
auto portAfter(const QByteArray &seconds)
{
    return [seconds](Connection &connection, const Schema &) {
        return connection
            .query(
                "SELECT inet_server_port()::bigint FROM pg_sleep($1::text::float8)", {seconds.toStdString()})
            .map([](const Rows &rows) { return int(rows.number(0, 0)); });
    };
}

QFuture<Result<int>> askPort(Database &database, const QByteArray &afterSeconds = "0")
{
    return database.read(u"port"_s, {}, portAfter(afterSeconds));
}

int portOf(Database &database)
{
    const Result<int> port = askPort(database).result();
    if (!port)
        qWarning("%d %s", int(port.error().kind), qPrintable(port.error().detail));
    return port.value_or(0);
}

auto insertAnswer(const std::string &text)
{
    return [text](Connection &connection, const Schema &schema) {
        return connection
            .query("INSERT INTO " + schema.messages.sql
                    + " (content, update_time) VALUES ($1::text, now()) RETURNING id",
                {text})
            .map([](const Rows &rows) { return rows.number(0, 0); });
    };
}

QFuture<Result<std::int64_t>> askCount(Database &database, const std::string &text)
{
    return database.read(u"count"_s, {}, [text](Connection &connection, const Schema &schema) {
        return connection
            .query("SELECT count(*) FROM " + schema.messages.sql + " WHERE content = $1::text", {text})
            .map([](const Rows &rows) { return rows.number(0, 0); });
    });
}

QString whyNotReplica(const Database &database)
{
    return database.state().replica.value().reason;
}

} // namespace

class tst_postgresdatabase final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        PostgresServer::Options settings;
        settings.settings = {u"max_standby_streaming_delay = 0"_s}; // conflicts end reads at once
        m_primary = std::make_unique<PostgresServer>(settings);
        makeShopTables(*m_primary);
        m_replica = m_primary->makeReplica();
    }

    void init()
    {
        m_primary->start();
        m_replica->start();
        m_replica->holdReplay(false);
        m_replica->waitUntilCaughtUp(*m_primary);
    }

    void readsGoToTheReplicaFromTheFirstOne()
    {
        Database database(options());
        QCOMPARE(whyNotReplica(database), u"notLooked"_s);
        QCOMPARE(portOf(database), m_replica->port());
        QCOMPARE(portOf(database), m_replica->port());
        QTRY_COMPARE(database.state().replicaPool->answered, 2);
        QTRY_COMPARE(database.state().replica->lagBytes, 0);
        const Database::State state = database.state();
        QCOMPARE(state.lastAnsweredBy, Database::Server::Replica);
        QVERIFY(state.lastAnswerAtMs);
        QVERIFY(state.replica->isUsed);
        QCOMPARE(state.replica->reason, QString());
        QCOMPARE(state.replica->reads, 2);
        QCOMPARE(state.primaryReads, 0);
        QVERIFY(!state.problem);
    }

    void withoutAReplicaThePrimaryAnswers()
    {
        Database::Options alone = options();
        alone.replica.reset();
        Database database(alone);
        QCOMPARE(portOf(database), m_primary->port());
        QVERIFY(!database.state().replica);
        QCOMPARE(database.state().primaryReads, 1);
        QCOMPARE(database.schema().result()->engine.left(13), u"PostgreSQL 15"_s);
    }

    void writesOnlyWhenAllowed()
    {
        Database::Options careful = options();
        careful.allowsWriting = false;
        Database reader(careful);
        QCOMPARE(
            reader.write(u"answer"_s, {}, insertAnswer("no")).result().error().kind, Error::Kind::ReadOnly);

        Database database(options());
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("yes")).result());
        QCOMPARE(
            m_primary->sql("SELECT content FROM coze_chat_history WHERE content IN ('yes', 'no')"), "yes");
        // Who reads cannot write, wherever.
        for (Database *each : {&reader, &database}) {
            QCOMPARE(
                each->read(u"answer"_s, {}, insertAnswer("no")).result().error().kind, Error::Kind::ReadOnly);
        }
    }

    void aWriteIsDoneWholeOrNotAtAll()
    {
        Database database(options());
        const auto failed = database.write(u"half"_s, {}, [](Connection &connection, const Schema &schema) {
            (void)insertAnswer("half")(connection, schema);
            return Result<Done>(failure(Error::Kind::NotFound));
        });
        QCOMPARE(failed.result().error().kind, Error::Kind::NotFound);
        const auto silent = database.write(u"half"_s, {}, [](Connection &connection, const Schema &schema) {
            (void)insertAnswer("half")(connection, schema);
            (void)connection.execute("SELECT 1 / 0"); // whoever forgets to look
            return Result<Done>(Done{});
        });
        QVERIFY(!silent.result());
        QCOMPARE(m_primary->sql("SELECT count(*) FROM coze_chat_history WHERE content = 'half'"), "0");
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("whole")).result());
    }

    void aReadAfterAnOwnWriteSeesIt()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        m_replica->holdReplay(true);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("own")).result());
        QCOMPARE(askCount(database, "own").result().value(), 1);
        QCOMPARE(database.state().lastAnsweredBy, Database::Server::Primary);
        QCOMPARE(whyNotReplica(database), u"waitsForOwnWrite"_s);
        QCOMPARE(m_replica->sql("SELECT count(*) FROM coze_chat_history WHERE content = 'own'"), "0");
        m_replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
        QCOMPARE(askCount(database, "own").result().value(), 1);
        QCOMPARE(database.state().lastAnsweredBy, Database::Server::Replica);
    }

    void manyOwnWritesAreAllSeen()
    {
        Database database(options());
        for (int i = 0; i < 50; ++i) {
            const std::string text = "seen " + std::to_string(i);
            QVERIFY(database.write(u"answer"_s, {}, insertAnswer(text)).result());
            QCOMPARE(askCount(database, text).result().value(), 1);
        }
        QTRY_VERIFY(database.state().replica->isUsed);
    }

    void aWriteOfWhichNobodyKnowsIsLookedForOnThePrimary()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        m_replica->holdReplay(true);
        m_primary->sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'; SELECT pg_reload_conf()");
        const auto reset = qScopeGuard([this] {
            m_primary->sql("ALTER SYSTEM RESET synchronous_standby_names; SELECT pg_reload_conf()");
        });
        const auto lost = database.write(u"answer"_s, {}, insertAnswer("perhaps"));
        QTRY_COMPARE(
            m_primary->sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"), "1");
        m_primary->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        QCOMPARE(lost.result().error().kind, Error::Kind::Network);
        QCOMPARE(askCount(database, "perhaps").result().value(), 1);
        QCOMPARE(whyNotReplica(database), u"waitsForOwnWrite"_s);
        m_replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
        QCOMPARE(askCount(database, "perhaps").result().value(), 1);
    }

    void aReplicaKilledInTheMiddleOfReadsIsLeftAndReturnedTo()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        QVector<QFuture<Result<int>>> running;
        for (int i = 0; i < 6; ++i)
            running.append(askPort(database, "2"));
        QTRY_COMPARE(m_replica->sql(kSleeping), "6");
        m_replica->kill();
        for (int i = 0; i < 30; ++i)
            QCOMPARE(portOf(database), m_primary->port());
        for (const auto &each : running)
            QCOMPARE(each.result().value_or(0), m_primary->port());
        QTRY_COMPARE(whyNotReplica(database), u"dead"_s);
        QVERIFY(database.state().replica->lastError);
        QCOMPARE(portOf(database), m_primary->port());

        m_replica->start();
        QTRY_VERIFY(database.state().replica->isUsed);
        QVERIFY(!database.state().replica->lastError);
        QCOMPARE(portOf(database), m_replica->port());
        QCOMPARE(database.state().primary.failed, 0);
    }

    void aReadInConflictWithRecoveryIsAnsweredByThePrimary()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        m_primary->sql("CREATE TABLE conflicting AS SELECT generate_series(1, 100) AS n");
        m_replica->waitUntilCaughtUp(*m_primary);
        const auto running = database.read(u"conflict"_s, {}, [](Connection &connection, const Schema &) {
            return connection
                .query("SELECT inet_server_port()::bigint, count(*), pg_sleep(2) FROM conflicting")
                .map([](const Rows &rows) { return int(rows.number(0, 0)); });
        });
        QTRY_COMPARE(m_replica->sql(kSleeping), "1");
        m_primary->sql("DROP TABLE conflicting; CREATE TABLE conflicting (n int)");
        QCOMPARE(running.result().value_or(0), m_primary->port());
        QVERIFY(database.state().replica->isUsed);
        m_primary->sql("DROP TABLE conflicting");
    }

    void aReadThatMustNotBeRepeatedIsNot()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        const auto once = database.read(u"port"_s, {}, portAfter("20"), Pool::Repeat::No);
        QTRY_VERIFY(database.state().replicaPool->busy == 1);
        QTRY_COMPARE(m_replica->sql(kSleeping), "1");
        QSignalSpy reachable(&database, &Database::reachableChanged);
        m_replica->kill();
        QCOMPARE(once.result().error().kind, Error::Kind::Network);
        QCOMPARE(portOf(database), m_primary->port());
        // A connection that was lost while nobody used it has asked nothing yet.
        m_primary->restart();
        const auto again = database.read(u"port"_s, {}, portAfter("0"), Pool::Repeat::No);
        QVERIFY2(again.result(), qPrintable(again.result().error().detail));
        QCOMPARE(again.result().value_or(0), m_primary->port());
        QTest::qWait(20);
        QCOMPARE(reachable.count(), 0); // the primary was there all the time
    }

    void aReplicaFurtherBehindThanAllowedIsLeft()
    {
        Database::Options impatient = options();
        impatient.mostLag = 300ms;
        Database database(impatient);
        QCOMPARE(portOf(database), m_replica->port());
        m_replica->holdReplay(true);
        m_primary->sql("INSERT INTO coze_chat_history (content, update_time) VALUES ('new', now())");
        QTRY_COMPARE(whyNotReplica(database), u"behind"_s);
        const Database::State state = database.state();
        QVERIFY(state.replica->lagBytes > 0);
        QVERIFY2(*state.replica->lagMs > 300 && *state.replica->lagMs < 30'000,
            qPrintable(QString::number(*state.replica->lagMs)));
        QCOMPARE(askCount(database, "new").result().value(), 1);
        m_replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
        QTRY_COMPARE(database.state().replica->lagBytes, 0);
        QCOMPARE(database.state().replica->lagMs, 0);
        QCOMPARE(portOf(database), m_replica->port());
    }

    void aSilentReplicaHoldsNobodyForLong()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        const auto running = askPort(database, "1");
        QTRY_COMPARE(m_replica->sql(kSleeping), "1");
        m_replica->pause();
        const auto resume = qScopeGuard([this] { m_replica->resume(); });
        QElapsedTimer clock;
        clock.start();
        const auto late = askPort(database);
        QCOMPARE(running.result().value_or(0), m_primary->port());
        QCOMPARE(late.result().value_or(0), m_primary->port());
        // Two looks of three seconds at most each, not the limit of the statement.
        QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(whyNotReplica(database), u"dead"_s);
        clock.restart();
        QCOMPARE(portOf(database), m_primary->port());
        QVERIFY(clock.elapsed() < 1'000);
        m_replica->resume();
        QTRY_VERIFY(database.state().replica->isUsed);
        QCOMPARE(portOf(database), m_replica->port());
    }

    void aReplicaSilentFromTheStartDelaysOnlyTheFirstRead()
    {
        m_replica->pause();
        const auto resume = qScopeGuard([this] { m_replica->resume(); });
        Database::Options patient = options();
        patient.lookEvery = 60s; // one look, so what is known comes from it
        Database database(patient);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(portOf(database), m_primary->port());
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        clock.restart();
        QCOMPARE(portOf(database), m_primary->port());
        QVERIFY(clock.elapsed() < 1'000);
    }

    void whenThePrimaryIsGoneTheReplicaGoesOn()
    {
        Database database(options());
        QSignalSpy reachable(&database, &Database::reachableChanged);
        QCOMPARE(portOf(database), m_replica->port());
        m_primary->kill();
        QTRY_VERIFY(!database.state().replica->lagBytes); // nothing to compare with
        for (int i = 0; i < 20; ++i)
            QCOMPARE(portOf(database), m_replica->port());
        QCOMPARE(database.write(u"answer"_s, {}, insertAnswer("lost")).result().error().kind,
            Error::Kind::Network);
        QCOMPARE(portOf(database), m_replica->port());
        QVERIFY(!database.state().problem);

        m_primary->start();
        QTRY_VERIFY(database.state().replica->lagBytes);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("back")).result());
        QCOMPARE(askCount(database, "back").result().value(), 1);
        QTest::qWait(20);
        QCOMPARE(reachable.count(), 0);
    }

    void aReplicaThatIsBehindIsBetterThanNothing()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        m_replica->holdReplay(true);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("unseen")).result());
        QCOMPARE(portOf(database), m_primary->port());
        m_primary->kill();
        QCOMPARE(portOf(database), m_replica->port());
        m_primary->start();
        QTRY_COMPARE(portOf(database), m_primary->port());
        QCOMPARE(askCount(database, "unseen").result().value(), 1);
        m_replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
    }

    void saysWhenNothingCanBeReachedAndComesBackByItself_data()
    {
        QTest::addColumn<bool>("hasReplica");
        QTest::addRow("alone") << false;
        QTest::addRow("with a replica") << true;
    }

    void saysWhenNothingCanBeReachedAndComesBackByItself()
    {
        QFETCH(bool, hasReplica);
        Database::Options given = options();
        if (!hasReplica)
            given.replica.reset();
        m_primary->stop();
        m_replica->stop();
        Database database(given);
        QSignalSpy reachable(&database, &Database::reachableChanged);
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Network);
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Network);
        QVERIFY(database.state().problem);
        QTRY_COMPARE(reachable.count(), 1); // once, not with each question
        QCOMPARE(reachable.takeFirst().first().toBool(), false);

        m_primary->start(); // nobody asks
        QTRY_COMPARE(reachable.count(), 1);
        QCOMPARE(reachable.takeFirst().first().toBool(), true);
        QVERIFY(!database.state().problem);
        QCOMPARE(portOf(database), m_primary->port());

        // An error that the server answers with is an answer.
        const auto wrong = database.read(u"wrong"_s, {}, [](Connection &connection, const Schema &) {
            return connection.query("SELECT 1 / 0").map([](const Rows &) { return Done{}; });
        });
        QCOMPARE(wrong.result().error().kind, Error::Kind::Database);
        QTest::qWait(20);
        QCOMPARE(reachable.count(), 0);
        QCOMPARE(database.state().problem, std::nullopt);
    }

    void aSilentPrimaryEndsWithinTheLimit()
    {
        Database::Options given = options();
        given.replica.reset();
        given.limits = {2s, 1s, 1s};
        Database database(given);
        QSignalSpy reachable(&database, &Database::reachableChanged);
        QCOMPARE(portOf(database), m_primary->port());
        m_primary->pause();
        const auto resume = qScopeGuard([this] { m_primary->resume(); });
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Timeout);
        QVERIFY2(clock.elapsed() < 8'000, qPrintable(QString::number(clock.elapsed())));
        QTRY_COMPARE(reachable.count(), 1);
        m_primary->resume();
        QTRY_COMPARE(reachable.count(), 2);
        QCOMPARE(portOf(database), m_primary->port());
    }

    void aColumnThatHasGoneIsNoticed()
    {
        Database database(options());
        const auto newest = [](Connection &connection, const Schema &schema) {
            return connection
                .query("SELECT " + schema.created.ms() + " FROM " + schema.messages.sql + " LIMIT 1")
                .map([&schema](const Rows &) { return schema.created.name; });
        };
        QCOMPARE(database.read(u"newest"_s, {}, newest).result().value(), "\"create_time\"");
        m_primary->sql("ALTER TABLE coze_chat_history RENAME COLUMN create_time TO created_at");
        const auto back = qScopeGuard([this] {
            m_primary->sql("ALTER TABLE coze_chat_history RENAME COLUMN created_at TO create_time");
        });
        m_replica->waitUntilCaughtUp(*m_primary);
        QCOMPARE(database.read(u"newest"_s, {}, newest).result().value(), "\"created_at\"");
        const auto missing = database.read(u"missing"_s, {}, [](Connection &connection, const Schema &) {
            return connection.query("SELECT nothing FROM coze_chat_history").map([](const Rows &) {
                return Done{};
            });
        });
        QCOMPARE(missing.result().error().kind, Error::Kind::Unsupported);
    }

    void anotherDatabaseIsNoReplica()
    {
        Database::Options wrong = options();
        wrong.replica = addressOf(*m_replica, u"postgres"_s);
        Database database(wrong);
        QCOMPARE(portOf(database), m_primary->port());
        QTRY_COMPARE(whyNotReplica(database), u"otherServer"_s);
    }

    void cancellingAndDestroyingEndWhatRuns()
    {
        auto database = std::make_unique<Database>(options());
        CancelToken cancel;
        const auto sleep = [&cancel](Connection &connection, const Schema &) {
            return connection.query("SELECT pg_sleep(60)", {}, cancel).map([](const Rows &) {
                return Done{};
            });
        };
        const auto running = database->read(u"sleep"_s, cancel, sleep);
        QTRY_COMPARE(database->state().replicaPool->busy, 1);
        cancel.cancel();
        QCOMPARE(running.result().error().kind, Error::Kind::Cancelled);
        QVERIFY(!database->state().problem);

        QVector<QFuture<Result<Done>>> many;
        CancelToken other;
        for (int i = 0; i < 30; ++i) {
            many.append(database->read(u"sleep"_s, other, [other](Connection &connection, const Schema &) {
                return connection.query("SELECT pg_sleep(60)", {}, other).map([](const Rows &) {
                    return Done{};
                });
            }));
        }
        QTRY_VERIFY(database->state().replicaPool->busy > 2);
        QElapsedTimer clock;
        clock.start();
        database.reset();
        QVERIFY(clock.elapsed() < 10'000);
        for (const auto &each : many)
            QCOMPARE(each.result().error().kind, Error::Kind::Cancelled);
    }

    void tellsOfChangesAtMostTenTimesASecond()
    {
        Database database(options());
        QSignalSpy changes(&database, &Database::stateChanged);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 1'000) {
            QCOMPARE(portOf(database), m_replica->port());
            QCoreApplication::processEvents();
        }
        QVERIFY(changes.count() > 2);
        QVERIFY2(changes.count() <= 11, qPrintable(QString::number(changes.count())));
    }

    void aHundredReadersAtOnceMeetNoError()
    {
        constexpr int kReaders = 100;
        constexpr int kPerSecond = 50;
        constexpr int kSeconds = 4;
        m_primary->sql("INSERT INTO coze_chat_history (conversation_id, content, update_time) SELECT "
                       "'conv_' || i % 500, 'text ' || i, now() FROM generate_series(1, 20000) i; ANALYZE");
        m_replica->waitUntilCaughtUp(*m_primary);
        Database database(options());
        std::mutex guard;
        QVector<double> took;
        int errors = 0;
        const auto ask = [&](int reader) {
            const auto since = std::chrono::steady_clock::now();
            return database.read(
                u"page"_s, {}, [&, since, reader](Connection &connection, const Schema &schema) {
                    auto rows = connection.query("SELECT id, content FROM " + schema.messages.sql
                            + " WHERE conversation_id = $1::text ORDER BY id DESC LIMIT 50",
                        {"conv_" + std::to_string(reader)});
                    const std::lock_guard lock(guard);
                    took.append(
                        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since)
                            .count());
                    errors += !rows || rows->size() != 40;
                    return rows.map([](const Rows &) { return Done{}; });
                });
        };
        QVector<QFuture<Result<Done>>> answers;
        for (int reader = 0; reader < kReaders; ++reader)
            answers.append(ask(reader));
        QElapsedTimer clock;
        clock.start();
        for (int sent = 0; sent < kPerSecond * kSeconds; ++sent) {
            while (clock.elapsed() < sent * 1000 / kPerSecond)
                QThread::msleep(1);
            answers.append(ask(sent % kReaders));
        }
        for (const auto &each : answers)
            QVERIFY2(each.result(), qPrintable(each.result().error().detail));
        QCOMPARE(errors, 0);
        QCOMPARE(took.size(), kReaders + kPerSecond * kSeconds);
        QCOMPARE(database.state().replica->reads, took.size());
        QVERIFY(database.state().replicaPool->open <= 10);
        std::sort(took.begin(), took.end());
        qInfo("P50 %.1f ms, P95 %.1f ms, most %.1f ms", took[took.size() / 2], took[took.size() * 95 / 100],
            took.last());
    }

    void aPromotedReplicaIsLeft()
    {
        Database database(options());
        QCOMPARE(portOf(database), m_replica->port());
        m_replica->promote();
        QTRY_COMPARE(whyNotReplica(database), u"promoted"_s);
        QCOMPARE(portOf(database), m_primary->port());
        m_primary->kill();
        QVERIFY(!askPort(database).result()); // it went its own way
        m_primary->start();
        m_replica = m_primary->makeReplica();
    }

private:
    [[nodiscard]] Database::Options options() const
    {
        Database::Options made;
        made.primary = addressOf(*m_primary);
        made.replica = addressOf(*m_replica);
        made.allowsWriting = true;
        made.limits.statement = 20s;
        made.lookEvery = 100ms;
        return made;
    }

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_replica;
};

QTEST_GUILESS_MAIN(tst_postgresdatabase)
#include "tst_postgresdatabase.moc"

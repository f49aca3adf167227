// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/postgres/databasefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QThread>

#include <algorithm>
#include <mutex>

using namespace tests;

class tst_postgresdatabase final : public DatabaseFixture
{
    Q_OBJECT
private slots:
    void readsGoToTheReplicaFromTheFirstOne()
    {
        Database database(options());
        QCOMPARE(whyNotReplica(database), u"notLooked"_s);
        QCOMPARE(portOf(database), replica->port());
        QCOMPARE(portOf(database), replica->port());
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
        QCOMPARE(portOf(database), primary->port());
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
        QCOMPARE(primary->sql("SELECT content FROM coze_chat_history WHERE content IN ('yes', 'no')"), "yes");
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
        QCOMPARE(primary->sql("SELECT count(*) FROM coze_chat_history WHERE content = 'half'"), "0");
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("whole")).result());
    }

    void aReadAfterAnOwnWriteSeesIt()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        replica->holdReplay(true);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("own")).result());
        QCOMPARE(askCount(database, "own").result().value(), 1);
        QCOMPARE(database.state().lastAnsweredBy, Database::Server::Primary);
        QCOMPARE(whyNotReplica(database), u"waitsForOwnWrite"_s);
        QCOMPARE(replica->sql("SELECT count(*) FROM coze_chat_history WHERE content = 'own'"), "0");
        replica->holdReplay(false);
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
        QCOMPARE(portOf(database), replica->port());
        replica->holdReplay(true);
        primary->sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'; SELECT pg_reload_conf()");
        const auto reset = qScopeGuard([this] {
            primary->sql("ALTER SYSTEM RESET synchronous_standby_names; SELECT pg_reload_conf()");
        });
        const auto lost = database.write(u"answer"_s, {}, insertAnswer("perhaps"));
        QTRY_COMPARE(primary->sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"), "1");
        primary->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        QCOMPARE(lost.result().error().kind, Error::Kind::Network);
        QCOMPARE(askCount(database, "perhaps").result().value(), 1);
        QCOMPARE(whyNotReplica(database), u"waitsForOwnWrite"_s);
        replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
        QCOMPARE(askCount(database, "perhaps").result().value(), 1);
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
        primary->stop();
        replica->stop();
        Database database(given);
        QSignalSpy reachable(&database, &Database::reachableChanged);
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Network);
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Network);
        QVERIFY(database.state().problem);
        QTRY_COMPARE(reachable.count(), 1); // once, not with each question
        QCOMPARE(reachable.takeFirst().first().toBool(), false);

        primary->start(); // nobody asks
        QTRY_COMPARE(reachable.count(), 1);
        QCOMPARE(reachable.takeFirst().first().toBool(), true);
        QVERIFY(!database.state().problem);
        QCOMPARE(portOf(database), primary->port());

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
        QCOMPARE(portOf(database), primary->port());
        primary->pause();
        const auto resume = qScopeGuard([this] { primary->resume(); });
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(askPort(database).result().error().kind, Error::Kind::Timeout);
        QVERIFY2(clock.elapsed() < 8'000, qPrintable(QString::number(clock.elapsed())));
        QTRY_COMPARE(reachable.count(), 1);
        primary->resume();
        QTRY_COMPARE(reachable.count(), 2);
        QCOMPARE(portOf(database), primary->port());
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
        primary->sql("ALTER TABLE coze_chat_history RENAME COLUMN create_time TO created_at");
        const auto back = qScopeGuard([this] {
            primary->sql("ALTER TABLE coze_chat_history RENAME COLUMN created_at TO create_time");
        });
        replica->waitUntilCaughtUp(*primary);
        QCOMPARE(database.read(u"newest"_s, {}, newest).result().value(), "\"created_at\"");
        const auto missing = database.read(u"missing"_s, {}, [](Connection &connection, const Schema &) {
            return connection.query("SELECT nothing FROM coze_chat_history").map([](const Rows &) {
                return Done{};
            });
        });
        QCOMPARE(missing.result().error().kind, Error::Kind::Unsupported);
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
            QCOMPARE(portOf(database), replica->port());
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
        primary->sql("INSERT INTO coze_chat_history (conversation_id, content, update_time) SELECT "
                     "'conv_' || i % 500, 'text ' || i, now() FROM generate_series(1, 20000) i; ANALYZE");
        replica->waitUntilCaughtUp(*primary);
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
            QVERIFY(each.result());
        QCOMPARE(errors, 0);
        QCOMPARE(took.size(), kReaders + kPerSecond * kSeconds);
        QCOMPARE(database.state().replica->reads, took.size());
        QVERIFY(database.state().replicaPool->open <= 10);
        std::sort(took.begin(), took.end());
        qInfo("P50 %.1f ms, P95 %.1f ms, most %.1f ms", took[took.size() / 2], took[took.size() * 95 / 100],
            took.last());
    }
};

QTEST_GUILESS_MAIN(tst_postgresdatabase)
#include "tst_postgresdatabase.moc"

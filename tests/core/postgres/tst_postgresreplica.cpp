// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/postgres/databasefixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace tests;

class tst_postgresreplica final : public DatabaseFixture
{
    Q_OBJECT
private slots:
    void aReplicaKilledInTheMiddleOfReadsIsLeftAndReturnedTo()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        QVector<QFuture<Result<int>>> running;
        for (int i = 0; i < 6; ++i)
            running.append(askPort(database, "2"));
        QTRY_COMPARE(replica->sql(kSleeping), "6");
        replica->kill();
        for (int i = 0; i < 30; ++i)
            QCOMPARE(portOf(database), primary->port());
        for (const auto &each : running)
            QCOMPARE(each.result().value_or(0), primary->port());
        QTRY_COMPARE(whyNotReplica(database), u"dead"_s);
        QVERIFY(database.state().replica->lastError);
        QCOMPARE(portOf(database), primary->port());

        replica->start();
        QTRY_VERIFY(database.state().replica->isUsed);
        QVERIFY(!database.state().replica->lastError);
        QCOMPARE(portOf(database), replica->port());
        QCOMPARE(database.state().primary.failed, 0);
    }

    void aReadInConflictWithRecoveryIsAnsweredByThePrimary()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        primary->sql("CREATE TABLE conflicting AS SELECT generate_series(1, 100) AS n");
        replica->waitUntilCaughtUp(*primary);
        const auto running = database.read(u"conflict"_s, {}, [](Connection &connection, const Schema &) {
            return connection
                .query("SELECT inet_server_port()::bigint, count(*), pg_sleep(2) FROM conflicting")
                .map([](const Rows &rows) { return int(rows.number(0, 0)); });
        });
        QTRY_COMPARE(replica->sql(kSleeping), "1");
        primary->sql("DROP TABLE conflicting; CREATE TABLE conflicting (n int)");
        QCOMPARE(running.result().value_or(0), primary->port());
        QVERIFY(database.state().replica->isUsed);
        primary->sql("DROP TABLE conflicting");
    }

    void aReadThatMustNotBeRepeatedIsNot()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        const auto once = database.read(u"port"_s, {}, portAfter("20"), Pool::Repeat::No);
        QTRY_VERIFY(database.state().replicaPool->busy == 1);
        QTRY_COMPARE(replica->sql(kSleeping), "1");
        QSignalSpy reachable(&database, &Database::reachableChanged);
        replica->kill();
        QCOMPARE(once.result().error().kind, Error::Kind::Network);
        QCOMPARE(portOf(database), primary->port());
        // A connection that was lost while nobody used it has asked nothing yet.
        primary->restart();
        const auto again = database.read(u"port"_s, {}, portAfter("0"), Pool::Repeat::No);
        QCOMPARE(again.result().value_or(0), primary->port());
        QTest::qWait(20);
        QCOMPARE(reachable.count(), 0); // the primary was there all the time
    }

    void aReplicaFurtherBehindThanAllowedIsLeft()
    {
        Database::Options impatient = options();
        impatient.mostLag = 300ms;
        Database database(impatient);
        QCOMPARE(portOf(database), replica->port());
        replica->holdReplay(true);
        primary->sql("INSERT INTO coze_chat_history (content, update_time) VALUES ('new', now())");
        QTRY_COMPARE(whyNotReplica(database), u"behind"_s);
        const Database::State state = database.state();
        QVERIFY(state.replica->lagBytes > 0);
        QVERIFY2(*state.replica->lagMs > 300 && *state.replica->lagMs < 30'000,
            qPrintable(QString::number(*state.replica->lagMs)));
        QCOMPARE(askCount(database, "new").result().value(), 1);
        replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
        QTRY_COMPARE(database.state().replica->lagBytes, 0);
        QCOMPARE(database.state().replica->lagMs, 0);
        QCOMPARE(portOf(database), replica->port());
    }

    void aSilentReplicaHoldsNobodyForLong()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        const auto running = askPort(database, "1");
        QTRY_COMPARE(replica->sql(kSleeping), "1");
        replica->pause();
        const auto resume = qScopeGuard([this] { replica->resume(); });
        QElapsedTimer clock;
        clock.start();
        const auto late = askPort(database);
        QCOMPARE(running.result().value_or(0), primary->port());
        QCOMPARE(late.result().value_or(0), primary->port());
        // Two looks of three seconds at most each, not the limit of the statement.
        QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(whyNotReplica(database), u"dead"_s);
        clock.restart();
        QCOMPARE(portOf(database), primary->port());
        QVERIFY(clock.elapsed() < 1'000);
        replica->resume();
        QTRY_VERIFY(database.state().replica->isUsed);
        QCOMPARE(portOf(database), replica->port());
    }

    void aReplicaSilentFromTheStartDelaysOnlyTheFirstRead()
    {
        replica->pause();
        const auto resume = qScopeGuard([this] { replica->resume(); });
        Database::Options patient = options();
        patient.lookEvery = 60s; // one look, so what is known comes from it
        Database database(patient);
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(portOf(database), primary->port());
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        clock.restart();
        QCOMPARE(portOf(database), primary->port());
        QVERIFY(clock.elapsed() < 1'000);
    }

    void whenThePrimaryIsGoneTheReplicaGoesOn()
    {
        Database database(options());
        QSignalSpy reachable(&database, &Database::reachableChanged);
        QCOMPARE(portOf(database), replica->port());
        primary->kill();
        QTRY_VERIFY(!database.state().replica->lagBytes); // nothing to compare with
        for (int i = 0; i < 20; ++i)
            QCOMPARE(portOf(database), replica->port());
        QCOMPARE(database.write(u"answer"_s, {}, insertAnswer("lost")).result().error().kind,
            Error::Kind::Network);
        QCOMPARE(portOf(database), replica->port());
        QVERIFY(!database.state().problem);

        primary->start();
        QTRY_VERIFY(database.state().replica->lagBytes);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("back")).result());
        QCOMPARE(askCount(database, "back").result().value(), 1);
        QTest::qWait(20);
        QCOMPARE(reachable.count(), 0);
    }

    void aReplicaThatIsBehindIsBetterThanNothing()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        replica->holdReplay(true);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("unseen")).result());
        QCOMPARE(portOf(database), primary->port());
        primary->kill();
        QCOMPARE(portOf(database), replica->port());
        primary->start();
        QTRY_COMPARE(portOf(database), primary->port());
        QCOMPARE(askCount(database, "unseen").result().value(), 1);
        replica->holdReplay(false);
        QTRY_VERIFY(database.state().replica->isUsed);
    }

    void anotherDatabaseIsNoReplica()
    {
        Database::Options wrong = options();
        wrong.replica = addressOf(*replica, u"postgres"_s);
        Database database(wrong);
        QCOMPARE(portOf(database), primary->port());
        QTRY_COMPARE(whyNotReplica(database), u"otherServer"_s);
    }

    void everyHostOfAReplicaMustHaveTheOwnWrite()
    {
        const auto other = primary->makeReplica();
        replica->stop();
        Database::Options several = options();
        several.replica->set(u"host"_s, u"127.0.0.1,127.0.0.1"_s);
        several.replica->set(u"port"_s, u"%1,%2"_s.arg(replica->port()).arg(other->port()));
        several.connections = 2; // one that watches, one that asks
        Database database(several);
        QCOMPARE(portOf(database), other->port());
        replica->start();
        const QByteArray watching
            = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query "
              "LIKE '%last_xact%' AND pid <> pg_backend_pid()";
        QCOMPARE(other->sql(watching), "1");
        QTRY_COMPARE(replica->sql(QByteArray(watching).replace("pg_terminate_backend(pid)", "*")), "1");
        other->holdReplay(true);
        QVERIFY(database.write(u"answer"_s, {}, insertAnswer("everywhere")).result());
        QTRY_VERIFY(database.state().replica->isUsed); // says the one that is watched
        QCOMPARE(askCount(database, "everywhere").result().value(), 1);
        QCOMPARE(database.state().lastAnsweredBy, Database::Server::Primary);
        other->holdReplay(false);
        other->waitUntilCaughtUp(*primary);
        QCOMPARE(portOf(database), other->port());
    }

    void aPromotedReplicaIsLeft()
    {
        Database database(options());
        QCOMPARE(portOf(database), replica->port());
        replica->promote();
        QTRY_COMPARE(whyNotReplica(database), u"promoted"_s);
        QCOMPARE(portOf(database), primary->port());
        primary->kill();
        QVERIFY(!askPort(database).result()); // it went its own way
        primary->start();
        replica = primary->makeReplica();
    }
};

QTEST_GUILESS_MAIN(tst_postgresreplica)
#include "tst_postgresreplica.moc"

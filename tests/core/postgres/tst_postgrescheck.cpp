// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/postgrescheck.h"
#include "tests/support/checkrun.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::Secret;
using core::postgres::Address;
using core::postgres::PostgresCheck;
using tests::CheckRun;
using tests::PostgresServer;

namespace {

QStringList passedUpTo(const QString &last, bool failed = true)
{
    const QStringList steps{
        u"reach"_s, u"encryption"_s, u"signIn"_s, u"tables"_s, u"rights"_s, u"latency"_s, u"replica"_s};
    QStringList all;
    bool isOver = false;
    for (const QString &step : steps) {
        const bool isLast = step == last;
        all.append(step + (isOver ? u" skipped"_s : isLast && failed ? u" failed"_s : u" passed"_s));
        isOver = isOver || isLast;
    }
    return all;
}

} // namespace

class tst_postgrescheck final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        PostgresServer::Options options;
        options.tls = true;
        m_server = std::make_unique<PostgresServer>(options);
        tests::makeShopTables(*m_server);
        m_server->sql(
            "INSERT INTO coze_chat_history (conversation_id, content, sender, create_time, update_time) "
            "SELECT 'c', 'text ' || i, 'user', timestamp '2026-03-01 08:00:00' + i * interval '1 second', "
            "now() FROM generate_series(0, 499) i; ANALYZE coze_chat_history; CREATE DATABASE empty;");
        m_server->makeRole(u"reports"_s, false);
        m_server->makeRole(u"clerk"_s, true);
    }

    void cleanupTestCase()
    {
        // OpenSSL frees what is a thread's when the thread has ended for the system, which is after Qt's end
        // of it.
        QThreadPool::globalInstance()->waitForDone();
        m_server.reset();
    }

    void everyStepSaysWhatItFound()
    {
        CheckRun run(check(m_server->url(u"shop"_s, u"reports"_s)));
        QVERIFY(run.toItsEnd());
        QVERIFY2(run.passed, qPrintable(run.error().detail));
        QCOMPARE(run.states(), passedUpTo(u"latency"_s, false));
        QCOMPARE(run.step(u"reach"_s).detail, u"127.0.0.1:%1"_s.arg(m_server->port()));
        QVERIFY2(run.step(u"encryption"_s).detail.startsWith(u"TLSv1."_s),
            qPrintable(run.step(u"encryption"_s).detail));
        QVERIFY2(run.step(u"signIn"_s).detail.startsWith(u"reports, PostgreSQL "_s),
            qPrintable(run.step(u"signIn"_s).detail));
        const auto tables = run.step(u"tables"_s);
        QVERIFY(tables.detail.startsWith(u"coze_chat_history, coze_conversation"_s));
        const QVector<QPair<QString, qint64>> counts{{u"rows"_s, 500}, {u"newest"_s, 1'772'352'499'000}};
        QCOMPARE(tables.counts, counts);
        QCOMPARE(run.step(u"rights"_s).remark, u"notWritable"_s);
        QCOMPARE(run.step(u"latency"_s).counts.value(0).first, u"medianUs"_s);
        QVERIFY(run.step(u"latency"_s).counts.value(0).second > 0);
    }

    void anAccountThatMayWriteIsTold()
    {
        CheckRun run(check(m_server->url(u"shop"_s, u"clerk"_s)));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.step(u"rights"_s).remark, u"mayWrite"_s);
    }

    void withoutEncryptionOnThisMachineIsTold()
    {
        CheckRun run(check(m_server->url() + u"?sslmode=disable"_s));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.step(u"encryption"_s).remark, u"onThisMachine"_s);
    }

    void certificatesAreChecked_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("knowsAuthority");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("the right name") << u"localhost"_s << true << true;
        QTest::newRow("another name") << u"shop.example"_s << true << false;
        QTest::newRow("an unknown authority") << u"localhost"_s << false << false;
    }
    void certificatesAreChecked()
    {
        QFETCH(QString, host);
        QFETCH(bool, knowsAuthority);
        QFETCH(bool, isGood);
        PostgresServer::Options options;
        options.tls = true;
        std::unique_ptr<PostgresServer> other;
        if (!knowsAuthority)
            other = std::make_unique<PostgresServer>(options);
        const QString url = m_server->url().replace(u"127.0.0.1"_s, host)
            + u"?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert="_s
            + (other ? *other : *m_server).caFile();
        CheckRun run(check(url));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.passed, isGood);
        if (isGood)
            return;
        QCOMPARE(run.states(), passedUpTo(u"encryption"_s));
        QCOMPARE(run.error().kind, Error::Kind::Tls);
    }

    void aWrongPasswordIsRefused()
    {
        CheckRun run(check(m_server->url(), u"another one"_s));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"signIn"_s));
        QCOMPARE(run.error().kind, Error::Kind::Unauthorized);
        QVERIFY(!run.error().detail.contains(u"another one"_s));
    }

    void whereNobodyListensNothingIsReached()
    {
        QTcpServer listener;
        QVERIFY(listener.listen(QHostAddress::LocalHost));
        const quint16 port = listener.serverPort();
        listener.close();
        CheckRun run(check(u"postgresql://owner@127.0.0.1:%1/shop"_s.arg(port)));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"reach"_s));
        QCOMPARE(run.error().kind, Error::Kind::Network);
        QVERIFY2(run.error().detail.contains(QString::number(port)), qPrintable(run.error().detail));
    }

    void theFirstHostThatAnswersIsEnough()
    {
        CheckRun run(check(u"postgresql://owner@127.0.0.1:1,127.0.0.1:%1/shop"_s.arg(m_server->port())));
        QVERIFY(run.toItsEnd());
        QVERIFY2(run.passed, qPrintable(run.error().detail));
        QCOMPARE(run.step(u"reach"_s).detail, u"127.0.0.1:%1"_s.arg(m_server->port()));
    }

    void anotherKindOfServerIsTold()
    {
        QTcpServer web;
        QVERIFY(web.listen(QHostAddress::LocalHost));
        connect(&web, &QTcpServer::newConnection, &web, [&web] {
            QTcpSocket *socket = web.nextPendingConnection();
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
        });
        CheckRun run(check(u"postgresql://owner@127.0.0.1:%1/shop"_s.arg(web.serverPort())));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"reach"_s));
        QCOMPARE(run.error().kind, Error::Kind::Protocol);
    }

    void aSilentServerEndsInTime()
    {
        m_server->pause();
        PostgresCheck::Patience patience;
        patience.step = 300ms;
        CheckRun run(check(m_server->url(), PostgresServer::password(), {}, patience));
        const bool ended = run.toItsEnd();
        m_server->resume();
        QVERIFY(ended);
        QCOMPARE(run.states(), passedUpTo(u"reach"_s));
        QCOMPARE(run.error().kind, Error::Kind::Timeout);
    }

    void itCanBeStopped()
    {
        m_server->pause();
        CheckRun run(check(m_server->url()));
        run.job->start();
        QVERIFY(run.ends == 0);
        run.job->cancel();
        m_server->resume();
        QCOMPARE(run.ends, 1);
        QCOMPARE(run.error().kind, Error::Kind::Cancelled);
    }

    void itCanBeStoppedWhileItsThreadWorks()
    {
        auto *job = check(m_server->url());
        QSignalSpy finished(job, &core::CheckJob::finished);
        bool wasAsked = false;
        connect(job, &core::CheckJob::stepChanged, job, [&](int index) {
            const auto &step = job->steps().at(index);
            if (step.name == u"tables"_s && step.state == core::CheckStep::State::Running && !wasAsked) {
                wasAsked = true;
                job->deleteLater();
            }
        });
        QSignalSpy gone(job, &QObject::destroyed);
        job->start();
        QTRY_COMPARE(gone.size(), 1);
        QVERIFY(wasAsked);
        QCOMPARE(finished.size(), 0);
    }

    void aMissingTableIsNamed()
    {
        CheckRun run(check(m_server->url(u"empty"_s)));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"tables"_s));
        QCOMPARE(run.error().kind, Error::Kind::Unsupported);
        QVERIFY2(run.error().detail.contains(u"coze_chat_history"_s), qPrintable(run.error().detail));
    }

    void aDatabaseThatIsNotThereIsNoUser()
    {
        CheckRun run(check(m_server->url(u"nowhere"_s)));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"signIn"_s));
        QCOMPARE(run.error().kind, Error::Kind::NotFound);
    }

    void anAccountWithoutRightsFailsAtRights()
    {
        m_server->sql(
            "CREATE ROLE nobody_much LOGIN PASSWORD '" + PostgresServer::password().toLatin1() + "'");
        CheckRun run(check(m_server->url(u"shop"_s, u"nobody_much"_s)));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), passedUpTo(u"rights"_s));
        QCOMPARE(run.error().kind, Error::Kind::Forbidden);
    }

    void aReplicaTellsHowFarItIsBehind()
    {
        const auto replica = m_server->makeReplica();
        replica->waitUntilCaughtUp(*m_server);
        CheckRun caughtUp(check(m_server->url(), PostgresServer::password(), replica->url()));
        QVERIFY(caughtUp.toItsEnd());
        QCOMPARE(caughtUp.states(), passedUpTo(u"replica"_s, false));
        const QVector<QPair<QString, qint64>> none{{u"lagMs"_s, 0}, {u"lagBytes"_s, 0}};
        QCOMPARE(caughtUp.step(u"replica"_s).counts, none);
        replica->holdReplay(true);
        m_server->sql("UPDATE coze_chat_history SET content = 'edited' WHERE id < 100");
        CheckRun behind(check(m_server->url(), PostgresServer::password(), replica->url()));
        QVERIFY(behind.toItsEnd());
        QVERIFY(behind.step(u"replica"_s).counts.value(1).second > 0);
        replica->stop();
        CheckRun gone(check(m_server->url(), PostgresServer::password(), replica->url()));
        QVERIFY(gone.toItsEnd());
        QCOMPARE(gone.states(), passedUpTo(u"replica"_s));
        QCOMPARE(gone.error().kind, Error::Kind::Network);
    }

    void aPrimaryIsNoReplica()
    {
        CheckRun run(check(m_server->url(), PostgresServer::password(), m_server->url()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.step(u"replica"_s).remark, u"notReplica"_s);
    }

private:
    [[nodiscard]] static PostgresCheck *check(const QString &url,
        const QString &password = PostgresServer::password(), const QString &replica = {},
        const PostgresCheck::Patience &patience = {})
    {
        const auto address = Address::parse(url, Secret(password));
        if (!address)
            qFatal("%s", qPrintable(address.error().detail));
        std::optional<Address> second;
        if (!replica.isEmpty())
            second = *Address::parse(replica, Secret(password));
        return new PostgresCheck(*address, second, patience);
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(tst_postgrescheck)
#include "tst_postgrescheck.moc"

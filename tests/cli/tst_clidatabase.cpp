// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/programrun.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

const QString kPasswordVariable = u"AGENT_CONSOLE_SECRET_POSTGRES_PASSWORD"_s;

QStringList states(const QVector<QJsonObject> &rows)
{
    QStringList all;
    for (const QJsonObject &row : rows)
        all.append(row.value("service"_L1).toString() + u' ' + row.value("step"_L1).toString() + u' '
            + row.value("state"_L1).toString());
    return all;
}

QStringList idsOf(const QVector<QJsonObject> &rows)
{
    QStringList all;
    for (const QJsonObject &row : rows) {
        if (row.contains("id"_L1))
            all.append(row.value("id"_L1).toString());
    }
    return all;
}

} // namespace

/// The commands of a workspace whose source is PostgreSQL, read directly and as a mirror.
class tst_CliDatabase final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
        makeShopTables(*m_server);
        m_server->sql("INSERT INTO coze_chat_history (conversation_id, shop_id, content, sender, "
                      "create_time, update_time) "
                      "SELECT 'c' || i % 20, 'shop-a', CASE WHEN i % 100 = 7 THEN 'a rare parcel ' ELSE "
                      "'text ' END || i, "
                      "CASE WHEN i % 2 = 0 THEN 'user' ELSE 'bot' END, "
                      "timestamp '2026-03-01 08:00:00' + i * interval '1 second', now() FROM "
                      "generate_series(1, 1000) i; "
                      "ANALYZE;");
        m_server->makeRole(u"reports"_s, false);
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        m_run = std::make_unique<ProgramRun>();
        m_run->environment.insert(kPasswordVariable, PostgresServer::password());
        m_run->environment.remove(u"PGPASSFILE"_s);
        m_run->configure({u"source.kind"_s, u"postgres"_s, u"postgres.url"_s,
            m_server->url(u"shop"_s, u"reports"_s), u"postgres.mode"_s, u"direct"_s});
    }
    void cleanup()
    {
        QVERIFY2(
            !m_run->everything.contains(PostgresServer::password().toUtf8()), m_run->everything.constData());
    }

    void theDatabaseIsTestedStepByStep()
    {
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(states(rows),
            QStringList({u"source settings passed"_s, u"database settings passed"_s,
                u"database reach passed"_s, u"database encryption passed"_s, u"database signIn passed"_s,
                u"database tables passed"_s, u"database rights passed"_s, u"database latency passed"_s,
                u"database replica skipped"_s}));
        QVERIFY(rows.at(5).value("detail"_L1).toString().contains(u"rows 1000"_s));
        QVERIFY(rows.at(6).value("detail"_L1).toString().contains(u"may not write"_s));
    }

    void everyReadingCommandReadsTheServer()
    {
        const auto conversations = m_run->json({u"conversations"_s, u"--limit"_s, u"5"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(conversations.size(), 6); // and the place where the next page begins
        QCOMPARE(conversations.first().value("conversationId"_L1).toString(), u"c0"_s);
        const auto messages = m_run->json({u"messages"_s, u"c0"_s, u"--limit"_s, u"3"_s});
        QCOMPARE(idsOf(messages), QStringList({u"960"_s, u"980"_s, u"1000"_s}));
        const auto count = m_run->json({u"search"_s, u"parcel"_s, u"--count"_s});
        QCOMPARE(count.first().value("count"_L1).toInt(), 10);
        const QString file = m_run->home.filePath(u"out.jsonl"_s);
        QVERIFY(m_run->json({u"export"_s, u"--output"_s, file}).first().value("messages"_L1).toInt() == 1000);
        QCOMPARE(m_run->json({u"stats"_s, u"--by"_s, u"shop"_s}).first().value("messages"_L1).toInt(), 1000);
        QCOMPARE((*m_run)({u"customers"_s, u"nobody"_s}), 0);
        QVERIFY2(!m_run->everything.contains("archive"), m_run->everything.constData());
    }

    void aSearchGoesOnUntilItsLimitOrTheEnd()
    {
        const auto rows = m_run->json({u"search"_s, u"parcel"_s, u"--limit"_s, u"100"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(idsOf(rows),
            QStringList({u"907"_s, u"807"_s, u"707"_s, u"607"_s, u"507"_s, u"407"_s, u"307"_s, u"207"_s,
                u"107"_s, u"7"_s}));
        QVERIFY(!rows.last().contains("next"_L1));
    }

    void aRefusedPasswordSaysWhatToReplace()
    {
        m_run->environment.insert(kPasswordVariable, u"another one"_s);
        QCOMPARE((*m_run)({u"conversations"_s}), 4);
        QVERIFY2(m_run->err.contains("postgres-password"), m_run->err.constData());
        QVERIFY2(!m_run->err.contains("archive"), m_run->err.constData());
        QVERIFY(!m_run->everything.contains("another one"));
    }

    void anAddressThatNobodyCanUseIsNamed()
    {
        m_run->configure({u"postgres.url"_s, u"postgresql://127.0.0.1/shop?nonsense=1"_s});
        QCOMPARE((*m_run)({u"conversations"_s}), 1);
        QVERIFY2(m_run->err.contains("postgres.url"), m_run->err.constData());
    }

    void prismasAddressIsUnderstood()
    {
        m_run->configure({u"postgres.url"_s,
            m_server->url(u"shop"_s, u"reports"_s) + u"?schema=public&connection_limit=5"_s});
        QCOMPARE(m_run->json({u"search"_s, u"parcel"_s, u"--count"_s}).first().value("count"_L1).toInt(), 10);
    }

    void whileNothingCanBeReachedTheArchiveAnswers()
    {
        m_run->configure({u"postgres.url"_s, u"postgresql://reports@127.0.0.1:1/shop"_s});
        QCOMPARE((*m_run)({u"conversations"_s}), 4); // there is nothing in the archive either
        QVERIFY2(m_run->err.contains("cannot be reached"), m_run->err.constData());
        QFile file(m_run->home.filePath(u"history.jsonl"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n");
        file.close();
        QCOMPARE((*m_run)({u"import"_s, file.fileName()}), 0);
        const auto rows = m_run->json({u"conversations"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(rows.size(), 1);
        QVERIFY2(m_run->err.contains("read instead, up to 2026-03-01T08:00:00.000Z"), m_run->err.constData());
    }

    void aMirrorIsBroughtInAndFollowed()
    {
        m_run->configure({u"postgres.mode"_s, u"archive"_s});
        auto rows = m_run->json({u"sync"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(rows.last().value("imported"_L1).toInt(), 1000);
        rows = m_run->json({u"sync"_s});
        QCOMPARE(rows.last().value("imported"_L1).toInt(), 0);
        QCOMPARE(m_run->json({u"search"_s, u"parcel"_s, u"--count"_s}).first().value("count"_L1).toInt(), 10);
        m_run->start({u"--json"_s, u"watch"_s, u"--for"_s, u"60"_s});
        QTRY_VERIFY(m_run->out.contains("following") || !m_run->rows().isEmpty());
        m_server->sql(
            "INSERT INTO coze_chat_history (conversation_id, content, sender, create_time, update_time) "
            "VALUES ('c0', 'brand new', 'user', now(), now())");
        QTRY_VERIFY2(m_run->out.contains("brand new"), m_run->out.constData());
        m_run->interrupt();
        QCOMPARE(m_run->end(), 130);
        m_server->sql("DELETE FROM coze_chat_history WHERE content = 'brand new'");
    }

    void syncSaysWhyItCannot()
    {
        m_run->configure({u"postgres.mode"_s, u"archive"_s});
        m_run->environment.insert(kPasswordVariable, u"another one"_s);
        QCOMPARE((*m_run)({u"sync"_s}), 4);
        QVERIFY2(m_run->err.contains("postgres-password"), m_run->err.constData());
        m_run->configure({u"postgres.url"_s, QString()});
        QCOMPARE((*m_run)({u"sync"_s}), 1);
        QVERIFY2(m_run->err.contains("postgres.url is not set"), m_run->err.constData());
    }

    void ctrlCStopsAQuestionOnASilentServer()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_run->configure(
            {u"postgres.url"_s, u"postgresql://reports@127.0.0.1:%1/shop"_s.arg(silent.serverPort())});
        m_run->start({u"search"_s, u"parcel"_s});
        QTRY_VERIFY(silent.hasPendingConnections());
        m_run->interrupt();
        QCOMPARE(m_run->end(), 130);
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliDatabase)
#include "tst_clidatabase.moc"

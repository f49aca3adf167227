// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/advisor/jobrun.h"
#include "tests/core/advisor/shopfile.h"
#include "tests/support/patience.h"
#include "tests/support/withoutprivileges.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using namespace tests;
using core::Error;
using State = IndexAdvice::State;

namespace {

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

const QStringList kMade{u"console_conversation_customer"_s, u"console_customer_shop_time"_s,
    u"console_customer_time"_s, u"console_history_conversation_time"_s, u"console_history_shop_time"_s};

} // namespace

class tst_SqliteAdvisor final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_shop = std::make_unique<ShopFile>(m_home->filePath(u"shop.db"_s));
    }
    void cleanup()
    {
        m_shop.reset();
        m_home.reset();
    }

    void theReportsStatementsGoAsAdvised_data()
    {
        QTest::addColumn<QByteArray>("created");
        QTest::addColumn<QByteArray>("updated");
        QTest::addColumn<int>("possible");
        QTest::newRow("as it is") << QByteArray("create_time") << QByteArray("update_time") << 5;
        QTest::newRow("with the names of the report")
            << QByteArray("created_at") << QByteArray("updated_at") << 12;
    }
    void theReportsStatementsGoAsAdvised()
    {
        QFETCH(QByteArray, created);
        QFETCH(QByteArray, updated);
        QFETCH(int, possible);
        QVERIFY(m_shop->makeTables(created, updated));
        LookRun look(SqliteTarget{m_shop->file()});
        QVERIFY(look.toItsEnd());
        QVERIFY2(look.report, qPrintable(look.report.error().detail));
        int ran = 0;
        for (int i = 1; i <= 17; ++i) {
            const IndexAdvice advice = adviceIn(*look.report, u"report.%1"_s.arg(i));
            const bool works = m_shop->run(advice.statements.constFirst().toUtf8());
            QVERIFY2(works == (advice.state != State::Impossible), qPrintable(advice.name));
            ran += works ? 1 : 0;
        }
        QCOMPARE(ran, possible);
    }

    void aLookChangesNothing()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(2'000));
        const QByteArray before = hashOf(m_shop->file());
        LookRun look(SqliteTarget{m_shop->file()});
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
        QCOMPARE(hashOf(m_shop->file()), before);
        QCOMPARE(QDir(m_home->path()).entryList(QDir::Files), QStringList{u"shop.db"_s});
        QCOMPARE(look.report->messages, 2'000);
        QCOMPARE(look.queries, int(look.report->queries.size()));
        QCOMPARE(look.indexes, look.report->indexes);
        QVERIFY(look.report->version.startsWith("SQLite 3."_L1));
        for (const QueryFinding &query : look.report->queries) {
            QVERIFY2(!query.error, qPrintable(query.id));
            QVERIFY2(query.plan.isMeasured && query.plan.rowsRead, qPrintable(query.id));
        }
    }

    void anIndexMadeChangesWhatIsRead()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(20'000));
        const QStringList before = m_shop->indexes();
        const QString undo = m_home->filePath(u"undo.sql"_s);
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, true, undo});
        QVERIFY(run.toItsEnd());
        QVERIFY2(!run.outcome.error, qPrintable(run.outcome.error ? run.outcome.error->detail : QString()));
        QCOMPARE(run.built, 5);
        QStringList made = m_shop->indexes();
        for (const QString &name : before)
            made.removeAll(name);
        QCOMPARE(made, kMade);

        const DatabaseReport &then = run.outcome.before;
        QVERIFY(run.outcome.after);
        const DatabaseReport &now = *run.outcome.after;
        for (const auto &id : {u"backend.openConversation"_s, u"backend.messagesOfShop"_s}) {
            const Plan old = queryIn(then, id).plan;
            const Plan fresh = queryIn(now, id).plan;
            QCOMPARE(old.kind, Plan::Kind::Sorted);
            QCOMPARE(fresh.kind, Plan::Kind::Index);
            QVERIFY2(*old.rowsRead > 5'000 && *fresh.rowsRead <= 101, qPrintable(id));
            QCOMPARE(fresh.rowsFound, 100);
        }
        QCOMPARE(queryIn(then, u"backend.visitors"_s).plan.kind, Plan::Kind::Scan);
        QCOMPARE(queryIn(now, u"backend.visitors"_s).plan.kind, Plan::Kind::Index);
        QCOMPARE(queryIn(now, u"backend.continueConversation"_s).plan.indexes,
            QStringList{u"console_conversation_customer"_s});
        QVERIFY(now.wanted().isEmpty());
        QCOMPARE(adviceIn(now, u"conversationTime"_s).state, State::Present);
        // Within a third of what was said.
        for (const BuiltIndex &index : run.outcome.built) {
            const qint64 said = adviceIn(then, index.id).sizeBytes;
            QVERIFY2(index.bytes < said * 3 / 2 + 16'384 && index.bytes * 3 / 2 + 16'384 > said,
                qPrintable(u"%1: %2, said %3"_s.arg(index.name).arg(index.bytes).arg(said)));
        }

        QCOMPARE(run.outcome.undoFile, undo);
        QFile script(undo);
        QVERIFY(script.open(QIODevice::ReadOnly));
        QVERIFY(m_shop->run(script.readAll()));
        QCOMPARE(m_shop->indexes(), before);
        // A second time there is nothing to make.
        QVERIFY(m_shop->column("SELECT count(*) FROM coze_chat_history") == QStringList{u"20000"_s});
    }

    void aSecondTimeNothingIsMade()
    {
        QVERIFY(m_shop->makeTables());
        const QString undo = m_home->filePath(u"undo.sql"_s);
        BuildRunner first(SqliteTarget{m_shop->file()}, {{}, true, QString()});
        QVERIFY(first.toItsEnd() && !first.outcome.error);
        BuildRunner second(SqliteTarget{m_shop->file()}, {{}, true, undo});
        QVERIFY(second.toItsEnd() && !second.outcome.error);
        QCOMPARE(second.built, 0);
        QVERIFY(!QFile::exists(undo));
        QVERIFY(!second.outcome.after && second.outcome.undoFile.isEmpty());
    }

    void withoutLeaveNothingIsMade()
    {
        QVERIFY(m_shop->makeTables());
        const QStringList before = m_shop->indexes();
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, false, m_home->filePath(u"undo.sql"_s)});
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.outcome.error->kind, Error::Kind::ReadOnly);
        QCOMPARE(m_shop->indexes(), before);
    }

    void aFileThatMayNotBeWrittenIsSaid()
    {
        QVERIFY(m_shop->makeTables());
        QVERIFY(
            QFile::setPermissions(m_shop->file(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(m_home->path(),
            QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::ExeOther));
        const WithoutPrivileges unprivileged;
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, true, QString()});
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.outcome.error->kind, Error::Kind::ReadOnly);
    }

    void stoppingInTheMiddleLeavesWhatWasWhole()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(60'000));
        const QStringList before = m_shop->indexes();
        const QString undo = m_home->filePath(u"undo.sql"_s);
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, true, undo});
        run.onProgress = [&run](const BuildProgress &now) {
            if (now.number == 2 && now.done > 0)
                run.job->cancel();
        };
        QVERIFY(run.toItsEnd());
        QVERIFY(run.outcome.error);
        QCOMPARE(run.outcome.error->kind, Error::Kind::Cancelled);
        QVERIFY(run.built >= 1 && run.built < 5);
        QCOMPARE(m_shop->indexes().size(), before.size() + run.built);
        QCOMPARE(m_shop->column("PRAGMA integrity_check"), QStringList{u"ok"_s});
        QFile script(undo);
        QVERIFY(script.open(QIODevice::ReadOnly));
        const QByteArray text = script.readAll();
        QCOMPARE(text.count("DROP INDEX"), run.built);
        QVERIFY(m_shop->run(text));
        QCOMPARE(m_shop->indexes(), before);
    }

    void stoppingBeforeTheFirstLeavesNothing()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(5'000));
        const QStringList before = m_shop->indexes();
        const QString undo = m_home->filePath(u"undo.sql"_s);
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, true, undo});
        run.job->start();
        run.job->cancel();
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.outcome.error->kind, Error::Kind::Cancelled);
        QCOMPARE(m_shop->indexes(), before);
        QVERIFY(!QFile::exists(undo));
    }

    void theShopsOwnWritingIsWaitedFor()
    {
        QVERIFY(m_shop->makeTables() && m_shop->run("PRAGMA journal_mode=WAL"));
        QVERIFY(m_shop->run("BEGIN IMMEDIATE"));
        BuildRunner run(SqliteTarget{m_shop->file()}, {{}, true, QString()});
        bool isFree = false;
        run.onProgress = [&](const BuildProgress &now) {
            if (now.phase == BuildProgress::Phase::Waiting && !isFree)
                isFree = m_shop->run("COMMIT");
        };
        QVERIFY(run.toItsEnd());
        QVERIFY(isFree);
        QVERIFY(!run.outcome.error);
        QCOMPARE(run.built, 5);
    }

    void aQueryThatTakesTooLongIsExplainedOnly()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(5'000));
        LookOptions options;
        options.query = std::chrono::milliseconds(0);
        LookRun look(SqliteTarget{m_shop->file()}, options);
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
        const QueryFinding count = queryIn(*look.report, u"backend.countMessages"_s);
        QVERIFY(count.isOverTime && !count.plan.isMeasured && !count.error);
        QCOMPARE(count.plan.kind, Plan::Kind::Scan);
    }

    void cancellingALookEndsItOnce()
    {
        QVERIFY(m_shop->makeTables() && m_shop->fill(5'000));
        LookRun look(SqliteTarget{m_shop->file()});
        look.job->start();
        look.job->cancel();
        QVERIFY(look.toItsEnd());
        QCOMPARE(look.report.error().kind, Error::Kind::Cancelled);
        // One that was never started, and one that dies while it runs.
        LookRun unstarted(SqliteTarget{m_shop->file()});
        unstarted.job->cancel();
        QCOMPARE(unstarted.ends, 1);
        LookRun dying(SqliteTarget{m_shop->file()});
        dying.job->start();
        delete dying.job;
        QCOMPARE(dying.ends, 0);
    }

    void whatIsNoShopIsSaid_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("not there") << 0 << Error::Kind::NotFound;
        QTest::newRow("a text") << 1 << Error::Kind::Corrupt;
        QTest::newRow("another database") << 2 << Error::Kind::Unsupported;
        QTest::newRow("a table of that name") << 3 << Error::Kind::Unsupported;
    }
    void whatIsNoShopIsSaid()
    {
        QFETCH(int, what);
        QFETCH(Error::Kind, kind);
        if (what == 1) {
            QFile text(m_home->filePath(u"text"_s));
            QVERIFY(text.open(QIODevice::WriteOnly));
            text.write(QByteArray(5'000, 'x'));
        } else if (what >= 2) {
            QVERIFY(m_shop->run(
                what == 2 ? "CREATE TABLE x (a)" : "CREATE TABLE coze_chat_history (id, content)"));
        }
        const QString file = what == 0 ? m_home->filePath(u"gone.db"_s)
            : what == 1                ? m_home->filePath(u"text"_s)
                                       : m_shop->file();
        LookRun look(SqliteTarget{file});
        QVERIFY(look.toItsEnd());
        QCOMPARE(look.report.error().kind, kind);
    }

    void textsAsTimesAreAsked()
    {
        QVERIFY(m_shop->makeTables());
        QVERIFY(m_shop->run(
            "INSERT INTO coze_chat_history (conversation_id, shop_id, sender, content, create_time, "
            "update_time) VALUES ('c', 's', 'user', 'x', '2026-03-01 08:00:00', '2026-03-01 08:00:00')"));
        LookRun look(SqliteTarget{m_shop->file()});
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
        const QueryFinding today = queryIn(*look.report, u"backend.today"_s);
        QVERIFY(!today.error);
        QCOMPARE(today.plan.rowsRead, 1);
    }

    void theShopsOwnSample()
    {
        const QString sample = QStringLiteral(AGENTCONSOLE_SHARED_DATA) + u"/shop-backend-sample.db"_s;
        if (!QFile::exists(sample))
            QSKIP("the sample is not here");
        const QString copy = m_home->filePath(u"sample.db"_s);
        QVERIFY(QFile::copy(sample, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        LookRun look(SqliteTarget{copy});
        QVERIFY(look.toItsEnd());
        QVERIFY(look.report);
        const auto impossible = std::count_if(look.indexes.begin(), look.indexes.end(),
            [](const IndexAdvice &advice) { return advice.state == State::Impossible; });
        QCOMPARE(impossible, 12);
        QCOMPARE(look.report->messages, 122);
        QCOMPARE(queryIn(*look.report, u"backend.openConversation"_s).plan.rowsFound, 70);
        BuildRunner run(SqliteTarget{copy}, {{}, true, QString()});
        QVERIFY(run.toItsEnd() && !run.outcome.error);
        QCOMPARE(run.built, 5);
        QCOMPARE(queryIn(*run.outcome.after, u"backend.openConversation"_s).plan.kind, Plan::Kind::Index);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ShopFile> m_shop;
};

QTEST_GUILESS_MAIN(tst_SqliteAdvisor)
#include "tst_sqliteadvisor.moc"

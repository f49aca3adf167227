// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sourcecheck.h"
#include "tests/core/sync/backendwriter.h"
#include "tests/core/sync/syncsupport.h"
#include "tests/support/checkrun.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::sync;
using namespace synctest;
using namespace tests;

using Counts = QVector<QPair<QString, qint64>>;

class tst_sourcecheck final : public QObject
{
    Q_OBJECT
private slots:
    void aBackendFileIsCountedWhileTheShopWrites()
    {
        const QString file = m_folder.filePath(u"shop.db"_s);
        BackendWriter shop(file);
        for (int i = 0; i < 20; ++i)
            shop.say("conv_1", "user", "hello", 1'772'352'000'000 + i * 1000);
        CheckRun run(new SourceCheck(file, {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.states(),
            QStringList({u"file passed"_s, u"recognise passed"_s, u"columns passed"_s, u"rows passed"_s,
                u"write passed"_s}));
        QCOMPARE(run.step(u"recognise"_s).detail, u"backendSqlite"_s);
        QCOMPARE(
            run.step(u"columns"_s).detail, u"coze_chat_history, coze_conversation, shopify_inbox_user"_s);
        QCOMPARE(run.step(u"rows"_s).counts, Counts({{u"rows"_s, 20}, {u"newest"_s, 1'772'352'019'000}}));
        QCOMPARE(run.step(u"write"_s).remark, u"writable"_s);
        QVERIFY(shop.say("conv_1", "user", "still writing", 1'772'352'100'000) == 21);
    }

    void aTextFileIsCounted()
    {
        const QString file = write(m_folder, u"history.jsonl"_s,
            "{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n"
            "{\"conversationId\":\"c\",\"content\":\"b\",\"createdAt\":\"2026-03-01T08:00:05Z\"}\n{broken\n");
        CheckRun run(new SourceCheck(file, {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.step(u"recognise"_s).detail, u"jsonLines"_s);
        QCOMPARE(run.step(u"columns"_s).state, CheckStep::State::Skipped);
        QCOMPARE(run.step(u"rows"_s).counts,
            Counts({{u"rows"_s, 2}, {u"rejected"_s, 1}, {u"newest"_s, 1'772'352'005'000}}));
        QVERIFY(run.step(u"rows"_s).remark.isEmpty());
    }

    void aLongTextFileIsReadInPart()
    {
        QByteArray lines;
        for (int i = 0; i < 20'000; ++i)
            lines += "{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n";
        CheckRun run(new SourceCheck(write(m_folder, u"long.jsonl"_s, lines), {20s, 1ms}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.step(u"rows"_s).remark, u"firstPart"_s);
        QVERIFY(run.step(u"rows"_s).counts.value(0).second < 20'000);
    }

    void theStepThatFailsIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("failing");
        QTest::addColumn<int>("kind");
        write(m_folder, u"picture.png"_s, "\x89PNG\r\n\x1a\n and more");
        write(m_folder, u"empty.jsonl"_s, "");
        write(m_folder, u"bad.jsonl"_s, "{\"x\":1}\n");
        {
            BackendWriter other(m_folder.filePath(u"other.db"_s), false);
            other.exec("DROP TABLE coze_chat_history");
        }
        QTest::newRow("none named") << QString() << u"file"_s << int(Error::Kind::NotFound);
        QTest::newRow("not there") << m_folder.filePath(u"gone.db"_s) << u"file"_s
                                   << int(Error::Kind::NotFound);
        QTest::newRow("a folder") << m_folder.path() << u"file"_s << int(Error::Kind::File);
        QTest::newRow("a picture") << m_folder.filePath(u"picture.png"_s) << u"recognise"_s
                                   << int(Error::Kind::InvalidInput);
        QTest::newRow("empty") << m_folder.filePath(u"empty.jsonl"_s) << u"recognise"_s
                               << int(Error::Kind::InvalidInput);
        QTest::newRow("another database")
            << m_folder.filePath(u"other.db"_s) << u"columns"_s << int(Error::Kind::Unsupported);
        QTest::newRow("no message in it")
            << m_folder.filePath(u"bad.jsonl"_s) << u"rows"_s << int(Error::Kind::InvalidInput);
    }
    void theStepThatFailsIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QString, failing);
        QFETCH(int, kind);
        CheckRun run(new SourceCheck(file, {}));
        QVERIFY(run.toItsEnd());
        QVERIFY(!run.passed);
        QCOMPARE(run.step(failing).state, CheckStep::State::Failed);
        QCOMPARE(int(run.error().kind), kind);
        QCOMPARE(run.steps.last().state, CheckStep::State::Skipped);
    }

    void itMayGoAwayWhenItTellsOfAStep()
    {
        const QString file = write(m_folder, u"small.jsonl"_s,
            "{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n");
        for (int change = 1; change <= 9; ++change) {
            for (const bool deleted : {false, true}) {
                CheckRun run(new SourceCheck(file, {}));
                int changes = 0;
                connect(run.job, &CheckJob::stepChanged, this, [&] {
                    if (++changes != change)
                        return;
                    if (deleted)
                        delete run.job;
                    else
                        run.job->cancel();
                });
                run.job->start();
                QTRY_VERIFY(run.job.isNull());
                QVERIFY(changes >= change);
                QCOMPARE(run.ends, deleted ? 0 : 1);
            }
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_sourcecheck)
#include "tst_sourcecheck.moc"

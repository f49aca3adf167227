// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/export.h"
#include "tests/support/memoryhistory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::exporting;
using core::CancelToken;
using core::Error;
using core::Result;
using core::history::Query;
using core::history::Term;
using tests::MemoryHistory;

namespace {

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

QStringList filesIn(const QTemporaryDir &folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
}

Result<ExportSummary> exported(core::history::HistorySource &source, ExportRequest request,
    std::function<void(qint64)> progress = {}, CancelToken cancel = {})
{
    auto future = exportMessages(source, std::move(request), std::move(progress), std::move(cancel));
    future.waitForFinished();
    return future.result();
}

void addFormats()
{
    QTest::addColumn<Format>("format");
    QTest::addRow("jsonl") << Format::JsonLines;
    QTest::addRow("csv") << Format::Csv;
    QTest::addRow("html") << Format::Html;
    QTest::addRow("xlsx") << Format::Xlsx;
}

} // namespace

class tst_Export final : public QObject
{
    Q_OBJECT
private slots:
    void everyFormatHasAName_data() { addFormats(); }
    void everyFormatHasAName()
    {
        QFETCH(Format, format);
        QCOMPARE(formatNamed(suffixOf(format)), std::optional(format));
        QCOMPARE(formatNamed(u"docx"), std::nullopt);
    }

    void theSummaryCounts_data() { addFormats(); }
    void theSummaryCounts()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 3));
        source.add(MemoryHistory::talk(u"b"_s, 4));
        QTemporaryDir folder;
        const QString file = folder.filePath(u"out."_s + suffixOf(format));
        qint64 reported = 0;
        const auto summary
            = exported(source, {{}, format, file, false, {}}, [&](qint64 count) { reported = count; });
        QVERIFY2(summary, summary ? "" : qPrintable(summary.error().detail));
        QCOMPARE(summary->messages, 7);
        QCOMPARE(summary->conversations, 2);
        QCOMPARE(summary->format, suffixOf(format));
        QCOMPARE(summary->bytes, QFileInfo(file).size());
        QCOMPARE(reported, 7);
        QCOMPARE(filesIn(folder), QStringList{QFileInfo(file).fileName()});
    }

    void anEmptySetGivesAFile_data() { addFormats(); }
    void anEmptySetGivesAFile()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        QTemporaryDir folder;
        const QString file = folder.filePath(u"out"_s);
        const auto summary = exported(source, {{}, format, file, false, {}});
        QVERIFY(summary);
        QCOMPARE(summary->messages, 0);
        QVERIFY(QFile::exists(file));
    }

    void onlyWhatTheQueryMeetsIsWritten()
    {
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 4));
        QTemporaryDir folder;
        Query query;
        query.add(Query::filter(Term::Kind::Sender, u"bot"_s));
        const auto summary = exported(source, {query, Format::JsonLines, folder.filePath(u"o"_s), false, {}});
        QCOMPARE(summary->messages, 2);
        QCOMPARE(contentOf(folder.filePath(u"o"_s)).count("\"sender\":\"bot\""), 2);
    }

    void cancelLeavesTheOldFileAndNothingElse_data() { addFormats(); }
    void cancelLeavesTheOldFileAndNothingElse()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 50));
        QTemporaryDir folder;
        QFile old(folder.filePath(u"out"_s));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        CancelToken cancel;
        source.holdAnswers();
        auto future = exportMessages(source, {{}, format, old.fileName(), false, {}}, {}, cancel);
        cancel.cancel();
        source.answerAll();
        future.waitForFinished();
        QVERIFY(!future.result());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
        QCOMPARE(contentOf(old.fileName()), QByteArray("old"));
        QCOMPARE(filesIn(folder), QStringList{u"out"_s});
    }

    void cancelInTheMiddleLeavesNothing_data() { addFormats(); }
    void cancelInTheMiddleLeavesNothing()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 50));
        QTemporaryDir folder;
        CancelToken cancel;
        int rows = 0;
        source.beforeEachRow([&] {
            if (++rows == 20)
                cancel.cancel();
        });
        const auto summary = exported(source, {{}, format, folder.filePath(u"out"_s), false, {}}, {}, cancel);
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, Error::Kind::Cancelled);
        QCOMPARE(filesIn(folder), QStringList());
    }

    void aFailingStoreLeavesNothing_data() { addFormats(); }
    void aFailingStoreLeavesNothing()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 5));
        source.failWith(Error{Error::Kind::Corrupt, u"damaged"_s});
        QTemporaryDir folder;
        const auto summary = exported(source, {{}, format, folder.filePath(u"out"_s), false, {}});
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, Error::Kind::Corrupt);
        QCOMPARE(filesIn(folder), QStringList());
    }

    void aMissingFolderIsAnError_data() { addFormats(); }
    void aMissingFolderIsAnError()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 5));
        QTemporaryDir folder;
        const auto summary = exported(source, {{}, format, folder.filePath(u"no/out"_s), false, {}});
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, Error::Kind::File);
        QVERIFY(summary.error().detail.contains("no/out"_L1));
    }

    void aFolderAsTargetIsAnError_data() { addFormats(); }
    void aFolderAsTargetIsAnError()
    {
        QFETCH(Format, format);
        MemoryHistory source;
        source.add(MemoryHistory::talk(u"a"_s, 5));
        QTemporaryDir folder;
        QVERIFY(!exported(source, {{}, format, folder.path(), false, {}}));
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void maskedNothingNamesThePerson_data() { addFormats(); }
    void maskedNothingNamesThePerson()
    {
        QFETCH(Format, format);
        if (format == Format::Xlsx)
            QSKIP("packed; tst_exportformats looks inside");
        MemoryHistory source;
        auto rows = MemoryHistory::talk(u"session_ada"_s, 2);
        rows[0].customerId = u"4711"_s;
        rows[0].content = u"I am ada lovelace, ada@example.com or spare@example.org, call +44 20 7946 0018"_s;
        rows[1].content = u"Order 12 for Ada Lovelace"_s;
        rows[1].comment = u"Ada Lovelace called"_s;
        source.add(rows, {{}, {}, u"Ada Lovelace"_s, u"ada@example.com"_s});
        auto again = MemoryHistory::talk(u"second"_s, 1, 1'600'000'000'000);
        again[0].customerId = u"4711"_s;
        source.add(again, {{}, {}, u"Ada Lovelace"_s, u"ada@example.com"_s});
        source.add(MemoryHistory::talk(u"other"_s, 1, 1'500'000'000'000), {{}, {}, u"Bob"_s, {}});
        QTemporaryDir folder;
        QVERIFY(exported(source, {{}, format, folder.filePath(u"o"_s), true, {}}));
        const QByteArray text = contentOf(folder.filePath(u"o"_s));
        for (const char *secret :
            {"Lovelace", "lovelace", "ada@", "spare@", "7946", "4711", "session_", "Bob"})
            QVERIFY2(!text.contains(secret), secret);
        QVERIFY(text.contains("Customer 1"));
        QVERIFY(text.contains("Customer 2"));
        QVERIFY(!text.contains("Customer 3")); // the same person in two conversations is one
        QVERIFY(text.contains("Order 12 for Customer 1"));
    }
};

QTEST_GUILESS_MAIN(tst_Export)
#include "tst_export.moc"

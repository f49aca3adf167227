// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/clirun.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::sync::FileImport;
using core::sync::ImportProgress;
using core::sync::ImportSummary;
using tests::CliRun;

namespace {

/// Answers by the file's name and remembers what it was asked for.
struct ScriptedImporter
{
    QVector<FileImport::Options> *asked;
    core::CancelToken stopDuring = {};

    Result<ImportSummary> operator()(const FileImport::Options &options,
        const std::function<void(const ImportProgress &)> &progress, core::CancelToken) const
    {
        asked->append(options);
        progress({50, 10, 20, false});
        if (options.file == "missing.jsonl"_L1)
            return core::failure(Error::Kind::File, u"no such file"_s);
        ImportSummary summary;
        summary.file = options.file;
        summary.source = u"files"_s;
        summary.read = 10;
        summary.imported = 7;
        summary.unchanged = 2;
        summary.rejected = 1;
        summary.rejectsFile = u"rejects/x.txt"_s;
        if (options.file == "hopeless.csv"_L1) {
            summary.rejected = 10;
            summary.imported = summary.unchanged = 0;
        }
        if (options.file == "interrupted.jsonl"_L1) {
            auto token = stopDuring;
            token.cancel();
            summary.cancelled = true;
        }
        return summary;
    }
};

} // namespace

class tst_CliImport final : public QObject
{
    Q_OBJECT
private slots:
    void eachFileHasASummary()
    {
        CliRun run;
        QVector<FileImport::Options> asked;
        run.importer = ScriptedImporter{&asked};
        const auto rows = run.json({u"import"_s, u"a.jsonl"_s, u"b.csv"_s});
        QCOMPARE(run.code, 0);
        QCOMPARE(rows.size(), 2);
        QVERIFY2(
            run.out.startsWith(
                uR"({"file":"a.jsonl","source":"files","read":10,"imported":7,"changed":0,"removed":0,"unchanged":2,)"
                uR"("rejected":1,"seconds":0,"rejectsFile":"rejects/x.txt","cancelled":false})"_s),
            qPrintable(run.out));
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).archivePath, run.folder.filePath(u"archive.db"_s));
        QVERIFY(run.err.contains("1 lines could not be read; see rejects/x.txt"_L1));
    }

    void aBadFileDoesNotKeepTheOthersOut_data()
    {
        QTest::addColumn<QString>("bad");
        QTest::addColumn<int>("summaries");
        QTest::addRow("one that cannot be opened") << u"missing.jsonl"_s << 1;
        QTest::addRow("one with nothing readable") << u"hopeless.csv"_s << 2;
    }
    void aBadFileDoesNotKeepTheOthersOut()
    {
        QFETCH(QString, bad);
        QFETCH(int, summaries);
        CliRun run;
        QVector<FileImport::Options> asked;
        run.importer = ScriptedImporter{&asked};
        const auto rows = run.json({u"import"_s, bad, u"good.jsonl"_s});
        QCOMPARE(run.code, 1);
        QCOMPARE(rows.size(), summaries);
        QCOMPARE(asked.size(), 2);
        QVERIFY(run.err.contains(bad));
    }

    void ctrlCEndsWith130AndLeavesTheRest()
    {
        CliRun run;
        QVector<FileImport::Options> asked;
        run.importer = ScriptedImporter{&asked, run.cancel};
        run.json({u"import"_s, u"interrupted.jsonl"_s, u"never.jsonl"_s});
        QCOMPARE(run.code, 130);
        QCOMPARE(asked.size(), 1);
        QVERIFY(run.err.contains("goes on where it was"_L1));
    }

    void theSourceCanBeNamed()
    {
        CliRun run;
        QVector<FileImport::Options> asked;
        run.importer = ScriptedImporter{&asked};
        QCOMPARE(run({u"import"_s, u"--source"_s, u"second shop"_s, u"a.jsonl"_s}), 0);
        QCOMPARE(asked.constFirst().sourceName, u"second shop"_s);
    }

    void progressIsShownOnATerminalAndWipedAway()
    {
        CliRun run;
        QVector<FileImport::Options> asked;
        run.importer = ScriptedImporter{&asked};
        run.errIsTerminal = true;
        QCOMPARE(run({u"import"_s, u"a.jsonl"_s}), 0);
        QVERIFY(run.err.contains("a.jsonl: 50 messages, 50 %"_L1));
        QVERIFY(run.err.contains("\r\033[K"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_CliImport)
#include "tst_cliimport.moc"

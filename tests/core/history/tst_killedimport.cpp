// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/archivefile.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::ArchiveFile;

namespace {

constexpr int kMessages = 4000;
constexpr int kBatch = 40; // small, so that there are segments to merge and many places to die at

QStringList arguments(const ArchiveFile &file, const QString &when)
{
    return {file.path(), QString::number(kMessages), QString::number(kBatch), when};
}

QStringList contentOf(const ArchiveFile &file)
{
    return file.rows(
        u"SELECT ifnull(c.ext, ''), m.ext, m.ts, s.word, l.tag, m.updated, ifnull(h.ext, ''), m.content,"
        " c.customer_name, c.preview, c.n, c.n_user FROM msg m JOIN conv c ON c.id = m.conv"
        " JOIN sender s ON s.id = m.sender JOIN lang l ON l.id = m.lang"
        " LEFT JOIN shop h ON h.id = ifnull(m.shop, c.shop) ORDER BY 1, 2"_s);
}

} // namespace

/// An importer is killed again and again at random moments; AGENTCONSOLE_KILLS says how often (50).
class tst_KilledImport final : public QObject
{
    Q_OBJECT
private slots:
    void theArchiveIsWholeAfterEveryKillAndTheImportGoesOn_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("the index is written with the rows") << u"together"_s;
        QTest::newRow("the index comes later") << u"later"_s;
    }
    void theArchiveIsWholeAfterEveryKillAndTheImportGoesOn()
    {
        QFETCH(const QString, when);
        // What an import that nobody disturbs gives, and how long it takes.
        const ArchiveFile calm;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(QProcess::execute(QStringLiteral(AGENTCONSOLE_VICTIM), arguments(calm, when)), 0);
        const auto life = int(timer.elapsed());
        QCOMPARE(calm.faults(), QStringList());
        const QStringList expected = contentOf(calm);

        const int kills = qMax(1, qEnvironmentVariable("AGENTCONSOLE_KILLS", u"50"_s).toInt());
        int killed = 0;
        std::unique_ptr<ArchiveFile> file;
        for (int round = 0; killed < kills; ++round) {
            QVERIFY2(round < kills * 10, "the importer is never caught alive");
            if (!file)
                file = std::make_unique<ArchiveFile>();
            QProcess victim;
            victim.start(QStringLiteral(AGENTCONSOLE_VICTIM), arguments(*file, when));
            QVERIFY(victim.waitForStarted());
            if (!victim.waitForFinished(QRandomGenerator::global()->bounded(1, qMax(2, life)))) {
                victim.kill();
                QVERIFY(victim.waitForFinished());
            }
            if (victim.exitStatus() == QProcess::CrashExit) {
                ++killed;
                if (!QFile::exists(file->path()))
                    continue;
                const QStringList faults = faultsOfBegun(*file);
                QVERIFY2(faults.isEmpty(), qPrintable(faults.mid(0, 5).join(u'\n')));
            } else {
                QCOMPARE(victim.exitCode(), 0);
                QCOMPARE(contentOf(*file), expected);
                file.reset();
            }
        }
        if (file) {
            QCOMPARE(QProcess::execute(QStringLiteral(AGENTCONSOLE_VICTIM), arguments(*file, when)), 0);
            QCOMPARE(file->faults(), QStringList());
            QCOMPARE(contentOf(*file), expected);
        }
    }

private:
    /// Killed before the first table was made, the file is simply empty; the next one begins there.
    static QStringList faultsOfBegun(const ArchiveFile &file)
    {
        const auto made = core::history::Database::open(file.path(), core::history::Database::Role::Editor);
        return made ? file.faults() : QStringList{made.error().detail};
    }
};

QTEST_GUILESS_MAIN(tst_KilledImport)
#include "tst_killedimport.moc"

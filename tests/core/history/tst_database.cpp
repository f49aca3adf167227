// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/archivefile.h"

#include "core/history/schema.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using tests::ArchiveFile;
using tests::incoming;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Error::Kind> failureOf(const QString &path, Database::Role role)
{
    const auto db = Database::open(path, role);
    return db ? std::nullopt : std::optional(db.error().kind);
}

/// No file of this process may grow beyond `bytes` while this lives: a disk that is full there.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        m_limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] bool isLimited() const { return m_limited; }

private:
    rlimit m_before = {};
    bool m_limited = false;
};

} // namespace

class tst_Database final : public QObject
{
    Q_OBJECT
private slots:
    void aNewFileGetsTheSchema()
    {
        ArchiveFile file;
        QVERIFY(Database::open(file.path(), Database::Role::Editor));
        QCOMPARE(file.row(u"SELECT * FROM pragma_user_version"_s), QString::number(kSchemaVersion));
        QCOMPARE(file.row(u"SELECT * FROM pragma_application_id"_s), QString::number(kApplicationId));
        QCOMPARE(file.row(u"SELECT * FROM pragma_journal_mode"_s), u"wal"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void anEmptyFileIsAnArchiveToBe()
    {
        ArchiveFile file;
        QFile empty(file.path());
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QVERIFY(Database::open(file.path(), Database::Role::Editor));
        QCOMPARE(file.faults(), QStringList());
    }

    void aNewerArchiveIsRefusedUnharmed()
    {
        ArchiveFile file;
        file.write({incoming(u"c"_s, u"1"_s, 0, u"a"_s)});
        {
            auto db = Database::open(file.path(), Database::Role::Editor);
            QVERIFY(db);
            QVERIFY((*db)->execute("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        const QByteArray before = bytesOf(file.path());
        for (const auto role : {Database::Role::Reader, Database::Role::Editor, Database::Role::Importer})
            QCOMPARE(failureOf(file.path(), role), Error::Kind::Unsupported);
        QCOMPARE(bytesOf(file.path()), before);
    }

    void whatIsNoArchiveIsRefusedUnharmed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        QTest::addRow("text") << QByteArray("id,content\n1,hello\n").repeated(200)
                              << int(Error::Kind::Corrupt);
        QTest::addRow("a cut header")
            << QByteArray("SQLite format 3\0\x10", 17).leftJustified(700, 'x') << int(Error::Kind::Corrupt);
    }
    void whatIsNoArchiveIsRefusedUnharmed()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, kind);
        ArchiveFile file;
        QFile foreign(file.path());
        QVERIFY(foreign.open(QIODevice::WriteOnly));
        foreign.write(content);
        foreign.close();
        for (const auto role : {Database::Role::Reader, Database::Role::Editor})
            QCOMPARE(failureOf(file.path(), role), Error::Kind(kind));
        QCOMPARE(bytesOf(file.path()), content);
    }

    void anotherProgramsDatabaseIsRefusedUnharmed()
    {
        ArchiveFile file;
        file.write({incoming(u"c"_s, u"1"_s, 0, u"a"_s)});
        {
            auto db = Database::open(file.path(), Database::Role::Editor);
            QVERIFY(db);
            QVERIFY((*db)->execute("PRAGMA application_id = 7; PRAGMA user_version = 0;"
                                   "PRAGMA wal_checkpoint(TRUNCATE)"));
        }
        const QByteArray before = bytesOf(file.path());
        QCOMPARE(failureOf(file.path(), Database::Role::Editor), Error::Kind::InvalidInput);
        QCOMPARE(bytesOf(file.path()), before);
    }

    void aDamagedPageIsToldAsDamage()
    {
        ArchiveFile file;
        std::vector<IncomingMessage> batch;
        for (int i = 0; i < 3000; ++i)
            batch.push_back(incoming(u"c"_s, QString::number(i), i, u"some words %1"_s.arg(i)));
        file.write(batch);
        QFile damaged(file.path());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(4096);
        damaged.write(QByteArray(int(damaged.size() - 4096), '\x55'));
        damaged.close();
        auto db = Database::open(file.path(), Database::Role::Reader);
        auto error = db ? std::optional<Error>() : std::optional(db.error());
        if (db) {
            const auto read = (*db)->number("SELECT count(content) FROM msg");
            QVERIFY(!read);
            error = read.error();
        }
        QCOMPARE(error->kind, Error::Kind::Corrupt);
    }

    void missingPlacesAreNamed()
    {
        ArchiveFile file;
        QCOMPARE(failureOf(file.path(), Database::Role::Reader), Error::Kind::NotFound);
        QCOMPARE(failureOf(file.folder(), Database::Role::Editor), Error::Kind::File);
        QCOMPARE(
            failureOf(file.folder() + u"/no/such/archive.db"_s, Database::Role::Editor), Error::Kind::File);
    }

    void aFullDiskLosesNothing()
    {
        ArchiveFile file;
        file.write({incoming(u"c"_s, u"kept"_s, 0, u"before"_s)});
        auto writer = ArchiveWriter::open(file.path());
        QVERIFY(writer);
        const auto batchOf = [](int from) {
            std::vector<IncomingMessage> batch;
            for (int i = from; i < from + 4000; ++i)
                batch.push_back(
                    incoming(u"c%1"_s.arg(i % 50), QString::number(i), i, u"word%1 "_s.arg(i).repeated(40)));
            return batch;
        };
        int written = 0;
        {
            const SmallDisk disk(12'000'000);
            QVERIFY(disk.isLimited());
            for (;; ++written) {
                auto batch = batchOf(written * 4000);
                const auto outcome = (*writer)->write(1, batch, {"file", std::to_string(written), false});
                if (outcome) {
                    QVERIFY(written < 50);
                    continue;
                }
                QVERIFY2(outcome.error().kind == Error::Kind::DiskFull, qPrintable(outcome.error().detail));
                break;
            }
        }
        QCOMPARE(file.row(u"SELECT count(*) FROM msg"_s), QString::number(1 + written * 4000));
        auto batch = batchOf(written * 4000);
        QVERIFY((*writer)->write(1, batch, {"file", "end", true}));
        QCOMPARE((*writer)->position(1, "file")->value().place, std::string("end"));
        QCOMPARE(file.row(u"SELECT count(*) FROM msg"_s), QString::number(1 + (written + 1) * 4000));
        QCOMPARE(file.row(u"SELECT * FROM pragma_integrity_check"_s), u"ok"_s);
        QCOMPARE(file.row(u"SELECT sum(n) FROM conv"_s), QString::number(1 + (written + 1) * 4000));
    }
};

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_database.moc"

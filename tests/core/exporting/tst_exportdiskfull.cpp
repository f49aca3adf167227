// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exporting/export.h"
#include "tests/support/memoryhistory.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace core::exporting;
using core::Error;
using tests::MemoryHistory;

namespace {

/// Puts this process where it may mount file systems that nobody else sees. Before the first thread.
bool enterOwnMounts()
{
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    const auto write = [](const QString &file, const QByteArray &text) {
        QFile to(file);
        return to.open(QIODevice::WriteOnly) && to.write(text) == text.size();
    };
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        if (!write(u"/proc/self/setgroups"_s, "deny")
            || !write(u"/proc/self/uid_map"_s, "0 " + QByteArray::number(user) + " 1")
            || !write(u"/proc/self/gid_map"_s, "0 " + QByteArray::number(group) + " 1"))
            return false;
    }
    return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A file system of a few megabytes.
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
    {
        const QByteArray options = QByteArray("size=") + size;
        m_mounted = ::mount("tmpfs", path().constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(path().constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString folder() const { return m_place.path(); }

private:
    [[nodiscard]] QByteArray path() const { return QFile::encodeName(m_place.path()); }

    QTemporaryDir m_place;
    bool m_mounted = false;
};

/// No file of this process may grow beyond `bytes` while this lives.
class ShortFiles
{
public:
    explicit ShortFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        m_limited = ::setrlimit(RLIMIT_FSIZE, &limit) == 0;
    }
    ~ShortFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(ShortFiles)
    [[nodiscard]] bool areLimited() const { return m_limited; }

private:
    rlimit m_before = {};
    bool m_limited = false;
};

/// Eight megabytes that do not pack well.
void fill(MemoryHistory &source)
{
    auto talk = MemoryHistory::talk(u"long"_s, 600);
    quint32 number = 1;
    for (auto &message : talk) {
        for (int i = 0; i < 2000; ++i)
            message.content += QString::number(number = number * 1'664'525 + 1'013'904'223, 36) + u' ';
    }
    source.add(talk);
}

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// The error of an export over an older file in `folder`, which must be all that is left.
std::optional<Error> failureIn(const QString &folder, Format format, MemoryHistory &source)
{
    QFile old(folder + "/out"_L1);
    if (!old.open(QIODevice::WriteOnly) || old.write("old") != 3)
        return std::nullopt;
    old.close();
    auto future = exportMessages(source, {{}, format, old.fileName(), false, {}});
    future.waitForFinished();
    const bool alone = QDir(folder).entryList(QDir::Files | QDir::Hidden) == QStringList{u"out"_s};
    if (future.result() || !alone || contentOf(old.fileName()) != "old")
        return std::nullopt;
    return future.result().error();
}

} // namespace

class tst_ExportDiskFull final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { fill(m_source); }
    void aFullDiskIsToldAndTheOldFileStays_data();
    void aFullDiskIsToldAndTheOldFileStays();
    void aFileThatMayNotGrowIsNeverHalfWritten_data();
    void aFileThatMayNotGrowIsNeverHalfWritten();

private:
    MemoryHistory m_source;
};

void tst_ExportDiskFull::aFullDiskIsToldAndTheOldFileStays_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArray>("size");
    for (const Format format : {Format::JsonLines, Format::Csv, Format::Html, Format::Xlsx}) {
        for (const char *size : {"64k", "6m"})
            QTest::addRow("%s on %s", qPrintable(suffixOf(format)), size) << format << QByteArray(size);
    }
    QTest::addRow("xlsx, which is copied at the end, on 15m") << Format::Xlsx << QByteArray("15m");
}

void tst_ExportDiskFull::aFullDiskIsToldAndTheOldFileStays()
{
    QFETCH(Format, format);
    QFETCH(QByteArray, size);
    const SmallDisk disk(size.constData());
    if (!disk.isMounted())
        QSKIP("no file system can be mounted here");
    const auto error = failureIn(disk.folder(), format, m_source);
    QVERIFY(error);
    QVERIFY2(error->kind == Error::Kind::DiskFull, qPrintable(error->detail));
    QVERIFY2(error->detail.contains(disk.folder()), qPrintable(error->detail));
}

void tst_ExportDiskFull::aFileThatMayNotGrowIsNeverHalfWritten_data()
{
    QTest::addColumn<Format>("format");
    for (const Format format : {Format::JsonLines, Format::Csv, Format::Html, Format::Xlsx})
        QTest::addRow("%s", qPrintable(suffixOf(format))) << format;
}

void tst_ExportDiskFull::aFileThatMayNotGrowIsNeverHalfWritten()
{
    QFETCH(Format, format);
    const QTemporaryDir folder;
    const ShortFiles limit(5'000'000);
    QVERIFY(limit.areLimited());
    QVERIFY(failureIn(folder.path(), format, m_source));
}

int main(int argc, char *argv[])
{
    enterOwnMounts();
    const QCoreApplication app(argc, argv);
    tst_ExportDiskFull test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exportdiskfull.moc"

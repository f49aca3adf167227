// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archive.h"
#include "core/history/archivewriter.h"
#include "core/sync/archivesink.h"
#include "core/sync/filefollower.h"
#include "core/sync/filetail.h"
#include "tests/core/sync/backendwriter.h"
#include "tests/core/sync/importsupport.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace core;
using namespace core::sync;
using namespace Qt::StringLiterals;
using synctest::BackendWriter;
using synctest::ImportPlace;

namespace {

constexpr qint64 kThen = 1'750'000'000'000;

/// A tail and what it told.
class Followed
{
public:
    explicit Followed(const ImportPlace &place, std::chrono::milliseconds quiet = std::chrono::seconds(20))
        : archive(place.archive()),
          sink(place.archive()),
          tail({place.archive(), place.path(u"shop.db"_s), {}, std::chrono::milliseconds(5),
                   std::chrono::milliseconds(50), quiet},
              sink)
    {
        QObject::connect(&tail, &Tail::rows, &tail, [this](const TailRowsPtr &rows) {
            for (const auto &row : rows->fresh)
                fresh.append(QByteArray::fromStdString(row.content));
            for (const auto &row : rows->changed)
                changed.append(QByteArray::fromStdString(row.content) + (row.deleted ? " (deleted)" : ""));
        });
        QObject::connect(&tail, &Tail::following, &tail, [this](const QString &, qint64 count) {
            isFollowing = true;
            missed = count;
        });
        QObject::connect(&tail, &Tail::looked, &tail, [this](qint64 at) { lookedAt = at; });
        QObject::connect(&tail, &Tail::failed, &tail, [this](const Error &error) { errors.append(error); });
        archive.open().waitForFinished(); // as in the program: somebody always reads
        tail.start();
    }
    history::Archive archive;
    ArchiveSink sink;
    FileTail tail;
    QByteArrayList fresh;
    QByteArrayList changed;
    QList<Error> errors;
    bool isFollowing = false;
    qint64 missed = -1;
    qint64 lookedAt = 0;
};

} // namespace

class tst_FileTail : public QObject
{
    Q_OBJECT
private slots:
    void loadsTheFileAndFollowsIt_data();
    void loadsTheFileAndFollowsIt();
    void theNextStartReadsOnFromThere();
    void editsAndDeletionsAreFound();
    void aFollowedRowIsEditedInTheArchiveToo();
    void anEditIsFoundThoughTheFileLooksAsBefore();
    void editsOfOldRowsAreFoundInQuietMoments();
    void aFileThatComesLaterIsWaitedFor();
    void aFileThatIsReplacedIsLoadedAnew();
    void aTextFileIsImportedAndAgainWhenItChanges();
    void aShopThatRestartsIsFollowedOn();
    void rowsComeInOrderAndOnceWhileTheShopWritesFast();
    void aRowWaitsWhileAnotherProgramImports();
    void nothingIsLostWhenTheDiskIsFull();
};

void tst_FileTail::loadsTheFileAndFollowsIt_data()
{
    QTest::addColumn<bool>("writeAhead");
    QTest::newRow("with a write-ahead log") << true;
    QTest::newRow("with a rollback journal") << false;
}

void tst_FileTail::loadsTheFileAndFollowsIt()
{
    QFETCH(bool, writeAhead);
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s), writeAhead);
    for (int i = 0; i < 30; ++i)
        shop.say("conv_a", i % 2 ? "bot" : "user", "old " + QByteArray::number(i), kThen + i);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QCOMPARE(followed.missed, 0);
    QCOMPARE(followed.fresh, QByteArrayList());
    QCOMPARE(followed.tail.source(), u"backend"_s);
    QTRY_COMPARE(place.count(), 30);

    QSignalSpy stored(&followed.tail, &Tail::stored);
    shop.say("conv_a", "user", "new 1", kThen + 100);
    shop.say("conv_b", "user", "new 2", kThen + 101);
    QTRY_COMPARE(followed.fresh, (QByteArrayList{"new 1", "new 2"}));
    QTRY_VERIFY(!stored.isEmpty() && stored.constLast().first().toLongLong() == 2);
    QTRY_COMPARE(place.count(), 32);
    const qint64 before = followed.lookedAt;
    QTRY_VERIFY(followed.lookedAt > before); // also without a change
    QVERIFY(followed.errors.isEmpty());
}

void tst_FileTail::theNextStartReadsOnFromThere()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.say("conv_a", "user", "first", kThen);
    {
        Followed followed(place);
        QTRY_VERIFY(followed.isFollowing);
    }
    shop.say("conv_a", "bot", "meanwhile", kThen + 1);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QCOMPARE(followed.missed, 1);
    QCOMPARE(followed.fresh, QByteArrayList{"meanwhile"});
    QTRY_COMPARE(place.count(), 2);
}

void tst_FileTail::editsAndDeletionsAreFound()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    for (int i = 0; i < 3; ++i)
        shop.say("conv_a", "user", "words " + QByteArray::number(i), kThen + i);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QTRY_COMPARE(place.count(), 3);
    // Some write the row and not its time.
    shop.exec("UPDATE coze_chat_history SET content = 'edited' WHERE id = 2");
    QTRY_COMPARE(followed.changed, QByteArrayList{"edited"});
    shop.exec("UPDATE coze_chat_history SET deleted = 1, update_time = " + QByteArray::number(kThen + 50)
        + " WHERE id = 1");
    QTRY_COMPARE(followed.changed, (QByteArrayList{"edited", "words 0 (deleted)"}));
    QTRY_COMPARE(place.count(), 2);
    shop.exec("UPDATE coze_chat_history SET deleted = 0 WHERE id = 1");
    QTRY_COMPARE(place.count(), 3);
    QCOMPARE(followed.fresh, QByteArrayList());
}

void tst_FileTail::aFollowedRowIsEditedInTheArchiveToo()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    shop.say("conv_a", "bot", "Let me see", kThen);
    QTRY_COMPARE(place.count(), 1);
    shop.exec("UPDATE coze_chat_history SET content = 'Here it is', update_time = "
        + QByteArray::number(kThen + 50) + " WHERE id = 1");
    QTRY_COMPARE(followed.changed, QByteArrayList{"Here it is"});
    QTRY_COMPARE(place.rows("SELECT content FROM msg"), QByteArrayList{"Here it is"});
}

// A log is longer before its rows can be read, and two writes within a tick of the clock share their time.
void tst_FileTail::anEditIsFoundThoughTheFileLooksAsBefore()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s), false);
    shop.say("conv_a", "bot", "Let me see", kThen);
    QFile file(place.path(u"shop.db"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto pretend = [&file] {
        return file.setFileTime(QDateTime::fromMSecsSinceEpoch(kThen), QFileDevice::FileModificationTime);
    };
    QVERIFY(pretend());
    FileFollower follower(file.fileName(), place.archive());
    QVERIFY(follower.open());
    QVERIFY(follower.look());

    QVERIFY(shop.exec("UPDATE coze_chat_history SET content = 'Here it is' WHERE id = 1"));
    QVERIFY(pretend());
    QVERIFY(!follower.hasChanged());
    QByteArrayList changed;
    const auto look = [&follower, &changed] {
        const auto found = follower.look();
        for (const auto &row : found ? found->rows.changed : std::vector<history::IncomingMessage>())
            changed.append(QByteArray::fromStdString(row.content));
        return changed.size();
    };
    QTRY_COMPARE(look(), 1);
    QCOMPARE(changed, QByteArrayList{"Here it is"});
}

void tst_FileTail::editsOfOldRowsAreFoundInQuietMoments()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.exec("BEGIN");
    for (int i = 0; i < 7'000; ++i)
        shop.say("conv_a", "user", "words " + QByteArray::number(i), kThen + i);
    shop.exec("COMMIT");
    Followed followed(place, std::chrono::milliseconds(20));
    QTRY_VERIFY(followed.isFollowing);
    const QByteArray now = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    shop.exec(
        "UPDATE coze_chat_history SET content = 'edited long ago', update_time = " + now + " WHERE id = 5");
    QTRY_VERIFY(followed.changed.contains("edited long ago"));
    QTRY_COMPARE(place.rows("SELECT count(*) FROM msg WHERE content = 'edited long ago'").value(0), "1");
}

void tst_FileTail::aFileThatComesLaterIsWaitedFor()
{
    ImportPlace place;
    Followed followed(place);
    QTRY_VERIFY(!followed.errors.isEmpty());
    QCOMPARE(followed.errors.first().kind, Error::Kind::File);
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.say("conv_a", "user", "here", kThen);
    QTRY_VERIFY(followed.isFollowing);
    QTRY_COMPARE(place.count(), 1);
}

void tst_FileTail::aFileThatIsReplacedIsLoadedAnew()
{
    ImportPlace place;
    {
        BackendWriter shop(place.path(u"shop.db"_s), false);
        shop.say("conv_a", "user", "of the first shop", kThen);
    }
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    followed.isFollowing = false;
    {
        BackendWriter other(place.path(u"other.db"_s), false);
        other.say("conv_z", "user", "of the second shop", kThen + 77);
    }
    QVERIFY(QFile::remove(place.path(u"shop.db"_s)));
    QVERIFY(QFile::rename(place.path(u"other.db"_s), place.path(u"shop.db"_s)));
    QTRY_VERIFY(followed.isFollowing);
    QTRY_COMPARE(place.count(), 2);
}

void tst_FileTail::aTextFileIsImportedAndAgainWhenItChanges()
{
    const auto line = [](int id) {
        return "{\"id\":\"" + QByteArray::number(id)
            + "\",\"conversationId\":\"c\",\"content\":\"hi\",\"createdAt\":\"2026-01-01T00:00:00Z\"}\n";
    };
    ImportPlace place;
    QFile file(place.path(u"shop.db"_s)); // recognised by its content
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(line(1));
    file.flush();
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QCOMPARE(followed.tail.source(), u"files"_s);
    QTRY_COMPARE(place.count(), 1);
    QTRY_VERIFY(followed.lookedAt > 0);
    file.write(line(2));
    file.close();
    QTRY_COMPARE(place.count(), 2);
    QVERIFY(followed.errors.isEmpty());
}

void tst_FileTail::aShopThatRestartsIsFollowedOn()
{
    ImportPlace place;
    auto shop = std::make_unique<BackendWriter>(place.path(u"shop.db"_s));
    shop->say("conv_a", "user", "before", kThen);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    shop.reset(); // the log is merged and removed
    shop = std::make_unique<BackendWriter>(place.path(u"shop.db"_s));
    shop->say("conv_a", "user", "after", kThen + 1);
    QTRY_COMPARE(followed.fresh, QByteArrayList{"after"});
}

void tst_FileTail::rowsComeInOrderAndOnceWhileTheShopWritesFast()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.say("conv_a", "user", "start", kThen);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QByteArrayList expected;
    for (int i = 0; i < 20; ++i) {
        shop.exec("BEGIN");
        for (int k = 0; k < 500; ++k) {
            expected.append(QByteArray::number(i * 500 + k));
            shop.say("conv_" + QByteArray::number(k % 40), "user", expected.constLast(), kThen + i * 500 + k);
        }
        shop.exec("COMMIT");
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(followed.fresh.size(), expected.size(), 30'000);
    QCOMPARE(followed.fresh, expected);
    QTRY_COMPARE_WITH_TIMEOUT(place.count(), 10'001, 30'000);
}

void tst_FileTail::aRowWaitsWhileAnotherProgramImports()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.say("conv_a", "user", "start", kThen);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QTRY_COMPARE(place.count(), 1);
    QTRY_COMPARE(followed.sink.waiting(), 0);
    auto import = history::ArchiveWriter::open(place.archive());
    QTRY_VERIFY(import || (import = history::ArchiveWriter::open(place.archive())));
    shop.say("conv_a", "bot", "waits", kThen + 1);
    QTRY_COMPARE(followed.fresh, QByteArrayList{"waits"}); // whoever looks on has it at once
    QTRY_COMPARE(followed.sink.waiting(), 1);
    import->reset();
    QTRY_COMPARE(place.count(), 2);
}

void tst_FileTail::nothingIsLostWhenTheDiskIsFull()
{
    ImportPlace place;
    BackendWriter shop(place.path(u"shop.db"_s));
    shop.say("conv_a", "user", "start", kThen);
    Followed followed(place);
    QTRY_VERIFY(followed.isFollowing);
    QTRY_COMPARE(followed.sink.waiting(), 0);
    QSignalSpy failing(&followed.sink, &ArchiveSink::failing);
    auto holder = history::ArchiveWriter::open(place.archive()); // nothing is stored before the disk is full
    QTRY_VERIFY(holder || (holder = history::ArchiveWriter::open(place.archive())));
    for (int i = 0; i < 400; ++i)
        shop.say("conv_a", "user", "words that need room on the disk " + QByteArray(500, 'x'), kThen + 1 + i);
    QTRY_COMPARE(followed.fresh.size(), 400);

    // The kernel refuses every byte behind this length, as a full disk does.
    rlimit unlimited{};
    getrlimit(RLIMIT_FSIZE, &unlimited);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit full = unlimited;
    full.rlim_cur = 8'192;
    setrlimit(RLIMIT_FSIZE, &full);
    holder->reset();
    const bool complained = QTest::qWaitFor([&failing] { return !failing.isEmpty(); }, 10'000);
    setrlimit(RLIMIT_FSIZE, &unlimited);

    QVERIFY(complained);
    QTRY_COMPARE_WITH_TIMEOUT(place.count(), 401, 20'000);
}

QTEST_GUILESS_MAIN(tst_FileTail)
#include "tst_filetail.moc"
#include "tests/support/patience.h"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archive.h"
#include "tests/core/history/archivefile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::history;
using tests::ArchiveFile;
using tests::incoming;

namespace {

constexpr auto kSummary = "SELECT ext, n, n_user, preview, customer_name FROM conv ORDER BY ext";

IncomingMessage removal(const QString &conversation, const QString &id)
{
    auto message = incoming(conversation, id, 0, QString());
    message.deleted = true;
    return message;
}

QString counts(const WriteOutcome &o)
{
    return u"%1 added, %2 changed, %3 removed, %4 unchanged, %5 conflicting"_s.arg(o.added)
        .arg(o.changed)
        .arg(o.removed)
        .arg(o.unchanged)
        .arg(o.conflictingLines.size());
}

} // namespace

class tst_ArchiveWriter final : public QObject
{
    Q_OBJECT
private slots:
    void firstBatchMakesSummaryCountsAndIndex()
    {
        ArchiveFile file;
        auto hello = incoming(u"c1"_s, u"1"_s, 0, u"Où est ma commande?"_s);
        hello.shopId = "7";
        hello.shopName = "Tea";
        hello.customerId = "42";
        hello.customerName = "Ann";
        hello.lang = "fr";
        const auto outcome
            = file.write({hello, incoming(u"c1"_s, u"2"_s, 1, u"退款 is on its way 👍"_s, u"bot"_s),
                incoming(u"c2"_s, u"1"_s, 2, u"hi"_s)});
        QCOMPARE(counts(outcome), u"3 added, 0 changed, 0 removed, 0 unchanged, 0 conflicting"_s);
        QCOMPARE(file.rows(QString::fromLatin1(kSummary)),
            (QStringList{u"c1|2|1|退款 is on its way 👍|Ann"_s, u"c2|1|1|hi|"_s}));
        QCOMPARE(file.faults(), QStringList());
    }

    void importingAgainChangesNothing()
    {
        ArchiveFile file;
        const std::vector<IncomingMessage> batch{
            incoming(u"c1"_s, u"1"_s, 0, u"a"_s), incoming(u"c1"_s, u"x-2"_s, 1, u"b"_s)};
        file.write(batch);
        QCOMPARE(counts(file.write(batch)), u"0 added, 0 changed, 0 removed, 2 unchanged, 0 conflicting"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void anOlderFileImportedLaterKeepsTheOrder()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"10"_s, 100, u"new"_s), incoming(u"c1"_s, u"11"_s, 101, u"newest"_s)});
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"old"_s), incoming(u"c0"_s, u"1"_s, 1, u"other"_s)});
        QCOMPARE(
            file.rows(QString::fromLatin1(kSummary)), (QStringList{u"c0|1|1|other|"_s, u"c1|3|3|newest|"_s}));
        QCOMPARE(file.row(u"SELECT count(*) FROM segment"_s), u"2"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void changedContentIsRepairedEverywhere()
    {
        ArchiveFile file;
        file.write(
            {incoming(u"c1"_s, u"1"_s, 0, u"first words"_s), incoming(u"c1"_s, u"2"_s, 1, u"last words"_s)});
        auto changed = incoming(u"c1"_s, u"2"_s, 1, u"other thing"_s, u"bot"_s);
        changed.updatedAtMs = tests::atMinute(9);
        QCOMPARE(
            counts(file.write({changed})), u"0 added, 1 changed, 0 removed, 0 unchanged, 0 conflicting"_s);
        QCOMPARE(file.row(QString::fromLatin1(kSummary)), u"c1|2|1|other thing|"_s);
        QCOMPARE(file.faults(), QStringList());

        auto stale = incoming(u"c1"_s, u"2"_s, 1, u"last words"_s);
        stale.updatedAtMs = tests::atMinute(8);
        QCOMPARE(counts(file.write({stale})), u"0 added, 0 changed, 0 removed, 1 unchanged, 0 conflicting"_s);
    }

    void aMessageThatMovesInTimeMovesInTheOrder()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"one"_s), incoming(u"c1"_s, u"2"_s, 1, u"two"_s)});
        file.write({incoming(u"c1"_s, u"1"_s, 5, u"one"_s)});
        QCOMPARE(file.row(QString::fromLatin1(kSummary)), u"c1|2|2|one|"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void deletedMessagesLeaveNoTraceAndComeBack()
    {
        ArchiveFile file;
        auto last = incoming(u"c1"_s, u"2"_s, 1, u"secret"_s);
        last.customerId = "9";
        last.shopId = "3";
        last.lang = "en";
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"kept"_s, u"bot"_s), last});
        QCOMPARE(counts(file.write({removal(u"c1"_s, u"2"_s), removal(u"c1"_s, u"77"_s)})),
            u"0 added, 0 changed, 1 removed, 1 unchanged, 0 conflicting"_s);
        QCOMPARE(file.row(QString::fromLatin1(kSummary)), u"c1|1|0|kept|"_s);
        QCOMPARE(file.faults(), QStringList());

        file.write({removal(u"c1"_s, u"1"_s)});
        QCOMPARE(file.row(u"SELECT count(*), (SELECT count(*) FROM customer) FROM conv"_s), u"0|0"_s);
        QCOMPARE(file.faults(), QStringList());

        file.write({last});
        QCOMPARE(file.row(QString::fromLatin1(kSummary)), u"c1|1|1|secret|"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void equalIdsOfTwoSourcesAreTwoMessages()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"ours"_s)});
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"theirs"_s)}, u"backend"_s);
        QCOMPARE(
            file.rows(u"SELECT s.name, c.preview FROM conv c JOIN source s ON s.id = c.source ORDER BY 1"_s),
            (QStringList{u"backend|theirs"_s, u"files|ours"_s}));
        QCOMPARE(file.faults(), QStringList());
    }

    void aRepeatedIdWithOtherContentIsReported()
    {
        ArchiveFile file;
        auto second = incoming(u"c1"_s, u"1"_s, 0, u"b"_s);
        second.line = 8;
        auto same = incoming(u"c1"_s, u"1"_s, 0, u"a"_s);
        auto writer = ArchiveWriter::open(file.path());
        QVERIFY(writer);
        const int source = *(*writer)->source(u"files"_s, u"file"_s);
        (*writer)->beginImport();
        std::vector<IncomingMessage> batch{incoming(u"c1"_s, u"1"_s, 0, u"a"_s), second, same};
        auto outcome = (*writer)->write(source, batch, {});
        QVERIFY(outcome);
        QCOMPARE(outcome->conflictingLines, std::vector<std::int64_t>{8});
        QCOMPARE(outcome->unchanged, 1);
        batch = {second};
        outcome = (*writer)->write(source, batch, {});
        QVERIFY(outcome);
        QCOMPARE(outcome->conflictingLines, std::vector<std::int64_t>{8});
        QCOMPARE(file.row(u"SELECT content FROM msg"_s), u"a"_s);
    }

    void anImportThatGoesOnStillKnowsWhatItWrote()
    {
        ArchiveFile file;
        for (const bool resumed : {false, true}) {
            auto writer = ArchiveWriter::open(file.path());
            QVERIFY(writer);
            const int source = *(*writer)->source(u"files"_s, u"file"_s);
            (*writer)->beginImport();
            auto line = incoming(u"c1"_s, u"1"_s, 0, resumed ? u"b"_s : u"a"_s);
            line.line = 9;
            std::vector<IncomingMessage> batch{line};
            const auto outcome = (*writer)->write(source, batch, {"file", "9", resumed});
            QVERIFY(outcome);
            QCOMPARE(outcome->conflictingLines.size(), std::size_t(resumed ? 1 : 0));
        }
        QCOMPARE(file.row(u"SELECT content FROM msg"_s), u"a"_s);
    }

    void severalSourcesAreWrittenTogether()
    {
        ArchiveFile file;
        auto writer = ArchiveWriter::open(file.path());
        QVERIFY(writer);
        const int files = *(*writer)->source(u"files"_s, u"file"_s);
        const int mail = *(*writer)->source(u"mail"_s, u"file"_s);
        auto noted = incoming(u"c1"_s, u"1"_s, 5, u"b"_s);
        noted.marked = true;
        noted.comment = "note";
        (*writer)->beginImport();
        std::vector<SourceBatch> batches{{files, {incoming(u"c1"_s, u"1"_s, 9, u"a"_s)}}, {mail, {noted}}};
        const auto outcome = (*writer)->write(batches, mail, {"file", "2", true});
        QVERIFY(outcome);
        QCOMPARE(outcome->added, 2);
        QVERIFY(!*(*writer)->position(files, "file"));
        QCOMPARE((*writer)->position(mail, "file")->value().place, std::string("2"));
        QCOMPARE(file.rows(u"SELECT s.name, c.ext, c.marks, c.preview FROM conv c JOIN source s ON s.id = "
                           "c.source ORDER BY 1"_s),
            (QStringList{u"files|c1|0|a"_s, u"mail|c1|1|b"_s}));
        QCOMPARE(file.faults(), QStringList());
    }

    void aShopLearntLaterTagsOlderMessages()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"before"_s)});
        auto later = incoming(u"c1"_s, u"2"_s, 1, u"after"_s);
        later.shopId = "5";
        later.botId = "b";
        file.write({later});
        QCOMPARE(file.row(u"SELECT n FROM shop"_s), u"2"_s);
        QCOMPARE(file.row(u"SELECT count(*) FROM msg WHERE shop IS NOT NULL"_s), u"0"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void aNewNameReachesEveryConversation()
    {
        ArchiveFile file;
        const auto from = [](const QString &conversation, int minutes, const char *name) {
            auto message = incoming(conversation, u"1"_s, minutes, u"hi"_s);
            message.customerId = "42";
            message.customerName = name;
            return message;
        };
        file.write({from(u"c1"_s, 0, "Ann"), from(u"c2"_s, 1, "Ann")});
        file.write({from(u"c3"_s, 2, "Anna")});
        QCOMPARE(
            file.rows(u"SELECT customer_name FROM conv"_s), (QStringList{u"Anna"_s, u"Anna"_s, u"Anna"_s}));
        file.write({from(u"c4"_s, -5, "A.")}); // an older message does not rename
        QCOMPARE(file.row(u"SELECT name, conversations FROM customer"_s), u"Anna|4"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void messagesWithoutConversationHaveAPlacePerSource()
    {
        ArchiveFile file;
        auto a = incoming(QString(), u"1"_s, 0, u"lost"_s);
        a.shopId = "1";
        auto b = incoming(QString(), u"2"_s, 1, u"found"_s);
        b.shopId = "2";
        file.write({a, b});
        file.write({a, b});
        QCOMPARE(file.rows(u"SELECT ext, n, shop FROM conv"_s), QStringList{u"∅|2|0"_s});
        QCOMPARE(file.row(u"SELECT count(DISTINCT shop) FROM msg"_s), u"2"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void notesSurviveDeletionAndRestoring()
    {
        ArchiveFile file;
        const auto one = incoming(u"c1"_s, u"1"_s, 0, u"one"_s);
        file.write({one, incoming(u"c1"_s, u"2"_s, 1, u"two"_s)});
        {
            auto db = Database::open(file.path(), Database::Role::Editor);
            QVERIFY(db);
            QVERIFY(
                (*db)->execute("INSERT INTO note(msg, source, conv_ext, msg_ext, marked, comment, updated)"
                               " SELECT m.id, c.source, c.ext, m.ext, 1, 'why?', 0 FROM msg m JOIN conv c"
                               " ON c.id = m.conv WHERE m.ext = 1; UPDATE conv SET marks = 1"));
        }
        file.write({removal(u"c1"_s, u"1"_s)});
        QCOMPARE(file.row(u"SELECT msg, comment FROM note"_s), u"∅|why?"_s);
        QCOMPARE(file.faults(), QStringList());
        file.write({one});
        QCOMPARE(file.row(u"SELECT n.comment, c.marks FROM note n JOIN msg m ON m.id = n.msg JOIN conv c"
                          " ON c.id = m.conv"_s),
            u"why?|1"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void manySmallSegmentsAreMergedInOrder()
    {
        ArchiveFile file;
        for (int i = 60; i > 0; --i) {
            file.write({incoming(u"c%1"_s.arg(i % 7), u"%1"_s.arg(i), i * 3, u"word%1 common"_s.arg(i)),
                incoming(u"c%1"_s.arg(i % 5), u"b%1"_s.arg(i), i * 3 + 400 * (i % 2), u"答复 %1"_s.arg(i),
                    u"bot"_s)});
        }
        QVERIFY(file.row(u"SELECT count(*) FROM segment"_s).toInt() > 48);
        file.tidy();
        QVERIFY(file.row(u"SELECT count(*) FROM segment"_s).toInt() <= 17);
        QCOMPARE(file.row(u"SELECT count(*) FROM msg"_s), u"120"_s);
        QCOMPARE(file.faults(), QStringList());
    }

    void whatIsInNoIndexYetIsFound()
    {
        ArchiveFile file;
        file.write({incoming(u"c0"_s, u"1"_s, 900, u"indexed refund"_s)});
        std::vector<IncomingMessage> batch;
        for (int i = 0; i < 50'000; ++i) // enough for a shard of their own
            batch.push_back(incoming(u"c%1"_s.arg(i % 500), u"m%1"_s.arg(i), i % 800,
                i % 100 == 0 ? u"退款 refund %1"_s.arg(i) : u"nothing"_s));
        batch[7].content = "onlyhere";
        batch[7].shopId = "9";
        auto writer = ArchiveWriter::open(file.path());
        QVERIFY(writer);
        (*writer)->leaveIndexForLater();
        QVERIFY((*writer)->write(1, batch, {}));
        QCOMPARE((*writer)->unindexed().value_or(-1), qint64(50'000));
        const QList<std::pair<QString, int>> expected{{u"refund"_s, 501}, {u"ref"_s, 501}, {u"退款"_s, 500},
            {u"onlyhere"_s, 1}, {u"only shop:9"_s, 1}, {u"refund -退款"_s, 1}, {u"\"refund 300\""_s, 1},
            {u"shop:9"_s, 100}, {u"gone"_s, 0}};
        const auto compare = [&](qint64 indexed) {
            Archive archive(file.path());
            QVERIFY(archive.open().result());
            QCOMPARE(archive.totals().result()->indexedMessages, indexed);
            for (const auto &[query, count] : expected) {
                const auto found = archive.count(Query::parse(query), 10'000).result();
                QVERIFY2(found, qPrintable(query));
                QVERIFY2(found->value == count,
                    qPrintable(u"%1: %2 instead of %3"_s.arg(query).arg(found->value).arg(count)));
                const auto page = archive.search(Query::parse(query), {}, 50).result();
                QCOMPARE(page->hits.size(), qsizetype(qMin(count, 50)));
            }
        };
        compare(1);
        QCOMPARE(file.faults(), QStringList());
        // Newer rows, edits and removals by a writer that would index what it writes.
        writer->reset();
        file.write({incoming(u"c0"_s, u"2"_s, 901, u"no index for me either"_s),
            incoming(u"c3"_s, u"m3"_s, 3, u"edited"_s), removal(u"c4"_s, u"m4"_s)});
        QCOMPARE(file.faults(), QStringList());
        writer = ArchiveWriter::open(file.path());
        core::CancelToken cancelled;
        cancelled.cancel();
        QVERIFY(!(*writer)->indexSome(cancelled));
        QVERIFY((*writer)->unindexed().value_or(0) > 0);
        for (core::Result<bool> more = true; *more;) {
            more = (*writer)->indexSome();
            QVERIFY(more);
        }
        QCOMPARE((*writer)->unindexed().value_or(-1), qint64(0));
        compare(50'001);
        QCOMPARE(file.faults(), QStringList());
        // The index that was made elsewhere takes what comes after it, in the writer that was open meanwhile.
        std::vector<IncomingMessage> last{incoming(u"c5"_s, u"m5"_s, 5, u"changed"_s),
            removal(u"c6"_s, u"m6"_s), incoming(u"c5"_s, u"new"_s, 950, u"brand new"_s)};
        (*writer)->beginImport();
        QVERIFY((*writer)->write(1, last, {}));
        QVERIFY((*writer)->tidy({}));
        QCOMPARE(file.faults(), QStringList());
    }

    void aCancelledBatchLeavesNothing()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"a"_s)});
        auto writer = ArchiveWriter::open(file.path());
        QVERIFY(writer);
        core::CancelToken cancel;
        cancel.cancel();
        std::vector<IncomingMessage> batch{incoming(u"c1"_s, u"2"_s, 1, u"b"_s)};
        const auto outcome = (*writer)->write(1, batch, {"file", "12", false}, cancel);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, core::Error::Kind::Cancelled);
        QVERIFY(!(*writer)->position(1, "file")->has_value());
        QVERIFY((*writer)->write(1, batch, {"file", "12", true}));
        QCOMPARE((*writer)->position(1, "file")->value().place, std::string("12"));
        QCOMPARE(file.faults(), QStringList());
    }

    void theSecondImporterIsToldWhoHoldsTheArchive()
    {
        ArchiveFile file;
        const auto first = ArchiveWriter::open(file.path());
        QVERIFY(first);
        const auto second = ArchiveWriter::open(file.path());
        QVERIFY(!second);
        QCOMPARE(second.error().kind, core::Error::Kind::Busy);
        QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
            qPrintable(second.error().detail));
    }

    void kinshipCountsKnownAndSameTime()
    {
        ArchiveFile file;
        file.write({incoming(u"c1"_s, u"1"_s, 0, u"a"_s), incoming(u"c1"_s, u"2"_s, 1, u"b"_s)});
        auto writer = ArchiveWriter::open(file.path());
        const auto kin = (*writer)->kinship(1,
            {incoming(u"c1"_s, u"1"_s, 0, {}), incoming(u"c1"_s, u"2"_s, 9, {}),
                incoming(u"c9"_s, u"1"_s, 0, {})});
        QVERIFY(kin);
        QCOMPARE(kin->known, 2);
        QCOMPARE(kin->sameTime, 1);
    }
};

QTEST_GUILESS_MAIN(tst_ArchiveWriter)
#include "tst_archivewriter.moc"

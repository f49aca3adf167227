// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/mirrorplace.h"
#include "tests/core/sync/postgressupport.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace core;
using namespace core::sync;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using synctest::ImportPlace;
using synctest::Mirrored;
using synctest::mirroredRows;
using synctest::now;
using synctest::quickOptions;
using synctest::ShopDatabase;
using tests::PostgresServer;

namespace {

/// Another connection with a transaction of its own.
class Transaction
{
public:
    explicit Transaction(const ShopDatabase &shop)
        : m_connection(*postgres::Connection::open(shop.address(), {{}, postgres::Connection::Access::Write}))
    {
        exec("BEGIN");
    }
    void exec(const QByteArray &sql)
    {
        if (const auto done = m_connection->execute(sql); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }

private:
    std::unique_ptr<postgres::Connection> m_connection;
};

} // namespace

class tst_PostgresTail : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void loadsTheDatabaseAndFollowsIt();
    void theNextStartReadsOnFromThere();
    void aRowThatCommitsLateIsNotMissed_data();
    void aRowThatCommitsLateIsNotMissed();
    void aRowThatCommitsAfterTheStartIsNotMissed();
    void aRowThatCommitsWhileNobodyFollowsIsNotMissed();
    void manyRowsOfOneLateTransactionAreFound();
    void idsThatNobodyUsesAreGivenUp();
    void editsAndDeletionsAreFound();
    void aRowThatIsEditedAgainAndAgainKeepsUp();
    void oldEditsAreFoundByTheirTime();
    void oldRowsAreComparedInQuietMoments();
    void aMessageThatMovesLeavesItsConversation();
    void aTriggerRings();
    void lookAsksAtOnce();
    void rowsAreFollowedWhileTheHistoryIsLoaded();
    void whatIsFarBehindIsLoadedNewestFirst();
    void otherTenantsRowsAreNoGaps();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void tst_PostgresTail::initTestCase()
{
    if (!PostgresServer::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_server = std::make_unique<PostgresServer>();
}

void tst_PostgresTail::cleanupTestCase()
{
    m_server.reset();
}

void tst_PostgresTail::loadsTheDatabaseAndFollowsIt()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(30'000, now());
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QSignalSpy loading(&mirror.tail, &Tail::loading);
    QSignalSpy completed(&mirror.tail, &PostgresTail::completed);
    QTRY_VERIFY(mirror.isFollowing);
    QCOMPARE(mirror.missed, 0);
    QCOMPARE(mirror.fresh, QByteArrayList());
    QCOMPARE(mirror.tail.source(), u"postgres"_s);
    QTRY_VERIFY(mirror.tail.isComplete());
    QCOMPARE(completed.size(), 1);
    QCOMPARE(mirroredRows(place), shop.rows());

    QSignalSpy stored(&mirror.tail, &Tail::stored);
    shop.say("conv_a", "user", "new 1", now());
    shop.say("conv_b", "bot", "new 2", now());
    QTRY_COMPARE(mirror.fresh, (QByteArrayList{"new 1", "new 2"}));
    QTRY_VERIFY(!stored.isEmpty() && stored.constLast().first().toLongLong() == 2);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    const qint64 before = mirror.lookedAt;
    QTRY_VERIFY(mirror.lookedAt > before); // also without a change
    QVERIFY(mirror.errors.isEmpty());
    QTRY_VERIFY(mirror.walks > 0);
    QCOMPARE(mirror.differing, 0);
}

void tst_PostgresTail::theNextStartReadsOnFromThere()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(6'000, now());
    {
        Mirrored mirror(place, quickOptions(place, shop.address()));
        QTRY_VERIFY(mirror.isFollowing);
    }
    shop.say("conv_a", "bot", "meanwhile", now());
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QTRY_VERIFY(mirror.isFollowing);
    QCOMPARE(mirror.missed, 1);
    QCOMPARE(mirror.fresh, QByteArrayList{"meanwhile"});
    QTRY_COMPARE(mirroredRows(place), shop.rows());

    // A pause is the same, without a word said twice.
    mirror.tail.stop();
    shop.say("conv_a", "bot", "in the pause", now());
    mirror.isFollowing = false;
    mirror.tail.start();
    QTRY_VERIFY(mirror.isFollowing);
    QTRY_COMPARE(mirror.fresh, (QByteArrayList{"meanwhile", "in the pause"}));
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::aRowThatCommitsLateIsNotMissed_data()
{
    QTest::addColumn<bool>("distributed");
    QTest::addRow("on one machine") << false;
    QTest::addRow("distributed") << true;
}

void tst_PostgresTail::aRowThatCommitsLateIsNotMissed()
{
    QFETCH(bool, distributed);
    ImportPlace place;
    tests::ShopTables tables;
    tables.saysCitus = distributed;
    ShopDatabase shop(*m_server, tables);
    shop.fill(100, now());
    auto options = quickOptions(place, shop.address());
    options.gapPatience = 0ms; // only what the server tells of its transactions keeps the gap open
    options.quiet = 1h; // nobody compares old rows
    options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    Transaction late(shop);
    late.exec(ShopDatabase::saying("conv_a", "user", "late", now()));
    shop.say("conv_a", "user", "early", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"early"});
    for (int looks = 0; looks < 10; ++looks) {
        const qint64 before = mirror.lookedAt;
        QTRY_VERIFY(mirror.lookedAt > before);
    }
    shop.fill(600, now()); // more than the newest rows that are compared
    QTRY_COMPARE(mirror.fresh.size(), 601);
    late.exec("COMMIT");
    QTRY_VERIFY(mirror.fresh.contains("late"));
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QCOMPARE(mirror.fresh.count("late"), 1);
}

void tst_PostgresTail::aRowThatCommitsAfterTheStartIsNotMissed()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(100, now());
    Transaction late(shop);
    late.exec(ShopDatabase::saying("conv_a", "user", "late", now()));
    shop.fill(1'000, now());
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    late.exec("COMMIT");
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"late"});
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::aRowThatCommitsWhileNobodyFollowsIsNotMissed()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(100, now());
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    auto late = std::make_unique<Transaction>(shop);
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        late->exec(ShopDatabase::saying("conv_a", "user", "late", now()));
        shop.fill(700, now());
        QTRY_COMPARE(mirror.fresh.size(), 700);
        QTRY_COMPARE(mirror.sink.waiting(), 0);
    }
    late->exec("COMMIT");
    Mirrored mirror(place, options);
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"late"});
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::manyRowsOfOneLateTransactionAreFound()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    Transaction late(shop);
    late.exec("INSERT INTO coze_chat_history(conversation_id, shop_id, content, sender, update_time) "
              "SELECT 'conv_a', 's', 'late ' || i, 'user', now() FROM generate_series(1, 3000) i");
    shop.say("conv_a", "user", "early", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"early"});
    late.exec("COMMIT");
    QTRY_COMPARE(mirror.fresh.size(), 3'001);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::idsThatNobodyUsesAreGivenUp()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(10, now());
    auto options = quickOptions(place, shop.address());
    options.gapPatience = 0ms;
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        Transaction undone(shop);
        undone.exec(ShopDatabase::saying("conv_a", "user", "never said", now()));
        shop.say("conv_a", "user", "said", now());
        QTRY_COMPARE(mirror.fresh, QByteArrayList{"said"});
        QTRY_VERIFY(!mirror.isFollowing || mirror.lookedAt > 0);
        QTRY_COMPARE(mirror.sink.waiting(), 0);
        undone.exec("ROLLBACK");
        for (int looks = 0; looks < 10; ++looks) {
            const qint64 before = mirror.lookedAt;
            QTRY_VERIFY(mirror.lookedAt > before);
        }
    }
    const auto positions = mirrorPositions(place.archive(), 1);
    QVERIFY(positions && positions->followed);
    QCOMPARE(positions->followed->last, 12);
    QVERIFY(positions->followed->gaps.ranges().empty());
}

void tst_PostgresTail::editsAndDeletionsAreFound()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(30, now() - 86'400'000);
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    shop.say("conv_a", "user", "first words", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"first words"});
    const qint64 looked = mirror.lookedAt;
    QTRY_VERIFY(mirror.lookedAt > looked);
    // Some write the row and not its time.
    shop.exec("UPDATE coze_chat_history SET content = 'edited' WHERE id = 5");
    QTRY_COMPARE(mirror.changed, QByteArrayList{"edited"});
    shop.exec("UPDATE coze_chat_history SET content = 'other words' WHERE id = 31");
    QTRY_COMPARE(mirror.changed, (QByteArrayList{"edited", "other words"}));
    shop.exec("UPDATE coze_chat_history SET deleted = 1, update_time = now() WHERE id = 6");
    QTRY_COMPARE(mirror.changed.size(), 3);
    QCOMPARE(mirror.changed[2], "-6");
    shop.exec("DELETE FROM coze_chat_history WHERE id IN (7, 31)");
    QTRY_COMPARE(mirror.changed.size(), 5);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    shop.exec("UPDATE coze_chat_history SET deleted = 0 WHERE id = 6");
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QCOMPARE(mirror.fresh.size(), 1);
}

void tst_PostgresTail::aRowThatIsEditedAgainAndAgainKeepsUp()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    shop.say("conv_a", "bot", "t", now());
    for (int i = 0; i < 20; ++i) {
        shop.exec("UPDATE coze_chat_history SET content = content || '.', update_time = now() WHERE id = 1");
        QTRY_VERIFY(mirror.changed.contains("t" + QByteArray(i + 1, '.'))
            || mirror.fresh.contains("t" + QByteArray(i + 1, '.')));
    }
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::oldEditsAreFoundByTheirTime()
{
    ImportPlace place;
    tests::ShopTables tables;
    tables.recommendedIndexes = true; // one of them on the time of change
    ShopDatabase shop(*m_server, tables);
    shop.fill(9'000, now() - 86'400'000);
    auto options = quickOptions(place, shop.address());
    options.quiet = options.walkPatience = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    shop.exec("UPDATE coze_chat_history SET content = 'edited', update_time = now() WHERE id = 5");
    QTRY_COMPARE(mirror.changed, QByteArrayList{"edited"});
    shop.exec("UPDATE coze_chat_history SET content = 'by a clock that is early', update_time = now() + "
              "interval '1 "
              "day' WHERE id = 6");
    QTRY_COMPARE(mirror.changed.size(), 2);
    shop.exec(
        "UPDATE coze_chat_history SET content = 'edited', update_time = now() - interval '5 s' WHERE id = 7");
    QTRY_COMPARE(mirror.changed.size(), 3);
    // Very many at one moment: each of them once.
    shop.exec(
        "UPDATE coze_chat_history SET content = content || '!', update_time = now() WHERE id > 100 AND id <= "
        "8000");
    QTRY_COMPARE(mirror.changed.size(), 7'903);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    const qint64 before = mirror.lookedAt;
    QTRY_VERIFY(mirror.lookedAt > before + 500);
    QCOMPARE(mirror.changed.size(), 7'903);
}

void tst_PostgresTail::oldRowsAreComparedInQuietMoments()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(9'000, now() - 86'400'000);
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QTRY_VERIFY(mirror.walks > 0);
    QCOMPARE(mirror.differing, 0);
    // Nothing tells of these: their times stay as they were.
    shop.exec("UPDATE coze_chat_history SET content = 'edited long ago' WHERE id = 5");
    shop.exec("DELETE FROM coze_chat_history WHERE id = 4500 OR id <= 3");
    shop.exec("UPDATE coze_chat_history SET deleted = 1 WHERE id = 6000");
    QTRY_COMPARE(mirror.differing, 6);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QVERIFY(mirror.changed.contains("edited long ago") && mirror.changed.contains("-4500")
        && mirror.changed.contains("-1") && mirror.changed.contains("-6000"));
    QTest::qWait(300); // no comparison is under way that would see it by chance
    shop.exec("DELETE FROM coze_chat_history WHERE id > 200");
    QTRY_COMPARE(place.count(), 197);
    QCOMPARE(mirroredRows(place), shop.rows());
    shop.say("conv_a", "user", "goes on", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"goes on"});
}

void tst_PostgresTail::aMessageThatMovesLeavesItsConversation()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(2'000, now());
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QTRY_VERIFY(mirror.walks > 0);
    shop.exec("UPDATE coze_chat_history SET conversation_id = 'conv_z' WHERE id IN (5, 1995)");
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    shop.exec("UPDATE coze_chat_history SET conversation_id = NULL WHERE id IN (6, 1996)");
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresTail::aTriggerRings()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.exec("CREATE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
              "PERFORM pg_notify('console_messages', ''); RETURN NULL; END $$");
    shop.exec("CREATE TRIGGER ring AFTER INSERT OR UPDATE OR DELETE ON coze_chat_history FOR EACH STATEMENT "
              "EXECUTE FUNCTION ring()");
    auto options = quickOptions(place, shop.address());
    options.pollEvery = options.quietPollEvery = options.doorbellPollEvery = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    for (int i = 0; i < 5; ++i) {
        shop.say("conv_a", "user", "rung", now());
        QTRY_COMPARE(mirror.fresh.size(), i + 1);
    }
}

void tst_PostgresTail::lookAsksAtOnce()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    auto options = quickOptions(place, shop.address());
    options.pollEvery = options.quietPollEvery = 1h;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing && mirror.lookedAt > 0);
    shop.say("conv_a", "user", "asked for", now());
    const qint64 before = mirror.lookedAt;
    QTest::qWait(50);
    QCOMPARE(mirror.lookedAt, before);
    mirror.tail.look();
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"asked for"});
}

void tst_PostgresTail::rowsAreFollowedWhileTheHistoryIsLoaded()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(60'000, now());
    auto options = quickOptions(place, shop.address());
    options.followsEarly = true;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    const bool early = !mirror.tail.isComplete();
    shop.say("conv_a", "user", "meanwhile", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"meanwhile"});
    QTRY_VERIFY(mirror.tail.isComplete());
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QVERIFY(early);
}

void tst_PostgresTail::whatIsFarBehindIsLoadedNewestFirst()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(1'000, now() - 86'400'000);
    auto options = quickOptions(place, shop.address());
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        shop.fill(10, now());
        QTRY_COMPARE(mirror.fresh.size(), 10);
    }
    shop.fill(30'000, now());
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    QCOMPARE(mirror.fresh, QByteArrayList());
    QCOMPARE(mirror.missed, 30'000);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    const auto positions = mirrorPositions(place.archive(), 1);
    QVERIFY(positions);
    QCOMPARE(positions->loaded.toText(), "1-31010");
}

void tst_PostgresTail::otherTenantsRowsAreNoGaps()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.say("conv_a", "user", "ours", now());
    auto options = quickOptions(place, shop.address());
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        shop.exec(
            "INSERT INTO coze_chat_history(conversation_id, content, sender, update_time, tenant_id) SELECT "
            "'conv_a', 'theirs', 'user', now(), 1 + i % 3 FROM generate_series(1, 2000) i");
        shop.say("conv_a", "user", "ours too", now());
        QTRY_COMPARE(mirror.fresh, QByteArrayList{"ours too"});
        QTRY_COMPARE(mirroredRows(place), shop.rows());
        const qint64 before = mirror.lookedAt;
        QTRY_VERIFY(mirror.lookedAt > before);
    }
    const auto positions = mirrorPositions(place.archive(), 1);
    QVERIFY(positions && positions->followed);
    QCOMPARE(positions->followed->last, 2'002);
    QVERIFY(positions->followed->gaps.ranges().empty());
}

QTEST_GUILESS_MAIN(tst_PostgresTail)
#include "tst_postgrestail.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/mirrorplace.h"
#include "tests/core/sync/postgressupport.h"
#include "tests/support/patience.h"

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

/// What of a database an archive holds, and which database that is.
class tst_MirrorPlace : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void olderMonthsAreLeftOutAndRemoved();
    void moreMonthsAreLoadedLater();
    void directModeKeepsTheLastHours();
    void directModeGoesOnWithACompleteMirror();
    void anotherAddressIsTheSameDatabase();
    void anotherDatabaseGetsASourceOfItsOwn();
    void aPlainReaderIsToldTheSameDatabaseByItsMessages();
    void anArchiveTellsWhatItMirrors();
    void notesComeBackWithTheirMessage();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void tst_MirrorPlace::initTestCase()
{
    if (!PostgresServer::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_server = std::make_unique<PostgresServer>();
}

void tst_MirrorPlace::olderMonthsAreLeftOutAndRemoved()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    const qint64 year = 365LL * 86'400'000;
    shop.fill(20'000, now() - year);
    shop.fill(500, now() - 40LL * 86'400'000);
    shop.fill(500, now());
    auto options = quickOptions(place, shop.address());
    options.keepMonths = 3;
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        QTRY_VERIFY(mirror.tail.isComplete());
        QCOMPARE(place.count(), 1'000);
        QCOMPARE(mirroredRows(place), shop.rows("id > 20000"));
        QTRY_VERIFY(mirror.walks > 0); // and comparing does not bring them in
        QCOMPARE(mirror.differing, 0);
        QCOMPARE(place.count(), 1'000);
    }
    options.keepMonths = 1;
    Mirrored mirror(place, options);
    QTRY_COMPARE(place.count(), 500);
    QCOMPARE(mirroredRows(place), shop.rows("id > 20500"));
    for (const QByteArray &change : mirror.changed)
        QVERIFY(!change.startsWith('-')); // nobody deleted them
}

void tst_MirrorPlace::moreMonthsAreLoadedLater()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(20'000, now() - 100LL * 86'400'000);
    shop.fill(500, now());
    auto options = quickOptions(place, shop.address());
    options.keepMonths = 1;
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.tail.isComplete());
        QCOMPARE(place.count(), 500);
    }
    options.keepMonths = 0;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.tail.isComplete());
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_MirrorPlace::directModeKeepsTheLastHours()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(15'000, now() - 10LL * 86'400'000);
    shop.fill(300, now());
    auto options = quickOptions(place, shop.address());
    options.loadsHistory = false;
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        QTRY_COMPARE(mirroredRows(place), shop.rows("id > 15000"));
        shop.say("conv_a", "user", "new", now());
        QTRY_COMPARE(mirror.fresh, QByteArrayList{"new"});
        QTRY_VERIFY(mirror.walks > 0);
        QCOMPARE(mirror.differing, 0);
        QVERIFY(!mirror.tail.isComplete());
    }
    QCOMPARE(place.count(), 301);
    shop.fill(200, now());
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.isFollowing);
        QTRY_COMPARE(place.count(), 501);
        QVERIFY(!mirror.tail.isComplete());
    }
    options.loadsHistory = true; // somebody wants the whole after all
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.tail.isComplete());
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_MirrorPlace::directModeGoesOnWithACompleteMirror()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(2'000, now() - 10LL * 86'400'000);
    auto options = quickOptions(place, shop.address());
    {
        Mirrored mirror(place, options);
        QTRY_VERIFY(mirror.tail.isComplete());
    }
    shop.fill(100, now() - 5LL * 86'400'000);
    options.loadsHistory = false;
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    QVERIFY(mirror.tail.isComplete());
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_MirrorPlace::anotherAddressIsTheSameDatabase()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(100, now());
    {
        Mirrored mirror(place, quickOptions(place, shop.address()));
        QTRY_VERIFY(mirror.isFollowing);
    }
    shop.exec("DELETE FROM coze_chat_history WHERE id <= 10"); // the first message is another one, too
    auto address = shop.address();
    address.set(u"host"_s, u"localhost"_s);
    Mirrored mirror(place, quickOptions(place, address));
    QTRY_VERIFY(mirror.isFollowing);
    QCOMPARE(mirror.tail.source(), u"postgres"_s);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QCOMPARE(place.count(), 90);
}

void tst_MirrorPlace::anotherDatabaseGetsASourceOfItsOwn()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(100, now());
    {
        Mirrored mirror(place, quickOptions(place, shop.address()));
        QTRY_VERIFY(mirror.isFollowing);
    }
    ShopDatabase other(*m_server); // dropped and made anew: another one with the same name
    other.say("conv_1", "user", "another shop", now());
    Mirrored mirror(place, quickOptions(place, other.address()));
    QTRY_VERIFY(mirror.isFollowing);
    QCOMPARE(mirror.tail.source(), u"shop"_s);
    QTRY_COMPARE(mirroredRows(place, "shop"), other.rows());
    QCOMPARE(mirroredRows(place).size(), 100);
}

void tst_MirrorPlace::aPlainReaderIsToldTheSameDatabaseByItsMessages()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(600, now());
    m_server->sql("DROP ROLE IF EXISTS plain");
    m_server->makeRole(u"plain"_s, false);
    shop.exec("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
    for (int round = 0; round < 3; ++round) {
        Mirrored mirror(place, quickOptions(place, shop.address(u"plain"_s)));
        QTRY_VERIFY(mirror.isFollowing);
        QCOMPARE(mirror.tail.source(), u"postgres"_s);
        QTRY_COMPARE(mirroredRows(place), shop.rows());
        shop.exec("DELETE FROM coze_chat_history WHERE id <= " + QByteArray::number(20 * (round + 1)));
    }
}

void tst_MirrorPlace::anArchiveTellsWhatItMirrors()
{
    ImportPlace place;
    QVERIFY(mirrorsIn(place.archive())->empty());
    ShopDatabase shop(*m_server);
    shop.fill(300, now());
    const qint64 begun = now();
    {
        Mirrored mirror(place, quickOptions(place, shop.address()));
        QTRY_VERIFY(mirror.isFollowing);
    }
    const auto mirrors = mirrorsIn(place.archive());
    QVERIFY(mirrors);
    QCOMPARE(mirrors->size(), std::size_t(1));
    QCOMPARE(mirrors->front().source, u"postgres"_s);
    QCOMPARE(mirrors->front().messages, 300);
    QVERIFY(mirrors->front().isComplete);
    QVERIFY(mirrors->front().upToMs >= begun && mirrors->front().upToMs <= now());
}

void tst_MirrorPlace::notesComeBackWithTheirMessage()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(50, now());
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QTRY_VERIFY(mirror.walks > 0);
    auto noted = mirror.archive.setNote({u"conv_7"_s, {}, 0}, u"7"_s, true, u"look here"_s);
    noted.waitForFinished();
    QVERIFY(noted.result());
    shop.exec("CREATE TABLE kept AS SELECT * FROM coze_chat_history WHERE id = 7");
    shop.exec("DELETE FROM coze_chat_history WHERE id = 7");
    QTRY_COMPARE(place.count(), 49);
    shop.exec("INSERT INTO coze_chat_history SELECT * FROM kept");
    QTRY_COMPARE(place.count(), 50);
    QCOMPARE(place.rows("SELECT n.comment FROM note n JOIN msg m ON m.id = n.msg WHERE m.ext = 7"),
        QByteArrayList{"look here"});
}

QTEST_GUILESS_MAIN(tst_MirrorPlace)
#include "tst_mirrorplace.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/mirrorplace.h"
#include "tests/core/sync/postgressupport.h"
#include "tests/support/patience.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <csignal>
#include <thread>

using namespace core;
using namespace core::sync;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using synctest::addressOf;
using synctest::ImportPlace;
using synctest::Mirrored;
using synctest::mirroredRows;
using synctest::now;
using synctest::quickOptions;
using synctest::ShopDatabase;
using tests::PostgresServer;

namespace {

/// Somebody who writes, edits and deletes until told to stop, whatever happens to the server.
class Writer
{
public:
    Writer(postgres::Address address, quint32 seed)
        : m_address(std::move(address)),
          m_random(seed),
          m_thread([this](const std::stop_token &stop) { run(stop); })
    { }
    void stop()
    {
        m_thread.request_stop();
        m_thread.join();
    }

private:
    void run(const std::stop_token &stop)
    {
        std::unique_ptr<postgres::Connection> connection;
        while (!stop.stop_requested()) {
            if (!connection || connection->isLost()) {
                connection.reset();
                auto opened = postgres::Connection::open(
                    m_address, {{2s, 2s, 500ms}, postgres::Connection::Access::Write});
                if (opened)
                    connection = std::move(*opened);
                else
                    std::this_thread::sleep_for(20ms);
                continue;
            }
            act(*connection, stop);
            std::this_thread::sleep_for(std::chrono::milliseconds(m_random.bounded(15)));
        }
    }
    void act(postgres::Connection &connection, const std::stop_token &stop)
    {
        const auto exec
            = [&connection](const QByteArray &sql) { return connection.execute(sql).has_value(); };
        const QByteArray some = "(SELECT id FROM coze_chat_history ORDER BY id DESC OFFSET "
            + QByteArray::number(m_random.bounded(m_random.bounded(2) ? 50 : 5'000)) + " LIMIT 1)";
        const QByteArray word = QByteArray::number(m_random.generate());
        switch (m_random.bounded(12)) {
        case 0: // without a word about it
            exec("UPDATE coze_chat_history SET content = 'edit " + word + "' WHERE id = " + some);
            return;
        case 1:
            exec("UPDATE coze_chat_history SET content = content || ' " + word
                + "', update_time = clock_timestamp() WHERE id = " + some);
            return;
        case 2:
            exec("UPDATE coze_chat_history SET deleted = 1 - deleted, update_time = clock_timestamp() WHERE "
                 "id = "
                + some);
            return;
        case 3:
            exec("DELETE FROM coze_chat_history WHERE id = " + some);
            return;
        case 4: { // a long transaction, which commits late or not at all
            exec("BEGIN");
            say(connection, 3);
            for (int i = m_random.bounded(60); i > 0 && !stop.stop_requested(); --i)
                std::this_thread::sleep_for(10ms);
            say(connection, 2);
            exec(m_random.bounded(3) == 0 ? "ROLLBACK" : "COMMIT");
            return;
        }
        default:
            say(connection, 1 + m_random.bounded(4));
        }
    }
    void say(postgres::Connection &connection, int count)
    {
        const QByteArray n = QByteArray::number(count);
        static_cast<void>(connection.execute(
            "INSERT INTO coze_chat_history(conversation_id, shop_id, bot_id, content, sender, create_time, "
            "update_time) SELECT 'conv_' || $1::int % 40, 'shop-a', 'bot-1', 'words 你好 ' || $1::int || ' ' "
            "|| i, "
            "'user', t, t FROM generate_series(1, "
                + n + ") i, (SELECT clock_timestamp()::timestamp(3) AS t) s",
            {std::int64_t(m_random.bounded(1'000'000))}));
    }

    postgres::Address m_address;
    QRandomGenerator m_random;
    std::jthread m_thread; // last: it uses what stands above
};

} // namespace

class tst_PostgresMirror : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void aServerThatComesLaterIsWaitedFor();
    void theLoadSurvivesAServerThatDies();
    void aLoadThatIsPausedGoesOnWhereItWas();
    void aProgramThatIsKilledLoadsNothingAgain();
    void anIndexThatAKillCutOffIsMadeLater();
    void aSilentServerIsLeftAndComeBackTo();
    void failuresAreToldOnceInAWhile();
    void theReplicaStandsIn();
    void aPromotedReplicaIsFollowed();
    void nothingIsLostOrDoubledInAStorm();

private:
    std::unique_ptr<PostgresServer> m_server;
};

void tst_PostgresMirror::initTestCase()
{
    if (!PostgresServer::isInstalled())
        QSKIP("PostgreSQL is not installed");
    m_server = std::make_unique<PostgresServer>();
}

void tst_PostgresMirror::cleanupTestCase()
{
    m_server.reset();
}

void tst_PostgresMirror::aServerThatComesLaterIsWaitedFor()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(100, now());
    const auto address = shop.address();
    m_server->stop();
    Mirrored mirror(place, quickOptions(place, address));
    QTRY_VERIFY(!mirror.errors.isEmpty());
    QCOMPARE(mirror.errors.first().kind, Error::Kind::Network);
    m_server->start();
    QTRY_VERIFY(mirror.isFollowing);
    QTRY_COMPARE(place.count(), 100);
}

void tst_PostgresMirror::theLoadSurvivesAServerThatDies()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(60'000, now());
    Mirrored mirror(place, quickOptions(place, shop.address()));
    for (int i = 0; i < 3; ++i) {
        const qint64 before = place.count();
        QTRY_VERIFY(place.count() > before || mirror.isFollowing);
        m_server->kill();
        m_server->start();
    }
    QTRY_VERIFY(mirror.tail.isComplete());
    shop.reconnect();
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QCOMPARE(mirror.fresh, QByteArrayList());
}

void tst_PostgresMirror::aLoadThatIsPausedGoesOnWhereItWas()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(50'000, now());
    shop.exec("ANALYZE coze_chat_history"); // so that the number of rows is known
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QSignalSpy loading(&mirror.tail, &Tail::loading);
    for (int i = 0; i < 4 && !mirror.isFollowing; ++i) {
        const qint64 before = place.count();
        QTRY_VERIFY(place.count() > before || mirror.isFollowing);
        QElapsedTimer clock;
        clock.start();
        mirror.tail.stop();
        QVERIFY(clock.elapsed() < 3'000);
        const qint64 stopped = place.count();
        QTest::qWait(50);
        QCOMPARE(place.count(), stopped);
        loading.clear();
        mirror.tail.start();
        QTRY_VERIFY(!loading.isEmpty() || mirror.isFollowing);
        // It begins to count where it was stopped: what is there is not read again.
        if (!loading.isEmpty())
            QVERIFY(loading.constFirst().constFirst().toLongLong() >= stopped - 1);
    }
    QTRY_VERIFY(mirror.tail.isComplete());
    QTRY_COMPARE(mirroredRows(place), shop.rows());
    QVERIFY(mirror.errors.isEmpty());
}

/// The program that is killed is this one, once more, as a child.
void tst_PostgresMirror::aProgramThatIsKilledLoadsNothingAgain()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(90'000, now());
    shop.exec("ANALYZE coze_chat_history");
    bool wasEarly = false;
    for (int i = 0; i < 3; ++i) {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(
            QCoreApplication::applicationFilePath(), {u"--mirror"_s, place.archive(), m_server->url()});
        QVERIFY(child.waitForStarted());
        const qint64 before = place.count();
        QTRY_VERIFY(place.count() > before || place.count() == 90'000);
        ::kill(pid_t(child.processId()), SIGKILL);
        QVERIFY(child.waitForFinished(30'000));
        wasEarly = wasEarly || place.count() < 90'000;
    }
    QVERIFY(wasEarly);
    const qint64 killed = place.count();
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QSignalSpy loading(&mirror.tail, &Tail::loading);
    QTRY_VERIFY(mirror.tail.isComplete());
    if (!loading.isEmpty())
        QVERIFY(loading.constFirst().constFirst().toLongLong() >= killed - 1);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresMirror::anIndexThatAKillCutOffIsMadeLater()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(120'000, now());
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(QCoreApplication::applicationFilePath(), {u"--mirror"_s, place.archive(), m_server->url()});
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY(place.count() == 120'000);
    ::kill(pid_t(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished(30'000));
    QVERIFY(lacksIndex(place.archive()).value_or(false));
    const auto count = [&place](const QString &query) {
        history::Archive archive(place.archive());
        archive.open().waitForFinished();
        const auto found = archive.count(history::Query::parse(query), 1'000'000).result();
        return found ? found->value : qint64(-1);
    };
    QCOMPARE(count(u"\"number 4711\""_s), qint64(1));
    QCOMPARE(count(u"words"_s), qint64(120'000));
    {
        // All rows are there, so that nothing is left to load but the index.
        Mirrored mirror(place, quickOptions(place, shop.address()));
        QTRY_VERIFY(!lacksIndex(place.archive()).value_or(true));
        QTRY_VERIFY(mirror.tail.isComplete());
        shop.say("conv_1", "user", "words that came later", now());
        QTRY_COMPARE(mirroredRows(place), shop.rows());
    }
    QCOMPARE(count(u"\"number 4711\""_s), qint64(1));
    QCOMPARE(count(u"words"_s), qint64(120'001));
}

void tst_PostgresMirror::aSilentServerIsLeftAndComeBackTo()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(1'000, now());
    auto options = quickOptions(place, shop.address());
    options.limits = {2s, 500ms, 500ms};
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.isFollowing);
    shop.say("conv_a", "user", "before", now());
    QTRY_COMPARE(mirror.fresh, QByteArrayList{"before"});
    m_server->pause();
    QTRY_VERIFY(!mirror.errors.isEmpty());
    QVERIFY(mirror.errors.first().kind == Error::Kind::Timeout
        || mirror.errors.first().kind == Error::Kind::Network);
    m_server->resume();
    shop.reconnect();
    shop.say("conv_a", "user", "after", now());
    QTRY_COMPARE(mirror.fresh, (QByteArrayList{"before", "after"}));
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresMirror::failuresAreToldOnceInAWhile()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    Mirrored mirror(place, quickOptions(place, shop.address()));
    QTRY_VERIFY(mirror.isFollowing);
    m_server->stop();
    QTRY_VERIFY(!mirror.errors.isEmpty());
    QTest::qWait(1'500); // several attempts, one word
    QCOMPARE(mirror.errors.size(), 1);
    m_server->start();
    const qint64 before = now();
    QTRY_VERIFY(mirror.lookedAt > before);
    m_server->restart(); // another failure is news again
    QTRY_COMPARE(mirror.errors.size(), 2);
}

void tst_PostgresMirror::theReplicaStandsIn()
{
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(2'000, now());
    const auto replica = m_server->makeReplica();
    auto options = quickOptions(place, shop.address());
    options.replica = addressOf(*replica, u"shop"_s);
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.walks > 0);
    replica->holdReplay(true);
    shop.say("conv_a", "user", "the replica has not got it", now());
    QTRY_COMPARE(mirror.fresh.size(), 1);
    QTRY_COMPARE(place.count(), 2'001);
    m_server->stop();
    QTRY_VERIFY(mirror.tail.isAtReplica());
    const qint64 before = now();
    QTRY_VERIFY(mirror.lookedAt > before);
    QCOMPARE(place.count(), 2'001); // it is behind, and nothing is taken for deleted
    replica->holdReplay(false);
    m_server->start();
    QTRY_VERIFY(!mirror.tail.isAtReplica());
    shop.reconnect();
    shop.say("conv_a", "user", "the primary is back", now());
    QTRY_COMPARE(mirror.fresh.size(), 2);
    QTRY_COMPARE(mirroredRows(place), shop.rows());
}

void tst_PostgresMirror::aPromotedReplicaIsFollowed()
{
    ImportPlace place;
    auto primary = std::make_unique<PostgresServer>();
    ShopDatabase shop(*primary);
    shop.fill(5'000, now());
    const auto replica = primary->makeReplica();
    auto options = quickOptions(place, shop.address());
    options.replica = addressOf(*replica, u"shop"_s);
    Mirrored mirror(place, options);
    QTRY_VERIFY(mirror.walks > 0);
    replica->holdReplay(true);
    shop.say("conv_a", "user", "lost with the primary", now());
    QTRY_COMPARE(mirror.fresh.size(), 1);
    QTRY_COMPARE(place.count(), 5'001);
    primary->kill();
    // What was received and not replayed goes, too, when replay was never taken up again: so it is not here.
    replica->holdReplay(false);
    replica->promote();
    replica->sql("DELETE FROM coze_chat_history WHERE id IN (77, 5001)");
    replica->sql(
        "INSERT INTO coze_chat_history(conversation_id, shop_id, content, sender, update_time) VALUES "
        "('conv_a', 's', 'said to the new primary', 'user', now())");
    QTRY_VERIFY(mirror.fresh.contains("said to the new primary"));
    QTRY_VERIFY(mirror.changed.contains("-77"));
    QTRY_COMPARE(place.count(), 5'000);
}

void tst_PostgresMirror::nothingIsLostOrDoubledInAStorm()
{
    const int seconds = qEnvironmentVariableIntValue("SOAK_SECONDS") > 0
        ? qEnvironmentVariableIntValue("SOAK_SECONDS")
        : 20;
    ImportPlace place;
    ShopDatabase shop(*m_server);
    shop.fill(15'000, now());
    auto options = quickOptions(place, shop.address());
    options.limits = {2s, 1s, 500ms};
    Mirrored mirror(place, options);
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    std::vector<std::unique_ptr<Writer>> writers;
    for (int i = 0; i < 3; ++i)
        writers.push_back(std::make_unique<Writer>(shop.address(), random.generate()));
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < seconds * 1'000;) {
        QTest::qWait(1'000 + random.bounded(2'500));
        switch (random.bounded(5)) {
        case 0:
            m_server->kill();
            QTest::qWait(random.bounded(500));
            m_server->start();
            break;
        case 1:
            m_server->restart();
            break;
        case 2:
            m_server->pause();
            QTest::qWait(random.bounded(3'000));
            m_server->resume();
            break;
        case 3: // the network, cut
            m_server->sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'shop' AND pid "
                "<> pg_backend_pid()");
            break;
        default:
            mirror.tail.stop();
            mirror.tail.start();
        }
    }
    for (const auto &writer : writers)
        writer->stop();
    shop.reconnect();
    const QByteArrayList expected = shop.rows();
    QVERIFY(expected.size() > 15'000);
    const bool isEqual = QTest::qWaitFor([&] { return mirroredRows(place) == expected; }, 60'000);
    const QByteArrayList mirrored = mirroredRows(place);
    for (qsizetype i = 0; !isEqual && i < std::max(mirrored.size(), expected.size()); ++i) {
        if (mirrored.value(i) != expected.value(i))
            QFAIL(
                ("the archive has " + mirrored.value(i) + ", the database " + expected.value(i)).constData());
    }
    QTRY_VERIFY(mirror.tail.isComplete());
    // No message was handed over as a new one twice.
    qInfo("%d rows, %d handed over as new, %d as changed, %d errors", int(expected.size()),
        int(mirror.fresh.size()), int(mirror.changed.size()), int(mirror.errors.size()));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--mirror") == 0) {
        PostgresTail::Options options;
        options.archivePath = QString::fromLocal8Bit(argv[2]);
        options.address = *postgres::Address::parse(
            QString::fromLocal8Bit(argv[3]), Secret(PostgresServer::password()), true);
        ArchiveSink sink(options.archivePath);
        PostgresTail tail(options, sink);
        tail.start();
        return QCoreApplication::exec();
    }
    tst_PostgresMirror test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_postgresmirror.moc"

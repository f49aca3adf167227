// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/feed/livedesk.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace core;
using namespace core::feed;
using namespace Qt::StringLiterals;
using tests::LiveDesk;
using tests::TinyShop;

/// A shop that talks while its connection breaks in every way. At the end the feed and the archive have
/// exactly what the database has. AGENT_CONSOLE_SOAK_SECONDS makes it longer.
class tst_FeedSoak : public QObject
{
    Q_OBJECT
private slots:
    void feedAndArchiveEqualTheDatabase_data();
    void feedAndArchiveEqualTheDatabase();
};

void tst_FeedSoak::feedAndArchiveEqualTheDatabase_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("first mix") << 20261126U;
    QTest::newRow("second mix") << 7U;
}

void tst_FeedSoak::feedAndArchiveEqualTheDatabase()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    TinyShop shop;
    LiveDesk::Wishes wishes;
    wishes.options.liveGrace = std::chrono::milliseconds(500);
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(desk.isFollowing() && desk.isOnline());

    int said = 0;
    QByteArray held; // to be announced after its successor
    qint64 heldAt = 0;
    QTimer talk;
    QObject::connect(&talk, &QTimer::timeout, &talk, [&] {
        const QByteArray conversation = "conv_" + QByteArray::number(random.bounded(12));
        const QByteArray words = "message " + QByteArray::number(++said);
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (random.bounded(3) == 0) {
            shop.say(conversation, "user", words, true, false);
            return;
        }
        shop.database.say(conversation, "bot", words, now);
        shop.doubles = random.bounded(10) == 0;
        if (random.bounded(8) == 0) { // neighbours change places
            held = conversation + '|' + words;
            heldAt = now;
            return;
        }
        if (random.bounded(20) != 0) // an outage between two nodes loses it
            shop.announce(conversation, "bot", words, now + 1);
        if (!held.isEmpty()) {
            shop.announce(held.split('|').value(0), "bot", held.split('|').value(1), heldAt);
            held.clear();
        }
    });
    talk.start(10);

    QTimer back; // a server that is down comes back
    back.setSingleShot(true);
    QObject::connect(&back, &QTimer::timeout, &back, [&shop] { shop.server.listenAgain(); });
    QTimer faults;
    QObject::connect(&faults, &QTimer::timeout, &faults, [&] {
        auto *peer = shop.server.last();
        switch (random.bounded(6)) {
        case 0:
            peer->end();
            break;
        case 1:
            peer->reset();
            break;
        case 2:
            peer->fallSilent();
            break;
        case 3:
            peer->text("42[\"message_received\""); // cut in the middle
            break;
        case 4:
            peer->closeFrame(1001);
            break;
        default:
            if (!back.isActive()) {
                shop.server.stop();
                back.start(random.bounded(300));
            }
        }
    });
    faults.start(700);

    const int seconds = qEnvironmentVariableIntValue("AGENT_CONSOLE_SOAK_SECONDS");
    QDeadlineTimer end((seconds > 0 ? seconds : 8) * 1000);
    while (!end.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    faults.stop();
    talk.stop();
    if (!held.isEmpty())
        shop.announce(held.split('|').value(0), "bot", held.split('|').value(1), heldAt);
    if (!back.isActive())
        shop.server.stop();
    back.start(0);

    QTRY_VERIFY(!back.isActive() && desk.isOnline());
    QTRY_COMPARE(desk.feed->receipt().openGaps, 0);
    QTRY_COMPARE_WITH_TIMEOUT(desk.arrived.size(), said, 20'000);
    QStringList told = desk.words();
    QStringList expected;
    for (int i = 1; i <= said; ++i)
        expected.append(u"message %1"_s.arg(i));
    std::sort(told.begin(), told.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(told, expected); // nothing lost, nothing twice

    QTRY_COMPARE_WITH_TIMEOUT(shop.place.count(), said, 20'000);
    QCOMPARE(shop.place.rows("SELECT m.content FROM msg m ORDER BY 1").size(), said);
    QCOMPARE(
        shop.place.rows("SELECT count(DISTINCT content) FROM msg"), QByteArrayList{QByteArray::number(said)});
    // Every gap was shown when it opened and when it was filled.
    const auto numbers = [&desk](bool onlyFilled) {
        QSet<qint64> found;
        for (const Gap &gap : std::as_const(desk.gaps)) {
            if (!onlyFilled || gap.state == Gap::State::Filled)
                found.insert(gap.number);
        }
        return found;
    };
    QVERIFY(desk.feed->receipt().gaps > 0);
    QTRY_COMPARE(numbers(true).size(), desk.feed->receipt().gaps);
    QCOMPARE(numbers(false), numbers(true));
}

QTEST_GUILESS_MAIN(tst_FeedSoak)
#include "tst_feedsoak.moc"
#include "tests/support/patience.h"

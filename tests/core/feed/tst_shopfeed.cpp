// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/feed/livedesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace core;
using namespace core::feed;
using namespace Qt::StringLiterals;
using tests::LiveDesk;
using tests::TinyShop;

class tst_ShopFeed : public QObject
{
    Q_OBJECT
private slots:
    void aMessageIsToldOnceAndKnownFromBothSides();
    void visitorsWordsComeFromTheDatabase();
    void newConversationsAreFoundAndJoined();
    void anOutageIsAGapThatIsFilled();
    void aDeadLinkIsNoticedAndNothingIsLost();
    void roomsAreJoinedAgainOnceAfterAReconnect();
    void aThousandRoomsAreJoinedAtOnce();
    void answersThatTheSocketLosesWhileItLooksHealthyAreAGap();
    void doubleAnswersAreOne();
    void withoutADatabaseLiveWordsAreKept();
    void liveWordsWithoutARowAreKeptAndGiveWayToIt();
    void theTranscriptShowsProvisionalWordsAndThenTheRow();
    void anEditOfLongAgoReachesTheArchiveAndIsNoNews();
    void answersAreSentAndTheirFateIsTold();
    void answersNeedPermission();
    void typingBelongsToTheCustomersRoom();
    void onlyTheWantedConversationsAreWatched();
    void theReceiptMovesWhileNothingHappens();
};

void tst_ShopFeed::aMessageIsToldOnceAndKnownFromBothSides()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    shop.say("conv_a", "bot", "hello");
    QTRY_COMPARE(desk.words(), QStringList{u"hello"_s}); // and not "old"
    QTRY_COMPARE(desk.settled.size(), 1);
    QCOMPARE(desk.settled.first().origin, Origin::Both);
    QCOMPARE(desk.settled.first().message.id, u"2"_s);
    QTRY_COMPARE(shop.place.count(), 2);
    QCOMPARE(desk.arrived.size(), 1);
    QCOMPARE(desk.feed->counters().merged, 1);
}

void tst_ShopFeed::visitorsWordsComeFromTheDatabase()
{
    TinyShop shop;
    shop.database.say("conv_a", "bot", "welcome", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    shop.say("conv_a", "user", "where is my parcel?", true, false);
    QTRY_COMPARE(desk.words(), QStringList{u"where is my parcel?"_s});
    QCOMPARE(desk.arrived.first().origin, Origin::History);
    QTRY_VERIFY(desk.feed->room(u"conv_a"_s)->waitingSinceMs > 0);
    QCOMPARE(desk.feed->room(u"conv_a"_s)->unread, 1);
}

void tst_ShopFeed::newConversationsAreFoundAndJoined()
{
    TinyShop shop;
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && desk.isOnline());
    QSignalSpy rooms(desk.feed.get(), &LiveFeed::roomsChanged);
    shop.say("conv_new", "user", "anybody there?", true, false);
    QTRY_VERIFY(shop.joined.contains("conv_new"));
    QTRY_VERIFY(desk.feed->room(u"conv_new"_s) && desk.feed->room(u"conv_new"_s)->joined);
    QTRY_VERIFY(!rooms.isEmpty());
    shop.say("conv_new", "bot", "yes", false, true);
    QTRY_COMPARE(desk.words(), (QStringList{u"anybody there?"_s, u"yes"_s}));
}

void tst_ShopFeed::anOutageIsAGapThatIsFilled()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    QCOMPARE(desk.gaps.size(), 0);
    shop.server.stop();
    QTRY_COMPARE(desk.gaps.size(), 1);
    QCOMPARE(desk.gaps.first().state, Gap::State::Open);
    QCOMPARE(desk.feed->receipt().openGaps, 1);
    for (int i = 0; i < 5; ++i)
        shop.say("conv_a", "bot", "missed " + QByteArray::number(i), true, false);
    QTRY_COMPARE(desk.arrived.size(), 5); // the database goes on telling
    shop.server.listenAgain();
    QTRY_VERIFY(desk.gaps.constLast().state == Gap::State::Filled);
    QCOMPARE(desk.gaps.constLast().messages, 5);
    QCOMPARE(desk.feed->receipt().openGaps, 0);
    QVERIFY(desk.feed->receipt().completeUpToMs >= desk.gaps.constLast().toMs);
    QTRY_COMPARE(shop.place.count(), 6);
}

void tst_ShopFeed::aDeadLinkIsNoticedAndNothingIsLost()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    const qsizetype before = shop.server.peers.size();
    shop.server.last()->fallSilent(); // no close, no reset: packets are dropped
    shop.say("conv_a", "bot", "into the void", true, false);
    QTRY_COMPARE(desk.words(), QStringList{u"into the void"_s});
    QTRY_VERIFY(!desk.gaps.isEmpty());
    QCOMPARE(desk.gaps.first().reason, live::EndReason::DeadLink);
    QTRY_COMPARE(desk.gaps.constLast().state, Gap::State::Filled);
    QCOMPARE(desk.gaps.constLast().messages,
        1); // the gap begins where the link was last alive, not where it was noticed
    QVERIFY(shop.server.peers.size() > before);
}

void tst_ShopFeed::roomsAreJoinedAgainOnceAfterAReconnect()
{
    TinyShop shop;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const char *id : {"conv_a", "conv_b", "conv_c"})
        shop.database.say(id, "user", "old", now - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.size() == 3);
    QCOMPARE(shop.joins.size(), 3);
    shop.server.last()->reset();
    QTRY_COMPARE(shop.joins.size(), 6);
    QTRY_COMPARE(desk.feed->counters().roomsJoined, 3);
    shop.say("conv_b", "bot", "still there");
    QTRY_COMPARE(desk.words(), QStringList{u"still there"_s});
    QCOMPARE(shop.joins.size(), 6);
}

void tst_ShopFeed::aThousandRoomsAreJoinedAtOnce()
{
    TinyShop shop;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.database.exec("BEGIN");
    for (int i = 0; i < 1'000; ++i)
        shop.database.say("conv_" + QByteArray::number(i), "user", "old", now - 60'000 + i);
    shop.database.exec("COMMIT");
    LiveDesk desk(shop, {});
    QTRY_COMPARE_WITH_TIMEOUT(shop.joined.size(), 1'000, 20'000);
    QTRY_COMPARE(desk.feed->counters().roomsJoined, 1'000);
    QCOMPARE(desk.feed->rooms().size(), 1'000);
    QCOMPARE(shop.joins.size(), 1'000);
}

void tst_ShopFeed::answersThatTheSocketLosesWhileItLooksHealthyAreAGap()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk::Wishes wishes;
    wishes.options.liveGrace = std::chrono::milliseconds(200);
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    // Until the room is joined for a moment, an answer may have been on its way already.
    for (int i = 0; desk.gaps.isEmpty() && i < 10; ++i) {
        shop.say("conv_a", "bot", "between two nodes " + QByteArray::number(i), true, false);
        (void)QTest::qWaitFor([&desk] { return !desk.gaps.isEmpty(); }, 1'500);
    }
    QCOMPARE(desk.gaps.size(), 1);
    QCOMPARE(desk.gaps.first().state, Gap::State::Filled);
    QVERIFY(desk.gaps.first().messages >= 1);
    QCOMPARE(desk.gaps.first().conversationId, u"conv_a"_s);
}

void tst_ShopFeed::doubleAnswersAreOne()
{
    TinyShop shop;
    shop.doubles = true;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.say("conv_a", "bot", "twice");
    shop.database.say("conv_a", "bot", "twice", now + 10);
    QTRY_COMPARE(desk.feed->counters().duplicatesDropped, 2);
    QCOMPARE(desk.words(), QStringList{u"twice"_s});
    QTRY_COMPARE(shop.place.count(), 3); // both rows are in the archive
}

void tst_ShopFeed::withoutADatabaseLiveWordsAreKept()
{
    TinyShop shop;
    LiveDesk::Wishes wishes;
    wishes.tail = false;
    wishes.options.onlyConversations = {u"conv_a"_s};
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(shop.joined.contains("conv_a"));
    shop.say("conv_a", "bot", "only live", false, true);
    QTRY_COMPARE(desk.words(), QStringList{u"only live"_s});
    QTRY_COMPARE(shop.place.count(), 1);
    QCOMPARE(shop.place.rows("SELECT name FROM source"), QByteArrayList{"live"});
    QCOMPARE(desk.feed->receipt().completeUpToMs, 0); // nothing can be promised
}

void tst_ShopFeed::liveWordsWithoutARowAreKeptAndGiveWayToIt()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk::Wishes wishes;
    wishes.options.storeGrace = std::chrono::milliseconds(100);
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.announce("conv_a", "bot", "row comes late", now);
    QTRY_COMPARE(shop.place.count(), 2);
    shop.database.say("conv_a", "bot", "row comes late", now);
    QTRY_COMPARE(
        shop.place.rows("SELECT count(*) FROM msg WHERE content = 'row comes late'"), QByteArrayList{"1"});
    QTRY_COMPARE(shop.place.rows("SELECT count(*) FROM msg WHERE ext = 2"), QByteArrayList{"1"});
    QCOMPARE(shop.place.count(), 2);
    QCOMPARE(desk.arrived.size(), 1);
}

void tst_ShopFeed::theTranscriptShowsProvisionalWordsAndThenTheRow()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    const auto ids = [&desk] {
        auto page = desk.feed->source().messages({u"conv_a"_s, {}, 0}, {}, 10);
        QStringList found;
        if (!QTest::qWaitFor([&page] { return page.isFinished(); }))
            return found;
        if (const auto answer = page.result()) {
            for (const chat::Message &message : answer->rows)
                found.append(message.id.startsWith("live:"_L1) ? u"provisional"_s : message.id);
        }
        return found;
    };
    QTRY_COMPARE(ids(), QStringList{u"1"_s});
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.announce("conv_a", "bot", "hello", now);
    QTRY_COMPARE(ids(), (QStringList{u"1"_s, u"provisional"_s}));
    shop.database.say("conv_a", "bot", "hello", now);
    QTRY_COMPARE(ids(), (QStringList{u"1"_s, u"2"_s}));
}

void tst_ShopFeed::anEditOfLongAgoReachesTheArchiveAndIsNoNews()
{
    TinyShop shop;
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing());
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = 0; i < 60; ++i) // more than a room remembers
        shop.database.say("conv_a", i % 2 ? "bot" : "user", "words " + QByteArray::number(i), now + i);
    QTRY_COMPARE(desk.arrived.size(), 60);
    const int unread = desk.feed->room(u"conv_a"_s)->unread;
    shop.database.exec("UPDATE coze_chat_history SET content = 'other words', update_time = "
        + QByteArray::number(QDateTime::currentMSecsSinceEpoch() + 1) + " WHERE id = 3");
    const auto archived = [&desk] {
        using core::history::MessageAnchor;
        const MessageAnchor first{MessageAnchor::Kind::First, {}, {}, 0};
        auto page = desk.archive.messages({u"conv_a"_s, {}, 0}, first, 10);
        page.waitForFinished();
        return page.result() && page.result()->rows.size() > 2 ? page.result()->rows.at(2).content
                                                               : QString();
    };
    QTRY_COMPARE(archived(), u"other words"_s);
    QCOMPARE(desk.arrived.size(), 60);
    QCOMPARE(desk.feed->room(u"conv_a"_s)->unread, unread);
}

void tst_ShopFeed::answersAreSentAndTheirFateIsTold()
{
    TinyShop shop;
    shop.database.say("conv_a", "user", "old", QDateTime::currentMSecsSinceEpoch() - 5'000);
    LiveDesk::Wishes wishes;
    wishes.options.allowsWriting = true;
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_a"));
    QHash<QString, QVector<Delivery>> fates;
    QObject::connect(desk.feed.get(), &LiveFeed::messagesChanged, &desk.archive,
        [&fates](const QVector<FeedMessage> &messages) {
            for (const FeedMessage &message : messages)
                fates[message.message.id].append(message.delivery);
        });
    desk.feed->send(u"conv_a"_s, u"on my way"_s);
    QTRY_COMPARE(desk.words(), QStringList{u"on my way"_s});
    const QString id = desk.arrived.first().message.id;
    // There is no backend to store it, and the person is told.
    QTRY_COMPARE(desk.feed->deliveryOf(id), Delivery::NotStored);
    QTRY_VERIFY(fates.value(id).contains(Delivery::NotStored));
    QCOMPARE(desk.arrived.size(), 1); // its echo is no second message
    // A colleague's program may have stored it: then all is well.
    shop.database.say("conv_a", "admin", "on my way", QDateTime::currentMSecsSinceEpoch());
    QTRY_COMPARE(desk.feed->deliveryOf(u"2"_s), Delivery::Sent);

    shop.server.stop();
    QTRY_VERIFY(!desk.isOnline());
    desk.feed->send(u"conv_a"_s, u"nobody hears this"_s);
    QTRY_COMPARE(desk.arrived.size(), 2);
    const QString lost = desk.arrived.constLast().message.id;
    QTRY_COMPARE(desk.feed->deliveryOf(lost), Delivery::Failed);
    shop.server.listenAgain();
    QTRY_VERIFY(desk.isOnline() && shop.joined.contains("conv_a"));
    desk.feed->sendAgain(lost);
    QTRY_COMPARE(desk.feed->deliveryOf(lost), Delivery::NotStored);
    desk.feed->discard(lost);
    QCOMPARE(desk.feed->deliveryOf(lost), Delivery::None);
}

void tst_ShopFeed::answersNeedPermission()
{
    TinyShop shop;
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isOnline());
    QVERIFY(!desk.feed->allowsWriting());
    desk.feed->send(u"conv_a"_s, u"psst"_s);
    desk.feed->setTyping(u"conv_a"_s, true);
    shop.database.say("conv_b", "user", "hello", QDateTime::currentMSecsSinceEpoch());
    QTRY_VERIFY(shop.joined.contains("conv_b")); // what was sent before would have been there by now
    for (const QByteArray &text : shop.server.last()->texts())
        QVERIFY2(!text.contains("send_message") && !text.contains("typing"), text.constData());
}

void tst_ShopFeed::typingBelongsToTheCustomersRoom()
{
    TinyShop shop;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.database.exec(
        "INSERT INTO shopify_inbox_user(id, user_email, user_name) VALUES(12, 'ana@example.invalid', 'ana')");
    shop.database.exec("INSERT INTO coze_conversation(conversation_id, inbox_user_id) VALUES('conv_a', 12)");
    shop.database.say("conv_a", "user", "old", now - 5'000);
    shop.database.say("conv_b", "user", "old", now - 5'000);
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing() && shop.joined.size() == 2);
    QTRY_COMPARE(desk.feed->room(u"conv_a"_s)->customerName, u"ana"_s);
    shop.server.last()->text(R"(42["typing_indicator",{"userId":"12","userName":"ana","isTyping":true}])");
    QTRY_VERIFY(desk.feed->room(u"conv_a"_s)->customerTypingUntilMs > 0);
    QCOMPARE(desk.feed->room(u"conv_b"_s)->customerTypingUntilMs, 0);
    shop.server.last()->text(R"(42["typing_indicator",{"userId":"12","userName":"ana","isTyping":false}])");
    QTRY_COMPARE(desk.feed->room(u"conv_a"_s)->customerTypingUntilMs, 0);
}

void tst_ShopFeed::onlyTheWantedConversationsAreWatched()
{
    TinyShop shop;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    shop.database.say("conv_a", "user", "old", now - 5'000);
    shop.database.say("conv_b", "user", "old", now - 5'000);
    LiveDesk::Wishes wishes;
    wishes.options.onlyConversations = {u"conv_b"_s};
    LiveDesk desk(shop, wishes);
    QTRY_VERIFY(desk.isFollowing() && shop.joined.contains("conv_b"));
    shop.say("conv_a", "bot", "not for us");
    shop.say("conv_b", "bot", "for us");
    QTRY_COMPARE(desk.words(), QStringList{u"for us"_s});
    QTRY_COMPARE(shop.place.count(), 4); // the archive has everything
    QVERIFY(!shop.joined.contains("conv_a"));
    QCOMPARE(desk.words(), QStringList{u"for us"_s});
}

void tst_ShopFeed::theReceiptMovesWhileNothingHappens()
{
    TinyShop shop;
    LiveDesk desk(shop, {});
    QTRY_VERIFY(desk.isFollowing());
    QTRY_VERIFY(desk.feed->receipt().completeUpToMs > 0);
    const qint64 before = desk.feed->receipt().completeUpToMs;
    QTRY_VERIFY(desk.feed->receipt().completeUpToMs > before);
}

QTEST_GUILESS_MAIN(tst_ShopFeed)
#include "tst_shopfeed.moc"
#include "tests/support/patience.h"

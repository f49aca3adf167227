// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/live/scriptedfeed.h"
#include "ui/live/drafts.h"
#include "ui/live/linkwords.h"
#include "ui/live/livestate.h"
#include "ui/live/roomlistmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::feed;
using namespace ui;
using tests::ScriptedFeed;

namespace {

constexpr qint64 kNow = 1'700'000'000'000;
constexpr qint64 kMinute = 60'000;

QString order(const RoomListModel &model)
{
    QString ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.roomAt(row)->conversationId;
    return ids;
}

struct Watched
{
    RoomListModel model{[] { return kNow; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_livemodels final : public QObject
{
    Q_OBJECT
private slots:
    void whoWaitsLongestStandsOnTop();
    void rowsStayWhileTheyAreHeld();
    void aRoomThatGoesWhileHeldStaysUntilTheHandIsGone();
    void theOpenRoomStaysWhateverTheFilterSays();
    void everyFilterTakesItsRooms();
    void nextUnansweredIsTheLongestWaitingOfTheOthers();
    void anIndexFollowsItsRoom();
    void manyRandomChangesKeepTheModelSound();
    void theSentenceSaysEverythingInWords();
    void waitingTimesAreDigitsToSeeAndWordsToHear();
    void orderNumbersAreFoundInManyLanguages_data();
    void orderNumbersAreFoundInManyLanguages();
    void aLinkInTroubleSaysWhatHappensNext();
    void gapsSayWhatIsMissing();
    void stateAndDraftsSurviveAsBytes();
};

void tst_livemodels::whoWaitsLongestStandsOnTop()
{
    Watched w;
    w.model.setRooms({ScriptedFeed::room(u"a"_s, kNow - 5), ScriptedFeed::room(u"b"_s, kNow - 1),
        ScriptedFeed::room(u"c"_s, kNow - 2, kNow - kMinute),
        ScriptedFeed::room(u"d"_s, kNow - 9, kNow - 9 * kMinute)});
    QCOMPARE(order(w.model), u"dcba"_s);
    QCOMPARE(w.model.waiting(), 2);
    w.model.update({ScriptedFeed::room(u"a"_s, kNow, kNow - 20 * kMinute), ScriptedFeed::room(u"d"_s, kNow)});
    QCOMPARE(order(w.model), u"acdb"_s);
    w.model.update({ScriptedFeed::room(u"e"_s, kNow - 3), ScriptedFeed::room(u"f"_s, kNow + 1)});
    QCOMPARE(order(w.model), u"acfdbe"_s);
    w.model.remove({u"c"_s, u"b"_s, u"e"_s});
    QCOMPARE(order(w.model), u"afd"_s);
}

void tst_livemodels::rowsStayWhileTheyAreHeld()
{
    Watched w;
    w.model.setRooms({ScriptedFeed::room(u"a"_s, kNow - 1), ScriptedFeed::room(u"b"_s, kNow - 2)});
    QSignalSpy pending(&w.model, &RoomListModel::pendingChanged);
    w.model.hold(this, true);
    w.model.update({ScriptedFeed::room(u"b"_s, kNow, kNow - kMinute), ScriptedFeed::room(u"c"_s, kNow)});
    QCOMPARE(order(w.model), u"ab"_s);
    QCOMPARE(w.model.pending(), 2);
    QCOMPARE(w.model.roomAt(1)->waitingSinceMs, kNow - kMinute); // what the row says is new all the same
    w.model.update({ScriptedFeed::room(u"a"_s, kNow + 5)}); // is on top of the not waiting ones already
    QCOMPARE(w.model.pending(), 2);
    w.model.release();
    QCOMPARE(order(w.model), u"bac"_s);
    QCOMPARE(w.model.pending(), 0);
    QVERIFY(w.model.isHeld());
    w.model.update({ScriptedFeed::room(u"d"_s, kNow + 9)});
    QCOMPARE(order(w.model), u"bac"_s);
    w.model.hold(this, false);
    QCOMPARE(order(w.model), u"bdac"_s);
    QCOMPARE(pending.last().constFirst().toInt(), 0);
}

void tst_livemodels::aRoomThatGoesWhileHeldStaysUntilTheHandIsGone()
{
    Watched w;
    w.model.setRooms({ScriptedFeed::room(u"a"_s, kNow - 1), ScriptedFeed::room(u"b"_s, kNow - 2)});
    w.model.hold(this, true);
    w.model.remove({u"a"_s});
    QCOMPARE(order(w.model), u"ab"_s);
    w.model.hold(this, false);
    QCOMPARE(order(w.model), u"b"_s);
    QVERIFY(!w.model.room(u"a"_s));
}

void tst_livemodels::theOpenRoomStaysWhateverTheFilterSays()
{
    Watched w;
    Room unread = ScriptedFeed::room(u"a"_s, kNow);
    unread.unread = 2;
    w.model.setRooms({unread, ScriptedFeed::room(u"b"_s, kNow - 1)});
    RoomFilter filter;
    filter.unread = true;
    w.model.setFilter(filter);
    QCOMPARE(order(w.model), u"a"_s);
    w.model.setKept(u"a"_s);
    unread.unread = 0;
    w.model.update({unread});
    QCOMPARE(order(w.model), u"a"_s);
    w.model.setKept({});
    QCOMPARE(order(w.model), QString());
}

void tst_livemodels::everyFilterTakesItsRooms()
{
    Room room = ScriptedFeed::room(u"conv-5581"_s, kNow, kNow - 1);
    room.customerName = u"李小姐"_s;
    room.lang = u"zh-Hant"_s;
    room.shopId = u"7"_s;
    room.unread = 1;
    room.flags = WrongLanguage;
    const Room other = ScriptedFeed::room(u"x"_s, kNow);
    const auto takes = [&](auto set) {
        RoomFilter filter;
        set(filter);
        return filter.holds(room) && !filter.holds(other);
    };
    QVERIFY(takes([](RoomFilter &f) { f.waiting = true; }));
    QVERIFY(takes([](RoomFilter &f) { f.unread = true; }));
    QVERIFY(takes([](RoomFilter &f) { f.flagged = true; }));
    QVERIFY(takes([](RoomFilter &f) { f.lang = u"zh"_s; }));
    QVERIFY(takes([](RoomFilter &f) { f.shopId = u"7"_s; }));
    QVERIFY(takes([](RoomFilter &f) { f.text = u"小姐"_s; }));
    QVERIFY(takes([](RoomFilter &f) { f.text = u"５５８１"_s; })); // full width
    QVERIFY(takes([](RoomFilter &f) { f.text = u" CONV "_s; }));
    QVERIFY(!takes([](RoomFilter &f) { f.lang = u"z"_s; }));
    QVERIFY(!takes([](RoomFilter &f) { f.shopId = u"70"_s; }));
}

void tst_livemodels::nextUnansweredIsTheLongestWaitingOfTheOthers()
{
    Watched w;
    QCOMPARE(w.model.longestWaiting({}), QString());
    w.model.setRooms({ScriptedFeed::room(u"a"_s, kNow, kNow - 1 * kMinute),
        ScriptedFeed::room(u"b"_s, kNow, kNow - 3 * kMinute), ScriptedFeed::room(u"c"_s, kNow)});
    QCOMPARE(w.model.longestWaiting({}), u"b"_s);
    QCOMPARE(w.model.longestWaiting(u"b"_s), u"a"_s);
    RoomFilter unread;
    unread.unread = true;
    w.model.setFilter(unread); // who waits is found even when the filter hides it
    QCOMPARE(w.model.longestWaiting(u"b"_s), u"a"_s);
}

void tst_livemodels::anIndexFollowsItsRoom()
{
    Watched w;
    w.model.setRooms({ScriptedFeed::room(u"a"_s, kNow - 1), ScriptedFeed::room(u"b"_s, kNow - 2),
        ScriptedFeed::room(u"c"_s, kNow - 3)});
    const QPersistentModelIndex c = w.model.QAbstractListModel::index(2);
    w.model.update({ScriptedFeed::room(u"c"_s, kNow, kNow - 1), ScriptedFeed::room(u"d"_s, kNow)});
    QCOMPARE(order(w.model), u"cdab"_s);
    QCOMPARE(c.row(), 0);
    QCOMPARE(c.data(RoomListModel::IdRole).toString(), u"c"_s);
}

void tst_livemodels::manyRandomChangesKeepTheModelSound()
{
    Watched w;
    QRandomGenerator random(7);
    QHash<QString, Room> expected;
    for (int round = 0; round < 400; ++round) {
        QVector<Room> changes;
        for (int i = 0; i < 1 + int(random.bounded(6)); ++i) {
            const QString id = QString::number(random.bounded(30));
            const qint64 at = kNow + random.bounded(1000);
            changes.append(ScriptedFeed::room(id, at, random.bounded(3) == 0 ? at - random.bounded(500) : 0));
            expected.insert(id, changes.constLast());
        }
        w.model.update(changes);
        if (random.bounded(4) == 0) {
            const QString id = QString::number(random.bounded(30));
            expected.remove(id);
            w.model.remove({id});
        }
        if (random.bounded(5) == 0)
            w.model.hold(this, random.bounded(2) == 0);
    }
    w.model.hold(this, false);
    QCOMPARE(w.model.rowCount(), int(expected.size()));
    for (int row = 0; row < w.model.rowCount(); ++row) {
        const Room &room = *w.model.roomAt(row);
        QCOMPARE(room, expected.value(room.conversationId));
        if (row == 0)
            continue;
        const Room &before = *w.model.roomAt(row - 1);
        QVERIFY(isWaiting(before) || !isWaiting(room));
        if (isWaiting(room))
            QVERIFY(before.waitingSinceMs <= room.waitingSinceMs);
        else if (!isWaiting(before))
            QVERIFY(before.lastAtMs >= room.lastAtMs);
    }
}

void tst_livemodels::theSentenceSaysEverythingInWords()
{
    Watched w;
    Room room = ScriptedFeed::room(u"5581"_s, kNow, kNow - 4 * kMinute);
    room.unread = 3;
    room.lang = u"zh"_s;
    room.handler = Handler::Bot;
    room.flags = WrongLanguage | Silent;
    room.lastWords = u"退款什么时候到账？"_s;
    room.customerTypingUntilMs = kNow + 1;
    w.model.setRooms({room});
    const QString words = w.model.QAbstractListModel::index(0).data(Qt::AccessibleTextRole).toString();
    for (const QString &part :
        {u"5581"_s, u"waiting for 4 minute"_s, u"3 unread"_s, u"Chinese"_s, u"the bot answers"_s,
            u"another language"_s, u"more than a minute"_s, u"typing"_s, room.lastWords})
        QVERIFY2(words.contains(part), qPrintable(part + u" in "_s + words));
    QVERIFY(!words.contains(u"4:00"_s));
    QVERIFY(w.model.QAbstractListModel::index(0).data(Qt::DisplayRole).toString().contains(u"5581"_s));
}

void tst_livemodels::waitingTimesAreDigitsToSeeAndWordsToHear()
{
    QCOMPARE(waitingTime(252'000), u"4:12"_s);
    QCOMPARE(waitingTime(3'852'000), u"1:04:12"_s);
    QCOMPARE(waitingTime(-5), u"0:00"_s);
    QCOMPARE(durationSpoken(0), u"1 second(s)"_s);
    QCOMPARE(durationSpoken(4 * kMinute + 12'000), u"4 minute(s)"_s);
    QCOMPARE(durationSpoken(64 * kMinute), u"1 hour(s) 4 minute(s)"_s);
    QCOMPARE(durationSpoken(120 * kMinute), u"2 hour(s)"_s);
}

void tst_livemodels::orderNumbersAreFoundInManyLanguages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("numbers");
    QTest::newRow("number sign") << u"where is #10234?"_s << u"10234"_s;
    QTest::newRow("word") << u"Order no. 55812 and order: 99321"_s << u"55812 99321"_s;
    QTest::newRow("prefix") << u"my ORD-2024-0042 please"_s << u"ORD-2024-0042"_s;
    QTest::newRow("Chinese") << u"订单号：202411180001 还没到"_s << u"202411180001"_s;
    QTest::newRow("Arabic") << u"مرحبا #10234 شكراً"_s << u"10234"_s;
    QTest::newRow("Korean") << u"주문번호 88213 확인"_s << u"88213"_s;
    QTest::newRow("twice") << u"#10234 yes #10234"_s << u"10234"_s;
    QTest::newRow("a price is none") << u"it cost 10234 yen, size 42, on 2024-11-18"_s << QString();
}

void tst_livemodels::orderNumbersAreFoundInManyLanguages()
{
    QFETCH(QString, text);
    QFETCH(QString, numbers);
    QCOMPARE(orderNumbersIn(text).join(u' '), numbers);
}

void tst_livemodels::aLinkInTroubleSaysWhatHappensNext()
{
    core::live::Status link;
    link.state = core::live::State::Online;
    link.roundTripMs = 37.6;
    QCOMPARE(linkSentence(link, kNow), QString());
    QCOMPARE(linkShort(link), u"connected · 38 ms"_s);
    link.degraded = true;
    QVERIFY(!linkSentence(link, kNow).isEmpty());
    link = {};
    link.state = core::live::State::Waiting;
    link.attempt = 1;
    link.nextTryAtMs = kNow + 3'400;
    QCOMPARE(linkSentence(link, kNow), u"reconnecting in 4 s (try 2) – showing stored messages"_s);
    QVERIFY(!needsPerson(link));
    for (const auto state : {core::live::State::Refused, core::live::State::Kicked,
             core::live::State::Incompatible, core::live::State::Failed}) {
        link.state = state;
        QVERIFY(needsPerson(link));
        QVERIFY(!linkSentence(link, kNow).isEmpty());
        QVERIFY(!linkShort(link).isEmpty());
    }
    link.state = core::live::State::Refused;
    link.reason = core::live::EndReason::Refused;
    QVERIFY(linkSentence(link, kNow).contains(endWords(core::live::EndReason::Refused)));
}

void tst_livemodels::gapsSayWhatIsMissing()
{
    const Dates dates(QTimeZone::utc());
    const qint64 two = QDateTime({2024, 11, 22}, {14, 2}, Qt::UTC).toMSecsSinceEpoch();
    Gap gap{1, {}, two, 0, Gap::State::Open, 0, core::live::EndReason::PingTimeout};
    QVERIFY(gapSentence(gap, dates).contains(u"since 14:02"_s));
    gap.toMs = two + kMinute;
    QVERIFY(gapSentence(gap, dates).contains(u"14:02–14:03"_s));
    gap.messages = 3;
    QVERIFY(gapSentence(gap, dates).contains(u"3 message(s) missed 14:02–14:03"_s));
    gap.state = Gap::State::Filled;
    QCOMPARE(gapSentence(gap, dates), u"3 message(s) filled in"_s);
    TailStatus tail;
    QCOMPARE(databaseShort(tail, {}, dates), QString());
    tail.state = TailStatus::State::Following;
    QCOMPARE(databaseShort(tail, {two + 22'000, 1, 4, 12}, dates), u"up to 14:02:22, 1 gap(s)"_s);
    tail.state = TailStatus::State::Failing;
    tail.checkedAtMs = two;
    QVERIFY(tailSentence(tail, dates).contains(u"not reachable since 14:02:00"_s));
}

void tst_livemodels::stateAndDraftsSurviveAsBytes()
{
    LiveState state;
    state.filter.lang = u"zh"_s;
    state.filter.waiting = true;
    state.roomId = u"5581"_s;
    state.wall = true;
    state.contextPanel = false;
    const LiveState back = LiveState::fromBytes(state.toBytes());
    QCOMPARE(back.filter, state.filter);
    QCOMPARE(back.roomId, state.roomId);
    QVERIFY(back.wall && !back.contextPanel);
    QVERIFY(LiveState::fromBytes("nonsense").filter.isEmpty());
    QVERIFY(LiveState::fromBytes(state.toBytes().chopped(3)).roomId.isEmpty());

    Drafts drafts;
    drafts.set(u"a"_s, u"你好"_s);
    drafts.set(u"b"_s, u"  "_s);
    for (int i = 0; i < 250; ++i)
        drafts.set(QString::number(i), u"x"_s);
    QVERIFY(!drafts.contains(u"a"_s)); // the oldest went
    drafts.set(u"a"_s, u"你好"_s);
    QCOMPARE(Drafts::fromBytes(drafts.toBytes()).of(u"a"_s), u"你好"_s);
    QVERIFY(!Drafts::fromBytes("").contains(u"a"_s));
}

QTEST_MAIN(tst_livemodels)
#include "tst_livemodels.moc"

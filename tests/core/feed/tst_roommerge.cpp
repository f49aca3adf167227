// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/roommerge.h"

#include <QTest>

using namespace core;
using namespace core::feed;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNow = 1'800'000'000'000;

live::MessageReceived said(const QString &content, qint64 atMs, const QString &role = u"bot"_s)
{
    return {u"conv_1"_s, content, role, role, role, atMs};
}

history::IncomingMessage row(
    const char *id, const QString &content, qint64 atMs, const char *sender = "bot", const char *lang = "")
{
    history::IncomingMessage row;
    row.id = id;
    row.conversationId = "conv_1";
    row.content = content.toStdString();
    row.sentAtMs = atMs;
    row.sender = sender;
    row.lang = lang;
    return row;
}

} // namespace

class tst_RoomMerge : public QObject
{
    Q_OBJECT
private slots:
    void aLiveMessageIsProvisionalUntilItsRowComes();
    void aRowThatCameFirstMeetsItsLiveTwin();
    void theBackendsDoubleAnswerIsOneMessageWithTwoIds();
    void sameWordsLaterAreTwoMessages();
    void equalApologiesMeetTheRowsNearestInTime();
    void sendersAreToldApart();
    void aRowOfLongAgoMeetsNothing();
    void anEditedRowIsChangedAndARepeatedOneIsIgnored();
    void anEditOfLongAgoIsNoNews();
    void aDeletedRowGoes();
    void lateRowsAreCountedAsLateAndRepairTheRoom();
    void waitingBeginsWithTheFirstUnansweredWords();
    void flags_data();
    void flags();
    void silenceIsSeenAsTimePasses();
    void unreadCountsWhileTheRoomIsNotInFront();
    void ownAnswersMeetTheirEchoAndTheirRow();
    void theArchiveSettlesWhatItHadAllTheTime();
    void botAnswersThatTheSocketLostAreToldOnce();
    void liveWordsWithoutARowAreToldOnce();
    void staysSmall();
};

void tst_RoomMerge::aLiveMessageIsProvisionalUntilItsRowComes()
{
    RoomMerge room(u"conv_1"_s);
    const Merged live = room.takeLive(said(u"hello"_s, kNow), kNow + 12);
    QCOMPARE(live.kind, Merged::Kind::Added);
    QCOMPARE(live.message.origin, Origin::Live);
    QVERIFY(live.message.message.id.startsWith(u"live:"_s));
    QCOMPARE(live.message.delayMs, 12);
    QVERIFY(room.hasUnsettled());

    const Merged stored = room.takeRow(row("41", u"hello"_s, kNow - 30), kNow + 200);
    QCOMPARE(stored.kind, Merged::Kind::Settled);
    QCOMPARE(stored.formerId, live.message.message.id);
    QCOMPARE(stored.message.message.id, u"41"_s);
    QCOMPARE(stored.message.origin, Origin::Both);
    QCOMPARE(stored.message.message.sentAtMs, kNow - 30); // the stored time counts
    QVERIFY(!room.hasUnsettled());
}

void tst_RoomMerge::aRowThatCameFirstMeetsItsLiveTwin()
{
    RoomMerge room(u"conv_1"_s);
    QCOMPARE(room.takeRow(row("7", u"hi"_s, kNow), kNow).message.origin, Origin::History);
    const Merged live = room.takeLive(said(u"hi"_s, kNow + 4), kNow + 5);
    QCOMPARE(live.kind, Merged::Kind::Settled);
    QCOMPARE(live.message.message.id, u"7"_s);
    QCOMPARE(live.message.origin, Origin::Both);
    QVERIFY(live.formerId.isEmpty());
    QVERIFY(!room.hasUnsettled());
}

void tst_RoomMerge::theBackendsDoubleAnswerIsOneMessageWithTwoIds()
{
    RoomMerge room(u"conv_1"_s);
    QCOMPARE(room.takeLive(said(u"twice"_s, kNow), kNow).kind, Merged::Kind::Added);
    QCOMPARE(room.takeLive(said(u"twice"_s, kNow + 10), kNow + 10).kind, Merged::Kind::Repeated);
    QCOMPARE(room.takeRow(row("1", u"twice"_s, kNow), kNow + 50).kind, Merged::Kind::Settled);
    const Merged second = room.takeRow(row("2", u"twice"_s, kNow + 10), kNow + 50);
    QCOMPARE(second.kind, Merged::Kind::Repeated);
    QCOMPARE(second.message.message.id, u"1"_s);
    QCOMPARE(second.message.moreIds, QStringList{u"2"_s});
    QCOMPARE(room.takeRow(row("2", u"twice"_s, kNow + 10), kNow + 60).kind, Merged::Kind::Ignored);
    QCOMPARE(room.room().unread, 1);
}

void tst_RoomMerge::sameWordsLaterAreTwoMessages()
{
    RoomMerge room(u"conv_1"_s);
    QCOMPARE(room.takeLive(said(u"ok"_s, kNow), kNow).kind, Merged::Kind::Added);
    QCOMPARE(room.takeLive(said(u"ok"_s, kNow + 2'001), kNow + 2'001).kind, Merged::Kind::Added);
    QCOMPARE(room.takeRow(row("1", u"ok"_s, kNow), kNow + 3'000).kind, Merged::Kind::Settled);
    QCOMPARE(room.takeRow(row("2", u"ok"_s, kNow + 2'001), kNow + 3'000).kind, Merged::Kind::Settled);
}

void tst_RoomMerge::equalApologiesMeetTheRowsNearestInTime()
{
    RoomMerge room(u"conv_1"_s);
    // The first one was lost on the socket; its row must not take the second one's place.
    const Merged second = room.takeLive(said(u"Sorry, later."_s, kNow + 5'000), kNow + 5'000);
    QCOMPARE(room.takeRow(row("2", u"Sorry, later."_s, kNow + 4'990), kNow + 5'100).formerId,
        second.message.message.id);
    QCOMPARE(room.takeRow(row("1", u"Sorry, later."_s, kNow), kNow + 5'100).kind, Merged::Kind::Added);
}

void tst_RoomMerge::sendersAreToldApart()
{
    RoomMerge room(u"conv_1"_s);
    QCOMPARE(room.takeLive(said(u"yes"_s, kNow, u"customer"_s), kNow).message.message.sender, u"user"_s);
    QCOMPARE(room.takeLive(said(u"yes"_s, kNow, u"admin"_s), kNow).kind, Merged::Kind::Added);
    QCOMPARE(room.takeRow(row("1", u"yes"_s, kNow, "user"), kNow).message.message.role, chat::Role::Customer);
    QCOMPARE(room.takeRow(row("2", u"yes"_s, kNow, "assistant"), kNow).kind, Merged::Kind::Added);
}

void tst_RoomMerge::aRowOfLongAgoMeetsNothing()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeLive(said(u"hello"_s, kNow), kNow);
    QCOMPARE(room.takeRow(row("1", u"hello"_s, kNow - 31'000), kNow).kind, Merged::Kind::Added);
}

void tst_RoomMerge::anEditedRowIsChangedAndARepeatedOneIsIgnored()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"before"_s, kNow), kNow);
    QCOMPARE(room.takeRow(row("1", u"before"_s, kNow), kNow).kind, Merged::Kind::Ignored);
    QCOMPARE(room.takeRow(row("1", u"after"_s, kNow), kNow).kind, Merged::Kind::Changed);
    QCOMPARE(room.room().lastWords, u"after"_s);
}

void tst_RoomMerge::anEditOfLongAgoIsNoNews()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeLive(said(u"never stored"_s, kNow), kNow);
    for (int i = 0; i < 100; ++i)
        (void)room.takeRow(
            row(QByteArray::number(i).constData(), u"words %1"_s.arg(i), kNow + i * 1000), kNow);
    const Room before = room.room();
    const Merged edit
        = room.takeRow(row("3", u"other words"_s, kNow + 3000), kNow + 200'000, RoomMerge::RowAge::Known);
    QCOMPARE(edit.kind, Merged::Kind::Changed);
    QCOMPARE(edit.message.message.id, u"3"_s);
    QCOMPARE(edit.message.message.content, u"other words"_s);
    QCOMPARE(room.room(), before); // nothing is unread because of it
    // What is remembered is told by its id as ever, and what is newer is new.
    QCOMPARE(room.takeRow(row("99", u"new words"_s, kNow + 99'000), kNow, RoomMerge::RowAge::Known).kind,
        Merged::Kind::Changed);
    QCOMPARE(room.takeRow(row("200", u"late"_s, kNow + 98'500), kNow, RoomMerge::RowAge::Known).kind,
        Merged::Kind::Added);
    RoomMerge empty(u"conv_2"_s);
    QCOMPARE(
        empty.takeRow(row("1", u"old"_s, kNow), kNow, RoomMerge::RowAge::Known).kind, Merged::Kind::Changed);
    QCOMPARE(empty.room().unread, 0);
}

void tst_RoomMerge::aDeletedRowGoes()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"first"_s, kNow, "user"), kNow);
    (void)room.takeRow(row("2", u"second"_s, kNow + 1, "user"), kNow);
    auto gone = row("2", u"second"_s, kNow + 1, "user");
    gone.deleted = true;
    QCOMPARE(room.takeRow(gone, kNow).kind, Merged::Kind::Removed);
    QCOMPARE(room.takeRow(gone, kNow).kind, Merged::Kind::Ignored);
    QCOMPARE(room.room().lastWords, u"first"_s);
}

void tst_RoomMerge::lateRowsAreCountedAsLateAndRepairTheRoom()
{
    RoomMerge room(u"conv_1"_s);
    QVERIFY(!room.takeRow(row("2", u"the answer"_s, kNow, "bot"), kNow).late);
    QVERIFY(room.takeRow(row("1", u"the question"_s, kNow - 900, "user"), kNow).late);
    QCOMPARE(room.room().lastWords, u"the answer"_s);
    QCOMPARE(room.room().waitingSinceMs, 0);
    QCOMPARE(room.room().firstWordMs, 900);
}

void tst_RoomMerge::waitingBeginsWithTheFirstUnansweredWords()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"anybody?"_s, kNow, "user"), kNow);
    (void)room.takeRow(row("2", u"hello?"_s, kNow + 4'000, "user"), kNow);
    QCOMPARE(room.room().waitingSinceMs, kNow);
    QCOMPARE(room.room().handler, Handler::Nobody);
    (void)room.takeRow(row("3", u"here"_s, kNow + 5'000, "admin"), kNow);
    QCOMPARE(room.room().waitingSinceMs, 0);
    QCOMPARE(room.room().handler, Handler::Human);
}

void tst_RoomMerge::flags_data()
{
    QTest::addColumn<QVector<QStringList>>("talk"); // sender, language, content
    QTest::addColumn<RoomFlags>("flags");
    const QStringList question{u"user"_s, u"zh"_s, u"退款什么时候到账"_s};
    QTest::newRow("an answer in the customer's language")
        << QVector<QStringList>{question, {u"bot"_s, u"zh-Hant"_s, u"三天"_s}} << RoomFlags();
    QTest::newRow("an answer in another language") << QVector<QStringList>{question,
        {u"bot"_s, u"en"_s, u"in three days"_s}} << RoomFlags(WrongLanguage);
    QTest::newRow("an answer too short to tell")
        << QVector<QStringList>{question, {u"bot"_s, QString(), u"ok"_s}} << RoomFlags();
    QTest::newRow("an apology") << QVector<QStringList>{question,
        {u"bot"_s, QString(), u"Sorry, something went wrong."_s}}
                                << RoomFlags(Apologised);
    QTest::newRow("the same answer twice") << QVector<QStringList>{question, {u"bot"_s, u"zh"_s, u"三天"_s},
        question, {u"bot"_s, u"zh"_s, u"三天"_s}}
                                           << RoomFlags(RepeatedAnswer);
    QTest::newRow("a human in another language")
        << QVector<QStringList>{question, {u"admin"_s, u"en"_s, u"in three days"_s}} << RoomFlags();
}

void tst_RoomMerge::flags()
{
    QFETCH(QVector<QStringList>, talk);
    QFETCH(RoomFlags, flags);
    RoomMerge room(u"conv_1"_s);
    int id = 0;
    for (const QStringList &words : talk) {
        ++id;
        (void)room.takeRow(row(std::to_string(id).c_str(), words[2], kNow + id * 10'000,
                               words[0].toStdString().c_str(), words[1].toStdString().c_str()),
            kNow);
    }
    QCOMPARE(room.room().flags, flags);
}

void tst_RoomMerge::silenceIsSeenAsTimePasses()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"anybody?"_s, kNow, "user"), kNow);
    QVERIFY(!room.tick(kNow + 59'000));
    QVERIFY(room.tick(kNow + 61'000));
    QVERIFY(room.room().flags.testFlag(Silent));
    QVERIFY(!room.tick(kNow + 62'000));
    (void)room.takeRow(row("2", u"yes"_s, kNow + 63'000), kNow);
    QVERIFY(!room.room().flags.testFlag(Silent));
}

void tst_RoomMerge::unreadCountsWhileTheRoomIsNotInFront()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"a"_s, kNow, "user"), kNow);
    (void)room.takeRow(row("2", u"b"_s, kNow + 5'000, "admin"), kNow);
    QCOMPARE(room.room().unread, 1); // a colleague's words are no news
    room.setFront(true);
    QCOMPARE(room.room().unread, 0);
    (void)room.takeRow(row("3", u"c"_s, kNow + 9'000, "user"), kNow);
    QCOMPARE(room.room().unread, 0);
}

void tst_RoomMerge::ownAnswersMeetTheirEchoAndTheirRow()
{
    RoomMerge room(u"conv_1"_s);
    const FeedMessage own = room.takeOwn(u"live:own:1"_s, u"on my way"_s, kNow);
    QCOMPARE(own.delivery, Delivery::Pending);
    const Merged echo = room.takeLive(said(u"on my way"_s, kNow + 80, u"admin"_s), kNow + 90);
    QCOMPARE(echo.kind, Merged::Kind::Settled);
    QCOMPARE(echo.message.message.id, u"live:own:1"_s);
    const Merged stored = room.takeRow(row("9", u"on my way"_s, kNow + 120, "admin"), kNow + 200);
    QCOMPARE(stored.kind, Merged::Kind::Settled);
    QCOMPARE(stored.formerId, u"live:own:1"_s);
    QVERIFY(!room.hasUnsettled());
}

void tst_RoomMerge::theArchiveSettlesWhatItHadAllTheTime()
{
    RoomMerge room(u"conv_1"_s);
    const Merged live = room.takeLive(said(u"hello"_s, kNow), kNow);
    chat::Message stored;
    stored.id = u"3"_s;
    stored.role = chat::Role::Bot;
    stored.content = u"hello"_s;
    stored.sentAtMs = kNow - 5;
    const auto settled = room.recall({}, {stored});
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().formerId, live.message.message.id);
    QVERIFY(!room.hasUnsettled());
    QCOMPARE(room.takeRow(row("3", u"hello"_s, kNow - 5), kNow).kind, Merged::Kind::Ignored);
}

void tst_RoomMerge::botAnswersThatTheSocketLostAreToldOnce()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeRow(row("1", u"question"_s, kNow, "user"), kNow); // visitors' words are not announced
    (void)room.takeRow(row("2", u"answer"_s, kNow + 1), kNow);
    QVERIFY(room.takeUndelivered(kNow + 4'000, 5'000, kNow).isEmpty());
    const auto lost = room.takeUndelivered(kNow + 5'000, 5'000, kNow);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().message.id, u"2"_s);
    QVERIFY(room.takeUndelivered(kNow + 9'000, 5'000, kNow).isEmpty());
    // What came before the room was joined could not be delivered.
    (void)room.takeRow(row("3", u"another"_s, kNow + 10'000), kNow + 10'000);
    QVERIFY(room.takeUndelivered(kNow + 20'000, 5'000, kNow + 10'001).isEmpty());
}

void tst_RoomMerge::liveWordsWithoutARowAreToldOnce()
{
    RoomMerge room(u"conv_1"_s);
    (void)room.takeLive(said(u"only live"_s, kNow), kNow);
    QVERIFY(room.takeUnstored(kNow + 1, 60'000).isEmpty());
    QCOMPARE(room.takeUnstored(kNow + 60'000, 60'000).size(), 1);
    QVERIFY(room.takeUnstored(kNow + 90'000, 60'000).isEmpty());
}

void tst_RoomMerge::staysSmall()
{
    RoomMerge room(u"conv_1"_s);
    for (int i = 0; i < 1'000; ++i) {
        const QString words = QString::number(i);
        (void)room.takeRow(row(std::to_string(i).c_str(), words, kNow + i * 10), kNow);
        (void)room.takeLive(said(words, kNow + i * 10), kNow);
    }
    QVERIFY(!room.hasUnsettled());
    // What is far back is forgotten: the same id counts as new.
    QCOMPARE(room.takeRow(row("3", u"3"_s, kNow + 30), kNow).kind, Merged::Kind::Added);
}

QTEST_GUILESS_MAIN(tst_RoomMerge)
#include "tst_roommerge.moc"

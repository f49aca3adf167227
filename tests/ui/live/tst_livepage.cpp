// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/live/livedesk.h"
#include "tests/ui/window/walk.h"
#include "ui/live/roomdelegate.h"
#include "ui/live/roomlist.h"
#include "ui/live/roomlistmodel.h"
#include "ui/live/wall.h"
#include "ui/live/walldelegate.h"
#include "ui/transcript/accessibletranscript.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace core::feed;
using core::chat::Role;
using tests::ScriptedFeed;
using namespace ui;

namespace {

constexpr int kPatience = 20'000;

QString shownOrder(const LiveDesk &desk)
{
    const auto *model = desk.find<QListView>(u"rooms"_s)->model();
    QStringList ids;
    for (int row = 0; row < model->rowCount(); ++row)
        ids.append(model->index(row, 0).data(RoomListModel::IdRole).toString());
    return ids.join(u' ');
}

QString currentRoom(const LiveDesk &desk)
{
    return desk.find<QListView>(u"rooms"_s)->currentIndex().data(RoomListModel::IdRole).toString();
}

/// A room with more messages than fit on the screen.
void fillRoom(LiveDesk &desk, const QString &id, int messages)
{
    for (int i = 0; i < messages; ++i)
        desk.feed.say(id, i % 2 == 0 ? Role::Customer : Role::Bot, u"line %1"_s.arg(i),
            desk.now - 3'600'000 + i * 1000);
}

class PaintCounter final : public QObject
{
public:
    explicit PaintCounter(QWidget *watched) { watched->installEventFilter(this); }
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

class tst_livepage final : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { QCOMPARE(walk::orphanedInterfaces(), 0); }
    void theFirstLookOpensNothing();
    void nextUnansweredOpensWhoWaitsLongest();
    void nextUnansweredComesFromAnotherPage();
    void conversationsAreWalkedByKeys();
    void nothingMovesWhileTheListHasTheFocus();
    void anAnswerIsTypedAndSentByKeys();
    void anInputMethodKeepsItsKeys();
    void typingIsSaidSparinglyAndEnds();
    void answeringBesideTheBotIsAskedAboutOnce();
    void draftsAreKeptPerRoomAndOverRestarts();
    void withoutTheRightToWriteOneWatches();
    void anAnswerThatDidNotArriveIsSentAgainOrDiscarded();
    void aGapIsFilledFromItsBand();
    void aGapStandsBetweenTheMessages();
    void theRoomsReceiptMovesWithTheFeed();
    void aBrokenLinkSaysWhenItTriesAgain();
    void aRefusedSignInLeadsToConnections();
    void theTranscriptFollowsUntilOneScrollsUp();
    void filtersAreSetByKeysAndKept();
    void theWallIsWalkedByKeysAndOpensARoom();
    void theCustomerIsSearchedFromHere();
    void orderNumbersAreCopied();
    void earlierChatsAreListed();
    void nothingConnectedLeadsToConnections();
    void aQuietHourSaysSo();
    void theRoomInFrontIsToldToTheFeed();
    void aRoomThatIsNotKnownYetOpensWhenItComes();
    void statusAndWaitingCountAreTold();
    void escapeLeavesOneLevel();
    void everythingIsNamedAndReachable();
    void aThousandRoomsCostNoMoreThanTheirBatches();
};

void tst_livepage::theFirstLookOpensNothing()
{
    LiveDesk desk;
    QVERIFY(desk.find<QListView>(u"rooms"_s)->hasFocus());
    QCOMPARE(desk.page->title(), QString());
    QVERIFY(!desk.feed.asked.contains(u"front 5590"_s));
    QCOMPARE(shownOrder(desk), u"5590 5581 5580 5577 5574"_s);
    QVERIFY(desk.find<QLabel>(u"roomCount"_s)->text().contains(u"2 waiting"_s));
    desk.key(Qt::Key_Return);
    QVERIFY(desk.page->title().contains(u"李小姐"_s));
}

void tst_livepage::nextUnansweredOpensWhoWaitsLongest()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(currentRoom(desk), u"5590"_s);
    QVERIFY(desk.find<QPlainTextEdit>(u"answer"_s)->hasFocus());
    QVERIFY(desk.feed.asked.contains(u"front 5590"_s));
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(currentRoom(desk), u"5581"_s);
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier); // the other one again
    QCOMPARE(currentRoom(desk), u"5590"_s);
    desk.feed.put({ScriptedFeed::room(u"5590"_s, desk.now), ScriptedFeed::room(u"5581"_s, desk.now)});
    desk.key(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.notices.size(), 1);
    QCOMPARE(currentRoom(desk), u"5590"_s);
}

void tst_livepage::nextUnansweredComesFromAnotherPage()
{
    LiveDesk desk;
    desk.page->hide();
    desk.actions[Command::ShowLive]->setEnabled(true); // as the window does when it has the page
    QObject::connect(desk.actions[Command::ShowLive], &QAction::triggered, desk.page, &QWidget::show);
    desk.actions[Command::NextUnanswered]->trigger();
    QVERIFY(desk.page->isVisible());
    QCOMPARE(currentRoom(desk), u"5590"_s);
}

void tst_livepage::conversationsAreWalkedByKeys()
{
    LiveDesk desk;
    desk.page->openRoom(u"5590"_s);
    desk.key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(currentRoom(desk), u"5581"_s);
    desk.key(Qt::Key_Down, Qt::AltModifier);
    desk.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(currentRoom(desk), u"5581"_s);
    desk.find<QListView>(u"rooms"_s)->setFocus();
    desk.key(Qt::Key_Down);
    QVERIFY(desk.page->title().contains(u"Ana M."_s)); // walking opens
    QVERIFY(desk.find<QListView>(u"rooms"_s)->hasFocus()); // and stays
    desk.key(Qt::Key_Return);
    QVERIFY(desk.find<TranscriptView>(u"liveTranscript"_s)->hasFocus());
}

void tst_livepage::nothingMovesWhileTheListHasTheFocus()
{
    LiveDesk desk;
    desk.page->openRoom(u"5581"_s);
    auto *view = desk.find<QListView>(u"rooms"_s);
    auto *fresh = desk.find<QPushButton>(u"newRooms"_s);
    view->setFocus();
    const QString before = shownOrder(desk);
    desk.feed.put(
        {ScriptedFeed::room(u"9"_s, desk.now), ScriptedFeed::room(u"5574"_s, desk.now, desk.now - 900'000)});
    QCOMPARE(shownOrder(desk), before);
    QVERIFY(fresh->isVisible());
    QVERIFY(fresh->text().contains(u"2"_s));
    QCOMPARE(currentRoom(desk), u"5581"_s);
    QTest::keyClick(fresh, Qt::Key_Space);
    QCOMPARE(shownOrder(desk), u"5574 5590 5581 9 5580 5577"_s);
    QVERIFY(!fresh->isVisible());
    QCOMPARE(currentRoom(desk), u"5581"_s);
    QVERIFY(view->hasFocus());
    desk.feed.put(ScriptedFeed::room(u"10"_s, desk.now, desk.now - 999'000));
    QVERIFY(fresh->isVisible());
    desk.find<TranscriptView>(u"liveTranscript"_s)->setFocus();
    QVERIFY(!fresh->isVisible());
    QVERIFY(shownOrder(desk).startsWith(u"10 "_s));
    QCOMPARE(currentRoom(desk), u"5581"_s);
}

void tst_livepage::anAnswerIsTypedAndSentByKeys()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    auto *answer = desk.find<QPlainTextEdit>(u"answer"_s);
    QVERIFY(answer->hasFocus());
    QTest::keyClicks(answer, u"one"_s);
    QTest::keyClick(answer, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(answer, u"two"_s);
    QVERIFY(desk.feed.asked.filter(u"send"_s).isEmpty());
    QTest::keyClick(answer, Qt::Key_Return);
    QVERIFY(desk.feed.asked.contains(u"send 5581 one\ntwo"_s));
    QVERIFY(answer->toPlainText().isEmpty());
    QTest::keyClick(answer, Qt::Key_Return); // nothing to send
    QTest::keyClicks(answer, u"three"_s);
    QTest::keyClick(answer, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.feed.asked.contains(u"send 5581 three"_s));
    QCOMPARE(desk.feed.asked.filter(u"send "_s).size(), 2);
}

void tst_livepage::anInputMethodKeepsItsKeys()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    auto *answer = desk.find<QPlainTextEdit>(u"answer"_s);
    QInputMethodEvent composing(u"tuikuan"_s, {});
    QApplication::sendEvent(answer, &composing);
    QTest::keyClick(answer, Qt::Key_Return);
    QVERIFY(desk.feed.asked.filter(u"send"_s).isEmpty());
    QInputMethodEvent committed;
    committed.setCommitString(u"退款"_s);
    QApplication::sendEvent(answer, &committed);
    QVERIFY(answer->toPlainText().contains(u"退款"_s));
    QTest::keyClick(answer, Qt::Key_Return);
    QCOMPARE(desk.feed.asked.filter(u"send"_s).size(), 1);
}

void tst_livepage::typingIsSaidSparinglyAndEnds()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    auto *answer = desk.find<QPlainTextEdit>(u"answer"_s);
    QTest::keyClicks(answer, u"hello there"_s);
    QCOMPARE(desk.feed.asked.filter(u"typing"_s), QStringList{u"typing 5581 on"_s});
    desk.find<QListView>(u"rooms"_s)->setFocus();
    QCOMPARE(desk.feed.asked.filter(u"typing"_s).last(), u"typing 5581 off"_s);
    answer->setFocus();
    QTest::keyClick(answer, Qt::Key_Return);
    QCOMPARE(desk.feed.asked.filter(u"typing"_s).size(), 2); // no second end
}

void tst_livepage::answeringBesideTheBotIsAskedAboutOnce()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5590"_s); // the bot answers here
    auto *answer = desk.find<QPlainTextEdit>(u"answer"_s);
    QTest::keyClicks(answer, u"hello"_s);
    QTest::keyClick(answer, Qt::Key_Return);
    QVERIFY(desk.find<QWidget>(u"besideBot"_s)->isVisible());
    QVERIFY(desk.feed.asked.filter(u"send"_s).isEmpty());
    QCOMPARE(answer->toPlainText(), u"hello"_s);
    auto *anyway = desk.find<QPushButton>(u"answerAnyway"_s);
    anyway->setFocus();
    QTest::keyClick(anyway, Qt::Key_Space);
    QCOMPARE(desk.feed.asked.filter(u"send"_s), QStringList{u"send 5590 hello"_s});
    QVERIFY(!desk.find<QWidget>(u"besideBot"_s)->isVisible());
    QTest::keyClicks(answer, u"again"_s);
    QTest::keyClick(answer, Qt::Key_Return);
    QCOMPARE(desk.feed.asked.filter(u"send"_s).size(), 2);
}

void tst_livepage::draftsAreKeptPerRoomAndOverRestarts()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    QTest::keyClicks(desk.find<QPlainTextEdit>(u"answer"_s), u"half an answer"_s);
    desk.page->openRoom(u"5590"_s);
    QVERIFY(desk.find<QPlainTextEdit>(u"answer"_s)->toPlainText().isEmpty());
    desk.find<QToolButton>(u"filterWaiting"_s)->click();
    desk.find<QSplitter>(u"liveSplitter"_s)->setSizes({400, 600, 300});
    const int width = desk.find<QSplitter>(u"liveSplitter"_s)->sizes().constFirst();
    desk.page->saveState();
    desk.openPage();
    QVERIFY(desk.page->title().contains(u"李小姐"_s));
    QVERIFY(desk.find<QToolButton>(u"filterWaiting"_s)->isChecked());
    QCOMPARE(shownOrder(desk), u"5590 5581"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        qAbs(desk.find<QSplitter>(u"liveSplitter"_s)->sizes().constFirst() - width) <= 2, kPatience);
    desk.page->openRoom(u"5581"_s);
    QCOMPARE(desk.find<QPlainTextEdit>(u"answer"_s)->toPlainText(), u"half an answer"_s);
    QVERIFY(desk.feed.asked.filter(u"typing"_s).size() <= 2); // a draft that comes back is no typing
}

void tst_livepage::withoutTheRightToWriteOneWatches()
{
    LiveDesk desk;
    desk.page->openRoom(u"5581"_s);
    QVERIFY(!desk.find<QPlainTextEdit>(u"answer"_s)->isVisible());
    auto *watching = desk.find<QLabel>(u"watchingOnly"_s);
    QVERIFY(watching->isVisible());
    QSignalSpy wanted(desk.page, &LivePage::connectWanted);
    emit watching->linkActivated(u"allow"_s);
    QCOMPARE(wanted.size(), 1);
    desk.feed.setWriting(true);
    QVERIFY(desk.find<QPlainTextEdit>(u"answer"_s)->isVisible());
    QVERIFY(!watching->isVisible());
}

void tst_livepage::anAnswerThatDidNotArriveIsSentAgainOrDiscarded()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    desk.feed.send(u"5581"_s, u"first"_s);
    desk.feed.send(u"5590"_s, u"elsewhere"_s);
    const auto words = [&desk] {
        QStringList found;
        for (const auto *label : desk.page->findChildren<QLabel *>(u"unsentWords"_s)) {
            if (label->isVisible())
                found.append(label->text());
        }
        return found;
    };
    QCOMPARE(words().size(), 1);
    QVERIFY(words().constFirst().contains(u"first"_s));
    QVERIFY(!desk.find<QPushButton>(u"sendAgain"_s)); // it is on its way
    const QString id = desk.feed.lastOwn(u"5581"_s);
    desk.feed.setDelivery(id, Delivery::Failed);
    auto *again = desk.find<QPushButton>(u"sendAgain"_s);
    QVERIFY(again && again->isVisible());
    again->setFocus();
    QTest::keyClick(again, Qt::Key_Space);
    QCOMPARE(desk.feed.asked.constLast(), u"again "_s + id);
    desk.feed.setDelivery(id, Delivery::NotStored);
    auto *discard = desk.page->findChildren<QPushButton *>(u"discard"_s).constLast();
    QTest::keyClick(discard, Qt::Key_Space);
    QCOMPARE(desk.feed.asked.constLast(), u"discard "_s + id);
    QVERIFY(words().isEmpty());
    desk.page->openRoom(u"5590"_s);
    QCOMPARE(words().size(), 1);
    desk.feed.setDelivery(desk.feed.lastOwn(u"5590"_s), Delivery::Sent);
    QVERIFY(words().isEmpty());
    QVERIFY(desk.find<QLabel>(u"lastTurn"_s)->text().contains(u"sent"_s));
}

void tst_livepage::aGapIsFilledFromItsBand()
{
    LiveDesk desk;
    desk.page->openRoom(u"5581"_s);
    QVERIFY(!desk.find<QWidget>(u"gapBar"_s)->isVisible());
    Gap gap{
        1, u"5590"_s, desk.now - 60'000, desk.now, Gap::State::Open, 0, core::live::EndReason::PingTimeout};
    desk.feed.put(gap); // of another room
    QVERIFY(!desk.find<QWidget>(u"gapBar"_s)->isVisible());
    gap.number = 2;
    gap.conversationId.clear();
    gap.messages = 3;
    desk.feed.put(gap);
    QVERIFY(desk.find<QLabel>(u"gapWords"_s)->text().contains(u"3 message(s) missed 14:02–14:03"_s));
    QVERIFY(desk.find<QToolButton>(u"roomGaps"_s)->isVisible());
    auto *fill = desk.find<QPushButton>(u"fillNow"_s);
    fill->setFocus();
    QTest::keyClick(fill, Qt::Key_Space);
    QCOMPARE(desk.feed.asked.constLast(), u"fill"_s);
    gap.state = Gap::State::Filling;
    desk.feed.put(gap);
    const auto bands = [&desk] {
        QStringList found;
        for (const auto *label : desk.page->findChildren<QLabel *>(u"gapWords"_s)) {
            if (label->isVisible())
                found.append(label->text());
        }
        return found.join(u'|');
    };
    QVERIFY(bands().contains(u"filling in"_s));
    gap.state = Gap::State::Filled;
    gap.messages = 12;
    desk.feed.put(gap);
    QCOMPARE(bands(), u"12 message(s) filled in"_s);
    QVERIFY(!desk.find<QToolButton>(u"roomGaps"_s)->isVisible());
    desk.now += 11'000;
    QTRY_COMPARE_WITH_TIMEOUT(bands(), QString(), kPatience);
}

void tst_livepage::aGapStandsBetweenTheMessages()
{
    LiveDesk desk; // 5590: words 300, 298 and 252 seconds ago
    desk.page->openRoom(u"5590"_s);
    auto *transcript = desk.find<TranscriptView>(u"liveTranscript"_s);
    QTRY_COMPARE_WITH_TIMEOUT(transcript->accessibleRows().rowCount(), 3, kPatience);
    const auto sentence = [&](int row) { return transcript->accessibleRows().rowSentence(row); };
    const auto shown = [&](const QString &words) {
        QStringList rows;
        for (int row = 0; row < 3; ++row) {
            transcript->viewport()->repaint();
            if (sentence(row).contains(words))
                rows.append(QString::number(row));
        }
        return rows.join(u',');
    };
    Gap gap{1, {}, desk.now - 290'000, desk.now - 200'000, Gap::State::Open, 0,
        core::live::EndReason::PingTimeout};
    desk.feed.put(gap);
    QTRY_COMPARE_WITH_TIMEOUT(shown(u"Messages may be missing"_s), u"2"_s, kPatience);
    QVERIFY(sentence(2).startsWith(u"Messages may be missing"_s));
    gap.state = Gap::State::Filled;
    gap.messages = 2;
    desk.feed.put(gap); // its rows are in it
    QTRY_COMPARE_WITH_TIMEOUT(shown(u"what came was filled in"_s), u"2"_s, kPatience);
    gap.number = 2;
    gap.fromMs = desk.now - 299'000;
    gap.toMs = desk.now - 298'500; // nothing of this room lies in it
    desk.feed.put(gap);
    QCOMPARE(shown(u"what came was filled in"_s), u"2"_s);
    gap = {3, {}, desk.now - 10'000, 0, Gap::State::Open, 0, core::live::EndReason::PingTimeout};
    desk.feed.put(gap); // after the last message
    QTRY_COMPARE_WITH_TIMEOUT(shown(u"Messages may be missing since"_s), u"2"_s, kPatience);
    QVERIFY(!sentence(2).startsWith(u"Messages"_s));
}

void tst_livepage::theRoomsReceiptMovesWithTheFeed()
{
    LiveDesk desk;
    desk.page->openRoom(u"5590"_s);
    const QString before = desk.find<QLabel>(u"roomReceipt"_s)->text();
    auto room = *static_cast<core::feed::LiveFeed &>(desk.feed).room(u"5590"_s);
    room.completeUpToMs = desk.now + 65'000;
    desk.feed.putQuietly(room); // nothing happened in the room itself
    desk.feed.setTail(desk.feed.tail(), desk.feed.receipt());
    QVERIFY(desk.find<QLabel>(u"roomReceipt"_s)->text() != before);
    QVERIFY(desk.find<QLabel>(u"roomReceiptShort"_s)->text().contains(u"14:04:28"_s));
}

void tst_livepage::aBrokenLinkSaysWhenItTriesAgain()
{
    LiveDesk desk;
    QVERIFY(!desk.find<QWidget>(u"linkStrip"_s)->isVisible());
    core::live::Status link;
    link.state = core::live::State::Waiting;
    link.attempt = 1;
    link.nextTryAtMs = desk.now + 4'000;
    desk.feed.setLink(link);
    auto *words = desk.find<QLabel>(u"linkStripWords"_s);
    QCOMPARE(words->text(), u"reconnecting in 4 s (try 2) – showing stored messages"_s);
    QVERIFY(desk.find<QWidget>(u"linkStrip"_s)->isVisible());
    QVERIFY(!desk.find<QPushButton>(u"linkStripOpen"_s)->isVisible());
    desk.now += 3'000;
    QTRY_COMPARE_WITH_TIMEOUT(
        words->text(), u"reconnecting in 1 s (try 2) – showing stored messages"_s, kPatience);
    auto *now = desk.find<QPushButton>(u"linkStripTry"_s);
    now->setFocus();
    QTest::keyClick(now, Qt::Key_Space);
    QCOMPARE(desk.feed.asked.constLast(), u"retry"_s);
    QCOMPARE(desk.find<QListView>(u"rooms"_s)->model()->rowCount(), 5); // rooms stay readable
    link = {};
    link.state = core::live::State::Online;
    desk.feed.setLink(link);
    QVERIFY(!desk.find<QWidget>(u"linkStrip"_s)->isVisible());
    TailStatus tail;
    tail.state = TailStatus::State::Failing;
    tail.checkedAtMs = desk.now - 60'000;
    desk.feed.setTail(tail, {});
    QVERIFY(desk.find<QLabel>(u"tailStripWords"_s)->text().contains(u"14:02:26"_s));
    QTest::keyClick(desk.find<QPushButton>(u"tailStripTry"_s), Qt::Key_Space);
    QCOMPARE(desk.feed.asked.constLast(), u"fill"_s);
}

void tst_livepage::aRefusedSignInLeadsToConnections()
{
    LiveDesk desk;
    core::live::Status link;
    link.state = core::live::State::Refused;
    link.reason = core::live::EndReason::Refused;
    link.error = core::Error{core::Error::Kind::Unauthorized, u"bad token"_s};
    desk.feed.setLink(link);
    QSignalSpy wanted(desk.page, &LivePage::connectWanted);
    auto *open = desk.find<QPushButton>(u"linkStripOpen"_s);
    QVERIFY(open->isVisible());
    open->setFocus();
    QTest::keyClick(open, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
}

void tst_livepage::theTranscriptFollowsUntilOneScrollsUp()
{
    LiveDesk desk;
    fillRoom(desk, u"5580"_s, 200);
    desk.page->openRoom(u"5580"_s);
    auto *talk = desk.find<TranscriptView>(u"liveTranscript"_s);
    auto *jump = desk.find<QPushButton>(u"jumpToNewest"_s);
    QTRY_VERIFY_WITH_TIMEOUT(talk->isOpen() && talk->isAtEnd(), kPatience);
    QVERIFY(!jump->isVisible());
    desk.feed.say(u"5580"_s, Role::Customer, u"newest"_s, desk.now);
    QTRY_VERIFY_WITH_TIMEOUT(talk->isAtEnd() && talk->verticalScrollBar()->maximum() > 0, kPatience);
    talk->setFocus();
    talk->verticalScrollBar()->setValue(talk->verticalScrollBar()->maximum() / 2);
    QTRY_VERIFY_WITH_TIMEOUT(jump->isVisible(), kPatience);
    const int place = talk->verticalScrollBar()->value();
    for (int i = 0; i < 3; ++i)
        desk.feed.say(u"5580"_s, Role::Customer, u"below %1"_s.arg(i), desk.now + i);
    desk.feed.say(u"5590"_s, Role::Customer, u"of another room"_s, desk.now);
    QTRY_VERIFY_WITH_TIMEOUT(jump->text().contains(u"3 new"_s), kPatience);
    QCOMPARE(talk->verticalScrollBar()->value(), place);
    jump->setFocus();
    QTest::keyClick(jump, Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(talk->isAtEnd() && !jump->isVisible(), kPatience);
    QVERIFY(talk->hasFocus());
}

void tst_livepage::filtersAreSetByKeysAndKept()
{
    LiveDesk desk;
    auto *waiting = desk.find<QToolButton>(u"filterWaiting"_s);
    waiting->setFocus();
    QTest::keyClick(waiting, Qt::Key_Space);
    QCOMPARE(shownOrder(desk), u"5590 5581"_s);
    QVERIFY(desk.find<QLabel>(u"roomCount"_s)->text().contains(u"2 of 5 room(s)"_s));
    QTest::keyClick(waiting, Qt::Key_Space);
    auto *menu = desk.find<QMenu>(u"roomFilterMenu"_s);
    emit menu->aboutToShow();
    QAction *arabic = nullptr;
    for (QMenu *each : menu->findChildren<QMenu *>()) {
        for (QAction *action : each->actions()) {
            if (action->data() == u"ar"_s)
                arabic = action;
        }
    }
    QVERIFY(arabic);
    arabic->trigger();
    QCOMPARE(shownOrder(desk), u"5577"_s);
    auto *chip = desk.find<QToolButton>(u"filterLang"_s);
    QVERIFY(chip->isVisible());
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE(shownOrder(desk).split(u' ').size(), 5);
    auto *text = desk.find<QLineEdit>(u"roomText"_s);
    text->setFocus();
    QTest::keyClicks(text, u"parcel"_s);
    QCOMPARE(shownOrder(desk), u"5581"_s);
    QTest::keyClick(text, Qt::Key_Down);
    QVERIFY(desk.find<QListView>(u"rooms"_s)->hasFocus());
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Escape);
    QCOMPARE(shownOrder(desk).split(u' ').size(), 5);
    QTest::keyClicks(text, u"nobody at all"_s);
    auto *none = desk.find<QLabel>(u"noRooms"_s);
    QVERIFY(none->isVisible());
    emit none->linkActivated(u"all"_s);
    QCOMPARE(shownOrder(desk).split(u' ').size(), 5);
}

void tst_livepage::theWallIsWalkedByKeysAndOpensARoom()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    auto *tiles = desk.find<QListView>(u"wallTiles"_s);
    QVERIFY(tiles->isVisible() && tiles->hasFocus());
    QVERIFY(!desk.find<QListView>(u"rooms"_s)->isVisible());
    QTest::keyClick(tiles, Qt::Key_Home);
    QTest::keyClick(tiles, Qt::Key_Right);
    QCOMPARE(tiles->currentIndex().data(RoomListModel::IdRole).toString(), u"5581"_s);
    const QString order = shownOrder(desk);
    desk.feed.put(ScriptedFeed::room(u"9"_s, desk.now, desk.now - 999'000));
    QCOMPARE(shownOrder(desk), order); // tiles stay as well
    QVERIFY(desk.find<QPushButton>(u"newTiles"_s)->isVisible());
    QTest::keyClick(tiles, Qt::Key_Return);
    QVERIFY(!tiles->isVisible());
    QCOMPARE(currentRoom(desk), u"5581"_s);
    QVERIFY(desk.find<QPlainTextEdit>(u"answer"_s)->hasFocus());
    desk.key(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(tiles->isVisible());
    desk.page->saveState();
    desk.openPage();
    QVERIFY(desk.find<QListView>(u"wallTiles"_s)->isVisible());
    desk.find<QListView>(u"wallTiles"_s)->setFocus();
    desk.key(Qt::Key_Escape);
    QVERIFY(!desk.find<QListView>(u"wallTiles"_s)->isVisible());
}

void tst_livepage::theCustomerIsSearchedFromHere()
{
    LiveDesk desk;
    desk.page->openRoom(u"5590"_s);
    QSignalSpy wanted(desk.page, &LivePage::searchWanted);
    desk.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().toString(), u"customer:c-5590 "_s);
    auto *button = desk.find<QPushButton>(u"searchCustomer"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(wanted.size(), 2);
}

void tst_livepage::orderNumbersAreCopied()
{
    LiveDesk desk;
    desk.page->openRoom(u"5590"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QPushButton>(u"copyOrder"_s), kPatience);
    auto *copy = desk.find<QPushButton>(u"copyOrder"_s);
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), u"10234"_s);
    desk.page->openRoom(u"5581"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.find<QWidget>(u"orderNumbers"_s)->isVisible(), kPatience);
}

void tst_livepage::earlierChatsAreListed()
{
    LiveDesk desk;
    core::chat::Message earlier;
    earlier.id = u"e1"_s;
    earlier.conversationId = u"4000"_s;
    earlier.source = u"shop"_s;
    earlier.role = Role::Customer;
    earlier.sender = u"customer"_s;
    earlier.content = u"上次的订单"_s;
    earlier.customerId = u"c-5590"_s;
    earlier.sentAtMs = desk.now - 86'400'000;
    desk.feed.history.add(earlier);
    desk.page->openRoom(u"5590"_s);
    auto *chats = desk.find<QListView>(u"earlierChats"_s);
    QTRY_COMPARE_WITH_TIMEOUT(chats->model()->rowCount(), 1, kPatience);
    QVERIFY(chats->isVisible());
    QSignalSpy wanted(desk.page, &LivePage::searchWanted);
    chats->setFocus();
    chats->setCurrentIndex(chats->model()->index(0, 0));
    QTest::keyClick(chats, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted.constFirst().constFirst().toString().contains(u"4000"_s));
}

void tst_livepage::nothingConnectedLeadsToConnections()
{
    LiveDesk desk(false);
    desk.feed.setLink({});
    desk.feed.setTail({}, {});
    auto *connects = desk.find<QPushButton>(u"connectLive"_s);
    QVERIFY(connects->isVisible());
    QSignalSpy wanted(desk.page, &LivePage::connectWanted);
    QSignalSpy sample(desk.page, &LivePage::sampleWanted);
    connects->setFocus();
    QTest::keyClick(connects, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    emit desk.find<QLabel>(u"liveSample"_s)->linkActivated(u"sample"_s);
    QCOMPARE(sample.size(), 1);
    desk.addRooms();
    QVERIFY(!connects->isVisible());
}

void tst_livepage::aQuietHourSaysSo()
{
    LiveDesk desk;
    desk.feed.take({u"5590"_s, u"5581"_s});
    const QString words = desk.find<QLabel>(u"liveEmptyWords"_s)->text();
    QVERIFY2(words.contains(u"Nobody is waiting. Last message 14:02"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Listening to 3 room(s)"_s), qPrintable(words));
}

void tst_livepage::theRoomInFrontIsToldToTheFeed()
{
    LiveDesk desk;
    desk.page->openRoom(u"5577"_s);
    QCOMPARE(desk.feed.asked.filter(u"front"_s).constLast(), u"front 5577"_s);
    QCOMPARE(desk.feed.room(u"5577"_s)->unread, 0);
    desk.page->hide();
    QCOMPARE(desk.feed.asked.filter(u"front"_s).constLast(), u"front "_s);
    desk.page->show();
    QCOMPARE(desk.feed.asked.filter(u"front"_s).constLast(), u"front 5577"_s);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QCOMPARE(desk.feed.asked.filter(u"front"_s).constLast(), u"front "_s); // nobody looks
    QCOMPARE(desk.page->roomInFront(), QString());
}

void tst_livepage::aRoomThatIsNotKnownYetOpensWhenItComes()
{
    LiveDesk desk;
    desk.page->openRoom(u"7000"_s);
    QCOMPARE(desk.page->title(), QString());
    desk.feed.put(ScriptedFeed::room(u"7000"_s, desk.now));
    QVERIFY(desk.page->title().contains(u"7000"_s));
}

void tst_livepage::statusAndWaitingCountAreTold()
{
    LiveDesk desk;
    QSignalSpy status(desk.page, &LivePage::statusChanged);
    QSignalSpy waiting(desk.page, &LivePage::waitingCountChanged);
    TailStatus tail;
    tail.state = TailStatus::State::Following;
    desk.feed.setTail(tail, {desk.now - 1000, 0, 0, 0});
    QCOMPARE(status.constLast().at(0).toString(), u"Live: connected · 38 ms"_s);
    QCOMPARE(status.constLast().at(1).toString(), u"Database: up to 14:03:22, 0 gap(s)"_s);
    desk.feed.put(ScriptedFeed::room(u"5580"_s, desk.now, desk.now));
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting.constFirst().constFirst().toInt(), 3);
    desk.feed.put(ScriptedFeed::room(u"5580"_s, desk.now + 1, desk.now));
    QCOMPARE(waiting.size(), 1);
}

void tst_livepage::escapeLeavesOneLevel()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    QVERIFY(desk.find<QPlainTextEdit>(u"answer"_s)->hasFocus());
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.find<QListView>(u"rooms"_s)->hasFocus());
    desk.key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!desk.find<QListView>(u"rooms"_s)->hasFocus());
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.find<TranscriptView>(u"liveTranscript"_s)->hasFocus());
    desk.key(Qt::Key_Escape);
    QVERIFY(desk.find<QListView>(u"rooms"_s)->hasFocus());
}

void tst_livepage::everythingIsNamedAndReachable()
{
    LiveDesk desk;
    desk.feed.setWriting(true);
    desk.page->openRoom(u"5581"_s);
    desk.feed.send(u"5581"_s, u"first"_s);
    desk.feed.setDelivery(desk.feed.lastOwn(u"5581"_s), Delivery::Failed);
    desk.feed.put(Gap{1, {}, desk.now - 60'000, desk.now, Gap::State::Open, 0, {}});
    core::live::Status link;
    link.state = core::live::State::Refused;
    desk.feed.setLink(link);
    QCOMPARE(walk::namelessIn(&desk.window).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(&desk.window).join(u'\n'), QString());
    for (const auto *button : desk.page->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->focusPolicy() != Qt::NoFocus
            && !qobject_cast<QLineEdit *>(button->parent()))
            QVERIFY2(button->width() >= 24 && button->height() >= 24, qPrintable(walk::describe(button)));
    }
    desk.actions[Command::Wall]->trigger();
    QCOMPARE(walk::namelessIn(&desk.window).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(&desk.window).join(u'\n'), QString());
}

void tst_livepage::aThousandRoomsCostNoMoreThanTheirBatches()
{
    LiveDesk desk;
    QVector<Room> rooms;
    for (int i = 0; i < 1000; ++i)
        rooms.append(ScriptedFeed::room(
            QString::number(10'000 + i), desk.now - i * 1000, i % 10 == 0 ? desk.now - i * 500 - 1 : 0));
    desk.feed.put(rooms);
    desk.actions[Command::Wall]->trigger();
    const auto *wall = desk.find<Wall>(u"wall"_s);
    QTRY_VERIFY_WITH_TIMEOUT(wall->delegate().layoutsMade() > 0, kPatience);
    QTest::qWait(0);
    PaintCounter counter(wall->view()->viewport());
    const qsizetype laidOut = wall->delegate().layoutsMade();
    constexpr int kBatches = 20;
    for (int batch = 0; batch < kBatches; ++batch) {
        for (int i = 0; i < 100; ++i) {
            Room &room = rooms[(batch * 37 + i * 7) % rooms.size()];
            room.lastWords = u"batch %1"_s.arg(batch);
            ++room.lastAtMs;
        }
        desk.feed.put(rooms); // all of them, as the worst that can come
        QCoreApplication::processEvents();
    }
    QVERIFY2(counter.paints <= 2 * kBatches, qPrintable(QString::number(counter.paints)));
    // About forty tiles are in sight; each changes its words at most once in a batch.
    const qsizetype made = wall->delegate().layoutsMade() - laidOut;
    QVERIFY2(made <= kBatches * 200, qPrintable(QString::number(made)));
    desk.actions[Command::Wall]->trigger();
    const auto *list = desk.find<RoomList>(u"roomList"_s);
    QCoreApplication::processEvents();
    const qsizetype rows = list->delegate().layoutsMade();
    QVERIFY2(rows < 400, qPrintable(QString::number(rows))); // what is in sight, not a thousand
}

QTEST_MAIN(tst_livepage)
#include "tst_livepage.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"
#include "ui/delegates/historydelegate.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/theme.h"
#include "ui/widgets/contextpanel.h"
#include "ui/widgets/datescrubber.h"
#include "ui/widgets/emptyresult.h"
#include "ui/widgets/filterbar.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/hitheader.h"
#include "ui/widgets/listpane.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace core::history;
using core::chat::Message;
using tests::MemoryHistory;
using namespace ui;

namespace {

Message message(const QString &conversation, const QString &id, const QString &text, qint64 atMs,
    const QString &lang = u"en"_s)
{
    Message m;
    m.id = id;
    m.conversationId = conversation;
    m.source = u"files"_s;
    m.sender = u"user"_s;
    m.role = core::chat::Role::Customer;
    m.content = text;
    m.lang = lang;
    m.customerId = u"77"_s;
    m.sentAtMs = atMs;
    return m;
}

constexpr qint64 kStart = 1'700'000'000'000;

} // namespace

class tst_HistoryWidgets : public QObject
{
    Q_OBJECT
private slots:
    void chipsShowFiltersOnly();
    void chipsExcludeAndGo();
    void chipsAreReachedByTab();
    void theFilterMenuHasFacets();
    void emptyResultOffersWiderSearches();
    void emptyResultForgetsLateCounts();
    void scrubberJumpsByKeys();
    void scrubberFollowsInSilence();
    void findBarCounts();
    void hitHeaderSaysWhere();
    void listShowsRowsThenCount();
    void aSearchThatHasToLookSaysHowFarItIs();
    void aPartWithEnoughWaitsForTheScroll();
    void newRowsWaitWhileOneReads();
    void newRowsComeWhenNobodyReads();
    void stepOpensTheNextRow();
    void panelListsChatsAndMarks();
    void layoutsAreMadeOnce();
    void everyControlHasAName();
};

void tst_HistoryWidgets::chipsShowFiltersOnly()
{
    MemoryHistory history;
    FilterBar bar(history);
    bar.setQuery(Query::parse(u"refund lang:zh -from:bot \"a b\""));
    QCOMPARE(bar.findChildren<QToolButton *>(u"chipToggle"_s).size(), 2);
}

void tst_HistoryWidgets::chipsExcludeAndGo()
{
    MemoryHistory history;
    FilterBar bar(history);
    QSignalSpy edited(&bar, &FilterBar::queryEdited);
    bar.setQuery(Query::parse(u"refund lang:zh"));
    bar.show();
    bar.findChild<QToolButton *>(u"chipToggle"_s)->click();
    QCOMPARE(edited.count(), 1);
    QCOMPARE(bar.query(), Query::parse(u"refund -lang:zh"));
    QTest::qWait(0); // the old chip is gone
    bar.findChild<QToolButton *>(u"chipRemove"_s)->click();
    QCOMPARE(bar.query(), Query::parse(u"refund"));
    QCOMPARE(edited.count(), 2);
}

void tst_HistoryWidgets::chipsAreReachedByTab()
{
    MemoryHistory history;
    FilterBar bar(history);
    bar.setQuery(Query::parse(u"lang:zh"));
    bar.show();
    auto *toggle = bar.findChild<QToolButton *>(u"chipToggle"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Tab);
    QTRY_VERIFY(bar.findChild<QToolButton *>(u"chipRemove"_s)->hasFocus());
    QTest::keyClick(bar.findChild<QToolButton *>(u"chipRemove"_s), Qt::Key_Tab);
    QVERIFY(bar.findChild<QToolButton *>(u"addFilter"_s)->hasFocus());
}

void tst_HistoryWidgets::theFilterMenuHasFacets()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"1"_s, u"你好"_s, kStart, u"zh"_s));
    FilterBar bar(history);
    QSignalSpy edited(&bar, &FilterBar::queryEdited);
    auto *menu = bar.findChild<QMenu *>(u"filterMenu"_s);
    emit menu->aboutToShow();
    const auto find = [menu](const QVariant &id) -> QAction * {
        for (QAction *sub : menu->actions()) {
            if (!sub->menu())
                continue;
            for (QAction *action : sub->menu()->actions()) {
                if (action->data() == id)
                    return action;
            }
        }
        return nullptr;
    };
    QTRY_VERIFY(find(u"zh"_s));
    QVERIFY(find(u"zh"_s)->text().contains(u"1"_s));
    find(u"zh"_s)->trigger();
    QCOMPARE(edited.count(), 1);
    QCOMPARE(bar.query(), Query::parse(u"lang:zh"));
}

void tst_HistoryWidgets::emptyResultOffersWiderSearches()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"1"_s, u"尺码 偏小"_s, kStart));
    EmptyResult empty(history);
    Query chosen;
    QObject::connect(&empty, &EmptyResult::chosen, &empty, [&](const Query &query) { chosen = query; });
    empty.present(Query::parse(u"尺码 after:2026-01-01"));
    QVERIFY(empty.findChild<QLabel *>(u"emptySentence"_s)->text().contains(u"尺码"_s));
    auto *offers = empty.findChild<QLabel *>(u"emptyOffers"_s);
    QTRY_VERIFY2(offers->text().contains(u"1 without the date filter"_s), qPrintable(offers->text()));
    emit offers->linkActivated(u"0"_s);
    QCOMPARE(chosen, Query::parse(u"尺码"));
}

void tst_HistoryWidgets::emptyResultForgetsLateCounts()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"1"_s, u"refund"_s, kStart));
    history.holdAnswers();
    EmptyResult empty(history);
    empty.present(Query::parse(u"refund after:2026-01-01"));
    empty.present(Query::parse(u"refund"));
    history.answerAll();
    QTest::qWait(20);
    QVERIFY(!empty.findChild<QLabel *>(u"emptyOffers"_s)->text().contains(u"date"_s));
}

void tst_HistoryWidgets::scrubberJumpsByKeys()
{
    const Theme theme;
    DateScrubber scrubber(theme);
    scrubber.setActivity({kStart, kStart + 1'000'000, {1, 0, 5, 2}});
    scrubber.setSpan(kStart, kStart + 1000);
    QSignalSpy chosen(&scrubber, &DateScrubber::timeChosen);
    QTest::keyClick(&scrubber, Qt::Key_PageDown);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constLast().constFirst().toLongLong(), kStart + 100'000);
    QTest::keyClick(&scrubber, Qt::Key_End);
    QTRY_COMPARE(chosen.count(), 2);
    QCOMPARE(chosen.constLast().constFirst().toLongLong(), kStart + 1'000'000);
    QVERIFY(!scrubber.accessibleDescription().isEmpty());
}

void tst_HistoryWidgets::scrubberFollowsInSilence()
{
    const Theme theme;
    DateScrubber scrubber(theme);
    scrubber.setActivity({kStart, kStart + 1'000'000, {1, 1}});
    QSignalSpy chosen(&scrubber, &DateScrubber::timeChosen);
    scrubber.setSpan(kStart + 500'000, kStart + 600'000);
    QCOMPARE(scrubber.value(), 500);
    QTest::qWait(80);
    QCOMPARE(chosen.count(), 0);
    scrubber.setActivity({kStart, kStart, {1}});
    QVERIFY(!scrubber.isVisible());
}

void tst_HistoryWidgets::findBarCounts()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"1"_s, u"refund"_s, kStart));
    history.add(message(u"c"_s, u"2"_s, u"refund again"_s, kStart + 1));
    history.add(message(u"d"_s, u"3"_s, u"refund elsewhere"_s, kStart + 2));
    FindBar bar(history);
    bar.setConversation({u"c"_s, u"files"_s, 0});
    bar.open();
    QSignalSpy steps(&bar, &FindBar::stepWanted);
    auto *field = bar.findChild<QLineEdit *>(u"findField"_s);
    QTest::keyClicks(field, u"refund"_s);
    QTRY_VERIFY(bar.findChild<QLabel *>(u"findResult"_s)->text().startsWith(u"2 "_s));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(steps.count(), 1);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
    QVERIFY(bar.query().isEmpty());
}

void tst_HistoryWidgets::hitHeaderSaysWhere()
{
    HitHeader header;
    auto *place = header.findChild<QLabel *>(u"hitPlace"_s);
    header.setHit(2, Count{1204, true}, true);
    QVERIFY2(place->text().contains(u"3"_s) && place->text().contains(QLocale().toString(1204)),
        qPrintable(place->text()));
    header.setHit(0, Count{10'000, false}, true);
    QVERIFY(place->text().contains(u"+"_s));
    QVERIFY(!header.findChild<QToolButton *>(u"previousHit"_s)->isEnabled());
    header.setHit(-1, {}, true);
    QVERIFY(place->text().isEmpty());
}

void tst_HistoryWidgets::listShowsRowsThenCount()
{
    MemoryHistory history;
    for (int i = 0; i < 250; ++i)
        history.add(message(u"c%1"_s.arg(i), QString::number(i), u"refund"_s, kStart + i));
    const Theme theme;
    ListPane pane(history, theme);
    pane.resize(320, 600);
    pane.show();
    QSignalSpy shown(&pane, &ListPane::firstRowsShown);
    history.holdAnswers();
    pane.setQuery(Query::parse(u"refund"));
    QCOMPARE(pane.mode(), ListPane::Mode::Hits);
    history.answerNext();
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(!pane.count());
    history.answerAll();
    QTRY_VERIFY(pane.count());
    QCOMPARE(pane.count()->value, 250);
    QVERIFY(pane.findChild<QLabel *>(u"listCount"_s)->text().startsWith(u"250"_s));
    pane.setMode(ListPane::Mode::Conversations);
    QTRY_VERIFY(pane.view()->model()->rowCount() > 0);
    pane.setQuery({});
    QCOMPARE(pane.mode(), ListPane::Mode::Conversations);
}

void tst_HistoryWidgets::aSearchThatHasToLookSaysHowFarItIs()
{
    MemoryHistory history;
    for (int i = 0; i < 1000; ++i)
        history.add(message(u"c%1"_s.arg(i % 7), QString::number(i), i == 5 ? u"refund"_s : u"hello"_s,
            kStart + i * qint64(86'400'000)));
    history.searchInParts(100);
    history.holdAnswers();
    const Theme theme;
    ListPane pane(history, theme);
    pane.resize(400, 600);
    pane.show();
    const auto *bar = pane.findChild<QWidget *>(u"scanBar"_s);
    const auto *words = pane.findChild<QLabel *>(u"scanWords"_s);
    auto *button = pane.findChild<QPushButton *>(u"scanButton"_s);
    const auto *empty = pane.findChild<EmptyResult *>();
    pane.setQuery(Query::parse(u"refund"));
    QVERIFY(!bar->isVisible());
    QTRY_VERIFY(bar->isVisible()); // nothing came within a moment
    QVERIFY(button->isVisible());
    history.answerNext();
    QTRY_VERIFY2(words->text().contains(u"back to"_s), qPrintable(words->text()));
    QVERIFY2(!empty->isVisible(), "nothing is known to be nowhere yet");
    QTRY_COMPARE(history.waiting(), 1); // it goes on by itself
    QTest::keyClick(button, Qt::Key_Space);
    const int asked = history.calls(u"search"_s);
    history.answerNext();
    QVERIFY(!pane.view()->model()->canFetchMore({}));
    QCOMPARE(history.calls(u"search"_s), asked);
    QVERIFY(!empty->isVisible());
    const QString stopped = words->text();
    QVERIFY2(stopped.startsWith(u"Searched back"_s), qPrintable(stopped));
    QTest::keyClick(button, Qt::Key_Space); // Search Further
    history.answerAll();
    QTRY_COMPARE(pane.view()->model()->rowCount(), 1);
    QTRY_VERIFY(!bar->isVisible());
    QTRY_VERIFY(pane.count());
    QCOMPARE(pane.count()->value, 1);
    QVERIFY(pane.count()->exact);
    QCOMPARE(history.calls(u"count"_s), 0); // it was counted by looking

    pane.setQuery(Query::parse(u"nowhere"));
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(!bar->isVisible());
}

void tst_HistoryWidgets::aPartWithEnoughWaitsForTheScroll()
{
    MemoryHistory history;
    for (int i = 0; i < 1000; ++i)
        history.add(message(u"c"_s, QString::number(i), u"refund"_s, kStart + i));
    history.searchInParts(60);
    const Theme theme;
    ListPane pane(history, theme);
    pane.resize(400, 600);
    pane.show();
    pane.setQuery(Query::parse(u"refund"));
    QTRY_COMPARE(pane.view()->model()->rowCount(), 60);
    QVERIFY(pane.count() && !pane.count()->exact);
    QCOMPARE(history.calls(u"search"_s), 1);
    pane.view()->scrollToBottom();
    QTRY_COMPARE(pane.view()->model()->rowCount(), 120);
}

void tst_HistoryWidgets::newRowsWaitWhileOneReads()
{
    MemoryHistory history;
    for (int i = 0; i < 30; ++i)
        history.add(message(u"c%1"_s.arg(i), QString::number(i), u"refund"_s, kStart + i));
    const Theme theme;
    ListPane pane(history, theme);
    pane.resize(320, 400);
    pane.show();
    pane.setQuery({});
    QTRY_COMPARE(pane.view()->model()->rowCount(), 30);
    QTRY_VERIFY(pane.view()->verticalScrollBar()->maximum() >= 200);
    pane.view()->verticalScrollBar()->setValue(200);
    history.add(message(u"new"_s, u"n"_s, u"refund"_s, kStart + 1000));
    pane.refresh();
    auto *pill = pane.findChild<QPushButton *>(u"newRows"_s);
    QTRY_VERIFY(pill->isVisible());
    QVERIFY(pill->text().contains(u"1"_s));
    QCOMPARE(pane.view()->model()->rowCount(), 30);
    pill->click();
    QTRY_COMPARE(pane.view()->model()->rowCount(), 31);
    QVERIFY(!pill->isVisible());
}

void tst_HistoryWidgets::newRowsComeWhenNobodyReads()
{
    MemoryHistory history;
    history.add(message(u"c"_s, u"1"_s, u"refund"_s, kStart));
    const Theme theme;
    ListPane pane(history, theme);
    pane.resize(320, 400);
    pane.show();
    pane.setQuery({});
    QTRY_COMPARE(pane.view()->model()->rowCount(), 1);
    pane.view()->clearFocus();
    history.add(message(u"new"_s, u"n"_s, u"refund"_s, kStart + 1000));
    pane.refresh();
    QTRY_COMPARE(pane.view()->model()->rowCount(), 2);
}

void tst_HistoryWidgets::stepOpensTheNextRow()
{
    MemoryHistory history;
    for (int i = 0; i < 3; ++i)
        history.add(message(u"c%1"_s.arg(i), QString::number(i), u"refund"_s, kStart + i));
    const Theme theme;
    ListPane pane(history, theme);
    QStringList opened;
    QObject::connect(&pane, &ListPane::conversationChosen, &pane,
        [&](const ConversationRef &ref) { opened.append(ref.id); });
    pane.setQuery({});
    QTRY_COMPARE(pane.view()->model()->rowCount(), 3);
    pane.step(1);
    pane.step(1);
    pane.step(1);
    pane.step(1); // there is no fourth
    pane.step(-1);
    QCOMPARE(opened, QStringList({u"c2"_s, u"c1"_s, u"c0"_s, u"c1"_s}));
    QCOMPARE(pane.neighbours().size(), 2);
}

void tst_HistoryWidgets::panelListsChatsAndMarks()
{
    MemoryHistory history;
    history.add(message(u"c1"_s, u"1"_s, u"refund"_s, kStart), {{}, {}, u"Ana"_s, u"ana@shop.example"_s});
    history.add(message(u"c2"_s, u"2"_s, u"thanks"_s, kStart + 1), {{}, {}, u"Ana"_s, u"ana@shop.example"_s});
    QVERIFY(history.setNote({u"c1"_s, u"files"_s, 0}, u"1"_s, true, u"good example"_s).result().has_value());
    const Theme theme;
    ContextPanel panel(history, theme);
    panel.show();
    panel.setConversation(history.conversation({u"c1"_s, u"files"_s, 0}).result().value());
    QCOMPARE(panel.findChild<QLabel *>(u"customerName"_s)->text(), u"Ana"_s);
    QTRY_COMPARE(panel.findChild<QListView *>(u"customerChats"_s)->model()->rowCount(), 2);
    auto *marks = panel.findChild<QListWidget *>(u"markList"_s);
    QTRY_COMPARE(marks->count(), 1);
    QVERIFY(marks->item(0)->text().contains(u"good example"_s));
    QSignalSpy chosen(&panel, &ContextPanel::messageChosen);
    emit marks->itemActivated(marks->item(0));
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"1"_s);
}

void tst_HistoryWidgets::layoutsAreMadeOnce()
{
    MemoryHistory history;
    history.add(message(u"c1"_s, u"1"_s, u"退换货流程 مرحبا #10234"_s, kStart));
    ConversationListModel model(history);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1);
    const Theme theme;
    HistoryDelegate delegate(theme);
    QListView view;
    view.setItemDelegate(&delegate);
    view.setModel(&model);
    view.resize(300, 100);
    view.grab();
    const qsizetype made = delegate.layoutsMade();
    QVERIFY(made > 0);
    view.grab();
    QCOMPARE(delegate.layoutsMade(), made);
    view.resize(260, 100);
    view.grab();
    QVERIFY(delegate.layoutsMade() > made);
}

void tst_HistoryWidgets::everyControlHasAName()
{
    MemoryHistory history;
    const Theme theme;
    ListPane pane(history, theme);
    pane.setQuery(Query::parse(u"refund lang:zh"));
    ContextPanel panel(history, theme);
    FindBar bar(history);
    HitHeader header;
    DateScrubber scrubber(theme);
    for (QWidget *root :
        {static_cast<QWidget *>(&pane), static_cast<QWidget *>(&panel), static_cast<QWidget *>(&bar),
            static_cast<QWidget *>(&header), static_cast<QWidget *>(&scrubber)}) {
        QList<QWidget *> all = root->findChildren<QWidget *>();
        all.append(root);
        for (const QWidget *widget : std::as_const(all)) {
            if (!(widget->focusPolicy() & Qt::TabFocus)
                || qobject_cast<const QLineEdit *>(widget->parentWidget()))
                continue;
            const QVariant text = widget->property("text");
            QVERIFY2(!widget->accessibleName().isEmpty() || !text.toString().isEmpty(),
                qPrintable(
                    QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

QTEST_MAIN(tst_HistoryWidgets)
#include "tst_historywidgets.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window/desk.h"

#include "ui/pages/settingspage.h"
#include "ui/panes.h"
#include "ui/widgets/statusbar.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/tasks.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using ui::Command;
using ui::Strip;

class tst_mainwindow : public QObject
{
    Q_OBJECT
private slots:
    void searchFieldHasTheFocusOnHistory();
    void titleFollowsPageAndConversation();
    void settingsComeAndGoByKey();
    void f6WalksThePanesBothWays();
    void quickSwitcherKeyIsTakenFromTheSearchField();
    void ownKeysOfTheSearchFieldWin();
    void twoStripsAtMostAndErrorsFirst();
    void noticeOffersUndoOnce();
    void escapeClosesOneLevelPerPress();
    void aDroppedFileIsReported();
    void zoomScalesTheApplication();
    void geometryComesBack();
    void menusHoldNoDeadEnd();
    void statusPartsComeAndGo();
    void newHistoryContentReplacesTheOld();
    void railStandsAtTheLeadingEdge();
};

void tst_mainwindow::searchFieldHasTheFocusOnHistory()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, true);
    QVERIFY(desk.isUp());
    QTRY_VERIFY(desk.window.searchField().hasFocus());
    QVERIFY(desk.actions[Command::ShowHistory]->isChecked());
}

void tst_mainwindow::titleFollowsPageAndConversation()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, true);
    desk.window.addPage(ui::Command::ShowSettings, [] { return new QWidget; });
    QCOMPARE(desk.window.windowTitle(), u"History – Agent Console"_s);
    desk.window.setPageTitle(ui::Command::ShowHistory, u"李小姐"_s);
    QCOMPARE(desk.window.windowTitle(), u"History – 李小姐 – Agent Console"_s);
    desk.window.showSettings();
    QCOMPARE(desk.window.windowTitle(), u"Settings – Agent Console"_s);
}

void tst_mainwindow::settingsComeAndGoByKey()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, true);
    auto *page = new ui::SettingsPage(desk.actions, desk.settings, desk.theme);
    desk.window.addPage(ui::Command::ShowSettings, [page] { return page; });
    QVERIFY(desk.isUp());
    QTest::keyClick(&desk.window, Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(page->isVisible());
    QVERIFY(desk.actions[Command::ShowSettings]->isChecked());
    QTest::keyClick(&desk.window, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(!page->isVisible());
    QVERIFY(desk.actions[Command::ShowHistory]->isChecked());
}

void tst_mainwindow::f6WalksThePanesBothWays()
{
    Desk desk;
    auto *list = new QListView;
    ui::markPane(list);
    desk.window.setHistoryContent(list, true);
    desk.window.status().set({u"index"_s, ui::StatusBar::Shape::Good, u"Index: complete"_s});
    QVERIFY(desk.isUp());
    desk.window.searchField().setFocus();
    QList<QWidget *> stops;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(&desk.window, Qt::Key_F6);
        QVERIFY(QApplication::focusWidget());
        QVERIFY(!stops.contains(QApplication::focusWidget()));
        stops.append(QApplication::focusWidget());
    }
    QVERIFY(stops.contains(list));
    QVERIFY(stops.contains(&desk.window.searchField()));
    QTest::keyClick(&desk.window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), stops.at(2));
}

void tst_mainwindow::quickSwitcherKeyIsTakenFromTheSearchField()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, true);
    QVERIFY(desk.isUp());
    QSignalSpy triggered(desk.actions[Command::QuickSwitcher], &QAction::triggered);
    desk.window.searchField().setText(u"some words"_s);
    desk.window.searchField().setFocus();
    desk.window.searchField().setCursorPosition(4);
    QTest::keyClick(&desk.window.searchField(), Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(desk.window.searchField().text(), u"some words"_s);
}

void tst_mainwindow::ownKeysOfTheSearchFieldWin()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, true);
    QVERIFY(desk.isUp());
    QSignalSpy triggered(desk.actions[Command::SelectAll], &QAction::triggered);
    desk.window.searchField().setText(u"some words"_s);
    desk.window.searchField().setFocus();
    QTest::keyClick(&desk.window.searchField(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 0);
    QCOMPARE(desk.window.searchField().selectedText(), u"some words"_s);
}

void tst_mainwindow::twoStripsAtMostAndErrorsFirst()
{
    ui::StripArea strips;
    strips.show(Strip{u"sample"_s, Strip::Kind::Info, u"sample data"_s});
    strips.show(Strip{u"index"_s, Strip::Kind::Info, u"index"_s});
    strips.show(Strip{u"disk"_s, Strip::Kind::Error, u"disk full"_s});
    QCOMPARE(strips.visibleIds().size(), 2);
    QVERIFY(strips.visibleIds().contains(u"disk"_s));
    QVERIFY(strips.contains(u"sample"_s)); // waits
    strips.remove(u"disk"_s);
    QCOMPARE(strips.visibleIds().size(), 2);
    QVERIFY(strips.visibleIds().contains(u"sample"_s));
    strips.remove(u"sample"_s);
    strips.remove(u"index"_s);
    QVERIFY(strips.visibleIds().isEmpty());
    QVERIFY(strips.isHidden());
}

void tst_mainwindow::noticeOffersUndoOnce()
{
    Desk desk;
    int undone = 0;
    desk.window.showNotice(u"Mark removed"_s, {}, [&undone] { ++undone; });
    auto *button = desk.window.findChild<QPushButton *>(u"stripButton"_s);
    QVERIFY(button);
    QCOMPARE(button->text(), u"Undo"_s);
    button->click();
    QCOMPARE(undone, 1);
    QVERIFY(!desk.window.strips().contains(u"notice"_s));
}

void tst_mainwindow::escapeClosesOneLevelPerPress()
{
    Desk desk;
    desk.window.setHistoryContent(new QListView, false);
    desk.window.addPage(ui::Command::ShowSettings, [] { return new QPushButton(u"settings"_s); });
    QVERIFY(desk.isUp());
    desk.window.showSettings();
    desk.window.showNotice(u"Done"_s);
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(!desk.window.strips().contains(u"notice"_s));
    QVERIFY(desk.actions[Command::ShowSettings]->isChecked());
    QTest::keyClick(&desk.window, Qt::Key_Escape);
    QVERIFY(desk.actions[Command::ShowHistory]->isChecked());
}

void tst_mainwindow::aDroppedFileIsReported()
{
    Desk desk;
    QSignalSpy dropped(&desk.window, &ui::MainWindow::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/tmp/history.jsonl"_s), QUrl(u"https://shop.example/x"_s)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&desk.window, &drop);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.at(0).at(0).toStringList(), QStringList{u"/tmp/history.jsonl"_s});
}

void tst_mainwindow::zoomScalesTheApplication()
{
    Desk desk;
    desk.window.setZoom(100);
    const qreal before = QApplication::font().pointSizeF();
    QVERIFY(before >= 9);
    desk.actions[Command::ZoomIn]->trigger();
    desk.actions[Command::ZoomIn]->trigger();
    QCOMPARE(QApplication::font().pointSizeF(), before * 1.2);
    QCOMPARE(desk.settings.zoomPercent(), 120);
    desk.actions[Command::ZoomReset]->trigger();
    QCOMPARE(QApplication::font().pointSizeF(), before);
}

void tst_mainwindow::geometryComesBack()
{
    Desk desk;
    QVERIFY(desk.isUp());
    desk.window.resize(1010, 707);
    desk.window.close();
    ui::MainWindow other(desk.actions, desk.settings, desk.theme);
    other.restoreGeometryAndState();
    QCOMPARE(other.size(), QSize(1010, 707));
}

void tst_mainwindow::menusHoldNoDeadEnd()
{
    Desk desk;
    int entries = 0;
    for (const QAction *top : desk.window.menuBar()->actions()) {
        QVERIFY(!top->text().isEmpty());
        QSet<QChar> mnemonics;
        for (const QAction *action : top->menu()->actions()) {
            if (action->isSeparator())
                continue;
            ++entries;
            QVERIFY(!action->text().isEmpty());
            const qsizetype at = action->text().indexOf(u'&');
            if (at < 0)
                continue;
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!mnemonics.contains(letter), qPrintable(action->text()));
            mnemonics.insert(letter);
        }
    }
    QVERIFY(entries > 40);
}

void tst_mainwindow::statusPartsComeAndGo()
{
    Desk desk;
    ui::StatusBar &status = desk.window.status();
    int pressed = 0;
    status.set({u"index"_s, ui::StatusBar::Shape::Good, u"Index: complete"_s, {}, [&pressed] { ++pressed; }});
    QCOMPARE(status.words(u"index"_s), u"● Index: complete"_s);
    status.button(u"index"_s)->click();
    QCOMPARE(pressed, 1);
    status.set({u"index"_s, ui::StatusBar::Shape::None, {}, {}, {}});
    QVERIFY(!status.button(u"index"_s));
    const int task = desk.window.tasks().add(u"Importing"_s, {});
    QVERIFY(status.words(u"tasks"_s).contains(u"1"_s));
    desk.window.tasks().remove(task);
    QVERIFY(!status.button(u"tasks"_s));
}

void tst_mainwindow::newHistoryContentReplacesTheOld()
{
    Desk desk;
    QPointer<QWidget> first = new QLabel(u"first"_s);
    desk.window.setHistoryContent(first, false);
    QVERIFY(!desk.window.searchField().isEnabled());
    auto *second = new QListView;
    desk.window.setHistoryContent(second, true);
    QTRY_VERIFY(!first);
    QVERIFY(desk.window.searchField().isEnabled());
    QVERIFY(second->isVisible());
}

void tst_mainwindow::railStandsAtTheLeadingEdge()
{
    Desk desk;
    QVERIFY(desk.isUp());
    auto *rail = desk.window.findChild<QWidget *>(u"navigationRail"_s);
    QTRY_COMPARE(rail->geometry().left(), 0);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QTRY_COMPARE(rail->geometry().right(), desk.window.width() - 1);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QTRY_COMPARE(rail->geometry().left(), 0);
}

QTEST_MAIN(tst_mainwindow)
#include "tst_mainwindow.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/window/desk.h"
#include "tests/ui/window/walk.h"

#include "ui/dialogs/about.h"
#include "ui/dialogs/shortcutsheet.h"
#include "ui/dialogs/whatcanido.h"
#include "ui/pages/errorpage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/statusbar.h"
#include "ui/widgets/strip.h"
#include "ui/widgets/taskspopup.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using ui::Command;

class tst_accessibility : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { QCOMPARE(walk::orphanedInterfaces(), 0); }
    void everythingThatTakesTheFocusHasAName_data();
    void everythingThatTakesTheFocusHasAName();
    void firstRunByKeysAlone();
    void keysInTheWindowAreUnambiguous();
    void aKeyIsChangedByKeysAlone();
};

void tst_accessibility::everythingThatTakesTheFocusHasAName_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
        {"first run", "settings", "error", "shortcut sheet", "about", "what can I do", "strips and tasks"})
        QTest::addRow("%s", what) << QString::fromLatin1(what);
}

void tst_accessibility::everythingThatTakesTheFocusHasAName()
{
    QFETCH(QString, what);
    Desk desk;
    QVERIFY(desk.isUp());
    QWidget *window = &desk.window;
    const auto dialog = [&window](QDialog *opened) {
        opened->open();
        window = opened;
    };
    if (what == "first run"_L1) {
        desk.window.setHistoryContent(new ui::FirstRunPage(desk.actions), false);
    } else if (what == "settings"_L1) {
        auto *page = new ui::SettingsPage(desk.actions, desk.settings, desk.theme);
        page->setLanguages({QString(), u"en"_s, u"ar"_s});
        page->setWorkspace(u"/somewhere"_s, 4096);
        desk.window.addPage(ui::Command::ShowSettings, [page] { return page; });
        desk.window.showSettings();
    } else if (what == "error"_L1) {
        desk.window.setHistoryContent(
            new ui::ErrorPage({core::Error::Kind::Corrupt, u"page 7"_s}, u"/somewhere"_s), false);
    } else if (what == "shortcut sheet"_L1) {
        dialog(new ui::ShortcutSheet(desk.actions, &desk.window));
    } else if (what == "about"_L1) {
        dialog(new ui::AboutDialog({{u"archive"_s, u"none"_s}}, &desk.window));
    } else if (what == "what can I do"_L1) {
        dialog(new ui::WhatCanIDo(desk.actions, &desk.window));
    } else {
        desk.window.strips().show(
            {u"import"_s, ui::Strip::Kind::Info, u"Importing"_s, {{u"Cancel"_s, [] {}}}, 40, true, 0});
        desk.window.tasks().add(u"Importing"_s, [] {});
        desk.window.status().set({u"index"_s, ui::StatusBar::Shape::Good, u"Index"_s, {}, {}});
    }
    QCOMPARE(walk::namelessIn(window).join(u'\n'), QString());
    QCOMPARE(walk::unreachableIn(window).join(u'\n'), QString());
}

void tst_accessibility::firstRunByKeysAlone()
{
    Desk desk;
    desk.window.setHistoryContent(new ui::FirstRunPage(desk.actions), false);
    QVERIFY(desk.isUp());
    QSignalSpy opened(desk.actions[Command::OpenHistoryFile], &QAction::triggered);
    QSignalSpy database(desk.actions[Command::ConnectDatabase], &QAction::triggered);
    QSignalSpy sample(desk.actions[Command::TrySample], &QAction::triggered);
    QTRY_VERIFY(QApplication::focusWidget());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"chooseOpenFile"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"chooseDatabase"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(database.size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"chooseSample"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(sample.size(), 1);
    auto *page = desk.window.findChild<ui::FirstRunPage *>();
    QSignalSpy wanted(page, &ui::FirstRunPage::connectionWanted);
    for (const QString &card : {u"chooseLive"_s, u"chooseBot"_s}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), card);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    }
    QCOMPARE(wanted, QList<QVariantList>({{u"backend"_s}, {u"coze"_s}}));
}

void tst_accessibility::keysInTheWindowAreUnambiguous()
{
    Desk desk;
    QHash<QString, QString> owners;
    for (const QAction *action : desk.window.findChildren<QAction *>() + desk.actions.all()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString();
            const QString before = owners.value(text, action->objectName());
            QVERIFY2(before == action->objectName(),
                qPrintable(u"%1: %2 and %3"_s.arg(text, before, action->objectName())));
            owners.insert(text, before);
        }
    }
    QVERIFY(owners.size() > 30);
}

void tst_accessibility::aKeyIsChangedByKeysAlone()
{
    Desk desk;
    auto *page = new ui::SettingsPage(desk.actions, desk.settings, desk.theme);
    desk.window.addPage(ui::Command::ShowSettings, [page] { return page; });
    desk.window.showSettings();
    QVERIFY(desk.isUp());
    auto *tree = page->findChild<QWidget *>(u"shortcutTable"_s);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Home); // the first command: open a file
    auto *edit = page->findChild<QWidget *>(u"shortcutEdit"_s);
    edit->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_J, Qt::ControlModifier);
    auto *conflict = page->findChild<QWidget *>(u"shortcutConflict"_s);
    QTRY_VERIFY(conflict->isVisible()); // Ctrl+J goes to a date
    auto *set = page->findChild<QWidget *>(u"shortcutSet"_s);
    QTRY_VERIFY(set->isEnabled());
    set->setFocus();
    QTest::keyClick(set, Qt::Key_Space);
    QCOMPARE(desk.actions[Command::OpenHistoryFile]->shortcut(), QKeySequence(u"Ctrl+J"_s));
    QVERIFY(desk.actions[Command::GoToDate]->shortcuts().isEmpty());
}

QTEST_MAIN(tst_accessibility)
#include "tst_accessibility.moc"

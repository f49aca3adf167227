// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using ui::Actions;
using ui::Command;

class tst_actions : public QObject
{
    Q_OBJECT
private slots:
    void everyCommandHasTextAndAnIdOfItsOwn();
    void noKeyBelongsToTwoCommands();
    void keysOfInputMethodsAndMenusStayFree();
    void knownTrapsAreAvoided();
    void changedKeysComeBack();
    void aTakenKeyIsReported();
    void toolTipsNameTheKey();
    void wordsLoseTheirMnemonic_data();
    void wordsLoseTheirMnemonic();
};

void tst_actions::everyCommandHasTextAndAnIdOfItsOwn()
{
    Actions actions;
    QSet<QString> ids;
    for (int i = 0; i <= int(Command::Diagnostics); ++i) {
        const auto command = Command(i);
        QVERIFY(actions[command]);
        QVERIFY(!actions[command]->text().isEmpty());
        const QString id = Actions::idOf(command);
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids.insert(id);
        QCOMPARE(actions[command]->objectName(), id);
        QCOMPARE(Actions::commandOf(id), std::optional(command));
    }
    QCOMPARE(actions.all().size(), int(Command::Diagnostics) + 1);
    QCOMPARE(Actions::commandOf(u"nothing"_s), std::nullopt);
    QCOMPARE(Actions::idOf(Command::Diagnostics), u"diagnostics"_s);
}

void tst_actions::noKeyBelongsToTwoCommands()
{
    Actions actions;
    QHash<QString, QString> owners;
    for (const QAction *action : actions.all()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString();
            QVERIFY2(!owners.contains(text),
                qPrintable(u"%1: %2 and %3"_s.arg(text, owners.value(text), action->objectName())));
            owners.insert(text, action->objectName());
        }
    }
    QVERIFY(owners.size() > 30);
}

void tst_actions::keysOfInputMethodsAndMenusStayFree()
{
    Actions actions;
    for (const QAction *action : actions.all()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QKeyCombination chord = key[0];
            const bool letter = chord.key() >= Qt::Key_A && chord.key() <= Qt::Key_Z;
            const auto modifiers = chord.keyboardModifiers();
            QVERIFY2(!(letter && modifiers == Qt::AltModifier), qPrintable(key.toString()));
            QVERIFY2(!(letter && modifiers == (Qt::ControlModifier | Qt::AltModifier)),
                qPrintable(key.toString()));
            QVERIFY2(!(letter && modifiers == Qt::NoModifier), qPrintable(key.toString()));
            QVERIFY2(
                chord.key() != Qt::Key_Space && chord.key() != Qt::Key_Period, qPrintable(key.toString()));
        }
    }
}

void tst_actions::knownTrapsAreAvoided()
{
    Actions actions;
    const auto keysOf = [&actions](Command command) {
        return QKeySequence::listToString(actions[command]->shortcuts(), QKeySequence::PortableText);
    };
#ifndef Q_OS_MACOS
    QCOMPARE(keysOf(Command::FindNext), u"F3"_s);
    QCOMPARE(keysOf(Command::FullScreen), u"F11"_s);
    QCOMPARE(keysOf(Command::Back), u"Alt+Left"_s);
#endif
    QCOMPARE(keysOf(Command::Quit), u"Ctrl+Q"_s);
    QCOMPARE(keysOf(Command::ShowSettings), u"Ctrl+,"_s);
    QCOMPARE(keysOf(Command::GoToDate), u"Ctrl+J"_s);
}

void tst_actions::changedKeysComeBack()
{
    Actions actions;
    QVERIFY(actions.changedShortcuts().isEmpty());
    QSignalSpy changed(&actions, &Actions::shortcutsChanged);
    actions.setShortcut(Command::GoToDate, QKeySequence(u"Ctrl+Shift+J"_s));
    actions.setShortcut(Command::Refresh, {});
    QCOMPARE(changed.size(), 2);
    const QHash<QString, QString> kept = actions.changedShortcuts();
    QCOMPARE(kept.size(), 2);

    Actions other;
    other.setChangedShortcuts(kept);
    QCOMPARE(other[Command::GoToDate]->shortcut(), QKeySequence(u"Ctrl+Shift+J"_s));
    QVERIFY(other[Command::Refresh]->shortcuts().isEmpty());
    QCOMPARE(other[Command::Mark]->shortcut(), actions[Command::Mark]->shortcut());
    other.setChangedShortcuts({});
    QCOMPARE(other[Command::GoToDate]->shortcuts(), Actions::defaultShortcuts(Command::GoToDate));
}

void tst_actions::aTakenKeyIsReported()
{
    Actions actions;
    QCOMPARE(actions.conflicts(Command::Mark, QKeySequence(u"Ctrl+J"_s)), QList{Command::GoToDate});
    QVERIFY(actions.conflicts(Command::GoToDate, QKeySequence(u"Ctrl+J"_s)).isEmpty());
    QVERIFY(actions.conflicts(Command::Mark, {}).isEmpty());
}

void tst_actions::toolTipsNameTheKey()
{
    Actions actions;
    const QString tip = actions[Command::GoToDate]->toolTip();
    QVERIFY2(tip.contains(actions[Command::GoToDate]->shortcut().toString(QKeySequence::NativeText)),
        qPrintable(tip));
    QVERIFY(!tip.contains(u'&'));
    actions.setShortcut(Command::GoToDate, QKeySequence(u"F4"_s));
    QVERIFY(actions[Command::GoToDate]->toolTip().contains(u"F4"_s));
}

void tst_actions::wordsLoseTheirMnemonic_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addRow("a letter of the word") << u"Cu&t"_s << u"Cut"_s;
    QTest::addRow("a letter behind the word") << u"文件(&F)"_s << u"文件"_s;
    QTest::addRow("a letter before the dots") << u"导出(&E)…"_s << u"导出…"_s;
    QTest::addRow("parentheses that belong to the words") << u"&Close (all)"_s << u"Close (all)"_s;
    QTest::addRow("no letter") << u"Mark"_s << u"Mark"_s;
}

void tst_actions::wordsLoseTheirMnemonic()
{
    QFETCH(QString, text);
    QTEST(Actions::withoutMnemonic(text), "words");
}

QTEST_MAIN(tst_actions)
#include "tst_actions.moc"

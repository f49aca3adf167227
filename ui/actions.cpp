// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actions.h"

#include "ui/icons.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Spec
{
    Command command;
    const char *id;
    MenuId menu;
    const char *icon; // empty: none
    const char *text;
};

constexpr std::array<Spec, 64> kSpecs{{
    {Command::OpenHistoryFile, "open-history-file", MenuId::File, "open",
        QT_TRANSLATE_NOOP("ui::Actions", "&Open History File…")},
    {Command::ConnectDatabase, "connect-database", MenuId::File, "database",
        QT_TRANSLATE_NOOP("ui::Actions", "Connect to &Database…")},
    {Command::TrySample, "try-sample", MenuId::File, "play",
        QT_TRANSLATE_NOOP("ui::Actions", "&Try with Sample Data")},
    {Command::Export, "export", MenuId::File, "export", QT_TRANSLATE_NOOP("ui::Actions", "&Export…")},
    {Command::Print, "print", MenuId::File, "print", QT_TRANSLATE_NOOP("ui::Actions", "&Print…")},
    {Command::CloseWindow, "close-window", MenuId::File, "",
        QT_TRANSLATE_NOOP("ui::Actions", "&Close Window")},
    {Command::Quit, "quit", MenuId::File, "", QT_TRANSLATE_NOOP("ui::Actions", "&Quit")},
    {Command::Undo, "undo", MenuId::Edit, "undo", QT_TRANSLATE_NOOP("ui::Actions", "&Undo")},
    {Command::Redo, "redo", MenuId::Edit, "redo", QT_TRANSLATE_NOOP("ui::Actions", "&Redo")},
    {Command::Cut, "cut", MenuId::Edit, "", QT_TRANSLATE_NOOP("ui::Actions", "Cu&t")},
    {Command::Copy, "copy", MenuId::Edit, "copy", QT_TRANSLATE_NOOP("ui::Actions", "&Copy")},
    {Command::CopyWithNames, "copy-with-names", MenuId::Edit, "",
        QT_TRANSLATE_NOOP("ui::Actions", "Copy as Text with &Names")},
    {Command::CopyLink, "copy-link", MenuId::Edit, "link", QT_TRANSLATE_NOOP("ui::Actions", "Copy &Link")},
    {Command::Paste, "paste", MenuId::Edit, "", QT_TRANSLATE_NOOP("ui::Actions", "&Paste")},
    {Command::SelectAll, "select-all", MenuId::Edit, "", QT_TRANSLATE_NOOP("ui::Actions", "Select &All")},
    {Command::Find, "find", MenuId::Edit, "find", QT_TRANSLATE_NOOP("ui::Actions", "&Find in Conversation…")},
    {Command::FindNext, "find-next", MenuId::Edit, "down", QT_TRANSLATE_NOOP("ui::Actions", "Find Ne&xt")},
    {Command::FindPrevious, "find-previous", MenuId::Edit, "up",
        QT_TRANSLATE_NOOP("ui::Actions", "Find Pre&vious")},
    {Command::SearchEverywhere, "search-everywhere", MenuId::Edit, "search",
        QT_TRANSLATE_NOOP("ui::Actions", "&Search Everywhere…")},
    {Command::ShowLive, "show-live", MenuId::View, "live", QT_TRANSLATE_NOOP("ui::Actions", "Li&ve")},
    {Command::ShowHistory, "show-history", MenuId::View, "history",
        QT_TRANSLATE_NOOP("ui::Actions", "&History")},
    {Command::ShowTest, "show-test", MenuId::View, "test", QT_TRANSLATE_NOOP("ui::Actions", "Test")},
    {Command::ShowConnections, "show-connections", MenuId::View, "connections",
        QT_TRANSLATE_NOOP("ui::Actions", "Co&nnections")},
    {Command::ShowSettings, "show-settings", MenuId::Tools, "settings",
        QT_TRANSLATE_NOOP("ui::Actions", "&Settings…")},
    {Command::ListPane, "list-pane", MenuId::View, "panel-left",
        QT_TRANSLATE_NOOP("ui::Actions", "&List Pane")},
    {Command::ContextPanel, "context-panel", MenuId::View, "panel-right",
        QT_TRANSLATE_NOOP("ui::Actions", "Context &Panel")},
    {Command::CompactRows, "compact-rows", MenuId::View, "",
        QT_TRANSLATE_NOOP("ui::Actions", "&Compact Rows")},
    {Command::FlatLayout, "flat-layout", MenuId::View, "",
        QT_TRANSLATE_NOOP("ui::Actions", "&Flat Transcript")},
    {Command::Wall, "wall", MenuId::View, "wall", QT_TRANSLATE_NOOP("ui::Actions", "&Wall of Rooms")},
    {Command::ZoomIn, "zoom-in", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "Zoom &In")},
    {Command::ZoomOut, "zoom-out", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "Zoom &Out")},
    {Command::ZoomReset, "zoom-reset", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "&Reset Zoom")},
    {Command::ThemeSystem, "theme-system", MenuId::View, "",
        QT_TRANSLATE_NOOP("ui::Actions", "Like the S&ystem")},
    {Command::ThemeLight, "theme-light", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "&Light")},
    {Command::ThemeDark, "theme-dark", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "&Dark")},
    {Command::FullScreen, "full-screen", MenuId::View, "", QT_TRANSLATE_NOOP("ui::Actions", "F&ull Screen")},
    {Command::QuickSwitcher, "quick-switcher", MenuId::Go, "switcher",
        QT_TRANSLATE_NOOP("ui::Actions", "&Quick Switcher…")},
    {Command::Back, "back", MenuId::Go, "back", QT_TRANSLATE_NOOP("ui::Actions", "&Back")},
    {Command::Forward, "forward", MenuId::Go, "forward", QT_TRANSLATE_NOOP("ui::Actions", "&Forward")},
    {Command::NextConversation, "next-conversation", MenuId::Go, "down",
        QT_TRANSLATE_NOOP("ui::Actions", "&Next Conversation")},
    {Command::PreviousConversation, "previous-conversation", MenuId::Go, "up",
        QT_TRANSLATE_NOOP("ui::Actions", "&Previous Conversation")},
    {Command::NextUnanswered, "next-unanswered", MenuId::Go, "bell",
        QT_TRANSLATE_NOOP("ui::Actions", "Next &Unanswered")},
    {Command::GoToDate, "go-to-date", MenuId::Go, "calendar",
        QT_TRANSLATE_NOOP("ui::Actions", "&Go to Date…")},
    {Command::FirstMessage, "first-message", MenuId::Go, "",
        QT_TRANSLATE_NOOP("ui::Actions", "Fi&rst Message")},
    {Command::LastMessage, "last-message", MenuId::Go, "", QT_TRANSLATE_NOOP("ui::Actions", "&Last Message")},
    {Command::NextMark, "next-mark", MenuId::Go, "", QT_TRANSLATE_NOOP("ui::Actions", "Next &Mark")},
    {Command::PreviousMark, "previous-mark", MenuId::Go, "",
        QT_TRANSLATE_NOOP("ui::Actions", "Previous Mar&k")},
    {Command::NextPane, "next-pane", MenuId::Go, "", QT_TRANSLATE_NOOP("ui::Actions", "Next P&ane")},
    {Command::PreviousPane, "previous-pane", MenuId::Go, "",
        QT_TRANSLATE_NOOP("ui::Actions", "Previou&s Pane")},
    {Command::Refresh, "refresh", MenuId::View, "refresh", QT_TRANSLATE_NOOP("ui::Actions", "R&efresh")},
    {Command::Mark, "mark", MenuId::Conversation, "star", QT_TRANSLATE_NOOP("ui::Actions", "&Mark")},
    {Command::Comment, "comment", MenuId::Conversation, "comment",
        QT_TRANSLATE_NOOP("ui::Actions", "&Comment…")},
    {Command::SameCustomer, "same-customer", MenuId::Conversation, "person",
        QT_TRANSLATE_NOOP("ui::Actions", "All Chats of This C&ustomer")},
    {Command::MarkSeen, "mark-seen", MenuId::Conversation, "check",
        QT_TRANSLATE_NOOP("ui::Actions", "Mark as &Seen")},
    {Command::NewChat, "new-chat", MenuId::Test, "plus", QT_TRANSLATE_NOOP("ui::Actions", "&New Chat")},
    {Command::StopAnswer, "stop-answer", MenuId::Test, "stop",
        QT_TRANSLATE_NOOP("ui::Actions", "&Stop the Answer")},
    {Command::AskAgain, "ask-again", MenuId::Test, "refresh", QT_TRANSLATE_NOOP("ui::Actions", "&Ask Again")},
    {Command::CopyReport, "copy-report", MenuId::Test, "copy",
        QT_TRANSLATE_NOOP("ui::Actions", "Copy &Report")},
    {Command::ShowAlerts, "show-alerts", MenuId::Tools, "bell", QT_TRANSLATE_NOOP("ui::Actions", "&Alerts…")},
    {Command::MuteAlerts, "mute-alerts", MenuId::Tools, "bell-off",
        QT_TRANSLATE_NOOP("ui::Actions", "&Mute Alerts for 30 Minutes")},
    {Command::ShortcutSheet, "shortcut-sheet", MenuId::Help, "keyboard",
        QT_TRANSLATE_NOOP("ui::Actions", "&Keyboard Shortcuts")},
    {Command::WhatCanIDo, "what-can-i-do", MenuId::Help, "help",
        QT_TRANSLATE_NOOP("ui::Actions", "&What Can I Do Here?")},
    {Command::About, "about", MenuId::Help, "info", QT_TRANSLATE_NOOP("ui::Actions", "&About Agent Console")},
    {Command::Diagnostics, "diagnostics", MenuId::Help, "",
        QT_TRANSLATE_NOOP("ui::Actions", "&Diagnostics…")},
}};

const Spec &specOf(Command command)
{
    return kSpecs.at(size_t(command));
}

bool isCheckable(Command command)
{
    switch (command) {
    case Command::ShowLive:
    case Command::ShowHistory:
    case Command::ShowTest:
    case Command::ShowConnections:
    case Command::ShowSettings:
    case Command::ListPane:
    case Command::ContextPanel:
    case Command::CompactRows:
    case Command::FlatLayout:
    case Command::Wall:
    case Command::MuteAlerts:
    case Command::ThemeSystem:
    case Command::ThemeLight:
    case Command::ThemeDark:
    case Command::FullScreen:
        return true;
    default:
        return false;
    }
}

QAction::MenuRole menuRole(Command command)
{
    switch (command) {
    case Command::Quit:
        return QAction::QuitRole;
    case Command::ShowSettings:
        return QAction::PreferencesRole;
    case Command::About:
        return QAction::AboutRole;
    default:
        return QAction::NoRole; // Qt would guess from words like "settings" otherwise
    }
}

QList<QKeySequence> keys(std::initializer_list<const char *> texts)
{
    QList<QKeySequence> sequences;
    for (const char *text : texts)
        sequences.append(QKeySequence(QLatin1StringView(text), QKeySequence::PortableText));
    return sequences;
}

#ifdef Q_OS_MACOS
constexpr bool kMac = true;
#else
constexpr bool kMac = false;
#endif

QList<QKeySequence> navigationKeys(Command command)
{
    switch (command) {
    case Command::ShowLive:
        return keys({"Ctrl+1"});
    case Command::ShowHistory:
        return keys({"Ctrl+2"});
    case Command::ShowTest:
        return keys({"Ctrl+3"});
    case Command::ShowConnections:
        return keys({"Ctrl+6"});
    case Command::NewChat:
        return keys({"Ctrl+N"});
    case Command::QuickSwitcher:
        return keys({"Ctrl+K", "Ctrl+Shift+K"});
    case Command::Back: // StandardKey::Back holds Backspace on Windows
        return kMac ? keys({"Ctrl+["}) : keys({"Alt+Left"});
    case Command::Forward:
        return kMac ? keys({"Ctrl+]"}) : keys({"Alt+Right"});
    case Command::NextConversation:
        return kMac ? keys({"Ctrl+Alt+Down"}) : keys({"Alt+Down", "Ctrl+PgDown"});
    case Command::PreviousConversation:
        return kMac ? keys({"Ctrl+Alt+Up"}) : keys({"Alt+Up", "Ctrl+PgUp"});
    case Command::NextUnanswered:
        return keys({"Ctrl+Shift+U"});
    case Command::Wall:
        return keys({"Ctrl+Shift+W"});
    case Command::MuteAlerts:
        return keys({"Ctrl+Shift+M"});
    case Command::GoToDate:
        return keys({"Ctrl+J"}); // not Ctrl+G, which StandardKey::FindNext claims
    case Command::FirstMessage:
        return keys({"Ctrl+Home"});
    case Command::LastMessage:
        return keys({"Ctrl+End"});
    case Command::NextMark:
        return keys({"F8"});
    case Command::PreviousMark:
        return keys({"Shift+F8"});
    case Command::NextPane:
        return keys({"F6"});
    case Command::PreviousPane:
        return keys({"Shift+F6"});
    case Command::ListPane:
        return keys({"Ctrl+Shift+L"});
    case Command::ContextPanel:
        return keys({"F9"});
    case Command::FullScreen: // StandardKey::FullScreen is Ctrl+Shift+F on KDE, our search
        return kMac ? keys({"Meta+Ctrl+F"}) : keys({"F11"});
    default:
        return {};
    }
}

} // namespace

QList<QKeySequence> Actions::defaultShortcuts(Command command)
{
    switch (command) {
    case Command::OpenHistoryFile:
        return QKeySequence::keyBindings(QKeySequence::Open);
    case Command::Export:
        return keys({"Ctrl+Shift+E"});
    case Command::Print:
        return keys({"Ctrl+P"}); // StandardKey::Print holds more keys on some desktops
    case Command::CloseWindow:
        return kMac ? keys({"Ctrl+W"}) : keys({"Ctrl+W", "Ctrl+F4"});
    case Command::Quit: // StandardKey::Quit has no key on Windows
        return keys({"Ctrl+Q"});
    case Command::Undo:
        return QKeySequence::keyBindings(QKeySequence::Undo);
    case Command::Redo:
        return QKeySequence::keyBindings(QKeySequence::Redo);
    case Command::Cut:
        return QKeySequence::keyBindings(QKeySequence::Cut);
    case Command::Copy:
        return QKeySequence::keyBindings(QKeySequence::Copy);
    case Command::CopyLink:
        return keys({"Ctrl+Shift+C"});
    case Command::Paste:
        return QKeySequence::keyBindings(QKeySequence::Paste);
    case Command::SelectAll:
        return QKeySequence::keyBindings(QKeySequence::SelectAll);
    case Command::Find:
        return keys({"Ctrl+F"});
    case Command::FindNext: // StandardKey::FindNext would take Ctrl+G as well
        return kMac ? keys({"Ctrl+G"}) : keys({"F3"});
    case Command::FindPrevious:
        return kMac ? keys({"Ctrl+Shift+G"}) : keys({"Shift+F3"});
    case Command::SearchEverywhere:
        return keys({"Ctrl+Shift+F"});
    case Command::ShowSettings: // StandardKey::Preferences has no key outside macOS
        return keys({"Ctrl+,"});
    case Command::ZoomIn:
        return keys({"Ctrl++", "Ctrl+="}); // without Shift on most keyboards
    case Command::ZoomOut:
        return keys({"Ctrl+-"});
    case Command::ZoomReset:
        return keys({"Ctrl+0"});
    case Command::Refresh:
        return kMac ? keys({"Ctrl+R"}) : keys({"F5"});
    case Command::Mark:
        return keys({"Ctrl+D"});
    case Command::Comment:
        return keys({"Ctrl+Shift+D"});
    case Command::ShortcutSheet:
        return keys({"Ctrl+/"});
    case Command::WhatCanIDo:
        return kMac ? keys({"Ctrl+?"}) : keys({"F1"});
    default:
        return navigationKeys(command);
    }
}

Actions::Actions(QObject *parent) : QObject(parent)
{
    for (const Spec &spec : kSpecs) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1StringView(spec.id));
        action->setShortcuts(defaultShortcuts(spec.command));
        action->setIcon(icon(QLatin1StringView(spec.icon)));
        action->setIconVisibleInMenu(false);
        action->setCheckable(isCheckable(spec.command));
        action->setMenuRole(menuRole(spec.command));
        m_actions.insert(int(spec.command), action);
    }
    // Only with a live source; who serves them turns them on.
    for (const Command command : {Command::ShowLive, Command::NextUnanswered, Command::Wall,
             Command::MarkSeen, Command::ShowAlerts, Command::MuteAlerts})
        (*this)[command]->setEnabled(false);
    retranslate();
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> actions;
    actions.reserve(int(kSpecs.size()));
    for (const Spec &spec : kSpecs)
        actions.append((*this)[spec.command]);
    return actions;
}

void Actions::retranslate()
{
    for (const Spec &spec : kSpecs) {
        QAction *action = (*this)[spec.command];
        action->setText(QCoreApplication::translate("ui::Actions", spec.text));
        describe(action);
    }
}

void Actions::describe(QAction *action)
{
    QString words = withoutMnemonic(action->text());
    if (words.endsWith(u'…'))
        words.chop(1);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setIconText(words);
    action->setToolTip(key.isEmpty() ? words : tr("%1 (%2)", "command and its key").arg(words, key));
}

QString Actions::idOf(Command command)
{
    return QLatin1StringView(specOf(command).id);
}

std::optional<Command> Actions::commandOf(const QString &id)
{
    const auto it = std::find_if(
        kSpecs.begin(), kSpecs.end(), [&id](const Spec &spec) { return id == QLatin1StringView(spec.id); });
    return it == kSpecs.end() ? std::nullopt : std::optional(it->command);
}

MenuId Actions::menuOf(Command command)
{
    return specOf(command).menu;
}

QString Actions::withoutMnemonic(QString words)
{
    const qsizetype at = words.indexOf("(&"_L1);
    if (at >= 0 && words.mid(at + 3, 1) == ")"_L1)
        words.remove(at, 4);
    return words.remove(u'&');
}

void Actions::leavePage()
{
    for (const Command command :
        {Command::Export, Command::Print, Command::Back, Command::Forward, Command::NextConversation,
            Command::PreviousConversation, Command::GoToDate, Command::FirstMessage, Command::LastMessage,
            Command::Find, Command::FindNext, Command::FindPrevious, Command::NextMark, Command::PreviousMark,
            Command::Mark, Command::Comment, Command::SameCustomer, Command::CopyWithNames, Command::CopyLink,
            Command::ListPane, Command::ContextPanel, Command::Refresh, Command::NewChat, Command::StopAnswer,
            Command::AskAgain, Command::CopyReport, Command::Wall, Command::MarkSeen})
        m_actions.value(int(command))->setEnabled(false);
}

QString Actions::titleOf(MenuId menu)
{
    switch (menu) {
    case MenuId::File:
        return tr("&File");
    case MenuId::Edit:
        return tr("&Edit");
    case MenuId::View:
        return tr("&View");
    case MenuId::Go:
        return tr("&Go");
    case MenuId::Conversation:
        return tr("&Conversation");
    case MenuId::Test:
        return tr("Te&st");
    case MenuId::Tools:
        return tr("&Tools");
    case MenuId::Help:
        return tr("&Help");
    }
    return {};
}

void Actions::setShortcut(Command command, const QKeySequence &key)
{
    QAction *action = (*this)[command];
    action->setShortcuts(key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    describe(action);
    emit shortcutsChanged();
}

QList<Command> Actions::conflicts(Command command, const QKeySequence &key) const
{
    QList<Command> others;
    for (const Spec &spec : kSpecs) {
        if (spec.command != command && !key.isEmpty() && (*this)[spec.command]->shortcuts().contains(key))
            others.append(spec.command);
    }
    return others;
}

QHash<QString, QString> Actions::changedShortcuts() const
{
    QHash<QString, QString> changed;
    for (const Spec &spec : kSpecs) {
        const QList<QKeySequence> now = (*this)[spec.command]->shortcuts();
        if (now != defaultShortcuts(spec.command))
            changed.insert(idOf(spec.command), QKeySequence::listToString(now, QKeySequence::PortableText));
    }
    return changed;
}

void Actions::setChangedShortcuts(const QHash<QString, QString> &changed)
{
    for (const Spec &spec : kSpecs) {
        QAction *action = (*this)[spec.command];
        const auto it = changed.constFind(idOf(spec.command));
        QList<QKeySequence> keys = it == changed.cend()
            ? defaultShortcuts(spec.command)
            : QKeySequence::listFromString(*it, QKeySequence::PortableText);
        keys.removeAll(QKeySequence()); // what an empty text is read as
        action->setShortcuts(keys);
        describe(action);
    }
    emit shortcutsChanged();
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <optional>

namespace ui {

/// What a person can tell the program to do; each has one QAction, one menu entry and one shortcut.
enum class Command {
    OpenHistoryFile,
    ConnectDatabase,
    TrySample,
    Export,
    Print,
    CloseWindow,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    CopyWithNames,
    CopyLink,
    Paste,
    SelectAll,
    Find,
    FindNext,
    FindPrevious,
    SearchEverywhere,
    ShowLive,
    ShowHistory,
    ShowTest,
    ShowConnections,
    ShowSettings,
    ListPane,
    ContextPanel,
    CompactRows,
    FlatLayout,
    Wall,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    FullScreen,
    QuickSwitcher,
    Back,
    Forward,
    NextConversation,
    PreviousConversation,
    NextUnanswered,
    GoToDate,
    FirstMessage,
    LastMessage,
    NextMark,
    PreviousMark,
    NextPane,
    PreviousPane,
    Refresh,
    Mark,
    Comment,
    SameCustomer,
    MarkSeen,
    NewChat,
    StopAnswer,
    AskAgain,
    CopyReport,
    ShowAlerts,
    MuteAlerts,
    ShortcutSheet,
    WhatCanIDo,
    About,
    Diagnostics
};

/// Where a command stands in the menu bar; the shortcut sheet groups by it.
enum class MenuId { File, Edit, View, Go, Conversation, Test, Tools, Help };

/// Every command's action, made once and handed to the window and its pages.
///
/// The window builds menus, the quick switcher and the shortcut sheet from it; a page connects to the actions
/// it serves and enables them while it is in front. GUI thread.
class Actions final : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction *operator[](Command command) const { return m_actions.value(int(command)); }
    /// Turns off what only a page can do; the next page turns on what it can.
    void leavePage();
    [[nodiscard]] QList<QAction *> all() const; // in the order of Command
    void retranslate(); // texts, tool tips; call it on a change of language

    /// Stable name of a command in settings and shortcut files, also the object name of its action.
    [[nodiscard]] static QString idOf(Command command);
    [[nodiscard]] static std::optional<Command> commandOf(const QString &id);
    [[nodiscard]] static MenuId menuOf(Command command);
    [[nodiscard]] static QString titleOf(MenuId menu);
    /// The words of a command or menu for a tooltip or a list: neither "&" nor the "(&F)" of scripts without
    /// letters.
    [[nodiscard]] static QString withoutMnemonic(QString words);
    [[nodiscard]] static QList<QKeySequence> defaultShortcuts(Command command);

    /// Gives a command one other key, or none when it is empty.
    void setShortcut(Command command, const QKeySequence &key);
    /// Other commands that answer to this key already.
    [[nodiscard]] QList<Command> conflicts(Command command, const QKeySequence &key) const;
    /// The changed ones as Actions::idOf → portable text, as AppSettings keeps them.
    [[nodiscard]] QHash<QString, QString> changedShortcuts() const;
    void setChangedShortcuts(const QHash<QString, QString> &changed); // all others get their defaults

signals:
    void shortcutsChanged();

private:
    void describe(QAction *action);
    QHash<int, QAction *> m_actions;
};

} // namespace ui

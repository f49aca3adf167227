// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

namespace ui {

/// What a person can tell the program to do; each has one QAction, one menu entry and one shortcut.
enum class Command {
    OpenHistoryFile,
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
    ShowHistory,
    ShowSettings,
    ListPane,
    ContextPanel,
    CompactRows,
    FlatLayout,
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
    ShortcutSheet,
    WhatCanIDo,
    About,
    Diagnostics
};

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
    [[nodiscard]] QList<QAction *> all() const; // in the order of Command
    void retranslate();

private:
    QHash<int, QAction *> m_actions;
};

} // namespace ui

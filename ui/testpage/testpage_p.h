// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"
#include "ui/testpage/pictureupload.h"
#include "ui/testpage/testpage.h"

#include <QAction>
#include <QPointer>
#include <QString>

class QSplitter;

namespace ui {

class BotPicker;
class Composer;
class FindBar;
class FittedScroll;
class SessionsPane;
class TranscriptView;
class TurnBar;
class TurnInspector;
class Welcome;

/// The page's parts and what they do to each other; testpagecommands.cpp has what menus and keys do.
struct TestPage::Private
{
    Private(TestPage &owner, Parts given);

    void build();
    QWidget *buildMiddle();
    void connectChat();
    void connectComposer();
    void connectCommands();
    template <class Slot>
    void on(Command command, Slot slot)
    {
        QObject::connect(parts.actions[command], &QAction::triggered, &page, [this, slot] {
            if (page.isVisible())
                slot();
        });
    }
    void send();
    void ask(const QString &text, const QVector<core::lab::TestChat::Attached> &attached);
    void showSession();
    void showTurn(int index);
    void refreshTurn();
    void updateReady();
    void updateActions();
    void arrangeInspector();
    void removeSession(const QString &id);
    void copyReport(bool withEvents);
    void readSettings();
    [[nodiscard]] const core::lab::TurnRecord *shownTurn() const;

    TestPage &page;
    Parts parts;
    QSplitter *splitter = nullptr;
    SessionsPane *sessions = nullptr;
    BotPicker *bots = nullptr;
    Welcome *welcome = nullptr;
    TranscriptView *transcript = nullptr;
    FindBar *findBar = nullptr;
    TurnBar *turnBar = nullptr;
    FittedScroll *turnScroll = nullptr;
    Composer *composer = nullptr;
    TurnInspector *inspector = nullptr;
    QPointer<PictureUpload> upload;
    QString openSession; // what the transcript shows
    int shown = -1; // turn; the last one unless a person chose another
    bool connected = false;
    bool inspectorWanted = true;
    bool botsRead = false;
};

} // namespace ui

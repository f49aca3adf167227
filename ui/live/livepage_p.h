// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/actions.h"
#include "ui/live/livepage.h"
#include "ui/text/dates.h"

#include <QAction>
#include <QTimer>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace ui {

class LinkStrip;
class RoomContext;
class RoomList;
class RoomListModel;
class RoomPane;
class Wall;

/// The page's parts and what they do to each other; livepagepanes.cpp builds and arranges them,
/// livepagecommands.cpp has what menus and keys do.
struct LivePage::Private
{
    Private(LivePage &owner, Parts given);

    void build();
    QWidget *buildHead();
    void connectFeed();
    void connectList();
    void connectRoom();
    void connectCommands();
    void connectLook();
    template <class Slot>
    void on(Command command, Slot slot)
    {
        QObject::connect(parts.actions[command], &QAction::triggered, &page, [this, slot] {
            if (page.isVisible()) // other pages have a use for the same commands
                slot();
        });
    }

    void roomsCame(const QVector<core::feed::Room> &rooms);
    void open(const QString &id, bool andRead);
    void close();
    void nextUnanswered();
    void step(int rows);
    void searchCustomer();
    void copyMessage();
    void showWall(bool on);
    void leaveOneLevel(QKeyEvent *event);
    void toggleContext(bool on);
    void arrangeContext();
    void arrangePanes();
    void updateFront();
    void updateStatus();
    void updateEmpty();
    void updateActions();
    void readSettings();
    void saveDrafts();
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] bool isConfigured() const;

    LivePage &page;
    Parts parts;
    RoomListModel *model = nullptr;
    LinkStrip *strip = nullptr;
    QLabel *receipt = nullptr;
    QStackedWidget *views = nullptr; // the three panes, or the wall
    QSplitter *splitter = nullptr;
    RoomList *list = nullptr;
    RoomPane *pane = nullptr;
    RoomContext *context = nullptr;
    Wall *wall = nullptr;
    Dates dates;
    QTimer second; // the one timer of all waiting times; runs while the page is in sight
    QTimer draftsSettle;
    QString wanted; // a room that is not known yet
    QString front; // what the feed was told
    int waiting = -1;
    QByteArray splitterState; // of the last time, until the panes have their room
    bool panesArranged = false;
    bool contextWanted = true;
    bool drawerOpen = false;
    bool wantedRead = false;
};

} // namespace ui

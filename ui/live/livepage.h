// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"
#include "ui/live/roomwords.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace ui {

class Actions;
class AppSettings;
class Theme;

/// Watches every chat that runs now: rooms, the open one with its transcript, and what is known about the
/// customer (product 2.9 "Live"). The feed outlives the page. GUI thread.
///
/// Without any live source a LiveEmpty stands in its place.
class LivePage final : public QWidget
{
    Q_OBJECT
public:
    struct Parts
    {
        core::feed::LiveFeed &feed;
        Actions &actions;
        AppSettings &settings;
        const Theme &theme;
        QString workspace; // its folder; names what is remembered between starts
        Clock now = {}; // empty: the computer's
    };
    explicit LivePage(Parts parts, QWidget *parent = nullptr);
    ~LivePage() override;

    void restoreState(); // filter, room, splitters, wall and drafts of the last time
    void saveState() const;
    void readSettings(); // how times and rows are shown
    [[nodiscard]] QString title() const; // for the window title; the open room's name
    /// Opens a room and puts the focus where one answers (notification, tray, link). One that is not known
    /// yet is opened when it comes.
    void openRoom(const QString &conversationId);
    [[nodiscard]] QString roomInFront() const; // on the screen of the active window now; empty: none

signals:
    void titleChanged();
    void connectWanted(); // to the Connections page
    void sampleWanted();
    void searchWanted(const QString &query); // in History, limited to the customer; ends with a blank
    void statusChanged(
        const QString &live, const QString &database); // for the status bar; empty: not configured
    void notice(const QString &words, const QString &undoText, const std::function<void()> &undo);
    void waitingCountChanged(int rooms);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/recentwords.h"
#include "ui/live/roomlistmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace ui {

class Theme;
class WallDelegate;

/// Many rooms at a glance, as tiles. Arrow keys walk, Enter opens the room. Tiles do not move while the wall
/// has the focus or the pointer is over it. Only what is in sight is laid out and read. GUI thread.
class Wall final : public QWidget
{
    Q_OBJECT
public:
    Wall(RoomListModel &model, core::feed::LiveFeed &feed, const Theme &theme, const Clock &now,
        QWidget *parent = nullptr);
    ~Wall() override;

    void messagesCame(const QVector<core::feed::FeedMessage> &messages);
    void setDates(const Dates &dates);
    void focusRoom(const QString &id); // its tile becomes current
    void tick();
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] const WallDelegate &delegate() const { return *m_delegate; }

signals:
    void roomChosen(const QString &id);
    void leaveWanted(); // Esc

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateHold();
    void updateWords();
    void fit();
    [[nodiscard]] std::pair<int, int> inSight() const; // first and last row

    RoomListModel &m_model;
    RecentWords *m_words;
    WallDelegate *m_delegate;
    QPushButton *m_pending;
    QListView *m_view;
    QLabel *m_count;
    QTimer m_look; // reads words of tiles that came into sight
    bool m_under = false;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/roomlistmodel.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace ui {

class RoomDelegate;
class RoomFilterBar;
class Theme;

/// The list of the Live page: filters, rooms, what waits behind "5 new", and how many there are.
///
/// While the list has the focus or the pointer is over it no row moves. GUI thread.
class RoomList final : public QWidget
{
    Q_OBJECT
public:
    RoomList(RoomListModel &model, const Theme &theme, const Clock &now, QWidget *parent = nullptr);
    ~RoomList() override;

    void setFilter(const RoomFilter &filter);
    void setCompact(bool compact);
    void setDates(const Dates &dates);
    void point(const QString &id); // makes its row current; opens nothing
    void step(int rows); // to a row further down (positive) or up, and opens it
    void focusList();
    [[nodiscard]] bool hasListFocus() const;
    void tick(); // a second went by: repaints rows that wait
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] const RoomDelegate &delegate() const { return *m_delegate; }

signals:
    void roomChosen(const QString &id, bool andRead);
    void filterChanged();

protected:
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void updateHold();
    void updateFooter();
    void offerPending(int rows);
    void choose(int row, bool andRead);

    RoomListModel &m_model;
    RoomDelegate *m_delegate;
    RoomFilterBar *m_filters;
    QPushButton *m_pending;
    QStackedWidget *m_stack;
    QListView *m_view;
    QLabel *m_empty;
    QLabel *m_footer;
    QString m_pointed;
    bool m_pointing = false; // the current row moves without opening
    bool m_under = false; // the pointer
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/turnrecord.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class EventModel;

/// Every event of a turn with its time: a filter, the whole text of the chosen one, and a report to copy. GUI
/// thread.
class EventsView final : public QWidget
{
    Q_OBJECT
public:
    explicit EventsView(QWidget *parent = nullptr);

    void setTurn(const core::lab::TurnRecord *turn); // null: none

signals:
    void reportWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCurrent();
    void updateCount();
    void retranslate();

    EventModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QTableView *m_table;
    QPlainTextEdit *m_whole;
    QLabel *m_count;
    QPushButton *m_report;
};

} // namespace ui

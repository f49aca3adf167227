// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace ui {

class Actions;
class ConversationListModel;
class HistoryDelegate;
class Theme;

/// The test sessions, newest first, with a search over everything that was asked and answered. GUI thread.
class SessionsPane final : public QWidget
{
    Q_OBJECT
public:
    SessionsPane(core::history::HistorySource &sessions, Actions &actions, const Theme &theme,
        QWidget *parent = nullptr);

    void setDates(const Dates &dates);
    void setCompact(bool compact);
    void reload(); // sessions were stored or removed
    void point(const QString &sessionId); // makes its row current without opening it; empty: none
    void step(int rows);
    void focusList();
    [[nodiscard]] QString currentSession() const; // empty without one
    [[nodiscard]] const core::history::Query &query() const { return m_query; }

signals:
    void sessionChosen(const QString &id);
    void removeWanted(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int row);
    void rowsArrived();

    core::history::Query m_query;
    ConversationListModel *m_model;
    HistoryDelegate *m_delegate;
    QLineEdit *m_search;
    QPushButton *m_new;
    QListView *m_view;
    QLabel *m_empty;
    QTimer m_typing;
    QString m_open;
    bool m_pointing = false;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "ui/text/dates.h"

#include <QDialog>

class QAction;
class QLineEdit;
class QListView;

namespace ui {

class SwitcherModel;
class Theme;

/// One field that goes anywhere: conversations, customers, messages, searches, and commands after ">".
///
/// Works with the keyboard alone: the field keeps the focus, arrows move in the list, Enter goes.
class QuickSwitcher final : public QDialog
{
    Q_OBJECT
public:
    struct Parts
    {
        core::history::HistorySource &source;
        const Theme &theme;
        QStringList recentQueries; // newest first
        QList<QAction *> commands;
        Dates dates;
    };
    explicit QuickSwitcher(const Parts &parts, QWidget *parent = nullptr);

signals:
    void conversationChosen(const core::history::ConversationRef &ref);
    void messageChosen(const core::history::ConversationRef &ref, const QString &messageId);
    void queryChosen(const QString &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void go(int row);

    SwitcherModel *m_model = nullptr;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
    int m_wanted = 0; // the row that stays current while answers arrive
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/tasks.h"

#include <QFrame>

class QVBoxLayout;

namespace ui {

/// The running tasks above the status bar, each with its progress, the time that is left and a way to stop.
class TasksPopup final : public QFrame
{
    Q_OBJECT
public:
    TasksPopup(Tasks &tasks, QWidget *parent);

    void popupAbove(const QWidget *anchor);

private:
    void fill();
    void addRow(const Tasks::Task &task);

    Tasks &m_tasks;
    QVBoxLayout *m_rows;
    QList<int> m_ids;
};

} // namespace ui

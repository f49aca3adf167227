// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace ui {

/// What runs in the background and how far it is; the status bar and its popup show it. GUI thread.
class Tasks final : public QObject
{
    Q_OBJECT
public:
    struct Task
    {
        int id = 0;
        QString title;
        QString words; // "412 000 of 1.2 M"
        int percent = -1; // below zero: unknown
        std::function<void()> cancel;
        QElapsedTimer since;
    };
    using QObject::QObject;

    int add(const QString &title, std::function<void()> cancel);
    void update(int id, const QString &words, int percent);
    void remove(int id);
    [[nodiscard]] const QList<Task> &all() const { return m_tasks; }

    /// Seconds that are left at the pace so far; below zero while that is not yet steady.
    [[nodiscard]] static qint64 remainingSeconds(const Task &task);

signals:
    void changed();

private:
    QList<Task> m_tasks;
    int m_last = 0;
};

} // namespace ui

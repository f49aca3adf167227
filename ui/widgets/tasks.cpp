// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/tasks.h"

namespace ui {

namespace {

constexpr qint64 kSteadyMs = 10'000;
constexpr int kSteadyPercent = 3;

} // namespace

int Tasks::add(const QString &title, std::function<void()> cancel)
{
    Task task{++m_last, title, {}, -1, std::move(cancel), {}};
    task.since.start();
    m_tasks.append(task);
    emit changed();
    return task.id;
}

void Tasks::update(int id, const QString &words, int percent)
{
    for (Task &task : m_tasks) {
        if (task.id == id) {
            task.words = words;
            task.percent = percent;
            emit changed();
        }
    }
}

void Tasks::remove(int id)
{
    if (m_tasks.removeIf([id](const Task &task) { return task.id == id; }) > 0)
        emit changed();
}

qint64 Tasks::remainingSeconds(const Task &task)
{
    const qint64 elapsed = task.since.elapsed();
    if (elapsed < kSteadyMs || task.percent < kSteadyPercent)
        return -1;
    return elapsed * (100 - task.percent) / task.percent / 1000;
}

} // namespace ui

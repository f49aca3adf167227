// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rowreader.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace core::history {

/// A thread with a connection of its own that does one job after the other.
///
/// Post from any thread. Nothing runs before release(). Destruction cancels the running job and those that
/// wait (they are told so) and waits for the thread.
///
/// After a job a thread that is kept looks for the next one for a moment before it sleeps: pages come in
/// bursts, and waking a thread takes longer than reading a page. When nothing has come for a while, it gives
/// back what the jobs have left free.
class DbThread
{
public:
    enum class Life {
        Kept, // keeps thread and connection while idle
        OnDemand, // both exist only while there is work
    };
    struct Connection
    {
        Database &db;
        RowReader &rows;
    };
    /// Gets the connection, or why there is none.
    using Job = std::function<void(Result<Connection>)>;

    DbThread(QString path, Database::Role role, Life life);
    ~DbThread();
    Q_DISABLE_COPY_MOVE(DbThread)

    void post(CancelToken cancel, Job job);
    /// From now on jobs run; with an error every one of them gets it.
    void release(const Result<Done> &opened);

private:
    struct Task
    {
        CancelToken cancel;
        Job job;
    };
    struct Open;
    void startIfNeeded(); // m_guard held
    void work();
    void lookOut() const;
    void awaitTask(std::unique_lock<std::mutex> &lock, Database *db);
    [[nodiscard]] bool take(Task &task, Database *db);
    void run(Task &task, std::unique_ptr<Open> &open);

    const QString m_path;
    const Database::Role m_role;
    const Life m_life;
    std::mutex m_guard;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::atomic_bool m_news = false; // something was posted, or the thread shall end
    std::optional<Result<Done>> m_opened;
    std::optional<CancelToken> m_running;
    Database *m_busy = nullptr; // to be interrupted
    bool m_stopping = false;
    bool m_worked = false; // the thread has done a job
    bool m_working = false; // the thread has not decided to end
    std::thread m_thread;
};

} // namespace core::history

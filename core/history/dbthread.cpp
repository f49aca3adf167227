// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/dbthread.h"

#include "core/base/cpupause.h"

#include <chrono>
#include <utility>

namespace core::history {

namespace {

/// About what it takes to put a thread to sleep and to wake it up again.
constexpr std::chrono::microseconds kLookOut{60};
constexpr std::chrono::seconds kQuiet{2};

} // namespace

struct DbThread::Open
{
    std::unique_ptr<Database> db;
    RowReader rows;

    explicit Open(std::unique_ptr<Database> opened) : db(std::move(opened)), rows(*db) { }
};

DbThread::DbThread(QString path, Database::Role role, Life life)
    : m_path(std::move(path)),
      m_role(role),
      m_life(life)
{ }

DbThread::~DbThread()
{
    {
        const std::scoped_lock lock(m_guard);
        m_stopping = true;
        m_news.store(true, std::memory_order_release);
        if (m_running)
            m_running->cancel();
        if (m_busy)
            m_busy->interrupt();
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    for (Task &task : m_tasks)
        task.job(failure(Error::Kind::Cancelled));
}

void DbThread::post(CancelToken cancel, Job job)
{
    {
        const std::scoped_lock lock(m_guard);
        m_tasks.push_back({std::move(cancel), std::move(job)});
        m_news.store(true, std::memory_order_release);
        startIfNeeded();
    }
    m_wake.notify_one();
}

void DbThread::release(const Result<Done> &opened)
{
    {
        const std::scoped_lock lock(m_guard);
        m_opened = opened;
        if (!m_tasks.empty())
            startIfNeeded();
    }
    m_wake.notify_one();
}

void DbThread::startIfNeeded()
{
    if (m_working || m_stopping || !m_opened)
        return;
    // The one before has left its loop without the lock; what is left of it takes no time.
    if (m_thread.joinable())
        m_thread.join();
    m_working = true;
    m_thread = std::thread([this] { work(); });
}

void DbThread::work()
{
    std::unique_ptr<Open> open;
    Task task;
    while (take(task, open ? open->db.get() : nullptr)) {
        run(task, open);
        task = {};
    }
}

void DbThread::lookOut() const
{
    const auto until = std::chrono::steady_clock::now() + kLookOut;
    while (!m_news.load(std::memory_order_acquire) && std::chrono::steady_clock::now() < until)
        pauseCpu();
}

void DbThread::awaitTask(std::unique_lock<std::mutex> &lock, Database *db)
{
    const auto isNews = [this] { return m_stopping || !m_tasks.empty(); };
    if (m_worked && db && !m_wake.wait_for(lock, kQuiet, isNews)) {
        lock.unlock();
        db->giveMemoryBack();
        lock.lock();
    }
    m_wake.wait(lock, isNews);
}

bool DbThread::take(Task &task, Database *db)
{
    std::unique_lock lock(m_guard);
    m_running.reset();
    m_busy = nullptr;
    m_news.store(!m_tasks.empty() || m_stopping, std::memory_order_release);
    if (m_life == Life::Kept && m_worked && m_tasks.empty()) {
        lock.unlock();
        lookOut();
        lock.lock();
    }
    if (m_life == Life::Kept)
        awaitTask(lock, db);
    m_worked = true;
    if (m_stopping || m_tasks.empty()) {
        m_working = false;
        return false;
    }
    task = std::move(m_tasks.front());
    m_tasks.pop_front();
    m_running = task.cancel;
    return true;
}

void DbThread::run(Task &task, std::unique_ptr<Open> &open)
{
    if (task.cancel.isCancelled())
        return task.job(failure(Error::Kind::Cancelled));
    if (!*m_opened)
        return task.job(tl::make_unexpected(m_opened->error()));
    if (!open) {
        auto db = Database::open(m_path, m_role);
        if (!db)
            return task.job(tl::make_unexpected(db.error()));
        open = std::make_unique<Open>(std::move(*db));
    }
    {
        const std::scoped_lock lock(m_guard);
        m_busy = open->db.get();
    }
    open->db->setCancel(task.cancel);
    task.job(Connection{*open->db, open->rows});
    const std::scoped_lock lock(m_guard);
    m_busy = nullptr;
}

} // namespace core::history

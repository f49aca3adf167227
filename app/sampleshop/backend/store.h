// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/sqlite.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>
#include <vector>

namespace app::sampleshop::backend {

/// The backend's database on a thread of its own: the event loop of the shop never waits for the disk.
///
/// Jobs run one after the other. Those that wait together are one transaction, and what follows a job is told
/// only when its rows are in the file. Use it from the thread that made it.
class Store final : public QObject
{
    Q_OBJECT
public:
    explicit Store(QObject *parent = nullptr);
    ~Store() override; // what was posted is written

    /// Makes the file with its tables when there is none; `prepare` is the first to work with it, before this
    /// returns. Errors: those of Sqlite::open() and of `prepare`, Unsupported (a file that has other tables).
    using Prepare = std::function<core::Result<core::Done>(Sqlite &)>;
    [[nodiscard]] core::Result<core::Done> open(const QString &path, const Prepare &prepare);
    void close(); // what was posted is written
    [[nodiscard]] bool isOpen() const { return m_worker != nullptr; }

    /// `work` runs there, `then` with its result here; not called when the store is closed first.
    template <class Work, class Then>
    void post(Work work, Then then)
    {
        using Outcome = std::invoke_result_t<Work, Sqlite &>;
        postJob([work = std::move(work), then = std::move(then)](Sqlite &database) mutable -> Answer {
            auto outcome = std::make_shared<Outcome>(work(database));
            return [then = std::move(then), outcome]() mutable { then(std::move(*outcome)); };
        });
    }
    void post(std::function<void(Sqlite &)> work);

    [[nodiscard]] qint64 rowsWritten() const { return m_rowsWritten; } // that are in the file
    [[nodiscard]] qint64 failures() const { return m_failures; } // transactions that were not written

private:
    using Answer = std::function<void()>;
    using Job = std::function<Answer(Sqlite &)>;
    struct Worker;

    void postJob(Job job);

    QThread m_thread;
    Worker *m_worker = nullptr; // lives on m_thread
    qint64 m_rowsWritten = 0;
    qint64 m_failures = 0;
};

} // namespace app::sampleshop::backend

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/store.h"

#include "app/sampleshop/backend/schema.h"

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

struct Store::Worker final : public QObject
{
    explicit Worker(Store &owner) : store(owner) { }

    void take(const Job &job)
    {
        if (!isOpen) {
            isOpen = database.run("BEGIN IMMEDIATE").has_value();
            // Behind the jobs that wait already: they become one transaction.
            QMetaObject::invokeMethod(
                this, [this] { commit(); }, Qt::QueuedConnection);
        }
        answers.push_back(job(database));
    }
    void commit()
    {
        const bool isWritten = !isOpen || database.run("COMMIT").has_value();
        if (!isWritten)
            static_cast<void>(database.run("ROLLBACK"));
        isOpen = false;
        QMetaObject::invokeMethod(
            &store,
            [to = &store, told = std::exchange(answers, {}), rows = database.rowsWritten(), isWritten] {
                to->m_rowsWritten = rows;
                to->m_failures += isWritten ? 0 : 1;
                for (const Answer &answer : told) {
                    if (answer)
                        answer();
                }
            },
            Qt::QueuedConnection);
    }

    Store &store;
    Sqlite database;
    std::vector<Answer> answers;
    bool isOpen = false; // a transaction
};

Store::Store(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(u"sample shop database"_s);
}

Store::~Store()
{
    close();
}

core::Result<core::Done> Store::open(const QString &path, const Prepare &prepare)
{
    close();
    auto worker = std::make_unique<Worker>(*this);
    if (auto opened = worker->database.open(path); !opened)
        return opened;
    if (auto made = makeTables(worker->database); !made)
        return made;
    if (auto prepared = prepare(worker->database); !prepared)
        return prepared;
    m_worker = worker.release();
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    return core::Done{};
}

void Store::close()
{
    if (!m_worker)
        return;
    const std::unique_ptr<Worker> worker(std::exchange(m_worker, nullptr));
    QMetaObject::invokeMethod(
        worker.get(),
        [&worker] {
            if (worker->isOpen)
                worker->commit();
            worker->database.close();
        },
        Qt::BlockingQueuedConnection);
    m_rowsWritten = worker->database.rowsWritten();
    m_thread.quit();
    m_thread.wait(); // the worker goes when nobody can call it any more
}

void Store::post(std::function<void(Sqlite &)> work)
{
    postJob([work = std::move(work)](Sqlite &database) -> Answer {
        work(database);
        return {};
    });
}

void Store::postJob(Job job)
{
    if (!m_worker)
        return;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->take(job); }, Qt::QueuedConnection);
}

} // namespace app::sampleshop::backend

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/pool.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace core::postgres {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr qsizetype kKeptSlow = 50;
constexpr std::size_t kKeptWaits = 100;
constexpr auto kLookEvery = 20ms; // at the tokens of questions that wait
constexpr auto kPatience = 2ms; // before another connection is opened
constexpr auto kTellEvery = 100ms;

} // namespace

struct Pool::Private
{
    struct Task
    {
        QString name;
        CancelToken cancel;
        Repeat repeat = Repeat::Once;
        Job job;
        Clock::time_point since;
    };
    struct Worker
    {
        CancelToken running; // of the question it answers
        bool isBusy = false;
        std::atomic_bool isOver = false; // nothing is left to do but to join
        std::jthread thread;
    };

    Private(Pool &pool, Options given) : owner(pool), options(std::move(given)) { }

    Pool &owner;
    const Options options;
    std::mutex guard;
    std::condition_variable wake; // something waits, or it ends
    std::condition_variable watch; // the same, for who looks after those that wait
    std::deque<Task> tasks;
    std::vector<std::unique_ptr<Worker>> workers;
    std::vector<std::unique_ptr<Worker>> gone; // their threads end by themselves
    State state;
    std::deque<double> waits; // ms, of the last questions
    bool isTelling = false;
    bool isStopping = false;
    std::jthread watcher; // last: it uses what stands above

    void addWorker(); // guard held
    void work(Worker *self);
    [[nodiscard]] bool take(Worker *self, Task &task);
    void run(Task &task, std::unique_ptr<Connection> &connection);
    [[nodiscard]] Result<Connection *> connected(
        std::unique_ptr<Connection> &connection, const CancelToken &cancel);
    void note(const Task &task, Clock::time_point begun, const std::optional<Error> &error);
    void lookAfterWaiting();
    [[nodiscard]] std::size_t unused() const // guard held
    {
        return std::size_t(std::count_if(
            workers.begin(), workers.end(), [](const auto &worker) { return !worker->isBusy; }));
    }
    void changed(); // guard held
};

Pool::Pool(Options options, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, std::move(options)))
{
    d->watcher = std::jthread([p = d.get()] { p->lookAfterWaiting(); });
}

Pool::~Pool()
{
    {
        const std::lock_guard lock(d->guard);
        d->isStopping = true;
        for (const auto &worker : d->workers) {
            if (worker->isBusy)
                worker->running.cancel();
        }
    }
    d->wake.notify_all();
    d->watch.notify_all();
    d->workers.clear(); // joins
    d->gone.clear();
    d->watcher = {};
    for (Private::Task &task : d->tasks)
        task.job(failure(Error::Kind::Cancelled), true);
}

const Address &Pool::address() const
{
    return d->options.address;
}

Pool::State Pool::state() const
{
    const std::lock_guard lock(d->guard);
    State state = d->state;
    state.waiting = int(d->tasks.size());
    state.waitedMs = d->waits.empty() ? 0 : *std::max_element(d->waits.begin(), d->waits.end());
    return state;
}

void Pool::post(const QString &name, CancelToken cancel, Repeat repeat, Job job)
{
    {
        const std::lock_guard lock(d->guard);
        std::erase_if(d->gone, [](const auto &worker) { return worker->isOver.load(); });
        d->tasks.push_back({name, std::move(cancel), repeat, std::move(job), Clock::now()});
        if (d->workers.empty())
            d->addWorker();
        d->changed();
    }
    d->wake.notify_one();
    d->watch.notify_one();
}

void Pool::Private::addWorker()
{
    auto worker = std::make_unique<Worker>();
    auto *self = worker.get();
    workers.push_back(std::move(worker));
    self->thread = std::jthread([this, self] { work(self); });
}

/// False when the thread shall end.
bool Pool::Private::take(Worker *self, Task &task)
{
    std::unique_lock lock(guard);
    self->isBusy = false;
    const auto isWanted = [this] { return isStopping || !tasks.empty(); };
    if (!wake.wait_for(lock, options.idle, isWanted) || isStopping) {
        const auto own = std::find_if(
            workers.begin(), workers.end(), [self](const auto &worker) { return worker.get() == self; });
        if (!isStopping) { // nobody joins this one while it runs
            gone.push_back(std::move(*own));
            workers.erase(own);
        }
        return false;
    }
    task = std::move(tasks.front());
    tasks.pop_front();
    self->isBusy = true;
    self->running = task.cancel;
    ++state.busy;
    waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - task.since).count());
    if (waits.size() > kKeptWaits)
        waits.pop_front();
    changed();
    return true;
}

void Pool::Private::work(Worker *self)
{
    std::unique_ptr<Connection> connection;
    Task task;
    while (take(self, task)) {
        run(task, connection);
        task = {};
        const std::lock_guard lock(guard);
        --state.busy;
        changed();
    }
    if (connection) {
        connection.reset();
        const std::lock_guard lock(guard);
        --state.open;
        changed();
    }
    self->isOver = true;
}

Result<Connection *> Pool::Private::connected(
    std::unique_ptr<Connection> &connection, const CancelToken &cancel)
{
    if (connection && connection->isLost()) {
        connection.reset();
        const std::lock_guard lock(guard);
        --state.open;
        ++state.reopened;
    }
    if (!connection) {
        auto opened = Connection::open(options.address, {options.limits, options.access}, cancel);
        if (!opened)
            return tl::make_unexpected(opened.error());
        connection = std::move(*opened);
        const std::lock_guard lock(guard);
        ++state.open;
    }
    return connection.get();
}

void Pool::Private::run(Task &task, std::unique_ptr<Connection> &connection)
{
    const auto begun = Clock::now();
    bool isLast = task.repeat == Repeat::No;
    for (;;) {
        Result<Connection *> usable = task.cancel.isCancelled()
            ? Result<Connection *>(failure(Error::Kind::Cancelled))
            : connected(connection, task.cancel);
        std::optional<Error> error = usable ? std::nullopt : std::optional(usable.error());
        const bool isAnswered = task.job(usable, isLast || !usable);
        if (usable && connection->isLost())
            error = Error{Error::Kind::Network, u"the connection to the database was lost"_s};
        if (isAnswered || isLast || !usable) {
            note(task, begun, error);
            return;
        }
        isLast = true;
    }
}

void Pool::Private::note(const Task &task, Clock::time_point begun, const std::optional<Error> &error)
{
    const std::lock_guard lock(guard);
    if (error && error->kind == Error::Kind::Cancelled)
        return;
    const auto took = Clock::now() - begun;
    ++(error ? state.failed : state.answered);
    state.lastError = error;
    if (took >= options.slow) {
        state.slow.prepend({task.name, std::chrono::duration<double, std::milli>(took).count(),
            QDateTime::currentMSecsSinceEpoch()});
        state.slow.resize(std::min(state.slow.size(), kKeptSlow));
    }
}

/// Questions that nobody takes get one more connection, and an answer when their time is over or when they
/// are cancelled. Most are taken at once: whoever has just answered one is about to look for the next.
void Pool::Private::lookAfterWaiting()
{
    std::unique_lock lock(guard);
    while (!isStopping) {
        if (tasks.empty())
            watch.wait(lock, [this] { return isStopping || !tasks.empty(); });
        else
            watch.wait_for(lock, int(workers.size()) < options.connections ? kPatience : kLookEvery,
                [this] { return isStopping; });
        if (isStopping)
            return;
        std::size_t late = 0;
        for (const Task &task : tasks)
            late += Clock::now() - task.since >= kPatience ? 1 : 0;
        late -= std::min(late, unused());
        for (; late > 0 && int(workers.size()) < options.connections; --late)
            addWorker();
        std::vector<Task> over;
        for (auto task = tasks.begin(); task != tasks.end();) {
            if (task->cancel.isCancelled() || Clock::now() - task->since > options.wait) {
                over.push_back(std::move(*task));
                task = tasks.erase(task);
            } else {
                ++task;
            }
        }
        lock.unlock();
        for (Task &task : over) {
            const bool isCancelled = task.cancel.isCancelled();
            const Error error = isCancelled
                ? Error{Error::Kind::Cancelled, {}}
                : Error{Error::Kind::Timeout,
                    u"no connection to the database became free within %1 s"_s.arg(
                        double(options.wait.count()) / 1000)};
            task.job(tl::make_unexpected(error), true);
            note(task, task.since, error);
        }
        over.clear();
        lock.lock();
    }
}

void Pool::Private::changed()
{
    if (std::exchange(isTelling, true))
        return;
    const auto tell = [this] {
        {
            const std::lock_guard lock(guard);
            isTelling = false;
        }
        emit owner.stateChanged();
    };
    QMetaObject::invokeMethod(
        &owner, [this, tell] { QTimer::singleShot(kTellEvery, &owner, tell); }, Qt::QueuedConnection);
}

} // namespace core::postgres

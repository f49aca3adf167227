// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/archivesink.h"

#include "core/base/background.h"
#include "core/base/logging.h"

#include <QPromise>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace core::sync {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kMostInOneWrite = 20'000;
constexpr auto kPause = 200ms; // after a failed write
constexpr auto kTogether
    = 250ms; // from one write to the next: opening, conversations and index cost by the write
constexpr auto kBusyPatience = 3s; // an import elsewhere is no news before that
constexpr auto kLastPatience = 1s;
constexpr auto kQuiet = 5s; // before small index parts are merged
constexpr qint64 kWorthTidying = 2'000;

} // namespace

using Position = Result<std::optional<history::ImportPosition>>;

/// Messages to store, or a question for a position.
struct SinkTask
{
    ArchiveSink::Batch batch;
    std::shared_ptr<QPromise<Position>> question;
};

struct ArchiveSink::Private
{
    QString path;
    ArchiveSink *owner = nullptr;

    std::mutex guard;
    std::condition_variable changed;
    std::deque<SinkTask> queue;
    qint64 accepted = 0; // tasks
    bool ending = false;
    history::WriteOutcome total;
    std::atomic<qint64> waiting = 0;
    CancelToken tidying;

    // Of the thread.
    std::unique_ptr<history::ArchiveWriter> writer;
    std::deque<SinkTask> taken; // not done yet
    qint64 done = 0;
    qint64 sinceTidy = 0;
    Clock::time_point nextWrite; // not before
    std::optional<Clock::time_point> failingSince;
    std::jthread thread; // last: it uses what stands above

    qint64 accept(SinkTask task);
    void work();
    [[nodiscard]] bool takeWork();
    [[nodiscard]] Result<Done> writeTaken();
    [[nodiscard]] Result<Done> writeRun(std::size_t count);
    [[nodiscard]] Position positionOf(const SinkTask &task);
    void refuseQuestions(const Error &error);
    void complain(const Error &error);
    void tidyIfQuiet();
};

ArchiveSink::ArchiveSink(QString archivePath, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>())
{
    d->path = std::move(archivePath);
    d->owner = this;
    d->thread = std::jthread([this] {
        yieldToOthers(); // a flood is received first and stored then
        d->work();
    });
}

ArchiveSink::~ArchiveSink()
{
    {
        const std::lock_guard lock(d->guard);
        d->ending = true;
        d->tidying.cancel();
    }
    d->changed.notify_all();
    d->thread.join();
}

qint64 ArchiveSink::Private::accept(SinkTask task)
{
    qint64 number = 0;
    {
        const std::lock_guard lock(guard);
        queue.push_back(std::move(task));
        number = ++accepted;
        tidying.cancel();
    }
    changed.notify_all();
    return number;
}

qint64 ArchiveSink::store(Batch batch)
{
    d->waiting += qint64(batch.messages.size());
    return d->accept({std::move(batch), nullptr});
}

QFuture<Position> ArchiveSink::position(const QString &source, const QString &kind, const std::string &file)
{
    auto promise = std::make_shared<QPromise<Position>>();
    promise->start();
    d->accept({{source, kind, {}, history::ImportPosition{file, {}, false}}, promise});
    return promise->future();
}

history::WriteOutcome ArchiveSink::outcome() const
{
    const std::lock_guard lock(d->guard);
    return d->total;
}

qint64 ArchiveSink::waiting() const
{
    return d->waiting;
}

void ArchiveSink::Private::work()
{
    std::optional<Clock::time_point> end;
    while (takeWork()) {
        const auto written = writeTaken();
        if (written) {
            failingSince.reset();
            continue;
        }
        complain(written.error());
        refuseQuestions(written.error());
        std::unique_lock lock(guard);
        if (ending && !end)
            end = Clock::now() + kLastPatience;
        if (end && Clock::now() > *end) {
            qCWarning(lcHistory) << "ended with" << qint64(waiting)
                                 << "messages that could not be stored:" << written.error().detail;
            return;
        }
        changed.wait_for(lock, kPause, [this] { return ending; });
    }
}

/// Waits for something to do; false when there is nothing left and the sink ends.
bool ArchiveSink::Private::takeWork()
{
    std::unique_lock lock(guard);
    if (!taken.empty() && queue.empty())
        return true;
    while (queue.empty() && !ending) {
        if (sinceTidy < kWorthTidying) {
            changed.wait(lock);
        } else if (!changed.wait_for(lock, kQuiet, [this] { return !queue.empty() || ending; })) {
            tidying = CancelToken();
            lock.unlock();
            tidyIfQuiet();
            lock.lock();
        }
    }
    // The first message after a pause is stored at once.
    changed.wait_until(lock, nextWrite, [this] {
        return ending || waiting > qint64(kMostInOneWrite)
            || std::any_of(
                queue.begin(), queue.end(), [](const SinkTask &task) { return bool(task.question); });
    });
    std::move(queue.begin(), queue.end(), std::back_inserter(taken));
    queue.clear();
    nextWrite = Clock::now() + kTogether;
    return !taken.empty();
}

Result<Done> ArchiveSink::Private::writeTaken()
{
    auto opened = history::ArchiveWriter::open(path);
    if (!opened)
        return tl::make_unexpected(opened.error());
    writer = std::move(*opened);
    Result<Done> outcome = Done{};
    while (outcome && !taken.empty()) {
        if (const SinkTask &task = taken.front(); task.question) {
            task.question->addResult(positionOf(task));
            task.question->finish();
            taken.pop_front();
            ++done;
            continue;
        }
        // Neighbours of one source become one transaction.
        std::size_t count = 1;
        std::size_t messages = taken.front().batch.messages.size();
        while (count < taken.size() && !taken[count].question
            && taken[count].batch.source == taken.front().batch.source && messages < kMostInOneWrite)
            messages += taken[count++].batch.messages.size();
        outcome = writeRun(count);
    }
    writer.reset(); // and its lock with it
    return outcome;
}

Result<Done> ArchiveSink::Private::writeRun(std::size_t count)
{
    const auto source = writer->source(taken.front().batch.source, taken.front().batch.kind);
    if (!source)
        return tl::make_unexpected(source.error());
    std::vector<history::IncomingMessage> messages;
    history::ImportPosition position{"live", {}, true};
    std::unordered_map<std::string, std::size_t> places; // the last word on a message is the one that counts
    for (std::size_t i = 0; i < count; ++i) {
        for (const history::IncomingMessage &message : taken[i].batch.messages) {
            const auto [place, isNew]
                = places.try_emplace(message.conversationId + '\0' + message.id, messages.size());
            if (isNew)
                messages.push_back(message);
            else
                messages[place->second] = message;
        }
        if (taken[i].batch.position)
            position = *taken[i].batch.position;
    }
    writer->beginImport();
    qint64 size = 0;
    for (std::size_t i = 0; i < count; ++i)
        size += qint64(taken[i].batch.messages.size());
    const auto written = writer->write(*source, messages, position);
    if (!written)
        return tl::make_unexpected(written.error());
    taken.erase(taken.begin(), taken.begin() + std::ptrdiff_t(count));
    {
        const std::lock_guard lock(guard);
        total.added += written->added;
        total.changed += written->changed;
        total.removed += written->removed;
        total.unchanged += written->unchanged;
    }
    waiting -= size;
    done += qint64(count);
    sinceTidy += size;
    QMetaObject::invokeMethod(owner, [sink = owner, number = done] { emit sink->stored(number); });
    return Done{};
}

Position ArchiveSink::Private::positionOf(const SinkTask &task)
{
    const auto source = writer->source(task.batch.source, task.batch.kind);
    if (!source)
        return tl::make_unexpected(source.error());
    return writer->position(*source, task.batch.position->file);
}

/// Whoever asks can ask again; messages wait.
void ArchiveSink::Private::refuseQuestions(const Error &error)
{
    std::erase_if(taken, [&](const SinkTask &task) {
        if (!task.question)
            return false;
        task.question->addResult(Position(tl::make_unexpected(error)));
        task.question->finish();
        ++done;
        return true;
    });
}

void ArchiveSink::Private::complain(const Error &error)
{
    const auto now = Clock::now();
    if (!failingSince)
        failingSince = now;
    if (error.kind == Error::Kind::Busy && now - *failingSince < kBusyPatience)
        return;
    QMetaObject::invokeMethod(owner, [sink = owner, error] { emit sink->failing(error); });
}

void ArchiveSink::Private::tidyIfQuiet()
{
    sinceTidy = 0;
    auto opened = history::ArchiveWriter::open(path);
    if (!opened)
        return;
    const auto tidied = (*opened)->tidy([](int) {}, tidying);
    if (!tidied && tidied.error().kind != Error::Kind::Cancelled)
        qCWarning(lcHistory) << "tidying failed:" << tidied.error().detail;
}

} // namespace core::sync

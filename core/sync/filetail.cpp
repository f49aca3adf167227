// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/filetail.h"

#include "core/base/logging.h"
#include "core/sync/archivesink.h"
#include "core/sync/filefollower.h"
#include "core/sync/importrun.h"

#include <QDateTime>
#include <QTimer>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::sync {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto kCalm = 5s; // without a change
constexpr auto kRetry = 1s; // after a look that failed
constexpr qint64 kMostWaiting = 100'000; // messages the sink may owe before reading pauses

} // namespace

struct FileTail::Private
{
    Private(FileTail &tail, Options given, ArchiveSink &into)
        : options(std::move(given)),
          sink(into),
          owner(&tail)
    { }

    Options options;
    ArchiveSink &sink;
    FileTail *owner = nullptr;
    QString source; // of the owner's thread
    std::map<qint64, qint64> handedOver; // rows in all, by the batch of the sink that ends with them
    qint64 count = 0;
    QTimer progress;
    ImportRun::Live live;

    QString textSource; // of the thread: name of the source of a file that is no database; empty: it is one
    qint64 lookedAt = 0; // of the thread: when the loading's last look began, ms UTC

    std::mutex guard;
    std::condition_variable rung;
    bool asked = false; // somebody wants a look
    CancelToken cancel;
    std::jthread thread; // last: it uses what stands above

    void run();
    [[nodiscard]] bool begin(FileFollower &follower);
    [[nodiscard]] Result<Done> load(FileFollower &follower, qint64 &missed);
    [[nodiscard]] Result<QString> importAll(const QString &sourceName);
    [[nodiscard]] bool awaitOtherText(FileFollower &follower);
    [[nodiscard]] bool follow(FileFollower &follower);
    [[nodiscard]] bool waitForChange(FileFollower &follower, Clock::time_point &lastChange);
    void keepPlace(const FileFollower::Found &found);
    void handOver(FileFollower::Found found);
    void tell(std::function<void()> news); // on the owner's thread
    void rest(std::chrono::milliseconds time);
};

FileTail::FileTail(Options options, ArchiveSink &sink, QObject *parent)
    : Tail(parent),
      d(std::make_unique<Private>(*this, std::move(options), sink))
{
    qRegisterMetaType<TailRowsPtr>();
    d->progress.setInterval(100ms);
    connect(&d->progress, &QTimer::timeout, this, [this] { emit loading(d->live.read, 0); });
    connect(&sink, &ArchiveSink::stored, this, [this](qint64 number) {
        const auto behind = d->handedOver.upper_bound(number);
        if (behind == d->handedOver.begin())
            return;
        const qint64 rows = std::prev(behind)->second;
        d->handedOver.erase(d->handedOver.begin(), behind);
        emit stored(rows);
    });
}

FileTail::~FileTail()
{
    stop();
}

void FileTail::start()
{
    if (d->thread.joinable())
        return;
    d->cancel = CancelToken();
    d->progress.start();
    d->thread = std::jthread([p = d.get()] { p->run(); });
}

void FileTail::stop()
{
    d->cancel.cancel();
    d->rung.notify_all();
    if (d->thread.joinable())
        d->thread.join();
    d->progress.stop();
}

void FileTail::look()
{
    {
        const std::lock_guard lock(d->guard);
        d->asked = true;
    }
    d->rung.notify_all();
}

QString FileTail::source() const
{
    return d->source;
}

void FileTail::Private::tell(std::function<void()> news)
{
    QMetaObject::invokeMethod(owner, [this, token = cancel, news = std::move(news)] {
        if (!token.isCancelled()) // stopped in the meantime
            news();
    });
}

void FileTail::Private::rest(std::chrono::milliseconds time)
{
    std::unique_lock lock(guard);
    rung.wait_for(lock, time, [this] { return asked || cancel.isCancelled(); });
}

void FileTail::Private::run()
{
    FileFollower follower(options.file, options.archivePath);
    while (begin(follower) && follow(follower)) { }
}

/// False when it was stopped.
bool FileTail::Private::begin(FileFollower &follower)
{
    qint64 missed = 0;
    while (!cancel.isCancelled()) {
        const auto loaded = load(follower, missed);
        if (loaded) {
            tell([this, name = textSource.isEmpty() ? follower.source() : textSource, missed] {
                progress.stop();
                source = name;
                emit owner->following(name, missed);
            });
            tell([this, at = lookedAt] { emit owner->looked(at, 0); });
            return true;
        }
        if (loaded.error().kind != Error::Kind::Cancelled)
            tell([this, error = loaded.error()] { emit owner->failed(error); });
        rest(kRetry);
    }
    return false;
}

/// The whole file when it is new to the archive; else what came since it was last followed.
Result<Done> FileTail::Private::load(FileFollower &follower, qint64 &missed)
{
    const auto kind = recognise(options.file);
    if (!kind)
        return tl::make_unexpected(kind.error());
    textSource.clear();
    if (*kind != FileKind::BackendSqlite) {
        follower.see();
        lookedAt = QDateTime::currentMSecsSinceEpoch();
        return importAll({}).map([this](const QString &name) {
            textSource = name;
            return Done{};
        });
    }
    if (auto opened = follower.open(); !opened)
        return opened;
    if (!follower.isKnown()) {
        if (const auto imported = importAll(follower.source()); !imported)
            return tl::make_unexpected(imported.error());
    }
    const auto startedAt = QDateTime::currentMSecsSinceEpoch();
    while (!cancel.isCancelled()) {
        auto found = follower.look();
        if (!found)
            return tl::make_unexpected(found.error());
        const bool more = found->more;
        missed += follower.isKnown() ? qint64(found->rows.fresh.size()) : 0;
        keepPlace(*found);
        handOver(std::move(*found));
        if (!more)
            break;
    }
    lookedAt = startedAt;
    return Done{};
}

/// Answers the name of the source.
Result<QString> FileTail::Private::importAll(const QString &sourceName)
{
    FileImport::Options import{options.archivePath, options.file, sourceName, options.rejectsFolder};
    const auto summary = ImportRun(std::move(import), live, cancel).run([] {});
    if (!summary)
        return tl::make_unexpected(summary.error());
    if (summary->cancelled)
        return failure(Error::Kind::Cancelled);
    return summary->source;
}

/// True when the file has changed and is to be imported again, false when it was stopped.
bool FileTail::Private::awaitOtherText(FileFollower &follower)
{
    while (!cancel.isCancelled()) {
        {
            std::unique_lock lock(guard);
            rung.wait_for(lock, options.lookEvery, [this] { return asked || cancel.isCancelled(); });
            asked = false;
        }
        const auto startedAt = QDateTime::currentMSecsSinceEpoch();
        if (follower.hasChanged())
            return true;
        tell([this, startedAt] { emit owner->looked(startedAt, 0); });
    }
    return false;
}

/// False when it was stopped, true when another database lies in the place of the one that was followed.
bool FileTail::Private::follow(FileFollower &follower)
{
    if (!textSource.isEmpty())
        return awaitOtherText(follower);
    auto lastChange = Clock::now();
    while (!cancel.isCancelled()) {
        if (!waitForChange(follower, lastChange))
            continue;
        const auto startedAt = QDateTime::currentMSecsSinceEpoch();
        auto found = follower.look();
        if (!found) {
            tell([this, error = found.error()] { emit owner->failed(error); });
            rest(kRetry);
            continue;
        }
        if (found->replaced)
            return true;
        const bool more = found->more;
        if (!found->isEmpty())
            lastChange = Clock::now();
        handOver(std::move(*found));
        if (!more)
            tell([this, startedAt] { emit owner->looked(startedAt, 0); });
        while (sink.waiting() > kMostWaiting && !cancel.isCancelled())
            rest(options.watchEvery);
        if (more) {
            const std::lock_guard lock(guard);
            asked = true;
        }
    }
    return false;
}

/// True when it is time to look.
bool FileTail::Private::waitForChange(FileFollower &follower, Clock::time_point &lastChange)
{
    const auto deadline = Clock::now() + options.lookEvery;
    while (!cancel.isCancelled()) {
        {
            std::unique_lock lock(guard);
            // Nobody notices a tenth of a second after a pause, and the socket rings at once.
            const bool isQuiet = Clock::now() - lastChange > kCalm;
            rung.wait_for(lock, isQuiet ? 2 * options.watchEvery : options.watchEvery,
                [this] { return asked || cancel.isCancelled(); });
            if (std::exchange(asked, false))
                return true;
        }
        if (follower.hasChanged()) {
            lastChange = Clock::now();
            return true;
        }
        if (Clock::now() >= deadline)
            return true;
        if (Clock::now() - lastChange > options.quiet && follower.hasOldRows()) {
            auto found = follower.walkOld();
            if (found && !found->isEmpty())
                handOver(std::move(*found));
        }
    }
    return false;
}

/// Also without rows: the next start shall not load the whole file again.
void FileTail::Private::keepPlace(const FileFollower::Found &found)
{
    if (found.isEmpty())
        tell([this, batch = ArchiveSink::Batch{found.source, u"backend"_s, {}, found.position}] {
            sink.store(batch);
        });
}

void FileTail::Private::handOver(FileFollower::Found found)
{
    if (found.isEmpty())
        return;
    auto rows = std::make_shared<TailRows>(std::move(found.rows));
    ArchiveSink::Batch batch{found.source, u"backend"_s, rows->fresh, found.position};
    batch.messages.insert(batch.messages.end(), rows->changed.begin(), rows->changed.end());
    const auto size = qint64(batch.messages.size());
    tell([this, rows, size, shared = std::make_shared<ArchiveSink::Batch>(std::move(batch))] {
        count += size;
        handedOver[sink.store(std::move(*shared))] = count;
        emit owner->rows(rows);
    });
}

} // namespace core::sync

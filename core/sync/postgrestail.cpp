// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgrestail.h"

#include "core/sync/postgrestail_p.h"

#include <QFileInfo>

namespace core::sync {

using namespace std::chrono_literals;

namespace {

constexpr auto kFailureEvery = 3s; // told at most
constexpr auto kPlaceEvery = 60s; // stored, when nothing comes

PostgresTail::Options withFolder(PostgresTail::Options options)
{
    if (options.rejectsFolder.isEmpty())
        options.rejectsFolder = QFileInfo(options.archivePath).absolutePath();
    return options;
}

} // namespace

PostgresTail::Private::Private(PostgresTail &tail, Options given_, ArchiveSink &into)
    : options(withFolder(std::move(given_))),
      sink(into),
      owner(&tail)
{ }

PostgresTail::PostgresTail(Options options, ArchiveSink &sink, QObject *parent)
    : Tail(parent),
      d(std::make_unique<Private>(*this, std::move(options), sink))
{
    qRegisterMetaType<TailRowsPtr>();
    d->progress.setInterval(100ms);
    connect(&d->progress, &QTimer::timeout, this, [this] {
        if (d->isLoaded)
            d->progress.stop();
        else if (d->live.total > 0)
            emit loading(d->live.read, d->live.total);
    });
    connect(&sink, &ArchiveSink::stored, this, [this](qint64 number) {
        const auto behind = d->handedOver.upper_bound(number);
        if (behind == d->handedOver.begin())
            return;
        const qint64 rows = std::prev(behind)->second;
        d->handedOver.erase(d->handedOver.begin(), behind);
        d->landed = rows;
        emit stored(rows);
    });
}

PostgresTail::~PostgresTail()
{
    stop();
}

void PostgresTail::start()
{
    if (d->following.joinable())
        return;
    d->cancel = CancelToken();
    // What was on its way when it stopped is found again; the archive may still owe what was handed over.
    d->given = d->count;
    d->resumed = d->source.isEmpty() ? std::nullopt : std::optional(d->place);
    d->isLoaded = false;
    d->progress.start();
    d->following = std::jthread([p = d.get()] { p->run(); });
}

void PostgresTail::stop()
{
    d->cancel.cancel();
    d->ring();
    if (d->following.joinable())
        d->following.join();
    d->progress.stop();
    d->storePlace();
}

void PostgresTail::look()
{
    d->ring();
}

QString PostgresTail::source() const
{
    return d->source;
}

bool PostgresTail::isComplete() const
{
    return d->isComplete;
}

bool PostgresTail::isAtReplica() const
{
    return d->isAtReplica;
}

void PostgresTail::Private::ring()
{
    {
        const std::lock_guard lock(guard);
        asked = true;
    }
    rung.notify_all();
}

void PostgresTail::Private::tell(std::function<void()> news)
{
    QMetaObject::invokeMethod(owner, [token = cancel, news = std::move(news)] {
        if (!token.isCancelled()) // stopped in the meantime
            news();
    });
}

void PostgresTail::Private::rest(std::chrono::milliseconds time)
{
    std::unique_lock lock(guard);
    rung.wait_for(lock, time, [this] { return asked || cancel.isCancelled(); });
}

/// Rows go into the archive together with the place behind them.
void PostgresTail::Private::take(const TailRowsPtr &rows, bool isNews, const MirrorPlace &now)
{
    const bool wasComplete = std::exchange(isComplete, now.isComplete);
    place = now;
    const bool isEmpty = rows->fresh.empty() && rows->changed.empty();
    if (!isEmpty) {
        placeStored = place.toText();
        placeStoredAt = Clock::now();
        ArchiveSink::Batch batch{source, kMirrorKind, rows->fresh,
            history::ImportPosition{std::string(kFollowedPlace), placeStored, true}};
        batch.messages.insert(batch.messages.end(), rows->changed.begin(), rows->changed.end());
        count += qint64(batch.messages.size());
        handedOver[sink.store(std::move(batch))] = count;
        if (isNews)
            emit owner->rows(rows);
    } else if (wasComplete != isComplete || Clock::now() - placeStoredAt >= kPlaceEvery) {
        storePlace();
    }
    if (isComplete && !wasComplete)
        emit owner->completed();
}

void PostgresTail::Private::storePlace()
{
    const std::string text = place.toText();
    if (source.isEmpty() || place == MirrorPlace() || text == placeStored)
        return;
    placeStored = text;
    placeStoredAt = Clock::now();
    sink.store({source, kMirrorKind, {}, history::ImportPosition{std::string(kFollowedPlace), text, true}});
}

void PostgresTail::Private::tellFailure(const Error &error)
{
    const auto now = Clock::now();
    if (failureToldAt && now - *failureToldAt < kFailureEvery)
        return;
    failureToldAt = now;
    emit owner->failed(error);
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/archivesink.h"
#include "core/sync/postgresfollower.h"
#include "core/sync/postgresload.h"
#include "core/sync/postgrestail.h"
#include "core/sync/postgreswalk.h"

#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace core::sync {

/// A connection and what is known about its server.
struct TailSession
{
    std::unique_ptr<postgres::Connection> connection;
    postgres::Schema schema;
    std::unique_ptr<PostgresRows> rows; // refers to both
    bool isReplica = false; // stands in for the primary
    bool listens = false;
};

struct PostgresTail::Private
{
    using Clock = std::chrono::steady_clock;

    Private(PostgresTail &tail, Options given, ArchiveSink &into);

    const Options options;
    ArchiveSink &sink;
    PostgresTail *owner = nullptr;

    // Of the owner's thread.
    QString source;
    MirrorPlace place; // behind what was handed over to the sink
    std::string placeStored;
    Clock::time_point placeStoredAt;
    std::map<qint64, qint64> handedOver; // rows in all, by the batch of the sink that ends with them
    qint64 count = 0;
    bool isComplete = false;
    bool isAtReplica = false;
    std::optional<Clock::time_point> failureToldAt;
    QTimer progress;
    void take(const TailRowsPtr &rows, bool isNews, const MirrorPlace &now);
    void storePlace();
    void tellFailure(const Error &error);

    // Of both.
    CancelToken cancel;
    std::mutex guard;
    std::condition_variable rung;
    bool asked = false; // somebody wants a look
    std::atomic<qint64> given = 0; // rows on their way to the archive
    std::atomic<qint64> landed = 0; // that have arrived there
    PostgresLoad::Live live;
    std::atomic_bool isReadable = false; // the first rows of a load can be read
    std::atomic_bool isLoaded = false; // nothing is left to load
    void tell(std::function<void()> news); // on the owner's thread
    void rest(std::chrono::milliseconds time);
    void ring();

    // Of the following thread.
    std::optional<MirrorPlace> resumed; // where it was stopped
    int resumedSource = 0;
    std::optional<PostgresFollower> follower;
    std::optional<PostgresWalk> walk;
    ChosenSource chosen;
    bool toldFollowing = false;
    bool isMirror = false; // the whole history is wanted, or was there before
    std::int64_t lookedMs = 0;
    std::int64_t sinceMs = 0; // rows sent before it are not mirrored
    std::int64_t walkLowest = 0;
    qint64 missed = 0;
    qint64 walkFound = 0;
    bool walkDue = true;
    std::string walkCounters; // of the server's statistics, when the last walk began
    Clock::time_point walkDueSince;
    Clock::time_point walkedAt;
    Clock::time_point countersAt;
    Clock::time_point expiredAt;
    Clock::time_point changedAt; // when something came last
    Clock::time_point serverCheckedAt;
    void run();
    [[nodiscard]] Result<TailSession> connect();
    [[nodiscard]] Result<TailSession> connectTo(
        const postgres::Address &address, const postgres::Limits &limits);
    [[nodiscard]] Result<Done> follow(TailSession &session);
    [[nodiscard]] Result<Done> begin(TailSession &session);
    [[nodiscard]] Result<Done> startLoad(TailSession &session, IdRanges loaded, std::int64_t highest);
    [[nodiscard]] Result<Done> lookOnce(TailSession &session);
    [[nodiscard]] Result<Done> compareOld(TailSession &session);
    [[nodiscard]] Result<Done> noticeWork(TailSession &session);
    [[nodiscard]] Result<Done> checkServer(TailSession &session);
    [[nodiscard]] Result<Done> waitForChange(TailSession &session);
    [[nodiscard]] MirrorPlace placeNow() const;
    [[nodiscard]] std::int64_t keepSinceMs() const;
    [[nodiscard]] bool mayCompare(const TailSession &session) const;
    void handOver(TailRows rows, bool isNews);
    void tellLooked(std::int64_t startedAtMs);

    CancelToken loadCancel;
    void load(PostgresLoad::Options what); // the loading thread
    void stopLoad();

    std::jthread loading; // these two last: they use what stands above; the following thread owns this one
    std::jthread following;
};

} // namespace core::sync

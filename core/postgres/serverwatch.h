// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace core::postgres {

/// Looks at the primary and its replica every few seconds, on a thread and with connections of its own, so
/// that busy pools do not make a server look dead. Without a replica it looks only while told to.
///
/// Places in the log (LSN) are bytes since its beginning. Call from any thread; destruction waits for at most
/// one look.
class ServerWatch
{
public:
    struct Options
    {
        Address primary;
        std::optional<Address> replica;
        Limits limits;
        std::chrono::milliseconds lookEvery{5'000};
        std::chrono::milliseconds mostLag{10'000};
    };
    struct Verdict // about the replica
    {
        QString reason; // why it is not used, as Database::Replica says it; empty: it is
        std::optional<qint64> lagMs;
        std::optional<qint64> lagBytes;
        std::optional<Error> lastError;

        [[nodiscard]] bool isUsable() const { return reason.isEmpty(); }
        /// Better than no answer, when the primary is gone; a cluster that went its own way is not.
        [[nodiscard]] bool isLastResort() const;
        bool operator==(const Verdict &) const = default;
    };
    struct News
    {
        bool primaryAnswered = false;
        bool replicaAnswered = false;
        bool isReplicaSilent = false; // twice in a row: what waits for it waits in vain
    };
    /// `looked` is called on the watching thread after every look.
    ServerWatch(Options options, std::function<void(const News &)> looked);
    ~ServerWatch();
    Q_DISABLE_COPY_MOVE(ServerWatch)

    void start();
    void stop(); // soon; destruction waits
    [[nodiscard]] Verdict verdict() const;
    /// Waits for the first look, and not longer than that may take.
    void awaitFirstLook(const CancelToken &cancel);

    void lookNow();
    void lookWithoutReplica(bool looks); // as long as nothing can be reached
    void noteFailure(const Error &error); // the replica cannot be connected: dead until the next look
    void noteWrite(std::optional<qint64> place); // of our own; nothing: perhaps, and not known where
    /// What a reader must not be behind of; nothing: not known, so only the primary will do.
    [[nodiscard]] std::optional<qint64> ownWrite() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Server
    {
        Address address;
        std::unique_ptr<Connection> connection = {};
        std::optional<qint64> system = {}; // which cluster it is a copy of
        QString database = {};
    };
    struct Look
    {
        std::optional<qint64> primaryPlace; // written
        qint64 primaryEnd = 0; // of what is not written yet, too
        qint64 primaryClockMs = 0;
        std::optional<Error> primaryError;
        std::optional<Error> replicaError;
        bool isInRecovery = false;
        qint64 replayed = 0;
        std::optional<qint64> lastReplayedAtMs; // by the primary's clock
        bool isOfAnotherServer = false;
    };
    void work();
    [[nodiscard]] bool isAwake() const; // guard held
    [[nodiscard]] std::chrono::milliseconds pause(); // until the next look; guard held
    [[nodiscard]] Look look();
    [[nodiscard]] Result<Rows> ask(Server &server, const QByteArray &sql);
    struct Writes // of our own
    {
        qint64 place = 0; // of the last one
        int lost = 0; // whose place is not known
        bool operator==(const Writes &) const = default;
    };
    void conclude(const Look &look, const Writes &before); // guard held
    void measureLag(const Look &look);
    [[nodiscard]] QString reasonOf(const Look &look) const;

    const Options m_options;
    const Limits m_limits;
    const std::function<void(const News &)> m_looked;
    CancelToken m_stop;
    Server m_primary; // of the watching thread
    std::optional<Server> m_replica;

    mutable std::mutex m_guard;
    std::condition_variable m_wake;
    std::condition_variable m_first;
    Verdict m_verdict;
    bool m_hasLooked = false;
    bool m_isAsked = false; // for a look now
    bool m_looksAlone = false;
    qint64 m_replayed = 0;
    Writes m_writes;
    int m_hurried = 0; // looks in short succession
    int m_silences = 0; // in a row
    std::deque<std::pair<Clock::time_point, qint64>> m_places; // of the primary; the first one is replayed
    std::thread m_thread;
};

} // namespace core::postgres

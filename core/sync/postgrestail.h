// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/address.h"
#include "core/postgres/connection.h"
#include "core/sync/tail.h"

#include <chrono>
#include <memory>
#include <optional>

namespace core::sync {

class ArchiveSink;

/// Mirrors the shop's PostgreSQL into the archive and follows it.
///
/// A first load brings in the history, newest first; rows that come meanwhile are handed over all the same.
/// What is done is kept with the rows: a stop, a kill or a lost connection costs nothing that was stored.
/// Then new rows are found by their id, also those whose transactions commit late, edits and deletions among
/// the newest ones with every look, and all others at quiet times, by comparing the archive with the database
/// step by step. A trigger that notifies (Schema::doorbell) is listened to; without one the server is asked a
/// few times a second while something happens, and every two seconds when nothing does.
///
/// Rows that somebody removed from the database go from the archive too; a person's notes on them stay and
/// come back with them. With keepMonths the same holds for rows that have become older.
///
/// Two connections at most, each on a thread of its own: one follows, one loads. Errors are told by failed(),
/// at most every few seconds, and it goes on by itself: at once, then after longer and longer pauses.
class PostgresTail final : public Tail
{
    Q_OBJECT
public:
    struct Options
    {
        QString archivePath;
        postgres::Address address; // with its password
        /// Read when the primary cannot be reached; what is gone is then not looked for.
        std::optional<postgres::Address> replica;
        QString rejectsFolder; // empty: beside the archive
        int keepMonths = 0; // older rows are not in the archive; 0: all are
        /// False: rows of the last `recentHours` only, for a workspace that reads the server itself; a mirror
        /// that was complete before is gone on with.
        bool loadsHistory = true;
        int recentHours = 24;
        /// following() and looked() come as soon as the newest rows can be read, and not only when the
        /// whole history is there. isComplete() and completed() tell the rest.
        bool followsEarly = false;

        postgres::Limits limits;
        std::chrono::milliseconds pollEvery{250}; // while something comes
        std::chrono::milliseconds quietPollEvery{2'000};
        std::chrono::milliseconds doorbellPollEvery{5'000}; // with a trigger that rings
        std::chrono::milliseconds recentEvery{1'000}; // the newest rows are compared, while something comes
        std::chrono::milliseconds gapPatience{600'000}; // for transactions that commit late
        std::chrono::milliseconds quiet{10'000}; // without a new row, before old ones are compared
        std::chrono::milliseconds walkPause{50}; // between two steps of that
        std::chrono::milliseconds walkEvery{3'600'000}; // though nothing tells of a change
        std::chrono::milliseconds walkPatience{600'000}; // then it is done also when it is not quiet
        std::chrono::milliseconds expireEvery{3'600'000};
        std::chrono::milliseconds retryMost{5'000};
        std::chrono::milliseconds primaryEvery{15'000}; // while the replica stands in
    };
    /// `sink` must outlive it.
    PostgresTail(Options options, ArchiveSink &sink, QObject *parent = nullptr);
    ~PostgresTail() override; // waits for what is being read

    void start() override;
    void stop() override;
    void look() override;
    [[nodiscard]] QString source() const override;

    /// The archive holds everything that it is to hold, up to the last look. False also while that is
    /// unknown.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isAtReplica() const; // which stands in for the primary

signals:
    void completed(); // isComplete() has become true
    /// The archive was compared with the whole database; `differences` messages had to be put right.
    void reconciled(qint64 differences);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/idgaps.h"
#include "core/sync/mirrorplace.h"
#include "core/sync/postgresrows.h"
#include "core/sync/tail.h"

#include <chrono>
#include <map>
#include <optional>

namespace core::sync {

/// Finds what is new or changed in the shop's PostgreSQL since it last looked. Keeps what it knows when the
/// connection changes. Blocks; of one thread.
///
/// A look that finds nothing is one statement along the primary key. New rows are those behind the last id
/// and those in gaps below it (IdGaps). Changes among the newest rows are found by comparing what the server
/// says they look like, older ones by the time of change where that has an index; the rest is PostgresWalk's.
class PostgresFollower
{
public:
    struct Options
    {
        std::size_t recent = 500; // rows at the end that are compared
        std::chrono::milliseconds recentEvery{1'000};
        std::chrono::milliseconds quietEvery{5'000}; // the same when nothing has come for a while
        std::chrono::milliseconds gapsEvery{2'000}; // gaps that are no longer young
        std::chrono::milliseconds gapPatience{600'000}; // before a gap may be given up
    };
    explicit PostgresFollower(Options options);

    /// Follows from `place` on; one that was never followed before begins at the end of the table. Errors:
    /// those of Connection.
    [[nodiscard]] Result<Done> begin(
        PostgresRows &rows, std::optional<MirrorPlace> place, const CancelToken &cancel = {});
    [[nodiscard]] MirrorPlace place() const; // without what only the tail knows
    /// Rows are compared with the next look, whatever the time.
    void hurry() { m_isUrgent = true; }

    struct Found
    {
        TailRows rows;
        bool more = false; // look again at once
        std::optional<Error> error; // that ended the look; `rows` and place() hold all the same

        [[nodiscard]] bool isEmpty() const { return rows.fresh.empty() && rows.changed.empty(); }
    };
    /// A server that may be `behind` (a replica that stands in) tells nothing about what is gone.
    [[nodiscard]] Found look(PostgresRows &rows, bool isBehind, const CancelToken &cancel = {});

private:
    using Clock = std::chrono::steady_clock;
    using Row = PostgresRows::Row;
    struct Known
    {
        std::int64_t looks = 0;
        std::string conversationId;
    };
    using ChangeKey = PostgresRows::ChangeKey;
    struct Changes
    {
        ChangeKey next; // where reading goes on
        ChangeKey upTo; // the latest change that was seen
        ChangeKey floor; // nothing before it is read again
    };
    struct Transactions
    {
        std::int64_t oldestRunning = 0;
        std::int64_t next = 0;
    };

    [[nodiscard]] Result<Done> readFresh(
        PostgresRows &rows, std::int64_t highest, Found &found, const CancelToken &cancel);
    [[nodiscard]] Result<Done> lookIntoGaps(PostgresRows &rows, Found &found, const CancelToken &cancel);
    [[nodiscard]] Result<Done> readRecent(
        PostgresRows &rows, bool isBehind, Found &found, const CancelToken &cancel);
    [[nodiscard]] Result<Done> readChanges(PostgresRows &rows, Found &found, const CancelToken &cancel);
    [[nodiscard]] Result<Done> takeChanged(PostgresRows &rows, const std::vector<IdRanges::Range> &ranges,
        std::vector<history::IncomingMessage> &to, const CancelToken &cancel);
    [[nodiscard]] Result<Transactions> transactions(PostgresRows &rows, const CancelToken &cancel);
    void takeFresh(std::vector<Row> &page, std::vector<history::IncomingMessage> &to);
    void stepBackTo(std::int64_t highest, Found &found);
    void remember(const Row &row);

    Options m_options;
    MirrorPlace m_place;
    IdGaps m_gaps;
    std::map<std::int64_t, Known> m_recent; // what the newest rows looked like, by id
    struct Edited
    {
        std::int64_t looks = 0;
        std::int64_t atMs = 0;
    };
    std::map<std::int64_t, Edited> m_edited; // rows that were changed lately, by id
    std::optional<Changes> m_changes; // by the index on the time of change
    Clock::time_point m_recentReadAt;
    Clock::time_point m_changesReadAt;
    Clock::time_point m_gapsReadAt;
    Clock::time_point m_freshAt;
    bool m_wasFollowed = false; // before this program, or before a pause
    bool m_isUrgent = true;
};

} // namespace core::sync

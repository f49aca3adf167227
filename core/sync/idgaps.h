// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/idranges.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace core::sync {

/// Ids that a sequence gave away and no row has yet: the transaction that got them may still commit.
///
/// Ids are given away in order, transactions commit in any. Reading on behind the highest id would miss what
/// comes into a gap, and waiting for the gap would show nothing while somebody's transaction is open, or for
/// ever, since a transaction that gave up leaves its ids unused. So gaps are noted and looked into again:
/// until every transaction that was running when the gap was first seen has ended (by the server's
/// transaction numbers), and for some minutes at least, because a number may be fetched long before anything
/// is written.
class IdGaps
{
public:
    using Clock = std::chrono::steady_clock;

    /// `nextTransaction` is the first transaction number not given away when, or after, the gap was seen; 0:
    /// the server does not tell.
    void add(IdRanges::Range range, Clock::time_point seen, std::int64_t nextTransaction);
    void found(std::int64_t id);
    /// Drops what nothing can come into any more: `oldestRunning` is the lowest transaction number that was
    /// running *before* the gaps were last looked into.
    void forgetDead(Clock::time_point now, std::chrono::milliseconds patience, std::int64_t oldestRunning);

    [[nodiscard]] bool isEmpty() const { return m_gaps.empty(); }
    [[nodiscard]] bool hasYoung(Clock::time_point now, std::chrono::milliseconds age) const;
    [[nodiscard]] std::vector<IdRanges::Range> ranges() const; // rising
    [[nodiscard]] bool holds(std::int64_t id) const;
    void clear() { m_gaps.clear(); }

private:
    struct Gap
    {
        IdRanges::Range range;
        Clock::time_point seen;
        std::int64_t nextTransaction = 0;
    };
    std::vector<Gap> m_gaps; // rising, apart
};

/// The numbers of [low, high] that are not among `ids`, which rise.
[[nodiscard]] std::vector<IdRanges::Range> missingIn(
    std::int64_t low, std::int64_t high, const std::vector<std::int64_t> &ids);

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/idgaps.h"

#include <algorithm>

namespace core::sync {

namespace {

// More are some server's habit of skipping numbers, and a long statement; the oldest ones are left to whoever
// compares everything.
constexpr std::size_t kMostGaps = 2'000;

} // namespace

void IdGaps::add(IdRanges::Range range, Clock::time_point seen, std::int64_t nextTransaction)
{
    if (range.low > range.high)
        return;
    const auto behind = std::upper_bound(m_gaps.begin(), m_gaps.end(), range.low,
        [](std::int64_t low, const Gap &gap) { return low < gap.range.low; });
    m_gaps.insert(behind, {range, seen, nextTransaction});
    if (m_gaps.size() > kMostGaps) {
        m_gaps.erase(std::min_element(
            m_gaps.begin(), m_gaps.end(), [](const Gap &a, const Gap &b) { return a.seen < b.seen; }));
    }
}

void IdGaps::found(std::int64_t id)
{
    const auto gap = std::find_if(m_gaps.begin(), m_gaps.end(),
        [id](const Gap &one) { return one.range.low <= id && id <= one.range.high; });
    if (gap == m_gaps.end())
        return;
    Gap rest = *gap;
    rest.range.low = id + 1;
    gap->range.high = id - 1;
    const auto next = gap->range.low > gap->range.high ? m_gaps.erase(gap) : gap + 1;
    if (rest.range.low <= rest.range.high)
        m_gaps.insert(next, rest);
}

void IdGaps::forgetDead(Clock::time_point now, std::chrono::milliseconds patience, std::int64_t oldestRunning)
{
    std::erase_if(m_gaps,
        [&](const Gap &gap) { return now - gap.seen >= patience && oldestRunning >= gap.nextTransaction; });
}

bool IdGaps::hasYoung(Clock::time_point now, std::chrono::milliseconds age) const
{
    return std::any_of(m_gaps.begin(), m_gaps.end(), [&](const Gap &gap) { return now - gap.seen < age; });
}

std::vector<IdRanges::Range> IdGaps::ranges() const
{
    std::vector<IdRanges::Range> all;
    all.reserve(m_gaps.size());
    for (const Gap &gap : m_gaps)
        all.push_back(gap.range);
    return all;
}

bool IdGaps::holds(std::int64_t id) const
{
    return std::any_of(m_gaps.begin(), m_gaps.end(),
        [id](const Gap &gap) { return gap.range.low <= id && id <= gap.range.high; });
}

std::vector<IdRanges::Range> missingIn(
    std::int64_t low, std::int64_t high, const std::vector<std::int64_t> &ids)
{
    std::vector<IdRanges::Range> missing;
    for (const std::int64_t id : ids) {
        if (id < low || id > high)
            continue;
        if (id > low)
            missing.push_back({low, id - 1});
        low = id + 1;
    }
    if (low <= high)
        missing.push_back({low, high});
    return missing;
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/idranges.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace core::sync {

namespace {

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();

std::int64_t below(std::int64_t number)
{
    return number == kLowest ? number : number - 1;
}

} // namespace

void IdRanges::add(Range range)
{
    if (range.low > range.high)
        return;
    m_ranges.push_back(range);
    std::sort(m_ranges.begin(), m_ranges.end(), [](Range a, Range b) { return a.high > b.high; });
    std::vector<Range> merged;
    for (const Range next : m_ranges) {
        if (!merged.empty() && (next.high >= merged.back().low || next.high + 1 == merged.back().low))
            merged.back().low = std::min(merged.back().low, next.low);
        else
            merged.push_back(next);
    }
    m_ranges = std::move(merged);
}

std::optional<IdRanges::Range> IdRanges::nextGap(std::int64_t from) const
{
    for (const Range done : m_ranges) {
        if (done.low > from)
            continue;
        if (done.high < from)
            return Range{done.high + 1, from};
        if (done.low == kLowest)
            return std::nullopt;
        from = below(done.low);
    }
    return Range{kLowest, from};
}

std::string IdRanges::toText() const
{
    std::string text;
    for (const Range range : m_ranges) {
        if (!text.empty())
            text += ',';
        text += std::to_string(range.low) + '-' + std::to_string(range.high);
    }
    return text;
}

IdRanges IdRanges::fromText(std::string_view text)
{
    IdRanges ranges;
    const char *at = text.data();
    const char *end = text.data() + text.size();
    while (at != end) {
        Range range;
        const auto low = std::from_chars(at, end, range.low);
        if (low.ec != std::errc() || low.ptr == end || *low.ptr != '-')
            break;
        const auto high = std::from_chars(low.ptr + 1, end, range.high);
        if (high.ec != std::errc())
            break;
        ranges.add(range);
        at = high.ptr == end ? end : high.ptr + 1;
    }
    return ranges;
}

} // namespace core::sync

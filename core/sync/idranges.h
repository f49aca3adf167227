// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

/// A set of row numbers as inclusive ranges, highest first: which rows of a database are done.
class IdRanges
{
public:
    struct Range
    {
        std::int64_t low = 0;
        std::int64_t high = 0;

        bool operator==(const Range &) const = default;
    };

    void add(Range range);
    /// The highest range not yet done whose numbers are at most `from`, nothing when all is done. Its `low`
    /// is the lowest possible number when nothing below is done.
    [[nodiscard]] std::optional<Range> nextGap(std::int64_t from) const;
    [[nodiscard]] const std::vector<Range> &ranges() const { return m_ranges; }

    /// `low-high,low-high`, highest first; negative numbers have a sign.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static IdRanges fromText(std::string_view text); // what is malformed is left out

private:
    std::vector<Range> m_ranges;
};

} // namespace core::sync

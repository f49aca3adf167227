// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/idwindows.h"

#include <algorithm>

namespace core::sync {

namespace {

constexpr std::int64_t kFirst = 4'000; // row numbers
constexpr std::int64_t kLargest = 1 << 20;

} // namespace

void IdWindows::setBounds(std::int64_t lowest, std::int64_t highest)
{
    m_lowest = lowest;
    m_highest = highest;
}

bool IdWindows::open()
{
    const auto gap = m_done.nextGap(m_highest);
    if (!gap || gap->high < m_lowest)
        return false;
    // Where most numbers have no row, a window of the same width would hold next to nothing.
    const bool sparse = m_found < m_size / 4;
    if (m_size == 0)
        m_size = kFirst;
    else if (sparse || m_size < kLargest)
        m_size = std::min(m_size * (sparse ? 16 : 4), sparse ? std::int64_t(1) << 40 : kLargest);
    const std::int64_t lowest = std::max(gap->low, m_lowest);
    m_window = {std::max(lowest, gap->high - std::min(m_size - 1, gap->high - lowest)), gap->high};
    m_at = m_window.low - 1;
    m_found = 0;
    m_isOpen = true;
    return true;
}

void IdWindows::close()
{
    m_done.add(m_window);
    m_isOpen = false;
}

void IdWindows::delivered(std::int64_t number)
{
    m_at = number;
    ++m_found;
}

IdRanges IdWindows::done() const
{
    IdRanges done = m_done;
    if (m_isOpen && m_at >= m_window.low)
        done.add({m_window.low, m_at});
    return done;
}

void IdWindows::skip(const IdRanges &done)
{
    m_done = this->done();
    for (const IdRanges::Range range : done.ranges())
        m_done.add(range);
    m_isOpen = false;
}

double IdWindows::doneShare() const
{
    const double rows = double(m_highest) - double(m_lowest) + 1;
    double read = 0;
    const IdRanges all = done();
    for (const IdRanges::Range range : all.ranges()) {
        if (range.high >= m_lowest && range.low <= m_highest)
            read += double(std::min(range.high, m_highest)) - double(std::max(range.low, m_lowest)) + 1;
    }
    return rows > 0 ? std::clamp(read / rows, 0.0, 1.0) : 1.0;
}

bool IdWindows::isAllDone() const
{
    const auto gap = done().nextGap(m_highest);
    return !gap || gap->high < m_lowest;
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/idranges.h"

#include <cstdint>
#include <string>

namespace core::sync {

/// In which order the rows of a database are loaded: the newest first, in windows of row numbers that grow
/// from some thousand to a million, and rising inside of each. So there is something to read at once, and the
/// archive gets long stretches in which numbers and times rise together.
class IdWindows
{
public:
    void setBounds(std::int64_t lowest, std::int64_t highest);
    /// The next window that is not done; false when there is none.
    [[nodiscard]] bool open();
    void close(); // it is done
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

    [[nodiscard]] std::int64_t next() const { return m_at + 1; } // where reading goes on in the window
    [[nodiscard]] std::int64_t end() const { return m_window.high; }
    void delivered(std::int64_t number);

    /// What is done, for skip() of a later one. The window may be open.
    [[nodiscard]] IdRanges done() const;
    void skip(const IdRanges &done); // closes the window
    [[nodiscard]] double doneShare() const; // 0 to 1
    [[nodiscard]] bool isAllDone() const;

private:
    std::int64_t m_lowest = 0;
    std::int64_t m_highest = -1;
    IdRanges m_done;
    IdRanges::Range m_window;
    std::int64_t m_size = 0; // numbers in the last one
    std::int64_t m_found = 0; // rows in it so far
    std::int64_t m_at = 0; // the last row delivered, or just below m_window
    bool m_isOpen = false;
};

} // namespace core::sync

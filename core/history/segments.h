// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/firsterror.h"

#include <vector>

namespace core::history {

/// A stretch of message numbers in which numbers and times rise together. `minTs` and `maxTs` (ms UTC) are
/// bounds: deletions may have left them wider than the rows.
struct Segment
{
    std::int64_t id = 0;
    std::int64_t firstId = 0;
    std::int64_t lastId = 0;
    std::int64_t minTs = 0;
    std::int64_t maxTs = 0;
};

/// All segments, by number (and so by id range).
[[nodiscard]] Result<std::vector<Segment>> readSegments(Database &db);

/// Hands out message numbers at the end of the archive: extends the last segment while times rise,
/// else begins a new one. One that will be long begins a shard of its own: numbers are left out, but a search
/// need not step over what the index has of other times.
class SegmentWriter
{
public:
    explicit SegmentWriter(Database &db) : m_db(db) { }

    /// Reads the last segment. `extend`: false begins a new one in any case. `rows`: about how many will
    /// come.
    [[nodiscard]] bool begin(bool extend, std::int64_t rows, FirstError &error);
    /// The number for a message at `ts`; hand them in by rising time. Negative: failed.
    [[nodiscard]] std::int64_t place(std::int64_t ts, FirstError &error);
    [[nodiscard]] std::int64_t nextId() const { return m_current.lastId + 1; }
    [[nodiscard]] bool flush(FirstError &error);

private:
    Database &m_db;
    [[nodiscard]] std::int64_t firstIdOfNext() const;

    Segment m_current;
    std::int64_t m_expected = 0;
    bool m_open = false; // m_current may grow
    bool m_changed = false;
};

} // namespace core::history

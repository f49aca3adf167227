// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/segments.h"

#include "core/history/schema.h"

namespace core::history {

namespace {
constexpr std::int64_t kOwnShard = 50'000; // rows
}

Result<std::vector<Segment>> readSegments(Database &db)
{
    std::vector<Segment> segments;
    Statement rows = db.prepare("SELECT id, first_id, last_id, min_ts, max_ts FROM segment ORDER BY id");
    while (rows.next()) {
        segments.push_back(
            {rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    }
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return segments;
}

bool SegmentWriter::begin(bool extend, std::int64_t rows, FirstError &error)
{
    m_current = {};
    m_expected = rows;
    m_open = false;
    m_changed = false;
    Statement last
        = m_db.prepare("SELECT id, first_id, last_id, min_ts, max_ts FROM segment ORDER BY id DESC LIMIT 1");
    if (last.next()) {
        m_current = {last.integer(0), last.integer(1), last.integer(2), last.integer(3), last.integer(4)};
        m_open = extend;
    }
    return error.ended(last);
}

std::int64_t SegmentWriter::place(std::int64_t ts, FirstError &error)
{
    std::int64_t id = nextId();
    if (!m_open || ts < m_current.maxTs || shardOf(id) != shardOf(m_current.firstId)) {
        if (!flush(error))
            return -1;
        id = firstIdOfNext();
        m_current = {m_current.id + 1, id, id, ts, ts};
        m_open = true;
    }
    m_current.lastId = id;
    m_current.maxTs = ts;
    m_changed = true;
    return id;
}

std::int64_t SegmentWriter::firstIdOfNext() const
{
    const std::int64_t id = nextId();
    const bool shares = m_current.id > 0 && shardOf(id) == shardOf(m_current.lastId);
    return shares && m_expected >= kOwnShard ? (shardOf(id) + 1) << kShardBits : id;
}

bool SegmentWriter::flush(FirstError &error)
{
    if (!m_changed)
        return true;
    m_changed = false;
    Statement store = m_db.prepare("INSERT OR REPLACE INTO segment(id, first_id, last_id, min_ts, max_ts)"
                                   " VALUES(?1, ?2, ?3, ?4, ?5)");
    store.bind(1, m_current.id).bind(2, m_current.firstId).bind(3, m_current.lastId);
    return error.run(store.bind(4, m_current.minTs).bind(5, m_current.maxTs));
}

} // namespace core::history

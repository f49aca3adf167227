// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/segmentmerge.h"

#include "core/chat/message.h"
#include "core/history/indexwriter.h"
#include "core/history/schema.h"
#include "core/history/segments.h"

#include <algorithm>
#include <queue>
#include <set>

namespace core::history {

namespace {

constexpr std::size_t kSegmentsAllowed = 48;
constexpr std::size_t kSegmentsWanted = 16;
constexpr std::int64_t kTiny = 2048; // rows
constexpr std::size_t kTinyAllowed = 16;
constexpr std::int64_t kLarge = 1 << 19; // rows; such a segment stays as it is
constexpr int kRowsPerTransaction = 10'000;

std::int64_t sizeOf(const Segment &segment)
{
    return segment.lastId - segment.firstId + 1;
}

/// The smallest segments, as many as have to go.
std::vector<Segment> chooseSources(std::vector<Segment> segments)
{
    const auto tiny
        = std::count_if(segments.begin(), segments.end(), [](const Segment &s) { return sizeOf(s) < kTiny; });
    if (segments.size() <= kSegmentsAllowed && std::size_t(tiny) <= kTinyAllowed)
        return {};
    const std::size_t wanted = std::min(kSegmentsWanted, segments.size() / 2);
    std::sort(segments.begin(), segments.end(),
        [](const Segment &a, const Segment &b) { return sizeOf(a) < sizeOf(b); });
    segments.resize(segments.size() - wanted);
    std::erase_if(segments, [](const Segment &s) { return sizeOf(s) > kLarge; });
    return segments.size() > 1 ? segments : std::vector<Segment>();
}

struct Row
{
    std::int64_t id = 0;
    std::int64_t ts = 0;
    std::int64_t conversation = 0;
    Marks marks;
    std::string content;
    bool isLast = false; // of its conversation, by time
};

/// The rows of one segment in order, read piece by piece: the rows it has handed out may be gone.
class Source
{
public:
    Source(Database &db, const Segment &segment) : m_db(&db), m_segment(segment) { }

    [[nodiscard]] const Row *front(FirstError &error)
    {
        if (m_at == m_rows.size() && !m_ended && !read(error))
            return nullptr;
        return m_at < m_rows.size() ? &m_rows[m_at] : nullptr;
    }
    void pop()
    {
        m_segment.firstId = m_rows[m_at].id + 1;
        ++m_at;
    }
    [[nodiscard]] std::int64_t size() const { return sizeOf(m_segment); }
    /// Writes what is left of the segment.
    [[nodiscard]] bool store(FirstError &error)
    {
        const Row *next = front(error);
        if (!next && m_at < m_rows.size())
            return false;
        Statement statement
            = m_db->prepare(next ? "UPDATE segment SET first_id = ?2, min_ts = ?3 WHERE id = ?1"
                                 : "DELETE FROM segment WHERE id = ?1");
        statement.bind(1, m_segment.id);
        if (next)
            statement.bind(2, next->id).bind(3, next->ts);
        return error.run(statement);
    }

private:
    [[nodiscard]] bool read(FirstError &error)
    {
        m_rows.clear();
        m_at = 0;
        Statement rows = m_db->prepare(
            "SELECT m.id, m.ts, m.conv, m.sender, m.lang, ifnull(m.shop, c.shop), ifnull(m.bot, c.bot), "
            "m.content,"
            " m.ts = c.last_ts FROM msg m JOIN conv c ON c.id = m.conv WHERE m.id BETWEEN ?1 AND ?2"
            " ORDER BY m.id LIMIT 256");
        rows.bind(1, m_segment.firstId).bind(2, m_segment.lastId);
        while (rows.next()) {
            m_rows.push_back({rows.integer(0), rows.integer(1), rows.integer(2),
                {rows.integer(3), rows.integer(4), rows.integer(5), rows.integer(6)},
                std::string(rows.text(7)), rows.integer(8) != 0});
        }
        m_ended = m_rows.empty();
        return error.ended(rows);
    }

    Database *m_db;
    Segment m_segment;
    std::vector<Row> m_rows;
    std::size_t m_at = 0;
    bool m_ended = false;
};

/// One transaction's worth of moving.
class Mover
{
public:
    Mover(Database &db, IndexWriter &index, SegmentWriter &target)
        : m_db(db),
          m_index(index),
          m_target(target)
    { }

    [[nodiscard]] bool move(const Row &row, FirstError &error)
    {
        const std::int64_t id = m_target.place(row.ts, error);
        Statement rename = m_db.prepare("UPDATE msg SET id = ?2 WHERE id = ?1");
        Statement note = m_db.prepare("UPDATE note SET msg = ?2 WHERE msg = ?1");
        if (row.isLast)
            m_ends.insert(row.conversation);
        return id >= 0 && m_index.remove(row.id, row.content, row.marks, error)
            && m_index.insert(id, row.content, row.marks, error)
            && error.run(rename.bind(1, row.id).bind(2, id)) && error.run(note.bind(1, row.id).bind(2, id));
    }
    /// Two last messages of the same instant may have changed places.
    [[nodiscard]] bool refreshEnds(FirstError &error)
    {
        Statement last = m_db.prepare(
            "SELECT sender, content FROM msg WHERE conv = ?1 ORDER BY ts DESC, id DESC LIMIT 1");
        Statement store = m_db.prepare("UPDATE conv SET last_sender = ?2, preview = ?3 WHERE id = ?1 AND "
                                       "(last_sender, preview) IS NOT (?2, ?3)");
        for (const std::int64_t conversation : m_ends) {
            std::int64_t sender = 0;
            std::string preview;
            if (last.bind(1, conversation).next()) {
                sender = last.integer(0);
                preview = chat::previewOf(last.string(1)).toStdString();
            }
            if (!error.ended(last)
                || !error.run(store.bind(1, conversation).bind(2, sender).bind(3, preview)))
                return false;
        }
        return true;
    }

private:
    Database &m_db;
    IndexWriter &m_index;
    SegmentWriter &m_target;
    std::set<std::int64_t> m_ends;
};

/// Moves up to kRowsPerTransaction of the oldest rows; returns how many, negative when it failed.
int moveSome(
    Database &db, IndexWriter &index, SegmentWriter &target, std::vector<Source> &sources, FirstError &error)
{
    using Head = std::tuple<std::int64_t, std::int64_t, std::size_t>; // ts, id, source
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    const auto offer = [&](std::size_t source) {
        if (const Row *row = sources[source].front(error))
            heads.emplace(row->ts, row->id, source);
    };
    for (std::size_t i = 0; i < sources.size(); ++i)
        offer(i);
    Mover mover(db, index, target);
    std::set<std::size_t> touched;
    int moved = 0;
    for (; moved < kRowsPerTransaction && !heads.empty(); ++moved) {
        const std::size_t source = std::get<2>(heads.top());
        heads.pop();
        if (!mover.move(*sources[source].front(error), error))
            return -1;
        sources[source].pop();
        touched.insert(source);
        offer(source);
    }
    for (const std::size_t source : touched) {
        if (!sources[source].store(error))
            return -1;
    }
    const bool fine = mover.refreshEnds(error) && target.flush(error) && index.flushWords(error);
    return fine ? moved : -1;
}

/// Index tables whose last row has moved on.
Result<Done> dropEmptyShards(Database &db)
{
    const auto segments = readSegments(db);
    if (!segments)
        return tl::make_unexpected(segments.error());
    std::set<std::string> used;
    for (const Segment &segment : *segments)
        used.insert(shardTable(shardOf(segment.firstId)));
    std::vector<std::string> unused;
    Statement tables = db.prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'");
    while (tables.next()) {
        if (const std::string name(tables.text(0)); !used.contains(name))
            unused.push_back(name);
    }
    if (tables.failed())
        return tl::make_unexpected(tables.error());
    tables.rewind();
    for (const std::string &table : unused) {
        if (auto done = db.execute(("DROP TABLE " + table).c_str()); !done)
            return done;
    }
    return Done{};
}

} // namespace

Result<Done> mergeSegments(
    Database &db, IndexWriter &index, const std::function<void(int)> &progress, const CancelToken &cancel)
{
    const auto segments = readSegments(db);
    if (!segments)
        return tl::make_unexpected(segments.error());
    std::vector<Source> sources;
    std::int64_t total = 0;
    for (const Segment &segment : chooseSources(*segments)) {
        sources.emplace_back(db, segment);
        total += sources.back().size();
    }
    if (sources.empty())
        return Done{};
    SegmentWriter target(db);
    for (std::int64_t done = 0;;) {
        if (cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        Transaction transaction(db);
        if (!transaction.status())
            return transaction.status();
        FirstError error;
        if (done == 0 && !target.begin(false, total, error))
            return tl::make_unexpected(error.error());
        const int moved = moveSome(db, index, target, sources, error);
        if (moved < 0)
            return tl::make_unexpected(error.error());
        if (auto committed = transaction.commit(); !committed)
            return committed;
        if (moved == 0)
            break;
        done += moved;
        progress(int(std::min<std::int64_t>(100, done * 100 / std::max<std::int64_t>(total, 1))));
    }
    index.forget();
    return dropEmptyShards(db);
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archivetidy.h"

#include "core/history/database.h"
#include "core/history/indexwriter.h"
#include "core/history/schema.h"
#include "core/history/segmentmerge.h"
#include "core/history/segments.h"
#include "core/history/shardindex.h"

#include <sqlite3.h>

#include <algorithm>
#include <set>

namespace core::history {

namespace {

constexpr std::int64_t kPiecesAllowed = 8; // of one shard's index before they are made one
constexpr std::int64_t kPagesPerStep = 500;

/// What FTS5's structure record (row 10 of its data table) tells of an index.
struct Pieces
{
    std::int64_t count = 0;
    std::int64_t pages = 0; // of all of them
    std::int64_t largest = 0; // pages of the largest one

    /// Whether a search has to look into several places for most of the words.
    [[nodiscard]] bool areScattered() const
    {
        return count > kPiecesAllowed || (count > 1 && largest < pages * 3 / 4);
    }
};

class VarintReader
{
public:
    explicit VarintReader(std::string_view bytes) : m_bytes(bytes) { }
    /// Big-endian groups of seven bits; 0 behind the end.
    std::int64_t next()
    {
        std::int64_t value = 0;
        while (m_at < m_bytes.size()) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value = (value << 7) | (byte & 0x7F);
            if (byte < 0x80)
                break;
        }
        return value;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

/// The record: a cookie of four bytes, then as varints the number of levels, of pieces, of writes; for each
/// level the pieces being merged and their number, and for each piece its id, first and last page.
Result<Pieces> piecesOf(Database &db, std::int64_t shard)
{
    Statement row = db.prepare("SELECT block FROM " + shardTable(shard) + "_data WHERE id = 10");
    Pieces pieces;
    if (row.next() && row.text(0).size() > 4) {
        VarintReader record(row.text(0).substr(4));
        const std::int64_t levels = record.next();
        pieces.count = record.next();
        record.next();
        std::int64_t seen = 0;
        for (std::int64_t level = 0; level < levels && seen < pieces.count; ++level) {
            record.next();
            for (std::int64_t left = record.next(); left > 0 && seen < pieces.count; --left, ++seen) {
                record.next();
                const std::int64_t first = record.next();
                const std::int64_t size = record.next() - first + 1;
                pieces.pages += size;
                pieces.largest = std::max(pieces.largest, size);
            }
        }
    }
    if (row.failed())
        return tl::make_unexpected(row.error());
    return pieces;
}

Result<Done> mergeIndex(Database &db, std::int64_t shard, const CancelToken &cancel)
{
    const auto pieces = piecesOf(db, shard);
    if (!pieces)
        return tl::make_unexpected(pieces.error());
    if (!pieces->areScattered())
        return Done{};
    const std::string table = shardTable(shard);
    Statement merge = db.prepare("INSERT INTO " + table + "(" + table + ", rank) VALUES('merge', ?1)");
    // A negative number begins a merge of everything, positive ones go on with it.
    for (std::int64_t pages = -kPagesPerStep;; pages = kPagesPerStep) {
        if (cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        const std::int64_t before = sqlite3_total_changes64(db.handle());
        if (!merge.bind(1, pages).run())
            return tl::make_unexpected(merge.error());
        if (sqlite3_total_changes64(db.handle()) - before < 2)
            return Done{};
    }
}

Result<std::set<std::int64_t>> shardsIn(Database &db)
{
    return readSegments(db).map([](const std::vector<Segment> &segments) {
        std::set<std::int64_t> shards;
        for (const Segment &segment : segments)
            shards.insert(shardOf(segment.firstId));
        return shards;
    });
}

} // namespace

Result<Done> tidyArchive(
    Database &db, IndexWriter &index, const std::function<void(int)> &progress, const CancelToken &cancel)
{
    const auto report = [&progress](int percent) {
        if (progress)
            progress(percent);
    };
    report(0);
    const auto merged = mergeSegments(
        db, index, [&](int percent) { report(percent * 6 / 10); }, cancel);
    if (!merged)
        return merged;
    for (Result<bool> more = true; *more;) {
        more = indexSomeShards(db, cancel);
        if (!more)
            return tl::make_unexpected(more.error());
    }
    index.forget();
    const auto shards = shardsIn(db);
    if (!shards)
        return tl::make_unexpected(shards.error());
    std::size_t finished = 0;
    for (const std::int64_t shard : *shards) {
        if (auto done = mergeIndex(db, shard, cancel); !done)
            return done;
        report(60 + int(35 * ++finished / shards->size()));
    }
    if (auto done = db.execute("PRAGMA analysis_limit=1000; ANALYZE conv; ANALYZE msg; ANALYZE customer;");
        !done)
        return done;
    // What the merges left free goes back to the disk.
    if (auto done = db.execute("PRAGMA incremental_vacuum"); !done)
        return done;
    // Readers may keep the log in use; it is emptied another time then.
    static_cast<void>(db.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    report(100);
    return Done{};
}

} // namespace core::history

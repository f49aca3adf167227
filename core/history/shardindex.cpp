// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/shardindex.h"

#include "core/history/database.h"
#include "core/history/indexwriter.h"
#include "core/history/schema.h"
#include "core/history/segments.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

constexpr std::int64_t kRowsAtOnce = 1 << 18; // of all shards that are in memory together
constexpr unsigned kMostThreads = 4;
constexpr int kRowsBetweenLooks = 256;

/// What the tables below an FTS5 table hold, and the words in it.
struct Parts
{
    struct Block
    {
        std::int64_t id = 0;
        std::string bytes;
    };
    struct Term
    {
        std::int64_t piece = 0;
        std::string start;
        std::int64_t page = 0;
    };
    std::vector<Block> blocks;
    std::vector<Term> terms;
    std::vector<std::string> words;
};

/// Rows of one shard through an FTS5 table in a file of its own, which is gone with it: SQLite writes there
/// what its cache cannot hold. Of one thread.
class Builder
{
public:
    Builder(std::int64_t shard, CancelToken cancel)
        : m_shard(shard),
          m_table(shardTable(shard)),
          m_cancel(std::move(cancel))
    { }

    [[nodiscard]] Result<Parts> run(const QString &archive)
    {
        auto rows = Database::open(archive, Database::Role::Reader);
        if (!rows)
            return tl::make_unexpected(rows.error());
        auto draft = Database::open(u""_s, Database::Role::Importer);
        if (!draft)
            return tl::make_unexpected(draft.error());
        (*rows)->setCancel(m_cancel);
        (*draft)->setCancel(m_cancel);
        FirstError error;
        Parts parts;
        if (!fill(**rows, **draft, error) || !read(**draft, parts, error))
            return tl::make_unexpected(
                m_cancel.isCancelled() ? Error{Error::Kind::Cancelled, {}} : error.error());
        return parts;
    }

private:
    [[nodiscard]] bool fill(Database &rows, Database &draft, FirstError &error)
    {
        IndexWriter index(draft);
        // One merge at the end costs less than many on the way.
        const std::string tuning = "INSERT INTO " + m_table + "(" + m_table
            + ", rank) VALUES('automerge', 0), ('crisismerge', 1999);";
        if (!error.done(draft.execute("PRAGMA journal_mode=OFF; PRAGMA cache_size=-16384; BEGIN"))
            || !makeShard(draft, m_shard, error) || !error.done(draft.execute(tuning.c_str())))
            return false;
        Statement row = rows.prepare(
            "SELECT m.id, m.content, m.sender, m.lang, ifnull(m.shop, c.shop), ifnull(m.bot, c.bot)"
            " FROM msg m JOIN conv c ON c.id = m.conv WHERE m.id BETWEEN ?1 AND ?2 ORDER BY m.id");
        row.bind(1, m_shard << kShardBits).bind(2, ((m_shard + 1) << kShardBits) - 1);
        for (int count = 0; row.next(); ++count) {
            const Marks marks{row.integer(2), row.integer(3), row.integer(4), row.integer(5)};
            if (!index.insert(row.integer(0), row.text(1), marks, error)
                || (count % kRowsBetweenLooks == 0 && m_cancel.isCancelled()))
                return false;
        }
        const std::string merge = "COMMIT; INSERT INTO " + m_table + "(" + m_table + ") VALUES('optimize')";
        return error.ended(row) && index.flushWords(error) && error.done(draft.execute(merge.c_str()));
    }

    [[nodiscard]] bool read(Database &draft, Parts &parts, FirstError &error) const
    {
        Statement blocks = draft.prepare("SELECT id, block FROM " + m_table + "_data");
        while (blocks.next())
            parts.blocks.push_back({blocks.integer(0), std::string(blocks.text(1))});
        Statement terms = draft.prepare("SELECT segid, term, pgno FROM " + m_table + "_idx");
        while (terms.next())
            parts.terms.push_back({terms.integer(0), std::string(terms.text(1)), terms.integer(2)});
        Statement words = draft.prepare("SELECT word FROM word ORDER BY word");
        while (words.next())
            parts.words.emplace_back(words.text(0));
        return error.ended(blocks) && error.ended(terms) && error.ended(words);
    }

    std::int64_t m_shard;
    std::string m_table;
    CancelToken m_cancel;
};

bool storeParts(Database &db, std::int64_t shard, const Parts &parts, FirstError &error)
{
    if (!makeShard(db, shard, error))
        return false;
    const std::string table = shardTable(shard);
    if (!error.done(db.execute(("DELETE FROM " + table + "_data; DELETE FROM " + table + "_idx").c_str())))
        return false;
    Statement block = db.prepare("INSERT INTO " + table + "_data(id, block) VALUES(?1, ?2)");
    for (const Parts::Block &part : parts.blocks) {
        if (!error.run(block.bind(1, part.id).bindBlob(2, part.bytes)))
            return false;
    }
    Statement term = db.prepare("INSERT INTO " + table + "_idx(segid, term, pgno) VALUES(?1, ?2, ?3)");
    for (const Parts::Term &part : parts.terms) {
        if (!error.run(term.bind(1, part.piece).bindBlob(2, part.start).bind(3, part.page)))
            return false;
    }
    Statement word = db.prepare("INSERT OR IGNORE INTO word(word) VALUES(?1)");
    return std::all_of(parts.words.begin(), parts.words.end(),
        [&](const std::string &text) { return error.run(word.bind(1, text)); });
}

/// FTS5 remembers what its tables hold; it looks again when another connection has written.
Result<Done> store(const QString &archive, std::int64_t shard, const Parts &parts)
{
    auto db = Database::open(archive, Database::Role::Editor); // writes in order; a large cache is no use
    if (!db)
        return tl::make_unexpected(db.error());
    Transaction transaction(**db);
    if (!transaction.status())
        return transaction.status();
    FirstError error;
    if (!storeParts(**db, shard, parts, error))
        return tl::make_unexpected(error.error());
    return transaction.commit();
}

/// As many as have room in memory and threads to themselves.
std::size_t chooseCount(const std::vector<LeftShard> &left)
{
    const std::size_t most = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
    std::size_t count = 0;
    std::int64_t rows = 0;
    for (; count < std::min(most, left.size()); ++count) {
        rows += left[count].rows;
        if (count > 0 && rows > kRowsAtOnce)
            break;
    }
    return count;
}

} // namespace

Result<std::vector<LeftShard>> leftShards(Database &db)
{
    const auto segments = readSegments(db);
    if (!segments)
        return tl::make_unexpected(segments.error());
    std::map<std::int64_t, LeftShard> byNumber;
    for (const Segment &segment : *segments) {
        const std::int64_t number = shardOf(segment.firstId);
        if (hasShard(db.handle(), number))
            continue;
        LeftShard &shard = byNumber.try_emplace(number, LeftShard{number, 0, segment.maxTs}).first->second;
        shard.rows += segment.lastId - segment.firstId + 1;
        shard.maxTs = std::max(shard.maxTs, segment.maxTs);
    }
    std::vector<LeftShard> left;
    left.reserve(byNumber.size());
    for (const auto &[number, shard] : byNumber)
        left.push_back(shard);
    std::sort(
        left.begin(), left.end(), [](const LeftShard &a, const LeftShard &b) { return a.maxTs > b.maxTs; });
    return left;
}

Result<bool> indexSomeShards(Database &db, const CancelToken &cancel)
{
    const auto left = leftShards(db);
    if (!left)
        return tl::make_unexpected(left.error());
    const std::size_t count = chooseCount(*left);
    const QString archive = QString::fromUtf8(sqlite3_db_filename(db.handle(), "main"));
    if (count > 0)
        db.giveMemoryBack(); // indexes take as much as the importer's cache
    std::vector<Result<Parts>> built(count);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i) {
            threads.emplace_back([&, i] { built[i] = Builder((*left)[i].number, cancel).run(archive); });
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!built[i])
            return tl::make_unexpected(built[i].error());
        if (auto stored = store(archive, (*left)[i].number, *built[i]); !stored)
            return tl::make_unexpected(stored.error());
    }
    return left->size() > count;
}

} // namespace core::history

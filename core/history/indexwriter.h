// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/firsterror.h"
#include "core/history/wordsink.h"

#include <cstdint>
#include <map>

namespace core::history {

/// Words that need not be stored again, as hashes of 64 bits in one table: a known word costs no allocation.
class WordMemory
{
public:
    WordMemory();
    /// Whether the word is new; it is known from here on. Forgets everything when it is full.
    [[nodiscard]] bool add(std::string_view word);
    void clear();

private:
    std::vector<std::uint64_t> m_slots; // 0: free
    std::size_t m_used = 0;
};

/// What a message's marker tokens say (see schema.h); 0 is none.
struct Marks
{
    std::int64_t sender = 0;
    std::int64_t lang = 0;
    std::int64_t shop = 0; // effective
    std::int64_t bot = 0;

    bool operator==(const Marks &) const = default;
};

/// The index table of a shard, empty, unless it is there.
[[nodiscard]] bool makeShard(Database &db, std::int64_t number, FirstError &error);

/// Puts messages into the search index and takes them out, shard by shard, and keeps the word list.
///
/// A shard that was left for later (see schema.h) is passed over, whoever writes to it.
class IndexWriter final : private WordSink
{
public:
    explicit IndexWriter(Database &db);
    ~IndexWriter() override;
    Q_DISABLE_COPY_MOVE(IndexWriter)

    [[nodiscard]] bool insert(std::int64_t id, std::string_view text, const Marks &marks, FirstError &error);
    /// The index holds no text: what is removed must be exactly what was inserted.
    [[nodiscard]] bool remove(std::int64_t id, std::string_view text, const Marks &marks, FirstError &error);
    /// Writes the words heard since the last call; before every commit.
    [[nodiscard]] bool flushWords(FirstError &error);
    /// After a rollback: what is in the tables is no longer known.
    void forget();
    /// Shards that begin from here on are left for later.
    void leaveNew(bool leave) { m_leavesNew = leave; }

private:
    struct Shard
    {
        bool isLeft = false; // for later
        Statement insert;
        Statement remove;
    };
    void word(std::string_view folded) override;
    [[nodiscard]] Shard *shardFor(std::int64_t id, FirstError &error);
    [[nodiscard]] bool isLeft(std::int64_t number, bool &left, FirstError &error);
    [[nodiscard]] bool change(
        Statement &statement, std::int64_t id, std::string_view text, const Marks &marks, FirstError &error);

    Database &m_db;
    bool m_leavesNew = false;
    std::map<std::int64_t, Shard> m_shards;
    std::string m_markText;
    WordMemory m_known;
    std::vector<std::string> m_new;
};

} // namespace core::history

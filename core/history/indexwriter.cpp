// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/indexwriter.h"

#include "core/history/schema.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace core::history {

namespace {

constexpr std::size_t kSlots = std::size_t(1) << 19; // 4 MB
constexpr std::size_t kWordsRemembered = kSlots / 2; // a forgotten word is only asked for again
constexpr std::size_t kShardsOpen = 4;
// Fewer, larger pieces cost less sorting and merging; beyond this FTS5's hash gets long chains of CJK pairs.
constexpr std::pair<std::string_view, std::int64_t> kTuning[]
    = {{"hashsize", 4 << 20}, {"automerge", 16}, {"crisismerge", 32}};

void appendMark(std::string &text, char kind, std::int64_t id)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, id).ptr;
    if (!text.empty())
        text += ' ';
    text += '\xFF';
    text += kind;
    text.append(digits, end);
}

} // namespace

WordMemory::WordMemory() : m_slots(kSlots) { }

bool WordMemory::add(std::string_view word)
{
    const std::uint64_t hash = std::hash<std::string_view>{}(word) | 1;
    std::size_t slot = std::size_t(hash >> 1) % kSlots;
    for (; m_slots[slot] != 0; slot = (slot + 1) % kSlots) {
        if (m_slots[slot] == hash)
            return false;
    }
    if (m_used == kWordsRemembered) {
        clear();
        slot = std::size_t(hash >> 1) % kSlots;
    }
    m_slots[slot] = hash;
    ++m_used;
    return true;
}

void WordMemory::clear()
{
    std::fill(m_slots.begin(), m_slots.end(), 0);
    m_used = 0;
}

IndexWriter::IndexWriter(Database &db) : m_db(db)
{
    currentWordSink = this;
}

IndexWriter::~IndexWriter()
{
    if (currentWordSink == this)
        currentWordSink = nullptr;
}

bool IndexWriter::insert(std::int64_t id, std::string_view text, const Marks &marks, FirstError &error)
{
    Shard *shard = shardFor(id, error);
    return shard && (shard->isLeft || change(shard->insert, id, text, marks, error));
}

bool IndexWriter::remove(std::int64_t id, std::string_view text, const Marks &marks, FirstError &error)
{
    Shard *shard = shardFor(id, error);
    return shard && (shard->isLeft || change(shard->remove, id, text, marks, error));
}

bool IndexWriter::change(
    Statement &statement, std::int64_t id, std::string_view text, const Marks &marks, FirstError &error)
{
    m_markText.clear();
    appendMark(m_markText, kSenderMark, marks.sender);
    appendMark(m_markText, kLanguageMark, marks.lang);
    appendMark(m_markText, kShopMark, marks.shop);
    appendMark(m_markText, kBotMark, marks.bot);
    return error.run(statement.bind(1, id).bind(2, text).bind(3, m_markText));
}

IndexWriter::Shard *IndexWriter::shardFor(std::int64_t id, FirstError &error)
{
    const std::int64_t number = shardOf(id);
    if (const auto open = m_shards.find(number); open != m_shards.end())
        return &open->second;
    if (m_shards.size() >= kShardsOpen)
        m_shards.clear();
    const std::string table = shardTable(number);
    bool left = false;
    if (!isLeft(number, left, error) || (!left && !makeShard(m_db, number, error)))
        return nullptr;
    if (left)
        return &m_shards.emplace(number, Shard{true, {}, {}}).first->second;
    Shard shard{false, m_db.prepare("INSERT INTO " + table + "(rowid, text, mark) VALUES(?1, ?2, ?3)"),
        m_db.prepare(
            "INSERT INTO " + table + "(" + table + ", rowid, text, mark) VALUES('delete', ?1, ?2, ?3)")};
    return &m_shards.emplace(number, std::move(shard)).first->second;
}

/// A segment is stored after its first rows went through here: one without an index was left.
bool IndexWriter::isLeft(std::int64_t number, bool &left, FirstError &error)
{
    if (hasShard(m_db.handle(), number))
        return true;
    Statement find = m_db.prepare("SELECT 1 FROM segment WHERE first_id >> ?1 = ?2 LIMIT 1");
    left = find.bind(1, std::int64_t(kShardBits)).bind(2, number).next() || m_leavesNew;
    return error.ended(find);
}

bool makeShard(Database &db, std::int64_t number, FirstError &error)
{
    if (hasShard(db.handle(), number))
        return true;
    const std::string table = shardTable(number);
    Statement create = db.prepare(createShardSql(number));
    if (!error.run(create))
        return false;
    Statement tune = db.prepare("INSERT INTO " + table + "(" + table + ", rank) VALUES(?1, ?2)");
    return std::all_of(std::begin(kTuning), std::end(kTuning),
        [&](const auto &setting) { return error.run(tune.bind(1, setting.first).bind(2, setting.second)); });
}

void IndexWriter::word(std::string_view folded)
{
    if (m_known.add(folded))
        m_new.emplace_back(folded);
}

bool IndexWriter::flushWords(FirstError &error)
{
    std::sort(m_new.begin(), m_new.end());
    Statement insert = m_db.prepare("INSERT OR IGNORE INTO word(word) VALUES(?1)");
    for (const std::string &word : m_new) {
        if (!error.run(insert.bind(1, word)))
            return false;
    }
    m_new.clear();
    return true;
}

void IndexWriter::forget()
{
    m_shards.clear();
    m_known.clear();
    m_new.clear();
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/indexwriter.h"

#include "core/history/schema.h"

#include <algorithm>
#include <charconv>

namespace core::history {

namespace {

constexpr std::size_t kWordsRemembered = 200'000; // about 16 MB; a forgotten word is only asked for again
constexpr std::size_t kShardsOpen = 4;

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
    return shard && change(shard->insert, id, text, marks, error);
}

bool IndexWriter::remove(std::int64_t id, std::string_view text, const Marks &marks, FirstError &error)
{
    Shard *shard = shardFor(id, error);
    return shard && change(shard->remove, id, text, marks, error);
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
    Statement create = m_db.prepare(createShardSql(number));
    if (!error.run(create))
        return nullptr;
    const std::string table = shardTable(number);
    Shard shard{m_db.prepare("INSERT INTO " + table + "(rowid, text, mark) VALUES(?1, ?2, ?3)"),
        m_db.prepare(
            "INSERT INTO " + table + "(" + table + ", rowid, text, mark) VALUES('delete', ?1, ?2, ?3)")};
    return &m_shards.emplace(number, std::move(shard)).first->second;
}

void IndexWriter::word(std::string_view folded)
{
    if (m_known.contains(folded))
        return;
    if (m_known.size() >= kWordsRemembered)
        m_known.clear();
    m_known.emplace(folded);
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

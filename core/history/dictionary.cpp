// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/dictionary.h"

namespace core::history {

Dictionary::Dictionary(Database &db, std::string_view table, std::string_view column, bool named)
    : m_db(db),
      m_table(table),
      m_column(column),
      m_named(named)
{ }

bool Dictionary::load(FirstError &error)
{
    m_ids.clear();
    m_entries.clear();
    Statement rows
        = m_db.prepare("SELECT id, " + m_column + (m_named ? ", name" : ", ''") + " FROM " + m_table);
    while (rows.next()) {
        const std::int64_t id = rows.integer(0);
        m_ids.emplace(rows.text(1), id);
        m_entries.emplace(id, Entry{std::string(rows.text(1)), std::string(rows.text(2)), 0, false});
    }
    return error.ended(rows);
}

std::int64_t Dictionary::idOf(std::string_view word, FirstError &error)
{
    if (const auto known = m_ids.find(word); known != m_ids.end())
        return known->second;
    Statement insert = m_db.prepare("INSERT INTO " + m_table + "(" + m_column + ") VALUES(?1) RETURNING id");
    insert.bind(1, word);
    const std::int64_t id = insert.next() ? insert.integer(0) : -1;
    if (!error.ended(insert))
        return -1;
    m_ids.emplace(word, id);
    m_entries.emplace(id, Entry{std::string(word), {}, 0, false});
    return id;
}

const std::string &Dictionary::wordOf(std::int64_t id) const
{
    static const std::string none;
    const auto entry = m_entries.find(id);
    return entry == m_entries.end() ? none : entry->second.word;
}

void Dictionary::count(std::int64_t id, std::int64_t difference)
{
    if (const auto entry = m_entries.find(id); entry != m_entries.end())
        entry->second.difference += difference;
}

void Dictionary::setName(std::int64_t id, std::string_view name)
{
    const auto entry = m_entries.find(id);
    if (name.empty() || entry == m_entries.end() || entry->second.name == name)
        return;
    entry->second.name = name;
    entry->second.renamed = true;
}

bool Dictionary::flush(FirstError &error)
{
    Statement counts = m_db.prepare("UPDATE " + m_table + " SET n = n + ?2 WHERE id = ?1");
    for (auto &[id, entry] : m_entries) {
        if (entry.difference != 0 && !error.run(counts.bind(1, id).bind(2, entry.difference)))
            return false;
        entry.difference = 0;
        if (!entry.renamed)
            continue;
        Statement rename = m_db.prepare("UPDATE " + m_table + " SET name = ?2 WHERE id = ?1");
        if (!error.run(rename.bind(1, id).bind(2, entry.name)))
            return false;
        entry.renamed = false;
    }
    return true;
}

} // namespace core::history

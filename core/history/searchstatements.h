// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/schema.h"

#include <string>
#include <vector>

/// Every statement that a search runs, so that a test can look at their plans.
namespace core::history::searchsql {

// The columns of readsql::messagesUp, so that a hit needs no second look.
#define AGENTCONSOLE_SEARCH_ROW                                                                              \
    "SELECT id, conv, ts, sender, lang, ext, updated, shop, bot, reply, content FROM msg "

inline constexpr auto segments = "SELECT first_id, last_id, min_ts, max_ts FROM segment";
inline constexpr auto firstFrom = "SELECT id, ts FROM msg WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT 1";
inline constexpr auto rowById = AGENTCONSOLE_SEARCH_ROW "WHERE id = ?1";
inline constexpr auto rowsDown = AGENTCONSOLE_SEARCH_ROW "WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC";
inline constexpr auto rowsUp = AGENTCONSOLE_SEARCH_ROW "WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
inline constexpr auto conversationDown
    = AGENTCONSOLE_SEARCH_ROW "WHERE conv = ?1 AND ts BETWEEN ?2 AND ?3 ORDER BY ts DESC, id DESC";
inline constexpr auto conversationUp
    = AGENTCONSOLE_SEARCH_ROW "WHERE conv = ?1 AND ts BETWEEN ?2 AND ?3 ORDER BY ts, id";
inline constexpr auto countRows
    = "SELECT count(*) FROM (SELECT 1 FROM msg WHERE id BETWEEN ?1 AND ?2 LIMIT ?3)";

inline constexpr auto wordsFrom
    = "SELECT word FROM word WHERE word >= ?1 AND word < ?2 ORDER BY word LIMIT ?3";
inline constexpr auto senders = "SELECT id, word FROM sender";
inline constexpr auto languages = "SELECT id, tag FROM lang";
inline constexpr auto shops = "SELECT id, ext, name FROM shop";
inline constexpr auto bots = "SELECT id, ext, name FROM bot";
inline constexpr auto conversationsByName = "SELECT id, n, first_ts, last_ts FROM conv WHERE ext = ?1";
inline constexpr auto conversationById = "SELECT id, n, first_ts, last_ts FROM conv WHERE id = ?1";
inline constexpr auto conversationsOfCustomer
    = "SELECT id, n, first_ts, last_ts FROM conv WHERE customer = ?1 ORDER BY last_ts DESC, id DESC";
inline constexpr auto customersByName = "SELECT id FROM customer WHERE ext = ?1 "
                                        "UNION SELECT id FROM customer WHERE email = ?1 "
                                        "UNION SELECT id FROM customer WHERE name = ?1";
inline constexpr auto customersById = "SELECT id FROM customer WHERE ext = ?1";
inline constexpr auto messagesById = "SELECT id, ts FROM msg WHERE ext = ?1";
inline constexpr auto conversationFacts = "SELECT shop, bot, customer FROM conv WHERE id = ?1";
inline constexpr auto isMarked = "SELECT marked FROM note WHERE msg = ?1";
inline constexpr auto marked = "SELECT msg.id, msg.ts FROM note CROSS JOIN msg ON msg.id = note.msg "
                               "WHERE note.marked = 1";

#undef AGENTCONSOLE_SEARCH_ROW

[[nodiscard]] inline std::string indexDown(std::int64_t shard)
{
    const std::string table = shardTable(shard);
    return "SELECT rowid FROM " + table + " WHERE " + table
        + " MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC";
}
[[nodiscard]] inline std::string indexUp(std::int64_t shard)
{
    const std::string table = shardTable(shard);
    return "SELECT rowid FROM " + table + " WHERE " + table
        + " MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid";
}
[[nodiscard]] inline std::string countIndexed(std::int64_t shard)
{
    const std::string table = shardTable(shard);
    return "SELECT count(*) FROM (SELECT 1 FROM " + table + " WHERE " + table
        + " MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)";
}

[[nodiscard]] inline std::vector<std::string> all(std::int64_t shard)
{
    return {segments, firstFrom, rowById, rowsDown, rowsUp, conversationDown, conversationUp, countRows,
        wordsFrom, senders, languages, shops, bots, conversationsByName, conversationById,
        conversationsOfCustomer, customersByName, customersById, messagesById, conversationFacts, isMarked,
        marked, indexDown(shard), indexUp(shard), countIndexed(shard)};
}

} // namespace core::history::searchsql

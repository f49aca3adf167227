// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

struct sqlite3;

namespace core::history {

class Database;

/// The tables of an archive and how they come to be. ARCHITECTURE.md says what each is for.
///
/// - 0 stands for "none" wherever a shop, bot, customer or language is a number; sender words have no 0.
/// - `conv.ext` is NULL for the place of messages without a conversation (one per source).
/// - `msg.ext` is an INTEGER when the id is a canonical whole number that fits, else TEXT.
/// - `msg.shop`/`msg.bot` are NULL when they are the conversation's, `msg.updated` when it equals `ts`.
/// - `conv.langs` is NULL while all customer messages have the language `conv.lang`, else "lang:count …".
/// - `import.first_id`: messages from this number on came with that import, also before it was cut off.
/// - Inside a segment ids and times rise together; a segment never crosses a shard.
/// - A shard that has segments but no index table was left for later: searches read its rows one by one until
///   the table is made, at once and whole (see shardindex.h).
inline constexpr std::int32_t kApplicationId = 0x41434F4E; // "ACON"
inline constexpr int kSchemaVersion = 1;

/// Message ids are cut into shards of 2^20; each has a search index table of its own.
inline constexpr int kShardBits = 20;
[[nodiscard]] inline std::int64_t shardOf(std::int64_t messageId)
{
    return messageId >> kShardBits;
}
[[nodiscard]] inline std::string shardTable(std::int64_t shard)
{
    return "fts_" + std::to_string(shard);
}
[[nodiscard]] std::string createShardSql(std::int64_t shard);
/// As the connection knows the schema: right after a statement was run in the same transaction.
[[nodiscard]] bool hasShard(sqlite3 *db, std::int64_t shard);

/// Tokens of the index column `mark`: no text can contain them, they start with a byte that UTF-8 never has.
[[nodiscard]] inline std::string markToken(char kind, std::int64_t id)
{
    return std::string{'\xFF', kind} + std::to_string(id);
}
inline constexpr char kSenderMark = 's';
inline constexpr char kLanguageMark = 'l';
inline constexpr char kShopMark = 'h'; // effective: the message's own, else the conversation's
inline constexpr char kBotMark = 'b';

/// Brings the file to kSchemaVersion, each step in a transaction of its own. A newer archive is left
/// untouched: Unsupported. Errors: also InvalidInput (another program's database) and any of SQLite.
[[nodiscard]] Result<Done> migrate(Database &db);
/// The same checks without writing: Unsupported for an older archive too (`detail` says which).
[[nodiscard]] Result<Done> checkSchema(Database &db);

} // namespace core::history

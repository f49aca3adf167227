// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/reference.h"

#include "core/history/tokenizer.h"

#include <QElapsedTimer>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace bench {

namespace {

sqlite3_stmt *prepare(sqlite3 *db, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(db, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK) {
        std::fprintf(stderr, "%s\n  in %s\n", sqlite3_errmsg(db), sql.c_str());
        std::exit(1);
    }
    return statement;
}

void execute(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        std::exit(1);
    }
}

sqlite3 *open(const std::string &path, int flags)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open_v2(path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s cannot be opened\n", path.c_str());
        std::exit(1);
    }
    return db;
}

/// Latin words in lower case without accents, one blank between them and around all of them.
void foldWords(const char *text, std::size_t size, std::string &folded)
{
    static const std::string bases = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    folded.assign(1, ' ');
    for (std::size_t i = 0; i < size; ++i) {
        const auto c = std::uint8_t(text[i]);
        if (c == 0xC3 && i + 1 < size)
            folded += bases[std::uint8_t(text[++i]) & 0x3F];
        else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'))
            folded += char(c);
        else if (c >= 'A' && c <= 'Z')
            folded += char(c + ('a' - 'A'));
        else if (folded.back() != ' ')
            folded += ' ';
    }
    folded += ' ';
}

} // namespace

Reference::Reference(const std::string &archive) : m_db(open(archive, SQLITE_OPEN_READONLY))
{
    execute(m_db, "PRAGMA cache_size=-65536; PRAGMA mmap_size=2147418112");
    if (!core::history::registerTokenizer(m_db))
        std::exit(1);
    m_list = prepare(m_db,
        "SELECT c.*, k.ext, k.email FROM conv c LEFT JOIN customer k ON k.id = c.customer "
        "WHERE c.last_ts < ? ORDER BY c.last_ts DESC, c.id DESC LIMIT ?");
    m_conversation = prepare(m_db, "SELECT * FROM conv WHERE id = ?");
    m_before = prepare(m_db, "SELECT * FROM msg WHERE conv = ? AND ts < ? ORDER BY ts DESC, id DESC LIMIT ?");
    m_after = prepare(m_db, "SELECT * FROM msg WHERE conv = ? AND ts >= ? ORDER BY ts, id LIMIT ?");
    m_words = prepare(m_db, "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT 257");
    m_message = prepare(m_db,
        "SELECT m.*, c.ext, c.source, c.shop, c.bot, c.customer_name, k.ext FROM msg m "
        "JOIN conv c ON c.id = m.conv LEFT JOIN customer k ON k.id = c.customer WHERE m.id = ?");
    sqlite3_stmt *tables = prepare(m_db,
        "SELECT name FROM sqlite_master WHERE type='table' AND sql LIKE '%fts5%' ORDER BY length(name) DESC, "
        "name DESC");
    while (sqlite3_step(tables) == SQLITE_ROW) {
        const std::string name = reinterpret_cast<const char *>(sqlite3_column_text(tables, 0));
        m_shards.push_back(
            prepare(m_db, "SELECT rowid FROM " + name + " WHERE " + name + " MATCH ? ORDER BY rowid DESC"));
    }
    sqlite3_finalize(tables);
}

Reference::~Reference()
{
    for (sqlite3_stmt *statement : {m_list, m_conversation, m_before, m_after, m_words, m_message})
        sqlite3_finalize(statement);
    for (sqlite3_stmt *statement : m_shards)
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

void Reference::readColumns(sqlite3_stmt *statement)
{
    const int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; ++i) {
        if (sqlite3_column_type(statement, i) == SQLITE_TEXT) {
            const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
            m_strings.append(QString::fromUtf8(text, sqlite3_column_bytes(statement, i)));
        } else {
            (void)sqlite3_column_int64(statement, i);
        }
    }
}

int Reference::rows(sqlite3_stmt *statement)
{
    int count = 0;
    for (; sqlite3_step(statement) == SQLITE_ROW; ++count)
        readColumns(statement);
    sqlite3_reset(statement);
    return count;
}

int Reference::listPage(std::int64_t beforeMs, int limit)
{
    m_strings.clear();
    sqlite3_bind_int64(m_list, 1, beforeMs);
    sqlite3_bind_int(m_list, 2, limit);
    return rows(m_list);
}

int Reference::rowsBefore(std::int64_t conversation, std::int64_t beforeMs, int limit)
{
    sqlite3_bind_int64(m_before, 1, conversation);
    sqlite3_bind_int64(m_before, 2, beforeMs);
    sqlite3_bind_int(m_before, 3, limit);
    return rows(m_before);
}

int Reference::rowsFrom(std::int64_t conversation, std::int64_t fromMs, int limit)
{
    sqlite3_bind_int64(m_after, 1, conversation);
    sqlite3_bind_int64(m_after, 2, fromMs);
    sqlite3_bind_int(m_after, 3, limit);
    return rows(m_after);
}

int Reference::messagePage(std::int64_t conversation, std::int64_t beforeMs, int limit)
{
    m_strings.clear();
    sqlite3_bind_int64(m_conversation, 1, conversation);
    rows(m_conversation);
    return rowsBefore(conversation, beforeMs, limit);
}

int Reference::messagesAround(std::int64_t conversation, std::int64_t atMs, int limit)
{
    const int before = messagePage(conversation, atMs, limit / 2);
    const int after = rowsFrom(conversation, atMs, limit - before);
    if (before + after == limit)
        return limit;
    m_strings.clear();
    return rowsBefore(conversation, atMs, limit - after) + rowsFrom(conversation, atMs, after);
}

int Reference::search(const std::string &match, Check check, const std::string &wanted, int limit)
{
    const std::string words = ' ' + wanted + ' ';
    const std::string &needle = check == Check::Words ? words : wanted;
    constexpr int content = 10; // the column of msg
    m_strings.clear();
    int found = 0;
    for (sqlite3_stmt *shard : m_shards) {
        sqlite3_bind_text(shard, 1, match.c_str(), int(match.size()), SQLITE_STATIC);
        int rc = SQLITE_DONE;
        while (found < limit && (rc = sqlite3_step(shard)) == SQLITE_ROW) {
            sqlite3_bind_int64(m_message, 1, sqlite3_column_int64(shard, 0));
            if (sqlite3_step(m_message) == SQLITE_ROW) {
                const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_message, content));
                auto size = std::size_t(sqlite3_column_bytes(m_message, content));
                if (check == Check::Words) {
                    foldWords(text, size, m_folded);
                    text = m_folded.data();
                    size = m_folded.size();
                }
                if (check == Check::None || memmem(text, size, needle.data(), needle.size())) {
                    readColumns(m_message);
                    ++found;
                }
            }
            sqlite3_reset(m_message);
        }
        if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
            std::fprintf(stderr, "%s: %s\n", match.c_str(), sqlite3_errmsg(m_db));
            std::exit(1);
        }
        sqlite3_reset(shard);
        if (found >= limit)
            break;
    }
    return found;
}

int Reference::prefix(const std::string &word, int limit)
{
    std::string end = word;
    end.back() = char(end.back() + 1);
    sqlite3_bind_text(m_words, 1, word.c_str(), int(word.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(m_words, 2, end.c_str(), int(end.size()), SQLITE_TRANSIENT);
    std::string match;
    int words = 0;
    for (; sqlite3_step(m_words) == SQLITE_ROW; ++words) {
        if (!match.empty())
            match += " OR ";
        match += core::history::matchToken(reinterpret_cast<const char *>(sqlite3_column_text(m_words, 0)));
    }
    sqlite3_reset(m_words);
    if (words > 256)
        match = core::history::matchToken(word) + " *";
    return match.empty() ? 0 : search(match, Check::None, {}, limit);
}

std::int64_t Reference::sender(const std::string &word)
{
    sqlite3_stmt *find = prepare(m_db, "SELECT id FROM sender WHERE word = ?");
    sqlite3_bind_text(find, 1, word.c_str(), int(word.size()), SQLITE_STATIC);
    const std::int64_t id = sqlite3_step(find) == SQLITE_ROW ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_finalize(find);
    return id;
}

std::vector<Reference::Place> Reference::someConversations(int count)
{
    std::vector<Place> places;
    sqlite3_stmt *statement = prepare(
        m_db, "SELECT id, first_ts, last_ts, ext FROM conv WHERE id > ? AND ext IS NOT NULL LIMIT 1");
    sqlite3_stmt *most = prepare(m_db, "SELECT max(id) FROM conv");
    sqlite3_step(most);
    const std::int64_t last = sqlite3_column_int64(most, 0);
    sqlite3_finalize(most);
    for (int i = 0; i < count; ++i) {
        sqlite3_bind_int64(statement, 1, last * i / count);
        if (sqlite3_step(statement) == SQLITE_ROW)
            places.push_back({sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                sqlite3_column_int64(statement, 2),
                QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 3)))});
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return places;
}

RawImport rawImport(const std::string &backendFile, const std::string &target)
{
    for (const char *tail : {"", "-wal", "-shm"})
        std::remove((target + tail).c_str());
    QElapsedTimer timer;
    timer.start();
    sqlite3 *from = open(backendFile, SQLITE_OPEN_READONLY);
    sqlite3 *to = open(target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    execute(to,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; PRAGMA "
        "temp_store=MEMORY");
    if (!core::history::registerTokenizer(to))
        std::exit(1);
    execute(to, R"(
        CREATE TABLE conv(id INTEGER PRIMARY KEY, ext TEXT UNIQUE, shop TEXT, bot TEXT, customer INTEGER, first_ts INTEGER,
            last_ts INTEGER, last_id INTEGER, n INTEGER, n_user INTEGER, preview TEXT);
        CREATE TABLE msg(id INTEGER PRIMARY KEY, conv INTEGER, ts INTEGER, sender INTEGER, content TEXT);
        CREATE INDEX conv_last ON conv(last_ts, id); CREATE INDEX msg_conv ON msg(conv, ts);
        CREATE VIRTUAL TABLE fts USING fts5(text, content='', detail=none, columnsize=0, tokenize='agentconsole'))");
    sqlite3_stmt *read = prepare(from,
        "SELECT id, conversation_id, shop_id, bot_id, inbox_user_id, sender, create_time, content "
        "FROM coze_chat_history WHERE deleted = 0 ORDER BY id");
    sqlite3_stmt *message = prepare(to, "INSERT INTO msg VALUES(?,?,?,?,?)");
    sqlite3_stmt *text = prepare(to, "INSERT INTO fts(rowid, text) VALUES(?,?)");
    sqlite3_stmt *summary = prepare(to,
        "INSERT INTO conv VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) ON CONFLICT(id) DO UPDATE SET "
        "last_ts=?7, last_id=?8, n=n+?9, n_user=n_user+?10, preview=?11");
    struct Summary
    {
        std::int64_t id, customer, first, last, lastId, n, users;
        std::string shop, bot, preview;
    };
    std::unordered_map<std::string, std::int64_t> ids;
    std::unordered_map<std::string, Summary> touched;
    RawImport outcome;
    const auto flush = [&] {
        for (const auto &[ext, s] : touched) {
            sqlite3_bind_int64(summary, 1, s.id);
            sqlite3_bind_text(summary, 2, ext.data(), int(ext.size()), SQLITE_STATIC);
            sqlite3_bind_text(summary, 3, s.shop.data(), int(s.shop.size()), SQLITE_STATIC);
            sqlite3_bind_text(summary, 4, s.bot.data(), int(s.bot.size()), SQLITE_STATIC);
            sqlite3_bind_int64(summary, 5, s.customer);
            sqlite3_bind_int64(summary, 6, s.first);
            sqlite3_bind_int64(summary, 7, s.last);
            sqlite3_bind_int64(summary, 8, s.lastId);
            sqlite3_bind_int64(summary, 9, s.n);
            sqlite3_bind_int64(summary, 10, s.users);
            sqlite3_bind_text(summary, 11, s.preview.data(), int(s.preview.size()), SQLITE_STATIC);
            sqlite3_step(summary);
            sqlite3_reset(summary);
        }
        touched.clear();
    };
    const auto column = [read](int i) {
        const auto *value = reinterpret_cast<const char *>(sqlite3_column_text(read, i));
        return value ? std::string(value, std::size_t(sqlite3_column_bytes(read, i))) : std::string();
    };
    execute(to, "BEGIN");
    while (sqlite3_step(read) == SQLITE_ROW) {
        const std::int64_t id = sqlite3_column_int64(read, 0);
        const std::string conversation = column(1);
        const std::int64_t conv = ids.try_emplace(conversation, std::int64_t(ids.size()) + 1).first->second;
        const std::int64_t ts = sqlite3_column_int64(read, 6);
        const auto *content = reinterpret_cast<const char *>(sqlite3_column_text(read, 7));
        const int size = sqlite3_column_bytes(read, 7);
        const std::string sender = column(5);
        auto [entry, fresh] = touched.try_emplace(conversation,
            Summary{conv, sqlite3_column_int64(read, 4), ts, ts, id, 0, 0, column(2), column(3), {}});
        Summary &s = entry->second;
        (void)fresh;
        ++s.n;
        s.users += sender == "user" ? 1 : 0;
        s.last = ts;
        s.lastId = id;
        s.preview.assign(content ? content : "", std::size_t(std::min(size, 160)));
        sqlite3_bind_int64(message, 1, id);
        sqlite3_bind_int64(message, 2, conv);
        sqlite3_bind_int64(message, 3, ts);
        sqlite3_bind_int(message, 4, sender == "user" ? 1 : 2);
        sqlite3_bind_text(message, 5, content, size, SQLITE_STATIC);
        sqlite3_step(message);
        sqlite3_reset(message);
        sqlite3_bind_int64(text, 1, id);
        sqlite3_bind_text(text, 2, content, size, SQLITE_STATIC);
        sqlite3_step(text);
        sqlite3_reset(text);
        if (++outcome.rows % 10'000 == 0) {
            flush();
            execute(to, "COMMIT; BEGIN");
        }
    }
    flush();
    execute(to, "COMMIT");
    for (sqlite3_stmt *statement : {read, message, text, summary})
        sqlite3_finalize(statement);
    sqlite3_close(from);
    sqlite3_close(to);
    outcome.seconds = double(timer.nsecsElapsed()) / 1e9;
    return outcome;
}

} // namespace bench

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/generator.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <utility>

namespace bench {

namespace {

enum Language { English, Spanish, Chinese, Japanese, Arabic, Korean, LanguageCount };

void appendUtf8(std::string &text, char32_t c)
{
    if (c < 0x80) {
        text.push_back(char(c));
    } else if (c < 0x800) {
        text.push_back(char(0xC0 | (c >> 6)));
        text.push_back(char(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        text.push_back(char(0xE0 | (c >> 12)));
        text.push_back(char(0x80 | ((c >> 6) & 0x3F)));
        text.push_back(char(0x80 | (c & 0x3F)));
    } else {
        text.push_back(char(0xF0 | (c >> 18)));
        text.push_back(char(0x80 | ((c >> 12) & 0x3F)));
        text.push_back(char(0x80 | ((c >> 6) & 0x3F)));
        text.push_back(char(0x80 | (c & 0x3F)));
    }
}

std::string latinWord(std::uint64_t seed, bool accents)
{
    static const char *const onset[]
        = {"b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"};
    static const char *const plain[] = {"a", "e", "i", "o", "u"};
    static const char *const marked[] = {"á", "é", "í", "ó", "ñe"};
    std::string word;
    const int syllables = 1 + int(seed % 3);
    for (int i = 0; i <= syllables; ++i) {
        word += onset[seed % 16];
        seed /= 16;
        word += accents && seed % 7 == 0 ? marked[seed % 5] : plain[seed % 5];
        seed /= 5;
    }
    return word;
}

/// Characters of a script are as unequal as words: a few make up most of every text.
std::string blockWord(std::uint64_t seed, char32_t first, int count, int least, int spread)
{
    std::string word;
    const int length = least + int(seed % std::uint64_t(spread));
    for (int i = 0; i < length; ++i) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        const double u = double(seed >> 11) / double(1ULL << 53);
        appendUtf8(word, first + char32_t(std::min(count - 1, int(std::pow(double(count), u)) - 1)));
    }
    return word;
}

std::string isoText(std::int64_t ms, bool sqlForm)
{
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char buffer[64];
    const auto size
        = std::strftime(buffer, sizeof buffer, sqlForm ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%dT%H:%M:%S", &parts);
    std::string text(buffer, size);
    if (!sqlForm) {
        std::snprintf(buffer, sizeof buffer, ".%03dZ", int(ms % 1000));
        text += buffer;
    }
    return text;
}

} // namespace

Generator::Generator(std::int64_t messages) : m_messages(messages), m_words(LanguageCount)
{
    for (std::uint64_t i = 0; i < 30'000; ++i) {
        const std::uint64_t seed = (i + 11) * 0x9E3779B97F4A7C15ULL;
        m_words[English].push_back(latinWord(seed >> 7, false));
        m_words[Spanish].push_back(latinWord(seed >> 9, true));
        m_words[Chinese].push_back(blockWord(seed, 0x4E00, 2500, 1, 3));
        m_words[Japanese].push_back(i % 3 == 0 ? blockWord(seed, 0x4E00, 1200, 1, 2)
                                               : blockWord(seed, i % 3 == 1 ? 0x3042 : 0x30A2, 70, 1, 4));
        m_words[Arabic].push_back(blockWord(seed, 0x0627, 28, 2, 5));
        m_words[Korean].push_back(blockWord(seed, 0xAC00, 900, 1, 3));
    }
    m_open.resize(std::size_t(std::clamp<std::int64_t>(messages / 400, 40, 3000)));
    for (Open &conversation : m_open)
        open(conversation);
}

std::uint64_t Generator::random()
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return m_state;
}

int Generator::below(int bound)
{
    return int((random() >> 11) % std::uint64_t(bound));
}

int Generator::zipf(int bound)
{
    const double u = double(random() >> 11) / double(1ULL << 53);
    return std::min(bound - 1, int(std::pow(double(bound), u)) - 1);
}

void Generator::open(Open &conversation)
{
    ++m_conversations;
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "conv_%08llx-%04x-4000-8000-%012llx",
        static_cast<unsigned long long>(m_conversations), unsigned(m_conversations & 0xFFFF),
        static_cast<unsigned long long>(m_conversations) * 7919ULL);
    conversation.id = buffer;
    conversation.shop = zipf(12);
    conversation.language = zipf(LanguageCount);
    conversation.customer = below(5) == 0 ? 0 : 1 + below(int(std::max<std::int64_t>(m_messages / 30, 50)));
    conversation.left = 2 + zipf(40);
    conversation.botNext = false;
}

void Generator::write(std::string &text, int language)
{
    text.clear();
    const auto &words = m_words[std::size_t(language)];
    const bool spaced = language == English || language == Spanish || language == Arabic;
    const int count = 2 + zipf(spaced ? 60 : 40);
    for (int i = 0; i < count; ++i) {
        if (i > 0 && (spaced || below(9) == 0))
            text += spaced || language == Korean ? " " : (language == Chinese ? "，" : "、");
        text += words[std::size_t(zipf(int(words.size())))];
    }
    if (below(25) == 0)
        appendUtf8(text, 0x1F600 + char32_t(below(60)));
    if (below(40) == 0)
        text += " #" + std::to_string(10'000 + below(90'000));
}

bool Generator::next(Row &row)
{
    if (m_done >= m_messages)
        return false;
    const std::int64_t start = 1'672'531'200'000; // 2023-01-01
    const std::int64_t step = std::max<std::int64_t>(94'608'000'000 / m_messages, 2);
    row.id = ++m_done;
    row.sentAtMs = start + m_done * step + std::int64_t(random() % std::uint64_t(step));
    row.deleted = below(200) == 0;
    int shop = 0;
    int language = Chinese;
    bool bot = false;
    if (m_done % 8 == 0) {
        row.conversation = giantConversation();
        row.customer = 1;
        bot = std::exchange(m_giantBotNext, !m_giantBotNext);
    } else {
        Open &conversation = m_open[std::size_t(below(int(m_open.size())))];
        if (conversation.left-- <= 0)
            open(conversation);
        row.conversation = conversation.id;
        row.customer = conversation.customer;
        shop = conversation.shop;
        language = conversation.language;
        bot = std::exchange(conversation.botNext, !conversation.botNext);
    }
    row.shop = below(50) == 0 ? std::string() : "shop-" + std::to_string(shop);
    row.bot = below(50) == 0 ? std::string() : "74000000000000000" + std::to_string(10 + shop);
    row.sender = !bot ? "user" : below(9) == 0 ? "agent" : "bot";
    write(row.content, language);
    return true;
}

std::int64_t writeBackendFile(const std::string &path, std::int64_t messages)
{
    std::remove(path.c_str());
    sqlite3 *db = nullptr;
    const char *schema = R"(
        PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;
        CREATE TABLE coze_chat_history(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, inbox_user_id BIGINT,
            conversation_id TEXT, shop_id TEXT, bot_id TEXT, content TEXT, sender TEXT, session_id TEXT,
            reply_id INTEGER, creator TEXT DEFAULT '', create_time DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updater TEXT DEFAULT '', update_time DATETIME NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,
            tenant_id INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE coze_conversation(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, inbox_user_id INTEGER,
            conversation_id TEXT NOT NULL, shop_id TEXT, bot_id TEXT, last_chat_date DATETIME,
            creator TEXT DEFAULT '', create_time DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updater TEXT DEFAULT '', update_time DATETIME NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,
            tenant_id INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE shopify_inbox_user(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, shop_id TEXT NOT NULL,
            shop_name TEXT, user_email TEXT NOT NULL, user_name TEXT, sys_user_id INTEGER, creator TEXT DEFAULT '',
            create_time DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, updater TEXT DEFAULT '',
            update_time DATETIME NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, tenant_id INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE shopify_bot_setting(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, shop_id TEXT NOT NULL,
            shop_name TEXT, chat_logo TEXT, chat_avatar TEXT, api_token TEXT, bot_id TEXT, bot_name TEXT,
            creator TEXT DEFAULT '', create_time DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updater TEXT DEFAULT '', update_time DATETIME NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,
            tenant_id INTEGER NOT NULL DEFAULT 0);
        BEGIN)";
    const char *indexes = R"(
        INSERT INTO coze_conversation(inbox_user_id,conversation_id,shop_id,bot_id,last_chat_date,update_time)
            SELECT max(inbox_user_id),conversation_id,max(shop_id),max(bot_id),min(id),0 FROM coze_chat_history
            WHERE conversation_id IS NOT NULL GROUP BY conversation_id;
        INSERT INTO shopify_inbox_user(id,shop_id,user_email,user_name,update_time)
            SELECT DISTINCT inbox_user_id,'shop-0',
                CASE WHEN inbox_user_id%20=0 THEN 'session_'||inbox_user_id ELSE 'customer'||inbox_user_id||'@example.com' END,
                'Customer '||inbox_user_id,0 FROM coze_conversation WHERE inbox_user_id IS NOT NULL;
        CREATE INDEX h1 ON coze_chat_history(conversation_id); CREATE INDEX h2 ON coze_chat_history(shop_id);
        CREATE INDEX h3 ON coze_chat_history(inbox_user_id); CREATE INDEX h4 ON coze_chat_history(create_time);
        CREATE INDEX c1 ON coze_conversation(conversation_id); CREATE INDEX c2 ON coze_conversation(inbox_user_id);
        CREATE INDEX c3 ON coze_conversation(shop_id); CREATE INDEX u1 ON shopify_inbox_user(shop_id);
        CREATE INDEX u2 ON shopify_inbox_user(user_email);
        COMMIT)";
    sqlite3_stmt *insert = nullptr;
    if (sqlite3_open(path.c_str(), &db) != SQLITE_OK
        || sqlite3_exec(db, schema, nullptr, nullptr, nullptr) != SQLITE_OK
        || sqlite3_prepare_v2(db,
               "INSERT INTO coze_chat_history(id,inbox_user_id,conversation_id,shop_id,bot_id,content,sender,"
               "create_time,update_time,deleted) VALUES(?,?,?,?,?,?,?,?,?,?)",
               -1, &insert, nullptr)
            != SQLITE_OK) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), sqlite3_errmsg(db));
        sqlite3_close(db);
        return -1;
    }
    const auto text = [insert](int column, const std::string &value) {
        if (value.empty())
            sqlite3_bind_null(insert, column);
        else
            sqlite3_bind_text(insert, column, value.data(), int(value.size()), SQLITE_TRANSIENT);
    };
    Generator generator(messages);
    Row row;
    std::int64_t kept = 0;
    while (generator.next(row)) {
        sqlite3_bind_int64(insert, 1, row.id);
        if (row.customer == 0)
            sqlite3_bind_null(insert, 2);
        else
            sqlite3_bind_int64(insert, 2, row.customer);
        text(3, row.conversation);
        text(4, row.shop);
        text(5, row.bot);
        text(6, row.content);
        text(7, row.sender);
        if (row.id % 400 == 0)
            text(8, isoText(row.sentAtMs, row.id % 800 == 0));
        else
            sqlite3_bind_int64(insert, 8, row.sentAtMs);
        sqlite3_bind_int64(insert, 9, row.sentAtMs);
        sqlite3_bind_int(insert, 10, row.deleted ? 1 : 0);
        sqlite3_step(insert);
        sqlite3_reset(insert);
        kept += row.deleted ? 0 : 1;
    }
    sqlite3_finalize(insert);
    const bool done = sqlite3_exec(db, indexes, nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done)
        std::fprintf(stderr, "%s: %s\n", path.c_str(), sqlite3_errmsg(db));
    sqlite3_close(db);
    return done ? kept : -1;
}

} // namespace bench

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/tokenizer.h"

#include "core/history/fold.h"
#include "core/history/wordsink.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>

namespace core::history {

namespace {

constexpr std::size_t maxTokenBytes = 96;
constexpr char markByte = '\xFF';
constexpr char finalByte = '\xFE'; // the rest of a MATCH string is a token as it stands

using TokenCallback = int (*)(void *context, int flags, const char *token, int size, int begin, int end);

struct Output
{
    void *context;
    TokenCallback callback;

    [[nodiscard]] int emitToken(
        std::string_view token, std::size_t begin, std::size_t end, int flags = 0) const
    {
        return callback(context, flags, token.data(), int(token.size()), int(begin), int(end));
    }
};

int passMarks(std::string_view text, const Output &out)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) {
            const int rc = out.emitToken(text.substr(at, end - at), at, end);
            if (rc != SQLITE_OK)
                return rc;
        }
        at = end + 1;
    }
    return SQLITE_OK;
}

/// Keeps its buffers from text to text. One connection uses it, so one thread.
class Tokenizer
{
public:
    int run(std::string_view text, int flags, const Output &out)
    {
        if (!text.empty() && text.front() == markByte)
            return passMarks(text, out);
        if (!text.empty() && text.front() == finalByte && (flags & FTS5_TOKENIZE_QUERY))
            return out.emitToken(text.substr(1), 0, text.size());
        WordSink *const sink = flags & FTS5_TOKENIZE_DOCUMENT ? currentWordSink : nullptr;
        m_scanner.restart(text);
        m_before.clear();
        int rc = SQLITE_OK;
        while (rc == SQLITE_OK && m_scanner.next()) {
            if (m_scanner.kind() == TextUnit::Kind::Cjk) {
                rc = emitSingle(out);
                continue;
            }
            m_before.clear();
            const std::string_view token = indexToken(m_scanner.folded());
            rc = out.emitToken(token, m_scanner.begin(), m_scanner.end());
            if (sink && m_scanner.kind() == TextUnit::Kind::Word)
                sink->word(token);
        }
        return rc;
    }

private:
    int emitSingle(const Output &out)
    {
        const std::string_view single = m_scanner.folded();
        int rc = out.emitToken(single, m_scanner.begin(), m_scanner.end());
        if (rc == SQLITE_OK && m_scanner.isGlued() && !m_before.empty()) {
            m_before += single;
            rc = out.emitToken(m_before, m_scanner.begin(), m_scanner.end(), FTS5_TOKEN_COLOCATED);
        }
        m_before = single;
        return rc;
    }

    UnitScanner m_scanner{{}};
    std::string m_before; // the CJK character before, when one stands there
};

int createTokenizer(void *, const char **, int, Fts5Tokenizer **made)
{
    *made = reinterpret_cast<Fts5Tokenizer *>(new (std::nothrow) Tokenizer);
    return *made ? SQLITE_OK : SQLITE_NOMEM;
}

void deleteTokenizer(Fts5Tokenizer *tokenizer)
{
    delete reinterpret_cast<Tokenizer *>(tokenizer);
}

int tokenize(
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int size, TokenCallback callback)
{
    try {
        const std::string_view view(text ? text : "", text && size > 0 ? std::size_t(size) : 0);
        return reinterpret_cast<Tokenizer *>(tokenizer)->run(view, flags, {context, callback});
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM;
    }
}

fts5_api *apiOf(sqlite3 *db)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

bool registerTokenizer(sqlite3 *db)
{
    fts5_api *const api = apiOf(db);
    fts5_tokenizer functions{createTokenizer, deleteTokenizer, tokenize};
    return api && api->xCreateTokenizer(api, "agentconsole", nullptr, &functions, nullptr) == SQLITE_OK;
}

std::string_view indexToken(std::string_view folded)
{
    if (folded.size() <= maxTokenBytes)
        return folded;
    std::size_t size = maxTokenBytes;
    while ((std::uint8_t(folded[size]) & 0xC0) == 0x80)
        --size;
    return folded.substr(0, size);
}

std::string matchToken(std::string_view token)
{
    std::string quoted = "\"";
    if (token.front() != markByte)
        quoted += finalByte;
    quoted += token;
    quoted += '"';
    return quoted;
}

} // namespace core::history

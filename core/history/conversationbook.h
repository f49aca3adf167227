// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/customerbook.h"
#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/firsterror.h"

#include <deque>
#include <optional>

namespace core::history {

/// How many of a conversation's customer messages are in each language; 0 is unknown.
class LanguageTally
{
public:
    void add(std::int64_t lang, std::int64_t difference);
    /// The most frequent known language, ties by tag; 0 when none is known.
    [[nodiscard]] std::int64_t main(const Dictionary &languages) const;
    /// As `conv.langs` holds it; empty stands for NULL: all are in main().
    [[nodiscard]] std::string toText(std::int64_t main) const;
    void fromText(std::string_view text);

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> m_counts; // lang, messages; few
};

/// A conversation while a batch is written.
struct ConversationState
{
    std::int64_t id = 0; // 0: new, and nothing was stored yet
    bool isNew = false;
    std::string_view ext; // of the batch; empty: the place of messages without a conversation
    std::int64_t shop = 0;
    std::int64_t bot = 0;
    std::int64_t oldShop = 0; // what the rows in the archive were marked with
    std::int64_t oldBot = 0;
    std::int64_t customer = 0;
    CustomerState *customerState = nullptr; // once asked for
    std::int64_t firstTs = 0;
    std::int64_t lastTs = 0;
    std::int64_t n = 0;
    std::int64_t customerMessages = 0;
    std::int64_t lastSender = 0;
    LanguageTally languages;
    std::string customerName;
    std::int64_t marks = 0;
    std::string_view lastContent; // of a new last message; its preview is made at the end
    std::optional<std::string> preview; // when it changed
    bool changed = false;
    bool endsUnknown = false; // a first or last message went or changed: read them again

    void added(std::int64_t ts, std::int64_t sender, std::string_view content);
    void removed(std::int64_t ts);
    /// A message at `ts` has other content or another sender than before.
    void edited(std::int64_t ts);
};

/// The conversations of one source that a batch touches: read when first asked for, written once.
class ConversationBook
{
public:
    ConversationBook(Database &db, std::int64_t source, CustomerBook &customers, const Dictionary &languages)
        : m_db(db),
          m_source(source),
          m_customers(customers),
          m_languages(languages)
    { }

    /// By the source's id; a state that isNew when the archive has none. `ext` must live on.
    [[nodiscard]] ConversationState *find(std::string_view ext, FirstError &error);
    /// By number, for rows that are found from the other side.
    [[nodiscard]] ConversationState *byId(std::int64_t id, FirstError &error);
    /// Gives a new conversation its number.
    [[nodiscard]] bool ensureId(ConversationState &state, FirstError &error);
    [[nodiscard]] bool flush(FirstError &error);
    [[nodiscard]] std::int64_t added() const { return m_added; } // conversations, net; after flush()
    [[nodiscard]] std::deque<ConversationState> &states() { return m_states; }

private:
    void take(ConversationState &state, Statement &row);
    [[nodiscard]] bool readEnds(ConversationState &state, FirstError &error);
    [[nodiscard]] bool flushOne(ConversationState &state, FirstError &error);
    [[nodiscard]] bool store(ConversationState &state, FirstError &error);
    [[nodiscard]] bool remove(ConversationState &state, FirstError &error);
    [[nodiscard]] bool settleCustomer(ConversationState &state, FirstError &error);

    Database &m_db;
    std::int64_t m_source;
    CustomerBook &m_customers;
    const Dictionary &m_languages;
    std::deque<ConversationState> m_states;
    std::unordered_map<std::string_view, ConversationState *> m_byExt;
    std::unordered_map<std::int64_t, ConversationState *> m_byId;
    std::int64_t m_nextId = 0;
    std::int64_t m_added = 0;
};

} // namespace core::history

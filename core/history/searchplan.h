// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/history/historysource.h"
#include "core/history/statement.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core::history {

/// One filter of a query with its names looked up in the archive.
struct Filter
{
    enum class Kind { Sender, Lang, Shop, Bot, Conversation, Customer, Message, Mark, Time };
    Kind kind = Kind::Mark;
    bool negated = false;
    std::vector<std::int64_t> ids; // rows of the table that `kind` names; sorted
    std::int64_t fromMs = 0; // Time: [fromMs, toMs)
    std::int64_t toMs = 0;
};

/// What is read of a message to decide about it; the text lives until the statement moves on.
struct SearchRow
{
    std::int64_t id = 0;
    std::int64_t conv = 0;
    std::int64_t ts = 0;
    std::int64_t sender = 0;
    std::int64_t lang = 0;
    std::optional<std::int64_t> shop; // nothing: the conversation's
    std::optional<std::int64_t> bot;
    std::string_view content;

    [[nodiscard]] Position position() const { return {ts, id}; }
};

/// Answers about a row what stands in other tables. One search, one thread.
class RowFacts
{
public:
    explicit RowFacts(StatementPool &pool) : m_pool(pool) { }

    struct Conversation
    {
        std::int64_t shop = 0;
        std::int64_t bot = 0;
        std::int64_t customer = 0;
    };
    [[nodiscard]] Conversation conversation(std::int64_t id);
    [[nodiscard]] bool isMarked(std::int64_t message);

private:
    StatementPool &m_pool;
    std::unordered_map<std::int64_t, Conversation> m_conversations;
};

/// Groups of which each must hold; text alternatives are the matcher's, the rest are filters.
class RowTest
{
public:
    void add(const QVector<Term> &textTerms, std::vector<Filter> filters);

    [[nodiscard]] bool isEmpty() const { return m_filters.empty(); }
    [[nodiscard]] bool holds(const SearchRow &row, RowFacts &facts) const;
    void prepare() { m_matcher = TextMatcher(m_text); } // after the last add()

private:
    [[nodiscard]] bool anyHolds(std::size_t group, const SearchRow &row, RowFacts &facts) const;

    Query m_text;
    std::vector<std::vector<Filter>> m_filters;
    TextMatcher m_matcher{Query()};
    bool m_readsText = false;
};

/// How a query is answered: where candidates come from and what is still to check about them.
struct SearchPlan
{
    enum class Drive {
        Nothing, // no message can meet the query
        Index, // the full text index gives candidates
        Conversations, // the messages of `conversations`
        Messages, // those of `messages`
        All, // every message, newest first
    };
    struct Conversation
    {
        std::int64_t id = 0;
        std::int64_t messages = 0;
        std::int64_t firstMs = 0;
        std::int64_t lastMs = 0;
    };

    Drive drive = Drive::All;
    std::string match; // FTS expression
    /// The text alone, when there are filters beside it. The index is slow at meeting a rare word with a
    /// marker that half of the messages carry; the rows of the first candidates tell sooner.
    std::string textMatch;
    RowTest filtersOfText; // for candidates of `textMatch`: what `match` decides beyond it, and `rest`
    bool wide = false; // Index: many messages meet it, and the index needs long before it gives the first
    std::vector<Conversation> conversations; // beside Index: more candidates, named by their id
    std::vector<Position> messages; // the same
    std::int64_t fromMs = std::numeric_limits<std::int64_t>::min(); // [fromMs, toMs)
    std::int64_t toMs = std::numeric_limits<std::int64_t>::max();
    RowTest whole; // for candidates from anywhere
    RowTest rest; // for candidates of the index: what it could not decide

    /// Whether each message must be looked at until enough are found.
    [[nodiscard]] bool readsAll() const { return drive == Drive::All && !whole.isEmpty(); }

    /// Looks names up and expands word beginnings. `conversation`: only in that one (0: anywhere).
    [[nodiscard]] static Result<SearchPlan> make(
        StatementPool &pool, const Query &query, std::int64_t conversation = 0);
};

} // namespace core::history

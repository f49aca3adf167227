// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/history/searchplan.h"
#include "core/history/segments.h"

namespace core::history {

[[nodiscard]] Result<std::vector<Segment>> readSegments(StatementPool &pool);

/// The first id of a segment whose row stands at or behind `place`; one more than its last when there is
/// none.
[[nodiscard]] Result<std::int64_t> firstIdFrom(StatementPool &pool, const Segment &segment, Position place);

enum class SearchOrder { NewestFirst, OldestFirst };

/// Gives candidates of one kind in order: of a segment by the index or row by row, of a conversation, or of a
/// list.
///
/// Nothing is read before open(). One thread; the pool and the plan must outlive it.
class SearchLane
{
public:
    /// Both ends belong to it.
    struct Span
    {
        Position first;
        Position last;
    };

    /// `textMatch`: asked first, for some candidates; empty: not at all. Gives all rows of a segment whose
    /// index was left for later.
    [[nodiscard]] static SearchLane ofIndex(
        const Segment &segment, const std::string &match, const std::string &textMatch);
    [[nodiscard]] static SearchLane ofRows(const Segment &segment);
    [[nodiscard]] static SearchLane ofConversation(const SearchPlan::Conversation &conversation);
    [[nodiscard]] static SearchLane ofList(std::vector<Position> sorted); // not empty

    /// Times outside of which it has nothing.
    [[nodiscard]] std::int64_t minMs() const { return m_segment.minTs; }
    [[nodiscard]] std::int64_t maxMs() const { return m_segment.maxTs; }
    [[nodiscard]] bool isIndexed() const { return m_kind == Kind::Index; }
    /// The candidate was found by the text alone: filters are still to be tested.
    [[nodiscard]] bool isByTextOnly() const { return m_byText; }

    [[nodiscard]] Result<Done> open(StatementPool &pool, const Span &span, SearchOrder order);
    /// The next candidate; false at the end or on failure. `row` is valid until the next call.
    [[nodiscard]] bool next(SearchRow &row);
    /// The statement that stands on the last candidate; its columns are those of readsql::messagesUp.
    [[nodiscard]] const Statement &current() const
    {
        return m_kind == Kind::Index || m_kind == Kind::List ? m_byId : m_rows;
    }
    [[nodiscard]] bool failed() const;
    [[nodiscard]] Error error() const;

private:
    enum class Kind { Index, Rows, Conversation, List };

    [[nodiscard]] bool nextIndexed(SearchRow &row);
    [[nodiscard]] bool nextListed(SearchRow &row);
    [[nodiscard]] bool readById(std::int64_t id, SearchRow &row);
    void askIndex(const std::string &match, std::int64_t firstId, std::int64_t lastId);

    Kind m_kind = Kind::Rows;
    Segment m_segment;
    const std::string *m_match = nullptr;
    const std::string *m_textMatch = nullptr;
    StatementPool *m_pool = nullptr;
    std::int64_t m_firstId = 0; // of the index, both ends belong to it
    std::int64_t m_lastId = 0;
    int m_tries = 0; // candidates by text that may still come
    bool m_byText = false;
    std::vector<Position> m_list;
    std::size_t m_listed = 0;
    SearchOrder m_order = SearchOrder::NewestFirst;
    Span m_span;
    Statement m_rows;
    Statement m_byId;
};

} // namespace core::history

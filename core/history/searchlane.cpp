// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/searchlane.h"

#include "core/history/searchstatements.h"

#include <algorithm>

namespace core::history {

namespace {

constexpr int kTriesByText = 256;

void readRow(const Statement &statement, SearchRow &row)
{
    const auto optional = [&statement](int column) {
        return statement.isNull(column) ? std::nullopt : std::optional(statement.integer(column));
    };
    row.id = statement.integer(0);
    row.conv = statement.integer(1);
    row.ts = statement.integer(2);
    row.sender = statement.integer(3);
    row.lang = statement.integer(4);
    row.shop = optional(7);
    row.bot = optional(8);
    row.content = statement.text(10);
}

} // namespace

Result<std::vector<Segment>> readSegments(StatementPool &pool)
{
    std::vector<Segment> segments;
    Statement statement = pool.take(searchsql::segments);
    while (statement.next()) {
        segments.push_back(
            {0, statement.integer(0), statement.integer(1), statement.integer(2), statement.integer(3)});
    }
    if (statement.failed())
        return tl::make_unexpected(statement.error());
    return segments;
}

Result<std::int64_t> firstIdFrom(StatementPool &pool, const Segment &segment, Position place)
{
    if (place.atMs > segment.maxTs)
        return segment.lastId + 1;
    if (place.atMs < segment.minTs)
        return segment.firstId;
    Statement statement = pool.take(searchsql::firstFrom);
    std::int64_t low = segment.firstId;
    std::int64_t high = segment.lastId + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        statement.bind(1, middle).bind(2, segment.lastId);
        // Rows may be gone: the first one left at or behind the middle decides.
        const bool before = statement.next() && Position{statement.integer(1), statement.integer(0)} < place;
        if (statement.failed())
            return tl::make_unexpected(statement.error());
        if (before)
            low = statement.integer(0) + 1;
        else
            high = middle;
        statement.rewind();
    }
    return low;
}

SearchLane SearchLane::ofIndex(const Segment &segment, const std::string &match, const std::string &textMatch)
{
    SearchLane lane;
    lane.m_kind = Kind::Index;
    lane.m_segment = segment;
    lane.m_match = &match;
    lane.m_textMatch = &textMatch;
    return lane;
}

SearchLane SearchLane::ofRows(const Segment &segment)
{
    SearchLane lane;
    lane.m_segment = segment;
    return lane;
}

SearchLane SearchLane::ofConversation(const SearchPlan::Conversation &conversation)
{
    SearchLane lane;
    lane.m_kind = Kind::Conversation;
    lane.m_segment = {0, conversation.id, conversation.id, conversation.firstMs, conversation.lastMs};
    return lane;
}

SearchLane SearchLane::ofList(std::vector<Position> sorted)
{
    SearchLane lane;
    lane.m_kind = Kind::List;
    lane.m_segment = {0, 0, 0, sorted.front().atMs, sorted.back().atMs};
    lane.m_list = std::move(sorted);
    return lane;
}

Result<Done> SearchLane::open(StatementPool &pool, const Span &span, SearchOrder order)
{
    m_order = order;
    m_span = span;
    const bool down = order == SearchOrder::NewestFirst;
    if (m_kind == Kind::Index && !hasShard(pool.handle(), shardOf(m_segment.firstId)))
        m_kind = Kind::Rows;
    if (m_kind == Kind::List || m_kind == Kind::Index)
        m_byId = pool.take(searchsql::rowById);
    if (m_kind == Kind::List) {
        std::erase_if(m_list, [&span](const Position &p) { return p < span.first || p > span.last; });
        if (down)
            std::reverse(m_list.begin(), m_list.end());
        return Done{};
    }
    if (m_kind == Kind::Conversation) {
        m_rows = pool.take(down ? searchsql::conversationDown : searchsql::conversationUp);
        m_rows.bind(1, m_segment.firstId).bind(2, span.first.atMs).bind(3, span.last.atMs);
        return Done{};
    }
    const auto firstId = firstIdFrom(pool, m_segment, span.first);
    if (!firstId)
        return tl::make_unexpected(firstId.error());
    // Behind the last place: nothing stands between it and the next possible one.
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const Position behind = span.last.row == most
        ? Position{span.last.atMs == most ? most : span.last.atMs + 1, 0}
        : Position{span.last.atMs, span.last.row + 1};
    const auto endId = firstIdFrom(pool, m_segment, behind);
    if (!endId)
        return tl::make_unexpected(endId.error());
    if (m_kind == Kind::Index) {
        m_pool = &pool;
        m_byText = !m_textMatch->empty();
        m_tries = kTriesByText;
        askIndex(m_byText ? *m_textMatch : *m_match, *firstId, *endId - 1);
    } else {
        m_rows = pool.take(down ? searchsql::rowsDown : searchsql::rowsUp);
        m_rows.bind(1, *firstId).bind(2, *endId - 1);
    }
    return Done{};
}

bool SearchLane::next(SearchRow &row)
{
    if (m_kind == Kind::Index)
        return nextIndexed(row);
    if (m_kind == Kind::List)
        return nextListed(row);
    while (m_rows.next()) {
        readRow(m_rows, row);
        const Position place = row.position();
        if (m_kind != Kind::Conversation || (place >= m_span.first && place <= m_span.last))
            return true;
    }
    return false;
}

void SearchLane::askIndex(const std::string &match, std::int64_t firstId, std::int64_t lastId)
{
    m_firstId = firstId;
    m_lastId = lastId;
    const std::int64_t shard = shardOf(m_segment.firstId);
    m_rows = m_pool->take(
        m_order == SearchOrder::NewestFirst ? searchsql::indexDown(shard) : searchsql::indexUp(shard));
    m_rows.bind(1, std::string_view(match)).bind(2, firstId).bind(3, lastId);
}

bool SearchLane::nextIndexed(SearchRow &row)
{
    if (m_byText && m_tries-- == 0) {
        m_byText = false;
        askIndex(*m_match, m_firstId, m_lastId);
    }
    while (m_rows.next()) {
        const std::int64_t id = m_rows.integer(0);
        (m_order == SearchOrder::NewestFirst ? m_lastId : m_firstId)
            = m_order == SearchOrder::NewestFirst ? id - 1 : id + 1;
        if (readById(id, row))
            return true;
        if (m_byId.failed())
            return false;
    }
    return false;
}

bool SearchLane::nextListed(SearchRow &row)
{
    while (m_listed < m_list.size()) {
        if (readById(m_list[m_listed++].row, row))
            return true;
        if (m_byId.failed())
            return false;
    }
    return false;
}

bool SearchLane::readById(std::int64_t id, SearchRow &row)
{
    m_byId.rewind();
    if (!m_byId.bind(1, id).next())
        return false;
    readRow(m_byId, row);
    return true;
}

bool SearchLane::failed() const
{
    return m_rows.failed() || m_byId.failed();
}

Error SearchLane::error() const
{
    return m_rows.failed() ? m_rows.error() : m_byId.error();
}

} // namespace core::history

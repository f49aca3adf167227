// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/searchrun.h"

#include "core/history/searchstatements.h"

#include <algorithm>
#include <utility>

namespace core::history {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t rowsBeforeIndex = 20'000;
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

/// The places that `plan` asks for and that come behind `after`.
SearchLane::Span spanOf(const SearchPlan &plan, SearchOrder order, const std::optional<Position> &after)
{
    SearchLane::Span span{{plan.fromMs, lowest}, {plan.toMs, highest}};
    if (plan.toMs != highest)
        span.last.atMs = plan.toMs - 1;
    if (!after)
        return span;
    if (order == SearchOrder::NewestFirst) {
        const Position end = after->row == lowest ? Position{after->atMs - 1, highest}
                                                  : Position{after->atMs, after->row - 1};
        span.last = std::min(span.last, end);
    } else {
        const Position begin = after->row == highest ? Position{after->atMs + 1, lowest}
                                                     : Position{after->atMs, after->row + 1};
        span.first = std::max(span.first, begin);
    }
    return span;
}

} // namespace

SearchRun::SearchRun(StatementPool &pool, SearchPlan plan, SearchOrder order, std::optional<Position> after,
    CancelToken cancel)
    : m_pool(pool),
      m_plan(std::move(plan)),
      m_order(order),
      m_span(spanOf(m_plan, order, after)),
      m_cancel(std::move(cancel)),
      m_facts(pool)
{ }

/// Where many messages are hits, the newest ones are found sooner by looking at them than by the index.
void SearchRun::readNewestByRow(std::vector<Segment> &segments)
{
    const auto newest = std::max_element(segments.begin(), segments.end(),
        [](const Segment &a, const Segment &b) { return a.maxTs < b.maxTs; });
    if (newest == segments.end())
        return;
    const auto end = firstIdFrom(m_pool, *newest, m_span.last);
    if (!end) {
        m_error = end.error();
        return;
    }
    Segment rows = *newest;
    rows.firstId = std::max(newest->firstId, *end - rowsBeforeIndex);
    Statement first = m_pool.take(searchsql::firstFrom);
    if (first.bind(1, rows.firstId).bind(2, rows.lastId).next()) {
        newest->lastId = rows.firstId - 1;
        newest->maxTs = first.integer(1);
        rows.minTs = first.integer(1);
        m_closed.push_back(SearchLane::ofRows(rows));
    }
    if (newest->lastId < newest->firstId)
        segments.erase(newest);
}

void SearchRun::addSegments()
{
    auto segments = readSegments(m_pool);
    if (!segments) {
        m_error = segments.error();
        return;
    }
    std::erase_if(*segments, [this](const Segment &segment) {
        return segment.maxTs < m_span.first.atMs || segment.minTs > m_span.last.atMs;
    });
    const bool indexed = m_plan.drive == SearchPlan::Drive::Index;
    if (indexed && m_plan.wide && m_order == SearchOrder::NewestFirst)
        readNewestByRow(*segments);
    for (const Segment &segment : *segments) {
        m_closed.push_back(indexed ? SearchLane::ofIndex(segment, m_plan.match, m_plan.textMatch)
                                   : SearchLane::ofRows(segment));
    }
}

void SearchRun::makeLanes()
{
    m_begun = true;
    using Drive = SearchPlan::Drive;
    if (m_plan.drive == Drive::Nothing || m_span.first > m_span.last)
        return;
    if (m_plan.drive == Drive::Index || m_plan.drive == Drive::All)
        addSegments();
    for (const auto &conversation : m_plan.conversations)
        m_closed.push_back(SearchLane::ofConversation(conversation));
    if (!m_plan.messages.empty())
        m_closed.push_back(SearchLane::ofList(std::move(m_plan.messages)));
    std::erase_if(m_closed, [this](const SearchLane &lane) {
        return lane.maxMs() < m_span.first.atMs || lane.minMs() > m_span.last.atMs;
    });
    std::stable_sort(m_closed.begin(), m_closed.end(), [this](const SearchLane &a, const SearchLane &b) {
        return m_order == SearchOrder::NewestFirst ? a.maxMs() < b.maxMs() : a.minMs() > b.minMs();
    });
}

bool SearchRun::comesFirst(const Position &a, const Position &b) const
{
    return m_order == SearchOrder::NewestFirst ? a > b : a < b;
}

std::int64_t SearchRun::edgeOf(const SearchLane &lane) const
{
    return m_order == SearchOrder::NewestFirst ? lane.maxMs() : lane.minMs();
}

bool SearchRun::advance(Open &open)
{
    SearchRow row;
    while (!m_cancel.isCancelled() && open.lane.next(row)) {
        const RowTest &test = !open.lane.isIndexed() ? m_plan.whole
            : open.lane.isByTextOnly()               ? m_plan.filtersOfText
                                                     : m_plan.rest;
        if (!m_passedOver.empty() && m_passedOver.contains(row.conv))
            continue;
        if (test.isEmpty() || test.holds(row, m_facts)) {
            open.at = {row.position(), row.conv};
            return true;
        }
    }
    if (open.lane.failed())
        m_error = open.lane.error();
    return false;
}

void SearchRun::push(Open open)
{
    if (!advance(open))
        return;
    m_open.push_back(std::move(open));
    std::push_heap(m_open.begin(), m_open.end(),
        [this](const Open &a, const Open &b) { return comesFirst(b.at.position, a.at.position); });
}

void SearchRun::pop()
{
    std::pop_heap(m_open.begin(), m_open.end(),
        [this](const Open &a, const Open &b) { return comesFirst(b.at.position, a.at.position); });
    m_current = std::move(m_open.back());
    m_open.pop_back();
}

void SearchRun::openLanesThatMatter()
{
    const auto matters = [this] {
        if (m_open.empty())
            return true;
        const std::int64_t best = m_open.front().at.position.atMs;
        const std::int64_t edge = edgeOf(m_closed.back());
        return m_order == SearchOrder::NewestFirst ? edge >= best : edge <= best;
    };
    while (!m_error && !m_cancel.isCancelled() && !m_closed.empty() && matters()) {
        Open open{std::move(m_closed.back()), {}};
        m_closed.pop_back();
        if (const auto opened = open.lane.open(m_pool, m_span, m_order); opened)
            push(std::move(open));
        else
            m_error = opened.error();
    }
}

Error SearchRun::stopped() const
{
    return m_error && !m_cancel.isCancelled() ? *m_error : Error{Error::Kind::Cancelled, {}};
}

Result<std::optional<SearchMatch>> SearchRun::next()
{
    if (!m_begun)
        makeLanes();
    for (;;) {
        if (m_current)
            push(*std::exchange(m_current, std::nullopt));
        openLanesThatMatter();
        if (m_error || m_cancel.isCancelled())
            return tl::make_unexpected(stopped());
        if (m_open.empty())
            return std::optional<SearchMatch>();
        pop();
        const SearchMatch match = m_current->at;
        // A message named by its id may also be a hit of the index.
        const bool again = m_last && *m_last == match.position;
        m_last = match.position;
        if (!again && !m_passedOver.contains(match.conversation))
            return std::optional(match);
    }
}

Result<qint64> SearchRun::countSegments(const std::vector<Segment> &segments, qint64 cap)
{
    const bool indexed = m_plan.drive == SearchPlan::Drive::Index;
    const Position behind{m_span.last.atMs == highest ? highest : m_span.last.atMs + 1, lowest};
    qint64 total = 0;
    for (const Segment &segment : segments) {
        if (m_cancel.isCancelled() || total >= cap)
            break;
        const auto first = firstIdFrom(m_pool, segment, m_span.first);
        const auto end = firstIdFrom(m_pool, segment, behind);
        if (!first || !end)
            return tl::make_unexpected(first ? end.error() : first.error());
        Statement statement = m_pool.take(
            indexed ? searchsql::countIndexed(shardOf(segment.firstId)) : std::string(searchsql::countRows));
        int parameter = 1;
        if (indexed)
            statement.bind(parameter++, std::string_view(m_plan.match));
        statement.bind(parameter, *first).bind(parameter + 1, *end - 1).bind(parameter + 2, cap - total);
        total += statement.next() ? statement.integer(0) : 0;
        if (statement.failed())
            return tl::make_unexpected(m_cancel.isCancelled() ? stopped() : statement.error());
    }
    if (m_cancel.isCancelled())
        return tl::make_unexpected(stopped());
    return total;
}

Result<qint64> SearchRun::count(qint64 cap)
{
    using Drive = SearchPlan::Drive;
    const bool byIndex = m_plan.drive == Drive::Index && m_plan.rest.isEmpty() && m_plan.conversations.empty()
        && m_plan.messages.empty();
    const bool byRows = m_plan.drive == Drive::All && m_plan.whole.isEmpty();
    if (!m_begun && (byIndex || byRows)) {
        const auto segments = readSegments(m_pool);
        if (!segments)
            return tl::make_unexpected(segments.error());
        const bool isWhole
            = byRows || std::all_of(segments->begin(), segments->end(), [this](const Segment &segment) {
                  return hasShard(m_pool.handle(), shardOf(segment.firstId));
              });
        if (isWhole)
            return countSegments(*segments, cap);
    }
    qint64 total = 0;
    while (total < cap) {
        const auto match = next();
        if (!match)
            return tl::make_unexpected(match.error());
        if (!*match)
            break;
        ++total;
    }
    return total;
}

} // namespace core::history

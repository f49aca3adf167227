// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/searchlane.h"

#include <unordered_set>

namespace core::history {

struct SearchMatch
{
    Position position; // of the message
    std::int64_t conversation = 0; // row

    bool operator==(const SearchMatch &) const = default;
};

/// Walks over the messages that meet a plan, strictly by (time, row), and reads no more than it must.
///
/// Segments, conversations and lists are opened only when their times can matter. Stops within a few
/// hundred rows of the token being cancelled. One thread; the pool must outlive it. Run it inside a read
/// transaction, else a writer may change what stands under it.
class SearchRun
{
public:
    /// `after`: begins strictly behind that place in the order of the run.
    SearchRun(StatementPool &pool, SearchPlan plan, SearchOrder order, std::optional<Position> after,
        CancelToken cancel);
    Q_DISABLE_COPY_MOVE(SearchRun)

    /// The next hit; nothing at the end. Errors: Cancelled, Database, Corrupt.
    [[nodiscard]] Result<std::optional<SearchMatch>> next();
    /// The row of the hit that next() gave, until it is called again.
    [[nodiscard]] const Statement &row() const { return m_current->lane.current(); }
    /// How many hits there are from here on, at most `cap`. The run is used up. Cheaper than walking.
    [[nodiscard]] Result<qint64> count(qint64 cap);
    /// Hits of this conversation are passed over from now on.
    void passOver(std::int64_t conversation) { m_passedOver.insert(conversation); }

private:
    struct Open
    {
        SearchLane lane;
        SearchMatch at;
    };

    void makeLanes();
    void addSegments();
    void readNewestByRow(std::vector<Segment> &segments);
    void openLanesThatMatter();
    void push(Open open);
    void pop();
    [[nodiscard]] bool advance(Open &open);
    [[nodiscard]] bool comesFirst(const Position &a, const Position &b) const;
    [[nodiscard]] std::int64_t edgeOf(const SearchLane &lane) const;
    [[nodiscard]] Result<qint64> countSegments(const std::vector<Segment> &segments, qint64 cap);
    [[nodiscard]] Error stopped() const;

    StatementPool &m_pool;
    SearchPlan m_plan;
    SearchOrder m_order;
    SearchLane::Span m_span;
    CancelToken m_cancel;
    RowFacts m_facts;
    std::vector<SearchLane> m_closed; // the next one to open is the last
    std::vector<Open> m_open; // a heap
    std::optional<Open> m_current; // gave the last hit; goes on only when asked for the next one
    std::unordered_set<std::int64_t> m_passedOver;
    std::optional<Position> m_last;
    std::optional<Error> m_error;
    bool m_begun = false;
};

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/rankladder.h"

#include "core/history/readstatements.h"

#include <algorithm>
#include <limits>

namespace core::history {

namespace {

constexpr std::size_t kLadders = 4;
constexpr std::size_t kEdges = 64;
constexpr Position kBeginning{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::min()};

/// Messages strictly between two places.
Result<std::int64_t> countBetween(
    Database &db, std::int64_t conversation, const Position &after, const Position &before)
{
    Statement count = db.prepare(readsql::countBetween);
    count.bind(1, conversation)
        .bind(2, after.atMs)
        .bind(3, after.row)
        .bind(4, before.atMs)
        .bind(5, before.row);
    const std::int64_t value = count.next() ? count.integer(0) : 0;
    if (count.failed())
        return tl::make_unexpected(count.error());
    return value;
}

} // namespace

Result<std::int64_t> RankLadders::rankOf(Database &db, const Stamp &stamp, const Position &place)
{
    if (stamp.messages > kShort) {
        if (const auto edge = edgeNear(stamp, place))
            return edge->rank;
        if (auto built = build(db, stamp); !built)
            return tl::make_unexpected(built.error());
    }
    const Rungs rungs = rungsOf(stamp);
    if (!rungs || rungs->empty())
        return countBetween(db, stamp.conversation, kBeginning, place);
    // Rung i is the message of rank i * kRung.
    const auto next = std::upper_bound(rungs->begin(), rungs->end(), place);
    if (next == rungs->begin())
        return countBetween(db, stamp.conversation, kBeginning, place);
    const std::int64_t index = next - rungs->begin() - 1;
    const Position &rung = (*rungs)[std::size_t(index)];
    if (rung == place)
        return index * kRung;
    return countBetween(db, stamp.conversation, rung, place).map([&](std::int64_t between) {
        return index * kRung + 1 + between;
    });
}

Result<Position> RankLadders::placeAt(Database &db, const Stamp &stamp, std::int64_t rank)
{
    if (stamp.messages > kShort) {
        if (auto built = build(db, stamp); !built)
            return tl::make_unexpected(built.error());
    }
    const Rungs rungs = rungsOf(stamp);
    Position from = kBeginning;
    std::int64_t steps = rank;
    if (rungs && !rungs->empty()) {
        const std::int64_t index = std::min(rank / kRung, std::int64_t(rungs->size()) - 1);
        from = (*rungs)[std::size_t(index)];
        steps = rank - index * kRung - 1;
    }
    if (steps < 0)
        return from;
    Statement find = db.prepare(readsql::placeAfter);
    find.bind(1, stamp.conversation).bind(2, from.atMs).bind(3, from.row).bind(4, steps);
    if (find.next())
        return Position{find.integer(0), find.integer(1)};
    return find.failed() ? tl::make_unexpected(find.error()) : failure(Error::Kind::NotFound);
}

Result<Done> RankLadders::build(Database &db, const Stamp &stamp)
{
    if (isBuilt(stamp))
        return Done{};
    auto rungs = std::make_shared<std::vector<Position>>();
    Statement rows = db.prepare(readsql::placesUp);
    rows.bind(1, stamp.conversation);
    for (std::int64_t rank = 0; rows.next(); ++rank) {
        if (rank % kRung == 0)
            rungs->push_back({rows.integer(0), rows.integer(1)});
    }
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    const std::scoped_lock lock(m_guard);
    ladderFor(stamp).rungs = std::move(rungs);
    return Done{};
}

bool RankLadders::isBuilt(const Stamp &stamp) const
{
    return rungsOf(stamp) != nullptr;
}

void RankLadders::remember(const Stamp &stamp, const Known &known)
{
    if (stamp.messages <= kShort)
        return;
    const std::scoped_lock lock(m_guard);
    auto &edges = ladderFor(stamp).edges;
    if (edges.size() >= kEdges)
        edges.erase(edges.begin());
    edges.push_back(known);
}

void RankLadders::clear()
{
    const std::scoped_lock lock(m_guard);
    m_ladders.clear();
}

RankLadders::Ladder &RankLadders::ladderFor(const Stamp &stamp)
{
    const auto known = std::find_if(m_ladders.begin(), m_ladders.end(),
        [&](const Ladder &ladder) { return ladder.stamp.conversation == stamp.conversation; });
    if (known != m_ladders.end()) {
        std::rotate(known, known + 1, m_ladders.end());
    } else {
        if (m_ladders.size() >= kLadders)
            m_ladders.erase(m_ladders.begin());
        m_ladders.emplace_back();
    }
    Ladder &ladder = m_ladders.back();
    if (ladder.stamp != stamp)
        ladder = {stamp, nullptr, {}};
    return ladder;
}

RankLadders::Rungs RankLadders::rungsOf(const Stamp &stamp) const
{
    const std::scoped_lock lock(m_guard);
    for (const Ladder &ladder : m_ladders) {
        if (ladder.stamp == stamp)
            return ladder.rungs;
    }
    return nullptr;
}

std::optional<RankLadders::Known> RankLadders::edgeNear(const Stamp &stamp, const Position &place) const
{
    const std::scoped_lock lock(m_guard);
    for (const Ladder &ladder : m_ladders) {
        if (ladder.stamp != stamp)
            continue;
        for (const Known &edge : ladder.edges) {
            if (edge.place == place)
                return edge;
        }
    }
    return std::nullopt;
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/search.h"

#include <algorithm>

namespace core::history {

namespace {

/// Whether a conversation has a hit newer than, or at, `place`: then an earlier page has shown it.
Result<bool> wasShown(StatementPool &pool, const Query &query, const SearchMatch &match, Position place,
    const CancelToken &cancel)
{
    // The order ends in the row, and rows are whole numbers: "at or newer" is "newer than the one below".
    const Position below{place.atMs, place.row - 1};
    return searchInConversation(pool, match.conversation, query, below, true, cancel)
        .map([](const std::optional<Position> &found) { return found.has_value(); });
}

} // namespace

Result<SearchMatches> searchMessages(StatementPool &pool, const Query &query, std::optional<Position> after,
    int limit, const CancelToken &cancel)
{
    return readMessages(pool, query, after, limit, cancel, [](const Statement &) {});
}

Result<SearchMatches> readMessages(StatementPool &pool, const Query &query, std::optional<Position> after,
    int limit, const CancelToken &cancel, const std::function<void(const Statement &row)> &read)
{
    auto plan = SearchPlan::make(pool, query);
    if (!plan)
        return tl::make_unexpected(plan.error());
    const bool readsAll = plan->readsAll();
    SearchRun run(pool, std::move(*plan), SearchOrder::NewestFirst, after, cancel);
    SearchMatches page;
    for (;;) {
        // The hit behind a full page may be millions of rows away.
        if (readsAll && page.rows.size() == std::size_t(limit)) {
            page.more = true;
            return page;
        }
        const auto match = run.next();
        if (!match)
            return tl::make_unexpected(match.error());
        if (!*match)
            return page;
        if (page.rows.size() == std::size_t(limit)) {
            page.more = true;
            return page;
        }
        page.rows.push_back(**match);
        read(run.row());
    }
}

Result<SearchMatches> searchConversations(StatementPool &pool, const Query &query,
    std::optional<Position> after, int limit, const CancelToken &cancel)
{
    auto plan = SearchPlan::make(pool, query);
    if (!plan)
        return tl::make_unexpected(plan.error());
    SearchRun run(pool, std::move(*plan), SearchOrder::NewestFirst, after, cancel);
    SearchMatches page;
    for (;;) {
        const auto match = run.next();
        if (!match)
            return tl::make_unexpected(match.error());
        if (!*match)
            return page;
        run.passOver((*match)->conversation);
        if (after) {
            const auto shown = wasShown(pool, query, **match, *after, cancel);
            if (!shown)
                return tl::make_unexpected(shown.error());
            if (*shown)
                continue;
        }
        if (page.rows.size() == std::size_t(limit)) {
            page.more = true;
            return page;
        }
        page.rows.push_back(**match);
    }
}

Result<Count> countMatches(StatementPool &pool, const Query &query, qint64 cap, const CancelToken &cancel)
{
    auto plan = SearchPlan::make(pool, query);
    if (!plan)
        return tl::make_unexpected(plan.error());
    SearchRun run(pool, std::move(*plan), SearchOrder::NewestFirst, {}, cancel);
    return run.count(cap).map([cap](qint64 value) { return Count{value, value < cap}; });
}

Result<std::optional<Position>> searchInConversation(StatementPool &pool, std::int64_t row,
    const Query &query, Position from, bool forward, const CancelToken &cancel)
{
    auto plan = SearchPlan::make(pool, query, row);
    if (!plan)
        return tl::make_unexpected(plan.error());
    SearchRun run(
        pool, std::move(*plan), forward ? SearchOrder::OldestFirst : SearchOrder::NewestFirst, from, cancel);
    return run.next().map([](const std::optional<SearchMatch> &match) {
        return match ? std::optional(match->position) : std::nullopt;
    });
}

} // namespace core::history

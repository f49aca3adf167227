// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/walks.h"

#include "core/history/conversationpages.h"
#include "core/history/messagepages.h"
#include "core/history/search.h"

#include <algorithm>

namespace core::history {

namespace {

/// Hands every message of a run to `visit`; false when that stopped it.
Result<bool> handOut(SearchRun &run, RowReader &rows, const HistorySource::Visitor &visit)
{
    while (true) {
        const auto match = run.next();
        if (!match)
            return tl::make_unexpected(match.error());
        if (!*match)
            return true;
        const auto message = rows.messageById((*match)->position.row);
        if (!message)
            return tl::make_unexpected(message.error());
        if (!visit(*message))
            return false;
    }
}

} // namespace

Result<SearchPage> searchPage(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit)
{
    const auto matches
        = searchMessages(db.statements(), query, after, std::clamp(limit, 1, 1000), db.cancelToken());
    if (!matches)
        return tl::make_unexpected(matches.error());
    SearchPage page;
    page.hits.reserve(qsizetype(matches->rows.size()));
    for (const SearchMatch &match : matches->rows) {
        auto message = rows.messageById(match.position.row);
        if (!message)
            return tl::make_unexpected(message.error());
        page.hits.append(
            {std::move(*message), rows.factsOf(match.conversation).customerName, match.conversation});
    }
    if (matches->more)
        page.next = matches->rows.back().position;
    return page;
}

Result<std::optional<Position>> findIn(Database &db, RowReader &rows, const ConversationRef &ref,
    const Query &query, Position from, bool forward)
{
    return findConversation(db, rows, ref).and_then([&](const chat::Conversation &conversation) {
        return searchInConversation(
            db.statements(), conversation.row, query, from, forward, db.cancelToken());
    });
}

Result<Done> walkMessages(
    Database &db, RowReader &rows, const Query &query, const HistorySource::Visitor &visit)
{
    auto plan = SearchPlan::make(db.statements(), query);
    if (!plan)
        return tl::make_unexpected(plan.error());
    SearchRun run(
        db.statements(), std::move(*plan), SearchOrder::OldestFirst, std::nullopt, db.cancelToken());
    return handOut(run, rows, visit).map([](bool) { return Done{}; });
}

Result<Done> walkConversations(
    Database &db, RowReader &rows, const Query &query, const HistorySource::GroupVisitor &visit)
{
    return eachConversation(
        db, rows, query, [&](const chat::Conversation &conversation, const Position &) -> Result<bool> {
            auto plan = SearchPlan::make(db.statements(), query, conversation.row);
            if (!plan)
                return tl::make_unexpected(plan.error());
            SearchRun run(
                db.statements(), std::move(*plan), SearchOrder::OldestFirst, std::nullopt, db.cancelToken());
            return handOut(
                run, rows, [&](const chat::Message &message) { return visit(conversation, message); });
        });
}

} // namespace core::history

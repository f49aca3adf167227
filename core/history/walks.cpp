// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/walks.h"

#include "core/history/conversationpages.h"
#include "core/history/messagepages.h"
#include "core/history/search.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

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
        if (!visit(rows.message(run.row())))
            return false;
    }
}

constexpr qsizetype kMostTied = 4096;

using VisitConversation = std::function<Result<bool>(const chat::Conversation &)>;

/// Conversations that end at one instant come by their ids and not by the archive's numbers: exporting,
/// importing and exporting again must give one order.
class TiedConversations
{
public:
    explicit TiedConversations(VisitConversation visit) : m_visit(std::move(visit)) { }

    /// False when the visitor wants no more.
    [[nodiscard]] Result<bool> add(const chat::Conversation &conversation, qint64 atMs)
    {
        if (!m_tied.isEmpty() && (atMs != m_atMs || m_tied.size() == kMostTied)) {
            const auto goOn = handOut();
            if (!goOn || !*goOn)
                return goOn;
        }
        m_tied.append(conversation);
        m_atMs = atMs;
        return true;
    }
    [[nodiscard]] Result<bool> handOut()
    {
        auto tied = std::exchange(m_tied, {});
        std::sort(tied.begin(), tied.end(), [](const chat::Conversation &a, const chat::Conversation &b) {
            return std::tie(a.id, a.source) < std::tie(b.id, b.source);
        });
        for (const chat::Conversation &conversation : std::as_const(tied)) {
            const auto goOn = m_visit(conversation);
            if (!goOn || !*goOn)
                return goOn;
        }
        return true;
    }

private:
    VisitConversation m_visit;
    QVector<chat::Conversation> m_tied;
    qint64 m_atMs = 0;
};

} // namespace

Result<SearchPage> searchPage(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit)
{
    const int wanted = std::clamp(limit, 1, 1000);
    SearchPage page;
    page.hits.reserve(wanted);
    const auto read = [&](const Statement &row) {
        SearchHit &hit = page.hits.emplaceBack();
        rows.read(row, hit.message);
        hit.conversationRow = row.integer(1);
        hit.customerName = rows.factsOf(hit.conversationRow).customerName;
    };
    const auto matches = readMessages(db.statements(), query, after, wanted, db.cancelToken(), read);
    if (!matches)
        return tl::make_unexpected(matches.error());
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
    TiedConversations tied([&](const chat::Conversation &conversation) -> Result<bool> {
        auto plan = SearchPlan::make(db.statements(), query, conversation.row);
        if (!plan)
            return tl::make_unexpected(plan.error());
        SearchRun run(
            db.statements(), std::move(*plan), SearchOrder::OldestFirst, std::nullopt, db.cancelToken());
        return handOut(run, rows, [&](const chat::Message &message) { return visit(conversation, message); });
    });
    const auto walked = eachConversation(
        db, rows, query, [&tied](const chat::Conversation &conversation, const Position &place) {
            return tied.add(conversation, place.atMs);
        });
    if (!walked)
        return walked;
    return tied.handOut().map([](bool) { return Done{}; });
}

} // namespace core::history

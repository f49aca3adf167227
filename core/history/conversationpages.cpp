// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/conversationpages.h"

#include "core/history/readstatements.h"
#include "core/history/search.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

namespace core::history {

namespace {

constexpr Position kNewest{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

/// A condition on a conversation's own columns.
struct Condition
{
    Term::Kind kind = Term::Kind::Shop;
    bool negated = false;
    std::vector<std::int64_t> ids; // sorted

    [[nodiscard]] bool holds(const Statement &row) const
    {
        const int column = kind == Term::Kind::Shop ? 3 : kind == Term::Kind::Bot ? 4 : 16;
        return std::binary_search(ids.begin(), ids.end(), row.integer(column)) != negated;
    }
};

bool isColumn(Term::Kind kind)
{
    return kind == Term::Kind::Shop || kind == Term::Kind::Bot || kind == Term::Kind::Customer;
}

const char *lookUpFor(Term::Kind kind)
{
    return kind == Term::Kind::Shop ? readsql::shopsNamed
        : kind == Term::Kind::Bot   ? readsql::botsNamed
                                    : readsql::customersNamed;
}

Result<Condition> conditionOf(Database &db, const QVector<Term> &group)
{
    Condition condition;
    condition.kind = group.constFirst().kind;
    condition.negated = group.constFirst().negated;
    for (const Term &term : group) {
        const std::string text = term.text.toStdString();
        Statement find = db.prepare(lookUpFor(term.kind));
        find.bind(1, text);
        while (find.next())
            condition.ids.push_back(find.integer(0));
        if (find.failed())
            return tl::make_unexpected(find.error());
    }
    std::sort(condition.ids.begin(), condition.ids.end());
    condition.ids.erase(std::unique(condition.ids.begin(), condition.ids.end()), condition.ids.end());
    return condition;
}

const char *streamFor(Term::Kind kind)
{
    return kind == Term::Kind::Shop ? readsql::conversationsOfShopDown
        : kind == Term::Kind::Bot   ? readsql::conversationsOfBotDown
                                    : readsql::conversationsOfCustomerDown;
}

/// Several index walks, newest first, as one.
class Streams
{
public:
    Streams(Database &db, const Condition *driver, const Position &after)
    {
        if (!driver) {
            m_rows.push_back(db.prepare(readsql::conversationsDown));
        } else {
            for (std::size_t i = 0; i < driver->ids.size(); ++i)
                m_rows.push_back(db.prepare(streamFor(driver->kind)));
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_rows[i].bind(1, after.atMs).bind(2, after.row);
            if (driver)
                m_rows[i].bind(3, driver->ids[i]);
            advance(i);
        }
    }

    /// The row at the head; nothing at the end.
    [[nodiscard]] const Statement *head() const
    {
        return m_heads.empty() ? nullptr : &m_rows[m_heads.top().second];
    }
    [[nodiscard]] Position place() const { return m_heads.top().first; }
    void pop()
    {
        const std::size_t stream = m_heads.top().second;
        m_heads.pop();
        advance(stream);
    }
    [[nodiscard]] Result<Done> status() const { return m_status; }

private:
    void advance(std::size_t stream)
    {
        Statement &rows = m_rows[stream];
        if (rows.next())
            m_heads.push({{rows.integer(6), rows.integer(0)}, stream});
        else if (rows.failed())
            m_status = rows.status();
    }

    std::vector<Statement> m_rows;
    std::priority_queue<std::pair<Position, std::size_t>> m_heads;
    Result<Done> m_status = Done{};
};

using Visit = std::function<Result<bool>(const chat::Conversation &, const Position &)>;
using VisitRow = std::function<Result<bool>(const Statement &, const Position &)>;

Result<Done> walkColumns(Database &db, const Query &query, const Position &after, const VisitRow &visit)
{
    std::vector<Condition> conditions;
    for (const auto &group : query.groups) {
        auto condition = conditionOf(db, group);
        if (!condition)
            return tl::make_unexpected(condition.error());
        conditions.push_back(std::move(*condition));
    }
    // A customer has the fewest conversations, a shop the most.
    const Condition *driver = nullptr;
    for (const Condition &condition : conditions) {
        if (condition.negated)
            continue;
        const bool customer = condition.kind == Term::Kind::Customer;
        if (!driver || customer || (driver->kind == Term::Kind::Shop && condition.kind == Term::Kind::Bot))
            driver = &condition;
        if (customer)
            break;
    }
    for (Streams streams(db, driver, after);; streams.pop()) {
        if (!streams.status() || !streams.head())
            return streams.status();
        const Statement &row = *streams.head();
        if (!std::all_of(
                conditions.begin(), conditions.end(), [&](const Condition &c) { return c.holds(row); }))
            continue;
        const auto goOn = visit(row, streams.place());
        if (!goOn)
            return tl::make_unexpected(goOn.error());
        if (!*goOn)
            return Done{};
    }
}

Result<Done> walkMatches(Database &db, RowReader &rows, const Query &query, const Visit &visit)
{
    auto plan = SearchPlan::make(db.statements(), query);
    if (!plan)
        return tl::make_unexpected(plan.error());
    SearchRun run(
        db.statements(), std::move(*plan), SearchOrder::NewestFirst, std::nullopt, db.cancelToken());
    while (true) {
        const auto match = run.next();
        if (!match)
            return tl::make_unexpected(match.error());
        if (!*match)
            return Done{};
        run.passOver((*match)->conversation);
        const auto conversation = rows.conversationById((*match)->conversation);
        if (!conversation)
            return tl::make_unexpected(conversation.error());
        const auto goOn = visit(*conversation, (*match)->position);
        if (!goOn)
            return tl::make_unexpected(goOn.error());
        if (!*goOn)
            return Done{};
    }
}

Result<ConversationPage> pageOfMatches(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit)
{
    const auto matches = searchConversations(db.statements(), query, after, limit, db.cancelToken());
    if (!matches)
        return tl::make_unexpected(matches.error());
    ConversationPage page;
    for (const SearchMatch &match : matches->rows) {
        auto conversation = rows.conversationById(match.conversation);
        if (!conversation)
            return tl::make_unexpected(conversation.error());
        page.rows.append(std::move(*conversation));
    }
    if (matches->more)
        page.next = matches->rows.back().position;
    return page;
}

} // namespace

bool isAboutConversations(const Query &query)
{
    return std::all_of(query.groups.begin(), query.groups.end(), [](const QVector<Term> &group) {
        return std::all_of(group.begin(), group.end(), [&group](const Term &term) {
            return isColumn(term.kind) && term.kind == group.constFirst().kind
                && (!term.negated || group.size() == 1);
        });
    });
}

Result<Done> eachConversation(Database &db, RowReader &rows, const Query &query, const Visit &visit)
{
    if (isAboutConversations(query))
        return walkColumns(db, query, kNewest, [&](const Statement &row, const Position &place) {
            return visit(rows.conversation(row), place);
        });
    return walkMatches(db, rows, query, visit);
}

Result<ConversationPage> conversationPage(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit)
{
    const int wanted = std::clamp(limit, 1, 1000);
    if (!isAboutConversations(query))
        return pageOfMatches(db, rows, query, after, wanted);
    ConversationPage page;
    Position last;
    page.rows.reserve(wanted);
    const auto visit = [&](const Statement &row, const Position &place) -> Result<bool> {
        if (page.rows.size() == wanted) {
            page.next = last;
            return false;
        }
        rows.read(row, page.rows.emplaceBack());
        last = place;
        return true;
    };
    if (auto done = walkColumns(db, query, after.value_or(kNewest), visit); !done)
        return tl::make_unexpected(done.error());
    return page;
}

} // namespace core::history

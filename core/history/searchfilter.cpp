// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/searchplan.h"
#include "core/history/searchstatements.h"

#include <algorithm>

namespace core::history {

namespace {

constexpr std::size_t maxConversationsKept = 4096;

bool isAmong(const Filter &filter, std::int64_t id)
{
    return std::binary_search(filter.ids.cbegin(), filter.ids.cend(), id);
}

bool plainlyHolds(const Filter &filter, const SearchRow &row, RowFacts &facts)
{
    switch (filter.kind) {
    case Filter::Kind::Sender:
        return isAmong(filter, row.sender);
    case Filter::Kind::Lang:
        return isAmong(filter, row.lang);
    case Filter::Kind::Shop:
        return isAmong(filter, row.shop ? *row.shop : facts.conversation(row.conv).shop);
    case Filter::Kind::Bot:
        return isAmong(filter, row.bot ? *row.bot : facts.conversation(row.conv).bot);
    case Filter::Kind::Conversation:
        return isAmong(filter, row.conv);
    case Filter::Kind::Customer:
        return isAmong(filter, facts.conversation(row.conv).customer);
    case Filter::Kind::Message:
        return isAmong(filter, row.id);
    case Filter::Kind::Mark:
        return facts.isMarked(row.id);
    case Filter::Kind::Time:
        return row.ts >= filter.fromMs && row.ts < filter.toMs;
    }
    return false;
}

} // namespace

RowFacts::Conversation RowFacts::conversation(std::int64_t id)
{
    const auto known = m_conversations.find(id);
    if (known != m_conversations.end())
        return known->second;
    if (m_conversations.size() >= maxConversationsKept)
        m_conversations.clear();
    Conversation facts;
    Statement statement = m_pool.take(searchsql::conversationFacts);
    if (statement.bind(1, id).next())
        facts = {statement.integer(0), statement.integer(1), statement.integer(2)};
    m_conversations.emplace(id, facts);
    return facts;
}

bool RowFacts::isMarked(std::int64_t message)
{
    Statement statement = m_pool.take(searchsql::isMarked);
    return statement.bind(1, message).next() && statement.integer(0) != 0;
}

void RowTest::add(const QVector<Term> &textTerms, std::vector<Filter> filters)
{
    m_text.groups.append(textTerms);
    m_filters.push_back(std::move(filters));
    m_readsText = m_readsText || !textTerms.isEmpty();
}

bool RowTest::anyHolds(std::size_t group, const SearchRow &row, RowFacts &facts) const
{
    return std::any_of(m_filters[group].cbegin(), m_filters[group].cend(),
        [&](const Filter &filter) { return plainlyHolds(filter, row, facts) != filter.negated; });
}

bool RowTest::holds(const SearchRow &row, RowFacts &facts) const
{
    for (std::size_t i = 0; i < m_filters.size(); ++i) {
        if (m_text.groups[qsizetype(i)].isEmpty() && !anyHolds(i, row, facts))
            return false;
    }
    return !m_readsText || m_matcher.matches(row.content, [&](int group) {
        return anyHolds(std::size_t(group), row, facts);
    });
}

} // namespace core::history

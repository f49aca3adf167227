// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historyoverview.h"
#include "core/postgres/historysummaries.h"
#include "core/postgres/textprefilter.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

constexpr int kMostFound = 200; // of each kind; the newest ones when there are more
constexpr int kMostConversations = 2'000;

QByteArray columnOr(const Table &table, const QString &name)
{
    return table.has(name) ? "v." + name.toLatin1() + "::text" : QByteArray("NULL::text");
}

struct Match
{
    chat::Customer customer;
    int order = 0; // ids and prefixes first
};

class CustomerFinder
{
public:
    CustomerFinder(HistoryAsk &ask, const QString &text)
        : m_ask(ask),
          m_table(ask.schema.customers),
          m_text(text)
    { }

    [[nodiscard]] Result<Done> byId()
    {
        bool isNumber = false;
        const qint64 id = m_text.toLongLong(&isNumber);
        return isNumber ? find("v.id = $1::bigint", "true", {std::int64_t(id)}) : Result<Done>(Done{});
    }
    /// One pass over the customers for beginnings and parts: without a trigram index it reads all of them.
    [[nodiscard]] Result<Done> byText()
    {
        QByteArrayList parts;
        QByteArrayList beginnings;
        for (const QString &column : {u"user_name"_s, u"user_email"_s}) {
            if (!m_table.has(column))
                continue;
            parts.append("v." + column.toLatin1() + " ILIKE $1::text");
            beginnings.append("coalesce(v." + column.toLatin1() + " ILIKE $2::text, false)");
        }
        const QString pattern = likePattern(m_text);
        return parts.isEmpty()
            ? Result<Done>(Done{})
            : find(parts.join(" OR "), beginnings.join(" OR "), {valueOf(pattern), valueOf(pattern.mid(1))});
    }
    [[nodiscard]] std::vector<Match> &matches() { return m_matches; }

private:
    [[nodiscard]] Result<Done> find(
        const QByteArray &where, const QByteArray &isFirst, const std::vector<Value> &values)
    {
        const auto rows = m_ask.query("SELECT v.id::text, " + columnOr(m_table, u"user_name"_s) + ", "
                + columnOr(m_table, u"user_email"_s) + ", " + columnOr(m_table, u"shop_id"_s) + ", ("
                + isFirst + ") FROM " + m_table.sql + " v WHERE (" + where + ")"
                + m_ask.schema.visible(m_table, "v.") + " ORDER BY 5 DESC, v.id DESC LIMIT "
                + QByteArray::number(kMostFound),
            values);
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i) {
            if (m_known.contains(rows->text(i, 0)))
                continue;
            m_known.insert(rows->text(i, 0));
            Match &match = m_matches.emplace_back();
            match.order = rows->number(i, 4) != 0 ? 0 : 1;
            chat::Customer &customer = match.customer;
            customer.id = rows->text(i, 0);
            customer.source = m_ask.memory.source();
            customer.name = rows->text(i, 1);
            if (chat::isGuestAddress(customer.name))
                customer.name.clear();
            customer.email = rows->text(i, 2);
            customer.guest = chat::isGuestAddress(customer.email);
            customer.shopId = rows->text(i, 3);
        }
        return Done{};
    }

    HistoryAsk &m_ask;
    const Table &m_table;
    const QString m_text;
    QSet<QString> m_known;
    std::vector<Match> m_matches;
};

/// How many conversations each one has, and when one was last heard of.
Result<Done> addConversations(HistoryAsk &ask, std::vector<Match> &matches)
{
    const Table &table = ask.schema.conversations;
    if (matches.empty() || !table.isThere() || !table.has(u"inbox_user_id"_s)
        || !table.has(u"conversation_id"_s))
        return Done{};
    std::vector<qint64> ids;
    for (const Match &match : matches)
        ids.push_back(match.customer.id.toLongLong());
    const auto rows = ask.query("SELECT DISTINCT v.inbox_user_id::text, v.conversation_id FROM " + table.sql
            + " v WHERE v.inbox_user_id = ANY($1::bigint[]) AND v.conversation_id <> ''"
            + ask.schema.visible(table, "v.") + " LIMIT " + QByteArray::number(kMostConversations),
        {arrayOf(ids)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<FoundConversation> found;
    for (int i = 0; i < rows->size(); ++i)
        found.push_back({rows->text(i, 1), {}});
    const auto summaries = summariesOf(ask, found, nullptr);
    if (!summaries)
        return tl::make_unexpected(summaries.error());
    for (int i = 0; i < rows->size(); ++i) {
        const auto summary = summaries->constFind(rows->text(i, 1));
        if (summary == summaries->cend())
            continue;
        qint64 lastMs = summary->last.atMs;
        if (!summary->isCountExact) {
            const auto outline = ask.memory.outlines.read(ask, rows->text(i, 1));
            if (!outline)
                return tl::make_unexpected(outline.error());
            if (!(*outline)->places.empty())
                lastMs = (*outline)->places.back().atMs;
        }
        for (Match &match : matches) {
            if (match.customer.id != rows->text(i, 0))
                continue;
            ++match.customer.conversations;
            match.customer.lastSeenMs = std::max(match.customer.lastSeenMs.value_or(lastMs), lastMs);
        }
    }
    return Done{};
}

} // namespace

Result<QVector<chat::Customer>> findCustomers(HistoryAsk &ask, const QString &text, int limit)
{
    limit = std::clamp(limit, 1, 1000);
    QVector<chat::Customer> customers;
    if (!ask.schema.customers.isThere())
        return customers;
    CustomerFinder finder(ask, text);
    if (const auto found = finder.byId().and_then([&](Done) { return finder.byText(); }); !found)
        return tl::make_unexpected(found.error());
    auto &matches = finder.matches();
    if (const auto added = addConversations(ask, matches); !added)
        return tl::make_unexpected(added.error());
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        if (a.order != b.order)
            return a.order < b.order;
        return a.customer.lastSeenMs.value_or(0) > b.customer.lastSeenMs.value_or(0);
    });
    for (std::size_t i = 0; i < matches.size() && customers.size() < limit; ++i)
        customers.append(matches[i].customer);
    return customers;
}

} // namespace core::postgres

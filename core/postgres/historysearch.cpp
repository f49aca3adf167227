// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historysearch.h"

#include "core/postgres/historypages.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

namespace {

using history::Position;
using Clock = std::chrono::steady_clock;

constexpr auto kCountTime = 5s;
constexpr std::ptrdiff_t kPortion = 500; // messages of a conversation

} // namespace

Result<bool> eachMatch(HistoryAsk &ask, const HistoryFilter &filter, const MessageRows &rows,
    MessageReader &reader, const VisitRow &visit)
{
    if (ask.cancel.isCancelled())
        return failure(Error::Kind::Cancelled);
    if (const auto prepared = reader.prepare(rows.rows); !prepared)
        return tl::make_unexpected(prepared.error());
    for (const MessageRow &row : rows.rows) {
        if (filter.holds(row, reader, ask.memory) && !visit(row, reader))
            return false;
    }
    return true;
}

Result<history::SearchPage> searchPage(
    HistoryAsk &ask, const history::Query &query, std::optional<Position> after, int limit)
{
    const auto wanted = qsizetype(std::clamp(limit, 1, 1000));
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    MessageScan scan(
        ask, *filter, MessageScan::Order::NewestFirst, after.value_or(kNewest), Reading::Everything);
    if (filter->meetsAll())
        scan.setPortion(int(wanted) + 1);
    history::SearchPage page;
    MessageReader reader(ask);
    QStringList customers;
    const auto visit = [&](const MessageRow &row, MessageReader &r) {
        if (page.hits.size() == wanted) {
            page.next = Position{page.hits.constLast().message.sentAtMs, page.hits.constLast().message.row};
            return false;
        }
        history::SearchHit &hit = page.hits.emplaceBack();
        hit.message = r.message(row);
        hit.conversationRow = rowOfConversation(hit.message.conversationId);
        customers.append(hit.message.customerId);
        return true;
    };
    const auto start = Clock::now();
    while (!scan.isAtEnd() && !page.next) {
        const auto rows = scan.next();
        if (!rows)
            return tl::make_unexpected(rows.error());
        const auto goesOn = eachMatch(ask, *filter, *rows, reader, visit);
        if (!goesOn)
            return tl::make_unexpected(goesOn.error());
        if (*goesOn && !scan.isAtEnd() && Clock::now() - start > kSearchTime) {
            page.next = scan.reached();
            page.scannedToMs = scan.reached().atMs;
        }
    }
    if (const auto prepared = reader.prepareCustomers(customers); !prepared)
        return tl::make_unexpected(prepared.error());
    for (history::SearchHit &hit : page.hits)
        hit.customerName = reader.customer(hit.message.customerId).name;
    return page;
}

Result<history::Count> countMatches(HistoryAsk &ask, const history::Query &query, qint64 cap)
{
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    history::Count count;
    if (filter->meetsAll()) {
        const Schema &schema = ask.schema;
        const auto rows = ask.query("SELECT count(*) FROM (SELECT 1 FROM " + schema.messages.sql
                + " m WHERE m." + schema.created.name + " IS NOT NULL" + schema.visible(schema.messages, "m.")
                + " LIMIT $1::bigint) l",
            {std::int64_t(std::min(cap, std::numeric_limits<qint64>::max() - 1) + 1)});
        if (!rows)
            return tl::make_unexpected(rows.error());
        count.value = std::min<qint64>(rows->number(0, 0), cap);
        count.exact = rows->number(0, 0) <= cap;
        return count;
    }
    MessageScan scan(ask, *filter, MessageScan::Order::NewestFirst, kNewest,
        filter->readsContent() ? Reading::Everything : Reading::NoContent);
    scan.setPortion(2000);
    MessageReader reader(ask);
    const auto start = Clock::now();
    while (!scan.isAtEnd() && count.exact) {
        const auto rows = scan.next();
        if (!rows)
            return tl::make_unexpected(rows.error());
        const auto goesOn = eachMatch(ask, *filter, *rows, reader, [&](const MessageRow &, MessageReader &) {
            count.exact = count.value < cap;
            count.value += count.exact ? 1 : 0;
            return count.exact;
        });
        if (!goesOn)
            return tl::make_unexpected(goesOn.error());
        if (!scan.isAtEnd() && Clock::now() - start > kCountTime)
            count.exact = false;
    }
    return count;
}

namespace {

/// The first match in `places` from `begin` on, going up or down.
Result<std::optional<Position>> firstMatch(HistoryAsk &ask, const HistoryFilter &filter,
    const std::vector<Position> &places, std::ptrdiff_t begin, bool forward)
{
    MessageReader reader(ask);
    std::optional<Position> found;
    for (std::ptrdiff_t size = 50; !found; size = std::min(size * 2, kPortion)) {
        const std::ptrdiff_t first = forward ? begin : std::max<std::ptrdiff_t>(0, begin - size);
        const std::ptrdiff_t end
            = forward ? std::min<std::ptrdiff_t>(begin + size, std::ssize(places)) : begin;
        if (first >= end)
            return std::nullopt;
        auto rows = messagesAt(ask, places.data() + first, places.data() + end);
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (!forward)
            std::reverse(rows->rows.begin(), rows->rows.end());
        const auto looked
            = eachMatch(ask, filter, *rows, reader, [&](const MessageRow &row, MessageReader &) {
                  found = row.place;
                  return false;
              });
        if (!looked)
            return tl::make_unexpected(looked.error());
        begin = forward ? end : first;
    }
    return found;
}

} // namespace

Result<std::optional<Position>> findIn(HistoryAsk &ask, const history::ConversationRef &ref,
    const history::Query &query, Position from, bool forward)
{
    const auto outline = outlineOf(ask, ref);
    if (!outline)
        return tl::make_unexpected(outline.error());
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    const auto &places = (*outline)->places;
    const auto begin = forward ? std::upper_bound(places.begin(), places.end(), from)
                               : std::lower_bound(places.begin(), places.end(), from);
    return firstMatch(ask, *filter, places, begin - places.begin(), forward);
}

Result<bool> hasMatchAfter(
    HistoryAsk &ask, const HistoryFilter &filter, const QString &conversation, Position place)
{
    const auto outline = ask.memory.outlines.read(ask, conversation);
    if (!outline)
        return tl::make_unexpected(outline.error());
    const auto &places = (*outline)->places;
    const auto behind = std::upper_bound(places.begin(), places.end(), place) - places.begin();
    return firstMatch(ask, filter, places, behind, true).map([](const auto &found) {
        return found.has_value();
    });
}

} // namespace core::postgres

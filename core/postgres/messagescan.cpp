// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/messagescan.h"

#include "core/postgres/historypages.h"
#include "core/postgres/textprefilter.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

namespace {

using history::Position;
using Clock = std::chrono::steady_clock;

constexpr int kMostOfPortion = 4000; // rows
constexpr int kMostListed = 500; // rows read by their ids at once
constexpr int kMostExact = 20'000; // rows that a trigram index or the index on the shop may find
constexpr qsizetype kMostOfShop = 2000; // conversations
constexpr qint64 kLongestWindowMs = qint64(1) << 44; // 557 years

} // namespace

MessageScan::MessageScan(
    HistoryAsk &ask, const HistoryFilter &filter, Order order, Position from, Reading reading)
    : m_ask(ask),
      m_filter(filter),
      m_down(order == Order::NewestFirst),
      m_reading(reading),
      m_reached(from)
{
    if (m_down && m_reached.atMs >= filter.toMs())
        m_reached = {filter.toMs(), kOldest.row};
    if (!m_down && m_reached.atMs < filter.fromMs())
        m_reached = {filter.fromMs(), kOldest.row};
}

Result<MessageRows> MessageScan::next()
{
    if (!m_hasBegun) {
        m_hasBegun = true;
        if (const auto begun = begin(); !begun)
            return tl::make_unexpected(begun.error());
    }
    if (m_isAtEnd)
        return MessageRows();
    return m_places ? nextListed() : nextByTime();
}

Result<Done> MessageScan::begin()
{
    if (m_filter.meetsNothing()) {
        m_isAtEnd = true;
        return Done{};
    }
    if (const auto listed = listPlaces(); !listed || m_places)
        return listed;
    return m_filter.condition().sql.isEmpty() ? Result<Done>(Done{}) : findEnds();
}

Result<std::vector<Position>> MessageScan::placesOf(const std::vector<qint64> &ids)
{
    std::vector<Position> places;
    for (std::size_t at = 0; at < ids.size(); at += kMostExact) {
        const std::vector<qint64> some(ids.begin() + std::ptrdiff_t(at),
            ids.begin() + std::ptrdiff_t(std::min(ids.size(), at + kMostExact)));
        const auto rows
            = m_ask.query("SELECT m.id, m." + m_ask.schema.created.name + " FROM " + m_ask.schema.messages.sql
                    + " m WHERE m.id = ANY($1::bigint[])" + m_ask.schema.visible(m_ask.schema.messages, "m."),
                {arrayOf(some)});
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i)
            places.push_back({m_ask.schema.created.msOf(rows->number(i, 1)), rows->number(i, 0)});
    }
    return places;
}

/// All messages with certain characters, when a trigram index finds them and they are not many.
Result<std::optional<std::vector<Position>>> MessageScan::exactPlaces()
{
    if (m_filter.exactText().isEmpty() || !m_ask.schema.hasTrigrams)
        return std::nullopt;
    const auto rows
        = m_ask.query("SELECT m.id, m." + m_ask.schema.created.name + " FROM " + m_ask.schema.messages.sql
                + " m WHERE m.content LIKE $1::text" + m_ask.schema.visible(m_ask.schema.messages, "m.")
                + " LIMIT " + QByteArray::number(kMostExact + 1),
            {valueOf(likePattern(m_filter.exactText()))});
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->size() > kMostExact)
        return std::nullopt;
    std::vector<Position> places;
    places.reserve(std::size_t(rows->size()));
    for (int i = 0; i < rows->size(); ++i)
        places.push_back({m_ask.schema.created.msOf(rows->number(i, 1)), rows->number(i, 0)});
    return places;
}

/// All messages of small shops, by the index on the shop; those that name none are found with their
/// conversations.
Result<std::optional<std::vector<Position>>> MessageScan::placesOfShops()
{
    const Schema &schema = m_ask.schema;
    if (!m_filter.shops() || schema.messages.columns.value(u"shop_id"_s) != "text"_L1
        || !schema.hasIndex({u"shop_id"_s}))
        return std::nullopt;
    const QByteArray columns = "SELECT m.id, m." + schema.created.name + ", m.conversation_id FROM "
        + schema.messages.sql + " m WHERE m." + schema.created.name + " IS NOT NULL";
    const QByteArray rest
        = schema.visible(schema.messages, "m.") + " LIMIT " + QByteArray::number(kMostExact + 1);
    std::vector<Position> places;
    QSet<QString> conversations;
    const auto take = [&](const QByteArray &where, const Value &value) -> Result<bool> {
        const auto rows = m_ask.query(columns + where + rest, {value});
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i) {
            places.push_back({schema.created.msOf(rows->number(i, 1)), rows->number(i, 0)});
            conversations.insert(rows->text(i, 2));
        }
        return int(places.size()) <= kMostExact;
    };
    auto isSmall = take(" AND m.shop_id = ANY($1::text[])", arrayOf(*m_filter.shops()));
    if (!isSmall)
        return tl::make_unexpected(isSmall.error());
    if (!*isSmall)
        return std::nullopt;
    if (const Table &table = schema.conversations;
        table.isThere() && table.has(u"shop_id"_s) && table.has(u"conversation_id"_s)) {
        const auto rows = m_ask.query("SELECT DISTINCT v.conversation_id FROM " + table.sql
                + " v WHERE v.shop_id = ANY($1::text[])" + schema.ofTenant(table, "v.") + " LIMIT "
                + QByteArray::number(kMostOfShop + 1),
            {arrayOf(*m_filter.shops())});
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i)
            conversations.insert(rows->text(i, 0));
    }
    conversations.remove({});
    if (conversations.size() > kMostOfShop)
        return std::nullopt;
    isSmall = take(" AND coalesce(m.shop_id, '') = '' AND m.conversation_id = ANY($1::text[])",
        arrayOf(QStringList(conversations.begin(), conversations.end())));
    if (!isSmall)
        return tl::make_unexpected(isSmall.error());
    return *isSmall ? std::optional(std::move(places)) : std::nullopt;
}

Result<Done> MessageScan::listPlaces()
{
    std::vector<Position> places;
    if (const auto &messages = m_filter.messages()) {
        auto found = placesOf(*messages);
        if (!found)
            return tl::make_unexpected(found.error());
        places = std::move(*found);
    } else if (const auto &conversations = m_filter.conversations()) {
        for (const QString &id : *conversations) {
            const auto outline = m_ask.memory.outlines.read(m_ask, id);
            if (!outline)
                return tl::make_unexpected(outline.error());
            places.insert(places.end(), (*outline)->places.begin(), (*outline)->places.end());
        }
    } else {
        auto found = exactPlaces();
        if (found && !*found)
            found = placesOfShops();
        if (!found)
            return tl::make_unexpected(found.error());
        if (!*found)
            return Done{};
        places = std::move(**found);
    }
    std::erase_if(places, [this](const Position &place) {
        return (m_down ? place >= m_reached : place <= m_reached) || place.atMs < m_filter.fromMs()
            || place.atMs >= m_filter.toMs();
    });
    std::sort(places.begin(), places.end());
    if (m_down)
        std::reverse(places.begin(), places.end());
    m_places = std::move(places);
    return Done{};
}

Result<MessageRows> MessageScan::nextListed()
{
    const std::size_t count
        = std::min<std::size_t>(m_places->size() - m_next, std::size_t(std::min(m_portion, kMostListed)));
    m_portion = std::min(m_portion * 2, kMostListed);
    const Position *first = m_places->data() + m_next;
    m_next += count;
    m_isAtEnd = m_next == m_places->size();
    if (count > 0)
        m_reached = first[count - 1];
    return messagesAt(m_ask, first, first + count);
}

Result<Done> MessageScan::findEnds()
{
    MessageWalk walk(m_ask.connection, m_ask.schema, m_ask.cancel);
    walk.setReading(Reading::NoContent);
    const auto oldest = walk.up(kOldest, 1);
    if (!oldest)
        return tl::make_unexpected(oldest.error());
    const auto newest = walk.down(kNewest, 1);
    if (!newest)
        return tl::make_unexpected(newest.error());
    if (oldest->rows.empty() || newest->rows.empty()) {
        m_isAtEnd = true;
        return Done{};
    }
    m_oldestMs = std::max(oldest->rows.front().place.atMs, m_filter.fromMs());
    m_newestMs = newest->rows.front().place.atMs;
    if (m_down && m_reached.atMs > m_newestMs)
        m_reached = {m_newestMs + 1, kOldest.row};
    if (!m_down && m_reached.atMs < m_oldestMs)
        m_reached = {m_oldestMs, kOldest.row};
    return Done{};
}

Result<MessageRows> MessageScan::nextByTime()
{
    MessageWalk walk(m_ask.connection, m_ask.schema, m_ask.cancel);
    walk.setReading(m_reading);
    const bool hasCondition = !m_filter.condition().sql.isEmpty();
    qint64 fromMs = m_filter.fromMs();
    qint64 toMs = m_filter.toMs();
    // A condition that few rows meet would let one statement look at all of them: so it gets a span of time.
    if (hasCondition) {
        walk.setCondition(m_filter.condition());
        if (m_down)
            fromMs = std::max(fromMs, m_reached.atMs - m_windowMs);
        else
            toMs = std::min(toMs, m_reached.atMs + m_windowMs);
    }
    walk.setSpan(fromMs, toMs);
    const auto start = Clock::now();
    auto found = m_down ? walk.down(m_reached, m_portion) : walk.up(m_reached, m_portion);
    if (!found)
        return found;
    const auto took = Clock::now() - start;
    const bool isFull = int(found->rows.size()) >= m_portion;
    if (isFull) {
        m_reached = found->rows.back().place;
        m_portion = std::min(m_portion * 2, kMostOfPortion);
        return found;
    }
    if (!hasCondition) {
        m_isAtEnd = true;
        return found;
    }
    m_reached = m_down ? Position{fromMs, kOldest.row} : Position{toMs, kOldest.row};
    m_isAtEnd = m_down ? fromMs <= m_oldestMs : (toMs >= m_filter.toMs() || toMs > m_newestMs);
    if (took < 60ms)
        m_windowMs = std::min(m_windowMs * 4, kLongestWindowMs);
    else if (took > 200ms)
        m_windowMs = std::max<qint64>(m_windowMs / 2, 1000);
    return found;
}

} // namespace core::postgres

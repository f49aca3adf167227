// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/lastmessages.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Position;

constexpr qint64 kMostWalked = 5000; // messages of one statement: a few tens of milliseconds
constexpr qint64 kFewestWalked = 200;
constexpr qint64 kUsualLength = 16; // messages that are walked for a conversation, until it is known better
constexpr int kMostShops = 8; // with a stream of messages each

/// The messages before a moment, newest first.
QByteArray stream(const Schema &schema, const QByteArray &where)
{
    const QByteArray time = "m." + schema.created.name;
    QByteArray columns = "m.id, " + time + ", m.conversation_id";
    for (const QString &name : {u"shop_id"_s, u"bot_id"_s}) {
        if (schema.messages.has(name))
            columns += ", m." + name.toLatin1();
    }
    return "SELECT " + columns + " FROM " + schema.messages.sql + " m WHERE " + where + time + " < "
        + schema.created.moment("$1::bigint") + schema.visible(schema.messages, "m.") + " ORDER BY " + time
        + " DESC, m.id DESC LIMIT $3::bigint";
}

/// The same of a few shops, a stream for each and one for the messages without a shop.
QByteArray streamsOfShops(const Schema &schema, int shops)
{
    const QByteArray time = "m." + schema.created.name;
    QByteArrayList streams{'(' + stream(schema, "m.shop_id IS NULL AND ") + ')',
        '(' + stream(schema, "m.shop_id = '' AND ") + ')'};
    for (int shop = 1; shop <= shops; ++shop) {
        streams.append(
            '(' + stream(schema, "m.shop_id = ($4::text[])[" + QByteArray::number(shop) + "] AND ") + ')');
    }
    return "SELECT m.* FROM (" + streams.join(" UNION ALL ") + ") m ORDER BY " + time
        + " DESC, m.id DESC LIMIT $3::bigint";
}

bool walksShops(const Schema &schema, const HistoryFilter &filter)
{
    return filter.shops() && !filter.shops()->isEmpty() && filter.shops()->size() <= kMostShops
        && schema.messages.columns.value(u"shop_id"_s) == "text"_L1
        && schema.hasIndex({u"shop_id"_s, schema.created.column()});
}

} // namespace

bool LastMessages::arePossible(const Schema &schema)
{
    return schema.hasConversationIndex() && !schema.isDistributed;
}

LastMessages::LastMessages(HistoryAsk &ask, const HistoryFilter &filter, Position from)
    : m_ask(ask),
      m_filter(filter),
      m_reached(from),
      m_usualLength(kUsualLength)
{ }

QByteArray LastMessages::statement(const Schema &schema, const HistoryFilter &filter)
{
    const QByteArray time = schema.created.name;
    // The next one rather than the last one: it lies in the table near the message that is looked at.
    const auto nextOf = [&](const QByteArray &condition) {
        return "(SELECT n.id FROM " + schema.messages.sql + " n WHERE n.conversation_id " + condition
            + " AND (n." + time + ", n.id) > (m." + time + ", m.id)" + schema.visible(schema.messages, "n.")
            + " ORDER BY n." + time + ", n.id LIMIT 1)";
    };
    const QByteArray walked = walksShops(schema, filter) ? streamsOfShops(schema, int(filter.shops()->size()))
                                                         : stream(schema, {});
    // Of each conversation only the newest message that is walked can be its last one: the others need no
    // look.
    const QByteArray newestFirst = " ORDER BY m." + time + " DESC, m.id DESC";
    const QByteArray conversation = "coalesce(m.conversation_id, '') COLLATE \"C\"";
    const QByteArray newest = "SELECT m.* FROM (SELECT DISTINCT ON (" + conversation
        + ") m.* FROM walked m ORDER BY " + conversation + ", m." + time + " DESC, m.id DESC) m" + newestFirst
        + " OFFSET 0";
    const QByteArray columns = "SELECT m.id, m." + time + ", m.conversation_id, ";
    return "WITH walked AS MATERIALIZED (" + walked + ") (" + columns + "0::bigint FROM (" + newest
        + ") m WHERE $4::text[] IS NOT NULL" + filter.condition().sql
        + " AND CASE WHEN m.conversation_id <> '' THEN " + nextOf("= m.conversation_id") + " ELSE coalesce("
        + nextOf("IS NULL") + ", " + nextOf("= ''") + ") END IS NULL LIMIT $2::bigint) UNION ALL (" + columns
        + "$3::bigint FROM walked m OFFSET $3::bigint - 1 LIMIT 1)";
}

Result<std::vector<FoundConversation>> LastMessages::next(int wanted)
{
    const TimeColumn &time = m_ask.schema.created;
    // Messages that share a millisecond, or a second, come together: which of them are meant is looked at
    // here.
    const qint64 step = time.kind == TimeColumn::Kind::Seconds ? 1000 : 1;
    const QByteArray sql = statement(m_ask.schema, m_filter);
    qint64 limit = wanted + 2;
    qint64 walked = std::clamp(wanted * m_usualLength, kFewestWalked, kMostWalked);
    while (true) {
        std::vector<Value> values{std::int64_t(boundedMs(boundedMs(m_reached.atMs) + step)),
            std::int64_t(limit), std::int64_t(walked), arrayOf(m_filter.shops().value_or(QStringList()))};
        const auto &more = m_filter.condition().values;
        values.insert(values.end(), more.begin(), more.end());
        const auto rows = m_ask.query(sql, values);
        if (!rows)
            return tl::make_unexpected(rows.error());
        std::vector<FoundConversation> found;
        std::optional<Position> end; // the last message of those that were walked
        for (int i = 0; i < rows->size(); ++i) {
            const Position place{time.msOf(rows->number(i, 1)), rows->number(i, 0)};
            if (rows->number(i, 3) == walked)
                end = place;
            else
                found.push_back({rows->text(i, 2), place});
        }
        std::sort(found.begin(), found.end(),
            [](const FoundConversation &a, const FoundConversation &b) { return b.last < a.last; });
        if (qint64(found.size()) == limit)
            end = found.back().last;
        else if (end)
            m_usualLength = walked / (qint64(found.size()) + 1) + 1;
        const Position cut = end ? Position{end->atMs, kNewest.row} : kOldest;
        limit *= 4;
        walked *= 4;
        if (end && cut >= m_reached)
            continue;
        std::erase_if(
            found, [&](const FoundConversation &each) { return each.last >= m_reached || each.last <= cut; });
        m_reached = cut;
        m_isAtEnd = !end;
        return found;
    }
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/lastmessages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Position;

constexpr qint64 kMostWalked = 5000; // messages of one statement: a few tens of milliseconds
constexpr qint64 kFewestWalked = 200;
constexpr qint64 kUsualLength = 8; // messages that are walked for a conversation, until it is known better
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
    return schema.hasIndex({u"conversation_id"_s, schema.created.column()});
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
    const QByteArray newestFirst = "ORDER BY m." + time + " DESC, m.id DESC";
    // Of each conversation only the newest message that is walked can be its last one: the others need no
    // look.
    const QByteArray newest = "SELECT m.* FROM (SELECT m.*, row_number() OVER (" + newestFirst
        + ") AS n, row_number() OVER (PARTITION BY coalesce(m.conversation_id, '') " + newestFirst
        + ") AS of_conversation FROM (" + walked
        + ") m) m WHERE m.of_conversation = 1 OR m.n = $3::bigint ORDER BY m.n OFFSET 0";
    return "SELECT m.id, m." + time + ", m.conversation_id, m.n FROM (" + newest
        + ") m WHERE m.n = $3::bigint OR ($4::text[] IS NOT NULL AND m.of_conversation = 1"
        + filter.condition().sql + " AND CASE WHEN m.conversation_id <> '' THEN "
        + nextOf("= m.conversation_id") + " ELSE coalesce(" + nextOf("IS NULL") + ", " + nextOf("= ''")
        + ") END IS NULL) ORDER BY m.n LIMIT $2::bigint";
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
        const int last = rows->size() - 1;
        const bool isAllWalked = last >= 0 && rows->number(last, 3) == walked;
        const bool goesOn = rows->size() == limit || isAllWalked;
        if (isAllWalked)
            m_usualLength = walked / rows->size() + 1;
        const Position cut = goesOn ? Position{time.msOf(rows->number(last, 1)), kNewest.row} : kOldest;
        limit *= 4;
        walked *= 4;
        if (goesOn && cut >= m_reached)
            continue;
        std::vector<FoundConversation> found;
        for (int i = 0; i < rows->size(); ++i) {
            const Position place{time.msOf(rows->number(i, 1)), rows->number(i, 0)};
            if (place < m_reached && place > cut)
                found.push_back({rows->text(i, 2), place});
        }
        std::sort(found.begin(), found.end(),
            [](const FoundConversation &a, const FoundConversation &b) { return b.last < a.last; });
        m_reached = cut;
        m_isAtEnd = !goesOn;
        return found;
    }
}

} // namespace core::postgres

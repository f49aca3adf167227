// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historyoverview.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Facet;
using history::Facets;
using history::Totals;

constexpr qint64 kMostCounted = 100'000; // rows that are counted one by one
constexpr qint64 kSampled = 20'000; // messages
constexpr qint64 kSampledTexts = 2'000; // whose language is looked at
constexpr int kMostShops = 2'000;

QByteArray textOr(const Table &table, const QString &name)
{
    return table.has(name) ? "m." + name.toLatin1() + "::text" : QByteArray("NULL::text");
}

/// Exact up to kMostCounted, else the server's estimate.
Result<history::Count> countRows(HistoryAsk &ask, const Table &table)
{
    if (!table.isThere())
        return history::Count{};
    const auto few = ask.query("SELECT count(*) FROM (SELECT 1 FROM " + table.sql + " m WHERE true"
        + ask.schema.visible(table, "m.") + " LIMIT " + QByteArray::number(kMostCounted + 1) + ") l");
    if (!few)
        return tl::make_unexpected(few.error());
    if (few->number(0, 0) <= kMostCounted)
        return history::Count{few->number(0, 0), true};
    const auto estimate
        = ask.query("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass($1::text)",
            {Value(table.sql.toStdString())});
    if (!estimate)
        return tl::make_unexpected(estimate.error());
    const qint64 rows = estimate->size() > 0 ? estimate->number(0, 0) : table.rows;
    return history::Count{std::max({rows, table.rows, kMostCounted + 1}), false};
}

Result<std::optional<qint64>> timeAtEnd(HistoryAsk &ask, bool newest)
{
    MessageWalk walk(ask.connection, ask.schema, ask.cancel);
    walk.setReading(Reading::NoContent);
    const auto rows = newest ? walk.down(kNewest, 1) : walk.up(kOldest, 1);
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->rows.empty() ? std::nullopt : std::optional(rows->rows.front().place.atMs);
}

/// Messages of a shop, bot and sender in a table or a sample of it.
struct Tally
{
    std::map<std::tuple<qint64, QString, QString, QString>, qint64> counts; // hour (or 0), shop, bot, sender
    qint64 rows = 0;
};

/// What a message does not say, its conversation does: those are grouped by conversation too.
QByteArray tallyStatement(
    const Schema &schema, const QByteArray &hour, const QByteArray &from, const QByteArray &where)
{
    const QByteArray shop = textOr(schema.messages, u"shop_id"_s);
    const QByteArray bot = textOr(schema.messages, u"bot_id"_s);
    return "SELECT " + hour + " AS hour, " + shop + " AS shop, " + bot
        + " AS bot, m.sender, CASE WHEN coalesce(" + shop + ", '') = '' OR coalesce(" + bot
        + ", '') = '' THEN coalesce(m.conversation_id, '') END AS conversation, count(*) FROM " + from
        + " WHERE m." + schema.created.name + " IS NOT NULL" + where + schema.visible(schema.messages, "m.")
        + " GROUP BY 1, 2, 3, 4, 5";
}

Result<Done> addTo(Tally &tally, HistoryAsk &ask, const Rows &rows)
{
    QStringList ids;
    for (int i = 0; i < rows.size(); ++i) {
        if (!rows.isNull(i, 4))
            ids.append(rows.text(i, 4));
    }
    ids.removeDuplicates();
    const auto facts = ask.memory.facts(ask, ids);
    if (!facts)
        return tl::make_unexpected(facts.error());
    for (int i = 0; i < rows.size(); ++i) {
        QString shop = rows.text(i, 1);
        QString bot = rows.text(i, 2);
        if (!rows.isNull(i, 4)) {
            const ConversationFacts own = facts->value(rows.text(i, 4));
            shop = shop.isEmpty() ? own.shopId : shop;
            bot = bot.isEmpty() ? own.botId : bot;
        }
        tally.counts[{rows.number(i, 0), shop, bot, senderWord(rows.text(i, 3))}] += rows.number(i, 5);
        tally.rows += rows.number(i, 5);
    }
    return Done{};
}

/// Blocks picked by chance, with about `rows` rows of `total`.
QByteArray sampleOf(const Schema &schema, qint64 rows, qint64 total)
{
    const double percent
        = std::clamp(100.0 * double(rows) / double(std::max<qint64>(total, 1)), 0.001, 100.0);
    return schema.messages.sql + " m TABLESAMPLE SYSTEM (" + QByteArray::number(percent, 'f', 4) + ")";
}

QVector<Facet> facetsFrom(const QHash<QString, double> &counts, const QHash<QString, QString> &names)
{
    QVector<Facet> facets;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        if (!each.key().isEmpty())
            facets.append({each.key(), names.value(each.key()), qint64(std::llround(each.value()))});
    }
    std::sort(facets.begin(), facets.end(), [](const Facet &a, const Facet &b) {
        return std::tie(b.messages, a.id) < std::tie(a.messages, b.id);
    });
    return facets;
}

Result<QHash<QString, double>> languages(HistoryAsk &ask, qint64 total, bool isExact)
{
    const Schema &schema = ask.schema;
    const QByteArray from = isExact ? schema.messages.sql + " m" : sampleOf(schema, kSampledTexts * 2, total);
    const auto rows = ask.query("SELECT left(m.content, 2000) FROM " + from + " WHERE m."
        + schema.created.name + " IS NOT NULL" + schema.visible(schema.messages, "m.") + " LIMIT "
        + QByteArray::number(kSampledTexts));
    if (!rows)
        return tl::make_unexpected(rows.error());
    QHash<QString, double> counts;
    const double each = double(total) / std::max(1, rows->size());
    for (int i = 0; i < rows->size(); ++i) {
        if (ask.cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        counts[QString::fromStdString(ask.memory.languageOf(rows->bytes(i, 0)))] += each;
    }
    return counts;
}

QByteArray statementOfShops(const Schema &schema)
{
    const QByteArray most = " LIMIT " + QByteArray::number(kMostShops);
    if (schema.isDistributed)
        return "SELECT DISTINCT m.shop_id FROM " + schema.messages.sql + " m WHERE m.shop_id IS NOT NULL"
            + most;
    // From one shop to the next one in the index: a probe for each, however many messages it has.
    return "WITH RECURSIVE s(id) AS ((SELECT min(shop_id) FROM " + schema.messages.sql
        + ") UNION ALL SELECT (SELECT min(m.shop_id) FROM " + schema.messages.sql
        + " m WHERE m.shop_id > s.id) FROM s WHERE s.id IS NOT NULL) SELECT id FROM s WHERE id IS NOT NULL"
        + most;
}

Result<QStringList> shopsInIndex(HistoryAsk &ask)
{
    const Schema &schema = ask.schema;
    if (!schema.messages.has(u"shop_id"_s) || !schema.hasIndex({u"shop_id"_s}))
        return QStringList();
    const auto rows = ask.query(statementOfShops(schema));
    if (!rows)
        return tl::make_unexpected(rows.error());
    QStringList shops;
    for (int i = 0; i < rows->size(); ++i)
        shops.append(rows->text(i, 0));
    return shops;
}

} // namespace

Result<Totals> readTotals(HistoryAsk &ask)
{
    Totals totals;
    const auto messages = countRows(ask, ask.schema.messages);
    if (!messages)
        return tl::make_unexpected(messages.error());
    const auto customers = countRows(ask, ask.schema.customers);
    if (!customers)
        return tl::make_unexpected(customers.error());
    totals.messages = totals.indexedMessages = messages->value;
    totals.customers = customers->value;
    totals.isEstimate = !messages->exact || !customers->exact;
    if (messages->exact) {
        const auto rows = ask.query("SELECT count(DISTINCT coalesce(m.conversation_id, '')) FROM "
            + ask.schema.messages.sql + " m WHERE true" + ask.schema.visible(ask.schema.messages, "m."));
        if (!rows)
            return tl::make_unexpected(rows.error());
        totals.conversations = rows->number(0, 0);
    } else {
        const auto conversations = countRows(ask, ask.schema.conversations);
        if (!conversations)
            return tl::make_unexpected(conversations.error());
        totals.conversations = conversations->value;
    }
    const auto first = timeAtEnd(ask, false);
    if (!first)
        return tl::make_unexpected(first.error());
    const auto last = timeAtEnd(ask, true);
    if (!last)
        return tl::make_unexpected(last.error());
    totals.firstAtMs = *first;
    totals.lastAtMs = *last;
    totals.marks = ask.memory.notes.marks();
    return totals;
}

Result<Facets> readFacets(HistoryAsk &ask)
{
    const auto messages = countRows(ask, ask.schema.messages);
    if (!messages)
        return tl::make_unexpected(messages.error());
    const auto names = ask.memory.names(ask);
    if (!names)
        return tl::make_unexpected(names.error());
    const bool isWhole = messages->value <= kSampled;
    const auto rows = ask.query(tallyStatement(ask.schema, "0::bigint",
        isWhole ? ask.schema.messages.sql + " m" : sampleOf(ask.schema, kSampled, messages->value), {}));
    if (!rows)
        return tl::make_unexpected(rows.error());
    Tally tally;
    if (const auto added = addTo(tally, ask, *rows); !added)
        return tl::make_unexpected(added.error());
    const double each = isWhole ? 1 : double(messages->value) / double(std::max<qint64>(tally.rows, 1));
    QHash<QString, double> shops, bots, senders;
    for (const auto &[key, count] : tally.counts) {
        shops[std::get<1>(key)] += double(count) * each;
        bots[std::get<2>(key)] += double(count) * each;
        senders[std::get<3>(key)] += double(count) * each;
    }
    if (!isWhole) {
        // Small ones may not be in the sample; they are there all the same.
        const auto others = shopsInIndex(ask);
        if (!others)
            return tl::make_unexpected(others.error());
        for (const QString &shop : *others)
            shops[shop] += 0;
    }
    const auto found = languages(ask, messages->value, messages->value <= kSampledTexts);
    if (!found)
        return tl::make_unexpected(found.error());
    Facets facets;
    facets.shops = facetsFrom(shops, (*names)->shops);
    facets.bots = facetsFrom(bots, (*names)->bots);
    facets.senders = facetsFrom(senders, {});
    facets.languages = facetsFrom(*found, {});
    if (messages->value > 0)
        facets.sources.append({ask.memory.source(), {}, messages->value});
    facets.isEstimate = messages->value > kSampledTexts;
    return facets;
}

Result<QVector<history::VolumeRow>> readVolumes(HistoryAsk &ask, qint64 fromMs, qint64 toMs)
{
    constexpr qint64 kHourMs = 3'600'000;
    constexpr qint64 kSliceMs = 31 * 24 * kHourMs;
    const auto first = timeAtEnd(ask, false);
    if (!first)
        return tl::make_unexpected(first.error());
    const auto last = timeAtEnd(ask, true);
    if (!last)
        return tl::make_unexpected(last.error());
    QVector<history::VolumeRow> volumes;
    if (!*first || !*last)
        return volumes;
    const auto ceilHour = [](qint64 ms) {
        const qint64 hour = ms / kHourMs * kHourMs;
        return ms > hour ? hour + kHourMs : hour;
    };
    const qint64 begin = std::max(ceilHour(boundedMs(fromMs)), **first / kHourMs * kHourMs);
    const qint64 end = std::min(ceilHour(boundedMs(toMs)), ceilHour(**last + 1));
    const TimeColumn &time = ask.schema.created;
    const bool isClock
        = time.kind == TimeColumn::Kind::Timestamp || time.kind == TimeColumn::Kind::TimestampTz;
    const QByteArray hour = isClock
        ? "(extract(epoch FROM date_trunc('hour', m." + time.name + "))::bigint / 3600)"
        : "(" + time.ms("m.") + " / 3600000)";
    const QByteArray where = " AND m." + time.name + " >= " + time.moment("$1::bigint") + " AND m."
        + time.name + " < " + time.moment("$2::bigint");
    const QByteArray sql = tallyStatement(ask.schema, hour, ask.schema.messages.sql + " m", where);
    for (qint64 from = begin; from < end; from += kSliceMs) {
        const auto rows = ask.query(sql, {std::int64_t(from), std::int64_t(std::min(from + kSliceMs, end))});
        if (!rows)
            return tl::make_unexpected(rows.error());
        Tally tally;
        if (const auto added = addTo(tally, ask, *rows); !added)
            return tl::make_unexpected(added.error());
        for (const auto &[key, count] : tally.counts) {
            const auto &[hours, shop, bot, sender] = key;
            volumes.append({hours * kHourMs, shop, bot, sender, count});
        }
    }
    return volumes;
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/overview.h"

#include "core/history/messagepages.h"
#include "core/history/readstatements.h"
#include "core/history/segments.h"
#include "core/history/shardindex.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <numeric>

namespace core::history {

namespace {

constexpr qint64 kHourMs = 3'600'000;

/// The customers that a statement finds, without those found before.
class CustomerCollector
{
public:
    explicit CustomerCollector(RowReader &rows) : m_rows(rows) { }

    [[nodiscard]] Result<Done> take(Statement &statement, qsizetype limit)
    {
        const qsizetype begin = m_found.size();
        while (statement.next()) {
            if (m_known.contains(statement.integer(0)))
                continue;
            m_known.insert(statement.integer(0));
            m_found.append(customer(statement));
        }
        // Most recently seen first, within what this statement found.
        std::stable_sort(m_found.begin() + begin, m_found.end(),
            [](const auto &a, const auto &b) { return a.lastSeenMs.value_or(0) > b.lastSeenMs.value_or(0); });
        if (m_found.size() > limit)
            m_found.resize(limit);
        return statement.status();
    }
    [[nodiscard]] QVector<chat::Customer> &found() { return m_found; }

private:
    [[nodiscard]] chat::Customer customer(const Statement &row)
    {
        chat::Customer c;
        c.id = row.string(1);
        c.source = m_rows.source(row.integer(2));
        c.name = row.string(3);
        c.email = row.string(4);
        c.guest = chat::isGuestAddress(c.email);
        c.shopId = m_rows.shop(row.integer(5)).id;
        c.conversations = row.integer(6);
        if (!row.isNull(7))
            c.lastSeenMs = row.integer(7);
        return c;
    }

    RowReader &m_rows;
    QSet<qint64> m_known;
    QVector<chat::Customer> m_found;
};

Result<QVector<Facet>> facetsOf(Database &db, const char *sql)
{
    QVector<Facet> facets;
    Statement rows = db.prepare(sql);
    while (rows.next())
        facets.append({rows.string(0), rows.string(1), rows.integer(2)});
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return facets;
}

/// Time of the oldest message. The bounds of segments may be older than what is left in them.
Result<std::optional<qint64>> readFirstTime(Database &db)
{
    auto segments = readSegments(db);
    if (!segments)
        return tl::make_unexpected(segments.error());
    std::sort(segments->begin(), segments->end(),
        [](const Segment &a, const Segment &b) { return a.minTs < b.minTs; });
    std::optional<qint64> first;
    Statement row = db.prepare(readsql::firstOfSegment);
    for (const Segment &segment : *segments) {
        if (first && segment.minTs >= *first)
            break;
        if (row.bind(1, segment.firstId).bind(2, segment.lastId).next())
            first = std::min(first.value_or(row.integer(0)), qint64(row.integer(0)));
        if (row.failed())
            return tl::make_unexpected(row.error());
        row.rewind();
    }
    return first;
}

} // namespace

Result<QVector<chat::Customer>> findCustomers(Database &db, RowReader &rows, const QString &text, int limit)
{
    // Prefixes are ranges of an index; more of them than fit are sorted, so a common first letter is bounded.
    constexpr std::int64_t kMostPrefixes = 2000;
    const std::string prefix = text.toStdString();
    const std::string behind = prefix + "\xF4\x8F\xBF\xBF"; // the last code point there is
    CustomerCollector collector(rows);
    for (const char *sql : {readsql::customersById, readsql::customersByName, readsql::customersByEmail}) {
        Statement find = db.prepare(sql);
        find.bind(1, prefix).bind(2, kMostPrefixes);
        if (sql != readsql::customersById)
            find.bind(3, behind);
        if (auto done = collector.take(find, std::numeric_limits<int>::max()); !done)
            return tl::make_unexpected(done.error());
    }
    auto &found = collector.found();
    std::stable_sort(found.begin(), found.end(),
        [](const auto &a, const auto &b) { return a.lastSeenMs.value_or(0) > b.lastSeenMs.value_or(0); });
    if (found.size() > limit)
        found.resize(limit);
    if (found.size() < limit) {
        const std::string part = text.toLower().toStdString();
        Statement find = db.prepare(readsql::customersByPart);
        find.bind(1, part);
        if (auto done = collector.take(find, limit); !done)
            return tl::make_unexpected(done.error());
    }
    return found;
}

Result<Facets> readFacets(Database &db)
{
    Facets facets;
    const std::pair<const char *, QVector<Facet> *> lists[] = {{readsql::shopFacets, &facets.shops},
        {readsql::botFacets, &facets.bots}, {readsql::languageFacets, &facets.languages},
        {readsql::senderFacets, &facets.senders}, {readsql::sourceFacets, &facets.sources}};
    for (const auto &[sql, list] : lists) {
        auto rows = facetsOf(db, sql);
        if (!rows)
            return tl::make_unexpected(rows.error());
        *list = std::move(*rows);
    }
    return facets;
}

Result<Totals> readTotals(Database &db)
{
    Totals totals;
    Statement sums = db.prepare(readsql::totals);
    if (sums.next()) {
        totals.messages = sums.integer(0);
        totals.conversations = sums.integer(1);
        totals.customers = sums.integer(2);
    }
    if (sums.failed())
        return tl::make_unexpected(sums.error());
    const auto left = leftShards(db);
    if (!left)
        return tl::make_unexpected(left.error());
    totals.indexedMessages = std::accumulate(left->begin(), left->end(), totals.messages,
        [](qint64 rows, const LeftShard &shard) { return std::max<qint64>(0, rows - shard.rows); });
    const auto marks = db.number(readsql::marks);
    if (!marks)
        return tl::make_unexpected(marks.error());
    totals.marks = *marks;
    Statement last = db.prepare(readsql::lastTime);
    if (last.next())
        totals.lastAtMs = last.integer(0);
    if (last.failed())
        return tl::make_unexpected(last.error());
    return readFirstTime(db).map([&](std::optional<qint64> first) {
        totals.firstAtMs = first;
        return totals;
    });
}

Result<QVector<VolumeRow>> readVolumes(Database &db, RowReader &rows, qint64 fromMs, qint64 toMs)
{
    const auto ceilHour = [](qint64 ms) {
        const qint64 hour = ms / kHourMs;
        return ms > hour * kHourMs ? hour + 1 : hour;
    };
    QVector<VolumeRow> volumes;
    Statement find = db.prepare(readsql::volumes);
    find.bind(1, ceilHour(fromMs)).bind(2, ceilHour(toMs));
    while (find.next()) {
        volumes.append({find.integer(0) * kHourMs, rows.shop(find.integer(1)).id,
            rows.bot(find.integer(2)).id, rows.sender(find.integer(3)), find.integer(4)});
    }
    if (find.failed())
        return tl::make_unexpected(find.error());
    return volumes;
}

Result<Activity> readActivity(Database &db, RowReader &rows, const ConversationRef &ref, int buckets)
{
    const auto conversation = findConversation(db, rows, ref);
    if (!conversation)
        return tl::make_unexpected(conversation.error());
    const qint64 slices = std::clamp(buckets, 1, 10'000);
    Activity activity{conversation->firstAtMs, conversation->lastAtMs, QVector<qint64>(slices)};
    const qint64 life = activity.lastAtMs - activity.firstAtMs + 1;
    // Slice i holds the times whose share of the life, times the number of slices, rounds down to i.
    const auto startOf
        = [&](qint64 slice) { return activity.firstAtMs + (slice * life + slices - 1) / slices; };
    Statement count = db.prepare(readsql::countTimes);
    for (qint64 slice = 0; slice < slices; ++slice) {
        count.bind(1, conversation->row).bind(2, startOf(slice)).bind(3, startOf(slice + 1));
        if (count.next())
            activity.buckets[slice] = count.integer(0);
        if (count.failed())
            return tl::make_unexpected(count.error());
        count.rewind();
    }
    return activity;
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgresfollower.h"

#include "core/sync/record.h"

#include <QDateTime>

#include <algorithm>
#include <tuple>

namespace core::sync {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kPage = 500;
constexpr int kPagesOfLook = 8; // more wait for the next look
constexpr std::int64_t kFirstGaps = 10'000; // ids at the end, looked through when a database is new to us
constexpr std::size_t kIdsOfGap = 5'000;
constexpr auto kYoungGap = 10s;
constexpr auto kBusyFor = 30s; // after the last new row
constexpr auto kUrgentApart = 200ms;
constexpr std::int64_t kClockSlack = 60'000; // ms: of the applications' clocks, and of transactions that run
constexpr std::size_t kChangesOfLook = 5'000;
constexpr int kHasSnapshotType = 130'000;

bool isEarlier(const PostgresRows::ChangeKey &a, const PostgresRows::ChangeKey &b)
{
    return std::tie(a.atMs, a.id) < std::tie(b.atMs, b.id);
}

std::int64_t nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

PostgresFollower::PostgresFollower(Options options) : m_options(options) { }

Result<Done> PostgresFollower::begin(
    PostgresRows &rows, std::optional<MirrorPlace> place, const CancelToken &cancel)
{
    m_recent.clear();
    m_edited.clear();
    m_gaps.clear();
    m_changes.reset();
    m_recentReadAt = m_changesReadAt = m_gapsReadAt = {};
    m_isUrgent = true;
    m_wasFollowed = place.has_value();
    const auto now = Clock::now();
    const auto running = transactions(rows, cancel);
    if (!running)
        return tl::make_unexpected(running.error());
    if (place) {
        m_place = *place;
        for (const IdRanges::Range gap : m_place.gaps.ranges())
            m_gaps.add(gap, now, running->next);
        return Done{};
    }
    const auto ends = rows.ends(cancel);
    if (!ends)
        return tl::make_unexpected(ends.error());
    m_place = {};
    m_place.from = m_place.last = std::max<std::int64_t>(ends->highest, 0);
    m_place.changedMs = nowMs();
    // What is written while the load runs: transactions that are open now have taken some of the last ids.
    const std::int64_t low = std::max(ends->lowest, m_place.last - kFirstGaps + 1);
    const auto ids = rows.ids({{low, m_place.last}}, std::size_t(kFirstGaps), cancel);
    if (!ids)
        return tl::make_unexpected(ids.error());
    // Taken again, since it must not be older than the look at the ids.
    const auto after = transactions(rows, cancel);
    if (!after)
        return tl::make_unexpected(after.error());
    for (const IdRanges::Range gap : missingIn(low, m_place.last, *ids))
        m_gaps.add(gap, now, after->next);
    return Done{};
}

MirrorPlace PostgresFollower::place() const
{
    MirrorPlace place = m_place;
    place.gaps = {};
    for (const IdRanges::Range gap : m_gaps.ranges())
        place.gaps.add(gap);
    return place;
}

PostgresFollower::Found PostgresFollower::look(PostgresRows &rows, bool isBehind, const CancelToken &cancel)
{
    Found found;
    const auto run = [&]() -> Result<Done> {
        const auto now = Clock::now();
        const auto ends = rows.ends(cancel);
        if (!ends)
            return tl::make_unexpected(ends.error());
        const std::int64_t highest = std::max<std::int64_t>(ends->highest, 0);
        if (highest < m_place.last && !isBehind)
            stepBackTo(highest, found);
        bool hasNewGaps = false;
        if (highest > m_place.last) {
            m_freshAt = now;
            const std::size_t before = m_gaps.ranges().size();
            if (auto read = readFresh(rows, highest, found, cancel); !read)
                return read;
            hasNewGaps = m_gaps.ranges().size() != before;
        }
        if (!m_gaps.isEmpty()
            && (hasNewGaps || m_gaps.hasYoung(now, kYoungGap) || now - m_gapsReadAt >= m_options.gapsEvery)) {
            if (auto read = lookIntoGaps(rows, found, cancel); !read)
                return read;
        }
        const bool isUrgent = std::exchange(m_isUrgent, false);
        const auto every = isUrgent ? std::min<std::chrono::milliseconds>(kUrgentApart, m_options.recentEvery)
            : now - m_freshAt < kBusyFor ? m_options.recentEvery
                                         : m_options.quietEvery;
        if (now - m_recentReadAt >= every) {
            if (auto read = readRecent(rows, isBehind, found, cancel); !read)
                return read;
        }
        if (rows.canFindChanges() && now - m_changesReadAt >= every)
            return readChanges(rows, found, cancel);
        return Done{};
    };
    if (const auto done = run(); !done)
        found.error = done.error();
    return found;
}

/// The table ends earlier than it did: rows were deleted, or the database was set back. Whatever is written
/// from here on is new again.
void PostgresFollower::stepBackTo(std::int64_t highest, Found &found)
{
    for (auto it = m_recent.upper_bound(highest); it != m_recent.end(); it = m_recent.erase(it)) {
        history::IncomingMessage gone;
        gone.id = std::to_string(it->first);
        gone.conversationId = it->second.conversationId;
        gone.line = it->first;
        gone.deleted = true;
        found.rows.changed.push_back(std::move(gone));
    }
    m_place.last = highest;
    m_place.from = std::min(m_place.from, highest);
}

Result<Done> PostgresFollower::readFresh(
    PostgresRows &rows, std::int64_t highest, Found &found, const CancelToken &cancel)
{
    // The shop may have made the customer or the bot's name after we asked for it.
    rows.forgetKnown();
    for (int number = 0; number < kPagesOfLook; ++number) {
        std::vector<Row> page;
        const std::int64_t low = m_place.last + 1;
        auto read = rows.between(low, highest, kPage, page, PostgresRows::Looks::Yes, cancel);
        if (read)
            read = rows.complete(page, cancel);
        if (!read)
            return read;
        const bool isLast = page.size() < kPage;
        const std::int64_t high = isLast ? highest : page.back().number;
        std::vector<std::int64_t> ids;
        for (const Row &row : page)
            ids.push_back(row.number);
        const auto missing = missingIn(low, high, ids);
        if (!missing.empty()) {
            const auto running = transactions(rows, cancel);
            if (!running)
                return tl::make_unexpected(running.error());
            for (const IdRanges::Range gap : missing)
                m_gaps.add(gap, Clock::now(), running->next);
        }
        m_place.last = high;
        takeFresh(page, found.rows.fresh);
        if (isLast)
            return Done{};
    }
    found.more = true;
    return Done{};
}

void PostgresFollower::takeFresh(std::vector<Row> &page, std::vector<history::IncomingMessage> &to)
{
    for (Row &row : page) {
        remember(row);
        if (!row.reason.empty())
            continue;
        fillLanguage(row.message);
        to.push_back(std::move(row.message));
    }
}

Result<Done> PostgresFollower::lookIntoGaps(PostgresRows &rows, Found &found, const CancelToken &cancel)
{
    const auto running = transactions(rows, cancel); // before looking: see IdGaps::forgetDead()
    if (!running)
        return tl::make_unexpected(running.error());
    // First which ids are there at all, then which of them are ours. The other way round, a row that comes
    // between the two would pass for a stranger's.
    const auto ids = rows.ids(m_gaps.ranges(), kIdsOfGap, cancel);
    if (!ids)
        return tl::make_unexpected(ids.error());
    IdRanges filled;
    for (const std::int64_t id : *ids)
        filled.add({id, id});
    while (!filled.ranges().empty()) {
        std::vector<Row> page;
        auto read = rows.within(filled.ranges(), page, PostgresRows::Looks::Yes, cancel);
        if (read)
            read = rows.complete(page, cancel);
        if (!read)
            return read;
        std::sort(page.begin(), page.end(), [](const Row &a, const Row &b) { return a.number < b.number; });
        // A range gives 500 rows at most; those behind them are asked for again.
        IdRanges rest;
        for (const IdRanges::Range range : filled.ranges()) {
            const auto first = std::lower_bound(page.begin(), page.end(), range.low,
                [](const Row &row, std::int64_t id) { return row.number < id; });
            const auto end = std::upper_bound(first, page.end(), range.high,
                [](std::int64_t id, const Row &row) { return id < row.number; });
            if (end - first >= std::ptrdiff_t(kPage))
                rest.add({std::prev(end)->number + 1, range.high});
        }
        takeFresh(page, found.rows.fresh);
        filled = rest;
    }
    for (const std::int64_t id : *ids)
        m_gaps.found(id);
    m_gapsReadAt = Clock::now();
    m_gaps.forgetDead(m_gapsReadAt, m_options.gapPatience, running->oldestRunning);
    return Done{};
}

Result<PostgresFollower::Transactions> PostgresFollower::transactions(
    PostgresRows &rows, const CancelToken &cancel)
{
    const auto row = rows.connection().query(rows.schema().serverVersion >= kHasSnapshotType
            ? "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint "
              "FROM pg_current_snapshot() s"
            : "SELECT txid_snapshot_xmin(s), txid_snapshot_xmax(s) FROM txid_current_snapshot() s",
        {}, cancel);
    if (row)
        return Transactions{row->number(0, 0), row->number(0, 1)};
    if (rows.connection().isLost() || row.error().kind == Error::Kind::Cancelled
        || row.error().kind == Error::Kind::Timeout)
        return tl::make_unexpected(row.error());
    return Transactions{}; // an engine without them: minutes have to do
}

void PostgresFollower::remember(const Row &row)
{
    if (row.number > m_place.last - std::int64_t(4 * m_options.recent))
        m_recent[row.number] = {row.looks, row.message.conversationId};
    while (m_recent.size() > 2 * m_options.recent)
        m_recent.erase(m_recent.begin());
}

Result<Done> PostgresFollower::readRecent(
    PostgresRows &rows, bool isBehind, Found &found, const CancelToken &cancel)
{
    const std::int64_t began = nowMs();
    const bool isFirst = m_recentReadAt == Clock::time_point();
    const QByteArray updated = rows.schema().updated.isThere() ? "coalesce(m." + rows.schema().updated.name
            + " > " + rows.schema().updated.moment("$3::bigint") + ", false)"
                                                               : QByteArray("$3::bigint < 0");
    const auto newest = rows.connection().query("SELECT m.id::bigint, " + rows.looks() + ", " + updated
            + ", m.conversation_id::text FROM " + rows.schema().messages.sql + " m WHERE m.id <= $1::bigint"
            + rows.ofTenant() + " ORDER BY m.id DESC LIMIT $2::bigint",
        {m_place.last, std::int64_t(m_options.recent), m_place.changedMs - kClockSlack}, cancel);
    if (!newest)
        return tl::make_unexpected(newest.error());
    std::vector<IdRanges::Range> changed;
    std::map<std::int64_t, Known> now;
    for (int i = 0; i < newest->size(); ++i) {
        const std::int64_t id = newest->number(i, 0);
        const Known looks{newest->number(i, 1), std::string(newest->isNull(i, 3) ? "" : newest->bytes(i, 3))};
        const auto known = m_recent.find(id);
        const bool differs = known == m_recent.end() ? isFirst && m_wasFollowed && newest->number(i, 2) != 0
                                                     : known->second.looks != looks.looks;
        if (differs)
            changed.push_back({id, id});
        now.emplace(id, looks);
    }
    const std::int64_t low
        = std::size_t(newest->size()) < m_options.recent || now.empty() ? 0 : now.begin()->first;
    if (auto taken = takeChanged(rows, changed, found.rows.changed, cancel); !taken)
        return taken;
    if (!isBehind) {
        for (auto it = m_recent.lower_bound(low); it != m_recent.end() && it->first <= m_place.last; ++it) {
            const auto still = now.find(it->first);
            const bool moved
                = still != now.end() && still->second.conversationId != it->second.conversationId;
            if (still != now.end() && !moved)
                continue;
            // Gone, or somebody else's now: to the archive a message in another conversation is another one.
            history::IncomingMessage gone;
            gone.id = std::to_string(it->first);
            gone.conversationId = it->second.conversationId;
            gone.line = it->first;
            gone.deleted = true;
            found.rows.changed.push_back(std::move(gone));
        }
        m_recent = std::move(now);
    }
    m_recentReadAt = Clock::now();
    if (!found.more)
        m_place.changedMs = began;
    return Done{};
}

Result<Done> PostgresFollower::takeChanged(PostgresRows &rows, const std::vector<IdRanges::Range> &ranges,
    std::vector<history::IncomingMessage> &to, const CancelToken &cancel)
{
    if (ranges.empty())
        return Done{};
    rows.forgetKnown();
    std::vector<Row> page;
    auto read = rows.within(ranges, page, PostgresRows::Looks::Yes, cancel);
    if (read)
        read = rows.complete(page, cancel);
    if (read)
        takeFresh(page, to);
    return read;
}

Result<Done> PostgresFollower::readChanges(PostgresRows &rows, Found &found, const CancelToken &cancel)
{
    if (!m_changes) {
        const ChangeKey begin{m_place.changedMs - kClockSlack, -1};
        m_changes = Changes{begin, begin, begin};
    }
    Changes &changes = *m_changes;
    std::vector<Row> page;
    if (auto read = rows.changedAfter(changes.next, m_place.last, kChangesOfLook, page, cancel); !read)
        return read;
    const bool isFull = page.size() == kChangesOfLook;
    const std::int64_t now = nowMs();
    for (const Row &row : page) {
        changes.next = {row.message.updatedAtMs.value_or(changes.next.atMs), row.number};
        // A time in the future, by somebody's clock, must not hide what comes until then.
        if (changes.next.atMs <= now)
            changes.upTo = std::max(changes.upTo, changes.next, isEarlier);
    }
    std::erase_if(page, [this](const Row &row) {
        const auto edited = m_edited.find(row.number);
        const auto recent = m_recent.find(row.number);
        return (edited != m_edited.end() && edited->second.looks == row.looks)
            || (recent != m_recent.end() && recent->second.looks == row.looks);
    });
    if (auto done = rows.complete(page, cancel); !done)
        return done;
    for (const Row &row : page)
        m_edited[row.number] = {row.looks, row.message.updatedAtMs.value_or(0)};
    takeFresh(page, found.rows.changed);
    if (isFull) {
        found.more = true;
        return Done{};
    }
    if (m_edited.size() > kChangesOfLook)
        changes.floor = changes.upTo; // so many at once are not read again and again
    // A little is read again, since a change becomes visible later than its time says.
    changes.next = std::max(changes.floor, {changes.upTo.atMs - kClockSlack, -1}, isEarlier);
    std::erase_if(m_edited, [&](const auto &edited) {
        return isEarlier({edited.second.atMs, edited.first}, {changes.next.atMs, changes.next.id + 1});
    });
    m_changesReadAt = Clock::now();
    return Done{};
}

} // namespace core::sync

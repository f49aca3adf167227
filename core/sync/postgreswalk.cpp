// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgreswalk.h"

#include "core/base/logging.h"
#include "core/sync/record.h"

#include <QCryptographicHash>

#include <algorithm>
#include <limits>
#include <map>

namespace core::sync {

using history::SourceReader;
using postgres::TimeColumn;

namespace {

constexpr std::size_t kStep = 4'000; // rows
constexpr int kSumBytes = 6; // so that the sum of a step fits into 64 bits
constexpr std::int64_t kLowestId = std::numeric_limits<std::int64_t>::min();

history::IncomingMessage removalOf(const SourceReader::Row &row)
{
    history::IncomingMessage gone;
    gone.id = std::to_string(row.id);
    gone.conversationId = row.conversationId;
    gone.line = row.id;
    gone.deleted = true;
    return gone;
}

SourceReader::Row storedFormOf(const history::IncomingMessage &message)
{
    return {message.line, message.conversationId, message.content, message.sentAtMs,
        message.updatedAtMs.value_or(message.sentAtMs)};
}

/// Milliseconds of a time column; NULL for infinity.
QByteArray finiteMs(const TimeColumn &column)
{
    const bool isTimestamp
        = column.kind == TimeColumn::Kind::Timestamp || column.kind == TimeColumn::Kind::TimestampTz;
    return isTimestamp ? "CASE WHEN isfinite(m." + column.name + ") THEN " + column.ms("m.") + " END"
                       : column.ms("m.");
}

} // namespace

std::int64_t checkSumOf(const SourceReader::Row &row)
{
    const std::string ends = std::to_string(row.id) + '|' + row.conversationId + '|'
        + std::to_string(row.sentAtMs) + '|' + std::to_string(row.updatedAtMs) + '|';
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(ends.data(), qsizetype(ends.size())));
    hash.addData(QByteArrayView(row.content.data(), qsizetype(row.content.size())));
    const QByteArray digest = hash.result();
    std::int64_t sum = 0;
    for (int i = 0; i < kSumBytes; ++i)
        sum = sum << 8 | static_cast<unsigned char>(digest[i]);
    return sum;
}

PostgresWalk::PostgresWalk(QString archivePath, int source)
    : m_archivePath(std::move(archivePath)),
      m_source(source)
{ }

Result<Done> PostgresWalk::begin(std::int64_t highest, std::int64_t lowest)
{
    auto archive = SourceReader::open(m_archivePath);
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto top = (*archive)->rows(
        m_source, kLowestId, std::numeric_limits<std::int64_t>::max(), SourceReader::Order::Falling, 1);
    if (!top)
        return tl::make_unexpected(top.error());
    m_high = top->empty() ? highest : std::max(highest, top->front().id);
    m_lowest = lowest;
    m_isUnderWay = true;
    return Done{};
}

Result<std::vector<history::IncomingMessage>> PostgresWalk::step(
    PostgresRows &rows, const CancelToken &cancel)
{
    std::int64_t low = m_lowest;
    auto known = stored(low);
    if (!known)
        return tl::make_unexpected(known.error());
    const auto theirs = sumOf(rows, low, cancel);
    if (!theirs)
        return tl::make_unexpected(theirs.error());
    // Many rows that the archive lacks: a shorter step.
    if (theirs->rows >= std::int64_t(kStep))
        low = std::max(low, theirs->lowest);
    Sum ours{0, theirs->lowest, 0};
    std::erase_if(
        *known, [&](const SourceReader::Row &row) { return row.id < low || row.sentAtMs < rows.sinceMs(); });
    for (const SourceReader::Row &row : *known) {
        ++ours.rows;
        ours.sum += checkSumOf(row);
    }
    std::vector<history::IncomingMessage> found;
    if (*theirs != ours) {
        auto differing = difference(rows, low, *known, cancel);
        if (!differing)
            return differing;
        found = std::move(*differing);
    }
    m_isUnderWay = low > m_lowest;
    if (m_isUnderWay)
        m_high = low - 1;
    return found;
}

/// Rows of the next step, whose lowest id becomes `low`.
Result<PostgresWalk::Stored> PostgresWalk::stored(std::int64_t &low)
{
    // Opened for each step: the archive may be moved or replaced between two of them.
    auto archive = SourceReader::open(m_archivePath);
    if (!archive)
        return tl::make_unexpected(archive.error());
    auto rows = (*archive)->rows(m_source, low, m_high, SourceReader::Order::Falling, kStep);
    if (rows && rows->size() >= kStep)
        low = rows->back().id;
    return rows;
}

Result<PostgresWalk::Sum> PostgresWalk::sumOf(PostgresRows &rows, std::int64_t low, const CancelToken &cancel)
{
    if (!m_hasSums)
        return Sum{-1, low, 0};
    const auto &schema = rows.schema();
    const QByteArray created = finiteMs(schema.created);
    const QByteArray text = "convert_to(concat(m.id, '|', m.conversation_id, '|', " + created
        + ", '|', coalesce(" + finiteMs(schema.updated) + ", " + created + "), '|', m.content), 'UTF8')";
    const auto sums = rows.connection().query(
        "SELECT count(*), min(s.id)::bigint, sum(('x' || encode(substring(s.digest FROM 1 FOR 6), "
        "'hex'))::bit(48)::bigint)::bigint FROM (SELECT m.id, sha256("
            + text + ") AS digest FROM " + schema.messages.sql
            + " m WHERE m.id <= $1::bigint AND m.id >= $2::bigint" + rows.stored() + " AND m."
            + schema.created.name + " IS NOT NULL ORDER BY m.id DESC LIMIT $3::bigint) s",
        {m_high, low, std::int64_t(kStep)}, cancel);
    if (!sums && !rows.connection().isLost()
        && (sums.error().kind == Error::Kind::Database || sums.error().kind == Error::Kind::Unsupported)) {
        qCInfo(lcImport) << "the server adds up no check sums; rows are read:" << sums.error().detail;
        m_hasSums = false;
        return sumOf(rows, low, cancel);
    }
    if (!sums)
        return tl::make_unexpected(sums.error());
    return Sum{sums->number(0, 0), sums->isNull(0, 1) ? low : sums->number(0, 1),
        sums->isNull(0, 2) ? 0 : sums->number(0, 2)};
}

Result<std::vector<history::IncomingMessage>> PostgresWalk::difference(
    PostgresRows &rows, std::int64_t low, const Stored &stored, const CancelToken &cancel)
{
    rows.forgetKnown();
    std::multimap<std::int64_t, const SourceReader::Row *> known;
    for (const SourceReader::Row &row : stored)
        known.emplace(row.id, &row);
    std::vector<PostgresRows::Row> differing;
    bool more = true;
    while (more) {
        std::vector<PostgresRows::Row> page;
        if (auto read = rows.living(low, m_high, kStep, page, cancel); !read)
            return tl::make_unexpected(read.error());
        more = page.size() == kStep;
        if (more)
            low = page.back().number + 1;
        for (PostgresRows::Row &row : page) {
            if (!row.reason.empty())
                continue;
            const auto [begin, end] = known.equal_range(row.number);
            const auto same = std::find_if(begin, end,
                [&row](const auto &one) { return one.second->conversationId == row.message.conversationId; });
            const bool isEqual
                = same != end && checkSumOf(*same->second) == checkSumOf(storedFormOf(row.message));
            if (same != end)
                known.erase(same);
            if (!isEqual)
                differing.push_back(std::move(row));
        }
    }
    if (auto done = rows.complete(differing, cancel); !done)
        return tl::make_unexpected(done.error());
    std::vector<history::IncomingMessage> found;
    for (const auto &[id, row] : known)
        found.push_back(removalOf(*row));
    for (PostgresRows::Row &row : differing) {
        fillLanguage(row.message);
        found.push_back(std::move(row.message));
    }
    return found;
}

Result<std::vector<history::IncomingMessage>> PostgresWalk::expired(std::int64_t ms)
{
    auto archive = SourceReader::open(m_archivePath);
    if (!archive)
        return tl::make_unexpected(archive.error());
    const auto rows = (*archive)->rows(
        m_source, kLowestId, std::numeric_limits<std::int64_t>::max(), SourceReader::Order::Rising, kStep);
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<history::IncomingMessage> found;
    for (const SourceReader::Row &row : *rows) {
        if (row.sentAtMs < ms)
            found.push_back(removalOf(row));
    }
    return found;
}

} // namespace core::sync

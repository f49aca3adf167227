// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgresreader.h"

#include "core/sync/mirrorplace.h"

#include <algorithm>

namespace core::sync {

namespace {

constexpr std::size_t kRowsOfPage = 16'384;
constexpr std::int64_t kMargin = 10'000; // ids below the one at a date: ids follow the time, but not strictly

} // namespace

Result<IdRanges::Range> boundsOf(
    PostgresRows &rows, std::int64_t sinceMs, std::int64_t highest, const CancelToken &cancel)
{
    const auto ends = rows.ends(cancel);
    if (!ends)
        return tl::make_unexpected(ends.error());
    IdRanges::Range bounds{ends->lowest, highest < 0 ? ends->highest : std::min(highest, ends->highest)};
    if (sinceMs > 0) {
        const auto first = rows.idAt(sinceMs, cancel);
        if (!first)
            return tl::make_unexpected(first.error());
        bounds.low = std::max(bounds.low, *first - kMargin);
    }
    return bounds;
}

PostgresReader::PostgresReader(
    std::unique_ptr<postgres::Connection> connection, postgres::Schema schema, CancelToken cancel)
    : m_connection(std::move(connection)),
      m_schema(std::move(schema)),
      m_rows(*m_connection, m_schema),
      m_cancel(std::move(cancel))
{ }

Result<std::unique_ptr<PostgresReader>> PostgresReader::open(
    const Options &options, const CancelToken &cancel)
{
    auto connection = postgres::Connection::open(options.address, {options.limits}, cancel);
    if (!connection)
        return tl::make_unexpected(connection.error());
    auto schema = postgres::probe(**connection, cancel);
    if (!schema)
        return tl::make_unexpected(schema.error());
    std::unique_ptr<PostgresReader> reader(
        new PostgresReader(std::move(*connection), std::move(*schema), cancel));
    const auto bounds = boundsOf(reader->m_rows, options.sinceMs, options.highest, cancel);
    if (!bounds)
        return tl::make_unexpected(bounds.error());
    reader->m_rows.setSince(options.sinceMs);
    reader->m_windows.setBounds(bounds->low, bounds->high);
    return reader;
}

Result<Done> PostgresReader::readPage()
{
    m_page.clear();
    m_delivered = 0;
    auto read = m_rows.between(
        m_windows.next(), m_windows.end(), kRowsOfPage, m_page, PostgresRows::Looks::No, m_cancel);
    if (read)
        read = m_rows.complete(m_page, m_cancel);
    m_isLastPage = read && m_page.size() < kRowsOfPage;
    return read;
}

Result<MessageReader::Step> PostgresReader::next(history::IncomingMessage &message, Reject &reject)
{
    if (!m_windows.isOpen()) {
        if (!m_windows.open())
            return Step::End;
        m_isLastPage = false;
    }
    if (m_delivered == m_page.size()) {
        if (!m_isLastPage) {
            if (auto read = readPage(); !read)
                return tl::make_unexpected(read.error());
        }
        if (m_delivered == m_page.size()) {
            m_windows.close();
            m_page.clear();
            m_delivered = 0;
            return Step::Break;
        }
    }
    PostgresRows::Row &row = m_page[m_delivered++];
    m_windows.delivered(row.number);
    if (!row.reason.empty()) {
        reject = rejectOf(row.number, std::move(row.reason), row.raw);
        return Step::Rejected;
    }
    message = std::move(row.message);
    return Step::Message;
}

Result<bool> PostgresReader::isDatabase(const std::string &system)
{
    return identify(m_rows, m_cancel).map([&system](const DatabaseIdentity &identity) {
        return system.empty() || identity.system.empty() || identity.system == system;
    });
}

std::string PostgresReader::place() const
{
    return m_windows.done().toText();
}

void PostgresReader::skipDone(const std::string &place)
{
    m_windows.skip(IdRanges::fromText(place));
    m_page.clear();
    m_delivered = 0;
}

qint64 PostgresReader::bytesDone() const
{
    return qint64(double(bytesTotal()) * m_windows.doneShare());
}

} // namespace core::sync

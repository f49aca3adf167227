// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/idwindows.h"
#include "core/sync/messagereader.h"
#include "core/sync/postgresrows.h"

#include <memory>

namespace core::sync {

/// The ids that a load has to bring in: up to `highest` (below 0: all), those sent at `sinceMs` or later. A
/// few more below, since ids follow the time, but not strictly.
[[nodiscard]] Result<IdRanges::Range> boundsOf(
    PostgresRows &rows, std::int64_t sinceMs, std::int64_t highest, const CancelToken &cancel = {});

/// Messages of the shop's PostgreSQL, for the first load: newest first in windows of ids (IdWindows), each
/// page a COPY in a transaction of its own, so that the server's clean-up is never held back.
///
/// Of one thread: it opens the connection and must be destroyed by the same one.
class PostgresReader final : public MessageReader
{
public:
    struct Options
    {
        postgres::Address address;
        postgres::Limits limits;
        std::int64_t sinceMs = 0; // rows sent before it are left out, ms UTC; 0: none
        std::int64_t highest = -1; // rows beyond this id are left out; below 0: none are
    };
    /// Errors: those of Connection and of postgres::probe().
    [[nodiscard]] static Result<std::unique_ptr<PostgresReader>> open(
        const Options &options, const CancelToken &cancel);

    /// Errors: those of Connection; it cannot be read further after one, a new one goes on at place().
    [[nodiscard]] Result<Step> next(history::IncomingMessage &message, Reject &reject) override;
    [[nodiscard]] std::string place() const override; // IdRanges
    void skipDone(const std::string &place) override;
    [[nodiscard]] std::string identity() const override
    {
        return "postgres load";
    } // its source tells the rest
    [[nodiscard]] qint64 bytesDone() const override; // share of bytesTotal()
    [[nodiscard]] qint64 bytesTotal() const override { return m_schema.messages.bytes; }
    /// Whether it is the one with this DatabaseIdentity::system; unknown ones are taken for the same.
    [[nodiscard]] Result<bool> isDatabase(const std::string &system);
    [[nodiscard]] double doneShare() const { return m_windows.doneShare(); } // 0 to 1
    [[nodiscard]] bool isAllDone() const { return m_windows.isAllDone(); }
    [[nodiscard]] const postgres::Schema &schema() const { return m_schema; }

private:
    PostgresReader(
        std::unique_ptr<postgres::Connection> connection, postgres::Schema schema, CancelToken cancel);
    [[nodiscard]] Result<Done> readPage();

    std::unique_ptr<postgres::Connection> m_connection;
    postgres::Schema m_schema;
    PostgresRows m_rows;
    CancelToken m_cancel;
    IdWindows m_windows;
    std::vector<PostgresRows::Row> m_page;
    std::size_t m_delivered = 0; // rows of m_page
    bool m_isLastPage = false; // of the window
};

} // namespace core::sync

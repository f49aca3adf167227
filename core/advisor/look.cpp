// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/look.h"

#include "core/advisor/postgreslook.h"
#include "core/advisor/sqlitelook.h"

#include <QElapsedTimer>

namespace core::advisor {

QVector<IndexAdvice> DatabaseReport::wanted() const
{
    QVector<IndexAdvice> found;
    for (const IndexAdvice &advice : indexes) {
        if (advice.isWanted)
            found.append(advice);
    }
    return found;
}

Result<DatabaseReport> lookAt(
    const Target &target, const LookOptions &options, const Listener &listener, const CancelToken &cancel)
{
    QElapsedTimer clock;
    clock.start();
    Result<DatabaseReport> report = failure(Error::Kind::Cancelled);
    if (const auto *file = std::get_if<SqliteTarget>(&target)) {
        report = lookAtSqlite(file->file, options, listener, cancel);
    } else {
        const postgres::Address &address = std::get<PostgresTarget>(target).address;
        const auto connection = postgres::Connection::open(address, {}, cancel);
        if (!connection)
            return tl::make_unexpected(connection.error());
        report = lookAtPostgres(**connection, options, listener, cancel);
        if (report)
            report->place = address.toText();
    }
    if (report)
        report->seconds = double(clock.nsecsElapsed()) / 1e9;
    return report;
}

} // namespace core::advisor

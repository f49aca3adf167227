// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/sqliteutil.h"

#include <sqlite3.h>

namespace core::advisor {

using sync::SqliteRows;

void SqliteCloser::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Error sqliteError(sqlite3 *database)
{
    const QString detail = QString::fromUtf8(sqlite3_errmsg(database));
    switch (sqlite3_errcode(database) & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Busy, detail};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {Error::Kind::Corrupt, detail};
    case SQLITE_READONLY:
        return {Error::Kind::ReadOnly, detail};
    case SQLITE_FULL:
        return {Error::Kind::DiskFull, detail};
    case SQLITE_INTERRUPT:
        return {Error::Kind::Cancelled, {}};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
        return {Error::Kind::File, detail};
    default:
        return {Error::Kind::Database, detail};
    }
}

Result<SqliteRows> prepared(sqlite3 *database, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return tl::make_unexpected(sqliteError(database));
    return SqliteRows(statement);
}

void bind(SqliteRows &rows, int place, const postgres::Value &value)
{
    if (const auto *number = std::get_if<std::int64_t>(&value))
        rows.bind(place, *number);
    else if (const auto *text = std::get_if<std::string>(&value))
        rows.bind(place, std::string_view(*text));
}

Result<Done> run(sqlite3 *database, const QByteArray &sql)
{
    if (sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::make_unexpected(sqliteError(database));
    return Done{};
}

ProgressGuard::ProgressGuard(sqlite3 *database, int steps, std::function<bool()> goesOn)
    : m_database(database),
      m_goesOn(std::move(goesOn))
{
    sqlite3_progress_handler(
        database, steps, [](void *self) { return static_cast<ProgressGuard *>(self)->m_goesOn() ? 0 : 1; },
        this);
}

ProgressGuard::~ProgressGuard()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

} // namespace core::advisor

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/postgres/connection.h"
#include "core/sync/sqlitefile.h"

#include <chrono>
#include <functional>
#include <memory>

struct sqlite3;

namespace core::advisor {

struct SqliteCloser
{
    void operator()(sqlite3 *database) const;
};
using SqliteHandle = std::unique_ptr<sqlite3, SqliteCloser>;

/// The database's last error. Kinds: Busy, Corrupt, ReadOnly, DiskFull, File, Cancelled (interrupted),
/// Unsupported (no such table or column), Database.
[[nodiscard]] Error sqliteError(sqlite3 *database);
[[nodiscard]] Result<sync::SqliteRows> prepared(sqlite3 *database, const QByteArray &sql);
/// Binds by type; a text has to live until the statement is reset.
void bind(sync::SqliteRows &rows, int place, const postgres::Value &value);
[[nodiscard]] Result<Done> run(sqlite3 *database, const QByteArray &sql);

/// While it lives, `goesOn` is asked every so many steps of the virtual machine; false ends the statement.
class ProgressGuard
{
public:
    ProgressGuard(sqlite3 *database, int steps, std::function<bool()> goesOn);
    ~ProgressGuard();
    Q_DISABLE_COPY_MOVE(ProgressGuard)

private:
    sqlite3 *m_database;
    std::function<bool()> m_goesOn;
};

} // namespace core::advisor

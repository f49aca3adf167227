// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"

struct sqlite3;

namespace core::advisor {

/// Its tables and indexes; rows are estimated by row numbers. Errors: Unsupported (no table of messages, or
/// one without the columns of messages), Corrupt, Busy, Database.
[[nodiscard]] Result<Shape> shapeIn(sqlite3 *database);
/// Opens the file so that neither it nor its folder is written to.
[[nodiscard]] Result<DatabaseReport> lookAtSqlite(
    const QString &file, const LookOptions &options, const Listener &listener, const CancelToken &cancel);

} // namespace core::advisor

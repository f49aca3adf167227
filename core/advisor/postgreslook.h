// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"
#include "core/postgres/connection.h"

namespace core::advisor {

/// The tables and indexes, with the widths of columns and this account's rights.
[[nodiscard]] Result<Shape> shapeIn(
    postgres::Connection &connection, const postgres::Schema &schema, const CancelToken &cancel);
[[nodiscard]] Result<DatabaseReport> lookAtPostgres(postgres::Connection &connection,
    const LookOptions &options, const Listener &listener, const CancelToken &cancel);

} // namespace core::advisor

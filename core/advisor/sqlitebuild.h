// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"

namespace core::advisor {

/// Makes indexes in the shop's own file, each in a transaction: the shop can read meanwhile, its writes wait.
/// Errors: NotFound, ReadOnly, Busy (the shop holds the file for more than ten seconds), Corrupt, File.
[[nodiscard]] Result<std::unique_ptr<IndexBuilder>> openSqliteBuilder(const QString &file);

} // namespace core::advisor

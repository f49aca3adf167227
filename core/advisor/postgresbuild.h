// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"

namespace core::advisor {

/// Makes indexes CONCURRENTLY: the shop reads and writes all the while. There is no time limit; it may wait
/// for transactions of others, which its progress says.
[[nodiscard]] Result<std::unique_ptr<IndexBuilder>> openPostgresBuilder(
    const postgres::Address &address, const CancelToken &cancel);

} // namespace core::advisor

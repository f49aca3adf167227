// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <cstdint>
#include <vector>

namespace core::history {

class Database;

/// A shard whose rows are in the archive, but in no index.
struct LeftShard
{
    std::int64_t number = 0;
    std::int64_t rows = 0; // at most
    std::int64_t maxTs = 0;
};

/// Newest first.
[[nodiscard]] Result<std::vector<LeftShard>> leftShards(Database &db);

/// Makes the index of some shards that were left for later, the newest ones, side by side in temporary files;
/// each is stored whole in a transaction of its own, by a connection of its own. True when shards are left.
///
/// The caller holds the import lock, so that nobody changes the rows meanwhile, and has no transaction open.
/// Errors: Cancelled and those of the database.
[[nodiscard]] Result<bool> indexSomeShards(Database &db, const CancelToken &cancel);

} // namespace core::history

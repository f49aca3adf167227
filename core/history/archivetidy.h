// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <functional>

namespace core::history {

class Database;
class IndexWriter;

/// What is left to do after an import: merges many small segments and index pieces, gathers statistics and
/// empties the log. Every step is a transaction of its own, so it can be stopped (or killed) anywhere.
/// `progress` gets 0 to 100. Errors: Cancelled and those of the database.
[[nodiscard]] Result<Done> tidyArchive(
    Database &db, IndexWriter &index, const std::function<void(int)> &progress, const CancelToken &cancel);

} // namespace core::history

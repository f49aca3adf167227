// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <functional>

namespace core::history {

class Database;
class IndexWriter;

/// Merges small segments into long ones when there are too many to read side by side.
///
/// Rows leave the old end of their segments and join a new one by rising time, some thousand per transaction;
/// after each commit every segment is in order again, wherever the work stops.
[[nodiscard]] Result<Done> mergeSegments(
    Database &db, IndexWriter &index, const std::function<void(int)> &progress, const CancelToken &cancel);

} // namespace core::history

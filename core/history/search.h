// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/searchrun.h"

#include <functional>

namespace core::history {

/// The searches of an archive, over one connection's statements. Call inside a read transaction, on the
/// connection's thread. Errors: Cancelled, Database, Corrupt.

struct SearchMatches
{
    std::vector<SearchMatch> rows; // newest first
    bool more = false; // continue after rows.back().position; of a scan: there may be more
};

[[nodiscard]] Result<SearchMatches> searchMessages(StatementPool &pool, const Query &query,
    std::optional<Position> after, int limit, const CancelToken &cancel);

/// The same; `read` gets the row of each hit, with the columns of a message (RowReader::read).
[[nodiscard]] Result<SearchMatches> readMessages(StatementPool &pool, const Query &query,
    std::optional<Position> after, int limit, const CancelToken &cancel,
    const std::function<void(const Statement &row)> &read);

/// One row for each conversation with a hit: that of its newest one.
[[nodiscard]] Result<SearchMatches> searchConversations(StatementPool &pool, const Query &query,
    std::optional<Position> after, int limit, const CancelToken &cancel);

[[nodiscard]] Result<Count> countMatches(
    StatementPool &pool, const Query &query, qint64 cap, const CancelToken &cancel);

/// The nearest hit in conversation `row`, strictly behind (or before) `from`.
[[nodiscard]] Result<std::optional<Position>> searchInConversation(StatementPool &pool, std::int64_t row,
    const Query &query, Position from, bool forward, const CancelToken &cancel);

} // namespace core::history

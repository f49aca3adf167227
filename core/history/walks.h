// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rowreader.h"

namespace core::history {

/// Answers of an archive that follow a search: see HistorySource for what each means. Inside a read
/// transaction.
[[nodiscard]] Result<SearchPage> searchPage(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit);
[[nodiscard]] Result<std::optional<Position>> findIn(Database &db, RowReader &rows,
    const ConversationRef &ref, const Query &query, Position from, bool forward);
[[nodiscard]] Result<Done> walkMessages(
    Database &db, RowReader &rows, const Query &query, const HistorySource::Visitor &visit);
[[nodiscard]] Result<Done> walkConversations(
    Database &db, RowReader &rows, const Query &query, const HistorySource::GroupVisitor &visit);

} // namespace core::history

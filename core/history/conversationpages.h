// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rowreader.h"

#include <functional>

namespace core::history {

/// Whether a query asks only for columns of conversations (shop, bot, customer), so that no message is read.
[[nodiscard]] bool isAboutConversations(const Query &query);

/// One page of conversations (HistorySource::conversations). Filters by shop, bot and customer alone walk the
/// conversations' own indexes; anything else is a search for messages.
[[nodiscard]] Result<ConversationPage> conversationPage(
    Database &db, RowReader &rows, const Query &query, std::optional<Position> after, int limit);

/// Conversations in the order of conversationPage(), one after the other; `visit` stops by returning false.
[[nodiscard]] Result<Done> eachConversation(Database &db, RowReader &rows, const Query &query,
    const std::function<Result<bool>(const chat::Conversation &, const Position &)> &visit);

} // namespace core::history

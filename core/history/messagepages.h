// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rankladder.h"
#include "core/history/rowreader.h"

namespace core::history {

/// Finds a conversation by row, or by id and source; without a source the newest one with that id.
[[nodiscard]] Result<chat::Conversation> findConversation(
    Database &db, RowReader &rows, const ConversationRef &ref);

/// One page of a conversation (HistorySource::messages). Costs the page, not the conversation.
[[nodiscard]] Result<MessagePage> messagePage(Database &db, RowReader &rows, RankLadders &ladders,
    const ConversationRef &ref, const MessageAnchor &anchor, int limit);

/// Whether a conversation is short, or prepareJumps() has done its work.
[[nodiscard]] bool areJumpsReady(
    Database &db, RowReader &rows, const RankLadders &ladders, const ConversationRef &ref);

/// Prepares what jumps in a long conversation need; does nothing for a short one.
[[nodiscard]] Result<Done> prepareJumps(
    Database &db, RowReader &rows, RankLadders &ladders, const ConversationRef &ref);

} // namespace core::history

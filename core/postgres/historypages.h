// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historymemory.h"

namespace core::postgres {

/// One page of a conversation (HistorySource::messages).
[[nodiscard]] Result<history::MessagePage> messagePage(
    HistoryAsk &ask, const history::ConversationRef &ref, const history::MessageAnchor &anchor, int limit);

/// The outline of a conversation that `ref` names. Errors: NotFound.
[[nodiscard]] Result<ConversationOutlines::Outline> outlineOf(
    HistoryAsk &ask, const history::ConversationRef &ref);

/// Reads all of a conversation with at most so many messages in one statement; nothing when it has more.
inline constexpr int kFewMessages = 300;
[[nodiscard]] QByteArray statementOfFew(const Schema &schema, const QString &id);
[[nodiscard]] Result<std::optional<MessageRows>> readFew(HistoryAsk &ask, const QString &id); // oldest first

/// Messages in the order of `places`; those that are gone are left out.
[[nodiscard]] Result<MessageRows> messagesAt(
    HistoryAsk &ask, const history::Position *begin, const history::Position *end);

[[nodiscard]] Result<history::Activity> activityOf(
    HistoryAsk &ask, const history::ConversationRef &ref, int buckets);

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historymemory.h"

namespace core::postgres {

/// A conversation and where its newest message is thought to be.
struct FoundConversation
{
    QString id;
    history::Position last;
};

/// Counts, ends and last words of conversations, in few statements for all of them, by id.
///
/// Of conversations with up to a thousand messages everything is exact; of longer ones when their outline is
/// known. Else `isCountExact` is false, and `giants` names them. One that has no messages any more is left
/// out. The language is that of most of the customer's messages among the newest dozen.
[[nodiscard]] Result<QHash<QString, ConversationSummary>> summariesOf(
    HistoryAsk &ask, const std::vector<FoundConversation> &found, QStringList *giants);

/// The conversation as pages show it. Errors: NotFound.
[[nodiscard]] Result<chat::Conversation> conversationOf(HistoryAsk &ask, const history::ConversationRef &ref);
[[nodiscard]] Result<QVector<chat::Conversation>> described(
    HistoryAsk &ask, const std::vector<std::pair<QString, ConversationSummary>> &summaries);

/// For a test that looks at plans.
[[nodiscard]] QByteArray statementOfSummaries(const Schema &schema);
[[nodiscard]] QByteArray statementOfLastWords(const Schema &schema); // of a giant

} // namespace core::postgres

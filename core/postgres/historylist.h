// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/messagescan.h"

namespace core::postgres {

/// One page of conversations (HistorySource::conversations): by their last messages where an index finds
/// those, else walks over the messages newest first and collects whose they are; after a second with what it
/// has. `giants` names those whose counts are not exact.
[[nodiscard]] Result<history::ConversationPage> conversationPage(HistoryAsk &ask, const history::Query &query,
    std::optional<history::Position> after, int limit, QStringList *giants);

/// For a test that looks at plans: whose the messages right behind a place are.
[[nodiscard]] QByteArray statementOfNewer(const Schema &schema);

} // namespace core::postgres

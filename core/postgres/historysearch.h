// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/messagescan.h"

namespace core::postgres {

/// So long a search looks before it gives out what it has.
inline constexpr std::chrono::milliseconds kSearchTime{1000};

/// HistorySource::search: after kSearchTime with what was found, and the place that was reached.
[[nodiscard]] Result<history::SearchPage> searchPage(
    HistoryAsk &ask, const history::Query &query, std::optional<history::Position> after, int limit);

/// Stops after five seconds: then there are at least so many.
[[nodiscard]] Result<history::Count> countMatches(HistoryAsk &ask, const history::Query &query, qint64 cap);

[[nodiscard]] Result<std::optional<history::Position>> findIn(HistoryAsk &ask,
    const history::ConversationRef &ref, const history::Query &query, history::Position from, bool forward);

/// Whether a message of the conversation behind `place` meets the filter.
[[nodiscard]] Result<bool> hasMatchAfter(
    HistoryAsk &ask, const HistoryFilter &filter, const QString &conversation, history::Position place);

/// Hands out the matches of a scan until `visit` answers false.
using VisitRow = std::function<bool(const MessageRow &, MessageReader &)>;
[[nodiscard]] Result<bool> eachMatch(HistoryAsk &ask, const HistoryFilter &filter, const MessageRows &rows,
    MessageReader &reader, const VisitRow &visit);

} // namespace core::postgres

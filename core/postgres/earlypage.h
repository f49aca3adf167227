// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historymemory.h"

namespace core::postgres {

/// Where messages of a conversation are that nobody has counted yet.
struct EarlyPage
{
    MessageRows found; // oldest first
    qint64 firstRank = 0; // a guess, as is `total`
    qint64 anchorRank = -1;
    qint64 total = 0;
};

/// A page of a giant before its outline is known: by an index on conversation and time, else out of the next
/// few thousand messages of everybody. Nothing when it cannot be had so: the outline has to be read first.
/// Errors: NotFound (the anchor's message is not of this conversation).
[[nodiscard]] Result<std::optional<EarlyPage>> earlyPage(
    HistoryAsk &ask, const QString &conversation, const history::MessageAnchor &anchor, int limit);

} // namespace core::postgres

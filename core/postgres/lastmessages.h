// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historyfilter.h"
#include "core/postgres/historysummaries.h"

namespace core::postgres {

/// Goes over the messages that are their conversation's last, newest first: the order of the list. Whether a
/// message is one is a probe of an index on conversation and time, made by the server while it walks over the
/// time, so that a page is one statement wherever it begins. One answer.
class LastMessages
{
public:
    /// Not without an index on the conversation and the time, and not where rows are distributed.
    [[nodiscard]] static bool arePossible(const Schema &schema);
    /// Begins strictly before `from`. Of the filter the messages' own condition. It must outlive this.
    LastMessages(HistoryAsk &ask, const HistoryFilter &filter, history::Position from);

    /// About `wanted` of them; may be fewer, or none, before the end.
    [[nodiscard]] Result<std::vector<FoundConversation>> next(int wanted);
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// Everything up to here was looked at.
    [[nodiscard]] history::Position reached() const { return m_reached; }

    /// For a test that looks at plans: $1 is a moment in ms, $2 how many are wanted, $3 how many messages
    /// to look at.
    [[nodiscard]] static QByteArray statement(const Schema &schema, const HistoryFilter &filter);

private:
    HistoryAsk &m_ask;
    const HistoryFilter &m_filter;
    history::Position m_reached;
    bool m_isAtEnd = false;
    qint64 m_usualLength; // messages that are walked for one that is a last one
};

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historymemory.h"

#include <QSet>

#include <atomic>

namespace core::postgres {

/// How far a walk has come, so that one whose connection broke goes on where it was and shows no message
/// twice. Belongs to one walk.
struct WalkState
{
    std::atomic_bool isStopped = false; // by whoever owns the visitor
    history::Position place = kOldest; // the last message looked at, of the conversation that is walked over
    QString conversation;
    std::optional<history::Position> after; // page of conversations
    QSet<QString> finished; // conversations of that page
};

[[nodiscard]] Result<Done> walkMessages(HistoryAsk &ask, const history::Query &query,
    const history::HistorySource::Visitor &visit, WalkState &state);
[[nodiscard]] Result<Done> walkConversations(HistoryAsk &ask, const history::Query &query,
    const history::HistorySource::GroupVisitor &visit, WalkState &state);

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/history/historysource.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace core::postgres {

struct HistoryAsk;
struct Schema;

/// Where a conversation's messages are: their times and ids in order, 16 bytes each, without the messages.
/// Ranks, jumps and counts come from it, pages by their ids: whatever index the server has.
struct ConversationOutline
{
    std::vector<history::Position> places; // oldest first
    qint64 customerMessages = 0;

    [[nodiscard]] qint64 size() const { return qint64(places.size()); }
    [[nodiscard]] qint64 rankOf(const history::Position &place) const; // messages before it
};

/// The outlines of conversations that are looked at. One is read once, through the index on the conversation;
/// later only what came since. Bounded; any thread.
class ConversationOutlines
{
public:
    static constexpr qint64 kShort = 2000; // messages; a shorter one is simply read again

    using Outline = std::shared_ptr<const ConversationOutline>;
    /// Empty when there is no such conversation.
    [[nodiscard]] Result<Outline> read(HistoryAsk &ask, const QString &id);
    /// As it was when it was read last, at most five minutes ago; null when it is not known.
    [[nodiscard]] Outline known(const QString &id);
    /// A whole conversation that was just read.
    void keep(const QString &id, ConversationOutline outline);
    /// It named a message that is not there any more.
    void forget(const QString &id);
    void noteChanged();

    /// For a test that looks at plans.
    [[nodiscard]] static QByteArray statementOfAll(const Schema &schema, const QString &id);
    [[nodiscard]] static QByteArray statementOfNew(const Schema &schema);

private:
    using Clock = std::chrono::steady_clock;
    struct Known
    {
        Outline outline;
        qint64 highestId = 0; // of the whole table, when it was looked at
        Clock::time_point readAt; // as a whole
        Clock::time_point checkedAt;
        Clock::time_point usedAt;
    };
    [[nodiscard]] std::optional<Known> find(const QString &id);
    /// Waits while another thread reads it: a giant is not read by two at once.
    [[nodiscard]] Result<Done> beginReading(HistoryAsk &ask, const QString &id);
    void endReading(const QString &id);
    [[nodiscard]] Result<Outline> readOnce(HistoryAsk &ask, const QString &id);
    [[nodiscard]] Result<Outline> readAll(HistoryAsk &ask, const QString &id);
    [[nodiscard]] Result<Outline> readNew(HistoryAsk &ask, const QString &id, const Known &known);
    void store(const QString &id, Known known);

    std::mutex m_guard;
    std::condition_variable m_hasRead;
    QSet<QString> m_reading;
    QHash<QString, Known> m_known;
    qint64 m_places = 0; // in all of them
};

} // namespace core::postgres

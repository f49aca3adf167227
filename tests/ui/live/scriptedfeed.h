// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"
#include "tests/support/memoryhistory.h"

#include <QMap>

namespace tests {

/// A feed that a test drives: rooms and messages are put in by hand, what the page asks for is written down.
/// Signals come at once, and one per call.
class ScriptedFeed final : public core::feed::LiveFeed
{
    Q_OBJECT
public:
    explicit ScriptedFeed(QObject *parent = nullptr);

    static core::feed::Room room(const QString &id, qint64 lastAtMs, qint64 waitingSinceMs = 0);
    void put(const QVector<core::feed::Room> &rooms);
    void put(const core::feed::Room &room) { put(QVector<core::feed::Room>{room}); }
    void take(const QStringList &ids);
    /// A message in the store, and said.
    core::chat::Message say(const QString &room, core::chat::Role role, const QString &text, qint64 atMs);
    void setDelivery(const QString &messageId, core::feed::Delivery delivery);
    /// The id of the last message the console itself sent to a room.
    [[nodiscard]] QString lastOwn(const QString &room) const;
    void putQuietly(const core::feed::Room &room)
    {
        m_rooms.insert(room.conversationId, room);
    } // tells nobody
    void put(const core::feed::Gap &gap);
    void setLink(const core::live::Status &link);
    void setTail(const core::feed::TailStatus &tail, const core::feed::Receipt &receipt);
    void setWriting(bool allowed);

    MemoryHistory history;
    QStringList asked; // "front a", "send a hello", "fill", …; oldest first

    // LiveFeed
    [[nodiscard]] QVector<core::feed::Room> rooms() const override;
    [[nodiscard]] std::optional<core::feed::Room> room(const QString &conversationId) const override;
    [[nodiscard]] core::feed::Receipt receipt() const override { return m_receipt; }
    [[nodiscard]] core::live::Status link() const override { return m_link; }
    [[nodiscard]] core::feed::TailStatus tail() const override { return m_tail; }
    [[nodiscard]] QVector<core::feed::Gap> gaps() const override { return m_gaps.values(); }
    [[nodiscard]] core::feed::FeedCounters counters() const override { return {}; }
    [[nodiscard]] core::history::HistorySource &source() override { return history; }
    [[nodiscard]] core::feed::Delivery deliveryOf(const QString &messageId) const override;
    void setFront(const QString &conversationId) override;
    void markSeen(const QString &conversationId) override
    {
        asked.append(QStringLiteral("seen ") + conversationId);
    }
    void fillNow() override { asked.append(QStringLiteral("fill")); }
    void retryNow() override { asked.append(QStringLiteral("retry")); }
    [[nodiscard]] bool allowsWriting() const override { return m_writing; }
    void send(const QString &conversationId, const QString &text) override;
    void sendAgain(const QString &messageId) override { asked.append(QStringLiteral("again ") + messageId); }
    void discard(const QString &messageId) override;
    void setTyping(const QString &conversationId, bool typing) override;

private:
    QMap<QString, core::feed::Room> m_rooms;
    QMap<QString, core::feed::FeedMessage> m_own; // by message id
    QMap<qint64, core::feed::Gap> m_gaps;
    core::feed::Receipt m_receipt;
    core::live::Status m_link;
    core::feed::TailStatus m_tail;
    bool m_writing = false;
    int m_count = 0;
};

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/forwardingsource.h"

#include <QHash>
#include <QTimer>

namespace core::feed {

/// The archive with the messages that have no row yet behind the last row of their conversation. Other
/// questions than for messages of a conversation go to the archive alone.
///
/// GUI thread; the archive must outlive it. changed() for provisional messages comes at most every 50 ms.
class LiveHistory final : public history::ForwardingSource
{
    Q_OBJECT
public:
    explicit LiveHistory(history::HistorySource &archive, QObject *parent = nullptr);

    void put(const chat::Message &message); // new, or with other content
    void add(const chat::Message &message); // its id is new for certain
    void remove(const QString &conversationId, const QString &messageId);
    [[nodiscard]] const QVector<chat::Message> &provisional(const QString &conversationId) const;

    // HistorySource
    [[nodiscard]] QFuture<Result<chat::Conversation>> conversation(
        const history::ConversationRef &ref, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::MessagePage>> messages(const history::ConversationRef &ref,
        const history::MessageAnchor &anchor, int limit, CancelToken cancel = {}) override;

private:
    void announce();

    QHash<QString, QVector<chat::Message>> m_provisional; // by conversation, oldest first
    QTimer m_settle;
    qint64 m_rows = 0; // numbers given out
};

} // namespace core::feed

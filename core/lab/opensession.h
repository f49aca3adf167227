// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/forwardingsource.h"

#include <QFuture>

namespace core::lab {

/// The session on the screen as a HistorySource: its messages in memory, so that an answer can grow; every
/// other question goes to the archive of all sessions.
///
/// Sessions are talks that a person typed, hundreds of messages at most. GUI thread; the archive must outlive
/// it.
class OpenSession final : public history::ForwardingSource
{
    Q_OBJECT
public:
    explicit OpenSession(history::HistorySource &archive, QObject *parent = nullptr);

    void show(const chat::Conversation &about, const QVector<chat::Message> &messages);
    void append(const chat::Message &message);
    void update(const chat::Message &message); // by id; appended when it is not there
    void remove(const QString &messageId);
    void setAbout(const chat::Conversation &about) { m_about = about; }
    [[nodiscard]] const chat::Conversation &about() const { return m_about; }
    [[nodiscard]] const QVector<chat::Message> &all() const { return m_messages; }

    // HistorySource
    [[nodiscard]] QFuture<Result<chat::Conversation>> conversation(
        const history::ConversationRef &ref, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::MessagePage>> messages(const history::ConversationRef &ref,
        const history::MessageAnchor &anchor, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<std::optional<history::Position>>> findInConversation(
        const history::ConversationRef &ref, const history::Query &query, history::Position from,
        bool forward, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::Activity>> activity(
        const history::ConversationRef &ref, int buckets, CancelToken cancel = {}) override;

private:
    [[nodiscard]] bool isOpen(const history::ConversationRef &ref) const;
    [[nodiscard]] qint64 rankOf(const history::MessageAnchor &anchor, int limit, qint64 &anchorRank) const;

    chat::Conversation m_about;
    QVector<chat::Message> m_messages; // oldest first
};

} // namespace core::lab

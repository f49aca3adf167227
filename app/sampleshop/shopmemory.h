// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/chatscript.h"
#include "core/coze/values.h"

#include <QHash>
#include <QJsonObject>

#include <memory>

namespace app::sampleshop {

/// A conversation as the shop remembers it.
struct StoredConversation
{
    core::coze::Conversation value;
    QString botId; // empty: of no bot, and in no list
    QString session; // whose it is
    QJsonObject metaData;
    QVector<core::coze::Message> messages; // oldest first
    QString runningChat; // empty: none
};

/// One turn of a bot.
struct StoredChat
{
    core::coze::Chat value;
    QString session;
    bool isSaved = true; // can be asked for later
    QJsonObject metaData;
    QVector<core::coze::Message> messages; // what the bot said, in order
    AfterTools afterTools; // how it goes on, when it waits for tools
    qint64 inputTokens = 0;
};

/// Conversations and chats, in memory and bounded: the oldest ones go. A plain class, one thread.
class ShopMemory
{
public:
    using ConversationPointer = std::shared_ptr<StoredConversation>;
    using ChatPointer = std::shared_ptr<StoredChat>;

    ShopMemory();

    /// 19 digits, rising, never the same twice, also not after a restart.
    [[nodiscard]] QString newId();

    [[nodiscard]] ConversationPointer addConversation(const QString &botId, const QString &session);
    /// Null when there is none, or it is of another session.
    [[nodiscard]] ConversationPointer conversation(const QString &id, const QString &session) const;
    [[nodiscard]] QVector<ConversationPointer> conversations(
        const QString &botId, const QString &session) const; // oldest first
    void removeConversation(const QString &id);
    void addMessage(StoredConversation &conversation, const core::coze::Message &message);

    void addChat(const ChatPointer &chat);
    [[nodiscard]] ChatPointer chat(
        const QString &conversationId, const QString &chatId, const QString &session) const;
    [[nodiscard]] qsizetype chatCount() const { return m_chats.size(); }

private:
    void forgetOldest();

    qint64 m_lastId;
    QHash<QString, ConversationPointer> m_conversations;
    QStringList m_order; // of m_conversations, oldest first
    QHash<QString, ChatPointer> m_chats;
    QHash<QString, QStringList> m_chatsOf; // by conversation
};

} // namespace app::sampleshop

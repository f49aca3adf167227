// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/shopmemory.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr qint64 kFirstId = 7'400'000'000'000'000'000; // beyond 2^53, as those of the service
constexpr qint64 kIdsPerSecond = 1'000'000;
constexpr qsizetype kMostConversations = 300;
constexpr qsizetype kMostMessages = 2000; // of a conversation
constexpr qsizetype kMostChats = 200; // of a conversation

} // namespace

ShopMemory::ShopMemory()
    : m_lastId(kFirstId + QDateTime::currentSecsSinceEpoch() % 100'000'000 * kIdsPerSecond)
{ }

QString ShopMemory::newId()
{
    return QString::number(++m_lastId);
}

ShopMemory::ConversationPointer ShopMemory::addConversation(const QString &botId, const QString &session)
{
    auto conversation = std::make_shared<StoredConversation>();
    conversation->value.id = newId();
    conversation->value.lastSectionId = conversation->value.id; // coze-api 4.3
    conversation->value.createdAtMs = conversation->value.updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    conversation->botId = botId;
    conversation->session = session;
    m_conversations.insert(conversation->value.id, conversation);
    m_order.append(conversation->value.id);
    forgetOldest();
    return conversation;
}

ShopMemory::ConversationPointer ShopMemory::conversation(const QString &id, const QString &session) const
{
    const ConversationPointer known = m_conversations.value(id);
    return known && known->session == session ? known : nullptr;
}

QVector<ShopMemory::ConversationPointer> ShopMemory::conversations(
    const QString &botId, const QString &session) const
{
    QVector<ConversationPointer> found;
    for (const QString &id : m_order) {
        const ConversationPointer one = m_conversations.value(id);
        if (one->botId == botId && one->session == session)
            found.append(one);
    }
    return found;
}

void ShopMemory::removeConversation(const QString &id)
{
    m_conversations.remove(id);
    m_order.removeOne(id);
    for (const QString &chat : m_chatsOf.take(id))
        m_chats.remove(chat);
}

void ShopMemory::addMessage(StoredConversation &conversation, const core::coze::Message &message)
{
    conversation.messages.append(message);
    if (conversation.messages.size() > kMostMessages)
        conversation.messages.removeFirst();
    conversation.value.updatedAtMs = QDateTime::currentMSecsSinceEpoch();
}

void ShopMemory::addChat(const ChatPointer &chat)
{
    m_chats.insert(chat->value.id, chat);
    QStringList &siblings = m_chatsOf[chat->value.conversationId];
    siblings.append(chat->value.id);
    if (siblings.size() > kMostChats)
        m_chats.remove(siblings.takeFirst());
}

ShopMemory::ChatPointer ShopMemory::chat(
    const QString &conversationId, const QString &chatId, const QString &session) const
{
    const ChatPointer known = m_chats.value(chatId);
    const bool mayBeSeen = known && known->isSaved && known->session == session
        && known->value.conversationId == conversationId;
    return mayBeSeen ? known : nullptr;
}

void ShopMemory::forgetOldest()
{
    qsizetype tooMany = m_order.size() - kMostConversations;
    const QStringList order = m_order;
    for (const QString &id : order) {
        if (tooMany <= 0)
            return;
        if (!m_conversations.value(id)->runningChat.isEmpty())
            continue; // somebody is talking in it
        removeConversation(id);
        --tooMany;
    }
}

} // namespace app::sampleshop

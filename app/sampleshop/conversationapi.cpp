// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/conversationapi.h"

#include "app/sampleshop/wirejson.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::coze::Message;

namespace app::sampleshop {

namespace {

constexpr int kLargestPage = 50;
constexpr qsizetype kLongestName = 100;

ApiAnswer noConversation()
{
    return ApiAnswer::refuse(code::kNoConversation, u"there is no such conversation"_s);
}

ApiAnswer noMessage()
{
    return ApiAnswer::refuse(code::kNoMessage, u"there is no such message"_s);
}

ApiAnswer badParameter(const QString &message)
{
    return ApiAnswer::refuse(code::kBadParameter, message);
}

ApiAnswer conversationAnswer(const StoredConversation &conversation)
{
    return ApiAnswer::data(toJson(conversation.value, conversation.metaData));
}

/// Of an EnterMessage (coze-api 2.1); nothing when it is none.
std::optional<Message> messageFrom(const QJsonObject &given)
{
    Message message;
    message.role = given[u"role"_s].toString();
    message.typeWord = given[u"type"_s].toString();
    message.content = given[u"content"_s].toString();
    message.contentType = given[u"content_type"_s].toString(u"text"_s);
    const bool good = (message.role == "user"_L1 || message.role == "assistant"_L1)
        && (message.contentType == "text"_L1 || message.contentType == "object_string"_L1)
        && !message.content.isEmpty();
    if (message.typeWord.isEmpty())
        message.typeWord = message.role == "user"_L1 ? u"question"_s : u"answer"_s;
    return good ? std::optional(message) : std::nullopt;
}

void store(ShopMemory &memory, StoredConversation &conversation, Message &message)
{
    message.id = memory.newId();
    message.conversationId = conversation.value.id;
    message.botId = conversation.botId;
    message.sectionId = conversation.value.lastSectionId;
    message.createdAtMs = message.updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    memory.addMessage(conversation, message);
}

} // namespace

ShopMemory::ConversationPointer ConversationApi::conversationOf(const ApiCall &call) const
{
    const QString id = call.ids.isEmpty() ? call.parameter(u"conversation_id"_s) : call.ids.constFirst();
    return m_memory.conversation(id, call.identity.session);
}

Message *ConversationApi::messageOf(const ApiCall &call) const
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return nullptr;
    const auto found = std::find_if(conversation->messages.begin(), conversation->messages.end(),
        [id = call.parameter(u"message_id"_s)](const Message &one) { return one.id == id; });
    return found == conversation->messages.end() ? nullptr : &*found;
}

ApiAnswer ConversationApi::create(const ApiCall &call)
{
    const QString name = call.body[u"name"_s].toString();
    if (name.size() > kLongestName)
        return badParameter(u"a name has at most 100 characters"_s);
    QVector<Message> messages;
    const QJsonArray list = call.body[u"messages"_s].toArray();
    for (const auto &one : list) {
        const auto message = messageFrom(one.toObject());
        if (!message)
            return badParameter(u"a message needs role, content and content_type"_s);
        messages.append(*message);
    }
    const auto conversation
        = m_memory.addConversation(call.body[u"bot_id"_s].toString(), call.identity.session);
    conversation->value.name = name;
    conversation->metaData = call.body[u"meta_data"_s].toObject();
    for (Message &message : messages)
        store(m_memory, *conversation, message);
    return conversationAnswer(*conversation);
}

ApiAnswer ConversationApi::retrieve(const ApiCall &call) const
{
    const auto conversation = conversationOf(call);
    return conversation ? conversationAnswer(*conversation) : noConversation();
}

ApiAnswer ConversationApi::list(const ApiCall &call) const
{
    const QString botId = call.parameter(u"bot_id"_s);
    if (botId.isEmpty())
        return badParameter(u"bot_id is required"_s);
    auto all = m_memory.conversations(botId, call.identity.session);
    if (call.parameter(u"sort_order"_s) != "ASC"_L1)
        std::reverse(all.begin(), all.end());
    const int size = call.number(u"page_size"_s, kLargestPage, kLargestPage);
    const qsizetype from = qsizetype(call.number(u"page_num"_s, 1, 1'000'000) - 1) * size;
    QJsonArray page;
    for (const auto &one : all.mid(std::min(from, all.size()), size))
        page.append(toJson(one->value, one->metaData));
    return ApiAnswer::data(
        QJsonObject{{u"conversations"_s, page}, {u"has_more"_s, from + size < all.size()}});
}

ApiAnswer ConversationApi::rename(const ApiCall &call)
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return noConversation();
    const QString name = call.body[u"name"_s].toString();
    if (name.isEmpty() || name.size() > kLongestName)
        return badParameter(u"a name has 1 to 100 characters"_s);
    conversation->value.name = name;
    conversation->value.updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    return conversationAnswer(*conversation);
}

ApiAnswer ConversationApi::remove(const ApiCall &call)
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return noConversation();
    m_memory.removeConversation(conversation->value.id);
    return ApiAnswer::done();
}

ApiAnswer ConversationApi::clear(const ApiCall &call)
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return noConversation();
    conversation->value.lastSectionId = m_memory.newId();
    return ApiAnswer::data(QJsonObject{
        {u"id"_s, conversation->value.lastSectionId}, {u"conversation_id"_s, conversation->value.id}});
}

ApiAnswer ConversationApi::createMessage(const ApiCall &call)
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return noConversation();
    auto message = messageFrom(call.body);
    if (!message)
        return badParameter(u"a message needs role, content and content_type"_s);
    store(m_memory, *conversation, *message);
    return ApiAnswer::data(toJson(*message));
}

ApiAnswer ConversationApi::listMessages(const ApiCall &call) const
{
    const auto conversation = conversationOf(call);
    if (!conversation)
        return noConversation();
    const int asked = call.body[u"limit"_s].toInt(kLargestPage);
    if (asked < 1 || asked > kLargestPage)
        return badParameter(u"limit is 1 to 50"_s);
    QVector<Message> messages;
    const QString chatId = call.body[u"chat_id"_s].toString();
    const bool withSteps = call.body[u"include_middle_message"_s].toBool(true);
    for (const Message &one : std::as_const(conversation->messages)) {
        const bool isStep = one.typeWord != "question"_L1 && one.typeWord != "answer"_L1;
        if ((chatId.isEmpty() || one.chatId == chatId) && (withSteps || !isStep))
            messages.append(one);
    }
    if (call.body[u"order"_s].toString() != "asc"_L1)
        std::reverse(messages.begin(), messages.end());
    const auto position = [&messages](const QString &id) {
        const auto found = std::find_if(
            messages.cbegin(), messages.cend(), [&id](const Message &one) { return one.id == id; });
        return qsizetype(std::distance(messages.cbegin(), found)); // behind the last: there is none
    };
    const auto cursor = [&call](const QString &key) {
        const QString id = call.body[key].toString();
        return id == "0"_L1 ? QString() : id;
    };
    qsizetype from = 0;
    qsizetype end = 0;
    bool more = false;
    if (const QString before = cursor(u"before_id"_s); !before.isEmpty()) {
        end = position(before);
        from = std::max<qsizetype>(end - asked, 0);
        more = from > 0;
    } else {
        if (const QString after = cursor(u"after_id"_s); !after.isEmpty())
            from = std::min(position(after) + 1, messages.size());
        end = std::min<qsizetype>(from + asked, messages.size());
        more = end < messages.size();
    }
    QJsonArray page;
    for (qsizetype i = from; i < end; ++i)
        page.append(toJson(messages.at(i)));
    const bool isEmpty = from >= end;
    return ApiAnswer::top(
        {{u"data"_s, page}, {u"has_more"_s, more}, {u"first_id"_s, isEmpty ? u"0"_s : messages.at(from).id},
            {u"last_id"_s, isEmpty ? u"0"_s : messages.at(end - 1).id}});
}

ApiAnswer ConversationApi::retrieveMessage(const ApiCall &call) const
{
    const Message *message = messageOf(call);
    return message ? ApiAnswer::data(toJson(*message)) : noMessage();
}

ApiAnswer ConversationApi::modifyMessage(const ApiCall &call)
{
    Message *message = messageOf(call);
    if (!message)
        return noMessage();
    if (call.body.contains(u"content"_s))
        message->content = call.body[u"content"_s].toString();
    if (call.body.contains(u"content_type"_s))
        message->contentType = call.body[u"content_type"_s].toString();
    message->updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    return ApiAnswer::top({{u"message"_s, toJson(*message)}}); // not under `data` (coze-api 4.2)
}

ApiAnswer ConversationApi::deleteMessage(const ApiCall &call)
{
    const auto conversation = conversationOf(call);
    const Message *message = messageOf(call);
    if (!message)
        return noMessage();
    const Message gone = *message;
    const bool isAnswer = gone.typeWord == "answer"_L1;
    if (!isAnswer && gone.typeWord != "question"_L1)
        return badParameter(u"only questions and answers can be deleted"_s);
    conversation->messages.removeIf([&gone, isAnswer](const Message &one) {
        const bool isStepOfIt = isAnswer && !gone.chatId.isEmpty() && one.chatId == gone.chatId
            && one.typeWord != "question"_L1 && one.typeWord != "answer"_L1;
        return one.id == gone.id || isStepOfIt;
    });
    return ApiAnswer::data(toJson(gone));
}

} // namespace app::sampleshop

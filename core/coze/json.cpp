// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/json.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

/// snake_case, or PascalCase as one page of the service writes it.
QJsonValue either(const QJsonObject &object, QLatin1StringView snake, QLatin1StringView pascal)
{
    const QJsonValue value = object[snake];
    return value.isUndefined() || value.isNull() ? object[pascal] : value;
}

QStringList names(const QJsonValue &list)
{
    QStringList found;
    for (const QJsonValue &one : list.toArray()) {
        if (const QString name = one[u"name"_s].toString(); !name.isEmpty())
            found.append(name);
    }
    return found;
}

} // namespace

MessageType messageTypeOf(const QString &word)
{
    static const QHash<QString, MessageType> types{{u"question"_s, MessageType::Question},
        {u"answer"_s, MessageType::Answer}, {u"function_call"_s, MessageType::FunctionCall},
        {u"tool_output"_s, MessageType::ToolOutput}, {u"tool_response"_s, MessageType::ToolOutput},
        {u"follow_up"_s, MessageType::FollowUp}, {u"verbose"_s, MessageType::Verbose},
        {u"knowledge"_s, MessageType::Knowledge}};
    return types.value(word.toLower(), MessageType::Unknown);
}

ChatStatus chatStatusOf(const QString &word)
{
    static const QHash<QString, ChatStatus> states{{u"created"_s, ChatStatus::Created},
        {u"in_progress"_s, ChatStatus::InProgress}, {u"completed"_s, ChatStatus::Completed},
        {u"failed"_s, ChatStatus::Failed}, {u"expired"_s, ChatStatus::Failed},
        {u"deleted"_s, ChatStatus::Failed}, {u"requires_action"_s, ChatStatus::RequiresAction},
        {u"required_action"_s, ChatStatus::RequiresAction}, {u"canceled"_s, ChatStatus::Canceled},
        {u"cancelled"_s, ChatStatus::Canceled}};
    return states.value(word.toLower(), ChatStatus::Unknown);
}

QString toWord(ChatStatus status)
{
    switch (status) {
    case ChatStatus::Created:
        return u"created"_s;
    case ChatStatus::InProgress:
        return u"in_progress"_s;
    case ChatStatus::Completed:
        return u"completed"_s;
    case ChatStatus::Failed:
        return u"failed"_s;
    case ChatStatus::RequiresAction:
        return u"requires_action"_s;
    case ChatStatus::Canceled:
        return u"canceled"_s;
    case ChatStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

bool isTerminal(ChatStatus status)
{
    return status != ChatStatus::Created && status != ChatStatus::InProgress && status != ChatStatus::Unknown;
}

QString idFrom(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

std::optional<qint64> timeFrom(const QJsonValue &value)
{
    bool number = value.isDouble();
    const qint64 seconds = number ? value.toInteger() : value.toString().toLongLong(&number);
    return number && seconds > 0 ? std::optional(seconds * 1000) : std::nullopt;
}

ServiceError serviceErrorFrom(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    const QJsonValue code = either(object, "code"_L1, "Code"_L1);
    return {code.isString() ? code.toString().toLongLong() : code.toInteger(),
        either(object, "msg"_L1, "Msg"_L1).toString()};
}

Chat chatFrom(const QJsonObject &object)
{
    Chat chat;
    chat.id = idFrom(object[u"id"_s]);
    chat.conversationId = idFrom(object[u"conversation_id"_s]);
    chat.botId = idFrom(object[u"bot_id"_s]);
    chat.sectionId = idFrom(object[u"section_id"_s]);
    chat.status = chatStatusOf(object[u"status"_s].toString());
    const ServiceError error = serviceErrorFrom(object[u"last_error"_s]);
    if (error.code != 0 || !error.message.isEmpty())
        chat.lastError = error;
    const QJsonValue calls = object[u"required_action"_s][u"submit_tool_outputs"_s][u"tool_calls"_s];
    for (const QJsonValue &call : calls.toArray()) {
        const QJsonObject function = call[u"function"_s].toObject();
        chat.toolCalls.append({call[u"id"_s].toString(), call[u"type"_s].toString(),
            function[u"name"_s].toString(), function[u"arguments"_s].toString()});
    }
    if (const QJsonObject usage = object[u"usage"_s].toObject(); !usage.isEmpty()) {
        const auto count = [&usage](QLatin1StringView name, QLatin1StringView other) {
            const QJsonValue value = usage[name];
            return value.isUndefined() ? usage[other].toInteger() : value.toInteger();
        };
        chat.usage = Usage{count("input_count"_L1, "input_tokens"_L1),
            count("output_count"_L1, "output_tokens"_L1), usage[u"token_count"_s].toInteger()};
    }
    chat.createdAtMs = timeFrom(object[u"created_at"_s]);
    chat.completedAtMs = timeFrom(object[u"completed_at"_s]);
    return chat;
}

Message messageFrom(const QJsonObject &object)
{
    Message message;
    message.id = idFrom(object[u"id"_s]);
    message.conversationId = idFrom(object[u"conversation_id"_s]);
    message.chatId = idFrom(object[u"chat_id"_s]);
    message.botId = idFrom(object[u"bot_id"_s]);
    message.sectionId = idFrom(object[u"section_id"_s]);
    message.role = object[u"role"_s].toString();
    message.typeWord = object[u"type"_s].toString();
    message.type = messageTypeOf(message.typeWord);
    message.content = object[u"content"_s].toString();
    message.contentType = object[u"content_type"_s].toString();
    message.reasoning = object[u"reasoning_content"_s].toString();
    message.createdAtMs = timeFrom(object[u"created_at"_s]);
    message.updatedAtMs = timeFrom(object[u"updated_at"_s]);
    return message;
}

BotSummary botSummaryFrom(const QJsonObject &object)
{
    BotSummary bot;
    bot.id = idFrom(either(object, "id"_L1, "bot_id"_L1));
    bot.name = either(object, "name"_L1, "bot_name"_L1).toString();
    bot.description = object[u"description"_s].toString();
    bot.iconUrl = object[u"icon_url"_s].toString();
    bot.isPublished = object[u"is_published"_s].toBool(true);
    bot.publishedAtMs = timeFrom(either(object, "published_at"_L1, "publish_time"_L1));
    bot.updatedAtMs = timeFrom(object[u"updated_at"_s]);
    return bot;
}

Bot botFrom(const QJsonObject &object)
{
    Bot bot;
    bot.id = idFrom(either(object, "bot_id"_L1, "id"_L1));
    bot.name = object[u"name"_s].toString();
    bot.description = object[u"description"_s].toString();
    bot.iconUrl = object[u"icon_url"_s].toString();
    bot.version = idFrom(object[u"version"_s]);
    bot.mode = object[u"bot_mode"_s].toInt();
    bot.prompt = object[u"prompt_info"_s][u"prompt"_s].toString();
    const QJsonObject onboarding = object[u"onboarding_info"_s].toObject();
    bot.prologue = either(onboarding, "prologue"_L1, "Prologue"_L1).toString();
    for (const QJsonValue &question :
        either(onboarding, "suggested_questions"_L1, "SuggestedQuestions"_L1).toArray())
        bot.suggestedQuestions.append(question.toString());
    bot.modelId = idFrom(object[u"model_info"_s][u"model_id"_s]);
    bot.modelName = object[u"model_info"_s][u"model_name"_s].toString();
    bot.plugins = names(object[u"plugin_info_list"_s]);
    bot.workflows = names(object[u"workflow_info_list"_s]);
    bot.knowledge = names(object[u"knowledge"_s][u"knowledge_infos"_s]);
    bot.createdAtMs = timeFrom(object[u"create_time"_s]);
    bot.updatedAtMs = timeFrom(object[u"update_time"_s]);
    bot.raw = object;
    return bot;
}

Conversation conversationFrom(const QJsonObject &object)
{
    return {idFrom(object[u"id"_s]), object[u"name"_s].toString(), idFrom(object[u"last_section_id"_s]),
        timeFrom(object[u"created_at"_s]), timeFrom(object[u"updated_at"_s])};
}

QString toolNameIn(const QString &content)
{
    const QJsonObject call = QJsonDocument::fromJson(content.toUtf8()).object();
    for (const QString &key : {u"name"_s, u"api_name"_s, u"plugin_name"_s}) {
        if (const QString name = call[key].toString(); !name.isEmpty())
            return name;
    }
    return {};
}

} // namespace core::coze

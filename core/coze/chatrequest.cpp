// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatrequest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

constexpr qsizetype kMostMessages = 100;
constexpr qsizetype kMostPairs = 16;
constexpr qsizetype kLongestKey = 64;
constexpr qsizetype kLongestValue = 512;

QJsonObject mapOf(const QMap<QString, QString> &pairs)
{
    QJsonObject object;
    for (auto it = pairs.cbegin(); it != pairs.cend(); ++it)
        object[it.key()] = it.value();
    return object;
}

QString wordOf(Attachment::Kind kind)
{
    switch (kind) {
    case Attachment::Kind::File:
        return u"file"_s;
    case Attachment::Kind::Audio:
        return u"audio"_s;
    case Attachment::Kind::Image:
        break;
    }
    return u"image"_s;
}

bool isVariableName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
    });
}

} // namespace

Result<Done> ChatRequest::checked() const
{
    const auto refuse = [](const QString &why) { return failure(Error::Kind::InvalidInput, why); };
    if (botId.isEmpty())
        return refuse(u"bot_id is missing"_s);
    if (userId.isEmpty())
        return refuse(u"user_id is missing"_s);
    if (!attachments.isEmpty() && text.trimmed().isEmpty())
        return refuse(u"a picture or file needs a text beside it"_s);
    if (text.isEmpty())
        return refuse(u"the question is empty"_s);
    if (!stream && !saveHistory)
        return refuse(u"auto_save_history must be on when the answer is not streamed"_s);
    if (context.size() + 1 > kMostMessages)
        return refuse(u"additional_messages holds at most %1 messages"_s.arg(kMostMessages));
    if (metaData.size() > kMostPairs)
        return refuse(u"meta_data holds at most %1 pairs"_s.arg(kMostPairs));
    for (auto it = metaData.cbegin(); it != metaData.cend(); ++it) {
        if (it.key().isEmpty() || it.key().size() > kLongestKey || it->isEmpty()
            || it->size() > kLongestValue)
            return refuse(u"meta_data keys have 1 to %1 characters, values 1 to %2"_s.arg(kLongestKey)
                              .arg(kLongestValue));
    }
    for (auto it = customVariables.cbegin(); it != customVariables.cend(); ++it) {
        if (!isVariableName(it.key()))
            return refuse(
                u"custom_variables: %1 has other characters than letters and underscores"_s.arg(it.key()));
    }
    return Done{};
}

QJsonObject ChatRequest::body() const
{
    QJsonArray messages;
    for (const ContextMessage &one : context) {
        messages.append(QJsonObject{{u"role"_s, one.role},
            {u"type"_s, one.role == "user"_L1 ? u"question"_s : u"answer"_s}, {u"content"_s, one.content},
            {u"content_type"_s, u"text"_s}});
    }
    QJsonObject question{{u"role"_s, u"user"_s}, {u"type"_s, u"question"_s}};
    if (attachments.isEmpty()) {
        question[u"content"_s] = text;
        question[u"content_type"_s] = u"text"_s;
    } else {
        QJsonArray items{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}};
        for (const Attachment &one : attachments)
            items.append(QJsonObject{{u"type"_s, wordOf(one.kind)}, {u"file_id"_s, one.fileId}});
        // The service wants the list as a text.
        question[u"content"_s] = QString::fromUtf8(QJsonDocument(items).toJson(QJsonDocument::Compact));
        question[u"content_type"_s] = u"object_string"_s;
    }
    messages.append(question);
    QJsonObject body{{u"bot_id"_s, botId}, {u"user_id"_s, userId}, {u"stream"_s, stream},
        {u"auto_save_history"_s, saveHistory}, {u"additional_messages"_s, messages}};
    if (!customVariables.isEmpty())
        body[u"custom_variables"_s] = mapOf(customVariables);
    if (!metaData.isEmpty())
        body[u"meta_data"_s] = mapOf(metaData);
    if (!parameters.isEmpty())
        body[u"parameters"_s] = parameters;
    if (draft)
        body[u"publish_status"_s] = u"unpublished_draft"_s;
    if (!connectorId.isEmpty() && connectorId != "1024"_L1)
        body[u"connector_id"_s] = connectorId;
    return body;
}

} // namespace core::coze

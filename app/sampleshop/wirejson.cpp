// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/wirejson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr char kMark = '@'; // stands where the piece will; ids and the other words have none

void setTime(QJsonObject &object, const QString &key, const std::optional<qint64> &ms)
{
    if (ms)
        object[key] = *ms / 1000;
}

void appendEscaped(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char kHex[] = "0123456789abcdef";
    for (const char byte : utf8) {
        if (byte == '"' || byte == '\\') {
            out += '\\';
            out += byte;
        } else if (byte == '\n') {
            out += "\\n";
        } else if (uchar(byte) < 0x20) {
            out += "\\u00";
            out += kHex[uchar(byte) >> 4];
            out += kHex[uchar(byte) & 0xf];
        } else {
            out += byte;
        }
    }
}

} // namespace

QJsonObject toJson(const core::coze::Chat &chat, const QJsonObject &metaData)
{
    const core::coze::ServiceError error = chat.lastError.value_or(core::coze::ServiceError{});
    const core::coze::Usage usage = chat.usage.value_or(core::coze::Usage{});
    QJsonObject object{{u"id"_s, chat.id}, {u"conversation_id"_s, chat.conversationId},
        {u"bot_id"_s, chat.botId}, {u"section_id"_s, chat.sectionId}, {u"status"_s, toWord(chat.status)},
        {u"last_error"_s, QJsonObject{{u"code"_s, error.code}, {u"msg"_s, error.message}}},
        {u"usage"_s,
            QJsonObject{{u"token_count"_s, usage.total}, {u"output_count"_s, usage.output},
                {u"input_count"_s, usage.input}}},
        {u"meta_data"_s, metaData}};
    setTime(object, u"created_at"_s, chat.createdAtMs);
    const bool failed = chat.status == core::coze::ChatStatus::Failed;
    setTime(object, failed ? u"failed_at"_s : u"completed_at"_s, chat.completedAtMs);
    if (chat.status == core::coze::ChatStatus::RequiresAction) {
        QJsonArray calls;
        for (const core::coze::ToolCall &call : chat.toolCalls) {
            calls.append(QJsonObject{{u"id"_s, call.id}, {u"type"_s, call.type},
                {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, call.arguments}}}});
        }
        object[u"required_action"_s] = QJsonObject{{u"type"_s, u"submit_tool_outputs"_s},
            {u"submit_tool_outputs"_s, QJsonObject{{u"tool_calls"_s, calls}}}};
    }
    return object;
}

QJsonObject toJson(const core::coze::Message &message)
{
    QJsonObject object{{u"id"_s, message.id}, {u"conversation_id"_s, message.conversationId},
        {u"bot_id"_s, message.botId}, {u"chat_id"_s, message.chatId}, {u"section_id"_s, message.sectionId},
        {u"role"_s, message.role}, {u"type"_s, message.typeWord}, {u"content"_s, message.content},
        {u"content_type"_s, message.contentType}};
    if (!message.reasoning.isEmpty())
        object[u"reasoning_content"_s] = message.reasoning;
    setTime(object, u"created_at"_s, message.createdAtMs);
    setTime(object, u"updated_at"_s, message.updatedAtMs);
    return object;
}

QJsonObject toJson(const core::coze::Conversation &conversation, const QJsonObject &metaData)
{
    QJsonObject object{{u"id"_s, conversation.id}, {u"name"_s, conversation.name},
        {u"last_section_id"_s, conversation.lastSectionId}, {u"meta_data"_s, metaData},
        {u"connector_id"_s, u"1024"_s}};
    setTime(object, u"created_at"_s, conversation.createdAtMs);
    setTime(object, u"updated_at"_s, conversation.updatedAtMs);
    return object;
}

QByteArray sseFrame(const QByteArray &event, const QByteArray &data)
{
    return "event:" + event + "\ndata:" + data + "\n\n";
}

QByteArray sseFrame(const QByteArray &event, const QJsonObject &data)
{
    return sseFrame(event, QJsonDocument(data).toJson(QJsonDocument::Compact));
}

DeltaFrames::DeltaFrames(const core::coze::Message &message)
{
    QJsonObject delta = toJson(message);
    delta.remove(u"created_at"_s);
    delta.remove(u"updated_at"_s);
    delta[u"content"_s] = QString(QLatin1Char(kMark));
    m_text = around(delta);
    delta[u"content"_s] = QString();
    delta[u"reasoning_content"_s] = QString(QLatin1Char(kMark));
    m_reasoning = around(delta);
}

DeltaFrames::Around DeltaFrames::around(const QJsonObject &delta)
{
    const QByteArray frame = sseFrame("conversation.message.delta", delta);
    const qsizetype mark = frame.indexOf(kMark);
    return {frame.first(mark), frame.sliced(mark + 1)};
}

QByteArray DeltaFrames::filled(const Around &around, QByteArrayView utf8)
{
    QByteArray frame;
    frame.reserve(around.head.size() + utf8.size() + around.tail.size() + 8);
    frame += around.head;
    appendEscaped(frame, utf8);
    frame += around.tail;
    return frame;
}

} // namespace app::sampleshop

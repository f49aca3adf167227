// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatevent.h"

#include "core/coze/deltareader.h"
#include "core/coze/json.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

ChatEvent malformed(const QString &name, const QByteArray &data)
{
    return UnknownEvent{name, data, true};
}

/// The status that an event's name means, where the object does not say it.
ChatEvent stateOf(const QString &name, const QJsonObject &object)
{
    Chat chat = chatFrom(object);
    const ChatStatus named = chatStatusOf(name.section(u'.', -1));
    if (named != ChatStatus::Unknown)
        chat.status = named;
    // A sample of chat.failed is the bare error.
    if (chat.status == ChatStatus::Failed && !chat.lastError && object.contains(u"code"_s))
        chat.lastError = serviceErrorFrom(object);
    return ChatState{chat};
}

} // namespace

ChatEvent decode(const net::SseEvent &event)
{
    if (event.name == "conversation.message.delta") {
        if (auto message = readDelta(event.data))
            return MessageDelta{std::move(*message)};
    }
    const QString name = QString::fromUtf8(event.name);
    const QString plain = name.toLower();
    if (plain == "done"_L1 || plain == "conversation.stream.done"_L1)
        return StreamDone{};
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(event.data, &parsed);
    const bool isObject = parsed.error == QJsonParseError::NoError && document.isObject();
    const QJsonObject object = document.object();
    if (plain == "error"_L1) {
        StreamError error{serviceErrorFrom(object)};
        if (error.error.message.isEmpty())
            error.error.message = QString::fromUtf8(event.data);
        return error;
    }
    if (plain.startsWith("conversation.chat."_L1))
        return isObject ? stateOf(plain, object) : malformed(name, event.data);
    if (plain == "conversation.message.delta"_L1)
        return isObject ? ChatEvent(MessageDelta{messageFrom(object)}) : malformed(name, event.data);
    if (plain == "conversation.message.completed"_L1)
        return isObject ? ChatEvent(MessageCompleted{messageFrom(object)}) : malformed(name, event.data);
    if (plain == "conversation.audio.delta"_L1) {
        if (!isObject)
            return malformed(name, event.data);
        const Message message = messageFrom(object);
        return AudioDelta{message.id, QByteArray::fromBase64(message.content.toLatin1())};
    }
    return UnknownEvent{name, event.data, false};
}

} // namespace core::coze

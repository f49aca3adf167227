// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/shopevents.h"

#include "core/base/timestamp.h"
#include "core/live/eventjson.h"

#include <QJsonDocument>

#include <simdjson.h>

#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

/// One value of the argument, whichever parser read it.
struct Value
{
    enum class Kind { Missing, Text, Number, Bool, Other };
    Kind kind = Kind::Missing;
    QString text = {}; // a number in its digits
    qint64 number = 0;
    bool isTrue = false;

    [[nodiscard]] QString id() const { return kind == Kind::Number || kind == Kind::Text ? text : QString(); }
    [[nodiscard]] QString words() const { return kind == Kind::Text ? text : QString(); }
    [[nodiscard]] std::optional<qint64> time() const
    {
        return kind == Kind::Number ? numberToTimestamp(number)
            : kind == Kind::Text    ? parseTimestamp(QStringView(text))
                                    : std::nullopt;
    }
};

Value whole(qint64 number)
{
    return {Value::Kind::Number, QString::number(number), number, false};
}

Value valueOf(const simdjson::dom::element &element)
{
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS)
        return {Value::Kind::Text, QString::fromUtf8(text.data(), qsizetype(text.size()))};
    std::int64_t number = 0;
    if (element.get(number) == simdjson::SUCCESS)
        return whole(number);
    bool isTrue = false;
    if (element.get(isTrue) == simdjson::SUCCESS)
        return {Value::Kind::Bool, {}, 0, isTrue};
    return {Value::Kind::Other};
}

Value valueOf(const QJsonValue &value)
{
    if (value.isString())
        return {Value::Kind::Text, value.toString()};
    if (value.isBool())
        return {Value::Kind::Bool, {}, 0, value.toBool()};
    if (value.isDouble() && value.toInteger(0) == value.toInteger(1))
        return whole(value.toInteger());
    return {value.isUndefined() ? Value::Kind::Missing : Value::Kind::Other};
}

constexpr std::array<std::string_view, 9> kKeys{
    "conversationId", "content", "timestamp", "userId", "userName", "role", "isTyping", "status", "sender"};
enum Key { ConversationId, Content, Timestamp, UserId, UserName, Role, IsTyping, StatusKey, Sender };

using Fields = std::array<Value, kKeys.size()>;

/// The first argument's fields, those of `sender` beside the others; nothing when it is no object.
using Argument = std::optional<Fields>;

std::optional<Key> keyOf(std::string_view name)
{
    const auto found = std::find(kKeys.begin(), kKeys.end(), name);
    return found == kKeys.end() ? std::nullopt : std::optional(Key(found - kKeys.begin()));
}

void take(const simdjson::dom::object &object, Fields &fields)
{
    for (const auto &[name, element] : object) {
        const auto key = keyOf(name);
        if (!key)
            continue;
        simdjson::dom::object sender;
        if (*key == Sender && element.get(sender) == simdjson::SUCCESS)
            take(sender, fields);
        else
            fields[*key] = valueOf(element);
    }
}

void take(const QJsonObject &object, Fields &fields)
{
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QByteArray name = field.key().toUtf8();
        const auto key = keyOf(std::string_view(name.constData(), std::size_t(name.size())));
        if (!key)
            continue;
        if (*key == Sender && field->isObject())
            take(field->toObject(), fields);
        else
            fields[*key] = valueOf(*field);
    }
}

Argument argumentByQt(const QByteArray &json)
{
    const auto array = jsonArray(json);
    if (!array || !array->at(1).isObject())
        return std::nullopt;
    Fields fields;
    take(array->at(1).toObject(), fields);
    return fields;
}

Argument argumentOf(const QByteArray &json)
{
    thread_local simdjson::dom::parser parser;
    constexpr qsizetype kLarge = 256 * 1024; // the parser keeps memory for the largest one
    if (json.size() > kLarge || mayHoldSurrogates(json))
        return argumentByQt(json);
    simdjson::dom::element document;
    if (parser.parse(json.constData(), std::size_t(json.size())).get(document) != simdjson::SUCCESS)
        return argumentByQt(json);
    simdjson::dom::object object;
    if (document.at(1).get(object) != simdjson::SUCCESS)
        return std::nullopt;
    Fields fields;
    take(object, fields);
    return fields;
}

ShopEvent messageFrom(const Fields &fields)
{
    return MessageReceived{fields[ConversationId].id(), fields[Content].words(), fields[UserId].id(),
        fields[UserName].words(), fields[Role].words(), fields[Timestamp].time()};
}

} // namespace

ShopEvent decodeShopEvent(const Event &event)
{
    static constexpr std::array kKnown{"message_received"_L1, "typing_indicator"_L1, "presence_update"_L1,
        "joined_conversation"_L1, "left_conversation"_L1, "authenticated"_L1};
    const auto known = std::find(kKnown.begin(), kKnown.end(), event.name);
    if (known == kKnown.end())
        return UnknownEvent{event.name, false};
    const UnknownEvent nothing{event.name, true};
    const Argument argument = argumentOf(event.json);
    if (!argument)
        return nothing;
    const Fields &fields = *argument;
    switch (known - kKnown.begin()) {
    case 0:
        if (fields[ConversationId].id().isEmpty() || fields[Content].kind != Value::Kind::Text)
            return nothing;
        return messageFrom(fields);
    case 1:
        return TypingIndicator{fields[UserId].id(), fields[UserName].words(), fields[IsTyping].isTrue};
    case 2:
        if (const QString word = fields[StatusKey].words(); word == "online"_L1 || word == "offline"_L1)
            return PresenceUpdate{fields[UserId].id(), word == "online"_L1, fields[Timestamp].time()};
        return nothing;
    case 3:
        return JoinedConversation{fields[ConversationId].id()};
    case 4:
        return LeftConversation{fields[ConversationId].id()};
    default:
        return Authenticated{fields[UserId].id(), fields[UserName].words(), fields[Role].words()};
    }
}

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/deltareader.h"

#include "core/coze/json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

/// A text that is mostly the same as the last time, so that the last one can be shared.
class Repeated
{
public:
    QString take(std::string_view utf8)
    {
        if (m_bytes != utf8) {
            m_bytes = utf8;
            m_text = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
        }
        return m_text;
    }

private:
    std::string m_bytes;
    QString m_text;
};

struct Field
{
    std::string_view key;
    QString Message::*member;
};

constexpr std::array kRepeated{Field{"id", &Message::id}, Field{"conversation_id", &Message::conversationId},
    Field{"chat_id", &Message::chatId}, Field{"bot_id", &Message::botId},
    Field{"section_id", &Message::sectionId}, Field{"role", &Message::role},
    Field{"type", &Message::typeWord}, Field{"content_type", &Message::contentType}};
constexpr std::array kFresh{
    Field{"content", &Message::content}, Field{"reasoning_content", &Message::reasoning}};

struct Reader
{
    simdjson::dom::parser parser;
    std::array<Repeated, kRepeated.size()> repeated;

    [[nodiscard]] std::optional<Message> read(const QByteArray &json);
    [[nodiscard]] bool take(Message &message, std::string_view key, const simdjson::dom::element &value);
};

bool Reader::take(Message &message, std::string_view key, const simdjson::dom::element &value)
{
    const auto isKey = [key](const Field &field) { return field.key == key; };
    const auto same = std::find_if(kRepeated.begin(), kRepeated.end(), isKey);
    const auto fresh = std::find_if(kFresh.begin(), kFresh.end(), isKey);
    if (same == kRepeated.end() && fresh == kFresh.end())
        return key != "created_at" && key != "updated_at"; // not in deltas as they are known
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS)
        return value.is_null();
    if (same != kRepeated.end())
        message.*(same->member) = repeated[std::size_t(same - kRepeated.begin())].take(text);
    else
        message.*(fresh->member) = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return true;
}

std::optional<Message> Reader::read(const QByteArray &json)
{
    simdjson::dom::object object;
    if (parser.parse(json.constData(), std::size_t(json.size())).get(object) != simdjson::SUCCESS)
        return std::nullopt;
    Message message;
    for (const auto &[key, value] : object) {
        if (!take(message, key, value))
            return std::nullopt;
    }
    message.type = messageTypeOf(message.typeWord);
    return message;
}

} // namespace

std::optional<Message> readDelta(const QByteArray &json)
{
    static thread_local Reader reader;
    return reader.read(json);
}

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace core::sync {

/// What a line of a file may tell about a message.
enum class Field : std::uint8_t {
    Id,
    ConversationId,
    ShopId,
    ShopName,
    BotId,
    BotName,
    CustomerId,
    CustomerName,
    CustomerEmail,
    Sender,
    Content,
    CreatedAt,
    UpdatedAt,
    Deleted,
    Lang,
    ReplyToId,
    Source,
    Marked,
    Comment,
};
inline constexpr std::size_t kFieldCount = std::size_t(Field::Comment) + 1;

/// One spelling of a field: camelCase, snake_case or the backend's column.
struct FieldName
{
    Field field;
    std::uint8_t spelling;
};
[[nodiscard]] std::optional<FieldName> fieldNamed(std::string_view name);

/// A value as the file wrote it. Strings are unescaped, numbers and nested values are source text.
struct Cell
{
    enum class Kind : std::uint8_t { Absent, Null, Text, Number, Bool, Nested };
    Kind kind = Kind::Absent;
    std::uint8_t spelling = 0;
    std::string text;
};

/// The known fields of one line. Reused from line to line.
class Record
{
public:
    void clear();
    /// The cell to fill in. Null when `kind` is Null and another spelling of the field has a value already.
    [[nodiscard]] Cell *put(FieldName name, Cell::Kind kind);
    [[nodiscard]] Cell &cell(Field field) { return m_cells[std::size_t(field)]; }

private:
    std::array<Cell, kFieldCount> m_cells;
};

/// Checks records and makes messages of them, by the rules in fileimport.h.
class MessageBuilder
{
public:
    /// Fills `message` and answers an empty reason, or says why the line is refused.
    [[nodiscard]] std::string build(Record &record, std::int64_t line, history::IncomingMessage &message);

private:
    [[nodiscard]] std::string positionInConversation(const std::string &conversationId);

    std::unordered_map<std::string, std::int64_t> m_withoutId;
};

/// A JSON number as a whole number in plain decimal digits of any length (`1e3` is 1000, `-0` is 0); nothing
/// when it has a fraction or more than 64 digits.
[[nodiscard]] std::optional<std::string> wholeNumber(std::string_view number);

/// Known words in lower case, others as they are.
[[nodiscard]] std::string normalSender(std::string_view word);

/// A language tag with `-` between its parts; empty for what is none (and for `und`).
[[nodiscard]] std::string normalLanguage(std::string_view tag);

/// Gives a message without a language the one of its text, where that is sure.
void fillLanguage(history::IncomingMessage &message);

} // namespace core::sync

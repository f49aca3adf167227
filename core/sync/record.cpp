// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/record.h"

#include "core/base/timestamp.h"
#include "core/chat/language.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace core::sync {

namespace {

using Kind = Cell::Kind;

constexpr std::size_t kLongestNumber = 64;
constexpr long kHighestExponent = 1000;
constexpr std::ptrdiff_t kLongestSource = 200; // characters

const std::unordered_map<std::string_view, FieldName> &names()
{
    static const std::unordered_map<std::string_view, FieldName> table{
        {"id", {Field::Id, 0}},
        {"conversationId", {Field::ConversationId, 0}},
        {"conversation_id", {Field::ConversationId, 1}},
        {"shopId", {Field::ShopId, 0}},
        {"shop_id", {Field::ShopId, 1}},
        {"shopName", {Field::ShopName, 0}},
        {"shop_name", {Field::ShopName, 1}},
        {"botId", {Field::BotId, 0}},
        {"bot_id", {Field::BotId, 1}},
        {"botName", {Field::BotName, 0}},
        {"bot_name", {Field::BotName, 1}},
        {"inboxUserId", {Field::CustomerId, 0}},
        {"inbox_user_id", {Field::CustomerId, 1}},
        {"customerId", {Field::CustomerId, 2}},
        {"customer_id", {Field::CustomerId, 3}},
        {"userName", {Field::CustomerName, 0}},
        {"user_name", {Field::CustomerName, 1}},
        {"customerName", {Field::CustomerName, 2}},
        {"customer_name", {Field::CustomerName, 3}},
        {"userEmail", {Field::CustomerEmail, 0}},
        {"user_email", {Field::CustomerEmail, 1}},
        {"customerEmail", {Field::CustomerEmail, 2}},
        {"customer_email", {Field::CustomerEmail, 3}},
        {"sender", {Field::Sender, 0}},
        {"content", {Field::Content, 0}},
        {"createdAt", {Field::CreatedAt, 0}},
        {"created_at", {Field::CreatedAt, 1}},
        {"create_time", {Field::CreatedAt, 2}},
        {"createTime", {Field::CreatedAt, 3}},
        {"updatedAt", {Field::UpdatedAt, 0}},
        {"updated_at", {Field::UpdatedAt, 1}},
        {"update_time", {Field::UpdatedAt, 2}},
        {"updateTime", {Field::UpdatedAt, 3}},
        {"deleted", {Field::Deleted, 0}},
        {"lang", {Field::Lang, 0}},
        {"replyId", {Field::ReplyToId, 0}},
        {"reply_id", {Field::ReplyToId, 1}},
        {"replyToId", {Field::ReplyToId, 2}},
        {"reply_to_id", {Field::ReplyToId, 3}},
        {"source", {Field::Source, 0}},
        {"marked", {Field::Marked, 0}},
        {"comment", {Field::Comment, 0}},
    };
    return table;
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::equal(
        text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) { return lowered(a) == b; });
}

bool isEmpty(const Cell &cell)
{
    return cell.kind == Kind::Absent || cell.kind == Kind::Null || cell.text.empty();
}

/// Takes an identifier over; false when the value cannot be one.
bool takeId(Cell &cell, std::string &to)
{
    to.clear();
    if (isEmpty(cell))
        return true;
    if (cell.kind == Kind::Text) {
        to = cell.text;
        return true;
    }
    if (cell.kind != Kind::Number)
        return false;
    auto whole = wholeNumber(cell.text);
    if (!whole)
        return false;
    to = std::move(*whole);
    return true;
}

/// Takes a name over; anything that is not plain text or a number counts as not given.
void takeText(Cell &cell, std::string &to)
{
    if (cell.kind == Kind::Text || cell.kind == Kind::Number || cell.kind == Kind::Bool)
        to = cell.text;
    else
        to.clear();
}

/// Takes the name of a source over; anything that cannot be one counts as not given.
void takeSource(Cell &cell, std::string &to)
{
    to.clear();
    const auto characters = std::count_if(cell.text.begin(), cell.text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (cell.kind == Kind::Text && characters <= kLongestSource)
        to = cell.text;
}

std::optional<std::int64_t> takeTime(const Cell &cell)
{
    if (cell.kind == Kind::Text)
        return parseTimestamp(std::string_view(cell.text));
    if (cell.kind != Kind::Number)
        return std::nullopt;
    if (const auto whole = wholeNumber(cell.text)) {
        std::int64_t number = 0;
        const auto read = std::from_chars(whole->data(), whole->data() + whole->size(), number);
        return read.ec == std::errc() ? numberToTimestamp(number) : std::nullopt;
    }
    double seconds = 0;
    const auto read = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), seconds);
    constexpr double lowest = -62135596800.0; // year 1
    if (read.ec != std::errc() || seconds < lowest || seconds >= 1e11)
        return std::nullopt;
    return std::int64_t(std::floor(seconds * 1000 + 0.5));
}

bool isTruthy(const Cell &cell)
{
    if (isEmpty(cell))
        return false;
    const std::string_view text = cell.text;
    switch (cell.kind) {
    case Kind::Number:
        return text.find_first_of("123456789") < text.find_first_of("eE");
    case Kind::Bool:
        return text == "true";
    case Kind::Text:
        for (const std::string_view no : {"0", "false", "no", "f", "n", "null"}) {
            if (equalsIgnoringCase(text, no))
                return false;
        }
        return true;
    default:
        return true;
    }
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t kShown = 40;
    if (text.size() <= kShown)
        return std::string(text);
    std::size_t cut = kShown;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return std::string(text.substr(0, cut)) + "…";
}

void takeContent(Cell &cell, std::string &to)
{
    if (cell.kind != Kind::Nested) {
        to = cell.text;
        return;
    }
    to.resize(cell.text.size() + simdjson::SIMDJSON_PADDING);
    std::size_t size = 0;
    const auto error = simdjson::minify(cell.text.data(), cell.text.size(), to.data(), size);
    to.resize(error ? 0 : size);
    if (error)
        to = cell.text;
}

} // namespace

std::optional<FieldName> fieldNamed(std::string_view name)
{
    const auto found = names().find(name);
    return found == names().end() ? std::nullopt : std::optional(found->second);
}

void Record::clear()
{
    for (Cell &cell : m_cells) {
        cell.kind = Kind::Absent;
        cell.text.clear();
    }
}

Cell *Record::put(FieldName name, Cell::Kind kind)
{
    Cell &cell = m_cells[std::size_t(name.field)];
    const bool taken = cell.kind != Kind::Absent && cell.kind != Kind::Null;
    if (kind == Kind::Null && taken && cell.spelling != name.spelling)
        return nullptr;
    cell.kind = kind;
    cell.spelling = name.spelling;
    cell.text.clear();
    return &cell;
}

std::optional<std::string> wholeNumber(std::string_view number)
{
    const bool negative = !number.empty() && number.front() == '-';
    if (negative)
        number.remove_prefix(1);
    long exponent = 0;
    if (const auto e = number.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view digits = number.substr(e + 1);
        if (!digits.empty() && digits.front() == '+')
            digits.remove_prefix(1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
        if (read.ec != std::errc() || std::abs(exponent) > kHighestExponent)
            return std::nullopt;
        number = number.substr(0, e);
    }
    const auto point = number.find('.');
    std::string digits(number.substr(0, point));
    if (point != std::string_view::npos) {
        const std::string_view fraction = number.substr(point + 1);
        if (fraction.size() > kLongestNumber)
            return std::nullopt;
        digits += fraction;
        exponent -= long(fraction.size());
    }
    if (digits.size() > 2 * kLongestNumber)
        return std::nullopt;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    if (digits.empty())
        return "0";
    for (; exponent < 0; ++exponent) {
        if (digits.back() != '0')
            return std::nullopt;
        digits.pop_back();
    }
    if (digits.size() + std::size_t(exponent) > kLongestNumber)
        return std::nullopt;
    digits.append(std::size_t(exponent), '0');
    if (negative)
        digits.insert(digits.begin(), '-');
    return digits;
}

std::string normalSender(std::string_view word)
{
    for (const std::string_view known :
        {"user", "bot", "agent", "assistant", "customer", "admin", "human", "system"}) {
        if (equalsIgnoringCase(word, known))
            return std::string(known);
    }
    return std::string(word);
}

std::string normalLanguage(std::string_view tag)
{
    constexpr std::size_t kLongestTag = 35;
    if (tag.size() < 2 || tag.size() > kLongestTag || equalsIgnoringCase(tag, "und"))
        return {};
    std::string normal(tag);
    std::replace(normal.begin(), normal.end(), '_', '-');
    const bool plain = std::all_of(normal.begin(), normal.end(), [](char c) {
        return (c >= '0' && c <= '9') || (lowered(c) >= 'a' && lowered(c) <= 'z') || c == '-';
    });
    return plain && normal.front() != '-' && normal.back() != '-' ? normal : std::string();
}

void fillLanguage(history::IncomingMessage &message)
{
    if (message.lang.empty() && !message.deleted)
        message.lang = chat::detectLanguage(message.content);
}

std::string MessageBuilder::positionInConversation(const std::string &conversationId)
{
    std::string position(1, '#');
    position += std::to_string(++m_withoutId[conversationId]);
    return position;
}

std::string MessageBuilder::build(Record &record, std::int64_t line, history::IncomingMessage &message)
{
    const auto cell = [&record](Field field) -> Cell & { return record.cell(field); };
    message.line = line;
    if (!takeId(cell(Field::Id), message.id))
        return "id is neither text nor a whole number";
    if (!takeId(cell(Field::ConversationId), message.conversationId))
        return "conversationId is neither text nor a whole number";
    // An empty text says that the message has none; a line that says nothing is broken.
    if (message.conversationId.empty() && cell(Field::ConversationId).kind != Kind::Text)
        return "conversationId is missing";
    if (!takeId(cell(Field::ShopId), message.shopId))
        return "shopId is neither text nor a whole number";
    if (!takeId(cell(Field::BotId), message.botId))
        return "botId is neither text nor a whole number";
    if (!takeId(cell(Field::CustomerId), message.customerId))
        return "inboxUserId is neither text nor a whole number";
    if (!takeId(cell(Field::ReplyToId), message.replyToId))
        message.replyToId.clear();

    message.deleted = isTruthy(cell(Field::Deleted));
    const Kind content = cell(Field::Content).kind;
    if (!message.deleted && (content == Kind::Absent || content == Kind::Null))
        return "content is missing";
    const Cell &created = cell(Field::CreatedAt);
    const auto sentAt = takeTime(created);
    if (!sentAt && !message.deleted) {
        return isEmpty(created) ? "createdAt is missing"
                                : "createdAt is not a time: " + shortened(created.text);
    }
    message.sentAtMs = sentAt.value_or(0);
    message.updatedAtMs = takeTime(cell(Field::UpdatedAt));

    takeContent(cell(Field::Content), message.content);
    takeText(cell(Field::ShopName), message.shopName);
    takeText(cell(Field::BotName), message.botName);
    takeText(cell(Field::CustomerName), message.customerName);
    takeText(cell(Field::CustomerEmail), message.customerEmail);
    takeSource(cell(Field::Source), message.source);
    message.marked = isTruthy(cell(Field::Marked));
    takeText(cell(Field::Comment), message.comment);
    const Cell &sender = cell(Field::Sender);
    message.sender = sender.kind == Kind::Nested ? std::string() : normalSender(sender.text);
    message.lang = normalLanguage(cell(Field::Lang).text);
    if (message.id.empty())
        message.id = positionInConversation(message.conversationId);
    return {};
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/jsonlines.h"

#include <simdjson.h>

#include <algorithm>
#include <bitset>
#include <charconv>

namespace core::sync {

namespace {

constexpr std::size_t kDeepest = 256;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void appendUtf8(std::string &to, unsigned code)
{
    const auto tail = [&to, code](int shift) { to += char(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        to += char(code);
    } else if (code < 0x800) {
        to += char(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        to += char(0xE0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        to += char(0xF0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

/// Walks over one JSON text. Every function answers false once something is wrong; `reason` says what.
///
/// Written by hand because a line must be judged whole (a lazy parser does not look at unknown keys), numbers
/// must keep all their digits, and each refusal needs its own reason.
class JsonWalker
{
public:
    explicit JsonWalker(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) { }

    bool readObject(Record &record);
    [[nodiscard]] const std::string &reason() const { return m_reason; }

private:
    bool fail(const char *reason)
    {
        if (m_reason.empty())
            m_reason = reason;
        return false;
    }
    bool cutOrWrong(const char *reason)
    {
        return fail(m_at == m_end ? "the line ends in the middle" : reason);
    }
    void skipBlanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\r' || *m_at == '\n'))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool readMember(Record &record);
    bool readValue(Record &record, FieldName name);
    bool readString(std::string &to);
    bool readEscape(std::string &to);
    bool readHex(unsigned &code);
    bool skipString();
    bool skipNumber();
    bool skipWord(std::string_view word);
    bool skipScalar();
    bool skipKey();
    bool skipValue();

    const char *m_at;
    const char *m_end;
    std::string m_key;
    std::string m_reason;
};

bool JsonWalker::readObject(Record &record)
{
    skipBlanks();
    if (!take('{'))
        return cutOrWrong(m_at != m_end && *m_at == '[' ? "the line holds an array, not an object"
                                                        : "the line is not a JSON object");
    skipBlanks();
    if (!take('}')) {
        do {
            if (!readMember(record))
                return false;
            skipBlanks();
        } while (take(','));
        if (!take('}'))
            return cutOrWrong("a comma or a closing brace is missing");
    }
    skipBlanks();
    return m_at == m_end || fail("something follows the object on the same line");
}

bool JsonWalker::readMember(Record &record)
{
    skipBlanks();
    if (m_at == m_end || *m_at != '"')
        return cutOrWrong("a key in double quotes is missing");
    m_key.clear();
    if (!readString(m_key))
        return false;
    skipBlanks();
    if (!take(':'))
        return cutOrWrong("a colon is missing after a key");
    skipBlanks();
    const auto name = fieldNamed(m_key);
    return name ? readValue(record, *name) : skipValue();
}

bool JsonWalker::readValue(Record &record, FieldName name)
{
    const char first = m_at == m_end ? '\0' : *m_at;
    if (first == '"') {
        Cell *cell = record.put(name, Cell::Kind::Text);
        return readString(cell->text);
    }
    const char *begin = m_at;
    if (!skipValue())
        return false;
    Cell::Kind kind = Cell::Kind::Number;
    if (first == '{' || first == '[')
        kind = Cell::Kind::Nested;
    else if (first == 'n')
        kind = Cell::Kind::Null;
    else if (first == 't' || first == 'f')
        kind = Cell::Kind::Bool;
    Cell *cell = record.put(name, kind);
    if (cell && kind != Cell::Kind::Null)
        cell->text.assign(begin, m_at);
    return true;
}

bool JsonWalker::readString(std::string &to)
{
    ++m_at;
    const char *run = m_at;
    while (m_at != m_end) {
        const char c = *m_at;
        if (c == '"') {
            to.append(run, m_at);
            ++m_at;
            return true;
        }
        if (static_cast<unsigned char>(c) < 0x20)
            return fail("a control character stands unescaped in a text");
        if (c != '\\') {
            ++m_at;
            continue;
        }
        to.append(run, m_at);
        ++m_at;
        if (!readEscape(to))
            return false;
        run = m_at;
    }
    return fail("the line ends in the middle");
}

bool JsonWalker::readEscape(std::string &to)
{
    if (m_at == m_end)
        return fail("the line ends in the middle");
    const char c = *m_at++;
    constexpr std::string_view escapes = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (const auto i = escapes.find(c); i != std::string_view::npos) {
        to += meanings[i];
        return true;
    }
    if (c != 'u')
        return fail("a backslash escapes nothing known");
    unsigned code = 0;
    if (!readHex(code))
        return false;
    if (code >= 0xDC00 && code <= 0xDFFF)
        return fail("half of a surrogate pair stands alone");
    if (code >= 0xD800 && code <= 0xDBFF) {
        unsigned low = 0;
        if (!take('\\') || !take('u'))
            return fail("half of a surrogate pair stands alone");
        if (!readHex(low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail("half of a surrogate pair stands alone");
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    appendUtf8(to, code);
    return true;
}

bool JsonWalker::readHex(unsigned &code)
{
    if (m_end - m_at < 4)
        return fail("the line ends in the middle");
    const auto read = std::from_chars(m_at, m_at + 4, code, 16);
    if (read.ec != std::errc() || read.ptr != m_at + 4)
        return fail("a \\u escape has no four hexadecimal digits");
    m_at += 4;
    return true;
}

bool JsonWalker::skipString()
{
    ++m_at;
    while (m_at != m_end) {
        const char c = *m_at++;
        if (c == '"')
            return true;
        if (static_cast<unsigned char>(c) < 0x20)
            return fail("a control character stands unescaped in a text");
        if (c == '\\') {
            if (m_at == m_end)
                break;
            const char escaped = *m_at++;
            unsigned code = 0;
            if (escaped == 'u' ? !readHex(code)
                               : std::string_view("\"\\/bfnrt").find(escaped) == std::string_view::npos)
                return fail("a backslash escapes nothing known");
        }
    }
    return fail("the line ends in the middle");
}

bool JsonWalker::skipNumber()
{
    const auto digits = [this] {
        const char *begin = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != begin;
    };
    take('-');
    const bool good = take('0') || digits();
    if (!good || (take('.') && !digits()))
        return cutOrWrong("a value is not JSON");
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (!take('+'))
            take('-');
        if (!digits())
            return cutOrWrong("a value is not JSON");
    }
    return true;
}

bool JsonWalker::skipWord(std::string_view word)
{
    const std::string_view rest(m_at, std::size_t(m_end - m_at));
    if (rest.substr(0, word.size()) == word) {
        m_at += word.size();
        return true;
    }
    return fail(word.substr(0, rest.size()) == rest ? "the line ends in the middle" : "a value is not JSON");
}

bool JsonWalker::skipScalar()
{
    if (m_at == m_end)
        return fail("the line ends in the middle");
    switch (*m_at) {
    case '"':
        return skipString();
    case 't':
        return skipWord("true");
    case 'f':
        return skipWord("false");
    case 'n':
        return skipWord("null");
    default:
        return skipNumber();
    }
}

bool JsonWalker::skipKey()
{
    skipBlanks();
    if (m_at == m_end || *m_at != '"')
        return cutOrWrong("a key in double quotes is missing");
    if (!skipString())
        return false;
    skipBlanks();
    return take(':') || cutOrWrong("a colon is missing after a key");
}

/// Without recursion: the depth of a hostile line must not become the depth of the stack.
bool JsonWalker::skipValue()
{
    std::bitset<kDeepest> isObject;
    std::size_t depth = 0;
    while (true) {
        skipBlanks();
        if (m_at != m_end && (*m_at == '{' || *m_at == '[')) {
            if (depth == kDeepest)
                return fail("the values are nested too deeply");
            const bool object = *m_at++ == '{';
            isObject[depth++] = object;
            skipBlanks();
            if (!take(object ? '}' : ']')) {
                if (object && !skipKey())
                    return false;
                continue;
            }
            --depth;
        } else if (!skipScalar()) {
            return false;
        }
        // One value is complete: close what ends here, then go to the next one.
        while (true) {
            if (depth == 0)
                return true;
            skipBlanks();
            const bool object = isObject[depth - 1];
            if (take(',')) {
                if (object && !skipKey())
                    return false;
                break;
            }
            if (!take(object ? '}' : ']'))
                return cutOrWrong("a comma or a closing bracket is missing");
            --depth;
        }
    }
}

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

std::string parseJsonLine(std::string_view line, Record &record)
{
    record.clear();
    if (line.starts_with(kByteOrderMark))
        line.remove_prefix(kByteOrderMark.size());
    if (!simdjson::validate_utf8(line.data(), line.size()))
        return "the line is not UTF-8";
    JsonWalker walker(line);
    return walker.readObject(record) ? std::string() : walker.reason();
}

JsonLinesReader::JsonLinesReader(std::unique_ptr<ByteSource> source, std::string identity)
    : m_lines(std::move(source)),
      m_identity(std::move(identity))
{ }

std::string JsonLinesReader::refusal(const LineReader::Line &line, history::IncomingMessage &message)
{
    if (line.cutOff)
        return m_lines.source().damage();
    if (line.tooLong)
        return "the line is longer than 64 MiB";
    std::string reason = parseJsonLine(line.text, m_record);
    return reason.empty() ? m_builder.build(m_record, line.number, message) : reason;
}

Result<MessageReader::Step> JsonLinesReader::next(history::IncomingMessage &message, Reject &reject)
{
    LineReader::Line line;
    while (true) {
        const auto more = m_lines.next(line);
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return Step::End;
        m_line = line.number;
        if (line.cutOff || !isBlank(line.text))
            break;
    }
    std::string reason = refusal(line, message);
    if (!reason.empty()) {
        reject = rejectOf(line.number, std::move(reason), line.text);
        return Step::Rejected;
    }
    return line.number <= m_doneLine ? Step::AlreadyDone : Step::Message;
}

std::string JsonLinesReader::place() const
{
    return std::to_string(std::max(m_line, m_doneLine));
}

void JsonLinesReader::skipDone(const std::string &place)
{
    std::from_chars(place.data(), place.data() + place.size(), m_doneLine);
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/eventjson.h"

#include <QJsonDocument>

#include <simdjson.h>

#include <string_view>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

constexpr qsizetype kLarge = 256 * 1024; // a parser keeps about 15 times the largest document it saw

/// A name that is mostly the same as the last time, so that the last one can be shared.
class Names
{
public:
    const QString &take(std::string_view utf8)
    {
        Entry &entry = m_entries[utf8.size() % std::size(m_entries)];
        if (std::string_view(entry.utf8.constData(), std::size_t(entry.utf8.size())) != utf8) {
            entry.utf8 = QByteArray(utf8.data(), qsizetype(utf8.size()));
            entry.name = QString::fromUtf8(entry.utf8);
        }
        return entry.name;
    }

private:
    struct Entry
    {
        QByteArray utf8;
        QString name;
    };
    Entry m_entries[16];
};

tl::unexpected<Error> noEvent()
{
    return failure(Error::Kind::Protocol, u"the payload of an event is no array with a name"_s);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

qsizetype pastDigits(const QByteArray &json, qsizetype at)
{
    while (at < json.size() && isDigit(json.at(at)))
        ++at;
    return at;
}

/// Where the number at `at` ends; -1 when it is none.
qsizetype pastNumber(const QByteArray &json, qsizetype at)
{
    const auto take = [&json, &at](QByteArrayView any) {
        const bool there = at < json.size() && any.contains(json.at(at));
        at += there ? 1 : 0;
        return there;
    };
    const auto takeDigits = [&json, &at] {
        const qsizetype before = std::exchange(at, pastDigits(json, at));
        return at > before;
    };
    take("-");
    if (!take("0") && !takeDigits())
        return -1;
    if (take(".") && !takeDigits())
        return -1;
    if (!take("eE"))
        return at;
    take("+-");
    return takeDigits() ? at : -1;
}

/// Where the text at `at` ends; -1 when it holds an escape that is none.
qsizetype pastText(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        if (json.at(at) != '\\')
            continue;
        ++at;
        if (at >= json.size() || !QByteArrayView("\"\\/bfnrtu").contains(json.at(at)))
            return -1;
    }
    return at + 1;
}

/// Qt's parser is lenient with escapes and fractions.
bool isStrict(const QByteArray &json)
{
    for (qsizetype at = 0; at < json.size();) {
        const char c = json.at(at);
        if (c == '"')
            at = pastText(json, at);
        else
            at = c == '-' || isDigit(c) ? pastNumber(json, at) : at + 1;
        if (at < 0)
            return false;
    }
    return true;
}

/// The first element as it is written: numbers are names too, and 1.0 is not 1.
QString writtenNumber(const QByteArray &json)
{
    const qsizetype end = json.indexOf(json.contains(',') ? ',' : ']');
    return QString::fromLatin1(QByteArrayView(json).sliced(1, end - 1).trimmed());
}

Result<QString> nameByQt(const QByteArray &json)
{
    const auto array = jsonArray(json);
    if (!array)
        return tl::make_unexpected(array.error());
    if (!isStrict(json))
        return failure(Error::Kind::Protocol, u"not JSON: a text or number that is none"_s);
    const QJsonValue first = array->at(0);
    if (first.isString())
        return first.toString();
    return first.isDouble() ? Result<QString>(writtenNumber(json)) : noEvent();
}

Result<QString> nameBy(simdjson::dom::parser &parser, const QByteArray &json)
{
    thread_local Names names;
    simdjson::dom::array array;
    const auto problem = parser.parse(json.constData(), std::size_t(json.size())).get(array);
    // Halves of surrogate pairs and numbers beyond 64 bits are correct JSON.
    if (problem == simdjson::STRING_ERROR || problem == simdjson::NUMBER_ERROR)
        return nameByQt(json);
    if (problem != simdjson::SUCCESS)
        return failure(Error::Kind::Protocol,
            u"not JSON: %1"_s.arg(QLatin1StringView(simdjson::error_message(problem))));
    const auto first = array.begin();
    if (first == array.end())
        return noEvent();
    std::string_view name;
    if ((*first).get(name) == simdjson::SUCCESS)
        return names.take(name);
    return (*first).is_number() ? Result<QString>(writtenNumber(json)) : noEvent();
}

} // namespace

Result<QString> eventName(const QByteArray &json)
{
    if (!json.startsWith('['))
        return noEvent();
    if (json.size() > kLarge) {
        simdjson::dom::parser passing;
        return nameBy(passing, json);
    }
    thread_local simdjson::dom::parser parser;
    return nameBy(parser, json);
}

Result<QJsonArray> jsonArray(const QByteArray &json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(Error::Kind::Protocol, u"not JSON: %1"_s.arg(problem.errorString()));
    if (!document.isArray())
        return failure(Error::Kind::Protocol, u"the payload is no array"_s);
    return document.array();
}

QString lastText(const QByteArray &json)
{
    const QByteArrayView text = QByteArrayView(json).trimmed();
    if (!text.endsWith(']') || !text.chopped(1).trimmed().endsWith('"'))
        return {};
    const auto array = jsonArray(json);
    return array && array->size() > 1 ? array->last().toString() : QString();
}

bool mayHoldSurrogates(const QByteArray &json)
{
    // Most texts hold no escape at all, and a single byte is found much faster.
    return json.contains('\\') && (json.contains("\\ud") || json.contains("\\uD"));
}

} // namespace core::live

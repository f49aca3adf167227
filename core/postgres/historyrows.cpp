// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historyrows.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

constexpr qint64 kFirstMs = -62'135'596'800'000; // the year 1
constexpr qint64 kLastMs = 253'402'300'799'999; // the end of the year 9999

using history::Position;

QByteArray columnOr(const Table &table, const QString &name, const char *otherwise, const char *cast = "")
{
    return table.has(name) ? "m." + name.toLatin1() + cast : QByteArray(otherwise);
}

/// Whole seconds cannot be compared with a place between two of them.
Position normal(const TimeColumn &time, Position place, bool down)
{
    if (time.kind != TimeColumn::Kind::Seconds)
        return place;
    const qint64 rest = ((place.atMs % 1000) + 1000) % 1000;
    if (rest == 0)
        return place;
    return down ? Position{place.atMs - rest + 1000, kOldest.row} : Position{place.atMs - rest, kNewest.row};
}

qint64 wholeSecondFrom(const TimeColumn &time, qint64 ms)
{
    if (time.kind != TimeColumn::Kind::Seconds)
        return ms;
    const qint64 rest = ((ms % 1000) + 1000) % 1000;
    return rest == 0 ? ms : ms - rest + 1000;
}

} // namespace

void MessageRows::append(Rows answer, const Schema &schema)
{
    auto kept = std::make_unique<Rows>(std::move(answer));
    const int size = kept->size();
    rows.reserve(rows.size() + std::size_t(size));
    for (int i = 0; i < size; ++i) {
        const qint64 atMs = schema.created.msOf(kept->number(i, MessageRow::Created));
        rows.push_back({kept.get(), i, {atMs, kept->number(i, MessageRow::Id)}});
    }
    answers.push_back(std::move(kept));
}

void MessageRows::append(MessageRows more)
{
    std::move(more.answers.begin(), more.answers.end(), std::back_inserter(answers));
    rows.insert(rows.end(), more.rows.begin(), more.rows.end());
}

QByteArray messageColumns(const Schema &schema, Reading reading)
{
    const Table &table = schema.messages;
    QByteArray columns = "m.id, m." + schema.created.name + ", m.conversation_id, "
        + columnOr(table, u"shop_id"_s, "NULL::text", "::text") + ", "
        + columnOr(table, u"bot_id"_s, "NULL::text", "::text") + ", "
        + columnOr(table, u"inbox_user_id"_s, "NULL::text", "::text") + ", m.sender, ";
    columns += schema.updated.isThere() ? "m." + schema.updated.name : QByteArray("NULL::bigint");
    if (reading == Reading::NoContent)
        return columns + ", NULL::text, NULL::text";
    return columns + ", " + columnOr(table, u"reply_id"_s, "NULL::text", "::text") + ", m.content";
}

void MessageWalk::setSpan(qint64 fromMs, qint64 toMs)
{
    m_fromMs = fromMs;
    m_toMs = toMs;
}

QByteArray MessageWalk::statement(bool down) const
{
    const TimeColumn &time = m_schema.created;
    const QByteArray column = "m." + time.name;
    const QByteArray order = down ? " DESC" : "";
    // Of a fine column `ties` reads the rest of the place's own millisecond.
    const QByteArray start = time.isFine
        ? (down ? column + " < " + time.moment("$1::bigint")
                : column + " >= " + time.moment("($1::bigint + 1)"))
            + " AND $2::bigint IS NOT NULL"
        : "(" + column + ", m.id) " + (down ? "<" : ">") + " (" + time.moment("$1::bigint") + ", $2::bigint)";
    const QByteArray end
        = down ? column + " >= " + time.moment("$4::bigint") : column + " < " + time.moment("$4::bigint");
    const QByteArray walked = m_schema.messages.sql + " m WHERE " + start + " AND " + end;
    const QByteArray sorted = " ORDER BY " + column + order + ", m.id" + order + " LIMIT ";
    const QByteArray all = m_mostWalked > 0
        ? "(SELECT m.* FROM " + walked + sorted + QByteArray::number(m_mostWalked) + ") m WHERE true"
        : walked;
    return "SELECT " + messageColumns(m_schema, m_reading) + " FROM " + all
        + m_schema.visible(m_schema.messages, "m.") + m_condition.sql + sorted + "$3::bigint";
}

QByteArray MessageWalk::statementOfTies(bool down) const
{
    const TimeColumn &time = m_schema.created;
    const QByteArray column = "m." + time.name;
    return "SELECT " + messageColumns(m_schema, m_reading) + " FROM " + m_schema.messages.sql + " m WHERE "
        + column + " >= " + time.moment("$1::bigint") + " AND " + column + " < " + time.moment("$4::bigint")
        + " AND m.id " + (down ? "<" : ">") + " $2::bigint" + m_schema.visible(m_schema.messages, "m.")
        + m_condition.sql + " ORDER BY m.id" + (down ? " DESC" : "") + " LIMIT $3::bigint";
}

Result<MessageRows> MessageWalk::plain(Position place, int limit, bool down)
{
    const TimeColumn &time = m_schema.created;
    std::vector<Value> values{std::int64_t(boundedMs(place.atMs)), std::int64_t(place.row),
        std::int64_t(limit), std::int64_t(boundedMs(wholeSecondFrom(time, down ? m_fromMs : m_toMs)))};
    values.insert(values.end(), m_condition.values.begin(), m_condition.values.end());
    auto answer = m_connection.query(statement(down), values, m_cancel);
    if (!answer)
        return tl::make_unexpected(answer.error());
    MessageRows found;
    found.append(std::move(*answer), m_schema);
    return found;
}

Result<MessageRows> MessageWalk::ties(Position place, int limit, bool down)
{
    if (place.atMs < m_fromMs || place.atMs >= m_toMs || place.atMs <= kFirstMs || place.atMs >= kLastMs)
        return MessageRows();
    std::vector<Value> values{
        std::int64_t(place.atMs), std::int64_t(place.row), std::int64_t(limit), std::int64_t(place.atMs + 1)};
    values.insert(values.end(), m_condition.values.begin(), m_condition.values.end());
    auto answer = m_connection.query(statementOfTies(down), values, m_cancel);
    if (!answer)
        return tl::make_unexpected(answer.error());
    MessageRows found;
    found.append(std::move(*answer), m_schema);
    return found;
}

Result<MessageRows> MessageWalk::read(Position place, int limit, bool down)
{
    if (down && place.atMs >= m_toMs)
        place = {m_toMs, kOldest.row};
    if (!down && place.atMs < m_fromMs)
        place = {m_fromMs, kOldest.row};
    const bool begins = !m_schema.created.isFine;
    if (begins)
        return plain(normal(m_schema.created, place, down), limit, down);

    MessageRows found;
    if (place.row != (down ? kOldest.row : kNewest.row)) {
        auto shared = ties(place, limit, down);
        if (!shared || int(shared->rows.size()) >= limit)
            return shared;
        found = std::move(*shared);
    }
    const int missing = limit - int(found.rows.size());
    auto more = plain(place, missing, down);
    if (!more)
        return more;
    auto &rows = more->rows;
    std::stable_sort(rows.begin(), rows.end(), [down](const MessageRow &a, const MessageRow &b) {
        return down ? b.place < a.place : a.place < b.place;
    });
    if (int(rows.size()) < missing) {
        found.append(std::move(*more));
        return found;
    }
    // The last millisecond may have been cut in the middle, in an order that is not ours.
    const qint64 last = rows.back().place.atMs;
    while (!rows.empty() && rows.back().place.atMs == last)
        rows.pop_back();
    auto rest = ties({last, down ? kNewest.row : kOldest.row}, missing - int(rows.size()), down);
    if (!rest)
        return rest;
    found.append(std::move(*more));
    found.append(std::move(*rest));
    return found;
}

Result<MessageRows> MessageWalk::down(Position place, int limit)
{
    return read(place, limit, true);
}

Result<MessageRows> MessageWalk::up(Position place, int limit)
{
    return read(place, limit, false);
}

QByteArray statementByIds(const Schema &schema)
{
    return "SELECT " + messageColumns(schema) + " FROM " + schema.messages.sql
        + " m WHERE m.id = ANY($1::bigint[])" + schema.visible(schema.messages, "m.");
}

Result<MessageRows> messagesByIds(
    Connection &connection, const Schema &schema, const std::vector<qint64> &ids, const CancelToken &cancel)
{
    MessageRows found;
    if (ids.empty())
        return found;
    auto answer = connection.query(statementByIds(schema), {arrayOf(ids)}, cancel);
    if (!answer)
        return tl::make_unexpected(answer.error());
    found.append(std::move(*answer), schema);
    return found;
}

QByteArray ofConversation(const QString &id, const QByteArray &parameter)
{
    return id.isEmpty() ? "(m.conversation_id IS NULL OR m.conversation_id = " + parameter + "::text)"
                        : "m.conversation_id = " + parameter + "::text";
}

Value arrayOf(const QStringList &texts)
{
    std::string array = "{";
    for (const QString &text : texts) {
        array += array.size() > 1 ? ",\"" : "\"";
        for (const char c : text.toStdString()) {
            if (c == '"' || c == '\\')
                array += '\\';
            array += c;
        }
        array += '"';
    }
    return array + '}';
}

Value arrayOf(const std::vector<qint64> &numbers)
{
    std::string array = "{";
    for (const qint64 number : numbers) {
        if (array.size() > 1)
            array += ',';
        array += std::to_string(number);
    }
    return array + '}';
}

qint64 boundedMs(qint64 ms)
{
    return std::clamp(ms, kFirstMs, kLastMs);
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/tableapi.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

using Kind = Column::Kind;
using Filter = Column::Filter;

constexpr qint64 kMostRows = 100; // of a page, whatever is asked for

Reply toReply(const Table &table, const Row &row, const RestCall &call)
{
    return call.hasOddities && table.hasBigNumber(row) ? bigNumberRefusal(call)
                                                       : Reply::of(table.toJson(row));
}

/// The filters of the query as a condition, or what is wrong with them.
tl::expected<QByteArray, Reply> conditionOf(const Table &table, const RestCall &call, Row &values)
{
    QByteArray condition = "deleted = 0";
    for (const Column &column : table.columns) {
        if (column.filter == Filter::None)
            continue;
        const QStringList given = call.query.allQueryItemValues(column.name, QUrl::FullyDecoded);
        if (given.size() > 1)
            return tl::make_unexpected(
                invalidArgument(call, u"Argument `%1`: provided (String, String)."_s.arg(column.name)));
        if (given.value(0).isEmpty())
            continue;
        if (column.kind != Kind::Text) {
            const auto number = leadingNumber(given[0]);
            condition += " AND " + column.sql + (number ? " = ?" : " IS NULL");
            if (number)
                values.append(*number);
        } else {
            condition += " AND " + column.sql + (column.filter == Filter::Part ? " LIKE ?" : " = ?");
            values.append(column.filter == Filter::Part ? u'%' + given[0] + u'%' : given[0]);
        }
    }
    return condition;
}

/// What a client wants to write, column by column.
tl::expected<QVector<QPair<QByteArray, Value>>, Reply> changesIn(const Table &table, const RestCall &call)
{
    QVector<QPair<QByteArray, Value>> changes;
    for (auto field = call.body.begin(); field != call.body.end(); ++field) {
        const Column *column = table.column(field.key());
        if (field.key() == "id"_L1)
            continue;
        if (!column || !column->isWritable)
            return tl::make_unexpected(invalidArgument(call, u"Unknown argument `%1`."_s.arg(field.key())));
        const bool isText = column->kind == Kind::Text;
        if (field->isNull())
            changes.append({column->sql, Value()});
        else if (isText && field->isString())
            changes.append({column->sql, field->toString()});
        else if (!isText && field->isDouble() && field->toDouble() == std::floor(field->toDouble()))
            changes.append({column->sql, qint64(field->toInteger())});
        else
            return tl::make_unexpected(
                invalidArgument(call, u"Argument `%1`: Invalid value provided."_s.arg(field.key())));
    }
    return changes;
}

core::Result<QVector<Row>> rowsById(Sqlite &database, const Table &table, qint64 id)
{
    return database.run("SELECT " + table.columnList() + " FROM " + table.sql + " WHERE id = ?", {id});
}

Reply rowById(Sqlite &database, const Table &table, qint64 id, const RestCall &call)
{
    const auto rows = rowsById(database, table, id);
    if (!rows)
        return databaseRefusal(call, rows.error());
    if (rows->isEmpty())
        return refusal(call, 500, u"PrismaClientKnownRequestError"_s,
            u"\nInvalid invocation:\n\n\nAn operation failed because it depends on one or more records that "
            u"were "
            "required but not found. Record to update not found."_s);
    return toReply(table, rows->constFirst(), call);
}

qint64 count(Sqlite &database, const QByteArray &sql, const Row &values = {})
{
    const auto rows = database.run(sql, values);
    return rows && !rows->isEmpty() ? numberIn(rows->constFirst().value(0)) : 0;
}

double rounded(double number)
{
    return std::round(number * 100) / 100;
}

} // namespace

Reply pageWhere(Sqlite &database, const Table &table, const RestCall &call, const QByteArray &condition,
    const Row &values)
{
    const qint64 pageNo = leadingNumber(call.parameter(u"pageNo"_s)).value_or(0);
    const qint64 pageSize = leadingNumber(call.parameter(u"pageSize"_s)).value_or(0);
    const qint64 askedNo = pageNo == 0 ? 1 : pageNo;
    const qint64 askedSize = pageSize == 0 ? 10 : pageSize;
    const qint64 skip = (askedNo - 1) * askedSize; // by what was asked for, not by what is given
    const qint64 take = std::min(askedSize, kMostRows);
    if (skip < 0)
        return invalidArgument(call, u"Argument `skip`: Value can only be positive, found: %1."_s.arg(skip));
    Row all = values;
    all << std::abs(take) << skip;
    const auto rows = database.run("SELECT " + table.columnList() + " FROM " + table.sql + " WHERE "
            + condition + " ORDER BY create_time " + (take < 0 ? "ASC" : "DESC") + " LIMIT ? OFFSET ?",
        all);
    if (!rows)
        return databaseRefusal(call, rows.error());
    QJsonArray list;
    for (const Row &row : *rows) {
        if (call.hasOddities && table.hasBigNumber(row))
            return bigNumberRefusal(call);
        if (take < 0)
            list.prepend(table.toJson(row));
        else
            list.append(table.toJson(row));
    }
    const qint64 total = count(database, "SELECT count(*) FROM " + table.sql + " WHERE " + condition, values);
    return Reply::of(QJsonObject{
        {u"list"_s, list}, {u"total"_s, total}, {u"pageNo"_s, askedNo}, {u"pageSize"_s, askedSize}});
}

Reply pageOf(Sqlite &database, const Table &table, const RestCall &call)
{
    Row values;
    const auto condition = conditionOf(table, call, values);
    return condition ? pageWhere(database, table, call, *condition, values) : condition.error();
}

Reply rowOf(Sqlite &database, const Table &table, const RestCall &call)
{
    const auto id = leadingNumber(call.ids.value(0));
    if (!id)
        return invalidArgument(call, u"Argument `id`: Invalid value provided. Expected Int, provided NaN."_s);
    const auto rows = database.run(
        "SELECT " + table.columnList() + " FROM " + table.sql + " WHERE id = ? AND deleted = 0", {*id});
    if (!rows)
        return databaseRefusal(call, rows.error());
    if (rows->isEmpty())
        return refusal(call, 404, u"Not Found"_s, table.missing);
    return toReply(table, rows->constFirst(), call);
}

Reply createRow(Sqlite &database, const Table &table, const RestCall &call)
{
    const auto changes = changesIn(table, call);
    if (!changes)
        return changes.error();
    QByteArray names = "create_time, update_time";
    QByteArray marks = "?, ?";
    Row values{call.nowMs, call.nowMs};
    for (const auto &[column, value] : *changes) {
        names += ", " + column;
        marks += ", ?";
        values.append(value);
    }
    const auto made
        = database.run("INSERT INTO " + table.sql + '(' + names + ") VALUES(" + marks + ')', values);
    if (!made)
        return databaseRefusal(call, made.error());
    // The row is there, also when the answer cannot be encoded.
    return rowById(database, table, database.lastId(), call);
}

Reply updateRow(Sqlite &database, const Table &table, const RestCall &call)
{
    if (!call.body[u"id"_s].isDouble())
        return invalidArgument(call, u"Argument `id` is missing or invalid."_s);
    const auto changes = changesIn(table, call);
    if (!changes)
        return changes.error();
    QByteArray assignments = "update_time = ?";
    Row values{call.nowMs};
    for (const auto &[column, value] : *changes) {
        assignments += ", " + column + " = ?";
        values.append(value);
    }
    const qint64 id = call.body[u"id"_s].toInteger();
    values.append(id);
    const auto written
        = database.run("UPDATE " + table.sql + " SET " + assignments + " WHERE id = ?", values);
    return written ? rowById(database, table, id, call) : databaseRefusal(call, written.error());
}

Reply deleteRow(Sqlite &database, const Table &table, const RestCall &call)
{
    const auto id = leadingNumber(call.ids.value(0));
    if (!id)
        return invalidArgument(call, u"Argument `id`: Invalid value provided. Expected Int, provided NaN."_s);
    const auto written = database.run(
        "UPDATE " + table.sql + " SET deleted = 1, update_time = ? WHERE id = ?", {call.nowMs, *id});
    if (!written)
        return databaseRefusal(call, written.error());
    Reply reply = rowById(database, table, *id, call);
    if (reply.status == 200)
        reply.body = QJsonObject{{u"success"_s, true}, {u"deleted"_s, reply.body}};
    return reply;
}

Reply rowsWith(Sqlite &database, const Table &table, const QByteArray &column, const RestCall &call)
{
    const auto rows = database.run("SELECT " + table.columnList() + " FROM " + table.sql
            + " WHERE deleted = 0 AND " + column + " = ? ORDER BY create_time DESC",
        {call.ids.value(0)});
    if (!rows)
        return databaseRefusal(call, rows.error());
    QJsonArray list;
    for (const Row &row : *rows)
        list.append(table.toJson(row));
    return Reply::of(list);
}

Reply firstRowWith(Sqlite &database, const Table &table, const QByteArray &column, const RestCall &call)
{
    const auto rows = database.run("SELECT " + table.columnList() + " FROM " + table.sql
            + " WHERE deleted = 0 AND " + column + " = ? ORDER BY id LIMIT 1",
        {call.ids.value(0)});
    if (!rows)
        return databaseRefusal(call, rows.error());
    if (rows->isEmpty())
        return refusal(call, 404, u"Not Found"_s, table.missing);
    return toReply(table, rows->constFirst(), call);
}

Reply usersThatWrote(Sqlite &database, const RestCall &call)
{
    QByteArray condition
        = "deleted = 0 AND id IN (SELECT inbox_user_id FROM coze_chat_history WHERE deleted = 0 AND "
          "sender = 'user' AND inbox_user_id IS NOT NULL)";
    Row values;
    for (const auto &[name, column] :
        {std::pair(u"email"_s, "user_email"), std::pair(u"userName"_s, "user_name")}) {
        if (const QString part = call.parameter(name); !part.isEmpty()) {
            condition += QByteArray(" AND ") + column + " LIKE ?";
            values.append(u'%' + part + u'%');
        }
    }
    return pageWhere(database, inboxUserTable(), call, condition, values);
}

Reply statisticsOfToday(Sqlite &database, const RestCall &call)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(call.nowMs);
    const qint64 from = now.date().startOfDay().toMSecsSinceEpoch();
    const QByteArray today = " FROM coze_chat_history WHERE deleted = 0 AND create_time >= ?";
    const qint64 chats = count(database, "SELECT count(*)" + today, {from});
    const qint64 users = count(database, "SELECT count(DISTINCT ifnull(inbox_user_id, -1))" + today, {from});
    const qint64 asked = count(database, "SELECT count(*)" + today + " AND sender = 'user'", {from});
    const qint64 answered = count(database, "SELECT count(*)" + today + " AND sender = 'bot'", {from});
    return Reply::of(QJsonObject{{u"totalChats"_s, chats}, {u"totalUsers"_s, users},
        {u"userMessages"_s, asked}, {u"botMessages"_s, answered},
        {u"avgMessagesPerUser"_s, users > 0 ? rounded(double(chats) / double(users)) : 0.0}});
}

Reply replyRate(Sqlite &database, const RestCall &)
{
    const QByteArray all = "SELECT count(*) FROM coze_chat_history WHERE deleted = 0 AND sender = ?";
    const qint64 asked = count(database, all, {u"user"_s});
    const qint64 answered = count(database, all, {u"bot"_s});
    return Reply::of(QJsonObject{{u"totalUserMessages"_s, asked}, {u"totalBotReplies"_s, answered},
        {u"replyRate"_s, asked > 0 ? rounded(double(answered) / double(asked)) : 0.0}});
}

Reply findOrCreateInboxUser(Sqlite &database, const RestCall &call, const QString &defaultName)
{
    const Table &table = inboxUserTable();
    const QString email = call.text(u"userEmail"_s);
    QByteArray condition = "deleted = 0 AND shop_id = ?";
    Row values{call.text(u"shopId"_s)};
    if (!email.isEmpty()) { // what is undefined does not narrow a query
        condition += " AND user_email = ?";
        values.append(email);
    }
    const auto rows = database.run("SELECT " + table.columnList() + " FROM " + table.sql + " WHERE "
            + condition + " ORDER BY id LIMIT 1",
        values);
    if (!rows)
        return databaseRefusal(call, rows.error());
    if (!rows->isEmpty())
        return toReply(table, rows->constFirst(), call);
    RestCall create = call;
    if (!defaultName.isEmpty() && !create.body.contains(u"userName"_s))
        create.body[u"userName"_s] = defaultName;
    return createRow(database, table, create);
}

} // namespace app::sampleshop::backend

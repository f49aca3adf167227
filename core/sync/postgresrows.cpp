// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgresrows.h"

#include "core/sync/record.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace core::sync {

using postgres::Connection;
using postgres::Schema;
using postgres::Table;
using postgres::TimeColumn;

namespace {

constexpr std::size_t kMostKnown = 200'000; // conversations and customers kept in memory
constexpr int kRowsOfRange = 500;
constexpr std::int64_t kFirstInstant = -62135596800000; // year 1
constexpr std::int64_t kLastInstant = 253402300799999; // year 9999
constexpr int kHasExtendedHash = 110'000;

enum Column {
    Id,
    ConversationId,
    Content,
    Sender,
    CreatedAt,
    UpdatedAt,
    CustomerId,
    ShopId,
    BotId,
    ReplyId,
    Deleted,
    LooksLike,
};

QByteArray number(std::int64_t value)
{
    return QByteArray::number(qint64(value));
}

QByteArray textOr(
    const Table &table, const QString &column, const QByteArray &otherwise, const char *of = "m.")
{
    return table.has(column) ? of + Connection::identifier(column) + "::text" : otherwise;
}

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

/// An array as PostgreSQL reads it from a text.
void appendElement(std::string &array, std::string_view text)
{
    array += array.size() > 1 ? ",\"" : "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            array += '\\';
        array += c;
    }
    array += '"';
}

std::string bytesOf(const postgres::Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::string() : std::string(rows.bytes(row, column));
}

/// Two parallel arrays of bigints, as FROM clause with columns low and high.
QByteArray rangesAsTable(const std::vector<IdRanges::Range> &ranges)
{
    QByteArray low;
    QByteArray high;
    for (const IdRanges::Range range : ranges) {
        low += (low.isEmpty() ? "" : ",") + number(range.low);
        high += (high.isEmpty() ? "" : ",") + number(range.high);
    }
    return "unnest('{" + low + "}'::bigint[], '{" + high + "}'::bigint[]) AS part(low, high)";
}

/// A time column as it is read: binary, so that the server converts nothing.
QByteArray plainTime(const TimeColumn &column)
{
    return column.isThere() ? "m." + column.name : QByteArray("NULL::bigint");
}

std::optional<std::int64_t> timeOf(const TimeColumn &column, const Connection::CopyRow &row, std::size_t at)
{
    if (!column.isThere() || row.isNull(at))
        return std::nullopt;
    const std::int64_t binary = row.number(at);
    const bool isInfinite = binary == std::numeric_limits<std::int64_t>::max()
        || binary == std::numeric_limits<std::int64_t>::min();
    const std::int64_t ms = isInfinite ? kLastInstant + 1 : column.msOf(binary);
    return ms < kFirstInstant || ms > kLastInstant ? std::nullopt : std::optional(ms);
}

} // namespace

PostgresRows::PostgresRows(Connection &connection, const Schema &schema)
    : m_connection(connection),
      m_schema(schema)
{
    const Table &table = schema.messages;
    const QByteArray none = "NULL::text";
    const QByteArray deleted = textOr(table, u"deleted"_s, "'0'");
    m_deleted = "(coalesce(" + deleted + ", '0') NOT IN ('0', '', 'false'))";
    if (schema.tenant && table.has(u"tenant_id"_s)) {
        m_tenant = *schema.tenant == 0 ? " AND coalesce(m.tenant_id, 0) = 0"
                                       : " AND m.tenant_id = " + number(*schema.tenant);
    }
    const QByteArrayList texts{textOr(table, u"inbox_user_id"_s, none), textOr(table, u"shop_id"_s, none),
        textOr(table, u"bot_id"_s, none), textOr(table, u"reply_id"_s, none)};
    m_columns = "m.id::bigint, m.conversation_id::text, m.content::text, m.sender::text, "
        + plainTime(schema.created) + ", " + plainTime(schema.updated) + ", " + texts.join(", ") + ", "
        + m_deleted;
    const QByteArray all = "concat_ws('|', m.conversation_id, m.sender, " + plainTime(schema.created) + ", "
        + plainTime(schema.updated) + ", " + texts.join(", ") + ", " + deleted + ", m.content)";
    m_looks = schema.serverVersion >= kHasExtendedHash ? "hashtextextended(" + all + ", 0)"
                                                       : "hashtext(" + all + ")::bigint";
    QString change = QString::fromUtf8(schema.updated.name);
    if (change.size() > 2)
        change = change.mid(1, change.size() - 2);
    m_hasChangeIndex = schema.updated.isThere() && schema.hasIndex({change});
}

QByteArray PostgresRows::select(Looks looks) const
{
    return "SELECT " + m_columns + (looks == Looks::Yes ? ", " + m_looks : QByteArray()) + " FROM ";
}

QByteArray PostgresRows::ours() const
{
    // A row without a time is read all the same: it is refused, and somebody hears of it.
    return m_sinceMs == 0 ? m_tenant
                          : m_tenant + " AND (m." + m_schema.created.name
            + " >= " + m_schema.created.moment(number(m_sinceMs) + "::bigint") + " OR m."
            + m_schema.created.name + " IS NULL)";
}

QByteArray PostgresRows::stored() const
{
    return ours() + " AND NOT " + m_deleted;
}

Result<Done> PostgresRows::between(std::int64_t low, std::int64_t high, std::size_t limit,
    std::vector<Row> &rows, Looks looks, const CancelToken &cancel)
{
    return copyBetween({low, high}, ours(), limit, rows, looks, cancel);
}

Result<Done> PostgresRows::living(
    std::int64_t low, std::int64_t high, std::size_t limit, std::vector<Row> &rows, const CancelToken &cancel)
{
    return copyBetween({low, high}, stored(), limit, rows, Looks::No, cancel);
}

Result<Done> PostgresRows::copyBetween(IdRanges::Range ids, const QByteArray &condition, std::size_t limit,
    std::vector<Row> &rows, Looks looks, const CancelToken &cancel)
{
    return copy(select(looks) + m_schema.messages.sql + " m WHERE m.id >= " + number(ids.low)
            + " AND m.id <= " + number(ids.high) + condition + " ORDER BY m.id LIMIT "
            + QByteArray::number(qulonglong(limit)),
        rows, looks, cancel);
}

Result<Done> PostgresRows::within(const std::vector<IdRanges::Range> &ranges, std::vector<Row> &rows,
    Looks looks, const CancelToken &cancel)
{
    if (ranges.empty())
        return Done{};
    if (m_schema.isDistributed) {
        for (const IdRanges::Range range : ranges) {
            const auto done = copyBetween(range, ours(), std::size_t(kRowsOfRange), rows, looks, cancel);
            if (!done)
                return done;
        }
        return Done{};
    }
    // LATERAL with a LIMIT: one walk along the primary key a range, whatever the planner thinks of the table.
    return copy(select(looks) + rangesAsTable(ranges) + ", LATERAL (SELECT * FROM " + m_schema.messages.sql
            + " m WHERE m.id >= part.low AND m.id <= part.high" + ours() + " ORDER BY m.id LIMIT "
            + QByteArray::number(kRowsOfRange) + ") m ORDER BY m.id",
        rows, looks, cancel);
}

Result<Done> PostgresRows::changedAfter(
    ChangeKey after, std::int64_t high, std::size_t limit, std::vector<Row> &rows, const CancelToken &cancel)
{
    const QByteArray column = "m." + m_schema.updated.name;
    const QByteArray moment = m_schema.updated.moment(number(after.atMs) + "::bigint");
    const int step = m_schema.updated.kind == TimeColumn::Kind::Seconds ? 1000 : 1;
    const QByteArray next = m_schema.updated.moment(number(after.atMs + step) + "::bigint");
    // By milliseconds, as the key has them; the first condition is the one an index can use.
    return copy(select(Looks::Yes) + m_schema.messages.sql + " m WHERE " + column + " >= " + moment + " AND ("
            + column + " >= " + next + " OR m.id > " + number(after.id) + ") AND m.id <= " + number(high)
            + ours() + " ORDER BY " + column + ", m.id LIMIT " + QByteArray::number(qulonglong(limit)),
        rows, Looks::Yes, cancel);
}

Result<Done> PostgresRows::copy(
    const QByteArray &sql, std::vector<Row> &rows, Looks looks, const CancelToken &cancel)
{
    return m_connection.copyOut(
        sql,
        [&](const Connection::CopyRow &row) {
            read(row, rows.emplace_back(), looks);
            return true;
        },
        cancel);
}

void PostgresRows::read(const Connection::CopyRow &from, Row &to, Looks looks) const
{
    history::IncomingMessage &message = to.message;
    to.number = from.number(Id);
    message.line = to.number;
    message.id = std::to_string(to.number);
    if (looks == Looks::Yes)
        to.looks = from.number(LooksLike);
    message.deleted = from.number(Deleted) != 0;
    const auto sentAt = timeOf(m_schema.created, from, CreatedAt);
    for (const int column : {ConversationId, Content, Sender, CustomerId, ShopId, BotId}) {
        // Only a server that knows no encoding sends anything else.
        if (!isUtf8(from.columns[std::size_t(column)]))
            to.reason = "the row is not UTF-8";
    }
    if (to.reason.empty() && !sentAt && !message.deleted)
        to.reason = from.isNull(CreatedAt) ? "the time of creation is missing"
                                           : "the time of creation is not a time";
    if (!to.reason.empty()) {
        to.raw = message.id;
        for (const int column : {ConversationId, Sender, Content})
            to.raw.append(1, '\t').append(from.columns[std::size_t(column)]);
        return;
    }
    message.conversationId = from.columns[ConversationId];
    message.content = from.columns[Content];
    message.sender = normalSender(from.columns[Sender]);
    message.sentAtMs = sentAt.value_or(0);
    message.updatedAtMs = timeOf(m_schema.updated, from, UpdatedAt);
    message.customerId = from.columns[CustomerId];
    message.shopId = from.columns[ShopId];
    message.botId = from.columns[BotId];
    message.replyToId = from.columns[ReplyId];
}

Result<Done> PostgresRows::complete(std::vector<Row> &rows, const CancelToken &cancel)
{
    if (rows.empty())
        return Done{};
    if (auto learnt = learnConversations(rows, cancel); !learnt)
        return learnt;
    for (Row &row : rows) {
        history::IncomingMessage &message = row.message;
        if (const Conversation *chat = conversationOf(row)) {
            if (!chat->customerId.empty())
                message.customerId = chat->customerId;
            if (message.shopId.empty())
                message.shopId = chat->shopId;
            if (message.botId.empty())
                message.botId = chat->botId;
        }
    }
    if (auto learnt = learnCustomers(rows, cancel); !learnt)
        return learnt;
    if (auto learnt = learnNames(cancel); !learnt)
        return learnt;
    const auto nameIn = [](const Names &names, const std::string &id) {
        const auto found = names.find(id);
        return found == names.end() ? std::string() : found->second;
    };
    for (Row &row : rows) {
        history::IncomingMessage &message = row.message;
        if (const auto who = m_customers.find(message.customerId); who != m_customers.end()) {
            message.customerName = who->second.name;
            message.customerEmail = who->second.email;
        }
        message.shopName = nameIn(m_shopNames, message.shopId);
        message.botName = nameIn(m_botNames, message.botId);
    }
    return Done{};
}

void PostgresRows::forgetKnown()
{
    m_conversations.clear();
    m_customers.clear();
    m_namesKnown = false;
}

const PostgresRows::Conversation *PostgresRows::conversationOf(const Row &row) const
{
    const auto found = m_conversations.find(row.message.conversationId);
    return found == m_conversations.end() ? nullptr : &found->second;
}

Result<Done> PostgresRows::learnConversations(const std::vector<Row> &rows, const CancelToken &cancel)
{
    const Table &table = m_schema.conversations;
    if (!table.isThere() || !table.has(u"conversation_id"_s))
        return Done{};
    if (m_conversations.size() >= kMostKnown)
        m_conversations.clear();
    std::string wanted(1, '{');
    for (const Row &row : rows) {
        const std::string &id = row.message.conversationId;
        if (!id.empty() && m_conversations.try_emplace(id).second)
            appendElement(wanted, id);
    }
    if (wanted.size() == 1)
        return Done{};
    wanted += '}';
    // Of several with one name, one in force counts more, then the newest one.
    const QByteArray none = "NULL::text";
    const auto found = m_connection.query("SELECT DISTINCT ON (m.conversation_id) m.conversation_id::text, "
            + textOr(table, u"shop_id"_s, none) + ", " + textOr(table, u"bot_id"_s, none) + ", "
            + textOr(table, u"inbox_user_id"_s, none) + " FROM " + table.sql
            + " m WHERE m.conversation_id = ANY($1::text[]) ORDER BY m.conversation_id"
            + (table.has(u"deleted"_s) ? ", m.deleted NULLS FIRST" : "")
            + (table.has(u"id"_s) ? ", m.id DESC" : ""),
        {wanted}, cancel);
    if (!found) {
        m_conversations.clear(); // nothing was learnt of those just entered
        return tl::make_unexpected(found.error());
    }
    for (int i = 0; i < found->size(); ++i)
        m_conversations[bytesOf(*found, i, 0)]
            = {bytesOf(*found, i, 1), bytesOf(*found, i, 2), bytesOf(*found, i, 3)};
    return Done{};
}

Result<Done> PostgresRows::learnCustomers(const std::vector<Row> &rows, const CancelToken &cancel)
{
    const Table &table = m_schema.customers;
    if (!table.isThere() || !table.has(u"id"_s))
        return Done{};
    if (m_customers.size() >= kMostKnown)
        m_customers.clear();
    const QString type = table.columns.value(u"id"_s);
    const bool isNumber = type == "integer"_L1 || type == "bigint"_L1 || type == "smallint"_L1;
    std::string wanted(1, '{');
    for (const Row &row : rows) {
        const std::string &id = row.message.customerId;
        if (id.empty() || !m_customers.try_emplace(id).second)
            continue;
        // What is no number is nobody's id where ids are numbers.
        if (!isNumber || (id.size() <= 18 && id.find_first_not_of("0123456789") == std::string::npos))
            appendElement(wanted, id);
    }
    if (wanted.size() == 1)
        return Done{};
    wanted += '}';
    const QByteArray none = "NULL::text";
    const auto found = m_connection.query("SELECT m.id::text, " + textOr(table, u"user_name"_s, none) + ", "
            + textOr(table, u"user_email"_s, none) + " FROM " + table.sql
            + " m WHERE m.id = ANY($1::" + (isNumber ? "bigint" : "text") + "[])",
        {wanted}, cancel);
    if (!found) {
        m_customers.clear();
        return tl::make_unexpected(found.error());
    }
    for (int i = 0; i < found->size(); ++i) {
        Customer customer{bytesOf(*found, i, 1), bytesOf(*found, i, 2)};
        if (!isUtf8(customer.name) || !isUtf8(customer.email))
            continue;
        // A visitor's session stands in both columns; it is no name.
        if (customer.name.starts_with("session_"))
            customer.name.clear();
        m_customers[bytesOf(*found, i, 0)] = std::move(customer);
    }
    return Done{};
}

Result<Done> PostgresRows::learnNames(const CancelToken &cancel)
{
    const Table &table = m_schema.bots;
    if (m_namesKnown || !table.isThere() || !table.has(u"shop_id"_s))
        return Done{};
    const QByteArray none = "NULL::text";
    // Deleted settings and older ones first, so that what is in force has the last word.
    QByteArrayList order;
    if (table.has(u"deleted"_s))
        order.append("m.deleted DESC NULLS LAST");
    if (table.has(u"id"_s))
        order.append("m.id");
    const auto found = m_connection.query("SELECT m.shop_id::text, " + textOr(table, u"shop_name"_s, none)
            + ", " + textOr(table, u"bot_id"_s, none) + ", " + textOr(table, u"bot_name"_s, none) + " FROM "
            + table.sql + " m" + (order.isEmpty() ? QByteArray() : " ORDER BY " + order.join(", ")),
        {}, cancel);
    if (!found)
        return tl::make_unexpected(found.error());
    m_shopNames.clear();
    m_botNames.clear();
    for (int i = 0; i < found->size(); ++i) {
        for (const auto &[names, column] : {std::pair(&m_shopNames, 0), std::pair(&m_botNames, 2)}) {
            std::string name = bytesOf(*found, i, column + 1);
            if (!name.empty() && isUtf8(name))
                (*names)[bytesOf(*found, i, column)] = std::move(name);
        }
    }
    m_namesKnown = true;
    return Done{};
}

Result<PostgresRows::Ends> PostgresRows::ends(const CancelToken &cancel)
{
    const auto rows = m_connection.query(
        "SELECT min(m.id)::bigint, max(m.id)::bigint FROM " + m_schema.messages.sql + " m", {}, cancel);
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->size() == 0 || rows->isNull(0, 0))
        return Ends{};
    return Ends{rows->number(0, 0), rows->number(0, 1)};
}

Result<std::vector<std::int64_t>> PostgresRows::ids(
    const std::vector<IdRanges::Range> &ranges, std::size_t limitOfRange, const CancelToken &cancel)
{
    std::vector<std::int64_t> found;
    if (ranges.empty())
        return found;
    const QByteArray end = " ORDER BY m.id LIMIT " + QByteArray::number(qulonglong(limitOfRange));
    QByteArrayList statements;
    if (m_schema.isDistributed) {
        for (const IdRanges::Range range : ranges)
            statements.append("SELECT m.id::bigint FROM " + m_schema.messages.sql
                + " m WHERE m.id >= " + number(range.low) + " AND m.id <= " + number(range.high) + end);
    } else {
        statements.append("SELECT m.id::bigint FROM " + rangesAsTable(ranges) + ", LATERAL (SELECT m.id FROM "
            + m_schema.messages.sql + " m WHERE m.id >= part.low AND m.id <= part.high" + end
            + ") m ORDER BY m.id");
    }
    for (const QByteArray &statement : std::as_const(statements)) {
        const auto done = m_connection.copyOut(
            statement,
            [&found](const Connection::CopyRow &row) {
                found.push_back(row.number(0));
                return true;
            },
            cancel);
        if (!done)
            return tl::make_unexpected(done.error());
    }
    return found;
}

Result<std::int64_t> PostgresRows::idAt(std::int64_t ms, const CancelToken &cancel)
{
    const auto bounds = ends(cancel);
    if (!bounds)
        return tl::make_unexpected(bounds.error());
    std::int64_t low = bounds->lowest;
    std::int64_t high = bounds->highest + 1; // the answer is in [low, high]
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto row = m_connection.query("SELECT m.id::bigint, m." + m_schema.created.name
                + " >= " + m_schema.created.moment("$2::bigint") + " FROM " + m_schema.messages.sql
                + " m WHERE m.id >= $1::bigint AND m." + m_schema.created.name
                + " IS NOT NULL ORDER BY m.id LIMIT 1",
            {middle, ms}, cancel);
        if (!row)
            return tl::make_unexpected(row.error());
        if (row->size() == 0 || row->number(0, 1) != 0)
            high = middle;
        else
            low = row->number(0, 0) + 1;
    }
    return low;
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/connection.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>
#include <QVector>

#include <optional>

namespace core::postgres {

/// A column that holds a time, whatever its type.
struct TimeColumn
{
    enum class Kind { None, Timestamp, TimestampTz, Seconds, Milliseconds };
    Kind kind = Kind::None; // Timestamp: UTC without saying so
    QByteArray name; // quoted
    bool isFine = false; // finer than a millisecond: several rows may share one

    /// The expression of its value in ms since 1970 UTC, a bigint rounded down; `of` is a prefix like "m.".
    [[nodiscard]] QByteArray ms(const QByteArray &of = {}) const;
    /// The expression of the moment that a bigint `parameter` ("$1::bigint") names, in the column's own type,
    /// so that comparing can use an index.
    [[nodiscard]] QByteArray moment(const QByteArray &parameter) const;
    /// The same from the column itself as it comes in binary form: cheaper than ms() in a long scan.
    [[nodiscard]] std::int64_t msOf(std::int64_t binary) const;
    [[nodiscard]] bool isThere() const { return kind != Kind::None; }
    [[nodiscard]] QString column() const; // its name as an index has it
};

struct Index
{
    QString name;
    QString table; // without schema
    QString method; // btree, gin …
    QStringList columns; // as written: `create_time DESC`, or an expression
    QString definition; // the whole CREATE INDEX
    QString condition; // of a partial one
    bool isUnique = false;
    bool isValid = true; // false: left behind by a CONCURRENTLY that failed
    qint64 bytes = 0;
    qint64 scans = 0; // since the statistics began

    /// A valid, unconditional btree with these columns first, in this order.
    [[nodiscard]] bool beginsWith(const QStringList &wanted) const;
};

struct Table
{
    QString name; // as the backend calls it
    QByteArray sql; // with schema, quoted; empty: there is none
    QMap<QString, QString> columns; // type by name: "timestamp without time zone", "integer" …
    qint64 rows = 0; // an estimate
    qint64 bytes = 0; // with indexes
    bool canRead = false;
    bool canWrite = false;

    [[nodiscard]] bool isThere() const { return !sql.isEmpty() && canRead; }
    [[nodiscard]] bool has(const QString &column) const { return columns.contains(column); }
};

/// What the shop's database looks like to this account; found once, when it is connected, and never asked for
/// again.
struct Schema
{
    int serverVersion = 0; // 150018
    QString engine; // "PostgreSQL 15.18", "Citus 12.1 on PostgreSQL 15.18"
    QString database;
    QString user;
    bool isReplica = false; // in recovery
    /// Citus: the rows may be on several machines. It takes no LATERAL with a LIMIT for a list of values, no
    /// subquery that looks up another row of a table, and no recursion (github.com/citusdata/citus, pull 5753
    /// and issue 4160; docs.citusdata.com, SQL Support and Workarounds).
    bool isDistributed = false;
    Table messages; // coze_chat_history
    Table conversations; // coze_conversation
    Table customers; // shopify_inbox_user
    Table bots; // shopify_bot_setting
    TimeColumn created; // of messages
    TimeColumn updated;
    bool hasDeleted = false;
    /// Of all tables; 0 unless there is none: then the newest message's.
    std::optional<qint64> tenant; // nothing: no column
    QVector<Index> indexes; // of these tables
    bool hasTrigrams = false; // a valid trigram index on the messages' content
    QString doorbell; // the channel that a trigger on messages notifies; empty: none

    /// " AND deleted = 0 AND tenant_id = 0", as far as the table has them; `of` is a prefix like "m.".
    [[nodiscard]] QByteArray visible(const Table &table, const QByteArray &of = {}) const;
    [[nodiscard]] QByteArray ofTenant(
        const Table &table, const QByteArray &of = {}) const; // deleted ones too
    /// One on the messages that begins with these columns.
    [[nodiscard]] bool hasIndex(const QStringList &columns) const;
    /// One on the conversation and the time of its messages.
    [[nodiscard]] bool hasConversationIndex() const;
    [[nodiscard]] bool canWrite() const; // to any of the tables
};

/// Errors: Unsupported (`detail` names the table or columns that are missing), Forbidden (tables that this
/// account may not read), and those of Connection.
[[nodiscard]] Result<Schema> probe(Connection &connection, const CancelToken &cancel = {});

} // namespace core::postgres

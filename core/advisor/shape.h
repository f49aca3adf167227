// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/schema.h"

#include <QHash>
#include <QStringList>
#include <QVector>

namespace core::advisor {

enum class Engine { PostgreSql, Sqlite };

/// The backend's own table names.
namespace tables {
inline constexpr QLatin1StringView kMessages{"coze_chat_history"};
inline constexpr QLatin1StringView kConversations{"coze_conversation"};
inline constexpr QLatin1StringView kCustomers{"shopify_inbox_user"};
inline constexpr QLatin1StringView kBots{"shopify_bot_setting"};
} // namespace tables

/// One column of an index, in its place.
struct KeyColumn
{
    QString name; // plain; empty: an expression
    bool isDescending = false;
    bool hasOddOrder = false; // NULLs or letters in another order than a plain ORDER BY wants

    bool operator==(const KeyColumn &) const = default;
};

struct ExistingIndex
{
    QString name;
    QString table;
    QVector<KeyColumn> columns;
    bool isOrdered = true; // a btree
    bool isUnique = false;
    bool isPartial = false;
    bool isValid = true;
    bool isConstraint = false; // of a primary key or UNIQUE: cannot be dropped by itself
    qint64 bytes = 0;
};

struct ShapeTable
{
    QString name;
    QString sql; // with schema where there are schemas, quoted
    QString schema; // plain; empty for SQLite
    QHash<QString, QString> columns; // type by name
    QHash<QString, double> widths; // average bytes of a value, as far as known
    qint64 rows = 0; // an estimate
    qint64 bytes = 0; // with indexes; 0: not known
    bool canBuild = true; // this account may make indexes on it while others write
    bool isPartitioned = false; // PostgreSQL makes an index on it only while everybody waits

    [[nodiscard]] bool has(const QString &column) const { return columns.contains(column); }
    /// The first of these names that is a column.
    [[nodiscard]] QString firstOf(const QStringList &names) const;
    [[nodiscard]] QString created() const; // create_time, or what stands for it
    [[nodiscard]] QString updated() const;
};

/// What advice is made from: tables and indexes of a shop's database, whatever its engine. A plain value.
struct Shape
{
    Engine engine = Engine::PostgreSql;
    bool isReplica = false;
    QVector<ShapeTable> tables; // those that are there
    QVector<ExistingIndex> indexes; // of these tables

    [[nodiscard]] const ShapeTable *table(QLatin1StringView name) const;
    [[nodiscard]] const ExistingIndex *index(const QString &name) const;
};

/// Without widths and rights, which the probe does not look for.
[[nodiscard]] Shape shapeOf(const postgres::Schema &schema);
/// "conversation_id", "create_time DESC NULLS LAST", "lower(user_email)" as PostgreSQL writes them.
[[nodiscard]] KeyColumn keyColumnOf(const QString &written);
/// Those of a whole CREATE INDEX as PostgreSQL writes it.
[[nodiscard]] QVector<KeyColumn> keyColumnsOf(const QString &definition);
/// "name", quotes inside doubled.
[[nodiscard]] QString quotedName(const QString &name);

} // namespace core::advisor

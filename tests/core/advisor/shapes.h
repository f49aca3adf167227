// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/shape.h"

namespace tests {

using core::advisor::Engine;
using core::advisor::ExistingIndex;
using core::advisor::KeyColumn;
using core::advisor::Shape;
using core::advisor::ShapeTable;

inline ShapeTable shopTable(Engine engine, const QString &name, const QStringList &columns, qint64 rows)
{
    ShapeTable table;
    table.name = name;
    table.schema = engine == Engine::PostgreSql ? QStringLiteral("public") : QString();
    table.sql
        = (engine == Engine::PostgreSql ? QStringLiteral("\"public\".") : QString()) + u'"' + name + u'"';
    for (const QString &column : columns) {
        const bool isTime = column.contains(QStringLiteral("time")) || column.endsWith(QStringLiteral("_at"));
        table.columns.insert(column,
            isTime                               ? QStringLiteral("timestamp without time zone")
                : column == QStringLiteral("id") ? QStringLiteral("integer")
                                                 : QStringLiteral("text"));
    }
    table.rows = rows;
    table.bytes = rows * 250;
    return table;
}

inline ExistingIndex indexOn(const QString &table, const QString &name, const QVector<KeyColumn> &columns)
{
    ExistingIndex index;
    index.name = name;
    index.table = table;
    index.columns = columns;
    index.bytes = 8192;
    return index;
}

inline QVector<KeyColumn> plain(const QStringList &names)
{
    QVector<KeyColumn> columns;
    for (const QString &name : names)
        columns.append({name});
    return columns;
}

/// The tables and indexes that Prisma makes, the time columns named as wanted.
inline Shape prismaShape(Engine engine, const QString &created = QStringLiteral("create_time"),
    const QString &updated = QStringLiteral("update_time"))
{
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    const QStringList common{created, updated, QStringLiteral("deleted"), QStringLiteral("tenant_id")};
    Shape shape;
    shape.engine = engine;
    const QString messages = QStringLiteral("coze_chat_history");
    const QString conversations = QStringLiteral("coze_conversation");
    const QString customers = QStringLiteral("shopify_inbox_user");
    const QString bots = QStringLiteral("shopify_bot_setting");
    shape.tables
        = {shopTable(engine, messages,
               words("id inbox_user_id conversation_id shop_id bot_id content sender session_id reply_id")
                   + common,
               1'000'000),
            shopTable(engine, conversations,
                words("id inbox_user_id conversation_id shop_id bot_id last_chat_date") + common, 40'000),
            shopTable(engine, customers,
                words("id shop_id shop_name user_email user_name sys_user_id") + common, 20'000),
            shopTable(engine, bots, words("id shop_id shop_name bot_id bot_name api_token") + common, 11)};
    const auto add = [&shape](const QString &table, const QString &column) {
        shape.indexes.append(indexOn(table, QStringLiteral("%1_%2_idx").arg(table, column), plain({column})));
    };
    for (const QString &column : {QStringLiteral("conversation_id"), QStringLiteral("shop_id"),
             QStringLiteral("inbox_user_id"), created})
        add(messages, column);
    for (const QString &column : words("conversation_id inbox_user_id shop_id"))
        add(conversations, column);
    for (const QString &column : words("shop_id user_email"))
        add(customers, column);
    for (const QString &column : words("shop_id shop_name"))
        add(bots, column);
    return shape;
}

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/schema.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

using Kind = Column::Kind;
using Filter = Column::Filter;

constexpr auto kId = "\"id\" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, ";
constexpr auto kCommon
    = "\"creator\" TEXT DEFAULT '', \"create_time\" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "
      "\"updater\" TEXT DEFAULT '', \"update_time\" DATETIME NOT NULL, "
      "\"deleted\" INTEGER NOT NULL DEFAULT 0, \"tenant_id\" INTEGER NOT NULL DEFAULT 0)";

QByteArrayList statements()
{
    const QByteArray id = kId;
    const QByteArray common = kCommon;
    QByteArrayList all{"CREATE TABLE \"admin_user\" (" + id
            + "\"username\" TEXT NOT NULL, \"password\" TEXT NOT NULL, \"email\" TEXT, \"nickname\" TEXT, "
              "\"status\" INTEGER NOT NULL DEFAULT 1, \"create_time\" DATETIME NOT NULL DEFAULT "
              "CURRENT_TIMESTAMP, \"update_time\" DATETIME NOT NULL, \"deleted\" INTEGER NOT NULL DEFAULT 0)",
        "CREATE TABLE \"coze_chat_history\" (" + id
            + "\"inbox_user_id\" BIGINT, \"conversation_id\" TEXT, \"shop_id\" TEXT, \"bot_id\" TEXT, "
              "\"content\" TEXT, \"sender\" TEXT, \"session_id\" TEXT, \"reply_id\" INTEGER, "
            + common,
        "CREATE TABLE \"coze_conversation\" (" + id
            + "\"inbox_user_id\" INTEGER, \"conversation_id\" TEXT NOT NULL, \"shop_id\" TEXT, "
              "\"bot_id\" TEXT, \"last_chat_date\" DATETIME, "
            + common,
        "CREATE TABLE \"shopify_bot_setting\" (" + id
            + "\"shop_id\" TEXT NOT NULL, \"shop_name\" TEXT, \"chat_logo\" TEXT, \"chat_avatar\" TEXT, "
              "\"api_token\" TEXT, \"bot_id\" TEXT, \"bot_name\" TEXT, "
            + common,
        "CREATE TABLE \"shopify_inbox_user\" (" + id
            + "\"shop_id\" TEXT NOT NULL, \"shop_name\" TEXT, \"user_email\" TEXT NOT NULL, "
              "\"user_name\" TEXT, \"sys_user_id\" INTEGER, "
            + common,
        "CREATE UNIQUE INDEX \"admin_user_username_key\" ON \"admin_user\"(\"username\")"};
    const QList<QPair<QByteArray, QByteArrayList>> indexes{
        {"coze_chat_history", {"conversation_id", "shop_id", "inbox_user_id", "create_time"}},
        {"coze_conversation", {"conversation_id", "inbox_user_id", "shop_id"}},
        {"shopify_bot_setting", {"shop_id", "shop_name"}}, {"shopify_inbox_user", {"shop_id", "user_email"}}};
    for (const auto &[table, columns] : indexes) {
        for (const QByteArray &column : columns)
            all.append(
                "CREATE INDEX \"" + table + '_' + column + "_idx\" ON \"" + table + "\"(\"" + column + "\")");
    }
    return all;
}

void appendCommon(QVector<Column> &columns)
{
    columns += {{"creator", u"creator"_s, Kind::Text, true}, {"create_time", u"createdAt"_s, Kind::Time},
        {"updater", u"updater"_s, Kind::Text, true}, {"update_time", u"updatedAt"_s, Kind::Time},
        {"deleted", u"deleted"_s, Kind::Number}, {"tenant_id", u"tenantId"_s, Kind::Number}};
}

Table madeOf(const QByteArray &sql, const QString &missing, const QVector<Column> &columns)
{
    Table table{sql, missing, {{"id", u"id"_s, Kind::Number}}};
    table.columns += columns;
    appendCommon(table.columns);
    return table;
}

} // namespace

const Table &historyTable()
{
    static const Table table = madeOf("coze_chat_history", u"Chat history not found"_s,
        {{"inbox_user_id", u"inboxUserId"_s, Kind::BigNumber, true, Filter::Exact},
            {"conversation_id", u"conversationId"_s, Kind::Text, true, Filter::Exact},
            {"shop_id", u"shopId"_s, Kind::Text, true, Filter::Exact},
            {"bot_id", u"botId"_s, Kind::Text, true, Filter::Exact},
            {"content", u"content"_s, Kind::Text, true, Filter::Part},
            {"sender", u"sender"_s, Kind::Text, true, Filter::Exact},
            {"session_id", u"sessionId"_s, Kind::Text, true, Filter::Exact},
            {"reply_id", u"replyId"_s, Kind::Number, true}});
    return table;
}

const Table &inboxUserTable()
{
    static const Table table = madeOf("shopify_inbox_user", u"Inbox user not found"_s,
        {{"shop_id", u"shopId"_s, Kind::Text, true, Filter::Exact},
            {"shop_name", u"shopName"_s, Kind::Text, true, Filter::Part},
            {"user_email", u"userEmail"_s, Kind::Text, true, Filter::Part},
            {"user_name", u"userName"_s, Kind::Text, true, Filter::Part},
            {"sys_user_id", u"sysUserId"_s, Kind::Number, true}});
    return table;
}

const Table &botSettingTable()
{
    static const Table table = madeOf("shopify_bot_setting", u"Bot setting not found"_s,
        {{"shop_id", u"shopId"_s, Kind::Text, true, Filter::Exact},
            {"shop_name", u"shopName"_s, Kind::Text, true, Filter::Part},
            {"chat_logo", u"chatLogo"_s, Kind::Text, true},
            {"chat_avatar", u"chatAvatar"_s, Kind::Text, true},
            {"api_token", u"apiToken"_s, Kind::Text, true},
            {"bot_id", u"botId"_s, Kind::Text, true, Filter::Exact},
            {"bot_name", u"botName"_s, Kind::Text, true, Filter::Part}});
    return table;
}

QByteArray Table::columnList() const
{
    QByteArrayList names;
    for (const Column &column : columns)
        names.append(column.sql);
    return names.join(", ");
}

const Column *Table::column(const QString &name) const
{
    for (const Column &column : columns) {
        if (column.name == name)
            return &column;
    }
    return nullptr;
}

QJsonObject Table::toJson(const Row &row) const
{
    QJsonObject object;
    for (qsizetype i = 0; i < columns.size() && i < row.size(); ++i) {
        const qint64 *number = std::get_if<qint64>(&row[i]);
        if (isNull(row[i]))
            object[columns[i].name] = QJsonValue();
        else if (columns[i].kind == Kind::Time)
            object[columns[i].name] = number ? isoTime(*number) : textIn(row[i]);
        else if (number)
            object[columns[i].name] = *number;
        else
            object[columns[i].name] = textIn(row[i]);
    }
    return object;
}

bool Table::hasBigNumber(const Row &row) const
{
    for (qsizetype i = 0; i < columns.size() && i < row.size(); ++i) {
        if (columns[i].kind == Kind::BigNumber && !isNull(row[i]))
            return true;
    }
    return false;
}

QString isoTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

core::Result<core::Done> makeTables(Sqlite &database)
{
    const auto tables = database.run("SELECT name FROM sqlite_master WHERE type = 'table'");
    if (!tables)
        return tl::make_unexpected(tables.error());
    if (!tables->isEmpty()) {
        for (const Table *table : {&historyTable(), &inboxUserTable(), &botSettingTable()}) {
            const auto readable
                = database.run("SELECT " + table->columnList() + " FROM " + table->sql + " LIMIT 0");
            if (!readable)
                return core::failure(core::Error::Kind::Unsupported, readable.error().detail);
        }
        return core::Done{};
    }
    if (auto begun = database.run("BEGIN IMMEDIATE"); !begun)
        return tl::make_unexpected(begun.error());
    for (const QByteArray &statement : statements()) {
        if (auto made = database.run(statement); !made)
            return tl::make_unexpected(made.error());
    }
    if (auto written = database.run("COMMIT"); !written)
        return tl::make_unexpected(written.error());
    return core::Done{};
}

} // namespace app::sampleshop::backend

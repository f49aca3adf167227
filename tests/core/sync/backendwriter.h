// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <sqlite3.h>

namespace synctest {

/// The shop's own database, as the backend writes it: Prisma's columns, times as whole milliseconds, a
/// write-ahead log.
class BackendWriter
{
public:
    explicit BackendWriter(const QString &file, bool writeAhead = true)
    {
        sqlite3_open(file.toUtf8().constData(), &m_database);
        exec(writeAhead ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE");
        exec("CREATE TABLE IF NOT EXISTS coze_chat_history(id INTEGER PRIMARY KEY AUTOINCREMENT, "
             "inbox_user_id BIGINT, "
             "conversation_id TEXT, shop_id TEXT, bot_id TEXT, content TEXT, sender TEXT, session_id TEXT, "
             "reply_id "
             "INTEGER, creator TEXT DEFAULT '', create_time DATETIME, updater TEXT DEFAULT '', update_time "
             "DATETIME, "
             "deleted INTEGER DEFAULT 0, tenant_id INTEGER DEFAULT 0)");
        exec("CREATE TABLE IF NOT EXISTS coze_conversation(id INTEGER PRIMARY KEY AUTOINCREMENT, "
             "inbox_user_id INT, "
             "conversation_id TEXT, shop_id TEXT, bot_id TEXT, last_chat_date DATETIME, deleted INTEGER "
             "DEFAULT 0)");
        exec("CREATE TABLE IF NOT EXISTS shopify_inbox_user(id INTEGER PRIMARY KEY AUTOINCREMENT, shop_id "
             "TEXT, "
             "user_email TEXT, user_name TEXT, deleted INTEGER DEFAULT 0)");
        exec("CREATE INDEX IF NOT EXISTS coze_conversation_id ON coze_conversation(conversation_id)");
    }
    ~BackendWriter() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(BackendWriter)

    bool exec(const QByteArray &sql)
    {
        return sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    /// Number of the row.
    qint64 say(
        const QByteArray &conversation, const QByteArray &sender, const QByteArray &content, qint64 atMs)
    {
        const QByteArray at = QByteArray::number(atMs);
        exec("INSERT INTO coze_chat_history(conversation_id, shop_id, bot_id, content, sender, create_time, "
             "update_time) "
             "VALUES('"
            + conversation + "', 'shop-a', 'bot-1', '" + content + "', '" + sender + "', " + at + ", " + at
            + ")");
        return sqlite3_last_insert_rowid(m_database);
    }

private:
    sqlite3 *m_database = nullptr;
};

} // namespace synctest

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <sqlite3.h>

#include <memory>

namespace tests {

/// A backend's SQLite file as Prisma makes it, filled by SQL, and looked into.
class ShopFile
{
public:
    explicit ShopFile(const QString &file) : m_file(file)
    {
        sqlite3_open(QFile::encodeName(file).constData(), &m_database);
        sqlite3_busy_timeout(m_database, 10'000);
    }
    ~ShopFile() { sqlite3_close(m_database); }
    Q_DISABLE_COPY_MOVE(ShopFile)

    bool run(const QByteArray &sql) const
    {
        return sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    /// The first column of every row.
    [[nodiscard]] QStringList column(const QByteArray &sql) const
    {
        QStringList values;
        sqlite3_exec(
            m_database, sql.constData(),
            [](void *list, int, char **texts, char **) {
                static_cast<QStringList *>(list)->append(QString::fromUtf8(texts[0]));
                return 0;
            },
            &values, nullptr);
        return values;
    }
    [[nodiscard]] QStringList indexes() const
    {
        return column("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name");
    }
    [[nodiscard]] const QString &file() const { return m_file; }

    /// Prisma's tables and indexes.
    [[nodiscard]] bool makeTables(
        const QByteArray &created = "create_time", const QByteArray &updated = "update_time") const
    {
        QByteArray sql = R"(
CREATE TABLE "coze_chat_history" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "inbox_user_id" BIGINT,
 "conversation_id" TEXT, "shop_id" TEXT, "bot_id" TEXT, "content" TEXT, "sender" TEXT, "session_id" TEXT,
 "reply_id" INTEGER, "creator" TEXT DEFAULT '', "@c" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
 "updater" TEXT DEFAULT '', "@u" DATETIME NOT NULL, "deleted" INTEGER NOT NULL DEFAULT 0,
 "tenant_id" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "coze_conversation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "inbox_user_id" INTEGER,
 "conversation_id" TEXT NOT NULL, "shop_id" TEXT, "bot_id" TEXT, "last_chat_date" DATETIME,
 "creator" TEXT DEFAULT '', "@c" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updater" TEXT DEFAULT '',
 "@u" DATETIME NOT NULL, "deleted" INTEGER NOT NULL DEFAULT 0, "tenant_id" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "shopify_inbox_user" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "shop_id" TEXT NOT NULL,
 "shop_name" TEXT, "user_email" TEXT NOT NULL, "user_name" TEXT, "sys_user_id" INTEGER,
 "creator" TEXT DEFAULT '', "@c" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updater" TEXT DEFAULT '',
 "@u" DATETIME NOT NULL, "deleted" INTEGER NOT NULL DEFAULT 0, "tenant_id" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE "shopify_bot_setting" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "shop_id" TEXT NOT NULL,
 "shop_name" TEXT, "bot_id" TEXT, "bot_name" TEXT, "@c" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
 "@u" DATETIME NOT NULL, "deleted" INTEGER NOT NULL DEFAULT 0);
CREATE INDEX "coze_chat_history_conversation_id_idx" ON "coze_chat_history"("conversation_id");
CREATE INDEX "coze_chat_history_shop_id_idx" ON "coze_chat_history"("shop_id");
CREATE INDEX "coze_chat_history_inbox_user_id_idx" ON "coze_chat_history"("inbox_user_id");
CREATE INDEX "coze_chat_history_@c_idx" ON "coze_chat_history"("@c");
CREATE INDEX "coze_conversation_conversation_id_idx" ON "coze_conversation"("conversation_id");
CREATE INDEX "coze_conversation_inbox_user_id_idx" ON "coze_conversation"("inbox_user_id");
CREATE INDEX "coze_conversation_shop_id_idx" ON "coze_conversation"("shop_id");
CREATE INDEX "shopify_bot_setting_shop_id_idx" ON "shopify_bot_setting"("shop_id");
CREATE INDEX "shopify_bot_setting_shop_name_idx" ON "shopify_bot_setting"("shop_name");
CREATE INDEX "shopify_inbox_user_shop_id_idx" ON "shopify_inbox_user"("shop_id");
CREATE INDEX "shopify_inbox_user_user_email_idx" ON "shopify_inbox_user"("user_email");
)";
        return run(sql.replace("@c", created).replace("@u", updated));
    }
    /// Messages a minute apart, the first conversation and the first shop with half of them.
    [[nodiscard]] bool fill(int messages, const QByteArray &created = "create_time",
        const QByteArray &updated = "update_time") const
    {
        QByteArray sql = R"(BEGIN;
INSERT INTO coze_chat_history (conversation_id, shop_id, bot_id, content, sender, "@c", "@u")
 WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @n - 1)
 SELECT 'conv_' || printf('%036d', CASE WHEN i % 2 THEN 0 ELSE i % 997 END), 'shop-' || CASE WHEN i % 2 THEN 0 ELSE i % 7 END,
 '7400000000000000001', 'Where is my parcel number ' || i || '?', CASE WHEN i % 3 THEN 'user' ELSE 'bot' END,
 1700000000000 + i * 60000, 1700000000000 + i * 60000 FROM n;
INSERT INTO coze_conversation (inbox_user_id, conversation_id, shop_id, last_chat_date, "@c", "@u")
 SELECT row_number() OVER (), conversation_id, min(shop_id), max("@c"), min("@c"), max("@u") FROM coze_chat_history GROUP BY conversation_id;
INSERT INTO shopify_inbox_user (shop_id, user_email, "@c", "@u")
 SELECT shop_id, 'customer' || id || '@example.invalid', "@c", "@u" FROM coze_conversation;
COMMIT;)";
        return run(
            sql.replace("@c", created).replace("@u", updated).replace("@n", QByteArray::number(messages)));
    }

private:
    QString m_file;
    sqlite3 *m_database = nullptr;
};

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgresserver.h"

using namespace Qt::StringLiterals;

namespace tests {

namespace {

// As Prisma generates them from the backend's schema. %1 and %2 are the columns of creation and change, %3
// is their type, %4 the default of the first one.
constexpr auto kTables = R"(
CREATE TABLE "admin_user" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    "email" TEXT,
    "nickname" TEXT,
    "status" INTEGER NOT NULL DEFAULT 1,
    "%1" %3 NOT NULL DEFAULT %4,
    "%2" %3 NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "admin_user_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "coze_chat_history" (
    "id" SERIAL NOT NULL,
    "inbox_user_id" BIGINT,
    "conversation_id" TEXT,
    "shop_id" TEXT,
    "bot_id" TEXT,
    "content" TEXT,
    "sender" TEXT,
    "session_id" TEXT,
    "reply_id" INTEGER,
    "creator" TEXT DEFAULT '',
    "%1" %3 NOT NULL DEFAULT %4,
    "updater" TEXT DEFAULT '',
    "%2" %3 NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0,
    "tenant_id" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "coze_chat_history_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "coze_conversation" (
    "id" SERIAL NOT NULL,
    "inbox_user_id" INTEGER,
    "conversation_id" TEXT NOT NULL,
    "shop_id" TEXT,
    "bot_id" TEXT,
    "last_chat_date" %3,
    "creator" TEXT DEFAULT '',
    "%1" %3 NOT NULL DEFAULT %4,
    "updater" TEXT DEFAULT '',
    "%2" %3 NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0,
    "tenant_id" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "coze_conversation_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "shopify_bot_setting" (
    "id" SERIAL NOT NULL,
    "shop_id" TEXT NOT NULL,
    "shop_name" TEXT,
    "chat_logo" TEXT,
    "chat_avatar" TEXT,
    "api_token" TEXT,
    "bot_id" TEXT,
    "bot_name" TEXT,
    "creator" TEXT DEFAULT '',
    "%1" %3 NOT NULL DEFAULT %4,
    "updater" TEXT DEFAULT '',
    "%2" %3 NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0,
    "tenant_id" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "shopify_bot_setting_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "shopify_inbox_user" (
    "id" SERIAL NOT NULL,
    "shop_id" TEXT NOT NULL,
    "shop_name" TEXT,
    "user_email" TEXT NOT NULL,
    "user_name" TEXT,
    "sys_user_id" INTEGER,
    "creator" TEXT DEFAULT '',
    "%1" %3 NOT NULL DEFAULT %4,
    "updater" TEXT DEFAULT '',
    "%2" %3 NOT NULL,
    "deleted" INTEGER NOT NULL DEFAULT 0,
    "tenant_id" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "shopify_inbox_user_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "admin_user_username_key" ON "admin_user"("username");
)";

constexpr auto kPrismaIndexes = R"(
CREATE INDEX "coze_chat_history_conversation_id_idx" ON "coze_chat_history"("conversation_id");
CREATE INDEX "coze_chat_history_shop_id_idx" ON "coze_chat_history"("shop_id");
CREATE INDEX "coze_chat_history_inbox_user_id_idx" ON "coze_chat_history"("inbox_user_id");
CREATE INDEX "coze_chat_history_%1_idx" ON "coze_chat_history"("%1");
CREATE INDEX "coze_conversation_conversation_id_idx" ON "coze_conversation"("conversation_id");
CREATE INDEX "coze_conversation_inbox_user_id_idx" ON "coze_conversation"("inbox_user_id");
CREATE INDEX "coze_conversation_shop_id_idx" ON "coze_conversation"("shop_id");
CREATE INDEX "shopify_bot_setting_shop_id_idx" ON "shopify_bot_setting"("shop_id");
CREATE INDEX "shopify_bot_setting_shop_name_idx" ON "shopify_bot_setting"("shop_name");
CREATE INDEX "shopify_inbox_user_shop_id_idx" ON "shopify_inbox_user"("shop_id");
CREATE INDEX "shopify_inbox_user_user_email_idx" ON "shopify_inbox_user"("user_email");
)";

constexpr auto kRecommendedIndexes = R"(
CREATE INDEX "coze_chat_history_conversation_id_%1_id_idx"
    ON "coze_chat_history"("conversation_id", "%1", "id");
CREATE INDEX "coze_chat_history_%1_id_idx" ON "coze_chat_history"("%1", "id");
CREATE INDEX "coze_chat_history_shop_id_%1_id_idx" ON "coze_chat_history"("shop_id", "%1", "id");
CREATE INDEX "coze_chat_history_bot_id_%1_id_idx" ON "coze_chat_history"("bot_id", "%1", "id");
CREATE INDEX "coze_chat_history_%2_id_idx" ON "coze_chat_history"("%2", "id");
CREATE INDEX "coze_conversation_inbox_user_id_shop_id_idx"
    ON "coze_conversation"("inbox_user_id", "shop_id");
)";

} // namespace

void addShopIndexes(PostgresServer &server, const ShopTables &tables)
{
    QByteArray script;
    if (tables.prismaIndexes)
        script += kPrismaIndexes;
    if (tables.recommendedIndexes)
        script += kRecommendedIndexes;
    script.replace("%1", tables.createdColumn.toUtf8()).replace("%2", tables.updatedColumn.toUtf8());
    if (!script.isEmpty())
        server.sql(script);
}

void makeShopTables(PostgresServer &server, const ShopTables &tables)
{
    if (server.sql("SELECT 1 FROM pg_database WHERE datname = 'shop'", u"postgres"_s).isEmpty())
        server.sql("CREATE DATABASE shop", u"postgres"_s);
    const bool isNumber = tables.timeType == "bigint"_L1;
    QByteArray script = kTables;
    script.replace("%1", tables.createdColumn.toUtf8())
        .replace("%2", tables.updatedColumn.toUtf8())
        .replace("%3", tables.timeType.toUpper().toUtf8())
        .replace("%4", isNumber ? "(extract(epoch FROM now()) * 1000)::bigint" : "CURRENT_TIMESTAMP");
    server.sql(script);
    addShopIndexes(server, tables);
    if (tables.saysCitus) {
        server.sql(
            "INSERT INTO pg_extension(oid, extname, extowner, extnamespace, extrelocatable, extversion) "
            "SELECT 99999, 'citus', 10, 'public'::regnamespace, false, '12.1-1' "
            "WHERE NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')");
    }
}

} // namespace tests

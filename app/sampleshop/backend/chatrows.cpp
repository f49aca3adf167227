// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/chatrows.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using core::Done;
using core::Result;

namespace app::sampleshop::backend {

namespace {

constexpr auto kColumns
    = "SELECT conversation_id, shop_id, bot_id, inbox_user_id, create_time FROM coze_conversation ";

Value numberOrNull(const std::optional<qint64> &number)
{
    return number ? Value(*number) : Value();
}

ConversationRow conversationIn(const Row &row)
{
    return {textIn(row[0]), textIn(row[1]), textIn(row[2]),
        isNull(row[3]) ? std::nullopt : std::optional(numberIn(row[3])), numberIn(row[4])};
}

Result<Done> done(const Result<QVector<Row>> &written)
{
    return written ? Result<Done>(Done{}) : tl::make_unexpected(written.error());
}

} // namespace

Result<Done> insertMessage(Sqlite &database, const MessageRow &row)
{
    return done(database.run(
        "INSERT INTO coze_chat_history(inbox_user_id, conversation_id, shop_id, bot_id, content, "
        "sender, create_time, update_time) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        {numberOrNull(row.inboxUserId), textOrNull(row.conversationId), textOrNull(row.shopId),
            textOrNull(row.botId), textOrNull(row.content), textOrNull(row.sender), row.atMs, row.atMs}));
}

Result<Done> insertConversation(Sqlite &database, const ConversationRow &row)
{
    return done(database.run("INSERT INTO coze_conversation(inbox_user_id, conversation_id, shop_id, bot_id, "
                             "last_chat_date, create_time, update_time) VALUES(?, ?, ?, ?, ?, ?, ?)",
        {numberOrNull(row.inboxUserId), row.conversationId, textOrNull(row.shopId), textOrNull(row.botId),
            row.atMs, row.atMs, row.atMs}));
}

Result<qint64> insertInboxUser(Sqlite &database, const InboxUserRow &row)
{
    const auto written
        = database.run("INSERT INTO shopify_inbox_user(shop_id, user_email, user_name, create_time, "
                       "update_time) VALUES(?, ?, ?, ?, ?)",
            {row.shopId, row.email, textOrNull(row.name), row.atMs, row.atMs});
    if (!written)
        return tl::make_unexpected(written.error());
    return database.lastId();
}

Result<std::optional<ConversationRow>> findConversation(Sqlite &database, const QString &id)
{
    const auto rows = database.run(
        kColumns + QByteArray("WHERE conversation_id = ? AND deleted = 0 ORDER BY id LIMIT 1"), {id});
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->isEmpty() ? std::nullopt : std::optional(conversationIn(rows->constFirst()));
}

Result<ConversationRow> conversationOf(Sqlite &database, const ConversationRow &wanted)
{
    QByteArray condition = "WHERE deleted = 0 AND shop_id IS ? AND inbox_user_id IS ?";
    const Row values{textOrNull(wanted.shopId), numberOrNull(wanted.inboxUserId)};
    // Of a known visitor the one that was used last, of the unknown ones the first.
    condition += wanted.inboxUserId ? " ORDER BY last_chat_date DESC LIMIT 1" : " ORDER BY id LIMIT 1";
    const auto rows = database.run(kColumns + condition, values);
    if (!rows)
        return tl::make_unexpected(rows.error());
    if (rows->isEmpty())
        return insertConversation(database, wanted).map([&wanted](Done) { return wanted; });
    ConversationRow found = conversationIn(rows->constFirst());
    return done(
        database.run(
            "UPDATE coze_conversation SET last_chat_date = ?, update_time = ? WHERE conversation_id = ?",
            {wanted.atMs, wanted.atMs, found.conversationId}))
        .map([&found](Done) { return found; });
}

QString newConversationId()
{
    return u"conv_"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace app::sampleshop::backend

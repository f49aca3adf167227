// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/indexlists.h"

using namespace Qt::StringLiterals;

namespace core::advisor {

using Reason = IndexAdvice::Reason;

const QVector<ReportIndex> &reportIndexes()
{
    const KeyColumn newest{u"created_at"_s, true};
    const auto column = [](const char *name) { return KeyColumn{QString::fromLatin1(name)}; };
    const auto conversationTime = u"conversationTime"_s;
    static const QVector<ReportIndex> all{
        {"idx_chat_history_conversation_created", tables::kMessages, {column("conversation_id"), newest},
            true, nullptr, conversationTime},
        {"idx_chat_history_inbox_user", tables::kMessages, {column("inbox_user_id"), newest}, true, nullptr,
            {}, Reason::NoHotQuery},
        {"idx_chat_history_shop_bot", tables::kMessages, {column("shop_id"), column("bot_id"), newest}, true,
            nullptr, {}, Reason::WrongOrder},
        {"idx_chat_history_sender", tables::kMessages, {column("sender"), newest}, false, nullptr, {},
            Reason::FewValues},
        {"idx_conversation_inbox_user", tables::kConversations, {column("inbox_user_id"), newest}, true,
            nullptr, {}, Reason::WrongOrder},
        {"idx_conversation_shop", tables::kConversations, {column("shop_id"), newest}, false, nullptr, {},
            Reason::NoHotQuery},
        {"idx_conversation_bot", tables::kConversations, {column("bot_id")}, false, nullptr, {},
            Reason::NoHotQuery},
        {"idx_conversation_id_lookup", tables::kConversations, {column("conversation_id")}, true, nullptr,
            u"conversationId"_s},
        {"idx_inbox_user_session", tables::kCustomers, {column("session_id")}, true, nullptr, {},
            Reason::NoHotQuery},
        {"idx_inbox_user_shop", tables::kCustomers, {column("shop_id"), newest}, true, nullptr,
            u"customerShopTime"_s},
        {"idx_inbox_user_email", tables::kCustomers, {column("user_email")}, false, nullptr,
            u"customerMail"_s},
        {"idx_bot_settings_shop", tables::kBots, {column("shop_id")}, true, nullptr, {}, Reason::TinyTable},
        {"idx_bot_settings_bot_id", tables::kBots, {column("bot_id")}, true, nullptr, {}, Reason::TinyTable},
        {"idx_coze_info_shop_type", QLatin1StringView("coze_info"),
            {column("shop_id"), column("dataset_type")}, false, nullptr, {}, Reason::NoHotQuery},
        {"idx_coze_info_dataset", QLatin1StringView("coze_info"), {column("dataset_id")}, false, nullptr, {},
            Reason::NoHotQuery},
        {"idx_chat_history_recent", tables::kMessages, {newest}, false,
            "created_at > CURRENT_DATE - INTERVAL '7 days'", u"time"_s},
        {"idx_conversation_active", tables::kConversations, {newest, column("inbox_user_id")}, false,
            "updated_at > CURRENT_DATE - INTERVAL '30 days'", u"conversationCustomer"_s},
    };
    return all;
}

const QVector<WantedIndex> &wantedIndexes()
{
    // (deleted, create_time) is not among them: nearly every row has deleted = 0, so that walking by time and
    // leaving out the few others is as fast, and the shop has an index on the time already.
    static const QVector<WantedIndex> all{
        {u"conversationTime"_s, u"console_history_conversation_time"_s, tables::kMessages,
            {u"conversation_id"_s, u"@created"_s, u"id"_s}, 1, 2, true,
            {u"backend.openConversation"_s, u"console.openConversation"_s, u"console.previousPage"_s,
                u"console.jumpToDate"_s}},
        {u"shopTime"_s, u"console_history_shop_time"_s, tables::kMessages,
            {u"shop_id"_s, u"@created"_s, u"id"_s}, 1, 2, true, {u"backend.messagesOfShop"_s}},
        {u"time"_s, u"console_history_time"_s, tables::kMessages, {u"@created"_s, u"id"_s}, 0, 1, true,
            {u"backend.newestMessages"_s, u"backend.deepPage"_s, u"backend.today"_s, u"backend.analytics"_s,
                u"console.list"_s, u"console.listAtDate"_s, u"console.messagesOfShop"_s,
                u"console.statistics"_s}},
        // A file is followed by its row numbers; a server may hold too many rows to look through for edits.
        {u"updateTime"_s, u"console_history_update_time"_s, tables::kMessages, {u"@updated"_s, u"id"_s}, 0, 1,
            false, {u"console.edits"_s}},
        {u"conversationCustomer"_s, u"console_conversation_customer"_s, tables::kConversations,
            {u"inbox_user_id"_s, u"shop_id"_s, u"last_chat_date"_s}, 2, 2, true,
            {u"backend.continueConversation"_s, u"console.conversationsOfCustomer"_s}},
        {u"conversationId"_s, u"console_conversation_id"_s, tables::kConversations, {u"conversation_id"_s}, 1,
            1, true, {u"backend.touchConversation"_s, u"console.conversation"_s}},
        // One person's address is in few shops, so that an index on the address alone is enough.
        {u"customerMail"_s, u"console_customer_mail"_s, tables::kCustomers, {u"user_email"_s, u"shop_id"_s},
            2, 1, true, {u"backend.customerByMail"_s}},
        {u"customerTime"_s, u"console_customer_time"_s, tables::kCustomers, {u"@created"_s, u"id"_s}, 0, 1,
            true, {u"backend.visitors"_s}},
        {u"customerShopTime"_s, u"console_customer_shop_time"_s, tables::kCustomers,
            {u"shop_id"_s, u"@created"_s, u"id"_s}, 1, 2, true, {u"backend.visitorsOfShop"_s}},
    };
    return all;
}

} // namespace core::advisor

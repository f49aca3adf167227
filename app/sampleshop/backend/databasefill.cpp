// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/databasefill.h"

#include "app/sampleshop/shopbots.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr int kHashLength = 53; // after `$2b$10$`

/// In the form of the column, and of no password at all: whoever reads the file can sign in nowhere.
QString hashOfNothing()
{
    constexpr auto kLetters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"_L1;
    QString hash = u"$2b$10$"_s;
    for (int i = 0; i < kHashLength; ++i)
        hash += kLetters[QRandomGenerator::system()->bounded(int(kLetters.size()))];
    return hash;
}

core::Result<core::Done> addBotSettings(Sqlite &database, qint64 nowMs)
{
    const BotCard bot = sampleBots().constFirst();
    for (const auto &[shop, name] :
        {std::pair(u"shop-a"_s, u"Sample shoes"_s), std::pair(u"shop-b"_s, u"Sample mugs"_s)}) {
        const auto written
            = database.run("INSERT INTO shopify_bot_setting(shop_id, shop_name, api_token, bot_id, "
                           "bot_name, create_time, update_time) VALUES(?, ?, ?, ?, ?, ?, ?)",
                {shop, name, u"invented-token-of-"_s + shop, bot.id, bot.name, nowMs, nowMs});
        if (!written)
            return tl::make_unexpected(written.error());
    }
    return core::Done{};
}

} // namespace

core::Result<core::Done> prepareShop(Sqlite &database, AgentAccount &account, bool &isNew)
{
    const auto known
        = database.run("SELECT id, create_time FROM admin_user WHERE username = ?", {account.username});
    if (!known)
        return tl::make_unexpected(known.error());
    if (!known->isEmpty()) {
        account.id = numberIn(known->constFirst()[0]);
        account.createdAtMs = numberIn(known->constFirst()[1]);
    } else {
        const auto written = database.run("INSERT INTO admin_user(username, password, nickname, create_time, "
                                          "update_time) VALUES(?, ?, ?, ?, ?)",
            {account.username, hashOfNothing(), account.nickname, account.createdAtMs, account.createdAtMs});
        if (!written)
            return tl::make_unexpected(written.error());
        account.id = database.lastId();
    }
    const auto rows = database.run("SELECT (SELECT count(*) FROM coze_chat_history), (SELECT count(*) FROM "
                                   "shopify_bot_setting)");
    if (!rows)
        return tl::make_unexpected(rows.error());
    isNew = numberIn(rows->constFirst()[0]) == 0;
    return numberIn(rows->constFirst()[1]) == 0 ? addBotSettings(database, account.createdAtMs)
                                                : core::Done{};
}

} // namespace app::sampleshop::backend

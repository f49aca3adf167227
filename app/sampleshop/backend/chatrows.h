// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/sqlite.h"
#include "app/sampleshop/backend/values.h"

#include <QVector>

#include <optional>

namespace app::sampleshop::backend {

struct ConversationRow
{
    QString conversationId;
    QString shopId = {};
    QString botId = {};
    std::optional<qint64> inboxUserId = {};
    qint64 atMs = 0; // ms UTC
};

struct InboxUserRow
{
    QString shopId;
    QString email;
    QString name;
    qint64 atMs = 0; // ms UTC
};

// On the database's thread. Errors: those of Sqlite::run().
core::Result<core::Done> insertMessage(Sqlite &database, const MessageRow &row);
core::Result<core::Done> insertConversation(Sqlite &database, const ConversationRow &row);
[[nodiscard]] core::Result<qint64> insertInboxUser(Sqlite &database, const InboxUserRow &row); // its id
/// Nothing when there is none.
[[nodiscard]] core::Result<std::optional<ConversationRow>> findConversation(
    Sqlite &database, const QString &id);
/// Of a visitor in a shop; `wanted` itself when there is none. All visitors without a number are the same one
/// (shop-backend 1, item 8).
[[nodiscard]] core::Result<ConversationRow> conversationOf(Sqlite &database, const ConversationRow &wanted);

/// `conv_` and a UUID.
[[nodiscard]] QString newConversationId();

} // namespace app::sampleshop::backend

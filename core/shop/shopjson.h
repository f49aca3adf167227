// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/http.h"
#include "core/shop/shopvalues.h"

#include <QJsonObject>
#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcShop)

namespace core::shop {

/// A 2xx answer's object. Anything else is the Error that its status means, with words of ours and the path:
/// what the server says of itself may be internal (shop-backend 2) and goes to the log only, without
/// `secret`.
[[nodiscard]] Result<QJsonObject> objectIn(
    const net::HttpReply &reply, const QString &path, const QString &secret = {});

/// The readers below ignore what they do not know; null and missing texts are empty. A row without an id, a
/// time that cannot be read and a missing `list` are Protocol. Numbers up to 64 bits stay exact.
[[nodiscard]] Result<HistoryRow> historyRowFrom(const QJsonObject &object);
[[nodiscard]] Result<HistoryPage> historyPageFrom(const QJsonObject &object);
[[nodiscard]] Result<Visitor> visitorFrom(const QJsonObject &object);
[[nodiscard]] Result<VisitorPage> visitorPageFrom(const QJsonObject &object);
[[nodiscard]] Result<Agent> agentFrom(const QJsonObject &object);
[[nodiscard]] Result<Health> healthFrom(const QJsonObject &object);
[[nodiscard]] Result<BotAnswer> botAnswerFrom(const QJsonObject &object);

/// A text, or a number's exact digits; empty when it is neither or beyond 64 bits.
[[nodiscard]] QString textIn(const QJsonValue &value);

} // namespace core::shop

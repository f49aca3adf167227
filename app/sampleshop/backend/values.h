// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace app::sampleshop::backend {

/// A row of the message history. Empty texts are stored as null.
struct MessageRow
{
    QString conversationId;
    QString content;
    QString sender; // user, bot, assistant, admin
    QString shopId = {};
    QString botId = {};
    std::optional<qint64> inboxUserId = {}; // which REST cannot tell (shop-backend 4)
    qint64 atMs = 0; // ms UTC; 0: now
};

/// Who a live message is from.
struct Speaker
{
    QString userId;
    QString userName;
    QString role; // admin, customer, bot

    [[nodiscard]] static Speaker bot();
    [[nodiscard]] static Speaker orderSystem();
    [[nodiscard]] static Speaker agent(const QString &userId, const QString &name);
};

/// Times and sizes that the open packet tells (socket-io 3).
struct Heartbeat
{
    int pingIntervalMs = 25'000;
    int pingTimeoutMs = 60'000;
    qint64 maxPayload = 1'000'000; // bytes of one message from a client
    int connectTimeoutMs = 45'000; // for the client's CONNECT
};

/// Frames that break a rule each, as a broken proxy or server would send them.
enum class Malformed { CutJson, UnknownPacket, BadText, ReservedBits, EventWithoutName, LostAttachment };
constexpr int kMalformedKinds = 6;

} // namespace app::sampleshop::backend

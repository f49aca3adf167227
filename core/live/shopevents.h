// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <variant>

namespace core::live {

// The shop's events (shop-backend 6). Every field may be missing on the wire: then it is empty.

struct Authenticated
{
    QString userId;
    QString userName;
    QString role; // admin, customer
};
struct JoinedConversation
{
    QString conversationId;
};
struct LeftConversation
{
    QString conversationId;
};
/// A message as the socket tells it: without an id, and its time is not the stored one.
struct MessageReceived
{
    QString conversationId;
    QString content;
    QString userId; // bot, system, or a number
    QString userName;
    QString role; // admin, customer, bot
    std::optional<qint64> atMs; // ms UTC; nothing when the timestamp is none

    bool operator==(const MessageReceived &) const = default;
};
/// Does not say which conversation it belongs to.
struct TypingIndicator
{
    QString userId;
    QString userName;
    bool isTyping = false;
};
/// A hint: numbers of agents and visitors are mixed, and one of several connections ending says offline.
struct PresenceUpdate
{
    QString userId;
    bool online = false;
    std::optional<qint64> atMs;
};
/// Known name with arguments that mean nothing, or an unknown name.
struct UnknownEvent
{
    QString name;
    bool known = false;
};

using ShopEvent = std::variant<Authenticated, JoinedConversation, LeftConversation, MessageReceived,
    TypingIndicator, PresenceUpdate, UnknownEvent>;

/// Pure; any thread. Extra arguments and keys are ignored. A message needs a conversation id and a content
/// that is a text; both kinds of ids may be numbers.
[[nodiscard]] ShopEvent decodeShopEvent(const Event &event);

} // namespace core::live

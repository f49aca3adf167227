// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace core::chat {

/// Who speaks, as far as the console has to tell apart. The source's own word is kept beside it.
enum class Role { Customer, Bot, Agent, System, Unknown };

/// `user`, `customer` → Customer; `bot`, `assistant` → Bot; `agent`, `admin`, `human` → Agent;
/// `system` → System; anything else Unknown. Case does not matter.
[[nodiscard]] Role roleOf(QStringView sender);

/// One message as every part of the console sees it. A plain value.
struct Message
{
    QString id; // in its source; text because ids beyond 2^53 and made-up ids exist
    QString conversationId;
    QString source; // name of the source
    QString sender; // as the source wrote it; known words in lower case
    Role role = Role::Unknown;
    QString content;
    QString lang; // BCP 47, empty when unknown
    qint64 sentAtMs = 0; // ms since 1970 UTC
    std::optional<qint64> updatedAtMs; // only when the source gave another time than sentAtMs
    QString shopId; // the message's own, else its conversation's; may be empty
    QString botId;
    QString customerId; // the conversation's; may be empty
    QString replyToId; // may be empty
    bool marked = false;
    QString comment; // empty without one
    bool growing = false; // still being written: more text will follow
    qint64 row = 0; // number in the store; with sentAtMs it orders a conversation. Not stable over sessions

    bool operator==(const Message &) const = default;
};

/// Summary of one conversation, as lists show it.
struct Conversation
{
    QString id;
    QString source;
    QString shopId;
    QString shopName; // empty when unknown
    QString botId;
    QString botName;
    QString customerId;
    QString customerName; // empty when unknown
    QString customerEmail;
    bool guest = false; // the mail address is a visitor session, see isGuestAddress()
    QString lang; // language most of the customer's messages are in; empty when unknown
    QString preview; // start of the last message, one line, at most 160 UTF-16 units, never half a character
    QString lastSender;
    qint64 firstAtMs = 0;
    qint64 lastAtMs = 0;
    qint64 messageCount = 0;
    qint64 customerMessageCount = 0;
    qint64 marks = 0; // marked messages
    qint64 row = 0; // number in the store; stable while the archive exists
    bool isCountExact = true; // false: there are at least so many messages, and firstAtMs may be earlier

    bool operator==(const Conversation &) const = default;
};

struct Customer
{
    QString id;
    QString source;
    QString name;
    QString email;
    QString shopId;
    bool guest = false;
    qint64 conversations = 0;
    std::optional<qint64> lastSeenMs;

    bool operator==(const Customer &) const = default;
};

/// The backend stores a visitor's session id (`session_…`) where an address belongs.
[[nodiscard]] bool isGuestAddress(QStringView email);

/// First line of `content` for lists: white space and controls folded to single blanks, cut at a
/// grapheme boundary to at most `units` UTF-16 units, bidirectional controls removed.
[[nodiscard]] QString previewOf(QStringView content, int units = 160);

} // namespace core::chat

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/live/livestatus.h"

#include <QMetaType>
#include <QVector>

#include <optional>

namespace core::feed {

/// Where a message of the feed is known from.
enum class Origin {
    Live, // the socket only: provisional until its row appears
    History, // the database only
    Both,
};

/// How far an own answer has come.
enum class Delivery {
    None, // not ours
    Pending,
    Sent, // broadcast and stored
    NotStored, // broadcast, but the backend did not keep it
    Failed, // neither, as far as we know
};

/// One message of the feed.
struct FeedMessage
{
    chat::Message message; // id is that of the row, or begins with "live:" while it is provisional
    Origin origin = Origin::History;
    Delivery delivery = Delivery::None;
    qint64 receivedAtMs = 0; // ms UTC, by this computer
    qint64 delayMs = 0; // receivedAtMs − sentAtMs, at least 0
    QStringList
        moreIds; // rows that hold the same words once more (the backend stores streamed answers twice)

    bool operator==(const FeedMessage &) const = default;
};

/// What a room's row warns of. Combined.
enum RoomFlag {
    WrongLanguage = 1, // the bot's last answer is in another language than the customer's words
    Apologised = 2, // the bot's last answer is one of the canned apologies
    RepeatedAnswer = 4, // the bot said the same twice within the last five answers
    Silent = 8, // the customer waits longer than a minute and the bot is responsible
};
Q_DECLARE_FLAGS(RoomFlags, RoomFlag)

/// Who answers in a room now.
enum class Handler { Nobody, Bot, Human };

/// One conversation that is watched. A plain value.
struct Room
{
    QString conversationId;
    QString source;
    QString shopId;
    QString botId;
    QString customerId;
    QString customerName; // empty when unknown
    QString customerEmail;
    bool guest = false;
    QString lang; // the customer's; empty when unknown
    QString lastWords; // of the last message, one line
    chat::Role lastRole = chat::Role::Unknown;
    qint64 lastAtMs = 0;
    qint64 waitingSinceMs = 0; // first customer message nobody answered; 0: nobody waits
    int unread = 0; // messages that came since the room was last in front
    Handler handler = Handler::Nobody;
    RoomFlags flags;
    bool joined = false; // in its room on the socket
    int openGaps = 0;
    qint64 completeUpToMs = 0; // everything the database had until then is here; 0: not known yet
    qint64 firstWordMs = -1; // of the last turn: customer's words to the first answer; -1 without
    qint64 customerTypingUntilMs = 0; // a hint; 0: not typing

    bool operator==(const Room &) const = default;
};

/// A stretch of time in which the socket may have lost something.
struct Gap
{
    enum class State { Open, Filling, Filled };
    qint64 number = 0; // rises by one
    QString conversationId; // empty: all rooms
    qint64 fromMs = 0; // ms UTC
    qint64 toMs = 0; // 0: still growing
    State state = State::Open;
    qint64 messages = 0; // that the database had and the socket did not deliver; known when filled
    live::EndReason reason = live::EndReason::None;

    bool operator==(const Gap &) const = default;
};

/// What can be promised about everything.
struct Receipt
{
    qint64 completeUpToMs = 0; // ms UTC; 0: nothing can be promised (no database, or not read yet)
    int openGaps = 0;
    qint64 gaps = 0; // in all, since the start
    qint64 filledMessages = 0; // that came by filling

    bool operator==(const Receipt &) const = default;
};

/// The database's side of the feed.
struct TailStatus
{
    enum class State { None, Loading, Following, Failing };
    State state = State::None; // None: no source that can be followed
    std::optional<Error> error; // why the last look failed
    qint64 checkedAtMs = 0; // the last look that succeeded
    qint64 loaded = 0; // Loading: messages so far
    qint64 total = 0; // Loading: messages expected; 0: unknown
    qint64 lagMs = 0; // newest live message versus newest stored one of the same room
    qint64 unreadable = 0; // rows that REST cannot send

    bool operator==(const TailStatus &) const = default;
};

/// What is counted since the start (product 4.6).
struct FeedCounters
{
    qint64 liveMessages = 0;
    qint64 historyMessages = 0;
    qint64 merged = 0; // one became the other
    qint64 duplicatesDropped = 0;
    qint64 outOfOrder = 0; // put in their place
    qint64 unknownEvents = 0;
    qint64 roomsJoined = 0; // now
    qint64 roomsKnown = 0;

    bool operator==(const FeedCounters &) const = default;
};

} // namespace core::feed

Q_DECLARE_OPERATORS_FOR_FLAGS(core::feed::RoomFlags)

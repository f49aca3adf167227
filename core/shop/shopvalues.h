// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace core::shop {

/// A row of the message history as REST tells it (shop-backend 4). Ids are text; an absent one is empty.
struct HistoryRow
{
    QString id;
    QString inboxUserId;
    QString conversationId;
    QString shopId;
    QString botId;
    QString content;
    QString sender;
    QString sessionId;
    QString replyId;
    qint64 createdAtMs = 0; // ms UTC
    std::optional<qint64> updatedAtMs;
    bool deleted = false;

    bool operator==(const HistoryRow &) const = default;
};

struct HistoryPage
{
    QVector<HistoryRow> rows; // newest first, as the server sorts them; equal times in any order
    qint64 total = 0; // of the server's second query: may differ from the rows
    int pageNo = 1;
    bool unchanged = false; // 304: the rows are those of the last answer, and not repeated here
    int unreadable = 0; // rows that the backend cannot send (BIGINT); found by dividing the page
    QByteArray etag;

    bool operator==(const HistoryPage &) const = default;
};

/// Exact but for `content`, which is a part. Empty: not asked for.
struct HistoryFilter
{
    QString conversationId;
    QString shopId;
    QString botId;
    QString sender;
    QString content; // LIKE signs in it are matched literally after the answer came
    bool withoutUserOnly = false; // only rows that the backend can always send

    bool operator==(const HistoryFilter &) const = default;
};

struct Visitor
{
    QString id;
    QString shopId;
    QString shopName;
    QString email; // or a session id, see chat::isGuestAddress()
    QString name;
    qint64 createdAtMs = 0;

    bool operator==(const Visitor &) const = default;
};
struct VisitorPage
{
    QVector<Visitor> rows;
    qint64 total = 0;
    int pageNo = 1;

    bool operator==(const VisitorPage &) const = default;
};

struct Agent
{
    QString id;
    QString username;
    QString nickname;
    QString email;
    bool active = true;

    bool operator==(const Agent &) const = default;
};

struct Health
{
    QString status;
    QString mode;
    double uptimeSeconds = 0;
    double roundTripMs = 0;

    bool operator==(const Health &) const = default;
};

struct BotAnswer
{
    QString conversationId;
    QString text;
    bool apology = false; // one of the backend's four canned "Sorry, …" texts

    bool operator==(const BotAnswer &) const = default;
};

/// Whether this is one of the canned apologies that stand for a failure of the bot (shop-backend 4).
///
/// A guess: nothing marks them, and of the four texts only their beginning is known. It takes a whole answer
/// that is one line of plain ASCII, begins with "Sorry, " and has at most 240 characters; a bot's own English
/// apology of that form is taken for one too.
[[nodiscard]] bool isCannedApology(QStringView text);

} // namespace core::shop

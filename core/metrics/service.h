// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QMap>

#include <optional>

namespace core::metrics {

/// What one row of the statistics stands for.
enum class Grouping {
    All,
    Day, // `2026-11-22`, UTC
    Shop,
    Bot,
    Hour, // hour of the day, `00` to `23`, UTC
};

/// Volumes, response times and rates of one day, shop, bot or hour. Times in ms; what has too few cases is
/// empty.
struct ServiceRow
{
    QString key; // empty: without a shop or bot, or Grouping::All
    QString name; // of the shop or bot; may be empty
    qint64 messages = 0;
    qint64 customerMessages = 0;
    qint64 botMessages = 0;
    qint64 agentMessages = 0;
    qint64 conversations = 0; // that started here
    qint64 firstResponses = 0; // cases behind the percentiles
    std::optional<qint64> firstResponseP50Ms, firstResponseP95Ms;
    qint64 nextResponses = 0;
    std::optional<qint64> nextResponseP50Ms, nextResponseP95Ms, nextResponseP99Ms;
    std::optional<double> involvementRate, containmentRate, noAnswerRate; // 0 to 1
};

/// Adds up a history that is fed conversation by conversation, messages oldest first.
///
/// Messages count where they were sent; conversations, response times and rates where the conversation
/// started (its day, its shop, its bot).
/// * First response: first bot or agent message - first customer message, of conversations that started in
/// the span.
/// * Next response: for each run of customer messages that got a reply, the reply - the run's first message.
/// * Involvement: conversations with a bot message / all.
/// * Containment: closed bot conversations without an agent message / closed bot conversations; closed means
///   no message for 24 hours before `nowMs`.
/// * No answer: customer turns without a bot message within 60 s / customer turns, in bot conversations,
/// until
///   an agent joins.
class ServiceStatistics
{
public:
    ServiceStatistics(Grouping grouping, qint64 fromMs, qint64 nowMs);

    void add(const chat::Conversation &conversation, const chat::Message &message);
    /// Ends the last conversation; call once, after the last add(). Rows in the order of their keys, days
    /// newest last; always one row for Grouping::All.
    [[nodiscard]] QVector<ServiceRow> finish();

private:
    struct Sum
    {
        ServiceRow row;
        QVector<qint64> firstResponses;
        QVector<qint64> nextResponses;
        qint64 botConversations = 0;
        qint64 closedBotConversations = 0;
        qint64 contained = 0;
        qint64 turns = 0;
        qint64 unanswered = 0;
    };
    struct Current
    {
        explicit Current(chat::Conversation about) : conversation(std::move(about)) { }

        chat::Conversation conversation;
        std::optional<qint64> firstCustomerMs;
        std::optional<qint64> firstReplyMs;
        std::optional<qint64> waitingSinceMs; // first customer message of an open run
        bool botAnswered = false;
        bool agentJoined = false;
        qint64 turns = 0; // until an agent joined
        qint64 unanswered = 0;
        QVector<qint64> responses;
    };

    [[nodiscard]] QString keyOf(qint64 atMs, const QString &shopId, const QString &botId) const;
    [[nodiscard]] Sum &sumFor(const QString &key, const chat::Conversation &conversation);
    void take(const chat::Message &message);
    void endConversation();

    Grouping m_grouping;
    qint64 m_fromMs;
    qint64 m_nowMs;
    QMap<QString, Sum> m_sums;
    std::optional<Current> m_current;
};

} // namespace core::metrics

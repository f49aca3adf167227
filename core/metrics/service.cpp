// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/service.h"

#include "core/base/timestamp.h"
#include "core/metrics/percentile.h"

using core::chat::Conversation;
using core::chat::Message;
using core::chat::Role;

namespace core::metrics {

namespace {

constexpr qint64 kClosedAfterMs = 24 * 3'600'000LL;
constexpr qint64 kAnswerWithinMs = 60'000;

bool sameConversation(const Conversation &a, const Conversation &b)
{
    return a.row == b.row && a.id == b.id && a.source == b.source;
}

std::optional<double> share(qint64 part, qint64 all)
{
    return all > 0 ? std::optional(double(part) / double(all)) : std::nullopt;
}

} // namespace

ServiceStatistics::ServiceStatistics(Grouping grouping, qint64 fromMs, qint64 nowMs)
    : m_grouping(grouping),
      m_fromMs(fromMs),
      m_nowMs(nowMs)
{ }

QString ServiceStatistics::keyOf(qint64 atMs, const QString &shopId, const QString &botId) const
{
    switch (m_grouping) {
    case Grouping::All:
        break;
    case Grouping::Day:
        return formatTimestamp(atMs).left(10);
    case Grouping::Hour:
        return formatTimestamp(atMs).mid(11, 2);
    case Grouping::Shop:
        return shopId;
    case Grouping::Bot:
        return botId;
    }
    return {};
}

ServiceStatistics::Sum &ServiceStatistics::sumFor(const QString &key, const Conversation &c)
{
    Sum &sum = m_sums[key];
    sum.row.key = key;
    if (m_grouping == Grouping::Shop && key == c.shopId && !c.shopName.isEmpty())
        sum.row.name = c.shopName;
    if (m_grouping == Grouping::Bot && key == c.botId && !c.botName.isEmpty())
        sum.row.name = c.botName;
    return sum;
}

void ServiceStatistics::add(const Conversation &conversation, const Message &message)
{
    if (m_current && !sameConversation(m_current->conversation, conversation))
        endConversation();
    if (!m_current)
        m_current.emplace(conversation);
    Sum &sum = sumFor(keyOf(message.sentAtMs, message.shopId, message.botId), conversation);
    ++sum.row.messages;
    sum.row.customerMessages += message.role == Role::Customer ? 1 : 0;
    sum.row.botMessages += message.role == Role::Bot ? 1 : 0;
    sum.row.agentMessages += message.role == Role::Agent ? 1 : 0;
    take(message);
}

void ServiceStatistics::take(const Message &message)
{
    Current &c = *m_current;
    if (message.role == Role::Customer) {
        if (!c.firstCustomerMs)
            c.firstCustomerMs = message.sentAtMs;
        if (!c.waitingSinceMs) {
            c.waitingSinceMs = message.sentAtMs;
            if (!c.agentJoined) {
                ++c.turns;
                ++c.unanswered; // until a bot message proves otherwise
            }
        }
        return;
    }
    if (message.role != Role::Bot && message.role != Role::Agent)
        return;
    if (c.waitingSinceMs) {
        const qint64 waited = message.sentAtMs - *c.waitingSinceMs;
        c.responses.append(waited);
        if (message.role == Role::Bot && !c.agentJoined && waited <= kAnswerWithinMs)
            --c.unanswered;
        c.waitingSinceMs.reset();
    }
    if (c.firstCustomerMs && !c.firstReplyMs)
        c.firstReplyMs = message.sentAtMs;
    c.botAnswered = c.botAnswered || message.role == Role::Bot;
    c.agentJoined = c.agentJoined || message.role == Role::Agent;
}

void ServiceStatistics::endConversation()
{
    const Current c = *std::exchange(m_current, std::nullopt);
    const Conversation &talk = c.conversation;
    Sum &sum = sumFor(keyOf(talk.firstAtMs, talk.shopId, talk.botId), talk);
    sum.nextResponses += c.responses;
    if (talk.firstAtMs < m_fromMs)
        return; // started before the span: not of this cohort
    ++sum.row.conversations;
    if (c.firstReplyMs)
        sum.firstResponses.append(*c.firstReplyMs - *c.firstCustomerMs);
    if (!c.botAnswered)
        return;
    ++sum.botConversations;
    sum.turns += c.turns;
    sum.unanswered += c.unanswered;
    if (m_nowMs - talk.lastAtMs >= kClosedAfterMs) {
        ++sum.closedBotConversations;
        sum.contained += c.agentJoined ? 0 : 1;
    }
}

QVector<ServiceRow> ServiceStatistics::finish()
{
    if (m_current)
        endConversation();
    if (m_grouping == Grouping::All)
        m_sums[{}];
    QVector<ServiceRow> rows;
    for (Sum &sum : m_sums) {
        ServiceRow row = sum.row;
        row.firstResponses = sum.firstResponses.size();
        row.firstResponseP50Ms = percentile(sum.firstResponses, 50);
        row.firstResponseP95Ms = percentile(sum.firstResponses, 95);
        row.nextResponses = sum.nextResponses.size();
        row.nextResponseP50Ms = percentile(sum.nextResponses, 50);
        row.nextResponseP95Ms = percentile(sum.nextResponses, 95);
        row.nextResponseP99Ms = percentile(sum.nextResponses, 99);
        row.involvementRate = share(sum.botConversations, row.conversations);
        row.containmentRate = share(sum.contained, sum.closedBotConversations);
        row.noAnswerRate = share(sum.unanswered, sum.turns);
        rows.append(row);
    }
    return rows;
}

} // namespace core::metrics

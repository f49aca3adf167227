// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/lab/opensession.h"

#include "core/history/textmatch.h"

#include <algorithm>

namespace core::lab {

using namespace history;

namespace {

Position placeOf(const chat::Message &message)
{
    return {message.sentAtMs, message.row};
}

} // namespace

OpenSession::OpenSession(HistorySource &archive, QObject *parent) : ForwardingSource(archive, parent) { }

void OpenSession::show(const chat::Conversation &about, const QVector<chat::Message> &messages)
{
    m_about = about;
    m_messages.clear();
    for (const chat::Message &message : messages)
        append(message);
}

void OpenSession::append(const chat::Message &message)
{
    m_messages.append(message);
    m_messages.last().row = m_messages.size(); // orders what has the same time
    m_messages.last().conversationId = m_about.id;
    m_about.messageCount = m_messages.size();
}

void OpenSession::update(const chat::Message &message)
{
    const auto known = std::find_if(m_messages.begin(), m_messages.end(),
        [&message](const chat::Message &m) { return m.id == message.id; });
    if (known == m_messages.end()) {
        append(message);
        return;
    }
    const qint64 row = known->row;
    *known = message;
    known->row = row;
    known->conversationId = m_about.id;
}

void OpenSession::remove(const QString &messageId)
{
    m_messages.removeIf([&messageId](const chat::Message &m) { return m.id == messageId; });
    m_about.messageCount = m_messages.size();
}

bool OpenSession::isOpen(const ConversationRef &ref) const
{
    return !ref.id.isEmpty() && ref.id == m_about.id;
}

QFuture<Result<chat::Conversation>> OpenSession::conversation(const ConversationRef &ref, CancelToken cancel)
{
    return isOpen(ref) ? ready<chat::Conversation>(m_about) : base().conversation(ref, cancel);
}

/// Rank of the first row of the page.
qint64 OpenSession::rankOf(const MessageAnchor &anchor, int limit, qint64 &anchorRank) const
{
    const auto total = qint64(m_messages.size());
    const auto behind = [this](Position place) {
        return qint64(std::partition_point(m_messages.cbegin(), m_messages.cend(),
                          [place](const chat::Message &m) { return placeOf(m) <= place; })
            - m_messages.cbegin());
    };
    const auto around = [&](qint64 rank) {
        anchorRank = rank;
        return std::clamp<qint64>(rank - limit / 2, 0, std::max<qint64>(0, total - limit));
    };
    switch (anchor.kind) {
    case MessageAnchor::Kind::First:
        return 0;
    case MessageAnchor::Kind::Last:
        return std::max<qint64>(0, total - limit);
    case MessageAnchor::Kind::AtRank:
        return std::clamp<qint64>(anchor.value, 0, total);
    case MessageAnchor::Kind::Before:
        return std::max<qint64>(0, behind({anchor.position.atMs, anchor.position.row - 1}) - limit);
    case MessageAnchor::Kind::After:
        return behind(anchor.position);
    case MessageAnchor::Kind::AroundTime:
        return around(std::min(
            behind({anchor.value - 1, std::numeric_limits<qint64>::max()}), std::max<qint64>(0, total - 1)));
    case MessageAnchor::Kind::AroundMessage:
        for (qint64 rank = 0; rank < total; ++rank) {
            if (m_messages[rank].id == anchor.messageId)
                return around(rank);
        }
        return -1;
    }
    return 0;
}

QFuture<Result<MessagePage>> OpenSession::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    if (!isOpen(ref))
        return base().messages(ref, anchor, limit, cancel);
    MessagePage page;
    page.total = m_messages.size();
    page.firstRank = rankOf(anchor, limit, page.anchorRank);
    if (page.firstRank < 0)
        return ready<MessagePage>(failure(Error::Kind::NotFound, anchor.messageId));
    qint64 count = std::min<qint64>(limit, page.total - page.firstRank);
    if (anchor.kind == MessageAnchor::Kind::Before) { // never past the place itself
        const Position &place = anchor.position;
        while (count > 0 && placeOf(m_messages[page.firstRank + count - 1]) >= place)
            --count;
    }
    page.rows = m_messages.mid(page.firstRank, count);
    page.hasBefore = page.firstRank > 0;
    page.hasAfter = page.firstRank + count < page.total;
    return ready<MessagePage>(page);
}

QFuture<Result<std::optional<Position>>> OpenSession::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    if (!isOpen(ref))
        return base().findInConversation(ref, query, from, forward, cancel);
    const TextMatcher matcher(query);
    std::optional<Position> found;
    for (const chat::Message &message : std::as_const(m_messages)) {
        const Position place = placeOf(message);
        if ((forward ? place <= from : place >= from) || !matcher.matches(message.content.toStdString()))
            continue;
        found = place;
        if (forward)
            break;
    }
    return ready<std::optional<Position>>(found);
}

QFuture<Result<Activity>> OpenSession::activity(const ConversationRef &ref, int buckets, CancelToken cancel)
{
    if (!isOpen(ref))
        return base().activity(ref, buckets, cancel);
    Activity activity;
    activity.buckets.fill(0, std::max(1, buckets));
    if (m_messages.isEmpty())
        return ready<Activity>(activity);
    activity.firstAtMs = m_messages.constFirst().sentAtMs;
    activity.lastAtMs = m_messages.constLast().sentAtMs;
    const qint64 span = std::max<qint64>(1, activity.lastAtMs - activity.firstAtMs + 1);
    for (const chat::Message &message : std::as_const(m_messages)) {
        const qint64 slice = (message.sentAtMs - activity.firstAtMs) * activity.buckets.size() / span;
        ++activity.buckets[std::clamp<qint64>(slice, 0, activity.buckets.size() - 1)];
    }
    return ready<Activity>(activity);
}

} // namespace core::lab

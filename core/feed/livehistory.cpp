// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/livehistory.h"

#include "core/base/deliver.h"

#include <algorithm>
#include <memory>

namespace core::feed {

using namespace history;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kFirstRow = qint64(1) << 62; // behind every row of the archive that has the same time

bool isBehindArchive(const Position &position)
{
    return position.row >= kFirstRow;
}

/// How many provisional messages stand at or before the place.
qint64 countUpTo(const QVector<chat::Message> &extra, const Position &position)
{
    return std::count_if(extra.cbegin(), extra.cend(),
        [&position](const chat::Message &message) { return message.row <= position.row; });
}

/// What to ask the archive for, so that the provisional rows can be put behind its answer.
MessageAnchor anchorInArchive(const MessageAnchor &anchor, const QVector<chat::Message> &extra)
{
    using Kind = MessageAnchor::Kind;
    const bool behind
        = (anchor.kind == Kind::Before || anchor.kind == Kind::After) && isBehindArchive(anchor.position);
    const bool named = anchor.kind == Kind::AroundMessage
        && std::any_of(extra.cbegin(), extra.cend(),
            [&anchor](const chat::Message &message) { return message.id == anchor.messageId; });
    return behind || named ? MessageAnchor{Kind::Last, {}, {}, 0} : anchor;
}

/// Rows [from, from + limit) of the archive's rows followed by the provisional ones, as far as they are at
/// hand.
MessagePage cut(const MessagePage &stored, const QVector<chat::Message> &extra, qint64 from, qint64 limit)
{
    MessagePage page = stored;
    page.total = stored.total + extra.size();
    page.rows.clear();
    const qint64 storedEnd = stored.firstRank + stored.rows.size();
    from = std::clamp<qint64>(from, 0, page.total);
    page.firstRank = from;
    for (qint64 rank = from; rank < std::min(from + limit, page.total); ++rank) {
        if (rank < stored.total) {
            if (rank < stored.firstRank || rank >= storedEnd)
                break;
            page.rows.append(stored.rows.at(rank - stored.firstRank));
        } else {
            page.rows.append(extra.at(rank - stored.total));
        }
    }
    page.hasBefore = page.firstRank > 0;
    page.hasAfter = page.firstRank + page.rows.size() < page.total;
    return page;
}

MessagePage withProvisional(
    const MessagePage &stored, const QVector<chat::Message> &extra, const MessageAnchor &anchor, qint64 limit)
{
    using Kind = MessageAnchor::Kind;
    const qint64 total = stored.total + extra.size();
    switch (anchor.kind) {
    case Kind::Last:
        return cut(stored, extra, std::max(stored.firstRank, total - limit), limit);
    case Kind::Before: {
        if (!isBehindArchive(anchor.position))
            return cut(stored, extra, stored.firstRank, stored.rows.size());
        const qint64 end = stored.total + countUpTo(extra, {0, anchor.position.row - 1});
        const qint64 from = std::max(stored.firstRank, end - limit);
        return cut(stored, extra, from, end - from);
    }
    case Kind::After:
        if (isBehindArchive(anchor.position))
            return cut(stored, extra, stored.total + countUpTo(extra, anchor.position), limit);
        return cut(stored, extra, stored.firstRank, limit);
    case Kind::AtRank:
        return cut(stored, extra, std::min(anchor.value, total), limit);
    case Kind::AroundMessage:
        for (qint64 i = 0; i < extra.size(); ++i) {
            if (extra.at(i).id == anchor.messageId) {
                const qint64 rank = stored.total + i;
                const qint64 from = std::min(rank - limit / 2, total - limit);
                MessagePage page = cut(stored, extra, std::max(stored.firstRank, from), limit);
                page.anchorRank = rank;
                return page;
            }
        }
        break;
    case Kind::First:
    case Kind::AroundTime:
        break;
    }
    MessagePage page = cut(stored, extra, stored.firstRank, limit);
    page.anchorRank = stored.anchorRank;
    return page;
}

} // namespace

LiveHistory::LiveHistory(HistorySource &archive, QObject *parent) : ForwardingSource(archive, parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(50ms);
    connect(&m_settle, &QTimer::timeout, this, &HistorySource::changed);
}

void LiveHistory::announce()
{
    if (!m_settle.isActive())
        m_settle.start();
}

void LiveHistory::put(const chat::Message &message)
{
    QVector<chat::Message> &extra = m_provisional[message.conversationId];
    const auto known = std::find_if(extra.begin(), extra.end(),
        [&message](const chat::Message &other) { return other.id == message.id; });
    if (known == extra.end())
        return add(message);
    const qint64 row = known->row;
    *known = message;
    known->row = row;
    announce();
}

void LiveHistory::add(const chat::Message &message)
{
    QVector<chat::Message> &extra = m_provisional[message.conversationId];
    extra.append(message);
    extra.last().row = kFirstRow + m_rows++;
    announce();
}

void LiveHistory::remove(const QString &conversationId, const QString &messageId)
{
    const auto extra = m_provisional.find(conversationId);
    if (extra == m_provisional.end())
        return;
    // Mostly the oldest one.
    const auto gone = std::find_if(extra->cbegin(), extra->cend(),
        [&messageId](const chat::Message &message) { return message.id == messageId; });
    if (gone == extra->cend())
        return;
    extra->erase(gone);
    if (extra->isEmpty())
        m_provisional.erase(extra);
    announce();
}

const QVector<chat::Message> &LiveHistory::provisional(const QString &conversationId) const
{
    static const QVector<chat::Message> none;
    const auto extra = m_provisional.constFind(conversationId);
    return extra == m_provisional.cend() ? none : *extra;
}

QFuture<Result<chat::Conversation>> LiveHistory::conversation(const ConversationRef &ref, CancelToken cancel)
{
    const QVector<chat::Message> extra = provisional(ref.id);
    if (extra.isEmpty())
        return base().conversation(ref, cancel);
    auto promise = std::make_shared<QPromise<Result<chat::Conversation>>>();
    promise->start();
    deliver(base().conversation(ref, cancel), this, [promise, extra, ref](Result<chat::Conversation> answer) {
        if (!answer && answer.error().kind == Error::Kind::NotFound) {
            chat::Conversation fresh;
            fresh.id = ref.id;
            fresh.firstAtMs = extra.constFirst().sentAtMs;
            answer = fresh;
        }
        if (answer) {
            const chat::Message &last = extra.constLast();
            answer->lastAtMs = std::max(answer->lastAtMs, last.sentAtMs);
            answer->lastSender = last.sender;
            answer->preview = chat::previewOf(last.content);
            answer->messageCount += extra.size();
        }
        promise->addResult(answer);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<MessagePage>> LiveHistory::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    const QVector<chat::Message> extra = provisional(ref.id);
    if (extra.isEmpty())
        return base().messages(ref, anchor, limit, cancel);
    auto promise = std::make_shared<QPromise<Result<MessagePage>>>();
    promise->start();
    deliver(base().messages(ref, anchorInArchive(anchor, extra), limit, cancel), this,
        [promise, extra, anchor, limit](Result<MessagePage> answer) {
            if (!answer && answer.error().kind == Error::Kind::NotFound)
                answer = MessagePage{}; // the archive has not heard of the conversation yet
            if (answer)
                answer = withProvisional(*answer, extra, anchor, limit);
            promise->addResult(answer);
            promise->finish();
        });
    return promise->future();
}

} // namespace core::feed

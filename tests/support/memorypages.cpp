// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/memoryhistory.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using core::chat::Conversation;
using core::chat::Customer;
using core::chat::Message;

namespace tests {

namespace {

Position placeOf(const Message &message)
{
    return {message.sentAtMs, message.row};
}

} // namespace

QFuture<Result<ConversationPage>> MemoryHistory::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return answer<ConversationPage>(u"conversations"_s, cancel, [this, query, after, limit] {
        ConversationPage page;
        Position last;
        for (const Ranked &row : ranked(query)) {
            if (after && row.at >= *after)
                continue;
            if (page.rows.size() == limit) {
                page.next = last;
                break;
            }
            page.rows.append(row.thread->summary);
            last = row.at;
        }
        return Result<ConversationPage>(page);
    });
}

QFuture<Result<Conversation>> MemoryHistory::conversation(const ConversationRef &ref, CancelToken cancel)
{
    return answer<Conversation>(u"conversation"_s, cancel, [this, ref]() -> Result<Conversation> {
        const Thread *thread = find(ref);
        if (!thread)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        return thread->summary;
    });
}

namespace {

struct Slice
{
    qsizetype begin = 0;
    qsizetype anchor = -1;
};

/// Where the page begins; nothing when the message asked for is not there.
std::optional<Slice> sliceOf(const QVector<Message> &rows, const MessageAnchor &anchor, int limit)
{
    const auto firstWhere
        = [&](auto holds) { return qsizetype(std::find_if(rows.begin(), rows.end(), holds) - rows.begin()); };
    switch (anchor.kind) {
    case MessageAnchor::Kind::First:
        return Slice{0, -1};
    case MessageAnchor::Kind::Last:
        return Slice{rows.size() - limit, -1};
    case MessageAnchor::Kind::AtRank:
        return Slice{qMin<qsizetype>(anchor.value, rows.size()), -1};
    case MessageAnchor::Kind::Before:
        return Slice{firstWhere([&](const Message &m) { return placeOf(m) >= anchor.position; }) - limit, -1};
    case MessageAnchor::Kind::After:
        return Slice{firstWhere([&](const Message &m) { return placeOf(m) > anchor.position; }), -1};
    case MessageAnchor::Kind::AroundMessage: {
        const qsizetype at = firstWhere([&](const Message &m) { return m.id == anchor.messageId; });
        return at == rows.size() ? std::nullopt : std::optional(Slice{at - limit / 2, at});
    }
    case MessageAnchor::Kind::AroundTime: {
        const qsizetype at
            = qMin(firstWhere([&](const Message &m) { return m.sentAtMs >= anchor.value; }), rows.size() - 1);
        return Slice{at - limit / 2, at};
    }
    }
    return std::nullopt;
}

} // namespace

QFuture<Result<MessagePage>> MemoryHistory::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    return answer<MessagePage>(u"messages"_s, cancel, [this, ref, anchor, limit]() -> Result<MessagePage> {
        const Thread *thread = find(ref);
        if (!thread)
            return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
        const auto slice = sliceOf(thread->messages, anchor, limit);
        if (!slice)
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(anchor.messageId));
        qsizetype begin = slice->begin;
        qsizetype end = begin + limit;
        if (anchor.kind == MessageAnchor::Kind::AroundMessage
            || anchor.kind == MessageAnchor::Kind::AroundTime) {
            begin = qMin(begin, thread->messages.size() - limit);
            end = qMax<qsizetype>(begin, 0) + limit;
        }
        begin = qBound<qsizetype>(0, begin, thread->messages.size());
        end = qBound(begin, end, thread->messages.size());
        MessagePage page;
        page.rows = thread->messages.mid(begin, end - begin);
        page.firstRank = begin;
        page.total = thread->messages.size();
        page.anchorRank = slice->anchor;
        page.hasBefore = begin > 0;
        page.hasAfter = end < thread->messages.size();
        return page;
    });
}

QFuture<Result<SearchPage>> MemoryHistory::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return answer<SearchPage>(u"search"_s, cancel, [this, query, after, limit] {
        SearchPage page;
        int looked = 0;
        const auto candidates = hits(m_part > 0 ? Query() : query);
        for (const Message *message : candidates) {
            if (after && placeOf(*message) >= *after)
                continue;
            if (m_part > 0 && ++looked > m_part)
                break;
            if (m_part > 0 && message != candidates.constLast()) {
                page.next = placeOf(*message);
                page.scannedToMs = message->sentAtMs;
            } else {
                page.next.reset();
                page.scannedToMs.reset();
            }
            if (m_part > 0 && !meets(query, *message))
                continue;
            if (page.hits.size() == limit) {
                page.next = placeOf(page.hits.constLast().message);
                break;
            }
            const Conversation &c = m_threads[{message->source, message->conversationId}].summary;
            page.hits.append({*message, c.customerName, c.row});
        }
        return Result<SearchPage>(page);
    });
}

QFuture<Result<Count>> MemoryHistory::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return answer<Count>(u"count"_s, cancel, [this, query, cap] {
        const qint64 all = hits(query).size();
        return Result<Count>(Count{qMin(all, cap), all <= cap});
    });
}

QFuture<Result<std::optional<Position>>> MemoryHistory::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    using Found = std::optional<Position>;
    return answer<Found>(
        u"findInConversation"_s, cancel, [this, ref, query, from, forward]() -> Result<Found> {
            const Thread *thread = find(ref);
            if (!thread)
                return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
            Found nearest;
            for (const Message &message : thread->messages) {
                const Position at = placeOf(message);
                if (!(forward ? at > from : at < from) || !meets(query, message))
                    continue;
                nearest = at;
                if (forward)
                    break;
            }
            return nearest;
        });
}

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/forwardingsource.h"

namespace core::history {

ForwardingSource::ForwardingSource(HistorySource &base, QObject *parent) : HistorySource(parent), m_base(base)
{
    connect(&base, &HistorySource::changed, this, &HistorySource::changed);
}

QFuture<Result<ConversationPage>> ForwardingSource::conversations(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return m_base.conversations(query, after, limit, cancel);
}

QFuture<Result<chat::Conversation>> ForwardingSource::conversation(
    const ConversationRef &ref, CancelToken cancel)
{
    return m_base.conversation(ref, cancel);
}

QFuture<Result<MessagePage>> ForwardingSource::messages(
    const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel)
{
    return m_base.messages(ref, anchor, limit, cancel);
}

QFuture<Result<SearchPage>> ForwardingSource::search(
    const Query &query, std::optional<Position> after, int limit, CancelToken cancel)
{
    return m_base.search(query, after, limit, cancel);
}

QFuture<Result<Count>> ForwardingSource::count(const Query &query, qint64 cap, CancelToken cancel)
{
    return m_base.count(query, cap, cancel);
}

QFuture<Result<std::optional<Position>>> ForwardingSource::findInConversation(
    const ConversationRef &ref, const Query &query, Position from, bool forward, CancelToken cancel)
{
    return m_base.findInConversation(ref, query, from, forward, cancel);
}

QFuture<Result<QVector<chat::Customer>>> ForwardingSource::customers(
    const QString &text, int limit, CancelToken cancel)
{
    return m_base.customers(text, limit, cancel);
}

QFuture<Result<Facets>> ForwardingSource::facets(CancelToken cancel)
{
    return m_base.facets(cancel);
}

QFuture<Result<Totals>> ForwardingSource::totals(CancelToken cancel)
{
    return m_base.totals(cancel);
}

QFuture<Result<QVector<VolumeRow>>> ForwardingSource::volumes(qint64 fromMs, qint64 toMs, CancelToken cancel)
{
    return m_base.volumes(fromMs, toMs, cancel);
}

QFuture<Result<Activity>> ForwardingSource::activity(
    const ConversationRef &ref, int buckets, CancelToken cancel)
{
    return m_base.activity(ref, buckets, cancel);
}

QFuture<Result<Done>> ForwardingSource::walk(const Query &query, Visitor visit, CancelToken cancel)
{
    return m_base.walk(query, std::move(visit), cancel);
}

QFuture<Result<Done>> ForwardingSource::walkGrouped(
    const Query &query, GroupVisitor visit, CancelToken cancel)
{
    return m_base.walkGrouped(query, std::move(visit), cancel);
}

QFuture<Result<Done>> ForwardingSource::setNote(
    const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment)
{
    return m_base.setNote(ref, messageId, marked, comment);
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QPromise>

namespace core::history {

/// A store that hands every question on to another one; those who know something more override what it
/// concerns.
///
/// `base` must outlive it. Its changed() is handed on too.
class ForwardingSource : public HistorySource
{
    Q_OBJECT
public:
    explicit ForwardingSource(HistorySource &base, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Result<ConversationPage>> conversations(
        const Query &query, std::optional<Position> after, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<chat::Conversation>> conversation(
        const ConversationRef &ref, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<MessagePage>> messages(
        const ConversationRef &ref, const MessageAnchor &anchor, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<SearchPage>> search(
        const Query &query, std::optional<Position> after, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Count>> count(
        const Query &query, qint64 cap, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<std::optional<Position>>> findInConversation(const ConversationRef &ref,
        const Query &query, Position from, bool forward, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<QVector<chat::Customer>>> customers(
        const QString &text, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Facets>> facets(CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Totals>> totals(CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<QVector<VolumeRow>>> volumes(
        qint64 fromMs, qint64 toMs, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Activity>> activity(
        const ConversationRef &ref, int buckets, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> walk(
        const Query &query, Visitor visit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> walkGrouped(
        const Query &query, GroupVisitor visit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> setNote(
        const ConversationRef &ref, const QString &messageId, bool marked, const QString &comment) override;

protected:
    [[nodiscard]] HistorySource &base() const { return m_base; }
    /// An answer that is there already.
    template <class T>
    [[nodiscard]] static QFuture<Result<T>> ready(Result<T> value)
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(std::move(value));
        promise.finish();
        return promise.future();
    }

private:
    HistorySource &m_base;
};

} // namespace core::history

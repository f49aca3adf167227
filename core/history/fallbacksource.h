// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <chrono>
#include <memory>

namespace core::history {

/// A store far away with the archive behind it: asks the direct one, and answers from the archive while that
/// cannot be reached, until it answers again.
///
/// An archive without a message is no answer; then the direct store's error is. Numbers of rows mean
/// something in one store only, so they are left out of what the other one is asked. A walk that has handed
/// out rows ends with the direct store's error, since another one would hand them out again. Notes go to
/// both, so that a mark is there whichever of them answers.
///
/// `archive` must outlive `direct`, and both must outlive this. changed() is that of the store which answers
/// now, and comes when the other one takes over.
class FallbackSource final : public HistorySource
{
    Q_OBJECT
public:
    struct Options
    {
        /// Asked on any thread: whether nothing stands against reaching the direct store. It decides about
        /// errors that may come from one slow question, too.
        std::function<bool()> isReachable;
        /// A cheap question to the direct store, asked every `knockEvery` while it is unreachable.
        std::function<QFuture<Result<Done>>()> knock;
        std::chrono::milliseconds knockEvery{5'000};
        bool startsOffline = false; // show what is here first, and knock
    };
    FallbackSource(HistorySource &direct, HistorySource &archive, Options options, QObject *parent = nullptr);
    ~FallbackSource() override;

    [[nodiscard]] bool isOffline() const; // any thread
    /// Searches and texts in lists are asked from the archive: it holds everything. Any thread.
    void setSearchesArchive(bool searches);
    /// What the direct store's connection tells; GUI thread.
    void setReachable(bool isReachable);

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

signals:
    void offlineChanged(bool isOffline);

private:
    struct State; // shared with answers on their way, which may outlive this
    std::shared_ptr<State> d;
};

} // namespace core::history

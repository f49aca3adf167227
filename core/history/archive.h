// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <memory>

namespace core::history {

/// The workspace's own SQLite store (architecture 2 and 7).
///
/// Construct it on the GUI thread, then open(). It owns one thread per connection: two readers, and a
/// writer that exists only while something is written. Destruction cancels what runs and waits for it.
class Archive final : public HistorySource
{
    Q_OBJECT
public:
    enum class Access { ReadWrite, ReadOnly };

    explicit Archive(QString path, QObject *parent = nullptr);
    ~Archive() override;

    /// Opens the file, creates or migrates it. Errors: Unsupported (a newer version; untouched), Corrupt,
    /// ReadOnly (a migration is needed but not possible), Busy, File, DiskFull.
    [[nodiscard]] QFuture<Result<Done>> open(Access access = Access::ReadWrite);
    /// Once it is open: it can be read, and its place does not allow writing.
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString path() const;

    // HistorySource
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

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::history

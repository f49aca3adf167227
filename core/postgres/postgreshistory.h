// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"
#include "core/postgres/database.h"

namespace core::postgres {

/// Reads the shop's PostgreSQL itself (direct mode): the same pages, searches and counts as the archive's,
/// with the indexes that are there. `database` must outlive it.
///
/// Text is matched by history::TextMatcher, as in the archive. Without an index for it on the server a search
/// goes over the messages newest first and answers after a second with what it found and the place it reached
/// (SearchPage::scannedToMs); the same for lists of conversations. Notes are kept in `notesFile`, a file of
/// the workspace: nothing is written to the shop's database.
///
/// Counts in lists may be lower limits at first (Conversation::isCountExact): those of long conversations are
/// read afterwards, and changed() follows. Destruction stops walks; other answers still come.
class PostgresHistory final : public history::HistorySource
{
    Q_OBJECT
public:
    struct Options
    {
        QString notesFile;
        QString source = QStringLiteral("database"); // Message::source of all messages
    };
    PostgresHistory(Database &database, const Options &options, QObject *parent = nullptr);
    PostgresHistory(Database &database, const QString &notesFile, QObject *parent = nullptr);
    ~PostgresHistory() override;

    /// The tail saw rows come, change or go. Of the object's thread.
    void noteChanged();

    // HistorySource
    [[nodiscard]] QFuture<Result<history::ConversationPage>> conversations(const history::Query &query,
        std::optional<history::Position> after, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<chat::Conversation>> conversation(
        const history::ConversationRef &ref, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::MessagePage>> messages(const history::ConversationRef &ref,
        const history::MessageAnchor &anchor, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::SearchPage>> search(const history::Query &query,
        std::optional<history::Position> after, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::Count>> count(
        const history::Query &query, qint64 cap, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<std::optional<history::Position>>> findInConversation(
        const history::ConversationRef &ref, const history::Query &query, history::Position from,
        bool forward, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<QVector<chat::Customer>>> customers(
        const QString &text, int limit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::Facets>> facets(CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::Totals>> totals(CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<QVector<history::VolumeRow>>> volumes(
        qint64 fromMs, qint64 toMs, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<history::Activity>> activity(
        const history::ConversationRef &ref, int buckets, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> walk(
        const history::Query &query, Visitor visit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> walkGrouped(
        const history::Query &query, GroupVisitor visit, CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<Result<Done>> setNote(const history::ConversationRef &ref, const QString &messageId,
        bool marked, const QString &comment) override;

private:
    void announce();
    void countGiants(const QStringList &ids);
    void countNextGiant();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::postgres

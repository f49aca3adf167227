// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QHash>
#include <QMap>
#include <QMutex>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace tests {

/// The plain reference of a HistorySource: rows in memory, every question answered by a full scan.
///
/// Answers are ready at once, on the caller's thread; after holdAnswers() they wait until the test calls
/// answerNext() or answerAll(), and are computed then. Any thread; add rows before others read.
class MemoryHistory final : public core::history::HistorySource
{
    Q_OBJECT
public:
    /// What a conversation knows beyond its messages.
    struct Names
    {
        QString shop;
        QString bot;
        QString customer;
        QString email;
    };

    explicit MemoryHistory(QObject *parent = nullptr);
    ~MemoryHistory() override;

    /// Adds a message, or replaces the one with the same source, conversation and id. Emits changed().
    void add(core::chat::Message message, const Names &names = {});
    void add(const QVector<core::chat::Message> &messages, const Names &names = {});
    void remove(const core::history::ConversationRef &ref, const QString &messageId);

    /// `count` messages, one a minute from `firstAtMs` on, alternating between customer and bot.
    static QVector<core::chat::Message> talk(
        const QString &conversationId, int count, qint64 firstAtMs = 1'700'000'000'000);

    void holdAnswers() { m_holding = true; }
    void answerNext(); // the oldest question
    void answerLast(); // the newest question first, as a slow reader thread may do
    void answerAll(); // and stops holding
    [[nodiscard]] qsizetype waiting() const { return qsizetype(m_waiting.size()); }

    /// From now on every answer is this error; nothing makes it answer again.
    void failWith(std::optional<core::Error> error) { m_failure = std::move(error); }
    /// From now on a search looks at so many messages and then says how far it came.
    void searchInParts(int messages) { m_part = messages; }
    /// Called before each row that a walk hands out.
    void beforeEachRow(std::function<void()> hook) { m_beforeRow = std::move(hook); }
    /// Calls so far, by function name ("search"), cancelled and failed ones included.
    [[nodiscard]] int calls(const QString &function) const;

    /// The definition of a hit.
    [[nodiscard]] bool meets(const core::history::Query &query, const core::chat::Message &message) const;

    // HistorySource
    [[nodiscard]] QFuture<core::Result<core::history::ConversationPage>> conversations(
        const core::history::Query &query, std::optional<core::history::Position> after, int limit,
        core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::chat::Conversation>> conversation(
        const core::history::ConversationRef &ref, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::MessagePage>> messages(
        const core::history::ConversationRef &ref, const core::history::MessageAnchor &anchor, int limit,
        core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::SearchPage>> search(const core::history::Query &query,
        std::optional<core::history::Position> after, int limit, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::Count>> count(
        const core::history::Query &query, qint64 cap, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<std::optional<core::history::Position>>> findInConversation(
        const core::history::ConversationRef &ref, const core::history::Query &query,
        core::history::Position from, bool forward, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<QVector<core::chat::Customer>>> customers(
        const QString &text, int limit, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::Facets>> facets(core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::Totals>> totals(core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<QVector<core::history::VolumeRow>>> volumes(
        qint64 fromMs, qint64 toMs, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::history::Activity>> activity(
        const core::history::ConversationRef &ref, int buckets, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> walk(
        const core::history::Query &query, Visitor visit, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> walkGrouped(
        const core::history::Query &query, GroupVisitor visit, core::CancelToken cancel = {}) override;
    [[nodiscard]] QFuture<core::Result<core::Done>> setNote(const core::history::ConversationRef &ref,
        const QString &messageId, bool marked, const QString &comment) override;

private:
    using Key = std::pair<QString, QString>; // source, conversation id
    struct Thread
    {
        core::chat::Conversation summary;
        QVector<core::chat::Message> messages; // oldest first
    };
    struct Ranked
    {
        core::history::Position at;
        const Thread *thread;
    };

    template <class T, class Work>
    QFuture<core::Result<T>> answer(const QString &function, core::CancelToken cancel, Work work);
    [[nodiscard]] const Thread *find(const core::history::ConversationRef &ref) const;
    [[nodiscard]] QVector<Ranked> ranked(const core::history::Query &query) const;
    [[nodiscard]] QVector<const core::chat::Message *> hits(const core::history::Query &query) const;
    [[nodiscard]] bool holds(const core::history::Term &term, const core::chat::Message &message) const;
    static void summarise(Thread &thread, const Names &names);

    QMap<Key, Thread> m_threads;
    QHash<QString, int> m_calls;
    mutable QMutex m_callsGuard;
    std::deque<std::function<void()>> m_waiting;
    std::optional<core::Error> m_failure;
    std::function<void()> m_beforeRow = [] {};
    int m_part = 0; // 0: searches look at all
    bool m_holding = false;
    bool m_dying = false;
    qint64 m_lastRow = 0;
};

template <class T, class Work>
QFuture<core::Result<T>> MemoryHistory::answer(const QString &function, core::CancelToken cancel, Work work)
{
    {
        const QMutexLocker lock(&m_callsGuard);
        ++m_calls[function];
    }
    auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    auto future = promise->future();
    auto deliver = [this, promise, cancel, work = std::move(work)] {
        if (m_dying || cancel.isCancelled())
            promise->addResult(core::failure(core::Error::Kind::Cancelled));
        else if (m_failure)
            promise->addResult(tl::make_unexpected(*m_failure));
        else
            promise->addResult(work());
        promise->finish();
    };
    if (m_holding)
        m_waiting.push_back(std::move(deliver));
    else
        deliver();
    return future;
}

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/pool.h"
#include "core/postgres/question.h"

#include <QObject>

#include <memory>
#include <optional>

namespace core::postgres {

/// The shop's PostgreSQL: the primary, a replica when there is one, and which of them answers.
///
/// Reads go to the replica, writes to the primary. After a write of our own, reads go to the primary until
/// the replica has replayed the write's place in the log (LSN). A replica that is dead, promoted or further
/// behind than allowed is left, looked at again every few seconds, and returned to. A read that the replica
/// failed (lost, refused, silent, in conflict with recovery) is answered by the primary. When the primary is
/// gone the replica goes on reading, also one that is behind: a late answer is better than none. So a read
/// may see less than the one before it.
///
/// Call from any thread; destruction cancels. Signals are emitted on the thread it lives in.
class Database final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        Address primary;
        std::optional<Address> replica;
        bool allowsWriting = false; // shop.allowWrites
        Limits limits;
        int connections = 10; // to each server; with a replica one of them watches, two are for writing
        std::chrono::milliseconds wait{10'000}; // for a connection
        std::chrono::milliseconds lookEvery{5'000}; // at the replica
        std::chrono::milliseconds mostLag{10'000};
    };
    explicit Database(Options options, QObject *parent = nullptr);
    ~Database() override;

    /// The answer of `ask(Connection &, const Schema &)`, a Result. It may be asked again, on another server
    /// or with a schema probed anew, so it must not change anything outside unless asked with Repeat::No.
    template <class Ask>
    [[nodiscard]] auto read(
        const QString &name, CancelToken cancel, Ask ask, Pool::Repeat repeat = Pool::Repeat::Once)
        -> QFuture<std::invoke_result_t<Ask, Connection &, const Schema &>>
    {
        return asked(Kind::Read, name, std::move(cancel), std::move(ask), repeat);
    }
    /// In a transaction of its own on the primary; committed when `ask` succeeds. ReadOnly unless writing is
    /// allowed. A connection that is lost while committing answers Network: whether it was written is not
    /// known then.
    template <class Ask>
    [[nodiscard]] auto write(const QString &name, CancelToken cancel, Ask ask)
        -> QFuture<std::invoke_result_t<Ask, Connection &, const Schema &>>
    {
        return asked(Kind::Write, name, std::move(cancel), std::move(ask), Pool::Repeat::No);
    }

    [[nodiscard]] QFuture<Result<Schema>> schema(); // probes when that was not done yet

    enum class Server { Primary, Replica };
    struct Replica
    {
        bool isUsed = false;
        /// Why not: "notLooked", "dead" (lastError says why), "behind", "promoted", "waitsForOwnWrite",
        /// "otherServer" (a copy of another primary, or another database).
        QString reason;
        std::optional<qint64> lagMs; // behind the primary; nothing: not known
        std::optional<qint64> lagBytes;
        qint64 reads = 0; // it answered
        std::optional<Error> lastError;
    };
    struct State
    {
        Pool::State primary;
        std::optional<Pool::State> replicaPool;
        std::optional<Replica> replica;
        qint64 primaryReads = 0;
        Server lastAnsweredBy = Server::Primary;
        std::optional<qint64> lastAnswerAtMs; // ms since 1970 UTC; nothing: none yet
        /// Nothing can be reached: the last question to both failed for want of a connection.
        std::optional<Error> problem;
    };
    [[nodiscard]] State state() const;
    [[nodiscard]] const Options &options() const;

signals:
    void stateChanged(); // at most ten times a second
    /// False with the first question that neither server could be asked or answered, for want of a
    /// connection. From then on the servers are looked at every `lookEvery`, and true comes with the first
    /// answer, to a question or to a look. It counts as reachable until the first failure; an error that a
    /// server answers with is an answer.
    void reachableChanged(bool isReachable);

private:
    enum class Kind { Read, Write };
    void post(Kind kind, const QString &name, CancelToken cancel, Pool::Repeat repeat,
        std::shared_ptr<Question> question);

    template <class Ask>
    [[nodiscard]] auto asked(Kind kind, const QString &name, CancelToken cancel, Ask ask, Pool::Repeat repeat)
    {
        using Answer = std::invoke_result_t<Ask, Connection &, const Schema &>;
        auto question = std::make_shared<QuestionOf<Answer, Ask>>(std::move(ask));
        auto future = question->future();
        post(kind, name, std::move(cancel), repeat, std::move(question));
        return future;
    }

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::postgres

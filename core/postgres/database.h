// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/pool.h"
#include "core/postgres/schema.h"

#include <QObject>

#include <memory>
#include <optional>

namespace core::postgres {

/// The shop's PostgreSQL: the primary, a replica when there is one, and which of them answers.
///
/// Reads go to the replica, writes to the primary. After a write of our own, reads go to the primary until
/// the replica has replayed the write's place in the log (LSN). A replica that is dead, promoted or further
/// behind than allowed is left, looked at again every few seconds, and returned to. A read that the replica
/// failed (lost, refused, in conflict with recovery) is answered by the primary. When the primary is gone the
/// replica goes on reading.
///
/// Call from any thread; destruction cancels.
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
        int connections = 10; // to each server
        std::chrono::milliseconds wait{10'000}; // for a connection
        std::chrono::milliseconds lookEvery{5'000}; // at the replica
        std::chrono::milliseconds mostLag{10'000};
    };
    explicit Database(Options options, QObject *parent = nullptr);
    ~Database() override;

    /// The answer of `ask(Connection &, const Schema &)`, a Result. It may be asked twice, so it must not
    /// change anything outside unless asked with Repeat::No.
    template <class Ask>
    [[nodiscard]] auto read(
        const QString &name, CancelToken cancel, Ask ask, Pool::Repeat repeat = Pool::Repeat::Once)
        -> QFuture<std::invoke_result_t<Ask, Connection &, const Schema &>>
    {
        return asked<std::invoke_result_t<Ask, Connection &, const Schema &>>(
            Kind::Read, name, std::move(cancel), std::move(ask), repeat);
    }
    /// In a transaction of its own on the primary; committed when `ask` succeeds. ReadOnly unless writing is
    /// allowed.
    template <class Ask>
    [[nodiscard]] auto write(const QString &name, CancelToken cancel, Ask ask)
        -> QFuture<std::invoke_result_t<Ask, Connection &, const Schema &>>
    {
        return asked<std::invoke_result_t<Ask, Connection &, const Schema &>>(
            Kind::Write, name, std::move(cancel), std::move(ask), Pool::Repeat::No);
    }

    [[nodiscard]] QFuture<Result<Schema>> schema(); // probes when that was not done yet

    enum class Server { Primary, Replica };
    struct Replica
    {
        bool isUsed = false;
        QString reason; // why not: "notLooked", "dead", "behind", "promoted", "waitsForOwnWrite"
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
        std::optional<Error> problem; // the last question to both failed for want of a connection
    };
    [[nodiscard]] State state() const;
    [[nodiscard]] const Options &options() const;

signals:
    void stateChanged(); // at most ten times a second
    void reachableChanged(bool isReachable); // the first answer after a failure, and the other way round

private:
    enum class Kind { Read, Write };
    /// As Pool::Job, with what the database looks like.
    using Job = std::function<bool(Result<std::pair<Connection *, const Schema *>> connection, bool isLast)>;
    void post(Kind kind, const QString &name, CancelToken cancel, Pool::Repeat repeat, Job job);

    template <class Answer, class Ask>
    [[nodiscard]] QFuture<Answer> asked(
        Kind kind, const QString &name, CancelToken cancel, Ask ask, Pool::Repeat repeat)
    {
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        post(kind, name, std::move(cancel), repeat,
            [promise, ask = std::move(ask)](
                Result<std::pair<Connection *, const Schema *>> connection, bool isLast) mutable {
                Answer answer = connection ? ask(*connection->first, *connection->second)
                                           : Answer(tl::make_unexpected(connection.error()));
                if (!answer && connection && !isLast && isWorthRepeating(answer.error(), *connection->first))
                    return false;
                promise->addResult(std::move(answer));
                promise->finish();
                return true;
            });
        return promise->future();
    }
    [[nodiscard]] static bool isWorthRepeating(const Error &error, const Connection &connection);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::postgres

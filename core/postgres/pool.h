// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/connection.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QVector>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace core::postgres {

/// Up to ten connections to one server, each on a thread of its own, opened when they are needed and closed
/// after a quiet minute.
///
/// A question waits up to ten seconds for a connection, then it is answered with Timeout ("no connection
/// became free"). A connection that was lost is opened again; a question that found it lost is asked once
/// more, so it must not change anything unless asked with Repeat::No. Call from any thread; destruction
/// cancels what runs and answers what waits.
class Pool final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        Address address;
        Limits limits;
        Connection::Access access = Connection::Access::Read;
        int connections = 10;
        std::chrono::milliseconds wait{10'000}; // for a connection
        std::chrono::milliseconds idle{60'000}; // before a connection is closed
        std::chrono::milliseconds slow{200}; // statements from here on are remembered
    };
    explicit Pool(Options options, QObject *parent = nullptr);
    ~Pool() override;

    enum class Repeat { No, Once };
    /// Gets a connection, or why there is none; on a thread of the pool. Answers false to be asked again with
    /// a new connection; `isLast` says that this will not happen any more.
    using Job = std::function<bool(Result<Connection *> connection, bool isLast)>;
    /// `name` tells the question in the list of slow ones.
    void post(const QString &name, CancelToken cancel, Repeat repeat, Job job);

    /// The answer of `ask(Connection &)`, which is a Result.
    template <class Ask>
    [[nodiscard]] auto ask(const QString &name, CancelToken cancel, Ask ask, Repeat repeat = Repeat::Once)
        -> QFuture<std::invoke_result_t<Ask, Connection &>>
    {
        using Answer = std::invoke_result_t<Ask, Connection &>;
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        post(name, std::move(cancel), repeat,
            [promise, ask = std::move(ask)](Result<Connection *> connection, bool isLast) mutable {
                Answer answer
                    = connection ? ask(**connection) : Answer(tl::make_unexpected(connection.error()));
                if (!answer && connection && (*connection)->isLost() && !isLast)
                    return false;
                promise->addResult(std::move(answer));
                promise->finish();
                return true;
            });
        return promise->future();
    }

    struct Slow
    {
        QString name;
        double ms = 0;
        qint64 atMs = 0; // ms since 1970 UTC
    };
    struct State
    {
        int open = 0;
        int busy = 0;
        int waiting = 0; // questions
        qint64 answered = 0;
        qint64 failed = 0; // cancelled ones not counted
        qint64 reopened = 0; // connections that were lost
        double waitedMs = 0; // the longest of the last hundred questions
        std::optional<Error> lastError; // none after a success
        QVector<Slow> slow; // the newest 50, newest first
    };
    [[nodiscard]] State state() const;
    [[nodiscard]] const Address &address() const;

signals:
    void stateChanged(); // at most ten times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::postgres

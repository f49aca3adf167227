// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace core {

/// Hands a future's result to `receive` on the thread of `context`, always later, never when `context` is
/// gone.
///
/// QFuture::then() with a context asserts in Qt 6.4 when the context dies before the answer; a watcher that
/// is a child of the context just goes with it. A future without a result is not delivered. Call from the
/// context's thread.
template <class T, class Receive>
void deliver(const QFuture<T> &future, QObject *context, Receive receive)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, receive = std::move(receive)]() mutable {
            watcher->deleteLater();
            const QFuture<T> answered = watcher->future();
            if (answered.resultCount() > 0)
                receive(answered.result());
        });
    watcher->setFuture(future);
}

/// The same, but a result that is there already is handed over before this returns, as then() does it.
template <class T, class Receive>
void deliverAtOnce(const QFuture<T> &future, QObject *context, Receive receive)
{
    if (!future.isFinished())
        deliver(future, context, std::move(receive));
    else if (future.resultCount() > 0)
        receive(future.result());
}

} // namespace core

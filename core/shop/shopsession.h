// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/secret.h"
#include "core/net/httpclient.h"
#include "core/shop/shopvalues.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core::shop {

/// The tokens of one account, in memory only (shop-backend 3).
///
/// However many ask, one sign-in or refresh runs. A token is reused until a minute before its end (one that
/// lives less than ten minutes: until a tenth is left); `expiresIn` is in milliseconds, counted from the
/// answer on a monotonic clock, and by the wall clock too, which goes on while the computer sleeps. A refused
/// refresh signs in with the password. A refused password is remembered: nothing is asked any more until
/// signIn(). Lives on the thread of `http`.
class ShopSession final : public QObject
{
    Q_OBJECT
public:
    struct Clock
    {
        std::function<qint64()> nowMs; // wall clock, ms since 1970 UTC
        std::function<qint64()> monotonicMs;
    };
    [[nodiscard]] static Clock realClock();

    ShopSession(net::HttpClient &http, QUrl base, QString user, Secret password, Clock clock = realClock(),
        QObject *parent = nullptr);
    ~ShopSession() override; // who waits gets Cancelled

    /// Errors: Unauthorized (user or password), Network, Tls, Timeout, Remote, Protocol.
    [[nodiscard]] QFuture<Result<Secret>> token();
    /// With the password, whatever is kept.
    [[nodiscard]] QFuture<Result<Secret>> signIn();
    /// This one was refused; the next token() gives another one.
    void discard(const Secret &refused);
    void discard(); // whichever there is

    void setLimit(net::milliseconds limit) { m_limit = limit; } // of one sign-in or refresh

signals:
    void signedIn(const core::shop::Agent &agent); // with the password: id and user name only
    void signedOut(const core::Error &error); // the password is refused

private:
    struct Kept
    {
        Secret access;
        Secret refresh;
        qint64 lifeMs = 0; // 0: unknown, good until it is refused
        qint64 obtainedAtMs = 0; // wall clock
        qint64 obtainedAtMonotonicMs = 0;
    };
    using Waiter = std::shared_ptr<QPromise<Result<Secret>>>;

    [[nodiscard]] QFuture<Result<Secret>> wait();
    [[nodiscard]] bool isFresh() const;
    void renew();
    void logIn();
    void post(
        const QString &path, const QJsonObject &body, std::function<void(const Result<QJsonObject> &)> take);
    void takeRefresh(const Result<QJsonObject> &answer);
    void takeLogIn(const Result<QJsonObject> &answer);
    [[nodiscard]] Result<Done> keep(const QJsonObject &answer);
    void answer(const Result<Secret> &result);

    net::HttpClient &m_http;
    const QUrl m_base;
    const QString m_user;
    const Secret m_password;
    const Clock m_clock;
    net::milliseconds m_limit{30'000};
    Kept m_kept;
    std::optional<Error> m_refusal; // of the password
    std::vector<Waiter> m_waiters;
    QPointer<net::HttpExchange> m_running;
    bool m_logsIn = false; // what runs is a sign-in
};

} // namespace core::shop

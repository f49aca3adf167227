// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/credential.h"
#include "core/net/httpclient.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <optional>

namespace core::coze {

/// Where tokens live over restarts; the app puts the key ring behind it. Each call answers later, on the
/// caller's thread.
class TokenVault
{
public:
    virtual ~TokenVault() = default;
    [[nodiscard]] virtual QFuture<Result<Secret>> read(const QString &name)
        = 0; // NotFound when there is none
    [[nodiscard]] virtual QFuture<Result<Done>> write(const QString &name, const Secret &value) = 0;
    [[nodiscard]] virtual QFuture<Result<Done>> remove(const QString &name) = 0;
};

/// What the cache did and what it holds; product 4.5 "Access-token cache reuse".
struct TokenStatistics
{
    qint64 reused = 0; // calls served by a stored token
    qint64 refreshed = 0; // exchanges that gave a token
    qint64 failed = 0; // exchanges that did not
    qint64 stampedesAvoided = 0; // calls that waited for another one's exchange instead of starting their own
    qint64 discarded = 0; // tokens the service refused before their end
    bool hasToken = false;
    bool isRenewable = false;
    std::optional<qint64> ageMs; // of the token, when there is one and it has an end
    std::optional<qint64> remainingMs;
    qint64 clockDifferenceMs = 0; // server minus this computer, from the last `Date` header
    double lastExchangeMs = -1;
    std::optional<Error> lastError;

    bool operator==(const TokenStatistics &) const = default;
};

/// Gives a valid access token for one credential (architecture 6, coze-api 1.4 and 1.5).
///
/// A token is reused until 5 minutes before its end (one that lives shorter than that when it is new: until a
/// tenth is left), counted on a monotonic clock corrected by the server's `Date`, and again by the wall clock
/// after the computer slept. However many ask, one exchange runs. A failed exchange is not remembered, except
/// that those who waited get its error. Every exchange signs a new JWT; none is sent twice. `expires_in` of
/// 10^9 or more is an absolute time, below a duration. GUI thread.
class TokenCache final : public QObject
{
    Q_OBJECT
public:
    struct Clock
    {
        std::function<qint64()> nowMs; // wall clock, ms since 1970 UTC
        std::function<qint64()> monotonicMs;
    };
    TokenCache(net::HttpClient &http, TokenVault *vault, QObject *parent = nullptr); // vault may be null
    TokenCache(net::HttpClient &http, TokenVault *vault, Clock clock, QObject *parent = nullptr);
    ~TokenCache() override;

    /// From now on this credential's tokens; the ones under way are answered with Cancelled.
    void setCredential(const Credential &credential);
    void clearCredential();
    [[nodiscard]] bool hasCredential() const;

    /// Errors: Unauthorized (no credential, refused), Network, Tls, Timeout, Protocol, InvalidInput (key).
    [[nodiscard]] QFuture<Result<Secret>> token();
    /// The service refused this token: it goes from memory and vault. True when asking again may give another
    /// one, false for a personal token, which nothing renews.
    bool discard(const Secret &refused);
    /// Makes a new one although the present one still lives.
    [[nodiscard]] QFuture<Result<Secret>> renew();

    [[nodiscard]] TokenStatistics statistics() const;
    /// The `Date` header of any answer; keeps the clock difference true.
    void noteServerDate(const QByteArray &httpDate);

signals:
    void statisticsChanged(); // at most ten times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::coze

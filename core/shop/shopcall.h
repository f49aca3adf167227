// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/httpclient.h"
#include "core/net/retrypolicy.h"
#include "core/shop/shopsession.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace core::shop {

/// What all calls of one client share.
struct ShopContext
{
    net::HttpClient &http;
    ShopSession &session;
    QUrl base;
    net::RetryPolicy retries = {3, net::milliseconds(300), 2, net::milliseconds(5'000)};
    std::function<double()> jitter = {}; // in [0, 1)
    net::milliseconds call{30'000}; // limit of one request

    /// `path` begins with a slash; limits and `Accept` are set.
    [[nodiscard]] net::HttpRequest get(
        const QString &path, const QList<QPair<QString, QString>> &query = {}) const;
    [[nodiscard]] net::HttpRequest post(const QString &path, const QJsonObject &body) const;
};

/// One call: a token that is refused is replaced once, and a call that changes nothing is repeated after
/// passing faults (no connection, 429, 502 to 504). A 401 comes before the backend does anything, so a write
/// may be sent again after it. done() exactly once, with any status, then it deletes itself; deleting it
/// aborts.
class ShopCall final : public QObject
{
    Q_OBJECT
public:
    enum class Sign { None, WithToken };
    enum class Repeat { Never, AfterFaults };

    ShopCall(ShopContext &context, net::HttpRequest request, Sign sign, Repeat repeat, QObject *parent);
    ~ShopCall() override;
    void start();

    [[nodiscard]] QString path() const { return m_request.url.path(); } // for errors
    [[nodiscard]] const QString &secret() const { return m_token.reveal(); } // the token it was sent with
    /// Of a failure: whether the other side may have got the request all the same.
    [[nodiscard]] bool mayHaveArrived() const { return m_mayHaveArrived; }

signals:
    void done(const core::Result<core::net::HttpReply> &reply);

private:
    void send();
    void take(const Result<net::HttpReply> &reply);
    [[nodiscard]] bool repeats(const Result<net::HttpReply> &reply);
    void finish(const Result<net::HttpReply> &reply);

    ShopContext &m_context;
    const net::HttpRequest m_request;
    const Sign m_sign;
    const Repeat m_repeat;
    Secret m_token;
    QPointer<net::HttpExchange> m_exchange;
    int m_made = 0;
    bool m_renewed = false;
    bool m_mayHaveArrived = false;
};

} // namespace core::shop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/apierror.h"
#include "core/coze/tokencache.h"
#include "core/net/httpclient.h"
#include "core/net/retrypolicy.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace core::coze {

/// What all calls of one client share.
struct ApiContext
{
    net::HttpClient &http;
    TokenCache &tokens;
    net::RetryPolicy retries = {};
    std::function<double()> jitter;
    bool hasSucceeded = false; // with the present credential: a 4101 may then mean an ended token
    qint64 calls = 0;
    qint64 succeeded = 0;
    qint64 failed = 0;
    qint64 retried = 0;
    qint64 rateLimited = 0;

    /// Whether a new token may help after this error.
    [[nodiscard]] bool mayRefresh(const Error &error) const;
};

/// One call with a token: a refused token is replaced once, and a call that changes nothing is repeated after
/// passing faults. done() exactly once, then it deletes itself; deleting it aborts.
class ApiCall final : public QObject
{
    Q_OBJECT
public:
    enum class Repeat { Never, AfterFaults };

    ApiCall(ApiContext &context, net::HttpRequest request, Repeat repeat, QObject *parent);
    ~ApiCall() override;
    void start();

signals:
    void done(const core::Result<QJsonObject> &answer, const QString &logId);
    void uploaded(qint64 sent, qint64 total);

private:
    void send(const Result<Secret> &token);
    void take(const Result<net::HttpReply> &reply);
    void finish(const Result<QJsonObject> &answer);
    [[nodiscard]] bool repeats(const Error &error, const Result<net::HttpReply> &reply);

    ApiContext &m_context;
    net::HttpRequest m_request;
    const Repeat m_repeat;
    Secret m_token;
    QPointer<net::HttpExchange> m_exchange;
    QString m_logId;
    int m_made = 0;
    bool m_refreshed = false;
};

} // namespace core::coze

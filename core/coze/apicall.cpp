// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/apicall.h"

#include "core/base/deliver.h"

#include <QIODevice>
#include <QTimer>

#include <algorithm>

namespace core::coze {

namespace {

constexpr qint64 kServerError = 5000;

} // namespace

bool ApiContext::mayRefresh(const Error &error) const
{
    if (retryClassOf(error.code, int(error.code)) != RetryClass::RefreshToken
        && error.kind != Error::Kind::Unauthorized)
        return false;
    return error.code != 4101 || hasSucceeded;
}

ApiCall::ApiCall(ApiContext &context, net::HttpRequest request, Repeat repeat, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_request(std::move(request)),
      m_repeat(repeat)
{
    ++m_context.calls;
}

ApiCall::~ApiCall()
{
    delete m_exchange;
}

void ApiCall::start()
{
    deliver(m_context.tokens.token(), this, [this](const Result<Secret> &token) { send(token); });
}

void ApiCall::send(const Result<Secret> &token)
{
    if (!token) {
        finish(tl::make_unexpected(token.error()));
        return;
    }
    m_token = *token;
    ++m_made;
    net::HttpRequest request = m_request;
    request.headers.prepend({"Authorization", "Bearer " + m_token.reveal().toUtf8()});
    if (request.upload)
        request.upload->seek(0);
    m_exchange = m_context.http.send(request);
    connect(m_exchange, &net::HttpExchange::uploaded, this, &ApiCall::uploaded);
    connect(m_exchange, &net::HttpExchange::finished, this, &ApiCall::take);
}

bool ApiCall::repeats(const Error &error, const Result<net::HttpReply> &reply)
{
    if (reply && !m_refreshed && m_context.mayRefresh(error) && m_context.tokens.discard(m_token)) {
        m_refreshed = true;
        start();
        return true;
    }
    if (m_repeat == Repeat::Never)
        return false;
    const bool passing = !reply ? error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout
                                : retryClassOf(error.code, reply->head.status) == RetryClass::Backoff;
    if (!passing)
        return false;
    net::RetryPolicy policy = m_context.retries;
    if (error.code == kServerError)
        policy.attempts = std::min(policy.attempts, 3); // often a misuse that no repeating mends
    const auto wait = policy.delay(m_made, m_context.jitter(),
        reply ? net::retryAfter(reply->head.header("Retry-After"), QDateTime::currentDateTimeUtc())
              : std::nullopt);
    if (!wait)
        return false;
    ++m_context.retried;
    QTimer::singleShot(*wait, this, &ApiCall::start);
    return true;
}

void ApiCall::take(const Result<net::HttpReply> &reply)
{
    if (!reply) {
        if (!repeats(reply.error(), reply))
            finish(tl::make_unexpected(reply.error()));
        return;
    }
    m_context.tokens.noteServerDate(reply->head.header("Date"));
    m_logId = QString::fromLatin1(reply->head.header("x-tt-logid"));
    const auto answer = envelope(*reply);
    if (!answer && answer.error().kind == Error::Kind::RateLimited)
        ++m_context.rateLimited;
    if (answer || !repeats(answer.error(), reply))
        finish(answer);
}

void ApiCall::finish(const Result<QJsonObject> &answer)
{
    ++(answer ? m_context.succeeded : m_context.failed);
    m_context.hasSucceeded = m_context.hasSucceeded || answer.has_value();
    if (m_logId.isEmpty() && answer)
        m_logId = (*answer)[QStringLiteral("detail")][QStringLiteral("logid")].toString();
    deleteLater();
    emit done(
        answer.map_error([this](const Error &error) { return withoutSecret(error, m_token); }), m_logId);
}

} // namespace core::coze

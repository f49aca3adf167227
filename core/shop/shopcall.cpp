// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopcall.h"

#include "core/base/deliver.h"
#include "core/shop/shopaddress.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <utility>

namespace core::shop {

namespace {

bool isPassing(const Result<net::HttpReply> &reply)
{
    if (!reply)
        return reply.error().kind == Error::Kind::Network;
    const int status = reply->head.status;
    return status == 429 || (status >= 502 && status <= 504);
}

} // namespace

net::HttpRequest ShopContext::get(const QString &path, const Query &query) const
{
    net::HttpRequest request;
    request.url = endpoint(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.limits.total = call;
    request.followsRedirects = true;
    return request;
}

net::HttpRequest ShopContext::post(const QString &path, const QJsonObject &body) const
{
    net::HttpRequest request = get(path);
    request.method = "POST";
    request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

ShopCall::ShopCall(ShopContext &context, net::HttpRequest request, Sign sign, Repeat repeat, QObject *parent)
    : QObject(parent),
      m_context(context),
      m_request(std::move(request)),
      m_sign(sign),
      m_repeat(repeat)
{ }

ShopCall::~ShopCall()
{
    delete m_exchange;
}

void ShopCall::start()
{
    if (m_sign == Sign::None) {
        send();
        return;
    }
    deliver(m_context.session.token(), this, [this](const Result<Secret> &token) {
        if (!token) {
            finish(tl::make_unexpected(token.error()));
            return;
        }
        m_token = *token;
        send();
    });
}

void ShopCall::send()
{
    ++m_made;
    net::HttpRequest request = m_request;
    if (m_sign == Sign::WithToken)
        request.headers.prepend({"Authorization", "Bearer " + m_token.reveal().toUtf8()});
    m_exchange = m_context.http.send(request);
    connect(m_exchange, &net::HttpExchange::finished, this, &ShopCall::take);
}

bool ShopCall::repeats(const Result<net::HttpReply> &reply)
{
    if (reply && reply->head.status == 401 && m_sign == Sign::WithToken && !m_renewed) {
        m_renewed = true;
        m_context.session.discard(m_token);
        start();
        return true;
    }
    if (m_repeat == Repeat::Never || !isPassing(reply))
        return false;
    const auto wait = m_context.retries.delay(m_made, m_context.jitter(),
        reply ? net::retryAfter(reply->head.header("Retry-After"), QDateTime::currentDateTimeUtc())
              : std::nullopt);
    if (!wait)
        return false;
    QTimer::singleShot(*wait, this, &ShopCall::start);
    return true;
}

void ShopCall::take(const Result<net::HttpReply> &reply)
{
    const net::HttpTiming &timing = m_exchange->timing();
    // On a connection that was there already nobody knows how far a request came.
    m_mayHaveArrived = !reply && (timing.sentMs >= 0 || timing.connectingMs < 0);
    if (!repeats(reply))
        finish(reply);
}

void ShopCall::finish(const Result<net::HttpReply> &reply)
{
    deleteLater();
    emit done(reply);
}

} // namespace core::shop

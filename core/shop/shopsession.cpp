// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopsession.h"

#include "core/shop/shopaddress.h"
#include "core/shop/shopjson.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace core::shop {

namespace {

constexpr qint64 kMarginMs = 60'000;

bool isRefusal(const Error &error)
{
    // 400: an empty field, which no repeating mends.
    return error.kind == Error::Kind::Unauthorized || error.kind == Error::Kind::Forbidden
        || (error.kind == Error::Kind::Remote && error.code == 400);
}

} // namespace

ShopSession::Clock ShopSession::realClock()
{
    const auto since = std::make_shared<QElapsedTimer>();
    since->start();
    return {[] { return QDateTime::currentMSecsSinceEpoch(); }, [since] { return since->elapsed(); }};
}

ShopSession::ShopSession(
    net::HttpClient &http, QUrl base, QString user, Secret password, Clock clock, QObject *parent)
    : QObject(parent),
      m_http(http),
      m_base(std::move(base)),
      m_user(std::move(user)),
      m_password(std::move(password)),
      m_clock(std::move(clock))
{ }

ShopSession::~ShopSession()
{
    delete m_running;
    answer(failure(Error::Kind::Cancelled));
}

QFuture<Result<Secret>> ShopSession::wait()
{
    auto promise = std::make_shared<QPromise<Result<Secret>>>();
    promise->start();
    m_waiters.push_back(promise);
    return promise->future();
}

QFuture<Result<Secret>> ShopSession::token()
{
    auto future = wait();
    if (m_running)
        return future;
    if (m_refusal)
        answer(tl::make_unexpected(*m_refusal));
    else if (isFresh())
        answer(m_kept.access);
    else
        renew();
    return future;
}

QFuture<Result<Secret>> ShopSession::signIn()
{
    auto future = wait();
    if (m_running && m_logsIn)
        return future;
    delete m_running; // a refresh: those who wait for it get what the sign-in brings
    m_refusal.reset();
    m_kept = {};
    logIn();
    return future;
}

void ShopSession::discard(const Secret &refused)
{
    if (m_kept.access == refused)
        discard();
}

void ShopSession::discard()
{
    m_kept.access = {};
}

bool ShopSession::isFresh() const
{
    if (m_kept.access.isEmpty() || m_kept.lifeMs == 0)
        return !m_kept.access.isEmpty();
    const qint64 age = std::max(
        m_clock.monotonicMs() - m_kept.obtainedAtMonotonicMs, m_clock.nowMs() - m_kept.obtainedAtMs);
    return m_kept.lifeMs - age > std::min(kMarginMs, m_kept.lifeMs / 10);
}

void ShopSession::renew()
{
    if (m_kept.refresh.isEmpty()) {
        logIn();
        return;
    }
    m_logsIn = false;
    post(u"/api/auth/refresh"_s, {{u"refreshToken"_s, m_kept.refresh.reveal()}},
        [this](const Result<QJsonObject> &answer) { takeRefresh(answer); });
}

void ShopSession::logIn()
{
    m_logsIn = true;
    post(u"/api/auth/login"_s, {{u"username"_s, m_user}, {u"password"_s, m_password.reveal()}},
        [this](const Result<QJsonObject> &answer) { takeLogIn(answer); });
}

void ShopSession::post(
    const QString &path, const QJsonObject &body, std::function<void(const Result<QJsonObject> &)> take)
{
    net::HttpRequest request;
    request.method = "POST";
    request.url = endpoint(m_base, path);
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.limits.total = m_limit;
    m_running = m_http.send(request);
    connect(m_running, &net::HttpExchange::finished, this,
        [this, path, take = std::move(take)](const Result<net::HttpReply> &reply) {
            m_running.clear();
            take(reply ? objectIn(*reply, path, m_password.reveal())
                       : Result<QJsonObject>(tl::make_unexpected(reply.error())));
        });
}

Result<Done> ShopSession::keep(const QJsonObject &answer)
{
    Kept fresh;
    fresh.access = Secret(answer[u"accessToken"_s].toString());
    fresh.refresh = Secret(answer[u"refreshToken"_s].toString());
    fresh.lifeMs = std::max<qint64>(0, answer[u"expiresIn"_s].toInteger());
    fresh.obtainedAtMs = m_clock.nowMs();
    fresh.obtainedAtMonotonicMs = m_clock.monotonicMs();
    if (fresh.access.isEmpty())
        return failure(Error::Kind::Protocol, u"the answer to the sign-in has no accessToken"_s);
    m_kept = fresh;
    return Done{};
}

void ShopSession::takeRefresh(const Result<QJsonObject> &answered)
{
    if (!answered && (isRefusal(answered.error()) || answered.error().kind == Error::Kind::NotFound)) {
        m_kept = {};
        logIn();
        return;
    }
    const Result<Done> kept
        = answered ? keep(*answered) : Result<Done>(tl::make_unexpected(answered.error()));
    answer(kept ? Result<Secret>(m_kept.access) : Result<Secret>(tl::make_unexpected(kept.error())));
}

void ShopSession::takeLogIn(const Result<QJsonObject> &answered)
{
    const Result<Done> kept
        = answered ? keep(*answered) : Result<Done>(tl::make_unexpected(answered.error()));
    const QPointer<ShopSession> alive(this);
    if (kept) {
        const Agent agent{textIn((*answered)[u"userId"_s]), textIn((*answered)[u"username"_s]), {}, {}, true};
        answer(m_kept.access);
        if (alive)
            emit signedIn(agent);
        return;
    }
    Error error = kept.error();
    const bool refused = isRefusal(error);
    if (refused) {
        error = {Error::Kind::Unauthorized, u"the shop refuses the user or the password"_s, error.code};
        m_refusal = error;
    }
    answer(tl::make_unexpected(error));
    if (alive && refused)
        emit signedOut(error);
}

void ShopSession::answer(const Result<Secret> &result)
{
    // Copies: whoever is answered at once may delete this or ask again.
    const auto asked = std::exchange(m_waiters, {});
    const Result<Secret> told = result;
    for (const Waiter &waiter : asked) {
        waiter->addResult(told);
        waiter->finish();
    }
}

} // namespace core::shop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/tokencache.h"

#include "core/base/deliver.h"
#include "core/base/logging.h"
#include "core/coze/apierror.h"
#include "core/coze/jwt.h"
#include "core/net/retrypolicy.h"

#include "core/net/urlparts.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::coze {

namespace {

constexpr qint64 kMarginMs = 5 * 60'000;
constexpr qint64 kSmallestEpoch = 1'000'000'000; // s; a smaller expires_in is a duration
constexpr qint64 kJwtLifeS = 3600;
constexpr qint64 kClockToleranceMs = 30'000; // a larger difference may be why a JWT was refused

TokenCache::Clock realClock()
{
    QElapsedTimer timer;
    timer.start();
    return {[] { return QDateTime::currentMSecsSinceEpoch(); }, [timer] { return timer.elapsed(); }};
}

struct Token
{
    Secret value;
    qint64 expiresAtMs = 0; // by the server's clock, ms since 1970 UTC
    qint64 lifeMs = 0; // when it was new
    qint64 obtainedAt = 0; // monotonic ms
    qint64 deadline = 0; // monotonic ms
};

} // namespace

struct TokenCache::Private
{
    using Waiter = std::shared_ptr<QPromise<Result<Secret>>>;

    [[nodiscard]] qint64 serverNowMs() const { return clock.nowMs() + clockDifferenceMs; }
    [[nodiscard]] qint64 remainingMs(const Token &one) const
    {
        // The monotonic clock stands still while the computer sleeps, the wall clock may be set.
        return std::min(one.deadline - clock.monotonicMs(), one.expiresAtMs - serverNowMs());
    }
    [[nodiscard]] bool isFresh() const
    {
        if (!token)
            return false;
        const qint64 margin = token->lifeMs > kMarginMs ? kMarginMs : token->lifeMs / 10;
        return remainingMs(*token) > margin;
    }
    [[nodiscard]] QString vaultName() const { return u"coze-token-"_s + credential->fingerprint().left(32); }
    void changed();
    void readVault();
    void exchange(bool second);
    void take(const Result<net::HttpReply> &reply, bool second, qint64 assumedDifferenceMs);
    [[nodiscard]] Result<Token> tokenFrom(const net::HttpReply &reply) const;
    [[nodiscard]] Result<net::HttpRequest> exchangeRequest();
    void keep(const Token &fresh);
    void answer(const Result<Secret> &result);
    void forgetRun();

    TokenCache *q = nullptr;
    net::HttpClient *http = nullptr;
    TokenVault *vault = nullptr;
    Clock clock;
    std::optional<Credential> credential;
    std::optional<SigningKey> key;
    std::optional<Token> token;
    std::vector<Waiter> waiters; // not empty: something is under way
    QPointer<net::HttpExchange> running;
    quint64 generation = 0; // of the credential
    bool vaultRead = false;
    qint64 clockDifferenceMs = 0;
    qint64 exchangeBeganAt = 0;
    TokenStatistics statistics;
    QTimer tell;
};

void TokenCache::Private::changed()
{
    if (!tell.isActive())
        tell.start();
}

TokenCache::TokenCache(net::HttpClient &http, TokenVault *vault, QObject *parent)
    : TokenCache(http, vault, realClock(), parent)
{ }

TokenCache::TokenCache(net::HttpClient &http, TokenVault *vault, Clock clock, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>())
{
    d->q = this;
    d->http = &http;
    d->vault = vault;
    d->clock = std::move(clock);
    d->tell.setSingleShot(true);
    d->tell.setInterval(100ms);
    connect(&d->tell, &QTimer::timeout, this, &TokenCache::statisticsChanged);
}

TokenCache::~TokenCache()
{
    d->forgetRun();
}

void TokenCache::Private::forgetRun()
{
    delete running;
    answer(failure(Error::Kind::Cancelled));
}

void TokenCache::setCredential(const Credential &credential)
{
    clearCredential();
    d->credential = credential;
    d->statistics.isRenewable = credential.canRenew();
    d->changed();
}

void TokenCache::clearCredential()
{
    ++d->generation;
    d->forgetRun();
    d->credential.reset();
    d->key.reset();
    d->token.reset();
    d->vaultRead = false;
    d->changed();
}

bool TokenCache::hasCredential() const
{
    return d->credential.has_value();
}

QFuture<Result<Secret>> TokenCache::token()
{
    auto promise = std::make_shared<QPromise<Result<Secret>>>();
    promise->start();
    auto future = promise->future();
    const auto now = [&promise](const Result<Secret> &result) {
        promise->addResult(result);
        promise->finish();
    };
    if (!d->credential) {
        now(failure(Error::Kind::Unauthorized, u"no key or token is set"_s));
    } else if (const auto *personal = std::get_if<PersonalToken>(&d->credential->way)) {
        ++d->statistics.reused;
        now(personal->token);
    } else if (d->isFresh()) {
        ++d->statistics.reused;
        now(d->token->value);
    } else {
        d->waiters.push_back(promise);
        if (d->waiters.size() > 1)
            ++d->statistics.stampedesAvoided;
        else if (d->vault && !d->vaultRead)
            d->readVault();
        else
            d->exchange(false);
    }
    d->changed();
    return future;
}

QFuture<Result<Secret>> TokenCache::renew()
{
    if (d->credential && d->credential->canRenew() && d->waiters.empty()) {
        d->token.reset();
        d->vaultRead = true; // what lies there is the one to be replaced
    }
    return token();
}

void TokenCache::Private::readVault()
{
    vaultRead = true;
    // A key ring that gives up without a result must not leave those who wait behind: no deliver() here.
    auto *watcher = new QFutureWatcher<Result<Secret>>(q);
    connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher, began = generation] {
        watcher->deleteLater();
        if (began != generation)
            return;
        const auto read = watcher->future();
        const QString stored = read.resultCount() > 0 && read.result() ? read.result()->reveal() : QString();
        const QJsonObject json = QJsonDocument::fromJson(stored.toUtf8()).object();
        Token kept{Secret(json[u"token"_s].toString()), json[u"expiresAtMs"_s].toInteger(),
            json[u"lifeMs"_s].toInteger(), 0, 0};
        const qint64 leftMs = kept.expiresAtMs - serverNowMs();
        kept.deadline = clock.monotonicMs() + leftMs;
        kept.obtainedAt = kept.deadline - kept.lifeMs; // by an earlier run
        if (!kept.value.isEmpty())
            token = kept;
        if (!isFresh()) {
            exchange(false);
            return;
        }
        ++statistics.reused;
        answer(token->value);
    });
    watcher->setFuture(vault->read(vaultName()));
}

Result<net::HttpRequest> TokenCache::Private::exchangeRequest()
{
    const auto &app = std::get<JwtApp>(credential->way);
    if (app.durationSeconds < 1 || app.durationSeconds > 86'399)
        return failure(Error::Kind::InvalidInput, u"a token lives 1 to 86399 seconds"_s);
    if (!key) {
        auto parsed = SigningKey::fromPem(app.privateKey);
        if (!parsed)
            return tl::make_unexpected(parsed.error());
        key = *parsed;
    }
    const qint64 now = serverNowMs() / 1000;
    const auto jwt = signedJwt(app, *key, credential->region.audience(), {now, now + kJwtLifeS});
    if (!jwt)
        return tl::make_unexpected(jwt.error());
    QString path = u"/api/permission/oauth2/token"_s;
    if (!app.enterpriseId.isEmpty())
        path = u"/api/permission/oauth2/enterprise_id/%1/token"_s.arg(net::pathSegment(app.enterpriseId));
    else if (!app.accountId.isEmpty())
        path = u"/api/permission/oauth2/account/%1/token"_s.arg(net::pathSegment(app.accountId));
    QJsonObject body{{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s},
        {u"duration_seconds"_s, app.durationSeconds}};
    if (!app.botIds.isEmpty()) {
        body[u"scope"_s]
            = QJsonObject{{u"account_permission"_s,
                              QJsonObject{{u"permission_list"_s, QJsonArray{u"Connector.botChat"_s}}}},
                {u"attribute_constraint"_s,
                    QJsonObject{{u"connector_bot_chat_attribute"_s,
                        QJsonObject{{u"bot_id_list"_s, QJsonArray::fromStringList(app.botIds)}}}}}};
    }
    net::HttpRequest request;
    request.method = "POST";
    request.url = credential->region.url(path);
    request.headers = {{"Authorization", "Bearer " + *jwt}, {"Content-Type", "application/json"}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.limits.total = 30s;
    return request;
}

void TokenCache::Private::exchange(bool second)
{
    const auto request = exchangeRequest();
    if (!request) {
        ++statistics.failed;
        statistics.lastError = request.error();
        answer(tl::make_unexpected(request.error()));
        return;
    }
    exchangeBeganAt = clock.monotonicMs();
    running = http->send(*request);
    connect(running, &net::HttpExchange::finished, q,
        [this, second, assumed = clockDifferenceMs, began = generation](const Result<net::HttpReply> &reply) {
            if (began == generation)
                take(reply, second, assumed);
        });
}

void TokenCache::Private::take(const Result<net::HttpReply> &reply, bool second, qint64 assumedDifferenceMs)
{
    statistics.lastExchangeMs = double(clock.monotonicMs() - exchangeBeganAt);
    if (reply)
        q->noteServerDate(reply->head.header("Date"));
    const auto fresh = reply ? tokenFrom(*reply) : Result<Token>(tl::make_unexpected(reply.error()));
    if (fresh) {
        ++statistics.refreshed;
        statistics.lastError.reset();
        keep(*fresh);
        answer(fresh->value);
        return;
    }
    const bool wrongClock = std::abs(clockDifferenceMs - assumedDifferenceMs) > kClockToleranceMs;
    if (reply && wrongClock && !second) {
        exchange(true); // signed with a time that the server could not believe
        return;
    }
    ++statistics.failed;
    statistics.lastError = fresh.error();
    qCInfo(lcCoze) << "no access token:" << fresh.error().detail << fresh.error().code << fresh.error().logId;
    answer(tl::make_unexpected(fresh.error()));
}

Result<Token> TokenCache::Private::tokenFrom(const net::HttpReply &reply) const
{
    const auto object = envelope(reply);
    if (!object)
        return tl::make_unexpected(object.error());
    Token fresh;
    fresh.value = Secret((*object)[u"access_token"_s].toString());
    if (fresh.value.isEmpty())
        return failure(Error::Kind::Protocol, u"the answer holds no access_token"_s);
    const QJsonValue given = (*object)[u"expires_in"_s];
    const qint64 value = given.isString() ? given.toString().toLongLong() : given.toInteger();
    const qint64 now = serverNowMs();
    if (value >= kSmallestEpoch)
        fresh.lifeMs = value * 1000 - now;
    else if (value > 0)
        fresh.lifeMs = value * 1000;
    else
        fresh.lifeMs = qint64(std::get<JwtApp>(credential->way).durationSeconds) * 1000;
    fresh.expiresAtMs = now + fresh.lifeMs;
    fresh.obtainedAt = clock.monotonicMs();
    fresh.deadline = fresh.obtainedAt + fresh.lifeMs;
    return fresh;
}

void TokenCache::Private::keep(const Token &fresh)
{
    token = fresh;
    if (!vault)
        return;
    const QJsonObject json{{u"token"_s, fresh.value.reveal()}, {u"expiresAtMs"_s, fresh.expiresAtMs},
        {u"lifeMs"_s, fresh.lifeMs}};
    deliver(vault->write(
                vaultName(), Secret(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)))),
        q, [](const Result<Done> &stored) {
            if (!stored)
                qCInfo(lcCoze) << "the access token is kept for this session only:" << stored.error().detail;
        });
}

void TokenCache::Private::answer(const Result<Secret> &result)
{
    const auto asked = std::exchange(waiters, {});
    for (const Waiter &waiter : asked) {
        waiter->addResult(result);
        waiter->finish();
    }
    changed();
}

bool TokenCache::discard(const Secret &refused)
{
    if (!d->credential || !d->credential->canRenew())
        return false;
    if (d->token && d->token->value == refused) {
        d->token.reset();
        ++d->statistics.discarded;
        d->vaultRead = true;
        if (d->vault)
            deliver(d->vault->remove(d->vaultName()), this, [](const Result<Done> &) {});
        d->changed();
    }
    return true;
}

TokenStatistics TokenCache::statistics() const
{
    TokenStatistics now = d->statistics;
    now.clockDifferenceMs = d->clockDifferenceMs;
    now.hasToken = d->token.has_value()
        || (d->credential && std::holds_alternative<PersonalToken>(d->credential->way));
    if (d->token) {
        now.ageMs = d->clock.monotonicMs() - d->token->obtainedAt;
        now.remainingMs = std::max<qint64>(0, d->remainingMs(*d->token));
    }
    return now;
}

void TokenCache::noteServerDate(const QByteArray &httpDate)
{
    const QDateTime at = net::httpDate(httpDate);
    if (!at.isValid())
        return;
    // The header counts whole seconds; half a second is its middle. Smaller differences are its coarseness.
    const qint64 difference = at.toMSecsSinceEpoch() + 500 - d->clock.nowMs();
    d->clockDifferenceMs = std::abs(difference) > 2'000 ? difference : 0;
}

} // namespace core::coze

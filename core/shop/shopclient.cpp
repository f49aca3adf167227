// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopclient.h"

#include "core/base/deliver.h"
#include "core/shop/botanswerstream.h"
#include "core/shop/historypagereader.h"
#include "core/shop/shopjson.h"

#include <QPromise>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::shop {

namespace {

constexpr int kLargestPage = 100; // the backend skips by the size asked for, but takes no more than this

template <class T>
using Promise = std::shared_ptr<QPromise<Result<T>>>;
template <class T>
using Read = std::function<Result<T>(const net::HttpReply &reply, const ShopCall &call)>;

template <class T>
Promise<T> promised()
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    return promise;
}

template <class T>
void settle(const Promise<T> &promise, const Result<T> &result)
{
    promise->addResult(result);
    promise->finish();
}

/// Whoever cancels the future aborts the job.
template <class T>
void abortOnCancel(const Promise<T> &promise, QObject *job)
{
    auto *watcher = new QFutureWatcher<Result<T>>(job);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, job, [job, promise] {
        promise->finish();
        delete job;
    });
    watcher->setFuture(promise->future());
}

template <class T>
Read<T> object(Result<T> (*from)(const QJsonObject &))
{
    return [from](const net::HttpReply &reply, const ShopCall &call) {
        return objectIn(reply, call.path(), call.secret()).and_then(from);
    };
}

Error mayBeStored(Error error)
{
    error.detail
        += u"; the answer may be stored all the same, look into the history before sending it again"_s;
    return error;
}

/// What is known of a row that was sent to be stored (shop-backend 4: a 500 may come after the insert).
Result<HistoryRow> storedRow(const Result<net::HttpReply> &reply, const ShopCall &call)
{
    if (!reply) {
        const Error &error = reply.error();
        const bool isBreak = error.kind != Error::Kind::InvalidInput && call.mayHaveArrived();
        return tl::make_unexpected(isBreak ? mayBeStored(error) : error);
    }
    const auto row = objectIn(*reply, call.path(), call.secret()).and_then(&historyRowFrom);
    const int status = reply->head.status;
    if (row || (status >= 300 && status < 500))
        return row;
    Error error = mayBeStored(row.error());
    error.kind = Error::Kind::Protocol;
    return tl::make_unexpected(error);
}

QJsonObject questionOf(const QString &text, const QString &userId, const QString &shopId,
    const QString &botId, const QString &conversationId)
{
    QJsonObject body{{u"message"_s, text}, {u"userId"_s, userId}, {u"shopId"_s, shopId}};
    if (!botId.isEmpty())
        body[u"botId"_s] = botId;
    if (!conversationId.isEmpty())
        body[u"conversationId"_s] = conversationId;
    return body;
}

} // namespace

struct ShopClient::Private
{
    using Sign = ShopCall::Sign;
    using Repeat = ShopCall::Repeat;

    Private(ShopClient &owner, net::HttpClient &http, Account given)
        : q(owner),
          account(std::move(given)),
          session(http, account.baseUrl, account.user, account.password),
          context{http, session, account.baseUrl}
    {
        context.jitter = [] { return QRandomGenerator::global()->generateDouble(); };
    }

    template <class T>
    void run(const Promise<T> &promise, ShopCall *call, const Read<T> &read)
    {
        abortOnCancel(promise, call);
        QObject::connect(
            call, &ShopCall::done, call, [promise, call, read](const Result<net::HttpReply> &reply) {
                settle(promise, reply ? read(*reply, *call) : Result<T>(tl::make_unexpected(reply.error())));
            });
        call->start();
    }
    template <class T>
    QFuture<Result<T>> ask(net::HttpRequest request, Sign sign, Repeat repeat, const Read<T> &read)
    {
        const auto promise = promised<T>();
        run(promise, new ShopCall(context, std::move(request), sign, repeat, &q), read);
        return promise->future();
    }
    template <class T>
    QFuture<Result<T>> look(const net::HttpRequest &request, Result<T> (*from)(const QJsonObject &))
    {
        return ask<T>(request, Sign::WithToken, Repeat::AfterFaults, object(from));
    }

    ShopClient &q;
    const Account account;
    ShopSession session;
    ShopContext context;
    Patience patience;
};

ShopClient::ShopClient(net::HttpClient &http, Account account, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, http, std::move(account)))
{
    connect(&d->session, &ShopSession::signedIn, this, &ShopClient::signedIn);
    connect(&d->session, &ShopSession::signedOut, this, &ShopClient::signedOut);
}

ShopClient::~ShopClient() = default;

void ShopClient::setPatience(const Patience &patience)
{
    d->patience = patience;
    d->context.call = patience.call;
    d->context.retries.first = patience.firstRetry;
    d->session.setLimit(patience.call);
}

QFuture<Result<Health>> ShopClient::health()
{
    const Read<Health> read = [](const net::HttpReply &reply, const ShopCall &call) {
        return objectIn(reply, call.path()).and_then(&healthFrom).map([&reply](Health health) {
            health.roundTripMs = reply.timing.firstByteMs - std::max(0.0, reply.timing.sentMs);
            return health;
        });
    };
    // Once: a repeated one would measure the waiting.
    return d->ask<Health>(d->context.get(u"/health"_s), Private::Sign::None, Private::Repeat::Never, read);
}

QFuture<Result<Agent>> ShopClient::signIn()
{
    const auto promise = promised<Agent>();
    deliver(d->session.signIn(), this, [this, promise](const Result<Secret> &token) {
        if (promise->isCanceled())
            promise->finish();
        else if (!token)
            settle(promise, Result<Agent>(tl::make_unexpected(token.error())));
        else
            d->run(promise,
                new ShopCall(d->context, d->context.get(u"/api/auth/me"_s), Private::Sign::WithToken,
                    Private::Repeat::AfterFaults, this),
                object(&agentFrom));
    });
    return promise->future();
}

QFuture<Result<Agent>> ShopClient::me()
{
    return d->look(d->context.get(u"/api/auth/me"_s), &agentFrom);
}

QFuture<Result<Secret>> ShopClient::accessToken()
{
    return d->session.token();
}

void ShopClient::discardToken()
{
    d->session.discard();
}

QFuture<Result<HistoryPage>> ShopClient::history(
    const HistoryFilter &filter, int pageNo, int pageSize, const QByteArray &etag)
{
    const auto promise = promised<HistoryPage>();
    auto *reader = new HistoryPageReader(
        d->context, filter, std::max(1, pageNo), std::clamp(pageSize, 1, kLargestPage), etag, this);
    abortOnCancel(promise, reader);
    connect(reader, &HistoryPageReader::done, reader,
        [promise](const Result<HistoryPage> &page) { settle(promise, page); });
    reader->start();
    return promise->future();
}

QFuture<Result<HistoryRow>> ShopClient::message(const QString &id)
{
    return d->look(d->context.get(u"/api/chat-history/"_s + net::pathSegment(id)), &historyRowFrom);
}

QFuture<Result<VisitorPage>> ShopClient::visitors(const QString &shopId, int pageNo, int pageSize)
{
    Query query{{u"pageNo"_s, QString::number(std::max(1, pageNo))},
        {u"pageSize"_s, QString::number(std::clamp(pageSize, 1, kLargestPage))}};
    if (!shopId.isEmpty())
        query.append({u"shopId"_s, shopId});
    net::HttpRequest request = d->context.get(u"/api/inbox-users/page"_s, query);
    request.lane = net::Lane::Background;
    return d->look(request, &visitorPageFrom);
}

QFuture<Result<Visitor>> ShopClient::visitor(const QString &id)
{
    return d->look(d->context.get(u"/api/inbox-users/"_s + net::pathSegment(id)), &visitorFrom);
}

QFuture<Result<HistoryRow>> ShopClient::storeAnswer(
    const QString &conversationId, const QString &content, const QString &shopId, const QString &botId)
{
    // Without `inboxUserId`: a row that has one cannot be sent back, and every page with it fails.
    QJsonObject body{
        {u"conversationId"_s, conversationId}, {u"content"_s, content}, {u"sender"_s, u"admin"_s}};
    if (!shopId.isEmpty())
        body[u"shopId"_s] = shopId;
    if (!botId.isEmpty())
        body[u"botId"_s] = botId;
    const auto promise = promised<HistoryRow>();
    auto *call = new ShopCall(d->context, d->context.post(u"/api/chat-history"_s, body),
        Private::Sign::WithToken, Private::Repeat::Never, this);
    abortOnCancel(promise, call);
    connect(call, &ShopCall::done, call,
        [promise, call](const Result<net::HttpReply> &reply) { settle(promise, storedRow(reply, *call)); });
    call->start();
    return promise->future();
}

QFuture<Result<BotAnswer>> ShopClient::ask(const QString &text, const QString &userId, const QString &shopId,
    const QString &botId, const QString &conversationId)
{
    net::HttpRequest request
        = d->context.post(u"/api/coze/chat"_s, questionOf(text, userId, shopId, botId, conversationId));
    request.lane = net::Lane::Stream; // it takes as long as one and must not hold up short calls
    request.limits.total = d->patience.answer;
    return d->ask<BotAnswer>(request, Private::Sign::None, Private::Repeat::Never, object(&botAnswerFrom));
}

QPointer<BotStream> ShopClient::askStream(const QString &text, const QString &userId, const QString &shopId,
    const QString &botId, const QString &conversationId)
{
    net::HttpRequest request = d->context.post(
        u"/api/coze/chat/stream"_s, questionOf(text, userId, shopId, botId, conversationId));
    request.headers = {{"Accept", "text/event-stream"}, {"Content-Type", "application/json"}};
    request.lane = net::Lane::Stream;
    request.limits.total = 0ms;
    request.limits.silence = d->patience.silence;
    auto *stream = new BotAnswerStream(d->context.http, request, this);
    stream->begin();
    return stream;
}

const Account &ShopClient::account() const
{
    return d->account;
}

} // namespace core::shop

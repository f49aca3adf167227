// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/net/httpclient.h"
#include "core/shop/shopvalues.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>

namespace core::shop {

struct Account
{
    QUrl baseUrl; // of the backend, without /api
    QString user;
    Secret password;
};

/// One answer of the shop's bot as a stream (`POST /api/coze/chat/stream`). finished() exactly once, then it
/// deletes itself. Errors as ShopClient, and Protocol for an end without `completed`.
class BotStream : public QObject
{
    Q_OBJECT
public:
    virtual void cancel() = 0;

signals:
    void started(const QString &conversationId);
    void delta(const QString &text);
    void finished(const core::Result<core::shop::BotAnswer> &answer);

protected:
    using QObject::QObject;
};

/// The shop's backend over REST (shop-backend.md): sign-in, history with its traps, visitors, talking to the
/// bot.
///
/// Signs in by itself with the account when a call needs it, one sign-in or refresh at a time however many
/// calls wait; a 401 refreshes and asks once more; a refused refresh signs in anew; a refused password is
/// remembered until signIn(). Only what changes nothing is repeated after passing faults (RetryPolicy); what
/// writes is sent once (but after a 401, which comes before anything is done), and a 500 after a write is
/// answered as `Protocol` with a detail that says the row may be there. A future is cancelled by its first
/// copy's cancel(): the request is aborted and no result comes. Lives on the thread of `http`. Errors:
/// Network, Tls, Timeout, Unauthorized (user or password), Forbidden, NotFound, Remote (the server's own
/// words are in the log only), Protocol, Cancelled, InvalidInput (an address that HttpClient refuses); `code`
/// is the HTTP status.
class ShopClient final : public QObject
{
    Q_OBJECT
public:
    ShopClient(net::HttpClient &http, Account account, QObject *parent = nullptr);
    ~ShopClient() override; // aborts everything

    /// Limits of one request; tests shorten them.
    struct Patience
    {
        net::milliseconds call{30'000};
        net::milliseconds answer{90'000}; // of ask()
        net::milliseconds silence{60'000}; // of askStream()
        net::milliseconds firstRetry{300};
    };
    void setPatience(const Patience &patience);

    [[nodiscard]] QFuture<Result<Health>> health(); // needs no sign-in
    [[nodiscard]] QFuture<Result<Agent>> signIn(); // with the password, whatever is kept; answers `me`
    [[nodiscard]] QFuture<Result<Agent>> me();
    /// The access token, for the live connection's CONNECT; fresh for at least a minute, if it lives ten.
    [[nodiscard]] QFuture<Result<Secret>> accessToken();
    void discardToken(); // it was refused elsewhere

    /// `pageNo` from 1, `pageSize` 1 to 100. With `etag` of the same question an unchanged page is told as
    /// such. A page that the backend cannot send (500, BIGINT) is divided down to single rows; what stays
    /// unreadable is counted. That takes up to two requests for each row of the page: who polls asks
    /// `withoutUserOnly`, which brings everything that can be read at all. With LIKE signs in `content` a
    /// page may be short although more follow: go by `total`.
    [[nodiscard]] QFuture<Result<HistoryPage>> history(
        const HistoryFilter &filter, int pageNo, int pageSize, const QByteArray &etag = {});
    [[nodiscard]] QFuture<Result<HistoryRow>> message(
        const QString &id); // Remote for a row with a user (BIGINT)
    [[nodiscard]] QFuture<Result<VisitorPage>> visitors(const QString &shopId, int pageNo, int pageSize);
    [[nodiscard]] QFuture<Result<Visitor>> visitor(const QString &id);

    /// Stores an agent's answer (`sender` `admin`, without `inboxUserId`). Never repeated behind the caller's
    /// back.
    [[nodiscard]] QFuture<Result<HistoryRow>> storeAnswer(
        const QString &conversationId, const QString &content, const QString &shopId, const QString &botId);

    /// The shop's bot, once; up to 90 s.
    [[nodiscard]] QFuture<Result<BotAnswer>> ask(const QString &text, const QString &userId,
        const QString &shopId, const QString &botId = {}, const QString &conversationId = {});
    [[nodiscard]] QPointer<BotStream> askStream(const QString &text, const QString &userId,
        const QString &shopId, const QString &botId = {},
        const QString &conversationId = {}); // 60 s without a byte end it

    [[nodiscard]] const Account &account() const;

signals:
    void signedIn(const core::shop::Agent &agent); // by password; id and user name, me() knows the rest
    void signedOut(const core::Error &error); // the account is refused

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::shop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/servicecheck.h"

#include "core/base/deliver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::coze {

struct ServiceCheck::Private
{
    Private(net::HttpClient &client, const Credential &given)
        : http(client),
          credential(given),
          tokens(client, nullptr),
          coze(client, tokens)
    {
        coze.setRegion(given.region);
        coze.setPatience({15s, 10s, 1s, 1s, 60s, 60s});
        tokens.setCredential(given);
    }

    net::HttpClient &http;
    Credential credential;
    TokenCache tokens;
    CozeClient coze;
    QVector<BotSummary> bots;
    QPointer<net::HttpExchange> exchange;
};

ServiceCheck::ServiceCheck(net::HttpClient &http, const Credential &credential, QObject *parent)
    : CheckJob({u"reach"_s, u"tls"_s, u"signIn"_s, u"permissions"_s, u"firstBot"_s}, parent),
      d(std::make_unique<Private>(http, credential))
{ }

ServiceCheck::~ServiceCheck()
{
    delete d->exchange;
}

void ServiceCheck::abandon()
{
    delete d->exchange;
}

void ServiceCheck::run()
{
    if (!begin(u"reach"_s, 0ms)) // the requests have limits of their own
        return;
    net::HttpRequest request;
    request.url = d->credential.region.url(u"/"_s);
    request.limits.total = 15s;
    d->exchange = d->http.send(request); // whatever it answers, it is there
    connect(d->exchange, &net::HttpExchange::finished, this,
        [this](const Result<net::HttpReply> &reply) { reached(reply); });
}

void ServiceCheck::reached(const Result<net::HttpReply> &reply)
{
    const bool encrypted = d->credential.region.api.scheme() == "https"_L1;
    if (!reply && reply.error().kind != Error::Kind::Tls) {
        fail(reply.error());
        return;
    }
    if (!pass({d->credential.region.api.host()}))
        return;
    if (reply)
        d->tokens.noteServerDate(reply->head.header("Date"));
    if (!encrypted) {
        if (skip(u"tls"_s))
            signIn();
        return;
    }
    if (!begin(u"tls"_s, 0ms))
        return;
    if (!reply) {
        fail(reply.error());
        return;
    }
    if (pass())
        signIn();
}

void ServiceCheck::signIn()
{
    if (!begin(u"signIn"_s, 0ms))
        return;
    deliver(d->tokens.token(), this, [this](const Result<Secret> &token) {
        if (!token) {
            fail(token.error());
            return;
        }
        deliver(d->coze.me(), this, [this](const Result<User> &user) {
            // A token may lack this one permission and still be good.
            const bool refused = !user && user.error().kind != Error::Kind::Forbidden;
            if (refused) {
                fail(user.error());
                return;
            }
            const QString name
                = user ? (user->nickName.isEmpty() ? user->userName : user->nickName) : QString();
            if (pass({name}))
                askPermissions();
        });
    });
}

void ServiceCheck::askPermissions()
{
    if (!begin(u"permissions"_s, 0ms))
        return;
    deliver(d->coze.workspaces(), this, [this](const Result<QVector<Workspace>> &workspaces) {
        if (!workspaces) {
            fail(workspaces.error());
            return;
        }
        QStringList names;
        for (const Workspace &workspace : *workspaces)
            names.append(workspace.name);
        if (pass({names.join(u", "_s)}))
            askBots();
    });
}

void ServiceCheck::askBots()
{
    if (!begin(u"firstBot"_s, 0ms))
        return;
    deliver(d->coze.allBots(), this, [this](const Result<QVector<BotSummary>> &found) {
        if (!found) {
            fail(found.error());
            return;
        }
        d->bots = *found;
        if (d->bots.isEmpty()) {
            fail({Error::Kind::NotFound, u"the account has no published bot"_s});
            return;
        }
        if (pass({d->bots.constFirst().name}))
            finish();
    });
}

const QVector<BotSummary> &ServiceCheck::bots() const
{
    return d->bots;
}

} // namespace core::coze

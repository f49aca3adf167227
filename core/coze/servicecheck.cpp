// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/servicecheck.h"

#include "core/base/deliver.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::coze {

using Kind = CheckStep::Kind;
using State = CheckStep::State;

struct ServiceCheck::Private
{
    Private(ServiceCheck &owner, net::HttpClient &client, const Credential &given)
        : q(owner),
          http(client),
          credential(given),
          tokens(client, nullptr),
          coze(client, tokens)
    {
        coze.setRegion(given.region);
        coze.setPatience({15s, 10s, 1s, 1s, 60s, 60s});
        tokens.setCredential(given);
    }

    // What tells of a step says whether the check goes on: who hears it may cancel or delete it.
    [[nodiscard]] bool begin(Kind kind);
    [[nodiscard]] bool pass(const QString &detail = {});
    [[nodiscard]] bool skip();
    [[nodiscard]] bool tell(int step);
    void fail(const Error &error);
    void finish(bool passed);
    void reach();
    void reached(const Result<net::HttpReply> &reply);
    void signIn();
    void askPermissions();
    void askBots();

    ServiceCheck &q;
    net::HttpClient &http;
    Credential credential;
    TokenCache tokens;
    CozeClient coze;
    QVector<CheckStep> steps;
    QVector<BotSummary> bots;
    QPointer<net::HttpExchange> exchange;
    QElapsedTimer clock;
    int now = -1;
    bool finished = false;
};

bool ServiceCheck::Private::tell(int step)
{
    const QPointer<ServiceCheck> alive(&q);
    emit q.stepChanged(step);
    return alive && !finished;
}

bool ServiceCheck::Private::begin(Kind kind)
{
    now = int(kind);
    steps[now].state = State::Running;
    clock.start();
    return tell(now);
}

bool ServiceCheck::Private::pass(const QString &detail)
{
    steps[now].state = State::Passed;
    steps[now].elapsedMs = double(clock.nsecsElapsed()) / 1e6;
    steps[now].detail = detail;
    return tell(now);
}

bool ServiceCheck::Private::skip()
{
    steps[now].state = State::Skipped;
    return tell(now);
}

void ServiceCheck::Private::fail(const Error &error)
{
    if (finished)
        return;
    steps[now].state = State::Failed;
    steps[now].elapsedMs = double(clock.nsecsElapsed()) / 1e6;
    steps[now].error = error;
    if (!tell(now))
        return;
    for (int i = now + 1; i < int(steps.size()); ++i) {
        steps[i].state = State::Skipped;
        if (!tell(i))
            return;
    }
    finish(false);
}

void ServiceCheck::Private::finish(bool passed)
{
    if (std::exchange(finished, true))
        return;
    q.deleteLater();
    emit q.finished(passed);
}

void ServiceCheck::Private::reach()
{
    if (!begin(Kind::Reach))
        return;
    net::HttpRequest request;
    request.url = credential.region.url(u"/"_s);
    request.limits.total = 15s;
    exchange = http.send(request); // whatever it answers, it is there
    QObject::connect(exchange, &net::HttpExchange::finished, &q,
        [this](const Result<net::HttpReply> &reply) { reached(reply); });
}

void ServiceCheck::Private::reached(const Result<net::HttpReply> &reply)
{
    const bool encrypted = credential.region.api.scheme() == "https"_L1;
    if (!reply && reply.error().kind != Error::Kind::Tls) {
        fail(reply.error());
        return;
    }
    if (!pass(credential.region.api.host()) || !begin(Kind::Tls))
        return;
    if (!reply) {
        fail(reply.error());
        return;
    }
    tokens.noteServerDate(reply->head.header("Date"));
    if (encrypted ? pass() : skip())
        signIn();
}

void ServiceCheck::Private::signIn()
{
    if (!begin(Kind::SignIn))
        return;
    deliver(tokens.token(), &q, [this](const Result<Secret> &token) {
        if (!token) {
            fail(token.error());
            return;
        }
        deliver(coze.me(), &q, [this](const Result<User> &user) {
            // A token may lack this one permission and still be good.
            const bool refused = !user && user.error().kind != Error::Kind::Forbidden;
            if (refused) {
                fail(user.error());
                return;
            }
            const QString name
                = user ? (user->nickName.isEmpty() ? user->userName : user->nickName) : QString();
            if (pass(name))
                askPermissions();
        });
    });
}

void ServiceCheck::Private::askPermissions()
{
    if (!begin(Kind::Permissions))
        return;
    deliver(coze.workspaces(), &q, [this](const Result<QVector<Workspace>> &workspaces) {
        if (!workspaces) {
            fail(workspaces.error());
            return;
        }
        QStringList names;
        for (const Workspace &workspace : *workspaces)
            names.append(workspace.name);
        if (pass(names.join(u", "_s)))
            askBots();
    });
}

void ServiceCheck::Private::askBots()
{
    if (!begin(Kind::FirstBot))
        return;
    deliver(coze.allBots(), &q, [this](const Result<QVector<BotSummary>> &found) {
        if (!found) {
            fail(found.error());
            return;
        }
        bots = *found;
        if (bots.isEmpty()) {
            fail({Error::Kind::NotFound, u"the account has no published bot"_s});
            return;
        }
        if (pass(bots.constFirst().name))
            finish(true);
    });
}

ServiceCheck::ServiceCheck(net::HttpClient &http, const Credential &credential, QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, http, credential))
{
    for (const Kind kind : {Kind::Reach, Kind::Tls, Kind::SignIn, Kind::Permissions, Kind::FirstBot})
        d->steps.append({kind, State::Waiting, 0, {}, {}});
}

ServiceCheck::~ServiceCheck()
{
    delete d->exchange;
}

void ServiceCheck::start()
{
    d->reach();
}

void ServiceCheck::cancel()
{
    delete d->exchange;
    if (d->now >= 0 && !d->finished)
        d->fail({Error::Kind::Cancelled, {}});
}

const QVector<CheckStep> &ServiceCheck::steps() const
{
    return d->steps;
}

const QVector<BotSummary> &ServiceCheck::bots() const
{
    return d->bots;
}

} // namespace core::coze

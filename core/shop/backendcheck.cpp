// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/backendcheck.h"

#include "core/base/deliver.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::shop {

namespace {

constexpr int kRowsLookedAt = 20;

QString placeOf(const QUrl &url)
{
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

} // namespace

BackendCheck::BackendCheck(
    net::HttpClient &http, const Account &account, const Patience &patience, QObject *parent)
    : CheckJob({u"reach"_s, u"tls"_s, u"health"_s, u"signIn"_s, u"history"_s}, parent),
      m_http(http),
      m_account(account),
      m_patience(patience),
      m_client(std::make_unique<ShopClient>(http, account))
{
    ShopClient::Patience limits;
    limits.call = patience.call;
    m_client->setPatience(limits);
}

BackendCheck::~BackendCheck()
{
    delete m_exchange;
}

void BackendCheck::abandon()
{
    delete m_exchange;
    m_client.reset();
}

void BackendCheck::run()
{
    if (!begin(u"reach"_s, 0ms)) // the request has a limit of its own
        return;
    net::HttpRequest request;
    request.url = m_account.baseUrl;
    request.limits.total = m_patience.call;
    m_exchange = m_http.send(request); // whatever it answers, it is there
    connect(m_exchange, &net::HttpExchange::finished, this,
        [this](const Result<net::HttpReply> &reply) { reached(reply); });
}

void BackendCheck::reached(const Result<net::HttpReply> &reply)
{
    if (!reply && reply.error().kind != Error::Kind::Tls) {
        fail(reply.error());
        return;
    }
    if (!pass({placeOf(m_account.baseUrl)}))
        return;
    if (m_account.baseUrl.scheme() != "https"_L1) {
        if (skip(u"tls"_s))
            askHealth();
        return;
    }
    if (!begin(u"tls"_s, 0ms))
        return;
    if (!reply) {
        fail(reply.error());
        return;
    }
    if (pass())
        askHealth();
}

void BackendCheck::askHealth()
{
    if (!begin(u"health"_s, m_patience.call))
        return;
    deliver(m_client->health(), this, [this](const Result<Health> &health) {
        if (!health && health.error().kind == Error::Kind::NotFound) {
            fail({Error::Kind::Protocol, u"another server answers there: it has no /health"_s,
                health.error().code});
        } else if (!health) {
            fail(health.error());
        } else if (pass({health->mode.isEmpty() ? health->status
                                                : u"%1, %2"_s.arg(health->status, health->mode)})) {
            signIn();
        }
    });
}

void BackendCheck::signIn()
{
    if (!begin(u"signIn"_s, 2 * m_patience.call))
        return;
    deliver(m_client->signIn(), this, [this](const Result<Agent> &agent) {
        if (!agent) {
            fail(agent.error());
            return;
        }
        if (pass({agent->nickname.isEmpty() ? agent->username : agent->nickname}))
            askHistory();
    });
}

void BackendCheck::askHistory()
{
    if (!begin(u"history"_s, m_patience.history))
        return;
    deliver(m_client->history({}, 1, kRowsLookedAt), this, [this](const Result<HistoryPage> &page) {
        if (page)
            takeHistory(*page);
        else
            fail(page.error());
    });
}

/// Rows of signed-in customers may stand anywhere: the total of the others tells how many there are.
void BackendCheck::takeHistory(const HistoryPage &page)
{
    if (isOver())
        return;
    HistoryFilter others;
    others.withoutUserOnly = true;
    deliver(m_client->history(others, 1, 1), this, [this, page](const Result<HistoryPage> &readable) {
        if (!readable) {
            fail(readable.error());
            return;
        }
        const qint64 unreadable = std::max<qint64>(page.unreadable, page.total - readable->total);
        CheckFinding found;
        found.counts = {{u"rows"_s, page.total}};
        if (unreadable > 0) {
            found.counts.append({u"unreadable"_s, unreadable});
            found.remark = u"unreadableRows"_s;
        }
        if (pass(found))
            finish();
    });
}

} // namespace core::shop

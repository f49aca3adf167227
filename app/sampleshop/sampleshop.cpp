// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/sampleshop.h"

#include "app/sampleshop/router.h"
#include "app/sampleshop/shopbackend.h"

using namespace Qt::StringLiterals;

namespace app::sampleshop {

struct SampleShop::Private
{
    TokenIssuer issuer;
    HttpServer server;
    Router router{issuer, server};
    ShopBackend backend{server};
    quint16 port = 0;
    bool hasKey = false;
};

SampleShop::SampleShop(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->router.setNeighbour([this](HttpConnection *connection, const HttpRequest &request) {
        return d->backend.take(connection, request);
    });
}

SampleShop::~SampleShop() = default;

core::Result<core::Done> SampleShop::setKey(const core::Secret &pem)
{
    auto taken = d->issuer.takeKey(pem);
    d->hasKey = taken.has_value();
    return taken;
}

core::Result<core::Done> SampleShop::start(quint16 port)
{
    if (!d->hasKey) {
        if (auto made = d->issuer.makeKey(); !made)
            return made;
        d->hasKey = true;
    }
    if (auto listening = d->server.listen(port); !listening)
        return listening;
    d->port = d->server.port();
    d->router.setPort(d->port);
    auto opened = d->backend.start();
    if (!opened)
        d->server.close();
    return opened;
}

void SampleShop::stop()
{
    d->backend.stop();
    d->server.close();
}

bool SampleShop::isRunning() const
{
    return d->server.isListening();
}

ShopBackend &SampleShop::backend()
{
    return d->backend;
}

quint16 SampleShop::port() const
{
    return d->port;
}

QString SampleShop::baseUrl() const
{
    return u"http://127.0.0.1:%1"_s.arg(d->port);
}

core::coze::Credential SampleShop::credential() const
{
    core::coze::Credential credential;
    if (const auto region = core::coze::Region::custom(baseUrl()))
        credential.region = *region;
    credential.way = d->issuer.app();
    return credential;
}

core::Secret SampleShop::personalToken() const
{
    return d->issuer.personalToken();
}

QVector<core::coze::BotSummary> SampleShop::bots() const
{
    QVector<core::coze::BotSummary> bots;
    for (const BotCard &card : d->router.shelf().bots()) {
        if (card.isPublished)
            bots.append({card.id, card.name, card.description, {}, true, card.updatedAtSecs * 1000,
                card.updatedAtSecs * 1000});
    }
    return bots;
}

QString SampleShop::botId(Bot bot) const
{
    for (const BotCard &card : d->router.shelf().bots()) {
        if (int(card.kind) == int(bot))
            return card.id;
    }
    return {};
}

SampleShop::Counters SampleShop::counters() const
{
    const HttpServer::Traffic traffic = d->server.traffic();
    Counters counters;
    counters.connectionsOpened = traffic.opened;
    counters.connectionsOpen = traffic.open;
    counters.bytesReceived = traffic.received;
    counters.bytesSent = traffic.sent;
    counters.requestsByEndpoint = d->router.requests();
    for (const qint64 count : std::as_const(counters.requestsByEndpoint))
        counters.requests += count;
    counters.tokenExchanges = d->issuer.exchanges();
    counters.tokenRefusals = d->issuer.refusals();
    counters.chatsBegun = d->router.chats().begun();
    counters.chatsRunning = d->router.chats().running();
    return counters;
}

void SampleShop::setTokenLife(std::chrono::seconds life)
{
    d->issuer.setLife(int(life.count()));
}

void SampleShop::setKeyRevoked(bool revoked)
{
    d->issuer.setRevoked(revoked);
}

void SampleShop::endTokens()
{
    d->issuer.endTokens();
}

void SampleShop::setStorm(const std::optional<Storm> &storm)
{
    d->router.setStorm(storm
            ? std::optional(Router::Storm{storm->status, storm->requests, int(storm->retryAfter.count())})
            : std::nullopt);
}

void SampleShop::dropConnections()
{
    d->server.dropConnections();
}

void SampleShop::setPace(double pace)
{
    d->router.chats().setPace(pace);
    d->backend.setPace(pace);
}

} // namespace app::sampleshop

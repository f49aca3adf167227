// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"

#include "core/net/httpexchangejob.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QSysInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace core::net {

namespace {

constexpr int kPerHost = 6; // connections that Qt opens per host and manager

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// What the system says, but never for this computer itself.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

} // namespace

struct HttpClient::Private
{
    struct Manager
    {
        QNetworkAccessManager *access = nullptr;
        Lane lane = Lane::Person;
        int running = 0;
        bool isRetired = false; // takes no more requests
    };

    std::size_t managerFor(Lane lane, HttpClient &owner);
    void dismissRetired();
    QPointer<HttpExchange> begin(const HttpRequest &request, bool streams, HttpClient &owner);

    std::vector<Manager> managers;
    QList<QPointer<HttpExchangeJob>> jobs;
    Load load;
    qint64 records = 0;
    bool plainTextAllowed = false;
};

/// Streams fill the first managers up, so that connections which became free are found again.
std::size_t HttpClient::Private::managerFor(Lane lane, HttpClient &owner)
{
    std::size_t free = managers.size(); // a place of one that was dismissed
    for (std::size_t i = 0; i < managers.size(); ++i) {
        const Manager &one = managers[i];
        if (!one.access)
            free = i;
        else if (one.lane == lane && !one.isRetired && (lane != Lane::Stream || one.running < kPerHost))
            return i;
    }
    auto *access = new QNetworkAccessManager(&owner);
    access->setProxyFactory(new SystemProxies); // the manager owns it
    access->setAutoDeleteReplies(false);
    if (free == managers.size())
        managers.emplace_back();
    managers[free] = {access, lane, 0, false};
    return free;
}

/// The connections of a manager, also those that hang, go with it.
void HttpClient::Private::dismissRetired()
{
    for (Manager &one : managers) {
        if (one.access && one.isRetired && one.running == 0)
            std::exchange(one.access, nullptr)->deleteLater();
    }
}

QPointer<HttpExchange> HttpClient::Private::begin(const HttpRequest &request, bool streams, HttpClient &owner)
{
    auto *job = new HttpExchangeJob(request, streams, &owner);
    const bool plain = request.url.scheme() == "http"_L1;
    if (!request.url.isValid() || request.url.host().isEmpty()
        || !(plain || request.url.scheme() == "https"_L1)) {
        job->refuse({Error::Kind::InvalidInput, u"the address is not an http or https one"_s});
        return job;
    }
    if (plain && !plainTextAllowed && !isLoopback(request.url.host())) {
        job->refuse({Error::Kind::InvalidInput,
            u"%1 would be asked without encryption; net.allowPlainText forbids it"_s.arg(
                request.url.host())});
        return job;
    }
    const std::size_t index = managerFor(request.lane, owner);
    ++managers[index].running;
    ++load.running;
    ++load.requestsSent;
    jobs.removeIf([](const QPointer<HttpExchangeJob> &one) { return one.isNull(); });
    jobs.append(job);
    QObject::connect(job, &HttpExchangeJob::connecting, &owner, [this] { ++load.connectionsOpened; });
    QObject::connect(job, &HttpExchangeJob::over, &owner, [this, &owner](WireRecord record) {
        record.number = ++records;
        emit owner.recorded(record);
    });
    QObject::connect(
        job, &HttpExchangeJob::stuck, &owner, [this, index] { managers[index].isRetired = true; });
    // Over or deleted: either way its connection is free.
    const auto counted = std::make_shared<bool>(true);
    const auto release = [this, index, counted] {
        if (std::exchange(*counted, false)) {
            --managers[index].running;
            --load.running;
            dismissRetired();
        }
    };
    QObject::connect(job, &HttpExchangeJob::over, &owner, release);
    QObject::connect(job, &QObject::destroyed, &owner, release);
    job->start(*managers[index].access);
    return job;
}

HttpClient::HttpClient(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) { }

HttpClient::~HttpClient()
{
    for (const QPointer<HttpExchangeJob> &job : std::as_const(d->jobs))
        delete job; // in silence, before what it runs on
    for (const Private::Manager &manager : d->managers) {
        if (!manager.access)
            continue;
        // A reply may be in the middle of telling something.
        manager.access->setParent(nullptr);
        manager.access->deleteLater();
    }
}

QPointer<HttpExchange> HttpClient::send(const HttpRequest &request)
{
    return d->begin(request, false, *this);
}

QPointer<HttpExchange> HttpClient::stream(const HttpRequest &request)
{
    return d->begin(request, true, *this);
}

void HttpClient::setPlainTextAllowed(bool allowed)
{
    d->plainTextAllowed = allowed;
}

void HttpClient::dropConnections()
{
    const QPointer<HttpClient> alive(this);
    const auto jobs = d->jobs;
    for (const QPointer<HttpExchangeJob> &job : jobs) {
        if (job)
            job->fail({Error::Kind::Network, u"the connection was given up"_s});
    }
    if (!alive)
        return;
    for (const Private::Manager &manager : d->managers) {
        if (manager.access)
            manager.access->clearConnectionCache();
    }
}

HttpClient::Load HttpClient::load() const
{
    return d->load;
}

QByteArray userAgent()
{
    static const QByteArray agent
        = u"agent-console/%1 qt/%2 %3/%4"_s
              .arg(QStringLiteral(AGENTCONSOLE_VERSION), QString::fromLatin1(qVersion()),
                  QSysInfo::kernelType(), QSysInfo::kernelVersion())
              .toLower()
              .toLatin1();
    return agent;
}

} // namespace core::net

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/hostlookup.h"

#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>
#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kLook = 20ms; // between looks whether it is cancelled

bool isName(const QString &host)
{
    return !host.isEmpty() && !host.startsWith(u'/') && !host.startsWith(u'@') && QHostAddress(host).isNull();
}

/// Whoever hangs in a name server's silence keeps a thread of its own, and nobody waits for it.
std::future<QStringList> begin(const HostLookup &lookUp, const QString &host)
{
    std::promise<QStringList> promise;
    std::future<QStringList> found = promise.get_future();
    std::thread([lookUp, host, promise = std::move(promise)]() mutable {
        promise.set_value(lookUp(host));
    }).detach();
    return found;
}

} // namespace

QStringList lookUpHost(const QString &host)
{
    QStringList addresses;
    const auto found = QHostInfo::fromName(host).addresses();
    for (const QHostAddress &address : found)
        addresses.append(address.toString());
    return addresses;
}

Result<Address> withHostAddresses(const Address &address, std::chrono::milliseconds limit,
    const CancelToken &cancel, const HostLookup &lookUp)
{
    const QStringList hosts = address.value(u"host"_s).split(u',');
    const QStringList ports = address.value(u"port"_s).split(u',');
    if (!address.value(u"hostaddr"_s).isEmpty() || std::none_of(hosts.begin(), hosts.end(), isName))
        return address;
    std::vector<std::future<QStringList>> lookUps;
    for (const QString &host : hosts)
        lookUps.push_back(isName(host) ? begin(lookUp, host) : std::future<QStringList>());
    QStringList names;
    QStringList addresses;
    QStringList theirPorts;
    bool isSilent = false;
    const auto end = Clock::now() + limit;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        QStringList found{QString()}; // no name: libpq takes the host
        if (std::future<QStringList> &known = lookUps[std::size_t(i)]; known.valid()) {
            while (known.wait_until(std::min(end, Clock::now() + kLook)) != std::future_status::ready
                && Clock::now() < end && !cancel.isCancelled()) { }
            if (cancel.isCancelled())
                return failure(Error::Kind::Cancelled);
            const bool isThere = known.wait_for(0s) == std::future_status::ready;
            isSilent = isSilent || !isThere;
            found = isThere ? known.get() : QStringList();
        }
        for (const QString &one : std::as_const(found)) {
            names.append(hosts[i]);
            addresses.append(one);
            theirPorts.append(ports.value(ports.size() == 1 ? 0 : i));
        }
    }
    if (names.isEmpty()) {
        return isSilent
            ? failure(Error::Kind::Timeout,
                u"could not translate host name \"%1\" to address: timeout expired"_s.arg(hosts.join(u',')))
            : failure(Error::Kind::Network,
                u"could not translate host name \"%1\" to address"_s.arg(hosts.join(u',')));
    }
    Address resolved = address;
    resolved.set(u"host"_s, names.join(u','));
    resolved.set(u"hostaddr"_s, addresses.join(u','));
    if (ports.size() > 1)
        resolved.set(u"port"_s, theirPorts.join(u','));
    return resolved;
}

} // namespace core::postgres

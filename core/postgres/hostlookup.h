// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/postgres/address.h"

#include <QStringList>

#include <chrono>
#include <functional>

namespace core::postgres {

/// The addresses of a host, best first; empty when nobody knows it. Called on a thread of its own, which it
/// may hold for as long as name servers like.
using HostLookup = std::function<QStringList(const QString &host)>;
[[nodiscard]] QStringList lookUpHost(const QString &host);

/// `address` with the `hostaddr` of every host that is a name: libpq looks names up without a limit, and
/// cannot be stopped meanwhile. `host` stays for certificates and `.pgpass`. Hosts that libpq takes from
/// elsewhere (a service file, PGHOST) are left to it. Errors: Network (no host is known), Timeout (after
/// `limit`), Cancelled. Blocks; any thread.
[[nodiscard]] Result<Address> withHostAddresses(const Address &address, std::chrono::milliseconds limit,
    const CancelToken &cancel = {}, const HostLookup &lookUp = lookUpHost);

} // namespace core::postgres

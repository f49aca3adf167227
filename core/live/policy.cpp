// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livesession.h"

#include <QHostAddress>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

/// Ours are said once, whatever the configured address says.
QString withoutOurs(const QString &query)
{
    QStringList kept;
    for (const QString &part : query.split(u'&', Qt::SkipEmptyParts)) {
        const QString key = part.section(u'=', 0, 0);
        if (key != "EIO"_L1 && key != "transport"_L1 && key != "sid"_L1)
            kept.append(part);
    }
    kept.append(u"EIO=4"_s);
    kept.append(u"transport=websocket"_s);
    return kept.join(u'&');
}

} // namespace

Result<QUrl> handshakeUrl(const Endpoint &endpoint)
{
    QUrl url = endpoint.url;
    const QString scheme = url.scheme();
    const bool encrypted = scheme == "wss"_L1 || scheme == "https"_L1;
    if (!encrypted && scheme != "ws"_L1 && scheme != "http"_L1)
        return failure(Error::Kind::InvalidInput, u"the address begins with none of wss, https, ws, http"_s);
    if (!url.isValid() || url.host().isEmpty())
        return failure(Error::Kind::InvalidInput, u"the address has no host"_s);
    if (!encrypted && !endpoint.plainTextAllowed && !isLoopback(url.host()))
        return failure(Error::Kind::InvalidInput, u"the address would send the sign-in unencrypted"_s);
    url.setScheme(encrypted ? u"wss"_s : u"ws"_s);
    url.setFragment({});
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(endpoint.path.startsWith(u'/') ? endpoint.path : u'/' + endpoint.path);
    url.setQuery(withoutOurs(url.query(QUrl::FullyEncoded)), QUrl::StrictMode);
    return url;
}

milliseconds backoff(int failed, const Policy &policy, double random)
{
    if (failed <= 0)
        return milliseconds(0);
    const double longest = double(policy.longestDelay.count());
    const double base
        = std::min(longest, double(policy.firstDelay.count()) * std::exp2(std::min(failed - 1, 40)));
    // Spread below the cap too, so that the clients of a restarted server do not stay in step.
    const double low = base * (1 - policy.jitter);
    const double high = std::min(longest, base * (1 + policy.jitter));
    return milliseconds(qint64(low + random * (high - low)));
}

} // namespace core::live

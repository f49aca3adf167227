// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/retrypolicy.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core::net {

using std::chrono::milliseconds;

std::optional<milliseconds> RetryPolicy::delay(
    int made, double jitter, std::optional<milliseconds> serverWait) const
{
    if (made < 1 || made >= attempts)
        return std::nullopt;
    if (serverWait && *serverWait > mostServerWait)
        return std::nullopt;
    const double step = std::min(double(first.count()) * std::pow(factor, made - 1), double(most.count()));
    const milliseconds own{qint64(step / 2 + step / 2 * std::clamp(jitter, 0.0, 1.0))};
    return serverWait ? std::max(own, *serverWait) : own;
}

std::optional<milliseconds> retryAfter(const QByteArray &value, const QDateTime &now)
{
    bool number = false;
    const qint64 seconds = value.trimmed().toLongLong(&number);
    if (number)
        return seconds >= 0 && seconds < 1'000'000 ? std::optional(milliseconds(seconds * 1000))
                                                   : std::nullopt;
    const QDateTime at = httpDate(value);
    if (!at.isValid())
        return std::nullopt;
    return milliseconds(std::max<qint64>(0, now.msecsTo(at)));
}

QDateTime httpDate(const QByteArray &value)
{
    // "Sun, 06 Nov 1994 08:49:37 GMT": names in English whatever the person's language.
    QDateTime at
        = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    at.setTimeSpec(Qt::UTC);
    return at;
}

} // namespace core::net

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/shopaddress.h"

using namespace Qt::StringLiterals;

namespace core::shop {

QUrl endpoint(const QUrl &base, const QString &path, const Query &query)
{
    QString prefix = base.path(QUrl::FullyEncoded);
    const auto chopSlashes = [&prefix] {
        while (prefix.endsWith(u'/'))
            prefix.chop(1);
    };
    chopSlashes();
    if (prefix.endsWith("/api"_L1)) {
        prefix.chop(4);
        chopSlashes();
    }
    QUrl url = base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(prefix + path, QUrl::TolerantMode);
    QByteArray encoded; // QUrlQuery leaves `+` as it is, which the backend reads as a blank
    for (const auto &[name, value] : query) {
        encoded += (encoded.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
            + QUrl::toPercentEncoding(value);
    }
    if (!encoded.isEmpty())
        url.setQuery(QString::fromLatin1(encoded), QUrl::StrictMode);
    return url;
}

QString pathSegment(const QString &id)
{
    const QByteArray encoded = QUrl::toPercentEncoding(id);
    // Dots alone are steps through a path however they are written; no id looks like that.
    const bool steps = encoded.isEmpty() || encoded == "." || encoded == "..";
    return steps ? u"_"_s : QString::fromLatin1(encoded);
}

} // namespace core::shop

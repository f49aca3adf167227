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
    net::setQuery(url, query);
    return url;
}

} // namespace core::shop

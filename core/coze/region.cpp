// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/region.h"

#include "core/net/urlparts.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

Region hosted(Region::Kind kind, const QString &domain)
{
    return {kind, QUrl(u"https://api."_s + domain), QUrl(u"https://www."_s + domain),
        QUrl(u"wss://ws."_s + domain)};
}

} // namespace

Region Region::com()
{
    return hosted(Kind::Com, u"coze.com"_s);
}

Region Region::cn()
{
    return hosted(Kind::Cn, u"coze.cn"_s);
}

Result<Region> Region::custom(const QString &baseUrl)
{
    QUrl api(baseUrl.trimmed(), QUrl::StrictMode);
    const bool web = api.scheme() == "http"_L1 || api.scheme() == "https"_L1;
    if (!api.isValid() || !web || api.host().isEmpty() || api.hasQuery() || api.hasFragment())
        return failure(Error::Kind::InvalidInput, u"coze.baseUrl must be an http or https address"_s);
    QString path = api.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    api.setPath(path);
    api.setUserInfo({});
    Region region{Kind::Custom, api, api, api};
    region.ws.setScheme(api.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    return region;
}

Result<Region> Region::of(const QString &region, const QString &baseUrl)
{
    if (region == "cn"_L1)
        return cn();
    if (region == "custom"_L1)
        return custom(baseUrl);
    return com();
}

QUrl Region::url(const QString &path, const QList<QPair<QString, QString>> &query) const
{
    QUrl url = api;
    url.setPath(api.path(QUrl::FullyEncoded) + path, QUrl::TolerantMode);
    net::setQuery(url, query);
    return url;
}

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/urlparts.h"

using namespace Qt::StringLiterals;

namespace core::net {

QString pathSegment(const QString &id)
{
    const QByteArray encoded = QUrl::toPercentEncoding(id);
    // Dots alone are steps through a path however they are written; no id looks like that.
    const bool steps = encoded.isEmpty() || encoded == "." || encoded == "..";
    return steps ? u"_"_s : QString::fromLatin1(encoded);
}

void setQuery(QUrl &url, const QueryItems &items)
{
    QByteArray encoded;
    for (const auto &[name, value] : items) {
        encoded += (encoded.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
            + QUrl::toPercentEncoding(value);
    }
    if (!encoded.isEmpty())
        url.setQuery(QString::fromLatin1(encoded), QUrl::StrictMode);
}

} // namespace core::net

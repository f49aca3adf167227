// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace core::net {

using QueryItems = QList<QPair<QString, QString>>;

/// An id as one step of a path, whatever is in it.
[[nodiscard]] QString pathSegment(const QString &id);

/// Percent-encodes everything that is no unreserved character: QUrlQuery leaves `+` as it is, which servers
/// read as a blank.
void setQuery(QUrl &url, const QueryItems &items);

} // namespace core::net

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace core::shop {

using Query = QList<QPair<QString, QString>>;

/// Where the backend's routes hang. The base may have a path of its own, a slash at the end, or end in
/// `/api`; a user, a query or a fragment in it is left out.
[[nodiscard]] QUrl endpoint(const QUrl &base, const QString &path, const Query &query = {});

/// An id as one step of a path, whatever is in it.
[[nodiscard]] QString pathSegment(const QString &id);

} // namespace core::shop

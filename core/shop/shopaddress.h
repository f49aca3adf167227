// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/urlparts.h"

namespace core::shop {

using Query = net::QueryItems;

/// Where the backend's routes hang. The base may have a path of its own, a slash at the end, or end in
/// `/api`; a user, a query or a fragment in it is left out.
[[nodiscard]] QUrl endpoint(const QUrl &base, const QString &path, const Query &query = {});

} // namespace core::shop

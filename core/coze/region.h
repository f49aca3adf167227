// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace core::coze {

/// The addresses that belong together (coze-api 0.2): none ever crosses regions.
struct Region
{
    enum class Kind { Com, Cn, Custom };
    Kind kind = Kind::Com;
    QUrl api; // without trailing slash
    QUrl www;
    QUrl ws;

    [[nodiscard]] static Region com();
    [[nodiscard]] static Region cn();
    /// A self-hosted Coze Studio, or any server that speaks the API. Errors: InvalidInput (no http or https
    /// address).
    [[nodiscard]] static Result<Region> custom(const QString &baseUrl);
    /// By the words of `coze.region` and `coze.baseUrl`.
    [[nodiscard]] static Result<Region> of(const QString &region, const QString &baseUrl);

    /// `path` begins with a slash, its ids went through net::pathSegment(); query values are percent-encoded
    /// here. Exactly one slash stands between base and path.
    [[nodiscard]] QUrl url(const QString &path, const QList<QPair<QString, QString>> &query = {}) const;
    /// `aud` of a JWT: the bare host.
    [[nodiscard]] QString audience() const { return api.host(); }

    bool operator==(const Region &) const = default;
};

} // namespace core::coze

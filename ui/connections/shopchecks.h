// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/look.h"
#include "core/base/checkjob.h"
#include "core/postgres/address.h"
#include "core/shop/shopclient.h"

#include <QFuture>
#include <QUrl>

#include <functional>
#include <optional>

namespace ui {

/// Makes the tests of the shop's own connections; each is started and watched by who asks.
struct ShopChecks
{
    std::function<core::CheckJob *(const QString &file)> source;
    std::function<core::CheckJob *(
        const core::postgres::Address &address, const std::optional<core::postgres::Address> &replica)>
        database;
    /// Where indexes are looked for: the shop's PostgreSQL as it is stored, with its password.
    std::function<QFuture<core::Result<core::advisor::Target>>()> databaseTarget;
    std::function<core::CheckJob *(const core::shop::Account &account)> backend;
    /// Signs in with the backend's account, where there is one.
    std::function<core::CheckJob *(const QUrl &url, const QString &path)> live;
};

} // namespace ui

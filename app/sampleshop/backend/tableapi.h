// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/rest.h"
#include "app/sampleshop/backend/schema.h"

namespace app::sampleshop::backend {

// What REST does with the tables (shop-backend 4). Pure functions on the database's thread.

[[nodiscard]] Reply pageOf(Sqlite &database, const Table &table, const RestCall &call);
[[nodiscard]] Reply rowOf(Sqlite &database, const Table &table, const RestCall &call); // `ids` has its id
[[nodiscard]] Reply createRow(Sqlite &database, const Table &table, const RestCall &call);
[[nodiscard]] Reply updateRow(Sqlite &database, const Table &table, const RestCall &call);
[[nodiscard]] Reply deleteRow(Sqlite &database, const Table &table, const RestCall &call);
/// All rows, newest first, in which the column is the first of `ids`.
[[nodiscard]] Reply rowsWith(
    Sqlite &database, const Table &table, const QByteArray &column, const RestCall &call);
[[nodiscard]] Reply firstRowWith(
    Sqlite &database, const Table &table, const QByteArray &column, const RestCall &call);

/// A page of what the condition lets through, with the backend's arithmetic.
[[nodiscard]] Reply pageWhere(Sqlite &database, const Table &table, const RestCall &call,
    const QByteArray &condition, const Row &values);

[[nodiscard]] Reply usersThatWrote(Sqlite &database, const RestCall &call);
[[nodiscard]] Reply statisticsOfToday(Sqlite &database, const RestCall &call);
[[nodiscard]] Reply replyRate(Sqlite &database, const RestCall &call);
/// The first one that fits. Without a mail address that is any of the shop.
[[nodiscard]] Reply findOrCreateInboxUser(Sqlite &database, const RestCall &call, const QString &defaultName);

} // namespace app::sampleshop::backend

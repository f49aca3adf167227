// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/sqlite.h"

#include <QJsonObject>

namespace app::sampleshop::backend {

/// A column with the name that it has in the API.
struct Column
{
    enum class Kind { Number, BigNumber, Text, Time }; // Time: ms since 1970 UTC
    enum class Filter { None, Exact, Part };
    QByteArray sql;
    QString name;
    Kind kind = Kind::Text;
    bool isWritable = false; // by a client
    Filter filter = Filter::None; // of the list
};

/// A table that REST serves. The first column is the id.
struct Table
{
    QByteArray sql;
    QString missing; // what the API says about a row that is not there
    QVector<Column> columns;

    [[nodiscard]] QByteArray columnList() const;
    [[nodiscard]] const Column *column(const QString &name) const;
    [[nodiscard]] QJsonObject toJson(const Row &row) const; // of all columns, in their order
    /// Whether the backend's JSON encoder refuses the row (shop-backend 4).
    [[nodiscard]] bool hasBigNumber(const Row &row) const;
};

// shop-backend 4 and 7.
[[nodiscard]] const Table &historyTable();
[[nodiscard]] const Table &inboxUserTable();
[[nodiscard]] const Table &botSettingTable();

/// `2026-03-01T08:00:00.123Z`.
[[nodiscard]] QString isoTime(qint64 ms);

/// As Prisma makes them, in an empty database; leaves those of an earlier run as they are. Errors: those of
/// Sqlite, Unsupported (tables, but not ours).
[[nodiscard]] core::Result<core::Done> makeTables(Sqlite &database);

} // namespace app::sampleshop::backend

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace core::advisor {

/// What a database does for one query, without the values it was asked with.
struct Plan
{
    enum class Kind {
        Index, // walks indexes in the order that is wanted
        Sorted, // finds rows by an index and sorts all of them
        Scan, // reads a whole table
    };
    Kind kind = Kind::Index;
    QStringList steps; // outermost first: "Limit", "Sort", "Seq Scan on coze_chat_history"
    QStringList indexes; // that are used
    QStringList scanned; // tables read from end to end
    bool sorts = false;
    bool isMeasured = false; // it was run; else the numbers below are the planner's, or not there
    double ms = 0; // measured
    double cost = 0; // PostgreSQL's estimate, in its own unit
    std::optional<qint64> rowsRead; // looked at, those left out too
    std::optional<qint64> rowsFound;
    std::optional<qint64> buffersHit; // pages of 8 KiB from PostgreSQL's memory
    std::optional<qint64> buffersRead; // pages from the system or the disk

    [[nodiscard]] QString text() const { return steps.join(QStringLiteral(" > ")); }
    bool operator==(const Plan &) const = default;
};

/// Of `EXPLAIN ([ANALYZE, BUFFERS,] FORMAT JSON)`. Errors: Protocol.
[[nodiscard]] Result<Plan> planOfPostgres(const QByteArray &json);
/// Of the details of `EXPLAIN QUERY PLAN`, in their order.
[[nodiscard]] Plan planOfSqlite(const QStringList &details);
[[nodiscard]] QString idOf(Plan::Kind kind); // "index", "sorted", "scan"

} // namespace core::advisor

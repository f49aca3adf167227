// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/hotquery.h"
#include "core/advisor/indexadvice.h"
#include "core/advisor/plan.h"
#include "core/base/cancel.h"
#include "core/postgres/address.h"

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace core::advisor {

/// The backend's own SQLite file.
struct SqliteTarget
{
    QString file;
};
struct PostgresTarget
{
    postgres::Address address;
};
using Target = std::variant<PostgresTarget, SqliteTarget>;

/// How a hot query goes.
struct QueryFinding
{
    QString id;
    HotQuery::Of of = HotQuery::Of::Backend;
    QString table;
    bool readsAll = false; // has to, whatever the indexes are
    Plan plan;
    bool isOverTime = false; // stopped by the time limit: the plan is the planner's, not measured
    std::optional<Error> error; // no plan, and why

    bool operator==(const QueryFinding &) const = default;
};

/// What a database looks like to its hot queries.
struct DatabaseReport
{
    Engine engine = Engine::PostgreSql;
    QString version; // "PostgreSQL 15.18", "SQLite 3.40.1"
    QString place; // "reports@db.example:5432/shop" or a file
    QString account; // empty for a file
    bool isReplica = false;
    QVector<IndexAdvice> indexes;
    QVector<QueryFinding> queries;
    qint64 messages = 0; // rows, an estimate
    double seconds = 0; // that the look took

    [[nodiscard]] QVector<IndexAdvice> wanted() const; // those that applying makes
    bool operator==(const DatabaseReport &) const = default;
};

struct LookOptions
{
    std::chrono::milliseconds query{3'000}; // the most that a query may take to be measured
    bool measures = true; // else plans are explained only
};

/// Hears of things as they are found; on the thread that looks.
struct Listener
{
    std::function<void(const QVector<IndexAdvice> &indexes)> indexes = {};
    std::function<void(const QueryFinding &query, int number, int count)> query = {};
};

/// Looks at the database without changing it. Blocks; any thread without a connection of its own to lose.
/// Errors: Cancelled; Unsupported (no table of messages); those of postgres::Connection; File, Busy, Corrupt.
[[nodiscard]] Result<DatabaseReport> lookAt(const Target &target, const LookOptions &options,
    const Listener &listener = {}, const CancelToken &cancel = {});

} // namespace core::advisor

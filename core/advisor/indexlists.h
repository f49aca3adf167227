// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/indexadvice.h"

namespace core::advisor {

/// A statement of the script that comes with the shop's performance report, as it is printed there.
struct ReportIndex
{
    const char *name;
    QLatin1StringView table;
    QVector<KeyColumn> columns;
    bool isPrinted = false; // in the report itself
    const char *condition = nullptr; // of a partial one
    QString instead; // the wanted index that does its work
    /// What to say where it could be made and `instead` is empty; None: it is as good as any.
    IndexAdvice::Reason objection = IndexAdvice::Reason::None;
};
[[nodiscard]] const QVector<ReportIndex> &reportIndexes();

/// An index that hot queries need.
struct WantedIndex
{
    QString id;
    QString name;
    QLatin1StringView table;
    QStringList columns; // "@created", "@updated": what the shop calls them
    int equal = 0; // so many first columns are compared with one value: their direction does not matter
    int enough = 1; // an index of so many first columns does nearly as well
    bool inSqlite = true;
    QStringList queries;
};
[[nodiscard]] const QVector<WantedIndex> &wantedIndexes();

} // namespace core::advisor

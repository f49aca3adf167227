// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/indexestimate.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace core::advisor {

namespace {

// On two cores of a small server, a million rows; a busy one takes several times as long.
constexpr double kRowsPerSecond = 400'000;
constexpr double kBytesPerSecond = 300e6; // reading the table, which CONCURRENTLY does twice

double widthOf(const ShapeTable &table, const QString &column, Engine engine)
{
    if (const auto known = table.widths.constFind(column); known != table.widths.cend())
        return *known;
    const QString type = table.columns.value(column).toLower();
    if (type.contains("time"_L1) || type.contains("bigint"_L1))
        return engine == Engine::Sqlite ? 6 : 8;
    if (type.contains("int"_L1))
        return 4;
    return column == "conversation_id"_L1 ? 42 : 20;
}

} // namespace

IndexEstimate estimateOf(const Shape &shape, const ShapeTable &table, const QStringList &columns)
{
    double entry = 0;
    for (const QString &column : columns)
        entry += widthOf(table, column, shape.engine);
    if (shape.engine == Engine::PostgreSql)
        entry = (std::ceil(entry / 8) * 8 + 8 + 4) / 0.9; // header, line pointer, fill factor
    else
        entry += double(columns.size()) + 7; // sizes of the cell, the header and its values, row number
    constexpr double kPage = 8192;
    const double passes = shape.engine == Engine::PostgreSql ? 2 : 1;
    IndexEstimate estimate;
    estimate.bytes = qint64(std::ceil(entry * double(table.rows) / kPage) * kPage);
    estimate.seconds = double(table.rows) / kRowsPerSecond + passes * double(table.bytes) / kBytesPerSecond;
    return estimate;
}

} // namespace core::advisor

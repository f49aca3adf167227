// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/shape.h"

namespace core::advisor {

/// What an index over these columns would take, give or take a third.
struct IndexEstimate
{
    qint64 bytes = 0;
    double seconds = 0;
};
[[nodiscard]] IndexEstimate estimateOf(
    const Shape &shape, const ShapeTable &table, const QStringList &columns);

} // namespace core::advisor

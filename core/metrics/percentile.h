// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

#include <optional>

namespace core::metrics {

/// The nearest-rank percentile of `values`, which it reorders: a value that occurred, never an average.
///
/// Nothing when there are too few values to say: none at all, fewer than 20 from P95 on, fewer than 100 from
/// P99 on. `percent` is 1 to 100.
[[nodiscard]] std::optional<qint64> percentile(QVector<qint64> &values, int percent);

} // namespace core::metrics

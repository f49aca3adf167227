// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/metrics/percentile.h"

#include <algorithm>

namespace core::metrics {

std::optional<qint64> percentile(QVector<qint64> &values, int percent)
{
    const qsizetype fewest = percent >= 99 ? 100 : percent >= 95 ? 20 : 1;
    if (values.size() < fewest)
        return std::nullopt;
    const qsizetype rank = (values.size() * percent + 99) / 100; // 1 is the smallest
    const auto place = values.begin() + (qBound<qsizetype>(1, rank, values.size()) - 1);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

} // namespace core::metrics

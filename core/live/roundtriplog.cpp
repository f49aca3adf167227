// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/roundtriplog.h"

#include <algorithm>

namespace core::live {

void RoundTripLog::add(qint64 atMs, double roundTripMs)
{
    const qint64 number = std::max(atMs / kBucketMs, m_newest);
    if (number != m_newest) {
        m_newest = number;
        m_samples.clear();
    }
    m_samples.insert(std::upper_bound(m_samples.begin(), m_samples.end(), roundTripMs), roundTripMs);
    const auto middle = m_samples.size() / 2;
    RoundTrips &now = m_done[std::size_t(placeOf(number))];
    now.startMs = number * kBucketMs;
    now.count = int(m_samples.size());
    now.shortest = m_samples.first();
    now.longest = m_samples.last();
    now.median = m_samples.size() % 2 ? m_samples[middle] : (m_samples[middle - 1] + m_samples[middle]) / 2;
}

QVector<RoundTrips> RoundTripLog::lastDay(qint64 nowMs) const
{
    const qint64 last = nowMs / kBucketMs;
    QVector<RoundTrips> all;
    all.reserve(kBuckets);
    for (qint64 number = last - kBuckets + 1; number <= last; ++number) {
        const qint64 startMs = number * kBucketMs;
        const RoundTrips &kept = m_done[std::size_t(placeOf(std::max<qint64>(number, 0)))];
        all.append(kept.startMs == startMs && kept.count > 0 ? kept : RoundTrips{startMs});
    }
    return all;
}

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

#include <array>

namespace core::live {

/// Round trips of ten minutes. Times in ms.
struct RoundTrips
{
    qint64 startMs = 0; // ms UTC
    int count = 0; // 0: nothing was measured, and the rest says nothing
    double shortest = 0;
    double median = 0;
    double longest = 0;

    bool operator==(const RoundTrips &) const = default;
};

/// The round trips of a connection over the last 24 hours, by ten minutes: small enough to be kept for good.
/// Pure; one thread.
class RoundTripLog
{
public:
    static constexpr int kBuckets = 144;
    static constexpr qint64 kBucketMs = 600'000;

    /// `atMs` is ms UTC. What is older than the newest ten minutes (a clock that was set back) counts with
    /// these.
    void add(qint64 atMs, double roundTripMs);
    /// 144 of them, oldest first; the last one holds `nowMs`.
    [[nodiscard]] QVector<RoundTrips> lastDay(qint64 nowMs) const;
    [[nodiscard]] bool isEmpty() const { return m_newest < 0; }

private:
    [[nodiscard]] static int placeOf(qint64 number) { return int(number % kBuckets); }

    std::array<RoundTrips, kBuckets> m_done;
    QVector<double> m_samples; // of the newest ten minutes, rising
    qint64 m_newest = -1; // number of these since 1970
};

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/roundtriplog.h"

#include <QTest>

using namespace core::live;

namespace {

constexpr qint64 kStart = 1'772'352'000'000; // begins ten minutes

} // namespace

class tst_roundtriplog final : public QObject
{
    Q_OBJECT
private slots:
    void tenMinutesHaveShortestMedianAndLongest()
    {
        RoundTripLog log;
        QVERIFY(log.isEmpty());
        for (const double ms : {40.0, 10.0, 30.0, 20.0})
            log.add(kStart + 1000, ms);
        QCOMPARE(log.lastDay(kStart).last(), (RoundTrips{kStart, 4, 10, 25, 40}));
        log.add(kStart + RoundTripLog::kBucketMs - 1, 5);
        QCOMPARE(log.lastDay(kStart).last(), (RoundTrips{kStart, 5, 5, 20, 40}));
        log.add(kStart + RoundTripLog::kBucketMs, 7);
        const auto day = log.lastDay(kStart + RoundTripLog::kBucketMs);
        QCOMPARE(day.size(), RoundTripLog::kBuckets);
        QCOMPARE(day.at(142).count, 5);
        QCOMPARE(day.at(143), (RoundTrips{kStart + RoundTripLog::kBucketMs, 1, 7, 7, 7}));
        QVERIFY(!log.isEmpty());
    }
    void aDayIsKeptAndNoLonger()
    {
        RoundTripLog log;
        log.add(kStart, 1);
        const qint64 lastShown = kStart + (RoundTripLog::kBuckets - 1) * RoundTripLog::kBucketMs;
        QCOMPARE(log.lastDay(lastShown).first().count, 1);
        QCOMPARE(log.lastDay(lastShown + RoundTripLog::kBucketMs).first().count, 0);
        log.add(kStart + RoundTripLog::kBuckets * RoundTripLog::kBucketMs, 2); // the same place in the ring
        const auto day = log.lastDay(kStart + RoundTripLog::kBuckets * RoundTripLog::kBucketMs);
        QCOMPARE(day.last().median, 2.0);
        QCOMPARE(
            std::count_if(day.begin(), day.end(), [](const RoundTrips &part) { return part.count > 0; }), 1);
    }
    void aPauseLeavesEmptyParts()
    {
        RoundTripLog log;
        log.add(kStart, 1);
        log.add(kStart + 3 * RoundTripLog::kBucketMs, 2);
        const auto day = log.lastDay(kStart + 3 * RoundTripLog::kBucketMs);
        QCOMPARE(day.at(140).count, 1);
        QCOMPARE(day.at(141), (RoundTrips{kStart + RoundTripLog::kBucketMs}));
        QCOMPARE(day.at(142).count, 0);
        QCOMPARE(day.at(143).count, 1);
    }
    void aClockThatIsSetBackLosesNothing()
    {
        RoundTripLog log;
        log.add(kStart, 1);
        log.add(kStart - 5 * RoundTripLog::kBucketMs, 3);
        QCOMPARE(log.lastDay(kStart).last(), (RoundTrips{kStart, 2, 1, 2, 3}));
    }
};

QTEST_GUILESS_MAIN(tst_roundtriplog)
#include "tst_roundtriplog.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/idgaps.h"
#include "core/sync/mirrorplace.h"

#include <QTest>

using namespace core::sync;
using namespace std::chrono_literals;

namespace {

using Ranges = std::vector<IdRanges::Range>;
constexpr IdGaps::Clock::time_point kStart{};

} // namespace

class tst_IdGaps : public QObject
{
    Q_OBJECT
private slots:
    void numbersThatAreMissingAreFound();
    void whatIsFoundSplitsAGap();
    void aGapLivesAsLongAsATransactionThatMayFillIt();
    void aPlaceSurvivesAsText();
};

void tst_IdGaps::numbersThatAreMissingAreFound()
{
    QCOMPARE(missingIn(1, 5, {1, 2, 3, 4, 5}), Ranges());
    QCOMPARE(missingIn(1, 5, {}), (Ranges{{1, 5}}));
    QCOMPARE(missingIn(1, 9, {2, 3, 6, 9}), (Ranges{{1, 1}, {4, 5}, {7, 8}}));
    QCOMPARE(missingIn(4, 5, {1, 4, 9}), (Ranges{{5, 5}}));
    QCOMPARE(missingIn(5, 4, {}), Ranges());
}

void tst_IdGaps::whatIsFoundSplitsAGap()
{
    IdGaps gaps;
    gaps.add({20, 29}, kStart, 1);
    gaps.add({10, 12}, kStart, 1);
    gaps.add({7, 6}, kStart, 1);
    QCOMPARE(gaps.ranges(), (Ranges{{10, 12}, {20, 29}}));
    gaps.found(24);
    gaps.found(10);
    gaps.found(15);
    QCOMPARE(gaps.ranges(), (Ranges{{11, 12}, {20, 23}, {25, 29}}));
    QVERIFY(gaps.holds(25) && !gaps.holds(24) && !gaps.holds(10));
    gaps.found(12);
    gaps.found(11);
    QCOMPARE(gaps.ranges(), (Ranges{{20, 23}, {25, 29}}));
}

void tst_IdGaps::aGapLivesAsLongAsATransactionThatMayFillIt()
{
    IdGaps gaps;
    gaps.add({5, 5}, kStart, 100);
    gaps.add({8, 8}, kStart + 60s, 120);
    QVERIFY(gaps.hasYoung(kStart + 65s, 10s));
    QVERIFY(!gaps.hasYoung(kStart + 75s, 10s));
    gaps.forgetDead(kStart + 300s, 60s, 99); // one that ran then is still running
    QCOMPARE(gaps.ranges().size(), std::size_t(2));
    gaps.forgetDead(kStart + 30s, 60s, 500); // all have ended, but a number may have been fetched early
    QCOMPARE(gaps.ranges().size(), std::size_t(2));
    gaps.forgetDead(kStart + 300s, 60s, 100);
    QCOMPARE(gaps.ranges(), (Ranges{{8, 8}}));
    gaps.forgetDead(kStart + 300s, 60s, 120);
    QVERIFY(gaps.isEmpty());
}

void tst_IdGaps::aPlaceSurvivesAsText()
{
    MirrorPlace place{10, 4'000'000'000, 1'750'000'000'123, 1'750'000'000'456, true, {}};
    place.gaps.add({20, 29});
    place.gaps.add({31, 31});
    const MirrorPlace again = MirrorPlace::fromText(place.toText());
    QCOMPARE(again.from, 10);
    QCOMPARE(again.last, 4'000'000'000);
    QCOMPARE(again.changedMs, 1'750'000'000'123);
    QCOMPARE(again.lookedMs, 1'750'000'000'456);
    QVERIFY(again.isComplete);
    QCOMPARE(again.gaps.ranges(), place.gaps.ranges());
    QVERIFY(MirrorPlace::fromText("") == MirrorPlace());
}

QTEST_GUILESS_MAIN(tst_IdGaps)
#include "tst_idgaps.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/gapkeeper.h"

#include <QTest>

using core::feed::Gap;
using core::feed::GapKeeper;
using core::live::EndReason;

class tst_GapKeeper : public QObject
{
    Q_OBJECT
private slots:
    void opensWhenTheConnectionEnds();
    void isFilledOnlyByALookThatBeganAfterTheReturn();
    void countsWhatTheDatabaseHadInTheMeantime();
    void goesOnWhenTheConnectionEndsAgainBeforeItIsFilled();
    void silentLossesCloseToEachOtherAreOne();
    void remembersAHundred();
};

void tst_GapKeeper::opensWhenTheConnectionEnds()
{
    GapKeeper keeper;
    keeper.lost(1'000, EndReason::DeadLink);
    QVERIFY(keeper.isOpen());
    const auto changed = keeper.takeChanged();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().state, Gap::State::Open);
    QCOMPARE(changed.first().fromMs, 1'000);
    QCOMPARE(changed.first().toMs, 0);
    QCOMPARE(changed.first().reason, EndReason::DeadLink);
    QCOMPARE(keeper.receipt().openGaps, 1);
    QVERIFY(keeper.takeChanged().isEmpty());
}

void tst_GapKeeper::isFilledOnlyByALookThatBeganAfterTheReturn()
{
    GapKeeper keeper;
    keeper.lost(1'000, EndReason::TransportClose);
    keeper.looked(1'500); // while it is down: complete, but the gap is not over
    QCOMPARE(keeper.receipt().completeUpToMs, 1'500);
    QVERIFY(keeper.isOpen());
    keeper.restored(2'000);
    QVERIFY(keeper.isWaitingForLook());
    keeper.looked(1'999);
    QVERIFY(keeper.isOpen());
    keeper.looked(2'000);
    QVERIFY(!keeper.isOpen());
    QCOMPARE(keeper.receipt().openGaps, 0);
    QCOMPARE(keeper.receipt().gaps, 1);
    QCOMPARE(keeper.gaps().constLast().state, Gap::State::Filled);
    QCOMPARE(keeper.gaps().constLast().toMs, 2'000);
}

void tst_GapKeeper::countsWhatTheDatabaseHadInTheMeantime()
{
    GapKeeper keeper;
    keeper.undelivered(900); // no gap yet
    keeper.lost(1'000, EndReason::TransportClose);
    keeper.undelivered(999); // before it
    keeper.undelivered(1'200);
    keeper.restored(2'000);
    keeper.undelivered(1'900); // read late, but of that time
    keeper.undelivered(2'001); // after it
    keeper.looked(2'100);
    QCOMPARE(keeper.gaps().constLast().messages, 2);
    QCOMPARE(keeper.receipt().filledMessages, 2);
}

void tst_GapKeeper::goesOnWhenTheConnectionEndsAgainBeforeItIsFilled()
{
    GapKeeper keeper;
    keeper.lost(1'000, EndReason::TransportClose);
    keeper.restored(2'000);
    keeper.lost(2'500, EndReason::TransportClose);
    keeper.looked(2'600);
    QVERIFY(keeper.isOpen());
    QCOMPARE(keeper.receipt().gaps, 1);
    keeper.restored(3'000);
    keeper.looked(3'001);
    QCOMPARE(keeper.gaps().constLast().fromMs, 1'000);
    QCOMPARE(keeper.gaps().constLast().toMs, 3'000);
}

void tst_GapKeeper::silentLossesCloseToEachOtherAreOne()
{
    using core::feed::Gap;
    GapKeeper keeper;
    keeper.lostSilently(QStringLiteral("a"), 1'000, 1'500, 2);
    keeper.lostSilently(QStringLiteral("b"), 3'000, 3'000, 1);
    QCOMPARE(keeper.gaps().size(), 1);
    QCOMPARE(keeper.gaps().first().messages, 3);
    QVERIFY(keeper.gaps().first().conversationId.isEmpty());
    keeper.lostSilently(QStringLiteral("a"), 60'000, 60'000, 1);
    QCOMPARE(keeper.gaps().size(), 2);
    QCOMPARE(keeper.gaps().constLast().conversationId, QStringLiteral("a"));
    QCOMPARE(keeper.receipt().openGaps, 0);
    QCOMPARE(keeper.receipt().filledMessages, 4);
}

void tst_GapKeeper::remembersAHundred()
{
    GapKeeper keeper;
    for (int i = 0; i < 150; ++i) {
        keeper.lost(i * 10'000, EndReason::TransportClose);
        keeper.restored(i * 10'000 + 1);
        keeper.looked(i * 10'000 + 2);
    }
    QCOMPARE(keeper.gaps().size(), 100);
    QCOMPARE(keeper.gaps().constLast().number, 150);
    QCOMPARE(keeper.receipt().gaps, 150);
}

QTEST_GUILESS_MAIN(tst_GapKeeper)
#include "tst_gapkeeper.moc"

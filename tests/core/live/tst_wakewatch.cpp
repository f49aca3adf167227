// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/wakewatch.h"

#include <QSignalSpy>
#include <QTest>

using core::live::WakeWatch;

class tst_WakeWatch : public QObject
{
    Q_OBJECT
private slots:
    void noticesSleep_data();
    void noticesSleep();
};

void tst_WakeWatch::noticesSleep_data()
{
    QTest::addColumn<qint64>("wall"); // that passed until the look, ms
    QTest::addColumn<qint64>("monotonic");
    QTest::addColumn<bool>("slept");
    QTest::newRow("an ordinary look") << qint64(2'000) << qint64(2'000) << false;
    QTest::newRow("a busy machine") << qint64(6'000) << qint64(6'000) << false;
    QTest::newRow("sleep that the monotonic clock leaves out") << qint64(62'000) << qint64(2'000) << true;
    QTest::newRow("sleep that it counts") << qint64(60'000) << qint64(60'000) << true;
    QTest::newRow("a clock that is set back") << qint64(-3'600'000) << qint64(2'000) << false;
    QTest::newRow("a clock that is put right by a second") << qint64(3'000) << qint64(2'000) << false;
}

void tst_WakeWatch::noticesSleep()
{
    QFETCH(qint64, wall);
    QFETCH(qint64, monotonic);
    QFETCH(bool, slept);
    qint64 wallNow = 1'700'000'000'000;
    qint64 monotonicNow = 5'000;
    WakeWatch watch({[&wallNow] { return wallNow; }, [&monotonicNow] { return monotonicNow; }});
    QSignalSpy woke(&watch, &WakeWatch::woke);
    wallNow += wall;
    monotonicNow += monotonic;
    watch.look();
    QCOMPARE(woke.size(), slept ? 1 : 0);
    wallNow += 2'000;
    monotonicNow += 2'000;
    watch.look();
    QCOMPARE(woke.size(), slept ? 1 : 0); // told once
}

QTEST_GUILESS_MAIN(tst_WakeWatch)
#include "tst_wakewatch.moc"

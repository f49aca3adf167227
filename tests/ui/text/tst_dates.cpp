// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"
#include "ui/text/dates.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
qint64 ms(const QString &text)
{
    return core::parseTimestamp(QStringView(text)).value();
}
} // namespace

class tst_Dates final : public QObject
{
    Q_OBJECT
private slots:
    void wordsDependOnTheDistance_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("stamp");
        QTest::addColumn<QString>("day");

        const QByteArray utc = "UTC";
        QTest::addRow("today is a time") << u"2026-11-22T14:03:59Z"_s << utc << u"14:03"_s << u"Today"_s;
        QTest::addRow("yesterday has a date")
            << u"2026-11-21T23:59:59Z"_s << utc << u"21 Nov 23:59"_s << u"Yesterday"_s;
        QTest::addRow("this year has no year")
            << u"2026-01-01T00:00:00Z"_s << utc << u"1 Jan 00:00"_s << u"Thu 1 Jan"_s;
        QTest::addRow("an older year sorts")
            << u"2025-11-18T14:03:00Z"_s << utc << u"2025-11-18 14:03"_s << u"Tue 18 Nov 2025"_s;
        QTest::addRow("the zone decides the day")
            << u"2026-11-21T18:30:00Z"_s << QByteArray("Asia/Shanghai") << u"02:30"_s << u"Today"_s;
        QTest::addRow("before 1970") << u"1969-12-31T23:00:00Z"_s << utc << u"1969-12-31 23:00"_s
                                     << u"Wed 31 Dec 1969"_s;
    }
    void wordsDependOnTheDistance()
    {
        QFETCH(QString, at);
        QFETCH(QByteArray, zone);
        const ui::Dates dates(QTimeZone(zone), QLocale(QLocale::English, QLocale::UnitedKingdom));
        const qint64 now = ms(u"2026-11-22T15:00:00Z"_s);
        QTEST(dates.stamp(ms(at), now), "stamp");
        QTEST(dates.day(ms(at), now), "day");
    }

    void longFormsNameEverything()
    {
        const ui::Dates dates(QTimeZone::utc(), QLocale(QLocale::English, QLocale::UnitedKingdom));
        const qint64 at = ms(u"2025-11-18T14:03:07Z"_s);
        QCOMPARE(dates.copied(at), u"18 Nov 2025 14:03"_s);
        QCOMPARE(dates.spoken(at), u"18 November 2025 14:03"_s);
        QCOMPARE(dates.full(at), u"Tuesday, 18 November 2025 14:03:07 (UTC)"_s);
    }

    void futureAllowsForClocksThatDiffer()
    {
        const qint64 now = ms(u"2026-11-22T15:00:00Z"_s);
        QVERIFY(!ui::Dates::isFuture(now + 60'000, now));
        QVERIFY(ui::Dates::isFuture(now + 600'000, now));
    }
};

QTEST_GUILESS_MAIN(tst_Dates)
#include "tst_dates.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"

#include <QTest>

using namespace Qt::StringLiterals;

class tst_Timestamp final : public QObject
{
    Q_OBJECT
private slots:
    void everySpellingGivesTheInstant_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("instant"); // empty: refused

        QTest::addRow("milliseconds and Z") << u"2025-11-01T10:00:00.123Z"_s << u"2025-11-01T10:00:00.123Z"_s;
        QTest::addRow("nine digits are cut")
            << u"2025-11-01T10:00:00.123456789Z"_s << u"2025-11-01T10:00:00.123Z"_s;
        QTest::addRow("one digit is tenths") << u"2025-11-01T10:00:00.5Z"_s << u"2025-11-01T10:00:00.500Z"_s;
        QTest::addRow("offset") << u"2025-11-01T10:00:00+08:00"_s << u"2025-11-01T02:00:00.000Z"_s;
        QTest::addRow("offset without colon")
            << u"2025-11-01T10:00:00-0330"_s << u"2025-11-01T13:30:00.000Z"_s;
        QTest::addRow("blank, no zone is UTC") << u"2025-11-01 10:00:00"_s << u"2025-11-01T10:00:00.000Z"_s;
        QTest::addRow("no seconds") << u"2025-11-01T10:05Z"_s << u"2025-11-01T10:05:00.000Z"_s;
        QTest::addRow("a day") << u"2025-11-01"_s << u"2025-11-01T00:00:00.000Z"_s;
        QTest::addRow("leap second") << u"2016-12-31T23:59:60Z"_s << u"2017-01-01T00:00:00.000Z"_s;
        QTest::addRow("leap day") << u"2024-02-29T00:00:00Z"_s << u"2024-02-29T00:00:00.000Z"_s;
        QTest::addRow("year 1") << u"0001-01-01T00:00:00Z"_s << u"0001-01-01T00:00:00.000Z"_s;
        QTest::addRow("year 9999") << u"9999-12-31T23:59:59.999Z"_s << u"9999-12-31T23:59:59.999Z"_s;
        QTest::addRow("seconds as text") << u"1730455200"_s << u"2024-11-01T10:00:00.000Z"_s;
        QTest::addRow("milliseconds as text") << u"1761662020938"_s << u"2025-10-28T14:33:40.938Z"_s;
        QTest::addRow("30 February") << u"2025-02-30T10:00:00Z"_s << QString();
        QTest::addRow("hour 25") << u"2025-02-20T25:00:00Z"_s << QString();
        QTest::addRow("year 0") << u"0000-01-01T00:00:00Z"_s << QString();
        QTest::addRow("word") << u"yesterday"_s << QString();
        QTest::addRow("empty") << QString() << QString();
        QTest::addRow("tail") << u"2025-11-01T10:00:00Z x"_s << QString();
        QTest::addRow("half a zone") << u"2025-11-01T10:00:00+8"_s << QString();
        QTest::addRow("short number") << u"2025"_s << QString();
    }
    void everySpellingGivesTheInstant()
    {
        QFETCH(QString, text);
        QFETCH(QString, instant);
        const auto ms = core::parseTimestamp(QStringView(text));
        QCOMPARE(ms ? core::formatTimestamp(*ms) : QString(), instant);
    }

    void numbersAreTakenBySize_data()
    {
        QTest::addColumn<qint64>("number");
        QTest::addColumn<QString>("instant");
        QTest::addRow("seconds") << qint64(1730455200) << u"2024-11-01T10:00:00.000Z"_s;
        QTest::addRow("milliseconds") << qint64(1730455200123) << u"2024-11-01T10:00:00.123Z"_s;
        QTest::addRow("microseconds") << qint64(1730455200123456) << u"2024-11-01T10:00:00.123Z"_s;
        QTest::addRow("before 1970") << qint64(-86400) << u"1969-12-31T00:00:00.000Z"_s;
        QTest::addRow("smallest") << std::numeric_limits<qint64>::min() << QString();
        QTest::addRow("largest") << std::numeric_limits<qint64>::max() << QString();
    }
    void numbersAreTakenBySize()
    {
        QFETCH(qint64, number);
        QFETCH(QString, instant);
        const auto ms = core::numberToTimestamp(number);
        QCOMPARE(ms ? core::formatTimestamp(*ms) : QString(), instant);
    }

    void formatReadsBack()
    {
        for (qint64 ms = -62135596800000; ms < 253402300799999; ms += 86'399'999'137)
            QCOMPARE(core::parseTimestamp(QStringView(core::formatTimestamp(ms))), ms);
    }
};

QTEST_GUILESS_MAIN(tst_Timestamp)
#include "tst_timestamp.moc"

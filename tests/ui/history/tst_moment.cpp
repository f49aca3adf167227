// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/moment.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using ui::Moment;
using ui::parseMoment;

class tst_Moment : public QObject
{
    Q_OBJECT
private slots:
    void understands_data();
    void understands();
    void leavesAlone_data();
    void leavesAlone();
    void usesTheZone();
};

void tst_Moment::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("expected"); // local time, or "#" and an id
    const QLocale german(QLocale::German);
    const QLocale american(QLocale::English, QLocale::UnitedStates);
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const auto row = [](const char *name, const QString &text, const QLocale &locale,
                         const QString &expected) { QTest::newRow(name) << text << locale << expected; };
    row("day and month with a time", u"18.11 17:00"_s, british, u"2025-11-18 17:00"_s);
    row("a German day ends with a dot", u"18.11. 17:00"_s, german, u"2025-11-18 17:00"_s);
    row("a day that was this month has this year", u"1.11"_s, british, u"2025-11-01 00:00"_s);
    row("a day later in the year was last year", u"24.12"_s, british, u"2024-12-24 00:00"_s);
    row("29 February goes back to a leap year", u"29.2"_s, british, u"2024-02-29 00:00"_s);
    row("a written year wins", u"18.11.2023 9:05"_s, british, u"2023-11-18 09:05"_s);
    row("a year of two digits", u"18.11.24"_s, german, u"2024-11-18 00:00"_s);
    row("an ISO date", u"2025-11-18"_s, british, u"2025-11-18 00:00"_s);
    row("an ISO date and time", u"2025-11-18T17:00:30"_s, british, u"2025-11-18 17:00"_s);
    row("an ISO date with strokes", u"2025/11/18 17:00"_s, british, u"2025-11-18 17:00"_s);
    row("day first in Britain", u"3/11"_s, british, u"2025-11-03 00:00"_s);
    row("month first in America", u"3/11"_s, american, u"2025-03-11 00:00"_s);
    row("no thirteenth month in America", u"18/11"_s, american, u"2025-11-18 00:00"_s);
    row("a month by name", u"18 Nov 17:00"_s, british, u"2025-11-18 17:00"_s);
    row("a month by name in German", u"3. März 2025"_s, german, u"2025-03-03 00:00"_s);
    row("an English month in a German program", u"3 May 2025"_s, german, u"2025-05-03 00:00"_s);
    row("the month's name first", u"November 18, 2024"_s, american, u"2024-11-18 00:00"_s);
    row("a Chinese date", u"11月18日 17:00"_s, QLocale(QLocale::Chinese), u"2025-11-18 17:00"_s);
    row("today", u"today"_s, british, u"2025-11-22 00:00"_s);
    row("yesterday with a time", u"Yesterday 17:00"_s, british, u"2025-11-21 17:00"_s);
    row("a time alone is on the day that is read", u"17:00"_s, british, u"2025-10-05 17:00"_s);
    row("afternoon", u"5:30 pm"_s, american, u"2025-10-05 17:30"_s);
    row("midnight in words of twelve hours", u"12 am"_s, american, u"2025-10-05 00:00"_s);
    row("blanks around", u"  2025-11-18   17:00 "_s, british, u"2025-11-18 17:00"_s);
    row("a number as message id", u"1234567"_s, british, u"#1234567"_s);
    row("a made-up message id", u"m_18-a"_s, british, u"#m_18-a"_s);
}

void tst_Moment::understands()
{
    QFETCH(QString, text);
    QFETCH(QLocale, locale);
    QFETCH(QString, expected);
    const QDateTime now(QDate(2025, 11, 22), QTime(14, 3), QTimeZone::utc());
    const QDateTime reading(QDate(2025, 10, 5), QTime(9, 0), QTimeZone::utc());
    const Moment moment = parseMoment(text, now, reading, locale);
    const QString found = moment.kind == Moment::Kind::Message ? u'#' + moment.messageId
                                                               : moment.at.toString(u"yyyy-MM-dd HH:mm"_s);
    QCOMPARE(found, expected);
    if (moment.kind == Moment::Kind::Time)
        QCOMPARE(moment.wholeDay, expected.endsWith("00:00"_L1) && !text.contains("am"_L1));
}

void tst_Moment::leavesAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a day that does not exist") << u"31.2.2025"_s;
    QTest::newRow("an hour that does not exist") << u"today 25:00"_s;
    QTest::newRow("a half-written time") << u"18.11 17:"_s;
    QTest::newRow("a word") << u"refund"_s;
    QTest::newRow("a short number") << u"17"_s;
    QTest::newRow("words behind a day") << u"today please"_s;
    QTest::newRow("a word that begins like one we know") << u"todays"_s;
}

void tst_Moment::leavesAlone()
{
    QFETCH(QString, text);
    const QDateTime now(QDate(2025, 11, 22), QTime(14, 3), QTimeZone::utc());
    QCOMPARE(int(parseMoment(text, now, {}, QLocale::c()).kind), int(Moment::Kind::Nothing));
}

void tst_Moment::usesTheZone()
{
    const QTimeZone shanghai("Asia/Shanghai");
    const QDateTime now(QDate(2025, 11, 22), QTime(3, 0), shanghai); // still the 21st in UTC
    const Moment moment = parseMoment(u"today 08:00"_s, now, {}, QLocale::c());
    QCOMPARE(moment.at.toUTC(), QDateTime(QDate(2025, 11, 22), QTime(0, 0), QTimeZone::utc()));
}

QTEST_GUILESS_MAIN(tst_Moment)
#include "tst_moment.moc"

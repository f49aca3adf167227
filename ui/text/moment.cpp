// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/moment.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

#include <optional>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct MomentWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::MomentWords)
};

struct Day
{
    QDate date;
    qsizetype used = 0; // units of the text
};

QRegularExpression anchored(const QString &pattern)
{
    return QRegularExpression(u"^(?:"_s + pattern + u")(?=$|[\\sT,])"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

/// A day and month without a year: the last time it was that day.
QDate latest(int month, int day, const QDate &today)
{
    for (int year = today.year(); year > today.year() - 8; --year) {
        const QDate date(year, month, day);
        if (date.isValid() && date <= today)
            return date;
    }
    return {};
}

QDate dateOf(const QString &year, int month, int day, const QDate &today)
{
    if (year.isEmpty())
        return latest(month, day, today);
    const int number = year.toInt();
    return QDate(year.size() <= 2 ? 2000 + number : number, month, day);
}

std::optional<Day> relativeDay(const QString &text, const QDate &today)
{
    const std::pair<QString, int> words[]{{u"today"_s, 0}, {u"yesterday"_s, -1},
        {MomentWords::tr("today"), 0}, {MomentWords::tr("yesterday"), -1}};
    for (const auto &[word, days] : words) {
        if (!text.startsWith(word, Qt::CaseInsensitive))
            continue;
        if (text.size() == word.size() || text.at(word.size()).isSpace())
            return Day{today.addDays(days), word.size()};
    }
    return std::nullopt;
}

bool monthFirst(const QLocale &locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    return format.indexOf(u'M') < format.indexOf(u'd');
}

std::optional<Day> numericDay(const QString &text, const QDate &today, const QLocale &locale)
{
    static const auto iso = anchored(u"(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"_s);
    if (const auto m = iso.match(text); m.hasMatch())
        return Day{
            QDate(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt()), m.capturedLength()};
    static const auto dots = anchored(u"(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}|\\d{2})?)?"_s);
    if (const auto m = dots.match(text); m.hasMatch())
        return Day{
            dateOf(m.captured(3), m.captured(2).toInt(), m.captured(1).toInt(), today), m.capturedLength()};
    static const auto strokes = anchored(u"(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?"_s);
    if (const auto m = strokes.match(text); m.hasMatch()) {
        const int first = m.captured(1).toInt();
        const int second = m.captured(2).toInt();
        const bool swap = monthFirst(locale) ? first <= 12 : second > 12;
        return Day{
            dateOf(m.captured(3), swap ? first : second, swap ? second : first, today), m.capturedLength()};
    }
    static const auto han = QRegularExpression(u"^(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日"_s);
    if (const auto m = han.match(text); m.hasMatch())
        return Day{
            dateOf(m.captured(1), m.captured(2).toInt(), m.captured(3).toInt(), today), m.capturedLength()};
    return std::nullopt;
}

int monthNamed(const QString &word, const QLocale &locale)
{
    if (word.size() < 3)
        return 0;
    for (int month = 1; month <= 12; ++month) {
        for (const QLocale &l : {locale, QLocale(QLocale::English)}) {
            for (const auto form : {QLocale::LongFormat, QLocale::ShortFormat}) {
                const QString name = l.monthName(month, form);
                const bool prefix = form == QLocale::LongFormat && name.startsWith(word, Qt::CaseInsensitive);
                if (prefix || name.compare(word, Qt::CaseInsensitive) == 0)
                    return month;
            }
        }
    }
    return 0;
}

std::optional<Day> namedDay(const QString &text, const QDate &today, const QLocale &locale)
{
    static const auto dayFirst = anchored(u"(\\d{1,2})\\.?\\s*(\\p{L}+)\\.?(?:,?\\s+(\\d{4}))?"_s);
    static const auto nameFirst = anchored(u"(\\p{L}+)\\.?\\s+(\\d{1,2})(?:,?\\s+(\\d{4}))?"_s);
    if (const auto m = dayFirst.match(text); m.hasMatch()) {
        if (const int month = monthNamed(m.captured(2), locale))
            return Day{dateOf(m.captured(3), month, m.captured(1).toInt(), today), m.capturedLength()};
    }
    if (const auto m = nameFirst.match(text); m.hasMatch()) {
        if (const int month = monthNamed(m.captured(1), locale))
            return Day{dateOf(m.captured(3), month, m.captured(2).toInt(), today), m.capturedLength()};
    }
    return std::nullopt;
}

std::optional<QTime> timeOf(const QString &text)
{
    static const QRegularExpression clock(u"^(\\d{1,2})(?:[:.h](\\d{2})(?::(\\d{2}))?)?\\s*(am|pm)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto m = clock.match(text);
    if (!m.hasMatch() || (m.captured(2).isEmpty() && m.captured(4).isEmpty()))
        return std::nullopt;
    int hour = m.captured(1).toInt();
    if (!m.captured(4).isEmpty()) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (m.captured(4).startsWith(u'p', Qt::CaseInsensitive) ? 12 : 0);
    }
    const QTime time(hour, m.captured(2).toInt(), m.captured(3).toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

Moment momentAt(const QDate &date, const std::optional<QTime> &time, const QTimeZone &zone)
{
    Moment moment;
    moment.kind = Moment::Kind::Time;
    moment.wholeDay = !time;
    moment.at = time ? QDateTime(date, *time, zone) : date.startOfDay(zone);
    return moment.at.isValid() ? moment : Moment{};
}

bool looksLikeId(const QString &text)
{
    static const QRegularExpression digits(u"^\\d{6,}$"_s);
    static const QRegularExpression word(u"^(?=.*\\d)(?=.*[\\p{L}_])[\\p{L}\\d_.:-]{4,}$"_s);
    return digits.match(text).hasMatch() || word.match(text).hasMatch();
}

} // namespace

Moment parseMoment(
    const QString &written, const QDateTime &now, const QDateTime &reading, const QLocale &locale)
{
    const QString text = written.simplified();
    if (text.isEmpty())
        return {};
    const QTimeZone zone = now.timeZone();
    std::optional<Day> day = relativeDay(text, now.date());
    if (!day)
        day = numericDay(text, now.date(), locale);
    if (!day)
        day = namedDay(text, now.date(), locale);
    if (day && day->date.isValid()) {
        QString rest = text.mid(day->used);
        while (!rest.isEmpty() && (rest.front().isSpace() || rest.front() == u',' || rest.front() == u'T'))
            rest.remove(0, 1);
        if (rest.isEmpty())
            return momentAt(day->date, std::nullopt, zone);
        if (const auto time = timeOf(rest))
            return momentAt(day->date, time, zone);
        return {};
    }
    if (const auto time = timeOf(text))
        return momentAt(reading.isValid() ? reading.toTimeZone(zone).date() : now.date(), time, zone);
    if (!day && looksLikeId(text)) {
        Moment moment;
        moment.kind = Moment::Kind::Message;
        moment.messageId = text;
        return moment;
    }
    return {};
}

} // namespace ui

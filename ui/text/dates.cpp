// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/dates.h"

using namespace Qt::StringLiterals;

namespace ui {

Dates::Dates(const QTimeZone &zone, const QLocale &locale) : m_zone(zone), m_locale(locale)
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
}

QDateTime Dates::at(qint64 ms) const
{
    return QDateTime::fromMSecsSinceEpoch(ms, m_zone);
}

QDate Dates::date(qint64 ms) const
{
    return at(ms).date();
}

QString Dates::time(qint64 ms) const
{
    return m_locale.toString(at(ms).time(), u"HH:mm"_s);
}

QString Dates::stamp(qint64 ms, qint64 nowMs) const
{
    const QDateTime when = at(ms);
    const QDate today = date(nowMs);
    if (when.date() == today)
        return time(ms);
    if (when.date().year() == today.year())
        return m_locale.toString(when, tr("d MMM HH:mm", "date format: day and month, then time"));
    return m_locale.toString(when, u"yyyy-MM-dd HH:mm"_s);
}

QString Dates::day(qint64 ms, qint64 nowMs) const
{
    const QDate day = date(ms);
    const QDate today = date(nowMs);
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    return m_locale.toString(day,
        day.year() == today.year() ? tr("ddd d MMM", "date format: weekday, day and month")
                                   : tr("ddd d MMM yyyy", "date format: weekday, day, month and year"));
}

QString Dates::copied(qint64 ms) const
{
    return m_locale.toString(at(ms), tr("d MMM yyyy HH:mm", "date format: short, with year and time"));
}

QString Dates::spoken(qint64 ms) const
{
    return m_locale.toString(at(ms), tr("d MMMM yyyy HH:mm", "date format: long, with year and time"));
}

QString Dates::full(qint64 ms) const
{
    const QDateTime when = at(ms);
    const QString words = m_locale.toString(
        when, tr("dddd, d MMMM yyyy HH:mm:ss", "date format: everything, with weekday and seconds"));
    return tr("%1 (%2)", "time and its zone")
        .arg(words, m_zone.displayName(when, QTimeZone::ShortName, m_locale));
}

bool Dates::isFuture(qint64 ms, qint64 nowMs)
{
    constexpr qint64 clockSkewMs = 5 * 60'000;
    return ms > nowMs + clockSkewMs;
}

} // namespace ui

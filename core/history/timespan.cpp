// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"
#include "core/history/query.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

constexpr qint64 dayMs = 86'400'000;

qint64 dayStart(qint64 ms)
{
    return ms - ((ms % dayMs) + dayMs) % dayMs;
}

/// `today`, `yesterday`, `7d`: whole days before the present one.
std::optional<qint64> daysBack(QStringView text)
{
    if (text.compare("today"_L1, Qt::CaseInsensitive) == 0)
        return 0;
    if (text.compare("yesterday"_L1, Qt::CaseInsensitive) == 0)
        return 1;
    if (text.size() < 2 || text.size() > 6 || text.back().toLower() != u'd')
        return std::nullopt;
    qint64 days = 0;
    for (const QChar c : text.chopped(1)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        days = days * 10 + (c.unicode() - u'0');
    }
    return days;
}

/// How long the smallest part that `text` names lasts.
qint64 precision(QStringView text)
{
    if (text.size() <= 10)
        return text.contains(u'-') ? dayMs : 1000;
    QStringView time = text.sliced(11);
    for (qsizetype i = 0; i < time.size(); ++i) {
        if (time[i] == u'+' || time[i] == u'-' || time[i].toUpper() == u'Z') {
            time = time.left(i);
            break;
        }
    }
    if (!text.contains(u'-') || time.contains(u'.') || time.contains(u','))
        return 1;
    return time.count(u':') == 1 ? 60'000 : 1000;
}

std::optional<TimeSpan> singleSpan(QStringView text, qint64 nowMs)
{
    if (const auto days = daysBack(text)) {
        const qint64 start = dayStart(nowMs) - *days * dayMs;
        return TimeSpan{start, start + dayMs};
    }
    const auto instant = parseTimestamp(text);
    if (!instant)
        return std::nullopt;
    return TimeSpan{*instant, *instant + precision(text)};
}

} // namespace

std::optional<TimeSpan> parseTimeSpan(QStringView text, qint64 nowMs)
{
    text = text.trimmed();
    const qsizetype dots = text.indexOf(".."_L1);
    if (dots < 0)
        return singleSpan(text, nowMs);
    const auto first = singleSpan(text.left(dots), nowMs);
    const auto last = singleSpan(text.sliced(dots + 2), nowMs);
    if (!first || !last || last->toMs < first->fromMs)
        return std::nullopt;
    return TimeSpan{first->fromMs, last->toMs};
}

} // namespace core::history

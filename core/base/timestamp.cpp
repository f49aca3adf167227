// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/timestamp.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace core {

namespace {

/// Reads exactly `digits` digits at the front of `text` and moves it on.
std::optional<int> takeDigits(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool takeOne(std::string_view &text, std::string_view any)
{
    if (text.empty() || any.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> takeMilliseconds(std::string_view &text)
{
    int value = 0;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        if (digits < 3)
            value = value * 10 + (text[digits] - '0');
    }
    if (digits == 0)
        return std::nullopt;
    for (std::size_t i = digits; i < 3; ++i)
        value *= 10;
    text.remove_prefix(digits);
    return value;
}

/// Minutes east of UTC; nothing when the zone is malformed.
std::optional<int> takeZone(std::string_view &text)
{
    if (text.empty() || takeOne(text, "Zz"))
        return 0;
    const bool west = text.front() == '-';
    if (!takeOne(text, "+-"))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours)
        return std::nullopt;
    int minutes = 0;
    if (!text.empty()) {
        takeOne(text, ":");
        const auto given = takeDigits(text, 2);
        if (!given)
            return std::nullopt;
        minutes = *given;
    }
    if (*hours > 18 || minutes > 59)
        return std::nullopt;
    const int total = *hours * 60 + minutes;
    return west ? -total : total;
}

} // namespace

std::optional<qint64> numberToTimestamp(qint64 value)
{
    const quint64 size = value < 0 ? quint64(-(value + 1)) + 1 : quint64(value);
    constexpr qint64 lowest = -62135596800000; // 0001-01-01
    constexpr qint64 highest = 253402300799999; // 9999-12-31
    qint64 ms = value;
    if (size < 100'000'000'000ULL)
        ms = value * 1000;
    else if (size >= 100'000'000'000'000ULL)
        ms = value / 1000;
    return ms < lowest || ms > highest ? std::nullopt : std::optional(ms);
}

std::optional<qint64> parseTimestamp(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);

    const std::string_view whole = text;
    const auto year = takeDigits(text, 4);
    const bool dashed = takeOne(text, "-");
    if (!year || !dashed) {
        qint64 number = 0;
        const auto read = std::from_chars(whole.data(), whole.data() + whole.size(), number);
        const bool complete = read.ec == std::errc() && read.ptr == whole.data() + whole.size();
        return complete && whole.size() >= 9 ? numberToTimestamp(number) : std::nullopt;
    }
    const auto month = takeDigits(text, 2);
    if (!month || !takeOne(text, "-"))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(*year), std::chrono::month(unsigned(*month)), std::chrono::day(unsigned(*day))};
    if (!date.ok() || *year == 0)
        return std::nullopt;

    int hour = 0;
    int minute = 0;
    int second = 0;
    int ms = 0;
    int zone = 0;
    if (!text.empty()) {
        if (!takeOne(text, "Tt "))
            return std::nullopt;
        const auto h = takeDigits(text, 2);
        if (!h || !takeOne(text, ":"))
            return std::nullopt;
        const auto m = takeDigits(text, 2);
        if (!m)
            return std::nullopt;
        hour = *h;
        minute = *m;
        if (takeOne(text, ":")) {
            const auto s = takeDigits(text, 2);
            if (!s)
                return std::nullopt;
            second = *s;
            if (takeOne(text, ".,")) {
                const auto fraction = takeMilliseconds(text);
                if (!fraction)
                    return std::nullopt;
                ms = *fraction;
            }
        }
        takeOne(text, " ");
        const auto offset = takeZone(text);
        if (!offset || !text.empty())
            return std::nullopt;
        zone = *offset;
    }
    const bool leapSecond = hour == 23 && minute == 59 && second == 60;
    if (hour > 23 || minute > 59 || (second > 59 && !leapSecond))
        return std::nullopt;
    const qint64 days = std::chrono::sys_days(date).time_since_epoch().count();
    return ((days * 24 + hour) * 60 + minute - zone) * 60'000 + second * 1000LL + ms;
}

std::optional<qint64> parseTimestamp(QStringView text)
{
    if (text.size() > 64)
        return std::nullopt;
    const QByteArray bytes = text.toUtf8();
    return parseTimestamp(std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

QString formatTimestamp(qint64 msUtc)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(msUtc)};
    const auto day = floor<days>(instant);
    const year_month_day date{day};
    const hh_mm_ss time{instant - day};
    char buffer[40];
    const int size = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ",
        int(date.year()), unsigned(date.month()), unsigned(date.day()), int(time.hours().count()),
        int(time.minutes().count()), int(time.seconds().count()), int(time.subseconds().count()));
    return QString::fromLatin1(buffer, size);
}

} // namespace core

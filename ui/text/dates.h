// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace ui {

/// Times and days in words, in one locale and one zone (product 2.8 "Timestamps").
///
/// A plain value. Times are ms since 1970 UTC; `nowMs` is the present, so that tests can set it.
class Dates
{
    Q_DECLARE_TR_FUNCTIONS(ui::Dates)
public:
    explicit Dates(const QTimeZone &zone = QTimeZone::systemTimeZone(), const QLocale &locale = {});

    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

    [[nodiscard]] QDate date(qint64 ms) const;
    [[nodiscard]] QString time(qint64 ms) const; // "14:03"
    /// Today "14:03", this year "18 Nov 14:03", other years "2024-11-18 14:03".
    [[nodiscard]] QString stamp(qint64 ms, qint64 nowMs = QDateTime::currentMSecsSinceEpoch()) const;
    /// For dividers: "Today", "Yesterday", "Tue 18 Nov", with the year when it is another one.
    [[nodiscard]] QString day(qint64 ms, qint64 nowMs = QDateTime::currentMSecsSinceEpoch()) const;
    [[nodiscard]] QString copied(qint64 ms) const; // "18 Nov 2025 14:03"
    [[nodiscard]] QString spoken(qint64 ms) const; // "18 November 2025 14:03", for accessible text
    [[nodiscard]] QString full(qint64 ms) const; // for tool tips: weekday, seconds and zone
    [[nodiscard]] static bool isFuture(qint64 ms, qint64 nowMs = QDateTime::currentMSecsSinceEpoch());

private:
    [[nodiscard]] QDateTime at(qint64 ms) const;

    QTimeZone m_zone;
    QLocale m_locale;
};

} // namespace ui

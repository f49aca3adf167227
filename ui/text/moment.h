// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace ui {

/// What a person meant in "Go to date or time".
struct Moment
{
    enum class Kind { Nothing, Time, Message };
    Kind kind = Kind::Nothing;
    QDateTime at; // Time: in the zone that was handed in
    bool wholeDay = false; // Time: only a day was given, `at` is its start
    QString messageId; // Message
};

/// Understands `18.11 17:00`, `18.11.2025`, `2025-11-18`, `2025-11-18 17:00`, `18 Nov 2025`, `11/18` (day or
/// month first as the locale writes it), `today`, `yesterday 17:00`, a time alone (on the day of `reading`),
/// and a message id (at least six digits, or a word with a digit and no blank).
///
/// A date without a year is the latest one that is not after `now`. Times are in the zone of `now`.
[[nodiscard]] Moment parseMoment(
    const QString &text, const QDateTime &now, const QDateTime &reading, const QLocale &locale);

} // namespace ui

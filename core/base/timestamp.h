// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace core {

/// Reads one instant from text and answers milliseconds since 1970 UTC.
///
/// Takes `YYYY-MM-DDTHH:MM:SS[.fraction](Z|±HH:MM|±HHMM|±HH)`, a blank instead of `T`, seconds left
/// out, a date alone (its midnight), and a text of digits (as numberToTimestamp). A text without a zone is
/// UTC on every machine. Digits beyond milliseconds are cut. `23:59:60` is the second after.
/// Nothing for anything else, an impossible date included. Years 1 to 9999.
[[nodiscard]] std::optional<qint64> parseTimestamp(std::string_view text);
[[nodiscard]] std::optional<qint64> parseTimestamp(QStringView text);

/// A number in a time column: below 10^11 in size seconds, below 10^14 milliseconds, else microseconds.
[[nodiscard]] std::optional<qint64> numberToTimestamp(qint64 value);

/// `2026-11-22T14:03:22.123Z`, always with milliseconds.
[[nodiscard]] QString formatTimestamp(qint64 msUtc);

} // namespace core

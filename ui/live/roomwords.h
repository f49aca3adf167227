// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "ui/text/dates.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>

namespace ui {

/// A watched room in words. Pure functions; GUI thread (translations).

using Clock = std::function<qint64()>; // ms since 1970 UTC; tests hand in their own

/// The customer's name, or "room 5581" from the conversation's id; safe beside other text.
[[nodiscard]] QString roomTitle(const core::feed::Room &room);
[[nodiscard]] QString waitingTime(qint64 ms); // "4:12", "1:04:12"
[[nodiscard]] QString durationSpoken(qint64 ms); // "4 minutes", "2 hours 5 minutes"; at least "1 second"
[[nodiscard]] bool isWaiting(const core::feed::Room &room);

/// What a row warns of: a glyph, a short word beside it, and a whole sentence for who wants to know why.
struct RoomWarning
{
    QString glyph;
    QString word;
    QString sentence;
};
[[nodiscard]] QVector<RoomWarning> warningsOf(const core::feed::Room &room);
[[nodiscard]] QString warningLine(const core::feed::Room &room); // "▲ language  ↻ repeated"
[[nodiscard]] QString handlerWords(core::feed::Handler handler); // empty for nobody
[[nodiscard]] bool isTyping(const core::feed::Room &room, qint64 nowMs);
/// Everything a row shows, as one sentence for screen readers.
[[nodiscard]] QString roomSentence(const core::feed::Room &room, qint64 nowMs, const Dates &dates);

/// Order numbers a customer wrote: "#10234", "ORD-2024-0042", "订单号 10234". Each once, in order.
[[nodiscard]] QStringList orderNumbersIn(const QString &text);

} // namespace ui

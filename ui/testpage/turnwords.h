// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/lab/turnrecord.h"

#include <QLocale>
#include <QString>

namespace ui {

/// What happened in a turn, in words. Pure functions; GUI thread (translations).

/// "340 ms", "1.9 s"; "–" below zero.
[[nodiscard]] QString durationWords(double ms, const QLocale &locale = {});
/// "1.9 s to first word · 6.4 s · 812 tokens", or what it is doing now.
[[nodiscard]] QString turnSummary(const core::lab::TurnRecord &turn, const QLocale &locale = {});
[[nodiscard]] QString statusWords(const core::lab::TurnRecord &turn);
/// Heading of a folded step: "Tool call: lookup_order · 0.4 s".
[[nodiscard]] QString stepWords(const core::coze::TraceStep &step, const QLocale &locale = {});
/// Why there is no (whole) answer; nothing when there is.
[[nodiscard]] std::optional<core::Error> turnError(const core::lab::TurnRecord &turn);

/// One bar of the waterfall.
struct Phase
{
    QString name;
    double fromMs = -1;
    double toMs = -1;
};
/// Those that happened, in order.
[[nodiscard]] QVector<Phase> phasesOf(const core::chat::TurnTiming &timing);

} // namespace ui

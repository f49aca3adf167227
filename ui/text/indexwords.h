// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"

namespace ui {

/// What was found about a shop's indexes, in the words of somebody who runs a shop. GUI thread.
[[nodiscard]] QString stateWords(const core::advisor::IndexAdvice &advice); // "▲ missing"
[[nodiscard]] QString meaningOf(const core::advisor::IndexAdvice &advice);
/// Who asks what: "The shop opens a chat".
[[nodiscard]] QString questionWords(const core::advisor::QueryFinding &finding);
[[nodiscard]] QString planWords(const core::advisor::QueryFinding &finding);
[[nodiscard]] QString timeWords(const core::advisor::QueryFinding &finding); // "12 ms"
[[nodiscard]] QString countWords(std::optional<qint64> count);
[[nodiscard]] QString progressWords(const core::advisor::BuildProgress &progress);
[[nodiscard]] QString costWords(qint64 bytes, double seconds); // "about 40 s and 120 MB of disk"

} // namespace ui

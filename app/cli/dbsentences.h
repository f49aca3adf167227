// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/advisor/buildrun.h"

namespace app::cli {

/// What an index is to a shop, and what becomes of it here.
[[nodiscard]] QString sentenceFor(const core::advisor::IndexAdvice &advice);
/// Who asks what: "the shop opens a chat".
[[nodiscard]] QString describe(const core::advisor::QueryFinding &query);
/// "reads the whole table", "finds rows by …, then sorts them".
[[nodiscard]] QString describe(const core::advisor::Plan &plan, bool readsAll);
[[nodiscard]] QString describe(const core::advisor::BuildProgress &progress);
[[nodiscard]] QString sizeText(qint64 bytes); // "62 MB"

/// What went wrong with the shop's database and what to do next.
[[nodiscard]] QString databaseSentence(const core::Error &error, const core::advisor::Target &target);

} // namespace app::cli

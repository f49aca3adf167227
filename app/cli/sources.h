// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "core/history/historysource.h"

namespace app::cli {

constexpr int kPageRows = 1000; // the most that a store hands out at once
constexpr int kMostRows = 100'000'000;

/// Whether rows must say which source they are from.
[[nodiscard]] core::Result<bool> hasSeveralSources(
    core::history::HistorySource &source, const core::CancelToken &cancel);

/// `--after CURSOR`, or a sentence.
[[nodiscard]] tl::expected<std::optional<core::history::Position>, QString> cursorIn(
    const Arguments &arguments);

/// The last line of a page with more behind it.
void sayNext(const std::optional<core::history::Position> &next, bool json, Console &console);

} // namespace app::cli

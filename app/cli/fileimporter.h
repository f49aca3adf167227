// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/fileimport.h"

#include <functional>

namespace app::cli {

/// Runs one import to its end, with an event loop of its own: for main(), where no other one runs.
[[nodiscard]] core::Result<core::sync::ImportSummary> importFile(
    const core::sync::FileImport::Options &options,
    const std::function<void(const core::sync::ImportProgress &)> &progress, core::CancelToken cancel);

} // namespace app::cli

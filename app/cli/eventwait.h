// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"

#include <chrono>

class QEventLoop;

namespace app::cli {

/// Runs `loop` until somebody ends it, `cancel` is set (Ctrl+C) or the time is over (0: no limit). False
/// after Ctrl+C.
bool waitInLoop(QEventLoop &loop, const core::CancelToken &cancel, std::chrono::milliseconds most = {});

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"

namespace app::cli {

/// The first Ctrl+C (or TERM, HUP) cancels `token`; the second one ends the program as usual. Call once.
void cancelOnInterrupt(const core::CancelToken &token);

/// A reader that goes away makes writing fail instead of killing the program.
void ignoreBrokenPipes();

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace ui {

/// Scales the application's font from what the desktop says, never below nine points at 100 %.
/// Call it once with 100 before any widget exists. GUI thread.
void applyZoom(int percent);

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livestatus.h"

#include <QIcon>

namespace ui {

class Theme;

/// The tray's picture: the live sign with how many wait, and a shape of its own for each kind of trouble.
[[nodiscard]] QIcon trayIcon(const Theme &theme, const core::live::Status &link, int waiting, bool muted);

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ui {

/// An id that may wrap after each of its separators; before a digit no line would break there by itself.
[[nodiscard]] QString breakable(QString id);

} // namespace ui

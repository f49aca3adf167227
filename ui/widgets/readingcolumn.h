// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace ui {

/// Fills `page` with `column`, in the middle and no wider than its maximum width; it scrolls where the type
/// is large or the window small.
void fillWithColumn(QWidget *page, QWidget *column);

} // namespace ui

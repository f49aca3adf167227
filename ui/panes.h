// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace ui {

/// Whoever gives `whole` the focus gives it to `part`, a descendant; the last call counts. Not a focus proxy:
/// with one, Tab goes on from before `whole` to `part`, past all that stands between.
void passFocusOn(QWidget *whole, QWidget *part);

/// Says that this widget (or what is in it) is one stop of F6.
void markPane(QWidget *pane);

/// Moves the focus to the next marked, visible pane of the window, in reading order; comes back to where
/// the focus was inside of it.
void focusNextPane(QWidget *window, bool forward);

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>

class QWidget;

namespace ui {

/// The address as the network will see it: international host names as punycode.
[[nodiscard]] QString realAddress(const QUrl &url);
/// Shows the real address and opens it outside the program when the person agrees; only openable ones.
/// Does not block.
void confirmAndOpen(const QUrl &url, QWidget *parent);

} // namespace ui

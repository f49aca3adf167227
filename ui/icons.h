// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QString>

namespace ui {

/// A one-colour outline icon from the resources, painted in the palette's text colour at any size.
///
/// The colour is looked up while painting, so icons follow a change of theme. `mirrored` ones point the
/// other way in a right-to-left interface. Null when there is no such icon. GUI thread.
[[nodiscard]] QIcon icon(const QString &name);

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace tests {

/// The files inside a small zip archive, by name; empty when it is none or damaged. Reads it whole.
[[nodiscard]] QMap<QString, QByteArray> zipContent(const QString &file);

} // namespace tests

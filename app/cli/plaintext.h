// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QStringList>
#include <QVector>

namespace app::cli {

/// Text that cannot steer a terminal: controls and direction overrides are drawn as signs. Line ends stay.
[[nodiscard]] QString harmless(const QString &text);

/// `2026-11-22 14:03:22`, UTC.
[[nodiscard]] QString shortTime(qint64 ms);

/// One message as a heading and its text, indented.
[[nodiscard]] QString transcriptLine(const core::chat::Message &message, const QString &text);

/// Columns under a heading, padded by their width on a terminal (CJK and emoji take two places).
[[nodiscard]] QStringList table(const QStringList &heading, const QVector<QStringList> &rows);

} // namespace app::cli

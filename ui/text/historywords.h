// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/historysource.h"

#include <QString>
#include <QTimeZone>

namespace ui {

/// Names, times and languages of the history in words. Pure functions; GUI thread (translations).

/// The customer's name, a guest's number or the conversation's id: never empty.
[[nodiscard]] QString customerTitle(const core::chat::Conversation &conversation);
[[nodiscard]] QString hitTitle(const core::history::SearchHit &hit);
[[nodiscard]] QString senderWords(QStringView sender); // "Customer", "Bot", … or the word itself
[[nodiscard]] QString languageWords(const QString &tag); // "Chinese", "Chinese (zh-Hant)"

/// "local", "UTC" or an IANA id, as the settings keep it; the system's zone for anything unknown.
[[nodiscard]] QTimeZone zoneNamed(const QString &name);
/// "1,204" or "10,000+".
[[nodiscard]] QString countWords(const core::history::Count &count);

} // namespace ui

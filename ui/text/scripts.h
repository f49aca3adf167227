// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>
#include <QString>

namespace ui {

/// What the script and language of a text mean for showing it.

/// By the first strong character; texts without one are left to right.
[[nodiscard]] bool startsRightToLeft(QStringView text);

/// Chinese, Japanese or Korean by tag (`zh-Hant`, `ja`, …).
[[nodiscard]] bool isCjkLanguage(QStringView lang);

/// Whether the text itself has Han, kana or hangul in its first few hundred characters.
[[nodiscard]] bool hasCjk(QStringView text);

/// `base` with the families that show `lang` with its own glyphs; the same code point differs between
/// Simplified and Traditional Chinese, Japanese and Korean. `cjkText`: the text has such characters.
[[nodiscard]] QFont fontForLanguage(const QFont &base, QStringView lang, bool cjkText = true);

/// The smallest line height as a multiple of the font's size: 1.5 for CJK and Arabic, else 1.35.
[[nodiscard]] qreal lineHeightFactor(QStringView text, QStringView lang);

/// A name or other short foreign text that stands beside ours: one line, no controls and no
/// bidirectional embedding that could reorder its neighbours, closed in an isolate.
[[nodiscard]] QString isolated(QStringView name);

/// The language in words of the person's own language ("Chinese"); the tag itself when it is not known.
[[nodiscard]] QString languageName(QStringView lang);

} // namespace ui

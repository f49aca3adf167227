// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ui {

/// Whether a text uses marks that are worth drawing: fences, code, bold, headings, lists, tables, links.
/// Stray stars and underscores are not.
[[nodiscard]] bool looksLikeMarkdown(QStringView text);

/// Whether a parser or the layout could take long for it: too long, too deep, too many marks. Such a text is
/// shown as it was written.
[[nodiscard]] bool isHeavyMarkdown(QStringView text);

/// The text for the Markdown reader: line ends are kept as a chat means them, image marks are escaped so that
/// they are shown and nothing is asked for.
[[nodiscard]] QString forMarkdownReader(QStringView text);

} // namespace ui

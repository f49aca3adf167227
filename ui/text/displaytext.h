// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

namespace ui {

/// A text as the screen may draw it, and how its positions belong to the original.
///
/// Controls become visible symbols (U+2400 block) or vanish, embeddings and overrides of direction vanish,
/// line ends become LF, what a text document treats as special becomes U+FFFD, and in a right-to-left text
/// numbers, addresses and other Latin runs are closed in isolates. Copies are made from the original.
class DisplayText
{
public:
    DisplayText() = default;
    explicit DisplayText(QStringView original, bool isolateRuns = false);

    [[nodiscard]] const QString &text() const { return m_text; }
    /// Positions are UTF-16 offsets between characters, 0 to size.
    [[nodiscard]] qsizetype toOriginal(qsizetype shown) const;
    [[nodiscard]] qsizetype toShown(qsizetype original) const;

private:
    struct Step // from here on both sides run in step
    {
        qsizetype shown;
        qsizetype original;
    };
    void add(QChar c, qsizetype original);

    QString m_text;
    QVector<Step> m_steps;
    qsizetype m_originalSize = 0;
};

/// Runs of a right-to-left text that must not be reordered: `#10234`, `SKU-12 B`, addresses.
struct TextRun
{
    qsizetype begin = 0;
    qsizetype length = 0;
};
[[nodiscard]] QVector<TextRun> leftToRightRuns(QStringView text);

} // namespace ui

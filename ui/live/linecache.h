// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QFont>
#include <QTextLayout>

class QColor;
class QPainter;

namespace ui {

/// One-line texts laid out once: cut at the end, each in its own direction, in the font of its language.
///
/// Kept by text, width and style; colours are applied while painting. GUI thread.
class LineCache
{
public:
    enum class Style { Normal, Bold, Small, SmallBold };
    struct Line
    {
        QTextLayout layout;
        qreal width = 0;
        qreal height = 0;
        bool rightToLeft = false;
    };

    explicit LineCache(int lines = 2000) : m_lines(lines) { }

    void setFont(const QFont &font); // another one forgets everything
    void clear() { m_lines.clear(); }
    [[nodiscard]] const Line &line(const QString &text, const QString &lang, Style style, qreal room);
    [[nodiscard]] qsizetype made() const { return m_made; } // since the start

    /// `y` is the top of a line of the normal font; smaller ones stand on the same base line.
    void paint(QPainter *painter, const Line &line, qreal x, qreal y, const QColor &colour) const;
    [[nodiscard]] qreal height() const; // of a normal line

private:
    [[nodiscard]] QFont fontOf(Style style, const QString &lang, bool cjk) const;

    QCache<QString, Line> m_lines;
    QFont m_font;
    qsizetype m_made = 0;
};

} // namespace ui

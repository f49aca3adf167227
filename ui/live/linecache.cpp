// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/linecache.h"

#include "ui/text/scripts.h"

#include <QFontMetricsF>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

void LineCache::setFont(const QFont &font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_lines.clear();
}

QFont LineCache::fontOf(Style style, const QString &lang, bool cjk) const
{
    QFont font = fontForLanguage(m_font, lang, cjk);
    if (style == Style::Bold || style == Style::SmallBold)
        font.setWeight(QFont::DemiBold);
    if (style == Style::Small || style == Style::SmallBold) {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * 0.85);
        else
            font.setPixelSize(qMax(1, qRound(font.pixelSize() * 0.85)));
    }
    return font;
}

const LineCache::Line &LineCache::line(const QString &text, const QString &lang, Style style, qreal room)
{
    const int width = qMax(0, int(room));
    const QString key
        = QString::number(width) + u'/' + QString::number(int(style)) + u'/' + lang + u'/' + text;
    if (const Line *known = m_lines.object(key))
        return *known;
    auto *made = new Line;
    ++m_made;
    const QFont font = fontOf(style, lang, hasCjk(text));
    const QFontMetricsF metrics(font);
    QTextOption option;
    made->rightToLeft = startsRightToLeft(text);
    option.setTextDirection(made->rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    made->layout.setTextOption(option);
    made->layout.setFont(font);
    made->layout.setText(metrics.elidedText(text, Qt::ElideRight, width));
    made->layout.beginLayout();
    if (QTextLine line = made->layout.createLine(); line.isValid()) {
        line.setLineWidth(width + 1);
        made->width = line.naturalTextWidth();
        // Fallback fonts are taller; the base line is that of the normal font all the same.
        line.setPosition({0, QFontMetricsF(m_font).ascent() - line.ascent()});
    }
    made->layout.endLayout();
    made->layout.setCacheEnabled(true);
    made->height = metrics.height();
    m_lines.insert(key, made); // the cache owns it from here
    return *made; // NOLINT(clang-analyzer-cplusplus.NewDelete): only a cache without room would drop it
}

void LineCache::paint(QPainter *painter, const Line &line, qreal x, qreal y, const QColor &colour) const
{
    painter->setPen(colour);
    line.layout.draw(painter, {x, y});
}

qreal LineCache::height() const
{
    return QFontMetricsF(m_font).height();
}

} // namespace ui

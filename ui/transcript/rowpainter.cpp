// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/rowpainter.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QIcon>
#include <QPainter>
#include <QPainterPath>

#include <array>

using namespace Qt::StringLiterals;
using core::chat::Role;

namespace ui {

namespace {

QFont scaled(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(int(font.pixelSize() * factor));
    return font;
}

/// A rectangle whose corners have their own radii, clockwise from the top left.
QPainterPath rounded(QRectF r, const std::array<qreal, 4> &radius)
{
    QPainterPath path;
    path.moveTo(r.left() + radius[0], r.top());
    path.lineTo(r.right() - radius[1], r.top());
    path.quadTo(r.topRight(), r.topRight() + QPointF(0, radius[1]));
    path.lineTo(r.right(), r.bottom() - radius[2]);
    path.quadTo(r.bottomRight(), r.bottomRight() - QPointF(radius[2], 0));
    path.lineTo(r.left() + radius[3], r.bottom());
    path.quadTo(r.bottomLeft(), r.bottomLeft() - QPointF(0, radius[3]));
    path.lineTo(r.left(), r.top() + radius[0]);
    path.quadTo(r.topLeft(), r.topLeft() + QPointF(radius[0], 0));
    return path;
}

QPainterPath bubblePath(QRectF rect, const RowLayout &row, bool mirrored)
{
    std::array<qreal, 4> radius{8, 8, 8, 8};
    const bool right = row.trailing != mirrored;
    if (row.joinsAbove)
        radius[right ? 1 : 0] = 2;
    if (row.joinsBelow)
        radius[right ? 2 : 3] = 2;
    return rounded(rect, radius);
}

} // namespace

RowPainter::RowPainter(QPainter &painter, const Theme &theme, const QFont &font, bool mirrored)
    : m_painter(painter),
      m_theme(theme),
      m_font(font),
      m_small(scaled(font, 0.85)),
      m_strong(font),
      m_mirrored(mirrored)
{
    m_strong.setWeight(QFont::DemiBold);
}

void RowPainter::divider(QRect rect, const QString &words, bool strong) const
{
    const QFont &font = strong ? m_strong : m_small;
    const QFontMetrics metrics(font);
    const int wide = metrics.horizontalAdvance(words) + 24;
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(strong ? Theme::Role::Text : Theme::Role::DimText));
    m_painter.drawText(rect, Qt::AlignCenter, words);
    m_painter.setPen(QPen(m_theme.color(strong ? Theme::Role::Outline : Theme::Role::Line), 1,
        strong ? Qt::DashLine : Qt::SolidLine));
    const int y = rect.center().y();
    m_painter.drawLine(rect.left(), y, rect.center().x() - wide / 2, y);
    m_painter.drawLine(rect.center().x() + wide / 2, y, rect.right(), y);
}

void RowPainter::band(QRect rect, const QString &words, bool open) const
{
    m_painter.fillRect(rect, m_theme.color(Theme::Role::Alternate));
    m_painter.setFont(m_small);
    m_painter.setPen(m_theme.color(open ? Theme::Role::WarningText : Theme::Role::DimText));
    const QRect inner = rect.adjusted(8, 0, -8, 0);
    m_painter.drawText(
        inner, Qt::AlignCenter, m_painter.fontMetrics().elidedText(words, Qt::ElideRight, inner.width()));
}

void RowPainter::header(const RowLayout &row, QPoint at, const RowState &state) const
{
    if (!row.name.isEmpty()) {
        icon(Speakers::iconName(row.role)).paint(&m_painter, row.glyphRect.translated(at));
        const Qt::Alignment side = Qt::AlignVCenter | (m_mirrored ? Qt::AlignRight : Qt::AlignLeft);
        m_painter.setFont(m_strong);
        m_painter.setPen(
            m_theme.color(row.role == Role::Unknown ? Theme::Role::WarningText : Theme::Role::Text));
        m_painter.drawText(row.nameRect.translated(at), int(side) | Qt::TextDontClip, row.name);
        m_painter.setFont(m_small);
        m_painter.setPen(m_theme.color(Theme::Role::DimText));
        m_painter.drawText(row.timeRect.translated(at), int(side) | Qt::TextDontClip, row.time);
        if (!row.warning.isEmpty()) {
            m_painter.setPen(m_theme.color(Theme::Role::WarningText));
            m_painter.drawText(row.warningRect.translated(at), int(side) | Qt::TextDontClip, row.warning);
        }
    } else if (state.hovered || state.current) {
        m_painter.setFont(m_small);
        m_painter.setPen(m_theme.color(Theme::Role::DimText));
        m_painter.drawText(
            row.minuteRect.translated(at), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, row.minute);
    }
}

void RowPainter::bubble(const RowLayout &row, QPoint at, const RowState &state) const
{
    const QRectF rect = QRectF(row.bubble.translated(at)).adjusted(0.5, 0.5, -0.5, -0.5);
    if (row.flat) {
        if (state.hovered || state.current)
            m_painter.fillRect(row.bubble.translated(at), m_theme.color(Theme::Role::Alternate));
        if (state.current) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.color(state.focused ? Theme::Role::Accent : Theme::Role::Outline),
                state.focused ? 2 : 1));
            m_painter.drawRoundedRect(rect, 4, 4);
        }
        return;
    }
    Theme::Role fill = Theme::Role::CustomerBubble;
    if (row.role == Role::Bot)
        fill = Theme::Role::BotBubble;
    else if (row.role == Role::Agent)
        fill = Theme::Role::AgentBubble;
    else if (row.role == Role::System || row.role == Role::Unknown)
        fill = Theme::Role::Window;
    const bool outlined = row.role == Role::Customer || row.role == Role::System || row.role == Role::Unknown;
    m_painter.setBrush(m_theme.color(fill));
    m_painter.setPen(outlined ? QPen(m_theme.color(Theme::Role::Line)) : QPen(Qt::NoPen));
    m_painter.drawPath(bubblePath(rect, row, m_mirrored));
    if (state.current) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.color(state.focused ? Theme::Role::Accent : Theme::Role::Outline),
            state.focused ? 2 : 1));
        m_painter.drawPath(bubblePath(rect.adjusted(-2, -2, 2, 2), row, m_mirrored));
    }
}

void RowPainter::note(const RowLayout &row, QPoint at) const
{
    if (!row.note)
        return;
    const QRect rect = row.noteRect.translated(at);
    m_painter.setBrush(m_theme.color(Theme::Role::Note));
    m_painter.setPen(QPen(m_theme.color(Theme::Role::Outline), 1, Qt::DashLine));
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    icon(u"comment"_s).paint(&m_painter, row.noteGlyph.translated(at));
    row.note->paint(m_painter, m_theme, row.noteAt + at, {});
}

void RowPainter::paint(const RowLayout &row, QPoint at, const RowState &state) const
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    if (!row.day.isEmpty())
        divider(row.dayRect.translated(at), row.day, false);
    if (!row.bandAbove.isEmpty())
        band(row.bandAboveRect.translated(at), row.bandAbove, row.bandAboveOpen);
    if (!row.bandBelow.isEmpty())
        band(row.bandBelowRect.translated(at), row.bandBelow, true);
    if (!row.handOff.isEmpty())
        divider(row.handOffRect.translated(at), row.handOff, true);
    m_painter.setRenderHint(QPainter::Antialiasing);
    bubble(row, at, state);
    header(row, at, state);
    MessageText::Look look;
    look.selectionBegin = state.selectionBegin;
    look.selectionEnd = state.selectionEnd;
    look.caret = state.caret;
    look.currentHit = state.current;
    look.focused = state.focused;
    row.text->paint(m_painter, m_theme, row.textAt + at, look);
    if (!row.fold.isEmpty()) {
        m_painter.setFont(m_strong);
        m_painter.setPen(m_theme.color(Theme::Role::Accent));
        m_painter.drawText(row.foldRect.translated(at), Qt::AlignVCenter | Qt::AlignLeft, row.fold);
    }
    if (row.marked)
        icon(u"star-filled"_s).paint(&m_painter, row.starRect.translated(at));
    note(row, at);
}

void RowPainter::paintPlaceholder(QRect rect, qint64 rank, bool flat, const QString &failed) const
{
    const int column = std::min(rect.width() - 40, 900);
    const int left = rect.left() + (rect.width() - column) / 2;
    const int wide = column * int(30 + (rank * 37) % 40) / 100;
    const bool trailing = !flat && rank % 2 == 1;
    QRect shape(
        trailing ? left + column - wide : left, rect.top() + 8, wide, std::max(12, rect.height() - 16));
    if (m_mirrored)
        shape.moveLeft(rect.width() - shape.right() - 1);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.color(failed.isEmpty() ? Theme::Role::Alternate : Theme::Role::ErrorField));
    m_painter.drawRoundedRect(shape, 8, 8);
    if (!failed.isEmpty()) {
        m_painter.setFont(m_small);
        m_painter.setPen(m_theme.color(Theme::Role::ErrorText));
        m_painter.drawText(shape.adjusted(12, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, failed);
    }
}

} // namespace ui

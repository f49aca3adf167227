// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/roomdelegate.h"

#include "ui/icons.h"
#include "ui/live/roomlistmodel.h"
#include "ui/theme.h"

#include <QIcon>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

using core::feed::Handler;
using core::feed::Room;
using Style = LineCache::Style;

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;
constexpr int kTwoLines = 56;
constexpr int kOneLine = 36;
constexpr int kIcon = 16;

} // namespace

/// Hands out places from both ends of one line, in reading direction.
struct RoomDelegate::Pen
{
    QRectF rest;
    bool mirrored = false;

    [[nodiscard]] QRectF fromEnd(qreal width)
    {
        const qreal x = mirrored ? rest.left() : rest.right() - width;
        const QRectF place(x, rest.top(), width, rest.height());
        rest.adjust(mirrored ? width + kGap : 0, 0, mirrored ? 0 : -width - kGap, 0);
        return place;
    }
    [[nodiscard]] QRectF fromStart(qreal width)
    {
        const qreal x = mirrored ? rest.right() - width : rest.left();
        const QRectF place(x, rest.top(), width, rest.height());
        rest.adjust(mirrored ? 0 : width + kGap, 0, mirrored ? -width - kGap : 0, 0);
        return place;
    }
};

RoomDelegate::RoomDelegate(const Theme &theme, Clock now, QObject *parent)
    : QStyledItemDelegate(parent),
      m_theme(theme),
      m_now(std::move(now))
{ }

QSize RoomDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.height();
    return {200, m_compact ? qMax(kOneLine, line + 16) : qMax(kTwoLines, 2 * line + 20)};
}

void RoomDelegate::paintHead(
    QPainter *painter, const QStyleOptionViewItem &option, const Room &room, qreal y, qreal titleShare) const
{
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF inner = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
    Pen pen{{inner.left(), y, inner.width(), m_lines.height()}, mirrored};
    const QColor dim = m_theme.color(Theme::Role::DimText);

    const QString when = isWaiting(room) ? tr("waiting %1").arg(waitingTime(m_now() - room.waitingSinceMs))
        : room.lastAtMs > 0              ? m_dates.stamp(room.lastAtMs, m_now())
                                         : QString();
    const auto &time
        = m_lines.line(when, {}, isWaiting(room) ? Style::SmallBold : Style::Small, inner.width() / 2);
    m_lines.paint(painter, time, pen.fromEnd(time.width).left(), y,
        isWaiting(room) ? m_theme.color(Theme::Role::WarningText) : dim);
    if (room.handler != Handler::Nobody) {
        const QRectF place = pen.fromEnd(kIcon);
        icon(room.handler == Handler::Bot ? u"robot"_s : u"headset"_s)
            .paint(painter, QRect(int(place.left()), int(place.center().y() - kIcon / 2.0), kIcon, kIcon));
    }
    if (!room.lang.isEmpty()) {
        const auto &lang = m_lines.line(room.lang, {}, Style::Small, inner.width() / 4);
        const QRectF place = pen.fromEnd(lang.width + 8);
        painter->setPen(m_theme.color(Theme::Role::Outline));
        painter->drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        m_lines.paint(painter, lang, place.left() + 4, y, dim);
    }
    const auto &title = m_lines.line(roomTitle(room), room.lang,
        room.unread > 0 ? Style::Bold : Style::Normal, qMin(pen.rest.width(), inner.width() * titleShare));
    m_lines.paint(painter, title, pen.fromStart(title.width).left(), y, m_theme.color(Theme::Role::Text));
    if (m_compact)
        paintWords(painter, pen.rest, room, option.direction, true);
}

void RoomDelegate::paintWords(QPainter *painter, const QRectF &place, const Room &room,
    Qt::LayoutDirection way, bool withWarnings) const
{
    Pen pen{place, way == Qt::RightToLeft};
    const qreal y = place.top();
    if (room.unread > 0) {
        const auto &count
            = m_lines.line(QLocale().toString(room.unread), {}, Style::SmallBold, place.width());
        const qreal width = qMax(count.width + 12, m_lines.height());
        const QRectF pill = pen.fromEnd(width);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(Theme::Role::Accent));
        painter->drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter->setBrush(Qt::NoBrush);
        m_lines.paint(
            painter, count, pill.left() + (width - count.width) / 2, y, m_theme.color(Theme::Role::OnAccent));
    }
    const QString warnings = warningLine(room);
    if (withWarnings && !warnings.isEmpty()) {
        const auto &line = m_lines.line(warnings, {}, Style::SmallBold, place.width() * 0.6);
        m_lines.paint(
            painter, line, pen.fromStart(line.width).left(), y, m_theme.color(Theme::Role::WarningText));
    }
    if (pen.rest.width() < m_lines.height() * 2)
        return;
    const bool typing = isTyping(room, m_now());
    const auto &words = m_lines.line(typing ? tr("typing…") : room.lastWords, typing ? QString() : room.lang,
        Style::Normal, pen.rest.width());
    // A text stands at the side where its reader begins, whatever the interface's direction.
    const qreal x
        = (typing ? pen.mirrored : words.rightToLeft) ? pen.rest.right() - words.width : pen.rest.left();
    m_lines.paint(painter, words, x, y, m_theme.color(typing ? Theme::Role::Accent : Theme::Role::DimText));
}

void RoomDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto room = index.data(RoomListModel::RoomRole).value<Room>();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    m_lines.setFont(option.font);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, m_theme.color(Theme::Role::Alternate));
    if (selected) { // shape and colour: a bar at the leading edge says which room is open
        const QRect bar(option.rect.left(), option.rect.top(), 4, option.rect.height());
        painter->fillRect(
            QStyle::visualRect(option.direction, option.rect, bar), m_theme.color(Theme::Role::Accent));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        m_theme.color(Theme::Role::Line));
    const qreal line = m_lines.height();
    const QRectF inner = QRectF(option.rect).adjusted(kMargin, 0, -kMargin, 0);
    if (m_compact) {
        paintHead(painter, option, room, inner.top() + (inner.height() - line) / 2, 0.36);
    } else {
        const qreal top = inner.top() + (inner.height() - 2 * line - 4) / 2;
        paintHead(painter, option, room, top, 1);
        paintWords(
            painter, {inner.left(), top + line + 4, inner.width(), line}, room, option.direction, true);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color(Theme::Role::Accent), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace ui

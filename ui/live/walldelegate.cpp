// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/walldelegate.h"

#include "ui/icons.h"
#include "ui/live/roomlistmodel.h"
#include "ui/theme.h"

#include <QIcon>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

using core::chat::Role;
using core::feed::Room;
using Style = LineCache::Style;

namespace {

constexpr int kPadding = 10;
constexpr int kSpace = 4; // around a tile
constexpr int kIcon = 16;
constexpr int kLines = 5; // head, three of the talk, warnings
constexpr int kLineGap = 4;

QString iconOf(Role role)
{
    return role == Role::Bot ? u"robot"_s : role == Role::Agent ? u"headset"_s : u"person"_s;
}

} // namespace

WallDelegate::WallDelegate(const RecentWords &words, const Theme &theme, Clock now, QObject *parent)
    : QStyledItemDelegate(parent),
      m_words(words),
      m_theme(theme),
      m_now(std::move(now)),
      m_lines(4000)
{ }

QSize WallDelegate::tileSize(const QFontMetrics &metrics)
{
    return {qMax(260, metrics.averageCharWidth() * 38) + 2 * kSpace,
        kLines * (metrics.height() + kLineGap) + 2 * kPadding + 2 * kSpace};
}

QSize WallDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return tileSize(option.fontMetrics);
}

void WallDelegate::paintText(QPainter *painter, const LineCache::Line &line, const QRectF &place,
    bool atRight, const QColor &colour) const
{
    m_lines.paint(painter, line, atRight ? place.right() - line.width : place.left(), place.top(), colour);
}

void WallDelegate::paintWords(QPainter *painter, QRectF place, const Room &room, bool mirrored) const
{
    QVector<RecentWords::Words> talk = m_words.of(room.conversationId);
    if (talk.isEmpty() && !room.lastWords.isEmpty())
        talk.append({{}, room.lastRole, room.lastWords, room.lang});
    for (const auto &each : talk) {
        const QRectF sign(
            mirrored ? place.right() - kIcon : place.left(), place.top(), kIcon, place.height());
        icon(iconOf(each.role))
            .paint(painter, QRect(int(sign.left()), int(sign.center().y() - kIcon / 2.0), kIcon, kIcon));
        const QRectF text = place.adjusted(mirrored ? 0 : kIcon + 6, 0, mirrored ? -kIcon - 6 : 0, 0);
        const auto &line = m_lines.line(each.text, each.lang, Style::Normal, text.width());
        paintText(painter, line, text, line.rightToLeft,
            m_theme.color(each.role == Role::Customer ? Theme::Role::Text : Theme::Role::DimText));
        place.translate(0, place.height() + kLineGap);
    }
}

void WallDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto room = index.data(RoomListModel::RoomRole).value<Room>();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    m_lines.setFont(option.font);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(option.rect).adjusted(kSpace + 1, kSpace + 1, -kSpace - 1, -kSpace - 1);
    painter->setBrush(
        m_theme.color(selected || option.state.testFlag(QStyle::State_MouseOver) ? Theme::Role::Alternate
                                                                                 : Theme::Role::Base));
    const bool ring = option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(
        ring ? QPen(m_theme.color(Theme::Role::Accent), 2) : QPen(m_theme.color(Theme::Role::Outline), 1));
    painter->drawRoundedRect(tile, 8, 8);
    painter->setBrush(Qt::NoBrush);
    if (selected && !ring) {
        const QRectF bar(mirrored ? tile.right() - 4 : tile.left(), tile.top() + 8, 4, tile.height() - 16);
        painter->fillRect(bar, m_theme.color(Theme::Role::Accent));
    }
    const qreal height = m_lines.height();
    QRectF line(tile.left() + kPadding, tile.top() + kPadding, tile.width() - 2 * kPadding, height);

    const QString when = isWaiting(room) ? tr("waiting %1").arg(waitingTime(m_now() - room.waitingSinceMs))
        : room.lastAtMs > 0              ? m_dates.stamp(room.lastAtMs, m_now())
                                         : QString();
    const auto &time
        = m_lines.line(when, {}, isWaiting(room) ? Style::SmallBold : Style::Small, line.width() / 2);
    paintText(painter, time, line, !mirrored,
        m_theme.color(isWaiting(room) ? Theme::Role::WarningText : Theme::Role::DimText));
    const QString name
        = room.unread > 0 ? tr("%1 (%n new)", nullptr, room.unread).arg(roomTitle(room)) : roomTitle(room);
    const auto &title = m_lines.line(name, room.lang, Style::Bold, line.width() - time.width - kPadding);
    paintText(painter, title, line, mirrored, m_theme.color(Theme::Role::Text));
    line.translate(0, height + kLineGap);
    paintWords(painter, line, room, mirrored);
    line.translate(0, RecentWords::kKept * (height + kLineGap));
    const auto &warnings = m_lines.line(
        isTyping(room, m_now()) ? tr("typing…") : warningLine(room), {}, Style::SmallBold, line.width() - 60);
    paintText(painter, warnings, line, mirrored, m_theme.color(Theme::Role::WarningText));
    if (!room.lang.isEmpty()) {
        const auto &lang = m_lines.line(room.lang, {}, Style::Small, 56);
        paintText(painter, lang, line, !mirrored, m_theme.color(Theme::Role::DimText));
    }
    painter->restore();
}

} // namespace ui

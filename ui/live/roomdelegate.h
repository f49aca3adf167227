// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/linecache.h"
#include "ui/live/roomwords.h"

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints watched rooms: two lines of 56 px, or one of 36 px (compact). GUI thread.
class RoomDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    RoomDelegate(const Theme &theme, Clock now, QObject *parent = nullptr);

    void setCompact(bool compact) { m_compact = compact; }
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void setDates(const Dates &dates) { m_dates = dates; }
    [[nodiscard]] qsizetype layoutsMade() const { return m_lines.made(); }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Pen; // where the next thing goes in a line
    void paintHead(QPainter *painter, const QStyleOptionViewItem &option, const core::feed::Room &room,
        qreal y, qreal titleShare) const;
    void paintWords(QPainter *painter, const QRectF &place, const core::feed::Room &room,
        Qt::LayoutDirection way, bool withWarnings) const;

    const Theme &m_theme;
    Clock m_now;
    Dates m_dates;
    mutable LineCache m_lines;
    bool m_compact = false;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/live/linecache.h"
#include "ui/live/recentwords.h"
#include "ui/live/roomwords.h"

#include <QStyledItemDelegate>

namespace ui {

class Theme;

/// Paints a watched room as a tile: who, how long they wait, the last words, and what it warns of. GUI
/// thread.
class WallDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    WallDelegate(const RecentWords &words, const Theme &theme, Clock now, QObject *parent = nullptr);

    void setDates(const Dates &dates) { m_dates = dates; }
    [[nodiscard]] qsizetype layoutsMade() const { return m_lines.made(); }
    [[nodiscard]] static QSize tileSize(const QFontMetrics &metrics);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter *painter, const LineCache::Line &line, const QRectF &place, bool atRight,
        const QColor &colour) const;
    void paintWords(QPainter *painter, QRectF place, const core::feed::Room &room, bool mirrored) const;

    const RecentWords &m_words;
    const Theme &m_theme;
    Clock m_now;
    Dates m_dates;
    mutable LineCache m_lines;
};

} // namespace ui

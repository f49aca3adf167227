// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/historyroles.h"
#include "ui/text/dates.h"

#include <QCache>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <memory>

namespace ui {

class Theme;

/// Paints conversations and hits: two lines of 56 px, or one of 36 px.
///
/// Laid-out texts are kept by row and width; colours are applied while painting. GUI thread.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit HistoryDelegate(const Theme &theme, QObject *parent = nullptr);
    ~HistoryDelegate() override;

    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void setDates(const Dates &dates);
    [[nodiscard]] qsizetype layoutsMade() const { return m_made; } // since the start

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Line; // one laid-out text
    struct Row; // all of them for one row and width
    [[nodiscard]] const Row &row(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void lay(Row &row, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLine(QPainter *painter, const Line &line, const QPointF &place, const QColor &text) const;

    const Theme &m_theme;
    Dates m_dates;
    mutable QCache<QString, Row> m_rows;
    mutable QFont m_font; // of the layouts
    mutable qsizetype m_made = 0;
    bool m_compact = false;
};

} // namespace ui

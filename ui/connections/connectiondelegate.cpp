// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/connectiondelegate.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

constexpr int kSide = 12;
constexpr int kAbove = 8;

QFont nameFont(const QStyleOptionViewItem &option)
{
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

void ConnectionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    const bool selected = item.state & QStyle::State_Selected;
    const bool active
        = selected && (item.state & QStyle::State_Active) && (item.state & QStyle::State_HasFocus);
    const QString text = index.data().toString();
    const QString name = text.section(u'\n', 0, 0);
    const QString state = text.section(u'\n', 1);
    QRect line = item.rect.adjusted(kSide, kAbove, -kSide, 0);
    line.setHeight(QFontMetrics(nameFont(item)).height());
    const auto draw = [&](const QFont &font, QPalette::ColorRole role, const QString &words) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(item.palette.color(active ? QPalette::HighlightedText : role));
        painter->drawText(line,
            int(Qt::AlignVCenter) | int(QStyle::visualAlignment(item.direction, Qt::AlignLeft)),
            metrics.elidedText(words, Qt::ElideRight, line.width()));
        line.translate(0, line.height() + 2);
    };
    painter->save();
    draw(nameFont(item), QPalette::Text, name);
    draw(item.font, QPalette::PlaceholderText, state);
    painter->restore();
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = QFontMetrics(nameFont(option)).height() + option.fontMetrics.height() + 2 + 2 * kAbove;
    return {option.fontMetrics.averageCharWidth() * 20, height};
}

} // namespace ui

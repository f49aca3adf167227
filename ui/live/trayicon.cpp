// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/live/trayicon.h"

#include "ui/icons.h"
#include "ui/live/linkwords.h"
#include "ui/theme.h"

#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ui {

using core::live::State;
using core::live::Status;

namespace {

/// ✕ for what needs a person, ▲ for slow, ◐ for on its way, nothing while all is well.
void paintState(QPainter &painter, const QRectF &place, const Theme &theme, const Status &link)
{
    const bool broken = needsPerson(link);
    if (link.state == State::Online && !link.degraded)
        return;
    const QColor colour = theme.color(broken ? Theme::Role::ErrorText : Theme::Role::WarningText);
    painter.setPen(QPen(colour, place.width() / 5, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(theme.color(Theme::Role::Base));
    if (broken || link.state == State::Idle) {
        painter.drawEllipse(place);
        if (broken) {
            const QRectF cross = place.adjusted(
                place.width() / 4, place.width() / 4, -place.width() / 4, -place.width() / 4);
            painter.drawLine(cross.topLeft(), cross.bottomRight());
            painter.drawLine(cross.topRight(), cross.bottomLeft());
        }
    } else if (link.state == State::Online) {
        QPainterPath triangle(QPointF(place.center().x(), place.top()));
        triangle.lineTo(place.bottomRight());
        triangle.lineTo(place.bottomLeft());
        triangle.closeSubpath();
        painter.fillPath(triangle, colour);
    } else {
        painter.drawEllipse(place);
        painter.setBrush(colour);
        painter.drawPie(place, 90 * 16, 180 * 16);
    }
}

} // namespace

QIcon trayIcon(const Theme &theme, const Status &link, int waiting, bool muted)
{
    QIcon made;
    for (const int size : {16, 22, 32, 64}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        icon(muted ? u"bell-off"_s : u"live"_s).paint(&painter, QRect(0, 0, size, size));
        if (waiting > 0) {
            const QString words = waiting > 99 ? u"99+"_s : QString::number(waiting);
            QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
            font.setPixelSize(qMax(8, size / 2));
            font.setWeight(QFont::Bold);
            painter.setFont(font);
            const qreal width
                = qMax<qreal>(size * 0.56, QFontMetricsF(font).horizontalAdvance(words) + size / 8.0);
            const QRectF badge(size - qMin<qreal>(width, size), 0, qMin<qreal>(width, size), size * 0.56);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(Theme::Role::Accent));
            painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
            painter.setPen(theme.color(Theme::Role::OnAccent));
            painter.drawText(badge, Qt::AlignCenter, words);
        }
        paintState(painter, QRectF(size * 0.6, size * 0.6, size * 0.38, size * 0.38), theme, link);
        painter.end();
        made.addPixmap(pixmap);
    }
    return made;
}

} // namespace ui

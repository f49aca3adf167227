// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/zoom.h"

#include <QApplication>
#include <QFont>
#include <QVariant>

namespace ui {

namespace {

constexpr qreal kSmallestPoints = 9;
constexpr auto kProperty = "agentconsoleBasePoints"; // of the application: it outlives every window

} // namespace

void applyZoom(int percent)
{
    QFont font = QApplication::font();
    if (!qApp->property(kProperty).isValid())
        qApp->setProperty(kProperty, qMax(kSmallestPoints, font.pointSizeF()));
    const qreal points = qApp->property(kProperty).toReal() * percent / 100;
    if (qFuzzyCompare(points, font.pointSizeF()))
        return;
    font.setPointSizeF(points);
    QApplication::setFont(font);
}

} // namespace ui

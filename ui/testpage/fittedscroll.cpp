// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/fittedscroll.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>

namespace ui {

FittedScroll::FittedScroll(QWidget *content, int highest, QWidget *parent)
    : QScrollArea(parent),
      m_highest(highest)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setWidgetResizable(true);
    setWidget(content);
    content->installEventFilter(this);
}

int FittedScroll::fittedHeight() const
{
    const QWidget *content = widget();
    if (!content)
        return 0;
    const int natural = content->hasHeightForWidth() ? content->heightForWidth(viewport()->width())
                                                     : content->sizeHint().height();
    return qBound(0, natural, m_highest);
}

QSize FittedScroll::sizeHint() const
{
    return {QScrollArea::sizeHint().width(), fittedHeight()};
}

QSize FittedScroll::minimumSizeHint() const
{
    return {QScrollArea::minimumSizeHint().width(), fittedHeight()};
}

bool FittedScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget()
        && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ShowToParent
            || event->type() == QEvent::HideToParent))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FittedScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace ui

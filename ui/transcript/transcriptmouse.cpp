// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptview_p.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTextCursor>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::chat::Message;

namespace ui {

TranscriptView::Private::Spot TranscriptView::Private::spotAt(QPoint point)
{
    Spot spot;
    const auto &visible = flow.visible();
    for (const TranscriptFlow::Visible &seen : visible) {
        if (point.y() >= seen.y + seen.height && seen.rank != visible.constLast().rank)
            continue;
        spot.rank = seen.rank;
        const RowLayout *row = flow.row(seen.rank);
        if (!row)
            break;
        const QPoint inRow = point - QPoint(0, seen.y);
        const QPointF inText = inRow - row->textAt;
        spot.position = row->text->positionAt(inText);
        spot.overText = QRectF(QPointF(0, 0), row->text->size()).contains(inText);
        spot.overFold = !row->fold.isEmpty() && row->foldRect.contains(inRow);
        if (spot.overText)
            spot.link = row->text->linkAt(inText);
        break;
    }
    return spot;
}

void TranscriptView::Private::hover(QPoint point)
{
    const Spot spot = spotAt(point);
    const bool hand = spot.overFold || !spot.link.isEmpty();
    const Qt::CursorShape shape = hand ? Qt::PointingHandCursor
        : spot.overText                ? Qt::IBeamCursor
                                       : Qt::ArrowCursor;
    if (q->viewport()->cursor().shape() != shape)
        q->viewport()->setCursor(shape);
    const qint64 rank = rowAt(point);
    if (rank == hovered)
        return;
    const qint64 before = std::exchange(hovered, rank);
    for (const qint64 each : {before, rank}) {
        if (const auto *seen = flow.visibleRow(each))
            q->viewport()->update(0, seen->y, q->viewport()->width(), seen->height);
    }
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || d->flow.count() == 0)
        return;
    d->pressed = d->spotAt(event->pos());
    if (d->pressed.rank < 0)
        return;
    if (d->pressed.position < 0) { // not loaded
        d->rows.retry();
        d->refresh();
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && d->current >= 0) {
        d->extendSelection(d->pressed.rank, d->pressed.position);
    } else {
        d->selection.start({d->pressed.rank, d->pressed.position});
        d->keepSelected();
    }
    d->selecting = true;
    d->makeCurrent(d->pressed.rank, false);
    d->caret = d->pressed.position;
    d->update();
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    d->pointer = event->pos();
    if (!d->selecting) {
        d->hover(event->pos());
        return;
    }
    const Private::Spot spot = d->spotAt(event->pos());
    if (spot.position >= 0)
        d->extendSelection(spot.rank, spot.position);
    const bool outside = event->pos().y() < 0 || event->pos().y() >= d->page();
    if (outside && !d->autoScroll.isActive())
        d->autoScroll.start(30, this);
    else if (!outside)
        d->autoScroll.stop();
}

void TranscriptView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != d->autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int beyond = d->pointer.y() < 0 ? d->pointer.y() : d->pointer.y() - d->page();
    d->scrollBy(std::clamp(beyond, -120, 120));
    const Private::Spot spot = d->spotAt({d->pointer.x(), std::clamp(d->pointer.y(), 0, d->page() - 1)});
    if (spot.position >= 0)
        d->extendSelection(spot.rank, spot.position);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    d->autoScroll.stop();
    if (!std::exchange(d->selecting, false) || event->button() != Qt::LeftButton || !d->selection.isEmpty())
        return;
    const Private::Spot spot = d->spotAt(event->pos());
    if (spot.rank != d->pressed.rank)
        return;
    if (spot.overFold)
        d->press(spot.rank);
    else if (!spot.link.isEmpty() && spot.link == d->pressed.link)
        emit linkActivated(spot.link);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Private::Spot spot = d->spotAt(event->pos());
    const RowLayout *row = spot.position >= 0 ? d->flow.row(spot.rank) : nullptr;
    if (!row || event->button() != Qt::LeftButton)
        return;
    QTextCursor cursor(&row->text->document());
    cursor.setPosition(spot.position);
    cursor.select(QTextCursor::WordUnderCursor);
    d->selection.start({spot.rank, cursor.selectionStart()});
    d->selection.extendTo({spot.rank, cursor.selectionEnd()});
    d->keepSelected();
    d->update();
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    if (d->flow.count() == 0)
        return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const int rank = d->rowAt(viewport()->mapFromGlobal(at));
        if (rank >= 0 && !d->selection.contains(rank))
            d->makeCurrent(rank, false);
    } else if (d->current >= 0) {
        d->makeCurrent(d->current, true);
        at = viewport()->mapToGlobal(d->rowRect(int(d->current)).center());
    }
    emit menuRequested(at);
}

void TranscriptView::wheelEvent(QWheelEvent *event)
{
    int pixels = -event->pixelDelta().y();
    if (event->pixelDelta().isNull()) {
        const int lines = QGuiApplication::styleHints()->wheelScrollLines();
        d->wheelRest -= event->angleDelta().y() * lines * fontMetrics().height();
        pixels = d->wheelRest / 120;
        d->wheelRest -= pixels * 120;
    }
    d->scrollBy(pixels);
    event->accept();
}

void TranscriptView::Private::scrollBy(qint64 pixels)
{
    if (pixels == 0 || flow.count() == 0)
        return;
    flow.scrollBy(pixels, page());
    refresh();
    hovered = -1;
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        d->hover({-1, -1});
    } else if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const Private::Spot spot = d->spotAt(help->pos());
        const Message *message = d->rows.at(d->rowAt(help->pos()));
        QString words;
        if (!spot.link.isEmpty())
            words = spot.link.toDisplayString(QUrl::FullyEncoded).toHtmlEscaped();
        else if (message)
            words = tr("%1, from %2", "full time and name of the source")
                        .arg(d->flow.layouter.dates.full(message->sentAtMs), message->source)
                        .toHtmlEscaped();
        // Always rich text and always escaped: Qt guesses otherwise, and a message could look like markup.
        QToolTip::showText(
            help->globalPos(), words.isEmpty() ? words : u"<p>%1</p>"_s.arg(words), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (d->current < 0 && !d->flow.visible().isEmpty())
        d->makeCurrent(d->flow.visible().constLast().rank, false);
    announceCurrentRow(this, int(d->current));
    d->update();
}

void TranscriptView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    d->update();
}

} // namespace ui

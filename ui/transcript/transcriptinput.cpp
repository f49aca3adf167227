// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptview_p.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTextCursor>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <limits>

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

void TranscriptView::Private::keepSelected()
{
    if (selection.isEmpty() || !selection.spansMessages())
        rows.keep(0, -1);
    else
        rows.keep(selection.first(), selection.last());
}

void TranscriptView::Private::extendSelection(qint64 rank, int position)
{
    if (selection.anchor.rank < 0)
        selection.start({current, 0});
    if (!selection.extendTo({rank, position}))
        emit q->notice(tr("Only %Ln message(s) can be selected at once. Export copies more.", nullptr,
            int(TranscriptSelection::kMostMessages)));
    keepSelected();
    update();
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

bool TranscriptView::event(QEvent *event)
{
    // The window's shortcuts would take these keys before the view is asked.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F7 && key->modifiers() == Qt::NoModifier)
            event->accept();
    }
    return QAbstractScrollArea::event(event);
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    if (d->flow.count() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy))
        d->copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->key() == Qt::Key_F7)
        d->toggleCaret();
    else if (!(d->caretBrowsing && d->keyForCaret(event)) && !d->keyForMessages(event))
        event->ignore();
}

bool TranscriptView::Private::keyForMessages(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event->key()) {
    case Qt::Key_Down:
        step(1, extend);
        return true;
    case Qt::Key_Up:
        step(-1, extend);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (event->modifiers().testFlag(Qt::ControlModifier))
            return false; // next and previous conversation
        turnPage(event->key() == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Home:
        makeCurrent(0, true);
        return true;
    case Qt::Key_End:
        flow.placeEnd(page());
        refresh();
        makeCurrent(flow.count() - 1, false);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        press(current);
        return true;
    case Qt::Key_Escape:
        if (selection.isEmpty())
            return false; // leaves the pane
        selection.clear();
        keepSelected();
        update();
        return true;
    default:
        return false;
    }
}

void TranscriptView::Private::step(int direction, bool extend)
{
    if (current < 0 || (!extend && !flow.visibleRow(current))) {
        const auto &edge = direction > 0 ? flow.visible().constFirst() : flow.visible().constLast();
        makeCurrent(edge.rank, true);
        return;
    }
    // A message taller than the view is read on before the next one comes.
    const auto *seen = flow.visibleRow(current);
    const bool more = seen && (direction > 0 ? seen->y + seen->height > page() : seen->y < 0);
    if (!extend && more && seen->height > page()) {
        scrollBy(direction * page() / 3);
        return;
    }
    const qint64 next = std::clamp<qint64>(current + direction, 0, flow.count() - 1);
    if (extend) {
        if (!selection.spansMessages())
            selection.wholeRow(current, flow.row(current) ? flow.row(current)->text->end() : 0);
        const RowLayout *row = flow.row(next);
        extendSelection(next, row ? row->text->end() : 0);
    } else if (!selection.isEmpty()) {
        selection.clear();
        keepSelected();
    }
    makeCurrent(next, true);
}

void TranscriptView::Private::turnPage(int direction)
{
    scrollBy(qint64(direction) * std::max(40, page() - 2 * q->fontMetrics().height()));
    if (flow.visible().isEmpty())
        return;
    const auto &visible = flow.visible();
    const bool atEnd = visible.constLast().rank == flow.count() - 1
        && visible.constLast().y + visible.constLast().height <= page();
    const bool atStart = visible.constFirst().rank == 0 && visible.constFirst().y >= 0;
    qint64 rank = visible.constFirst().rank;
    if (direction > 0 && atEnd)
        rank = visible.constLast().rank;
    else if (!atStart && visible.size() > 1 && visible.constFirst().y < 0)
        rank = visible.at(1).rank;
    makeCurrent(rank, false);
}

void TranscriptView::Private::toggleCaret()
{
    caretBrowsing = !caretBrowsing && current >= 0;
    caret = 0;
    update();
    emit q->notice(caretBrowsing ? tr("Caret browsing: the arrow keys move inside the message. F7 ends it.")
                                 : tr("Caret browsing is off."));
}

bool TranscriptView::Private::keyForCaret(QKeyEvent *event)
{
    const RowLayout *row = flow.row(current);
    if (!row)
        return false;
    const bool words = event->modifiers().testFlag(Qt::ControlModifier);
    QTextCursor::MoveOperation move = QTextCursor::NoMove;
    switch (event->key()) {
    case Qt::Key_Left:
        move = words ? QTextCursor::WordLeft : QTextCursor::Left;
        break;
    case Qt::Key_Right:
        move = words ? QTextCursor::WordRight : QTextCursor::Right;
        break;
    case Qt::Key_Up:
        move = words ? QTextCursor::Start : QTextCursor::Up;
        break;
    case Qt::Key_Down:
        move = words ? QTextCursor::End : QTextCursor::Down;
        break;
    case Qt::Key_Home:
        move = words ? QTextCursor::Start : QTextCursor::StartOfLine;
        break;
    case Qt::Key_End:
        move = words ? QTextCursor::End : QTextCursor::EndOfLine;
        break;
    case Qt::Key_Escape:
        toggleCaret();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        for (const LinkSpan &link : row->text->links()) {
            if (caret >= link.begin && caret <= link.begin + link.length) {
                emit q->linkActivated(link.url);
                return true;
            }
        }
        return false;
    default:
        return false;
    }
    QTextCursor cursor(&row->text->document());
    cursor.setPosition(std::min(caret, row->text->end()));
    cursor.movePosition(move);
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        if (selection.anchor.rank != current || selection.isEmpty())
            selection.start({current, caret});
        extendSelection(current, cursor.position());
    } else {
        selection.clear();
        keepSelected();
    }
    caret = std::min(cursor.position(), row->text->end());
    update();
    return true;
}

void TranscriptView::Private::press(qint64 rank)
{
    const Message *message = rows.at(rank);
    const RowLayout *row = flow.row(rank);
    if (!message || !row)
        return;
    if (!row->fold.isEmpty()) {
        if (const auto *seen = flow.visibleRow(rank))
            flow.place(rank, seen->y);
        flow.unfold(*message, rank);
        refresh();
    } else if (!row->text->links().isEmpty()) {
        emit q->linkActivated(row->text->links().constFirst().url);
    }
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
        QToolTip::showText(help->globalPos(), words, viewport());
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

bool TranscriptView::hasSelection() const
{
    return !d->selection.isEmpty();
}

QString TranscriptView::Private::textOf(qint64 rank)
{
    const Message *message = rows.at(rank);
    if (!message)
        return {};
    if (selection.isEmpty() || selection.spansMessages())
        return message->content;
    const RowLayout *row = flow.row(rank);
    const bool whole = row && selection.begin() == 0 && selection.end() >= row->text->end();
    return whole || !row ? message->content : row->text->copied(selection.begin(), selection.end());
}

QString TranscriptView::selectedText() const
{
    if (d->selection.isEmpty())
        return {};
    QStringList texts;
    for (qint64 rank = d->selection.first(); rank <= d->selection.last(); ++rank)
        texts.append(d->textOf(rank));
    return texts.join(u'\n');
}

QString TranscriptView::selectedTextWithNames() const
{
    const bool any = !d->selection.isEmpty();
    const qint64 first = any ? d->selection.first() : d->current;
    const qint64 last = any ? d->selection.last() : d->current;
    const RowLayouter &layouter = d->flow.layouter;
    QStringList lines;
    for (qint64 rank = first; rank <= last && rank >= 0; ++rank) {
        if (const Message *message = d->rows.at(rank))
            lines.append(layouter.speakers.copied(*message, layouter.dates, d->textOf(rank)));
    }
    return lines.join(u'\n');
}

void TranscriptView::selectAll()
{
    if (d->flow.count() == 0)
        return;
    const qint64 count = d->flow.count();
    const qint64 most = TranscriptSelection::kMostMessages;
    const qint64 middle = std::max<qint64>(0, d->current);
    const qint64 first = count <= most ? 0 : std::clamp<qint64>(middle - most / 2, 0, count - most);
    const qint64 last = std::min(count, first + most) - 1;
    d->selection.wholeRow(first, std::numeric_limits<int>::max());
    d->selection.extendTo({last, std::numeric_limits<int>::max()});
    d->keepSelected();
    d->refresh();
    if (count > most)
        emit notice(
            tr("Only %Ln message(s) around this one are selected. Export copies more.", nullptr, int(most)));
}

void TranscriptView::Private::copy()
{
    const QString text = selection.isEmpty() ? textOf(current) : q->selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace ui

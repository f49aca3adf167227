// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptview_p.h"

#include <QKeyEvent>
#include <QTextCursor>

#include <algorithm>

using core::chat::Message;

namespace ui {

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
    if (!message || !row) {
        rows.retry();
        refresh();
        return;
    }
    if (!row->fold.isEmpty()) {
        if (const auto *seen = flow.visibleRow(rank))
            flow.place(rank, seen->y);
        flow.unfold(*message, rank);
        refresh();
    } else if (!row->text->links().isEmpty()) {
        emit q->linkActivated(row->text->links().constFirst().url);
    }
}

} // namespace ui

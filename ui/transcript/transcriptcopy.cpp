// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptview_p.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <limits>
#include <utility>

using core::chat::Message;

namespace ui {

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
    const bool fits = selection.extendTo({rank, position});
    if (!std::exchange(selectionCut, !fits) && !fits) // said once
        emit q->notice(tr("Only %Ln message(s) can be selected at once. Export copies more.", nullptr,
            int(TranscriptSelection::kMostMessages)));
    keepSelected();
    update();
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

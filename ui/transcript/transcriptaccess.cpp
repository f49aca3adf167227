// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/errors.h"
#include "ui/transcript/transcriptview_p.h"

#include <algorithm>
#include <limits>

using core::chat::Message;

using namespace Qt::StringLiterals;

namespace ui {

int TranscriptView::Private::rowCount() const
{
    return state == State::Ready ? int(std::min<qint64>(flow.count(), std::numeric_limits<int>::max())) : 0;
}

QString TranscriptView::Private::rowSentence(int row) const
{
    const Message *message = rows.at(row);
    if (message) {
        QString sentence = flow.layouter.speakers.sentence(*message, flow.layouter.dates);
        const RowLayout *measured = flow.visibleRow(row) ? flow.measured(row) : nullptr;
        if (measured && !measured->bandAbove.isEmpty())
            sentence = measured->bandAbove + u". "_s + sentence;
        if (measured && !measured->bandBelow.isEmpty())
            sentence += u' ' + measured->bandBelow;
        return sentence;
    }
    return tr("Message %L1 of %L2, not loaded yet").arg(row + 1).arg(flow.count());
}

QRect TranscriptView::Private::rowRect(int row) const
{
    const auto *seen = flow.visibleRow(row);
    return seen ? QRect(0, seen->y, q->viewport()->width(), seen->height) & q->viewport()->rect() : QRect();
}

int TranscriptView::Private::rowAt(QPoint point) const
{
    for (const TranscriptFlow::Visible &seen : flow.visible()) {
        if (point.y() >= seen.y && point.y() < seen.y + seen.height)
            return int(seen.rank);
    }
    return -1;
}

QString TranscriptView::Private::summary() const
{
    switch (state) {
    case State::Closed:
        return tr("No conversation is open.");
    case State::Loading:
        return tr("Loading…");
    case State::Failed:
        return sentenceFor(error);
    case State::Ready:
        break;
    }
    const QString name = rows.conversation().customerName;
    const QString count = tr("%Ln message(s)", nullptr, int(std::min<qint64>(flow.count(), 2'000'000'000)));
    return name.isEmpty() ? count : tr("%1, %2", "customer and number of messages").arg(name, count);
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/deliver.h"
#include "ui/transcript/transcriptview_p.h"

#include <limits>

using namespace core::history;
using core::chat::Message;

namespace ui {

void TranscriptView::find(const Query &query, bool forward)
{
    if (d->state != Private::State::Ready || !d->rows.source()) {
        emit findFinished(false, false);
        return;
    }
    Position from{forward ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max(), 0};
    if (const Message *message = d->rows.at(d->current))
        from = {message->sentAtMs, message->row};
    d->findCancel.cancel();
    d->findCancel = {};
    const quint64 generation = ++d->findGeneration;
    core::deliverAtOnce(
        d->rows.source()->findInConversation(d->rows.ref(), query, from, forward, d->findCancel), this,
        [this, query, forward, generation](const core::Result<std::optional<Position>> &found) {
            if (generation != d->findGeneration)
                return;
            if (!found)
                emit findFinished(false, false);
            else if (*found)
                d->showFound(**found, false);
            else
                d->findFromEnd(query, forward);
        });
}

void TranscriptView::Private::findFromEnd(const Query &query, bool forward)
{
    const Position from{forward ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max(), 0};
    core::deliverAtOnce(rows.source()->findInConversation(rows.ref(), query, from, forward, findCancel), q,
        [this, generation = findGeneration](const core::Result<std::optional<Position>> &found) {
            if (generation != findGeneration)
                return;
            if (found && *found)
                showFound(**found, true);
            else
                emit q->findFinished(false, false);
        });
}

void TranscriptView::Private::showFound(const Position &position, bool wrapped)
{
    if (const auto rank = rows.rankAt(position)) {
        makeCurrent(*rank, true);
        emit q->findFinished(true, wrapped);
        return;
    }
    findPending = true;
    findWrapped = wrapped;
    wanted = {};
    wanted.kind = MessageAnchor::Kind::After;
    wanted.position = {position.atMs, position.row - 1}; // strictly after the one before
    rows.locate(wanted);
}

} // namespace ui

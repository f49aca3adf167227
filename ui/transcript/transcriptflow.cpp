// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/transcriptflow.h"

#include <algorithm>

namespace ui {

void TranscriptFlow::reset(qint64 count)
{
    m_layouts.clear();
    m_visible.clear();
    m_heights.reset(count, layouter.estimate());
}

void TranscriptFlow::restyle()
{
    m_layouts.clear();
    const int before = m_heights.meanHeight();
    m_heights.reset(m_heights.count(), std::max(before, layouter.estimate()));
}

void TranscriptFlow::invalidate(qint64 first, qint64 last)
{
    if (last - first > m_layouts.size()) {
        const QList<qint64> ranks = m_layouts.keys();
        for (const qint64 rank : ranks) {
            if (rank >= first && rank <= last)
                m_layouts.remove(rank);
        }
        return;
    }
    for (qint64 rank = first; rank <= last; ++rank)
        m_layouts.remove(rank);
}

void TranscriptFlow::setMatcher(const core::history::TextMatcher *matcher)
{
    m_matcher = matcher;
    const QList<qint64> ranks = m_layouts.keys();
    for (const qint64 rank : ranks)
        m_layouts.object(rank)->text->setHighlights(matcher);
}

void TranscriptFlow::unfold(const core::chat::Message &message, qint64 rank)
{
    qsizetype &shown = m_unfolded[message.id];
    shown = std::max(shown, MessageText::kFolded) * 5;
    m_layouts.remove(rank);
}

RowLayout *TranscriptFlow::row(qint64 rank)
{
    if (RowLayout *known = m_layouts.object(rank))
        return known;
    const core::chat::Message *message = m_rows.at(rank);
    if (!message)
        return nullptr;
    const RowLayouter::Neighbours around{
        m_rows.at(rank - 1), m_rows.at(rank + 1), rank == 0, rank + 1 == count(), isHandedOver(rank)};
    auto made = layouter.make(*message, around, m_unfolded.value(message->id, MessageText::kFolded));
    made->text->setHighlights(m_matcher);
    m_heights.setHeight(rank, made->height);
    RowLayout *row = made.get();
    m_layouts.insert(rank, made.release()); // the cache owns it from here
    return row;
}

bool TranscriptFlow::isHandedOver(qint64 rank) const
{
    using core::chat::Role;
    if (m_rows.at(rank)->role != Role::Agent)
        return false;
    for (qint64 before = rank - 1; before >= rank - kLookBack; --before) {
        const core::chat::Message *message = m_rows.at(before);
        if (!message || message->role == Role::Agent)
            return false;
        if (message->role == Role::Bot)
            return true;
    }
    return false;
}

int TranscriptFlow::measure(qint64 rank)
{
    const RowLayout *known = row(rank);
    return known ? known->height : m_heights.height(rank);
}

void TranscriptFlow::place(qint64 rank, int y)
{
    m_anchor = std::clamp<qint64>(rank, 0, std::max<qint64>(0, count() - 1));
    m_anchorY = y;
    m_moved = false;
}

void TranscriptFlow::placeEnd(int viewportHeight)
{
    m_anchor = std::max<qint64>(0, count() - 1);
    m_anchorY = viewportHeight - (count() > 0 ? measure(m_anchor) : 0);
    m_moved = false;
}

void TranscriptFlow::scrollBy(qint64 pixels, int viewportHeight)
{
    if (std::abs(pixels) > 3 * qint64(viewportHeight)) {
        scrollTo(offset() + pixels);
        return;
    }
    m_anchorY -= pixels;
    m_moved = true;
}

void TranscriptFlow::scrollTo(qint64 offset)
{
    const qint64 rank = m_heights.rowAt(offset);
    if (rank < 0)
        return;
    m_anchor = rank;
    m_anchorY = m_heights.top(rank) - offset;
    m_moved = true;
}

qint64 TranscriptFlow::offset() const
{
    return m_heights.top(m_anchor) - m_anchorY;
}

void TranscriptFlow::reveal(qint64 rank, int viewportHeight)
{
    if (const Visible *seen = visibleRow(rank)) {
        const bool fits = seen->y >= 0 && seen->y + seen->height <= viewportHeight;
        const bool fills = seen->y <= 0 && seen->y + seen->height >= viewportHeight;
        if (fits || fills)
            return;
        place(rank, seen->y < 0 ? 0 : std::max(0, viewportHeight - seen->height));
        return;
    }
    const bool below = !m_visible.isEmpty() && rank > m_visible.constLast().rank;
    const bool near = below && rank - m_visible.constLast().rank < 5;
    const int height = measure(rank);
    if (near)
        place(rank, std::max(0, viewportHeight - height));
    else if (!m_visible.isEmpty() && rank < m_visible.constFirst().rank
        && m_visible.constFirst().rank - rank < 5)
        place(rank, 0);
    else
        place(rank, viewportHeight / 3);
}

void TranscriptFlow::layOut(int viewportHeight)
{
    m_visible.clear();
    if (count() == 0)
        return;
    m_anchor = std::clamp<qint64>(m_anchor, 0, count() - 1);
    for (int pass = 0; pass < 4; ++pass) {
        m_visible.clear();
        qint64 rank = m_anchor;
        qint64 y = m_anchorY;
        while (y > 0 && rank > 0)
            y -= measure(--rank);
        if (rank == 0 && y > 0) { // nothing stands above the first row
            m_anchorY -= y;
            y = 0;
        }
        while (rank + 1 < count() && y + measure(rank) <= 0)
            y += measure(rank++);
        for (; rank < count() && y < viewportHeight; ++rank) {
            const int height = measure(rank);
            m_visible.append({rank, int(y), height});
            y += height;
        }
        if (rank < count() || y >= viewportHeight || m_visible.isEmpty())
            break;
        const Visible &top = m_visible.constFirst();
        const qint64 above = m_heights.top(top.rank) - top.y;
        if (above <= 0)
            break;
        m_anchorY += std::min<qint64>(viewportHeight - y, above); // the end sits at the bottom
    }
    if (m_moved)
        settle();
}

void TranscriptFlow::settle()
{
    // A row that is read and wholly in sight: what is above it may still be corrected.
    const Visible *best = nullptr;
    for (const Visible &row : std::as_const(m_visible)) {
        if (!best || (best->y < 0 && row.y >= 0))
            best = &row;
        if (row.y >= 0 && m_rows.at(row.rank)) {
            best = &row;
            break;
        }
    }
    if (best) {
        m_anchor = best->rank;
        m_anchorY = best->y;
    }
    m_moved = false;
}

const TranscriptFlow::Visible *TranscriptFlow::visibleRow(qint64 rank) const
{
    const auto row = std::find_if(m_visible.cbegin(), m_visible.cend(),
        [&](const Visible &candidate) { return candidate.rank == rank; });
    return row == m_visible.cend() ? nullptr : &*row;
}

} // namespace ui

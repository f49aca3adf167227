// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/transcript/heightindex.h"
#include "ui/transcript/rowlayout.h"
#include "ui/transcript/transcriptrows.h"

#include <QCache>

namespace ui {

/// Where every row of the transcript is: which ones are in sight, and what stays put when heights change.
///
/// One row is the anchor: its top keeps its place in the viewport while estimates around it are corrected.
/// Measured rows are kept for the last 300. Pixels; GUI thread.
class TranscriptFlow
{
public:
    struct Visible
    {
        qint64 rank = 0;
        int y = 0; // of the row's top in the viewport
        int height = 0;
    };

    static constexpr int kLookBack = 12; // rows before a message that decide how it looks

    explicit TranscriptFlow(const TranscriptRows &rows) : m_rows(rows) { }

    RowLayouter layouter; // call restyle() after a change

    void reset(qint64 count); // other rows; the anchor's rank stays
    void restyle(); // widths, fonts or words changed
    void invalidate(qint64 first, qint64 last); // these rows have other content or neighbours
    void setMatcher(const core::history::TextMatcher *matcher);
    void unfold(const core::chat::Message &message, qint64 rank);

    void place(qint64 rank, int y); // the row's top comes to `y`
    void placeEnd(int viewportHeight);
    void scrollBy(qint64 pixels, int viewportHeight);
    void scrollTo(qint64 offset); // of the viewport's top
    void reveal(qint64 rank, int viewportHeight); // scrolls as little as needed
    /// Measures what is in sight. Call after every change before reading visible().
    void layOut(int viewportHeight);

    [[nodiscard]] const QVector<Visible> &visible() const { return m_visible; }
    [[nodiscard]] const Visible *visibleRow(qint64 rank) const;
    [[nodiscard]] qint64 count() const { return m_heights.count(); }
    [[nodiscard]] qint64 total() const { return m_heights.total(); }
    [[nodiscard]] qint64 offset() const; // of the viewport's top
    [[nodiscard]] qint64 anchor() const { return m_anchor; }
    [[nodiscard]] RowLayout *row(qint64 rank); // null while the message is not loaded
    [[nodiscard]] const RowLayout *measured(qint64 rank) const { return m_layouts.object(rank); }
    [[nodiscard]] int height(qint64 rank) const { return m_heights.height(rank); }

private:
    int measure(qint64 rank);
    [[nodiscard]] bool isHandedOver(qint64 rank) const;
    void settle();

    const TranscriptRows &m_rows;
    const core::history::TextMatcher *m_matcher = nullptr;
    HeightIndex m_heights;
    QCache<qint64, RowLayout> m_layouts{300};
    QHash<QString, qsizetype> m_unfolded; // by message id
    QVector<Visible> m_visible;
    qint64 m_anchor = 0;
    qint64 m_anchorY = 0;
    bool m_moved = false; // by a person since the anchor was chosen
};

} // namespace ui

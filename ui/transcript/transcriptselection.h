// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <algorithm>

namespace ui {

/// What is selected: part of one message, or a run of whole messages. A plain value.
struct TranscriptSelection
{
    struct Place
    {
        qint64 rank = -1;
        int position = 0; // in the row's document
    };
    Place anchor; // where it began
    Place head; // where it ends now

    /// The clipboard gets at most so many messages; more belongs into an export.
    static constexpr qint64 kMostMessages = 2'000;

    void clear() { *this = {}; }
    void start(Place place) { anchor = head = place; }
    /// Moves the end; false when the run had to be cut to kMostMessages.
    bool extendTo(Place place)
    {
        const qint64 rank
            = std::clamp(place.rank, anchor.rank - kMostMessages + 1, anchor.rank + kMostMessages - 1);
        head = {rank, place.position};
        return rank == place.rank;
    }
    void wholeRow(qint64 rank, int end)
    {
        anchor = {rank, 0};
        head = {rank, end};
    }

    [[nodiscard]] bool isEmpty() const
    {
        return anchor.rank < 0 || (anchor.rank == head.rank && anchor.position == head.position);
    }
    [[nodiscard]] qint64 first() const { return std::min(anchor.rank, head.rank); }
    [[nodiscard]] qint64 last() const { return std::max(anchor.rank, head.rank); }
    [[nodiscard]] bool spansMessages() const { return anchor.rank != head.rank; }
    [[nodiscard]] bool contains(qint64 rank) const { return !isEmpty() && rank >= first() && rank <= last(); }
    [[nodiscard]] int begin() const { return std::min(anchor.position, head.position); } // within one message
    [[nodiscard]] int end() const { return std::max(anchor.position, head.position); }
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/placehistory.h"

namespace ui {

namespace {

constexpr qsizetype kMost = 100;

bool isSameStop(const Place &a, const Place &b)
{
    return a.query == b.query && a.conversationId == b.conversationId && a.source == b.source;
}

} // namespace

void PlaceHistory::visit(const Place &place)
{
    if (m_at >= 0 && isSameStop(m_places.at(m_at), place)) {
        m_places[m_at] = place;
        return;
    }
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > kMost)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

std::optional<Place> PlaceHistory::back()
{
    return canGoBack() ? std::optional(m_places.at(--m_at)) : std::nullopt;
}

std::optional<Place> PlaceHistory::forward()
{
    return canGoForward() ? std::optional(m_places.at(++m_at)) : std::nullopt;
}

} // namespace ui

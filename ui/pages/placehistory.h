// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace ui {

/// Somewhere a person was: what was searched and what was open.
struct Place
{
    QString query;
    QString conversationId; // empty: nothing was open
    QString source;
    QString messageId; // may be empty

    bool operator==(const Place &) const = default;
};

/// Back and forward over places. A plain value; holds at most 100.
class PlaceHistory
{
public:
    /// Another message of the place's conversation replaces it; anything else comes after it and cuts what
    /// was forward.
    void visit(const Place &place);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_places.size(); }
    [[nodiscard]] std::optional<Place> back();
    [[nodiscard]] std::optional<Place> forward();

private:
    QVector<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/pagedlistmodel.h"
#include "ui/text/dates.h"

namespace ui {

/// Messages that meet a query, newest first, each with a snippet around its first hit.
class HitListModel final : public PagedListModel
{
    Q_OBJECT
public:
    using PagedListModel::PagedListModel;

    void setDates(const Dates &dates) { m_dates = dates; }
    [[nodiscard]] const core::history::SearchHit *hitAt(int row) const; // null for no such row
    [[nodiscard]] int rowOf(const core::chat::Message &message) const; // -1 when not loaded

private:
    struct Row
    {
        core::history::SearchHit hit;
        std::optional<core::history::TextMatcher::Snippet> snippet; // made when the row is first seen
    };
    void ask(std::optional<core::history::Position> after, quint64 generation,
        const core::CancelToken &cancel) override;
    void adopt(Adopt how) override;
    [[nodiscard]] qsizetype arrivedAbove() const override;
    [[nodiscard]] QVariant rowData(int row, int role) const override;

    [[nodiscard]] const core::history::TextMatcher::Snippet &snippetOf(int row) const;
    [[nodiscard]] QString sentence(int row) const;

    mutable QVector<Row> m_hits;
    core::history::TextMatcher m_matcher{core::history::Query{}};
    QVector<core::history::SearchHit> m_arrived;
    Dates m_dates;
};

} // namespace ui

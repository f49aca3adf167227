// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/pagedlistmodel.h"
#include "ui/text/dates.h"

namespace ui {

/// Conversations with a message that meets a query, newest first.
class ConversationListModel final : public PagedListModel
{
    Q_OBJECT
public:
    using PagedListModel::PagedListModel;

    void setDates(const Dates &dates) { m_dates = dates; }
    [[nodiscard]] const core::chat::Conversation *conversationAt(int row) const; // null for no such row
    [[nodiscard]] int rowOf(const core::history::ConversationRef &ref) const; // -1 when not loaded

private:
    void ask(std::optional<core::history::Position> after, quint64 generation,
        const core::CancelToken &cancel) override;
    void adopt(Adopt how) override;
    [[nodiscard]] qsizetype arrivedAbove() const override;
    [[nodiscard]] QVariant rowData(int row, int role) const override;
    [[nodiscard]] QString sentence(const core::chat::Conversation &conversation) const;

    QVector<core::chat::Conversation> m_conversations;
    QVector<core::chat::Conversation> m_arrived;
    Dates m_dates;
};

} // namespace ui

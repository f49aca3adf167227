// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/conversationlistmodel.h"

#include "core/base/deliver.h"
#include "ui/text/historywords.h"

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

const core::chat::Conversation *ConversationListModel::conversationAt(int row) const
{
    return row >= 0 && row < rows() ? &m_conversations.at(row) : nullptr;
}

int ConversationListModel::rowOf(const ConversationRef &ref) const
{
    for (qsizetype row = 0; row < rows(); ++row) {
        const auto &c = m_conversations.at(row);
        if (c.id == ref.id && (ref.source.isEmpty() || c.source == ref.source))
            return int(row);
    }
    return -1;
}

void ConversationListModel::ask(
    std::optional<Position> after, quint64 generation, const core::CancelToken &cancel)
{
    core::deliver(source().conversations(query(), after, kPageSize, cancel), this,
        [this, generation](const core::Result<ConversationPage> &page) {
            if (!expects(generation))
                return;
            if (!page)
                return failed(generation, page.error());
            m_arrived = page->rows;
            arrived(generation, m_arrived.size(), page->next, page->scannedToMs);
        });
}

void ConversationListModel::adopt(Adopt how)
{
    const auto page = std::exchange(m_arrived, {});
    if (how == Adopt::Replace) {
        m_conversations = page;
    } else if (how == Adopt::Append) {
        m_conversations += page;
    } else {
        for (const auto &fresh : page) {
            if (const int row = rowOf(refOf(fresh)); row >= 0)
                m_conversations[row] = fresh;
        }
    }
}

qsizetype ConversationListModel::arrivedAbove() const
{
    if (rows() == 0)
        return m_arrived.size();
    const auto &top = m_conversations.constFirst();
    for (qsizetype at = 0; at < m_arrived.size(); ++at) {
        if (m_arrived.at(at).id == top.id && m_arrived.at(at).source == top.source)
            return at;
    }
    return m_arrived.size();
}

QVariant ConversationListModel::rowData(int row, int role) const
{
    const auto &c = m_conversations.at(row);
    switch (role) {
    case KindRole:
        return int(RowKind::Conversation);
    case Qt::DisplayRole:
    case TitleRole:
        return customerTitle(c);
    case TimeRole:
        return c.lastAtMs;
    case PreviewRole:
        return c.preview;
    case LanguageRole:
        return c.lang;
    case GuestRole:
        return c.guest;
    case MarksRole:
        return c.marks;
    case SpeakerRole:
        return senderWords(c.lastSender);
    case KeyRole:
        return c.row;
    case Qt::AccessibleTextRole:
        return sentence(c);
    default:
        return {};
    }
}

QString ConversationListModel::sentence(const core::chat::Conversation &c) const
{
    QStringList parts{customerTitle(c), m_dates.spoken(c.lastAtMs)};
    if (c.guest)
        parts.append(tr("guest"));
    if (!c.lang.isEmpty())
        parts.append(languageWords(c.lang));
    if (c.marks > 0)
        parts.append(tr("%n mark(s)", nullptr, int(c.marks)));
    parts.append(c.isCountExact ? tr("%n message(s)", nullptr, int(c.messageCount))
                                : tr("at least %n message(s)", nullptr, int(c.messageCount)));
    return tr("%1: %2").arg(QLocale().createSeparatedList(parts), c.preview);
}

} // namespace ui

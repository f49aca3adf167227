// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/hitlistmodel.h"

#include "core/base/deliver.h"
#include "ui/text/historywords.h"

using namespace Qt::StringLiterals;

namespace ui {

using namespace core::history;

const SearchHit *HitListModel::hitAt(int row) const
{
    return row >= 0 && row < rows() ? &m_hits.at(row).hit : nullptr;
}

int HitListModel::rowOf(const core::chat::Message &message) const
{
    for (qsizetype row = 0; row < rows(); ++row) {
        const auto &m = m_hits.at(row).hit.message;
        if (m.id == message.id && m.conversationId == message.conversationId && m.source == message.source)
            return int(row);
    }
    return -1;
}

void HitListModel::ask(std::optional<Position> after, quint64 generation, const core::CancelToken &cancel)
{
    core::deliver(source().search(query(), after, kPageSize, cancel), this,
        [this, generation](const core::Result<SearchPage> &page) {
            if (!expects(generation))
                return;
            if (!page)
                return failed(generation, page.error());
            m_arrived = page->hits;
            arrived(generation, m_arrived.size(), page->next, page->scannedToMs);
        });
}

void HitListModel::adopt(Adopt how)
{
    const auto page = std::exchange(m_arrived, {});
    if (how == Adopt::Refresh) {
        for (const SearchHit &fresh : page) {
            if (const int row = rowOf(fresh.message); row >= 0)
                m_hits[row] = Row{fresh, std::nullopt};
        }
        return;
    }
    if (how == Adopt::Replace) {
        m_hits.clear();
        m_matcher = TextMatcher(query());
    }
    m_hits.reserve(m_hits.size() + page.size());
    for (const SearchHit &hit : page)
        m_hits.append(Row{hit, std::nullopt});
}

qsizetype HitListModel::arrivedAbove() const
{
    if (rows() == 0)
        return m_arrived.size();
    const auto &top = m_hits.constFirst().hit.message;
    for (qsizetype at = 0; at < m_arrived.size(); ++at) {
        const auto &m = m_arrived.at(at).message;
        if (m.id == top.id && m.conversationId == top.conversationId && m.source == top.source)
            return at;
    }
    return m_arrived.size();
}

QVariant HitListModel::rowData(int row, int role) const
{
    const SearchHit &hit = m_hits.at(row).hit;
    const auto &m = hit.message;
    switch (role) {
    case KindRole:
        return int(RowKind::Hit);
    case Qt::DisplayRole:
    case TitleRole:
        return hitTitle(hit);
    case TimeRole:
        return m.sentAtMs;
    case PreviewRole:
        return snippetOf(row).text;
    case HighlightsRole:
        return QVariant::fromValue(snippetOf(row).highlights);
    case LanguageRole:
        return m.lang;
    case GuestRole:
        return false;
    case MarksRole:
        return qint64(m.marked ? 1 : 0);
    case SpeakerRole:
        return senderWords(m.sender);
    case KeyRole:
        return m.row;
    case Qt::AccessibleTextRole:
        return sentence(row);
    default:
        return {};
    }
}

const TextMatcher::Snippet &HitListModel::snippetOf(int row) const
{
    auto &snippet = m_hits[row].snippet;
    if (!snippet)
        snippet = m_matcher.snippet(m_hits.at(row).hit.message.content);
    return *snippet;
}

QString HitListModel::sentence(int row) const
{
    const SearchHit &hit = m_hits.at(row).hit;
    QStringList parts{hitTitle(hit), senderWords(hit.message.sender), m_dates.spoken(hit.message.sentAtMs)};
    if (!hit.message.lang.isEmpty())
        parts.append(languageWords(hit.message.lang));
    if (hit.message.marked)
        parts.append(tr("marked"));
    return tr("%1: %2").arg(QLocale().createSeparatedList(parts), snippetOf(row).text);
}

} // namespace ui

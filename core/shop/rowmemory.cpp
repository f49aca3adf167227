// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/rowmemory.h"

namespace core::shop {

namespace {

std::size_t digestOf(const HistoryRow &row)
{
    return qHashMulti(0, row.content, row.sender, row.conversationId, row.shopId, row.botId, row.inboxUserId,
        row.sessionId, row.replyId, row.createdAtMs, row.updatedAtMs.value_or(0), row.deleted);
}

} // namespace

RowMemory::Word RowMemory::about(const HistoryRow &row) const
{
    const auto known = m_rows.constFind(row.id);
    if (known != m_rows.cend())
        return known->digest == digestOf(row) ? Word::Known : Word::Changed;
    return m_forgot && row.createdAtMs < m_byTime.cbegin()->first ? Word::Older : Word::New;
}

void RowMemory::add(const HistoryRow &row)
{
    add(row.id, {row.createdAtMs, digestOf(row)});
}

void RowMemory::add(const RowMemory &other)
{
    for (auto it = other.m_rows.cbegin(); it != other.m_rows.cend(); ++it)
        add(it.key(), *it);
    m_forgot = m_forgot || other.m_forgot;
}

void RowMemory::add(const QString &id, const Look &look)
{
    const auto known = m_rows.constFind(id);
    if (known != m_rows.cend())
        m_byTime.erase({known->createdAtMs, id});
    m_rows.insert(id, look);
    m_byTime.insert({look.createdAtMs, id});
    if (m_rows.size() > m_most) {
        m_rows.remove(m_byTime.cbegin()->second);
        m_byTime.erase(m_byTime.cbegin());
        m_forgot = true;
    }
}

void RowMemory::clear()
{
    m_rows.clear();
    m_byTime.clear();
    m_forgot = false;
}

} // namespace core::shop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/gapkeeper.h"

#include <algorithm>

namespace core::feed {

namespace {

constexpr qsizetype kRemembered = 100;
constexpr qint64 kSilentApartMs = 10'000; // silent losses closer than that are one gap

} // namespace

void GapKeeper::lost(qint64 trustedUntilMs, live::EndReason reason)
{
    if (m_current) { // it was not filled yet: the gap goes on
        m_current->toMs = 0;
        m_current->state = Gap::State::Open;
        change(*m_current);
        return;
    }
    Gap gap;
    gap.number = ++m_receipt.gaps;
    gap.fromMs = trustedUntilMs;
    gap.reason = reason;
    m_current = gap;
    m_receipt.openGaps = 1;
    change(gap);
}

void GapKeeper::restored(qint64 atMs)
{
    if (!m_current || m_current->toMs > 0)
        return;
    m_current->toMs = atMs;
    m_current->state = Gap::State::Filling;
    change(*m_current);
}

void GapKeeper::looked(qint64 startedAtMs)
{
    m_receipt.completeUpToMs = std::max(m_receipt.completeUpToMs, startedAtMs);
    if (!m_current || m_current->toMs == 0 || startedAtMs < m_current->toMs)
        return;
    close(*m_current);
    m_current.reset();
}

void GapKeeper::close(Gap gap)
{
    gap.state = Gap::State::Filled;
    m_receipt.openGaps = 0;
    m_receipt.filledMessages += gap.messages;
    m_filled.append(gap);
    if (m_filled.size() > kRemembered)
        m_filled.removeFirst();
    change(gap);
}

void GapKeeper::undelivered(qint64 sentAtMs)
{
    if (m_current && sentAtMs >= m_current->fromMs && (m_current->toMs == 0 || sentAtMs <= m_current->toMs))
        ++m_current->messages;
}

void GapKeeper::lostSilently(const QString &conversationId, qint64 fromMs, qint64 toMs, qint64 messages)
{
    if (!m_filled.isEmpty() && m_filled.constLast().reason == live::EndReason::None
        && m_filled.constLast().toMs + kSilentApartMs >= fromMs) {
        Gap &last = m_filled.last();
        if (last.conversationId != conversationId)
            last.conversationId.clear();
        last.fromMs = std::min(last.fromMs, fromMs);
        last.toMs = std::max(last.toMs, toMs);
        last.messages += messages;
        m_receipt.filledMessages += messages;
        change(last);
        return;
    }
    Gap gap;
    gap.number = ++m_receipt.gaps;
    gap.conversationId = conversationId;
    gap.fromMs = fromMs;
    gap.toMs = toMs;
    gap.messages = messages;
    const int open = m_receipt.openGaps;
    close(gap);
    m_receipt.openGaps = open;
}

QVector<Gap> GapKeeper::gaps() const
{
    QVector<Gap> all = m_filled;
    if (m_current)
        all.append(*m_current);
    return all;
}

void GapKeeper::change(const Gap &gap)
{
    const auto same = std::find_if(
        m_changed.begin(), m_changed.end(), [&gap](const Gap &g) { return g.number == gap.number; });
    if (same != m_changed.end())
        *same = gap;
    else
        m_changed.append(gap);
}

QVector<Gap> GapKeeper::takeChanged()
{
    return std::exchange(m_changed, {});
}

} // namespace core::feed

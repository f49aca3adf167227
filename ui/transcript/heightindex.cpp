// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/transcript/heightindex.h"

#include <algorithm>

namespace ui {

void HeightIndex::reset(qint64 rows, int estimate)
{
    m_count = std::max<qint64>(rows, 0);
    m_estimate = std::max(estimate, 1);
    m_measuredRows = 0;
    m_measuredSum = 0;
    const qint64 blocks = (m_count + kBlock - 1) / kBlock;
    m_heights.clear();
    m_heights.resize(std::size_t(blocks));
    m_tree.assign(std::size_t(blocks) + 1, 0);
    for (qint64 i = 1; i <= blocks; ++i) {
        m_tree[std::size_t(i)] += rowsIn(i - 1) * m_estimate;
        const qint64 parent = i + (i & -i);
        if (parent <= blocks)
            m_tree[std::size_t(parent)] += m_tree[std::size_t(i)];
    }
}

qint64 HeightIndex::blockTop(qint64 block) const
{
    qint64 sum = 0;
    for (qint64 i = block; i > 0; i -= i & -i)
        sum += m_tree[std::size_t(i)];
    return sum;
}

void HeightIndex::addToBlock(qint64 block, qint64 delta)
{
    for (qint64 i = block + 1; i < qint64(m_tree.size()); i += i & -i)
        m_tree[std::size_t(i)] += delta;
}

qint64 HeightIndex::total() const
{
    return m_tree.empty() ? 0 : blockTop(qint64(m_tree.size()) - 1);
}

int HeightIndex::height(qint64 row) const
{
    if (row < 0 || row >= m_count)
        return 0;
    const auto &heights = m_heights[std::size_t(row / kBlock)];
    const int measured = heights ? (*heights)[std::size_t(row % kBlock)] : -1;
    return measured < 0 ? m_estimate : measured;
}

qint64 HeightIndex::top(qint64 row) const
{
    row = std::clamp<qint64>(row, 0, m_count);
    const qint64 block = row / kBlock;
    qint64 y = blockTop(std::min(block, qint64(m_heights.size())));
    for (qint64 r = block * kBlock; r < row; ++r)
        y += height(r);
    return y;
}

qint64 HeightIndex::rowAt(qint64 y) const
{
    if (m_count == 0)
        return -1;
    qint64 block = 0;
    qint64 rest = std::max<qint64>(y, 0);
    const auto blocks = qint64(m_heights.size());
    qint64 step = 1;
    while (step * 2 <= blocks)
        step *= 2;
    for (; step > 0; step /= 2) {
        if (block + step <= blocks && m_tree[std::size_t(block + step)] <= rest) {
            block += step;
            rest -= m_tree[std::size_t(block)];
        }
    }
    if (block == blocks)
        return m_count - 1;
    qint64 row = block * kBlock;
    const qint64 end = row + rowsIn(block);
    while (row + 1 < end && rest >= height(row)) {
        rest -= height(row);
        ++row;
    }
    return row;
}

void HeightIndex::setHeight(qint64 row, int height)
{
    if (row < 0 || row >= m_count)
        return;
    const qint64 block = row / kBlock;
    auto &heights = m_heights[std::size_t(block)];
    if (!heights) {
        heights = std::make_unique<Heights>();
        heights->fill(-1);
    }
    int &slot = (*heights)[std::size_t(row % kBlock)];
    const int before = slot < 0 ? m_estimate : slot;
    if (slot < 0)
        ++m_measuredRows;
    else
        m_measuredSum -= slot;
    m_measuredSum += height;
    slot = height;
    if (before != height)
        addToBlock(block, height - before);
}

int HeightIndex::meanHeight() const
{
    return m_measuredRows == 0 ? m_estimate : int(std::max<qint64>(1, m_measuredSum / m_measuredRows));
}

} // namespace ui

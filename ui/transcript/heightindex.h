// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace ui {

/// Heights of millions of rows: estimated until measured, summed in O(log n), about 20 bytes for 64 rows
/// that nobody has seen. A plain value; heights and tops in pixels.
class HeightIndex
{
public:
    void reset(qint64 rows, int estimate);

    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] int height(qint64 row) const;
    [[nodiscard]] qint64 top(qint64 row) const;
    /// The row that covers `y`; the first or last one for a `y` outside. -1 without rows.
    [[nodiscard]] qint64 rowAt(qint64 y) const;
    void setHeight(qint64 row, int height);
    /// Mean of what was measured; the estimate before that.
    [[nodiscard]] int meanHeight() const;

private:
    static constexpr qint64 kBlock = 64;
    using Heights = std::array<int, kBlock>;

    [[nodiscard]] qint64 rowsIn(qint64 block) const { return std::min(kBlock, m_count - block * kBlock); }
    [[nodiscard]] qint64 blockTop(qint64 block) const;
    void addToBlock(qint64 block, qint64 delta);

    qint64 m_count = 0;
    int m_estimate = 1;
    qint64 m_measuredRows = 0;
    qint64 m_measuredSum = 0;
    std::vector<qint64> m_tree; // Fenwick tree over blocks, 1-based
    std::vector<std::unique_ptr<Heights>> m_heights; // null: every row has the estimate; < 0: not measured
};

} // namespace ui

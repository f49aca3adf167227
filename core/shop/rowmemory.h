// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/shop/shopvalues.h"

#include <QHash>

#include <set>
#include <utility>

namespace core::shop {

/// Which rows of the history were seen and how they looked; of the newest ones only, so that it stays small
/// however long the history is.
class RowMemory
{
public:
    enum class Word {
        New,
        Changed,
        Known,
        Older, // than everything remembered, where rows were forgotten: seen before or not, nobody knows
    };
    explicit RowMemory(qsizetype most) : m_most(most) { }

    [[nodiscard]] Word about(const HistoryRow &row) const;
    void add(const HistoryRow &row);
    void add(const RowMemory &other);
    void clear();
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }

private:
    struct Look
    {
        qint64 createdAtMs = 0;
        std::size_t digest = 0;
    };
    void add(const QString &id, const Look &look);

    qsizetype m_most;
    QHash<QString, Look> m_rows;
    std::set<std::pair<qint64, QString>> m_byTime;
    bool m_forgot = false;
};

} // namespace core::shop

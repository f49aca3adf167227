// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/historysourcecontract.h"
#include "tests/support/memoryhistory.h"

/// The reference that tests compare with keeps the contract too.
class tst_MemoryHistory final : public tests::HistorySourceContract
{
    Q_OBJECT
protected:
    void fill(const QVector<core::chat::Message> &messages) override
    {
        m_history = std::make_unique<tests::MemoryHistory>();
        for (const auto &m : messages)
            m_history->add(
                m, {nameOf(m.shopId), nameOf(m.botId), nameOf(m.customerId), addressOf(m.customerId)});
    }
    core::history::HistorySource &store() override { return *m_history; }

private:
    std::unique_ptr<tests::MemoryHistory> m_history;
};

QTEST_GUILESS_MAIN(tst_MemoryHistory)
#include "tst_memoryhistory.moc"

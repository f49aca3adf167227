// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/historyfilter.h"

#include <chrono>
#include <deque>

namespace core::postgres {

/// Goes over the messages that can meet a filter, newest or oldest first, in portions that take the server
/// about a tenth of a second each: over a list of places where the filter names conversations or messages,
/// else over the index on the time. One answer.
class MessageScan
{
public:
    enum class Order { NewestFirst, OldestFirst };
    /// Begins strictly behind `from` in its order. The filter must outlive it.
    MessageScan(
        HistoryAsk &ask, const HistoryFilter &filter, Order order, history::Position from, Reading reading);

    /// The next rows; may be empty before the end.
    [[nodiscard]] Result<MessageRows> next();
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// Everything up to here was given out.
    [[nodiscard]] history::Position reached() const { return m_reached; }
    /// Portions of about so many rows: those who need few rows should not wait for many.
    void setPortion(int rows) { m_portion = rows; }

private:
    [[nodiscard]] Result<Done> begin();
    [[nodiscard]] Result<Done> listPlaces();
    [[nodiscard]] Result<std::optional<std::vector<history::Position>>> exactPlaces();
    [[nodiscard]] Result<std::optional<std::vector<history::Position>>> placesOfShops();
    [[nodiscard]] Result<std::vector<history::Position>> placesOf(const std::vector<qint64> &ids);
    [[nodiscard]] Result<MessageRows> nextListed();
    [[nodiscard]] Result<MessageRows> nextByTime();
    [[nodiscard]] Result<Done> findEnds();

    HistoryAsk &m_ask;
    const HistoryFilter &m_filter;
    const bool m_down;
    const Reading m_reading;
    history::Position m_reached;
    int m_portion = 200;
    bool m_hasBegun = false;
    bool m_isAtEnd = false;
    std::optional<std::vector<history::Position>> m_places; // in order of the scan
    std::size_t m_next = 0;
    qint64 m_windowMs = 6 * 3'600'000;
    qint64 m_oldestMs = 0; // of all messages
    qint64 m_newestMs = 0;
};

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/firsterror.h"
#include "core/history/indexwriter.h"

namespace core::history {

/// The words of an archive and everything that is counted per message, collected over a batch.
class Counters
{
public:
    explicit Counters(Database &db);

    [[nodiscard]] bool load(FirstError &error);
    /// A message with these marks appears (+1) or goes (-1).
    void count(const Marks &marks, std::int64_t ts, std::int64_t difference);
    [[nodiscard]] bool flush(FirstError &error);

    struct Sender
    {
        std::int64_t id = 0; // negative: failed
        bool isCustomer = false;
    };
    /// Known words are folded to lower case, others kept.
    [[nodiscard]] Sender sender(std::string_view word, FirstError &error);
    [[nodiscard]] bool isCustomer(std::int64_t sender) const;

    Dictionary shops;
    Dictionary bots;
    Dictionary languages;

private:
    struct HourKey
    {
        std::int64_t hour = 0;
        Marks marks; // lang left out

        bool operator==(const HourKey &) const = default;
    };
    struct HourHash
    {
        std::size_t operator()(const HourKey &key) const;
    };

    Database &m_db;
    Dictionary m_senders;
    StringMap<Sender> m_senderByWord; // as sources write it
    std::unordered_map<HourKey, std::int64_t, HourHash> m_hours;
};

} // namespace core::history

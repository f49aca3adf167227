// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/dictionary.h"
#include "core/history/firsterror.h"
#include "core/history/indexwriter.h"

#include <tuple>
#include <vector>

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
    struct HourChange
    {
        std::int64_t hour = 0;
        std::int64_t shop = 0;
        std::int64_t bot = 0;
        std::int64_t sender = 0;
        std::int64_t difference = 0;

        [[nodiscard]] auto key() const { return std::tie(hour, shop, bot, sender); }
    };
    [[nodiscard]] bool flushHours(FirstError &error);
    void mergeHours();

    Database &m_db;
    Dictionary m_senders;
    StringMap<Sender> m_senderByWord; // as sources write it
    std::vector<HourChange>
        m_hours; // one per message: few of a batch share an hour, a shop, a bot and a sender
};

} // namespace core::history

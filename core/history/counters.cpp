// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/counters.h"

#include "core/chat/message.h"

#include <algorithm>

namespace core::history {

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

std::int64_t hourOf(std::int64_t ts)
{
    return ts / kHourMs - (ts % kHourMs < 0 ? 1 : 0);
}

chat::Role roleOf(std::string_view word)
{
    return chat::roleOf(QString::fromUtf8(word.data(), qsizetype(word.size())));
}

} // namespace

Counters::Counters(Database &db)
    : shops(db, "shop", "ext", true),
      bots(db, "bot", "ext", true),
      languages(db, "lang", "tag", false),
      m_db(db),
      m_senders(db, "sender", "word", false)
{ }

bool Counters::load(FirstError &error)
{
    m_senderByWord.clear();
    m_hours.clear();
    return shops.load(error) && bots.load(error) && languages.load(error) && m_senders.load(error);
}

void Counters::count(const Marks &marks, std::int64_t ts, std::int64_t difference)
{
    m_senders.count(marks.sender, difference);
    languages.count(marks.lang, difference);
    shops.count(marks.shop, difference);
    bots.count(marks.bot, difference);
    m_hours.push_back({hourOf(ts), marks.shop, marks.bot, marks.sender, difference});
}

Counters::Sender Counters::sender(std::string_view word, FirstError &error)
{
    if (const auto known = m_senderByWord.find(word); known != m_senderByWord.end())
        return known->second;
    const chat::Role role = roleOf(word);
    std::string stored(word);
    if (role != chat::Role::Unknown) {
        std::transform(stored.begin(), stored.end(), stored.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    }
    const Sender sender{m_senders.idOf(stored, error), role == chat::Role::Customer};
    if (sender.id >= 0)
        m_senderByWord.emplace(word, sender);
    return sender;
}

bool Counters::isCustomer(std::int64_t sender) const
{
    return roleOf(m_senders.wordOf(sender)) == chat::Role::Customer;
}

void Counters::mergeHours()
{
    std::sort(m_hours.begin(), m_hours.end(),
        [](const HourChange &a, const HourChange &b) { return a.key() < b.key(); });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < m_hours.size(); ++i) {
        if (m_hours[i].key() == m_hours[kept].key())
            m_hours[kept].difference += m_hours[i].difference;
        else
            m_hours[++kept] = m_hours[i];
    }
    if (!m_hours.empty())
        m_hours.resize(kept + 1);
}

bool Counters::flushHours(FirstError &error)
{
    mergeHours();
    Statement add = m_db.prepare("INSERT INTO hour(hour, shop, bot, sender, n) VALUES(?1, ?2, ?3, ?4, ?5)"
                                 " ON CONFLICT DO UPDATE SET n = n + excluded.n");
    Statement clean = m_db.prepare(
        "DELETE FROM hour WHERE hour = ?1 AND shop = ?2 AND bot = ?3 AND sender = ?4 AND n <= 0");
    const auto bind = [](Statement &statement, const HourChange &change) -> Statement & {
        return statement.bind(1, change.hour).bind(2, change.shop).bind(3, change.bot).bind(4, change.sender);
    };
    for (const HourChange &change : m_hours) {
        if (change.difference == 0)
            continue;
        if (!error.run(bind(add, change).bind(5, change.difference)))
            return false;
        if (change.difference < 0 && !error.run(bind(clean, change)))
            return false;
    }
    m_hours.clear();
    return true;
}

bool Counters::flush(FirstError &error)
{
    return flushHours(error) && shops.flush(error) && bots.flush(error) && languages.flush(error)
        && m_senders.flush(error);
}

} // namespace core::history

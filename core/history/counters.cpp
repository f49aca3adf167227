// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/counters.h"

#include "core/chat/message.h"

#include <algorithm>
#include <tuple>

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

std::size_t Counters::HourHash::operator()(const HourKey &key) const
{
    std::uint64_t hash = std::uint64_t(key.hour);
    for (const std::int64_t part : {key.marks.shop, key.marks.bot, key.marks.sender})
        hash = (hash ^ std::uint64_t(part)) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

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
    m_hours[{hourOf(ts), {marks.sender, 0, marks.shop, marks.bot}}] += difference;
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

bool Counters::flush(FirstError &error)
{
    std::vector<std::pair<HourKey, std::int64_t>> hours(m_hours.begin(), m_hours.end());
    m_hours.clear();
    std::sort(hours.begin(), hours.end(), [](const auto &a, const auto &b) {
        const auto order = [](const HourKey &key) {
            return std::tuple(key.hour, key.marks.shop, key.marks.bot, key.marks.sender);
        };
        return order(a.first) < order(b.first);
    });
    Statement add = m_db.prepare("INSERT INTO hour(hour, shop, bot, sender, n) VALUES(?1, ?2, ?3, ?4, ?5)"
                                 " ON CONFLICT DO UPDATE SET n = n + excluded.n");
    Statement clean = m_db.prepare(
        "DELETE FROM hour WHERE hour = ?1 AND shop = ?2 AND bot = ?3 AND sender = ?4 AND n <= 0");
    for (const auto &[key, difference] : hours) {
        if (difference == 0)
            continue;
        for (Statement *statement : {&add, &clean}) {
            statement->bind(1, key.hour).bind(2, key.marks.shop);
            statement->bind(3, key.marks.bot).bind(4, key.marks.sender);
        }
        if (!error.run(add.bind(5, difference)))
            return false;
        if (difference < 0 && !error.run(clean))
            return false;
    }
    return shops.flush(error) && bots.flush(error) && languages.flush(error) && m_senders.flush(error);
}

} // namespace core::history

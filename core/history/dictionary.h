// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/firsterror.h"

#include <string>
#include <unordered_map>

namespace core::history {

/// Lets string maps be asked with views.
struct StringHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// One of the small tables word → number (shop, bot, lang, sender) with its message counts, in memory.
///
/// Changes to counts and names are collected and written by flush(), inside the caller's transaction.
/// After a rollback load() again.
class Dictionary
{
public:
    /// `column` holds the word; `named` tables have a name beside it.
    Dictionary(Database &db, std::string_view table, std::string_view column, bool named);

    [[nodiscard]] bool load(FirstError &error);
    /// The number of a word, made when it is new. Negative: failed.
    [[nodiscard]] std::int64_t idOf(std::string_view word, FirstError &error);
    [[nodiscard]] const std::string &wordOf(std::int64_t id) const;
    void count(std::int64_t id, std::int64_t difference);
    void setName(std::int64_t id, std::string_view name);
    [[nodiscard]] bool flush(FirstError &error);

private:
    struct Entry
    {
        std::string word;
        std::string name;
        std::int64_t difference = 0;
        bool renamed = false;
    };
    Database &m_db;
    std::string m_table;
    std::string m_column;
    bool m_named;
    StringMap<std::int64_t> m_ids;
    std::unordered_map<std::int64_t, Entry> m_entries;
};

} // namespace core::history

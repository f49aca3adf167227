// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/statement.h"

#include <charconv>
#include <compare>
#include <string_view>

namespace core::history {

/// A message's id in its source as the archive stores it: a number where that loses nothing, since
/// most sources count. "007", "+7" and numbers beyond 64 bits stay text. Does not own the text.
struct ExternalId
{
    bool isNumber = false;
    std::int64_t number = 0;
    std::string_view text; // as the source wrote it

    [[nodiscard]] static ExternalId of(std::string_view text)
    {
        ExternalId id{false, 0, text};
        const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
        const bool canonical = !digits.empty() && digits.front() >= '0' && digits.front() <= '9'
            && (digits.front() != '0' || text == "0");
        if (!canonical)
            return id;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), id.number);
        id.isNumber = read.ec == std::errc() && read.ptr == text.data() + text.size();
        if (!id.isNumber)
            id.number = 0;
        return id;
    }
    void bindTo(Statement &statement, int index) const
    {
        if (isNumber)
            statement.bind(index, number);
        else
            statement.bind(index, text);
    }

    auto operator<=>(const ExternalId &other) const = default;
};

} // namespace core::history

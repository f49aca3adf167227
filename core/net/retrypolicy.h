// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <optional>

#include <QByteArray>
#include <QDateTime>

namespace core::net {

/// When to try again, as a pure function: the clock and the dice come from outside.
struct RetryPolicy
{
    int attempts = 4; // in all, the first one included
    std::chrono::milliseconds first{500};
    double factor = 2;
    std::chrono::milliseconds most{20'000};
    std::chrono::milliseconds mostServerWait{120'000}; // a longer Retry-After is an error for the person

    /// How long to wait before attempt `made + 1`; nothing: give up. `jitter` is in [0, 1): the wait is
    /// between a half and the whole of the step. `serverWait` (Retry-After) wins when it is longer.
    [[nodiscard]] std::optional<std::chrono::milliseconds> delay(
        int made, double jitter, std::optional<std::chrono::milliseconds> serverWait = {}) const;
};

/// `Retry-After` as seconds or as an HTTP date (RFC 9110 10.2.3); nothing when it is neither.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(
    const QByteArray &value, const QDateTime &now);

/// A date as HTTP headers write it, UTC; invalid when it is none.
[[nodiscard]] QDateTime httpDate(const QByteArray &value);

} // namespace core::net

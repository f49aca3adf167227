// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

namespace core::chat {

/// A time without anything coming, between two pieces of an answer.
struct Stall
{
    double fromMs = 0;
    double lengthMs = 0;

    bool operator==(const Stall &) const = default;
};

/// When the parts of a turn happened, ms since the person sent the question; -1: did not happen
/// (product 4.4).
struct TurnTiming
{
    double tokenMs = -1; // an access token was at hand
    double connectingMs = -1; // a new connection was begun; -1: reused
    double sentMs = -1; // the request was on its way
    double firstByteMs = -1;
    double firstEventMs = -1;
    double firstWordMs = -1; // first visible text of an answer
    double lastWordMs = -1;
    double completedMs = -1;
    int deltas = 0;
    QVector<Stall> stalls; // longer than stallLimitMs
    static constexpr double stallLimitMs = 3000;

    bool operator==(const TurnTiming &) const = default;
};

} // namespace core::chat

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/database.h"
#include "core/history/historysource.h"

#include <memory>
#include <mutex>
#include <vector>

namespace core::history {

/// Places of a conversation whose ranks are known: every kRung-th one, and the edges of pages handed out.
///
/// A rank is a count over an index; from the nearest known place it costs at most kRung steps, whatever
/// the length of the conversation. Shared by the readers; any thread.
class RankLadders
{
public:
    static constexpr std::int64_t kRung = 128;
    static constexpr std::int64_t kShort = 2000; // messages; a shorter conversation is simply counted

    /// What a ladder is true for.
    struct Stamp
    {
        std::int64_t conversation = 0;
        std::int64_t messages = 0;
        std::int64_t firstTs = 0;
        std::int64_t lastTs = 0;

        bool operator==(const Stamp &) const = default;
    };
    struct Known
    {
        Position place;
        std::int64_t rank = 0;
    };

    /// Rank of a place: how many messages lie before it. Builds the ladder when nothing known is near.
    [[nodiscard]] Result<std::int64_t> rankOf(Database &db, const Stamp &stamp, const Position &place);
    /// The message at a rank, 0 to messages - 1.
    [[nodiscard]] Result<Position> placeAt(Database &db, const Stamp &stamp, std::int64_t rank);
    [[nodiscard]] Result<Done> build(Database &db, const Stamp &stamp);
    [[nodiscard]] bool isBuilt(const Stamp &stamp) const;
    /// A page's edge, whose rank was just found: the next page begins there.
    void remember(const Stamp &stamp, const Known &known);
    /// Rows may have changed.
    void clear();

private:
    using Rungs = std::shared_ptr<const std::vector<Position>>;
    struct Ladder
    {
        Stamp stamp;
        Rungs rungs; // null until built
        std::vector<Known> edges; // newest last; few
    };
    [[nodiscard]] Ladder &ladderFor(const Stamp &stamp); // m_guard held
    [[nodiscard]] Rungs rungsOf(const Stamp &stamp) const;
    [[nodiscard]] std::optional<Known> edgeNear(const Stamp &stamp, const Position &place) const;

    mutable std::mutex m_guard;
    std::vector<Ladder> m_ladders; // most recently used last
};

} // namespace core::history

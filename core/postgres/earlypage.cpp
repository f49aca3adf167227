// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/earlypage.h"

#include "core/postgres/historypages.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::MessageAnchor;
using history::Position;

constexpr int kMostWalked = 10'000; // messages of everybody

/// What the planner expects, from its list of frequent values: a fraction of a millisecond.
Result<qint64> expectedMessages(HistoryAsk &ask, const QString &conversation)
{
    const auto plan = ask.query("EXPLAIN SELECT 1 FROM " + ask.schema.messages.sql
            + " m WHERE m.conversation_id = $1::text" + ask.schema.visible(ask.schema.messages, "m."),
        {valueOf(conversation)});
    if (!plan)
        return tl::make_unexpected(plan.error());
    static const QRegularExpression rows(u"rows=(\\d+)"_s);
    return rows.match(plan->text(0, 0)).captured(1).toLongLong();
}

class EarlyReader
{
public:
    EarlyReader(HistoryAsk &ask, const QString &conversation)
        : m_ask(ask),
          m_hasIndex(ask.schema.hasConversationIndex()),
          m_walk(ask.connection, ask.schema, ask.cancel)
    {
        m_walk.setCondition({m_hasIndex ? QByteArray(" AND m.conversation_id = $5::text")
                                        : QByteArray(" AND coalesce(m.conversation_id, '') = $5::text"),
            {valueOf(conversation)}});
        if (!m_hasIndex)
            m_walk.setMostWalked(kMostWalked);
    }

    /// False when there may be more than were found.
    [[nodiscard]] Result<bool> down(Position place, int limit)
    {
        return take(m_walk.down(place, limit), limit);
    }
    [[nodiscard]] Result<bool> up(Position place, int limit) { return take(m_walk.up(place, limit), limit); }

    MessageRows found; // in the order of reading

private:
    [[nodiscard]] Result<bool> take(Result<MessageRows> rows, int limit)
    {
        if (!rows)
            return tl::make_unexpected(rows.error());
        const bool isWhole = m_hasIndex || int(rows->rows.size()) == limit;
        found.append(std::move(*rows));
        return isWhole;
    }

    HistoryAsk &m_ask;
    const bool m_hasIndex;
    MessageWalk m_walk;
};

/// The anchor's place; nothing for an end of the conversation.
Result<Position> placeOf(HistoryAsk &ask, const QString &conversation, const MessageAnchor &anchor)
{
    if (anchor.kind == MessageAnchor::Kind::AroundTime)
        return Position{anchor.value, kOldest.row};
    bool isNumber = false;
    const qint64 id = anchor.messageId.toLongLong(&isNumber);
    const auto found = messagesByIds(ask.connection, ask.schema, {id}, ask.cancel);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!isNumber || found->rows.empty()
        || found->rows.front().text(MessageRow::ConversationId) != conversation)
        return failure(Error::Kind::NotFound, u"message %1"_s.arg(anchor.messageId));
    return found->rows.front().place;
}

} // namespace

Result<std::optional<EarlyPage>> earlyPage(
    HistoryAsk &ask, const QString &conversation, const MessageAnchor &anchor, int limit)
{
    using Kind = MessageAnchor::Kind;
    const bool isAround = anchor.kind == Kind::AroundMessage || anchor.kind == Kind::AroundTime;
    if (conversation.isEmpty() || !(isAround || anchor.kind == Kind::Last))
        return std::nullopt;
    EarlyReader reader(ask, conversation);
    Position place = kNewest;
    if (isAround) {
        const auto found = placeOf(ask, conversation, anchor);
        if (!found)
            return tl::make_unexpected(found.error());
        place = *found;
    }
    const auto before = reader.down(place, isAround ? limit / 2 : limit);
    if (!before || !*before)
        return before.map([](bool) { return std::optional<EarlyPage>(); });
    EarlyPage page;
    page.found = std::move(reader.found);
    std::reverse(page.found.rows.begin(), page.found.rows.end());
    const auto size = qint64(page.found.rows.size());
    const auto expected = expectedMessages(ask, conversation);
    if (!expected)
        return tl::make_unexpected(expected.error());
    page.total = std::max<qint64>(*expected, kFewMessages + 1);
    page.firstRank = std::max<qint64>(0, page.total - size);
    if (!isAround)
        return page;
    reader.found = {};
    const auto behind
        = reader.up({place.atMs, place.row - (place.row == kOldest.row ? 0 : 1)}, limit - int(size));
    if (!behind || !*behind || reader.found.rows.empty())
        return behind.map([](bool) { return std::optional<EarlyPage>(); });
    page.firstRank = size < limit / 2 ? 0 : page.total / 2;
    page.anchorRank = page.firstRank + size;
    page.found.append(std::move(reader.found));
    page.total = std::max(page.total, page.firstRank + qint64(page.found.rows.size()));
    return page;
}

} // namespace core::postgres

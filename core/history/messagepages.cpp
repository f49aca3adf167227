// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/messagepages.h"

#include "core/history/externalid.h"
#include "core/history/readstatements.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

constexpr Position kBeginning{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::min()};
constexpr Position kEnd{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max()};

RankLadders::Stamp stampOf(const chat::Conversation &c)
{
    return {c.row, c.messageCount, c.firstAtMs, c.lastAtMs};
}

/// From what is kept of the conversation when its row is known.
Result<RankLadders::Stamp> findStamp(Database &db, RowReader &rows, const ConversationRef &ref)
{
    if (ref.row != 0) {
        const ConversationFacts &facts = rows.factsOf(ref.row);
        if (facts.messages > 0 && facts.id == ref.id && (ref.source.isEmpty() || facts.source == ref.source))
            return RankLadders::Stamp{ref.row, facts.messages, facts.firstMs, facts.lastMs};
    }
    return findConversation(db, rows, ref).map(stampOf);
}

/// One page under construction.
class PageReader
{
public:
    PageReader(
        Database &db, RowReader &rows, RankLadders &ladders, const RankLadders::Stamp &stamp, int limit)
        : m_db(db),
          m_rows(rows),
          m_ladders(ladders),
          m_stamp(stamp),
          m_limit(limit)
    { }

    [[nodiscard]] Result<MessagePage> read(const MessageAnchor &anchor)
    {
        switch (anchor.kind) {
        case MessageAnchor::Kind::First:
            return up(kBeginning, 0);
        case MessageAnchor::Kind::Last:
            return down(kEnd, m_stamp.messages);
        case MessageAnchor::Kind::Before:
            return rank(anchor.position).and_then([&](std::int64_t r) { return down(anchor.position, r); });
        case MessageAnchor::Kind::After:
            return after(anchor.position);
        case MessageAnchor::Kind::AtRank:
            return fromRank(std::clamp<qint64>(anchor.value, 0, m_stamp.messages), -1);
        case MessageAnchor::Kind::AroundMessage:
        case MessageAnchor::Kind::AroundTime:
            return around(anchor);
        }
        return failure(Error::Kind::InvalidInput);
    }

private:
    [[nodiscard]] Result<std::int64_t> rank(const Position &place)
    {
        return m_ladders.rankOf(m_db, m_stamp, place);
    }

    /// The row at `place` may be gone by now: the rank counts what is before it, plus itself when it is
    /// there.
    [[nodiscard]] Result<MessagePage> after(const Position &place)
    {
        return rank({place.atMs, place.row + 1}).and_then([&](std::int64_t r) { return up(place, r); });
    }

    [[nodiscard]] Result<MessagePage> around(const MessageAnchor &anchor)
    {
        const auto place = placeOf(anchor);
        if (!place)
            return tl::make_unexpected(place.error());
        const auto at = rank(*place);
        if (!at)
            return tl::make_unexpected(at.error());
        const std::int64_t latest = std::max<std::int64_t>(0, m_stamp.messages - m_limit);
        return fromRank(std::clamp<std::int64_t>(*at - m_limit / 2, 0, latest), *at);
    }

    [[nodiscard]] Result<Position> placeOf(const MessageAnchor &anchor)
    {
        const std::string id = anchor.messageId.toStdString();
        const bool byId = anchor.kind == MessageAnchor::Kind::AroundMessage;
        Statement find = m_db.prepare(byId ? readsql::placeOfMessage : readsql::placeFromTime);
        find.bind(1, m_stamp.conversation);
        if (byId)
            ExternalId::of(id).bindTo(find, 2);
        else
            find.bind(2, anchor.value);
        if (find.next())
            return Position{find.integer(0), find.integer(1)};
        if (find.failed())
            return tl::make_unexpected(find.error());
        if (byId)
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(anchor.messageId));
        // Later than everything: the last message.
        Statement last = m_db.prepare(readsql::messagesDown);
        last.bind(1, m_stamp.conversation).bind(2, kEnd.atMs).bind(3, kEnd.row).bind(4, 1);
        if (last.next())
            return Position{last.integer(2), last.integer(0)};
        return last.failed() ? tl::make_unexpected(last.error()) : failure(Error::Kind::NotFound);
    }

    [[nodiscard]] Result<MessagePage> fromRank(std::int64_t first, std::int64_t anchor)
    {
        if (first == 0 || first >= m_stamp.messages) {
            auto page = first == 0 ? up(kBeginning, 0) : up(kEnd, m_stamp.messages);
            return std::move(page).map([anchor](MessagePage p) {
                p.anchorRank = anchor;
                return p;
            });
        }
        const auto place = m_ladders.placeAt(m_db, m_stamp, first);
        if (!place)
            return tl::make_unexpected(place.error());
        auto page = up({place->atMs, place->row - 1}, first);
        if (page)
            page->anchorRank = anchor;
        return page;
    }

    [[nodiscard]] Result<MessagePage> up(const Position &behind, std::int64_t firstRank)
    {
        return collect(readsql::messagesUp, behind, false).map([&](QVector<chat::Message> rows) {
            return finished(std::move(rows), firstRank);
        });
    }

    [[nodiscard]] Result<MessagePage> down(const Position &before, std::int64_t rankOfBefore)
    {
        return collect(readsql::messagesDown, before, true).map([&](QVector<chat::Message> rows) {
            const std::int64_t first = rankOfBefore - rows.size();
            return finished(std::move(rows), first);
        });
    }

    /// Always oldest first; `down`: the rows come newest first.
    [[nodiscard]] Result<QVector<chat::Message>> collect(const char *sql, const Position &from, bool down)
    {
        const auto most = qsizetype(std::min<std::int64_t>(m_limit, m_stamp.messages));
        QVector<chat::Message> found(most);
        qsizetype count = 0;
        Statement rows = m_db.prepare(sql);
        rows.bind(1, m_stamp.conversation).bind(2, from.atMs).bind(3, from.row).bind(4, m_limit);
        for (; count < most && rows.next(); ++count)
            m_rows.read(rows, found[down ? most - 1 - count : count]);
        if (rows.failed())
            return tl::make_unexpected(rows.error());
        if (down)
            found.remove(0, most - count);
        else
            found.resize(count);
        return found;
    }

    [[nodiscard]] MessagePage finished(QVector<chat::Message> rows, std::int64_t firstRank)
    {
        MessagePage page;
        page.rows = std::move(rows);
        page.firstRank = firstRank;
        page.total = m_stamp.messages;
        page.hasBefore = firstRank > 0;
        page.hasAfter = firstRank + page.rows.size() < m_stamp.messages;
        if (!page.rows.isEmpty()) {
            const chat::Message &first = page.rows.constFirst();
            const chat::Message &last = page.rows.constLast();
            m_ladders.remember(m_stamp, {{first.sentAtMs, first.row}, firstRank});
            m_ladders.remember(m_stamp, {{last.sentAtMs, last.row + 1}, firstRank + page.rows.size()});
        }
        return page;
    }

    Database &m_db;
    RowReader &m_rows;
    RankLadders &m_ladders;
    RankLadders::Stamp m_stamp;
    int m_limit;
};

} // namespace

Result<chat::Conversation> findConversation(Database &db, RowReader &rows, const ConversationRef &ref)
{
    const auto fits = [&](const chat::Conversation &c) {
        return c.id == ref.id && (ref.source.isEmpty() || c.source == ref.source);
    };
    if (ref.row != 0) {
        // The short cut holds only while the row is still that conversation.
        auto known = rows.conversationById(ref.row);
        if (known && fits(*known))
            return known;
    }
    const std::string id = ref.id.toStdString();
    const std::string source = ref.source.toStdString();
    const char *named = source.empty() ? readsql::conversationsByExt : readsql::conversationByExt;
    const char *nameless = source.empty() ? readsql::conversationsWithoutId : readsql::conversationWithoutId;
    Statement find = db.prepare(id.empty() ? nameless : named);
    if (!id.empty())
        find.bind(1, id);
    if (!source.empty())
        find.bind(2, source);
    std::optional<chat::Conversation> newest;
    while (find.next()) {
        const auto c = rows.conversation(find);
        if (!newest || c.lastAtMs > newest->lastAtMs)
            newest = c;
    }
    if (find.failed())
        return tl::make_unexpected(find.error());
    if (!newest)
        return failure(Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id));
    return *newest;
}

Result<MessagePage> messagePage(Database &db, RowReader &rows, RankLadders &ladders,
    const ConversationRef &ref, const MessageAnchor &anchor, int limit)
{
    return findStamp(db, rows, ref).and_then([&](const RankLadders::Stamp &stamp) {
        return PageReader(db, rows, ladders, stamp, std::clamp(limit, 1, 1000)).read(anchor);
    });
}

bool areJumpsReady(Database &db, RowReader &rows, const RankLadders &ladders, const ConversationRef &ref)
{
    const auto stamp = findStamp(db, rows, ref);
    return !stamp || stamp->messages <= RankLadders::kShort || ladders.isBuilt(*stamp);
}

Result<Done> prepareJumps(Database &db, RowReader &rows, RankLadders &ladders, const ConversationRef &ref)
{
    const auto stamp = findStamp(db, rows, ref);
    if (!stamp)
        return tl::make_unexpected(stamp.error());
    if (stamp->messages <= RankLadders::kShort)
        return Done{};
    return ladders.build(db, *stamp);
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historylist.h"

#include "core/history/conversationpages.h"
#include "core/postgres/historysearch.h"
#include "core/postgres/lastmessages.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::ConversationPage;
using history::Position;
using history::Query;
using history::Term;
using Clock = std::chrono::steady_clock;

constexpr qint64 kFewOfShop = 20'000; // messages: fewer are looked at through the index on the shop
constexpr int kMostOfShop = 5'000; // conversations
constexpr std::size_t kMostSummarised = 200; // conversations in one go
constexpr int kRecent = 10'000; // messages behind a place that are looked at for whose they are

/// One page under construction.
class ListReader
{
public:
    ListReader(HistoryAsk &ask, const Query &query, const HistoryFilter &filter,
        std::optional<Position> after, int limit, QStringList *giants)
        : m_ask(ask),
          m_query(query),
          m_filter(filter),
          m_isAboutConversations(history::isAboutConversations(query)),
          m_after(after),
          m_limit(limit),
          m_giants(giants)
    { }

    [[nodiscard]] Result<ConversationPage> read()
    {
        if (m_filter.meetsNothing())
            return ConversationPage();
        if (m_isAboutConversations) {
            auto few = fewConversations();
            if (!few)
                return tl::make_unexpected(few.error());
            if (*few)
                return fromFew(**few);
            if (LastMessages::arePossible(m_ask.schema))
                return byLast();
        }
        return byWalking();
    }

private:
    struct Entry
    {
        QString id;
        Position place;
        ConversationSummary summary;
    };

    /// The conversations of the customers or the small shop that the query names; nothing: not so few.
    [[nodiscard]] Result<std::optional<QStringList>> fewConversations()
    {
        if (const auto &named = m_filter.conversations())
            return *named;
        for (const auto &group : m_query.groups) {
            if (group.constFirst().kind != Term::Kind::Shop || group.constFirst().negated)
                continue;
            QStringList ids;
            const auto names = m_ask.memory.names(m_ask);
            if (!names)
                return tl::make_unexpected(names.error());
            for (const Term &term : group) {
                ids.append(term.text);
                for (auto name = (*names)->shops.cbegin(); name != (*names)->shops.cend(); ++name) {
                    if (term.text.compare(name.value(), Qt::CaseInsensitive) == 0)
                        ids.append(name.key());
                }
            }
            return ofSmallShops(ids);
        }
        return std::nullopt;
    }

    [[nodiscard]] Result<std::optional<QStringList>> ofSmallShops(const QStringList &shops)
    {
        const Schema &schema = m_ask.schema;
        if (!schema.messages.has(u"shop_id"_s) || !schema.hasIndex({u"shop_id"_s}))
            return std::nullopt;
        const auto counted = m_ask.query("SELECT count(*) FROM (SELECT 1 FROM " + schema.messages.sql
                + " m WHERE m.shop_id = ANY($1::text[]) LIMIT " + QByteArray::number(kFewOfShop + 1) + ") l",
            {arrayOf(shops)});
        if (!counted)
            return tl::make_unexpected(counted.error());
        if (counted->number(0, 0) > kFewOfShop)
            return std::nullopt;
        QStringList found;
        for (const Table *table : {&schema.messages, &schema.conversations}) {
            if (!table->isThere() || !table->has(u"shop_id"_s) || !table->has(u"conversation_id"_s))
                continue;
            const auto rows = m_ask.query("SELECT DISTINCT coalesce(v.conversation_id, '') FROM " + table->sql
                    + " v WHERE v.shop_id = ANY($1::text[])" + schema.ofTenant(*table, "v.") + " LIMIT "
                    + QByteArray::number(kMostOfShop + 1),
                {arrayOf(shops)});
            if (!rows)
                return tl::make_unexpected(rows.error());
            for (int i = 0; i < rows->size(); ++i)
                found.append(rows->text(i, 0));
        }
        found.removeDuplicates();
        return found.size() > kMostOfShop ? std::nullopt : std::optional(found);
    }

    [[nodiscard]] Result<ConversationPage> fromFew(const QStringList &ids)
    {
        std::vector<FoundConversation> found;
        for (const QString &id : ids)
            found.push_back({id, {}});
        QStringList giants;
        auto summaries = summariesOf(m_ask, found, &giants);
        if (!summaries)
            return tl::make_unexpected(summaries.error());
        for (const QString &giant : std::as_const(giants)) {
            // Nothing has come upon its last message yet.
            if (const auto outline = m_ask.memory.outlines.read(m_ask, giant); !outline)
                return tl::make_unexpected(outline.error());
        }
        if (!giants.isEmpty()) {
            summaries = summariesOf(m_ask, found, nullptr);
            if (!summaries)
                return tl::make_unexpected(summaries.error());
        }
        std::vector<Entry> entries;
        for (auto each = summaries->cbegin(); each != summaries->cend(); ++each) {
            if (!m_after || each->last < *m_after)
                entries.push_back({each.key(), each->last, *each});
        }
        std::sort(
            entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return b.place < a.place; });
        // Who a conversation is with is not asked for more than are needed.
        for (std::size_t at = 0; at < entries.size() && !m_isFull; at += kMostSummarised) {
            const auto end = std::min(entries.size(), at + kMostSummarised);
            const auto taken
                = take({entries.begin() + std::ptrdiff_t(at), entries.begin() + std::ptrdiff_t(end)});
            if (!taken)
                return tl::make_unexpected(taken.error());
        }
        return finished();
    }

    [[nodiscard]] Result<ConversationPage> byLast()
    {
        LastMessages walk(m_ask, m_filter, m_after.value_or(kNewest));
        const auto start = Clock::now();
        while (!walk.isAtEnd() && !m_isFull) {
            const auto missing = std::size_t(m_limit + 1) - m_taken.size();
            const auto found = walk.next(int(std::min(missing, kMostSummarised)));
            if (!found)
                return tl::make_unexpected(found.error());
            if (const auto taken = takeFound(*found); !taken)
                return tl::make_unexpected(taken.error());
            if (Clock::now() - start > kSearchTime && !m_isFull && !walk.isAtEnd())
                return cutAt(walk.reached());
        }
        return finished();
    }

    [[nodiscard]] Result<Done> takeFound(const std::vector<FoundConversation> &found)
    {
        QStringList giants;
        const auto summaries = summariesOf(m_ask, found, &giants);
        if (!summaries)
            return tl::make_unexpected(summaries.error());
        if (m_giants)
            m_giants->append(giants);
        std::vector<Entry> entries;
        for (const FoundConversation &each : found) {
            if (const auto summary = summaries->constFind(each.id); summary != summaries->cend())
                entries.push_back({each.id, each.last, *summary});
        }
        return take(std::move(entries));
    }

    /// What there is when the time is over.
    [[nodiscard]] Result<ConversationPage> cutAt(Position reached)
    {
        auto page = finished();
        if (page) {
            page->next = reached;
            page->scannedToMs = reached.atMs;
        }
        return page;
    }

    [[nodiscard]] Result<ConversationPage> byWalking()
    {
        MessageScan scan(m_ask, m_filter, MessageScan::Order::NewestFirst, m_after.value_or(kNewest),
            m_filter.readsContent() ? Reading::Everything : Reading::NoContent);
        scan.setPortion(m_limit * 4);
        MessageReader reader(m_ask);
        std::vector<FoundConversation> fresh;
        const auto start = Clock::now();
        m_isContinued = m_query.isEmpty() && m_after && m_ask.memory.isEnd(*m_after);
        if (needsLook()) {
            if (const auto met = meetNewer(); !met)
                return tl::make_unexpected(met.error());
        }
        while (!scan.isAtEnd() && !m_isFull) {
            const auto rows = scan.next();
            if (!rows)
                return tl::make_unexpected(rows.error());
            if (const auto collected = collect(*rows, reader, fresh); !collected)
                return tl::make_unexpected(collected.error());
            const bool isLate = Clock::now() - start > kSearchTime;
            const auto missing = std::size_t(m_limit + 1) - m_taken.size();
            if (fresh.size() < missing && !scan.isAtEnd() && !isLate)
                continue;
            if (const auto checked = check(std::exchange(fresh, {})); !checked)
                return tl::make_unexpected(checked.error());
            if (isLate && !m_isFull && !scan.isAtEnd())
                return cutAt(scan.reached());
        }
        return finished();
    }

    [[nodiscard]] Result<Done> collect(
        const MessageRows &rows, MessageReader &reader, std::vector<FoundConversation> &fresh)
    {
        const auto add = [&](const MessageRow &row) {
            QString id = row.text(MessageRow::ConversationId);
            if (m_seen.contains(id))
                return;
            m_seen.insert(id);
            // Those that an earlier page has listed need no question to the server.
            if (m_after && m_isAboutConversations && m_ask.memory.hasMessageFrom(id, *m_after))
                return;
            m_ask.memory.noteMessage(id, row.place);
            fresh.push_back({std::move(id), row.place});
        };
        if (m_isAboutConversations) {
            for (const MessageRow &row : rows.rows)
                add(row);
            return Done{};
        }
        return eachMatch(m_ask, m_filter, rows, reader, [&](const MessageRow &row, MessageReader &) {
            add(row);
            return true;
        }).map([](bool) { return Done{}; });
    }

    /// In portions: the conversations of a whole portion of rows may be far more than the page takes.
    [[nodiscard]] Result<Done> check(std::vector<FoundConversation> found)
    {
        for (std::size_t at = 0; at < found.size() && !m_isFull;) {
            const auto missing = std::size_t(m_limit + 1) - m_taken.size();
            const auto end = std::min(
                found.size(), at + std::clamp<std::size_t>(missing + missing / 4, 10, kMostSummarised));
            const auto done
                = checkSome({found.begin() + std::ptrdiff_t(at), found.begin() + std::ptrdiff_t(end)});
            if (!done)
                return done;
            at = end;
        }
        return Done{};
    }

    [[nodiscard]] Result<Done> checkSome(std::vector<FoundConversation> found)
    {
        if (m_after && !m_isAboutConversations) {
            std::vector<FoundConversation> rest;
            for (FoundConversation &each : found) {
                const auto newer = hasMatchAfter(m_ask, m_filter, each.id, each.last);
                if (!newer)
                    return tl::make_unexpected(newer.error());
                if (!*newer)
                    rest.push_back(std::move(each));
            }
            found = std::move(rest);
        }
        QStringList giants;
        const auto summaries = summariesOf(m_ask, found, &giants);
        if (!summaries)
            return tl::make_unexpected(summaries.error());
        QSet<QString> listed; // on an earlier page
        if (needsLook()) {
            const auto newer = withNewer(giants);
            if (!newer)
                return tl::make_unexpected(newer.error());
            listed = *newer;
        }
        std::vector<Entry> entries;
        for (const FoundConversation &each : found) {
            const auto summary = summaries->constFind(each.id);
            const bool isOld = summary == summaries->cend() || listed.contains(each.id)
                || (m_after && m_isAboutConversations && summary->isCountExact && each.last < summary->last);
            if (!isOld)
                entries.push_back({each.id, each.last, *summary});
        }
        for (const QString &giant : std::as_const(giants)) {
            if (!listed.contains(giant) && m_giants)
                m_giants->append(giant);
        }
        return take(std::move(entries));
    }

    /// Whether a conversation that is met may have been listed before, with a newer message.
    [[nodiscard]] bool needsLook() const { return m_after && m_isAboutConversations && !m_isContinued; }

    /// Most conversations before a date in the middle go on behind it: those are found at once.
    [[nodiscard]] Result<Done> meetNewer()
    {
        const auto rows = m_ask.query(statementOfNewer(m_ask.schema),
            {std::int64_t(boundedMs(m_after->atMs)), std::int64_t(m_after->row)});
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i)
            m_ask.memory.noteMessage(rows->text(i, 0), *m_after);
        return Done{};
    }

    /// Those of `giants` with a message at or behind the page's beginning.
    [[nodiscard]] Result<QSet<QString>> withNewer(const QStringList &giants)
    {
        QSet<QString> newer;
        for (const QString &giant : giants) {
            const auto outline = m_ask.memory.outlines.read(m_ask, giant);
            if (!outline)
                return tl::make_unexpected(outline.error());
            if ((*outline)->places.empty() || (*outline)->places.back() < *m_after)
                continue;
            newer.insert(giant);
            m_ask.memory.noteMessage(giant, (*outline)->places.back());
        }
        return newer;
    }

    [[nodiscard]] Result<Done> take(std::vector<Entry> entries)
    {
        std::vector<std::pair<QString, ConversationSummary>> summaries;
        for (const Entry &entry : entries)
            summaries.emplace_back(entry.id, entry.summary);
        const auto rows = described(m_ask, summaries);
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (qsizetype i = 0; i < rows->size() && !m_isFull; ++i) {
            if (m_isAboutConversations && !m_filter.holds(rows->at(i)))
                continue;
            m_taken.emplace_back(rows->at(i), entries[std::size_t(i)].place);
            m_isFull = m_taken.size() > std::size_t(m_limit);
        }
        return Done{};
    }

    [[nodiscard]] Result<ConversationPage> finished()
    {
        ConversationPage page;
        for (const auto &[conversation, place] : m_taken) {
            if (page.rows.size() == m_limit) {
                page.next = m_taken[std::size_t(m_limit) - 1].second;
                if (m_query.isEmpty() && (!m_after || m_isContinued))
                    m_ask.memory.noteEnd(*page.next);
                break;
            }
            page.rows.append(conversation);
        }
        return page;
    }

    HistoryAsk &m_ask;
    const Query &m_query;
    const HistoryFilter &m_filter;
    const bool m_isAboutConversations;
    const std::optional<Position> m_after;
    const int m_limit;
    QStringList *m_giants;
    QSet<QString> m_seen;
    std::vector<std::pair<chat::Conversation, Position>> m_taken; // one more than the page when there is more
    bool m_isFull = false;
    bool m_isContinued = false; // behind a page whose beginning was the newest message
};

} // namespace

QByteArray statementOfNewer(const Schema &schema)
{
    const QByteArray time = "m." + schema.created.name;
    return "SELECT DISTINCT coalesce(l.conversation_id, '') FROM (SELECT m.conversation_id FROM "
        + schema.messages.sql + " m WHERE (" + time + ", m.id) >= (" + schema.created.moment("$1::bigint")
        + ", $2::bigint)" + schema.visible(schema.messages, "m.") + " ORDER BY " + time + ", m.id LIMIT "
        + QByteArray::number(kRecent) + ") l";
}

Result<ConversationPage> conversationPage(
    HistoryAsk &ask, const Query &query, std::optional<Position> after, int limit, QStringList *giants)
{
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    return ListReader(ask, query, *filter, after, std::clamp(limit, 1, 1000), giants).read();
}

} // namespace core::postgres

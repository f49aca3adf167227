// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historywalks.h"

#include "core/postgres/historylist.h"
#include "core/postgres/historypages.h"
#include "core/postgres/historysearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Position;

constexpr int kConversations = 100; // of a page
constexpr std::ptrdiff_t kMessages = 500; // of a long conversation, at once
constexpr int kPortion = 2'000;

/// One conversation's messages, from where the walk is.
class ConversationWalk
{
public:
    ConversationWalk(HistoryAsk &ask, const HistoryFilter &filter,
        const history::HistorySource::GroupVisitor &visit, WalkState &state)
        : m_ask(ask),
          m_filter(filter),
          m_visit(visit),
          m_state(state),
          m_reader(ask)
    { }

    /// False when the visitor wants no more.
    [[nodiscard]] Result<bool> run(chat::Conversation conversation)
    {
        if (m_state.conversation != conversation.id) {
            m_state.conversation = conversation.id;
            m_state.place = kOldest;
        }
        auto few = readFew(m_ask, conversation.id);
        if (!few)
            return tl::make_unexpected(few.error());
        if (*few)
            return handOut(conversation, **few);
        const auto outline = m_ask.memory.outlines.read(m_ask, conversation.id);
        if (!outline)
            return tl::make_unexpected(outline.error());
        const auto &places = (*outline)->places;
        conversation.messageCount = (*outline)->size();
        conversation.customerMessageCount = (*outline)->customerMessages;
        conversation.firstAtMs = places.empty() ? 0 : places.front().atMs;
        conversation.isCountExact = true;
        auto at = std::upper_bound(places.begin(), places.end(), m_state.place);
        while (at != places.end()) {
            const auto count = std::min(kMessages, places.end() - at);
            const auto rows = messagesAt(m_ask, &*at, &*at + count);
            if (!rows)
                return tl::make_unexpected(rows.error());
            const auto goesOn = handOut(conversation, *rows);
            if (!goesOn || !*goesOn)
                return goesOn;
            at += count;
        }
        return true;
    }

private:
    [[nodiscard]] Result<bool> handOut(const chat::Conversation &conversation, const MessageRows &rows)
    {
        return eachMatch(m_ask, m_filter, rows, m_reader, [&](const MessageRow &row, MessageReader &reader) {
            if (row.place <= m_state.place)
                return true;
            m_state.place = row.place;
            return !m_state.isStopped && m_visit(conversation, reader.message(row));
        });
    }

    HistoryAsk &m_ask;
    const HistoryFilter &m_filter;
    const history::HistorySource::GroupVisitor &m_visit;
    WalkState &m_state;
    MessageReader m_reader;
};

} // namespace

Result<Done> walkMessages(HistoryAsk &ask, const history::Query &query,
    const history::HistorySource::Visitor &visit, WalkState &state)
{
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    MessageScan scan(ask, *filter, MessageScan::Order::OldestFirst, state.place, Reading::Everything);
    scan.setPortion(kPortion);
    while (!scan.isAtEnd()) {
        MessageReader reader(ask); // of this portion: what it knows must not grow with the walk
        const auto rows = scan.next();
        if (!rows)
            return tl::make_unexpected(rows.error());
        const auto goesOn
            = eachMatch(ask, *filter, *rows, reader, [&](const MessageRow &row, MessageReader &r) {
                  state.place = row.place;
                  return !state.isStopped && visit(r.message(row));
              });
        if (!goesOn)
            return tl::make_unexpected(goesOn.error());
        if (!*goesOn)
            return Done{};
        state.place = std::max(state.place, scan.reached());
    }
    return Done{};
}

Result<Done> walkConversations(HistoryAsk &ask, const history::Query &query,
    const history::HistorySource::GroupVisitor &visit, WalkState &state)
{
    const auto filter = HistoryFilter::make(ask, query);
    if (!filter)
        return tl::make_unexpected(filter.error());
    while (true) {
        const auto page = conversationPage(ask, query, state.after, kConversations, nullptr);
        if (!page)
            return tl::make_unexpected(page.error());
        ConversationWalk walk(ask, *filter, visit, state);
        for (const chat::Conversation &conversation : page->rows) {
            if (state.finished.contains(conversation.id))
                continue;
            const auto goesOn = walk.run(conversation);
            if (!goesOn)
                return tl::make_unexpected(goesOn.error());
            if (!*goesOn)
                return Done{};
            state.finished.insert(conversation.id);
        }
        if (!page->next)
            return Done{};
        state.finished.clear();
        state.after = page->next;
    }
}

} // namespace core::postgres

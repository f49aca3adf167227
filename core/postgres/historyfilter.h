// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/textmatch.h"
#include "core/postgres/historymemory.h"

#include <QSet>

namespace core::postgres {

/// A query with its names looked up: which messages can meet it at all, and whether one does. One answer.
class HistoryFilter
{
public:
    [[nodiscard]] static Result<HistoryFilter> make(HistoryAsk &ask, const history::Query &query);

    [[nodiscard]] bool meetsNothing() const { return m_meetsNothing || m_fromMs >= m_toMs; }
    [[nodiscard]] bool meetsAll() const { return m_groups.empty() && !hasSpan(); }
    [[nodiscard]] qint64 fromMs() const { return m_fromMs; } // [fromMs, toMs)
    [[nodiscard]] qint64 toMs() const { return m_toMs; }
    /// Only messages of these can meet it.
    [[nodiscard]] const std::optional<QStringList> &conversations() const { return m_conversations; }
    /// Only messages of these, and some of those without a shop, can meet it.
    [[nodiscard]] const std::optional<QStringList> &shops() const { return m_shops; }
    /// Only these can meet it.
    [[nodiscard]] const std::optional<std::vector<qint64>> &messages() const { return m_messages; }
    /// Whoever meets the query meets this: for MessageWalk. Holds nothing that would choose an index.
    [[nodiscard]] const Condition &condition() const { return m_condition; }
    [[nodiscard]] bool readsContent() const { return m_readsContent; }
    /// Words that a trigram index can find exactly; empty: none.
    [[nodiscard]] const QString &exactText() const { return m_exactText; }

    /// `reader` has been prepared with the row.
    [[nodiscard]] bool holds(const MessageRow &row, const MessageReader &reader, HistoryMemory &memory) const;
    /// Shop, bot and customer alone, of a conversation.
    [[nodiscard]] bool holds(const chat::Conversation &conversation) const;

private:
    struct Alternative
    {
        history::Term term;
        QSet<QString> ids; // shops, bots, customers, conversations
    };
    using Group = std::vector<Alternative>;

    HistoryFilter() : m_matcher(history::Query()) { }
    [[nodiscard]] Result<Done> addGroup(HistoryAsk &ask, const QVector<history::Term> &group, bool isName);
    [[nodiscard]] Result<QSet<QString>> idsOf(HistoryAsk &ask, const history::Term &term);
    [[nodiscard]] Result<Done> narrow(HistoryAsk &ask, const Group &group);
    [[nodiscard]] Result<Done> addCondition(HistoryAsk &ask, const Group &group, bool isName);
    [[nodiscard]] Result<bool> addNamed(
        HistoryAsk &ask, int parameter, QByteArrayList &either, std::vector<Value> &values);
    [[nodiscard]] std::optional<Condition> conditionOf(
        const Schema &schema, const Alternative &alternative, int parameter) const;
    [[nodiscard]] bool hasSpan() const { return m_fromMs != kOldest.atMs || m_toMs != kNewest.atMs; }
    [[nodiscard]] bool plainlyHolds(const Alternative &alternative, const MessageRow &row,
        const MessageReader &reader, HistoryMemory &memory) const;
    [[nodiscard]] bool isNamed(const MessageRow &row, const MessageReader &reader) const;
    [[nodiscard]] bool anyHolds(
        std::size_t group, const MessageRow &row, const MessageReader &reader, HistoryMemory &memory) const;

    std::vector<Group> m_groups;
    history::Query m_text; // its texts, group by group
    history::TextMatcher m_matcher;
    std::vector<bool> m_hasText;
    bool m_readsContent = false;
    bool m_meetsNothing = false;
    qint64 m_fromMs = kOldest.atMs;
    qint64 m_toMs = kNewest.atMs;
    std::optional<QStringList> m_conversations;
    std::optional<QStringList> m_shops;
    std::optional<std::vector<qint64>> m_messages;
    Condition m_condition;
    QString m_exactText;
    int m_nameGroup = -1;
    QString m_name; // the only word: it may be an id
};

/// Customers with this id; without one those with this address or name, any case. At most ten thousand.
[[nodiscard]] Result<QStringList> customersNamed(HistoryAsk &ask, const QString &text);
/// Conversations of customers, by coze_conversation and by the messages' own word; at most ten thousand.
[[nodiscard]] Result<QStringList> conversationsOfCustomers(HistoryAsk &ask, const QStringList &customers);

} // namespace core::postgres

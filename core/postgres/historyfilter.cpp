// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historyfilter.h"

#include "core/postgres/textprefilter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Query;
using history::Term;

constexpr int kFirstParameter = 5; // of a Condition
constexpr qsizetype kLongNumber = 6; // digits; shorter ones are mostly meant as text
constexpr qsizetype kMostNamed = 1000; // conversations

bool sameText(const QString &a, const QString &b)
{
    return !b.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool isLanguage(const QString &tag, const QString &wanted)
{
    if (!wanted.endsWith(u'*'))
        return sameText(tag, wanted);
    const QString family = wanted.chopped(1);
    return sameText(tag, family) || tag.startsWith(family + u'-', Qt::CaseInsensitive);
}

bool isWholeNumber(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The group whose only term is the query's only text, a bare word: that may name an id.
int nameGroupOf(const Query &query)
{
    int found = -1;
    for (int i = 0; i < query.groups.size(); ++i) {
        for (const Term &term : query.groups[i]) {
            if (!term.isText())
                continue;
            if (found >= 0 || query.groups[i].size() > 1 || term.negated || term.kind != Term::Kind::Words
                || term.text.size() > 200)
                return -1;
            found = i;
        }
    }
    return found;
}

QByteArray parameterName(int number, const char *type)
{
    return "$" + QByteArray::number(number) + "::" + type;
}

} // namespace

Result<HistoryFilter> HistoryFilter::make(HistoryAsk &ask, const Query &query)
{
    HistoryFilter filter;
    const int named = nameGroupOf(query);
    for (int i = 0; i < query.groups.size(); ++i) {
        if (const auto added = filter.addGroup(ask, query.groups[i], i == named); !added)
            return tl::make_unexpected(added.error());
    }
    filter.m_matcher = history::TextMatcher(filter.m_text);
    return filter;
}

Result<Done> HistoryFilter::addGroup(HistoryAsk &ask, const QVector<Term> &terms, bool isName)
{
    if (terms.size() == 1 && terms.constFirst().kind == Term::Kind::Time && !terms.constFirst().negated) {
        m_fromMs = std::max(m_fromMs, terms.constFirst().fromMs);
        m_toMs = std::min(m_toMs, terms.constFirst().toMs);
        return Done{};
    }
    Group group;
    QVector<Term> texts;
    for (const Term &term : terms) {
        if (term.isText())
            texts.append(term);
        m_readsContent = m_readsContent || term.isText() || term.kind == Term::Kind::Lang;
        auto ids = idsOf(ask, term);
        if (!ids)
            return tl::make_unexpected(ids.error());
        group.push_back({term, std::move(*ids)});
    }
    if (isName) {
        m_nameGroup = int(m_groups.size());
        m_name = terms.constFirst().text;
    }
    const Term &only = terms.constFirst();
    if (terms.size() == 1 && only.kind == Term::Kind::Contains && !only.negated && only.text.size() >= 3)
        m_exactText = only.text;
    if (const auto narrowed = narrow(ask, group); !narrowed)
        return narrowed;
    if (const auto added = addCondition(ask, group, isName); !added)
        return added;
    m_text.groups.append(texts);
    m_hasText.push_back(!texts.isEmpty());
    m_groups.push_back(std::move(group));
    return Done{};
}

Result<QSet<QString>> HistoryFilter::idsOf(HistoryAsk &ask, const Term &term)
{
    QSet<QString> ids;
    if (term.kind == Term::Kind::Shop || term.kind == Term::Kind::Bot) {
        const auto names = ask.memory.names(ask);
        if (!names)
            return tl::make_unexpected(names.error());
        const auto &list = term.kind == Term::Kind::Shop ? (*names)->shops : (*names)->bots;
        ids.insert(term.text);
        for (auto name = list.cbegin(); name != list.cend(); ++name) {
            if (sameText(term.text, name.value()))
                ids.insert(name.key());
        }
    } else if (term.kind == Term::Kind::Conversation) {
        ids.insert(term.text);
    } else if (term.kind == Term::Kind::Customer) {
        const auto found = customersNamed(ask, term.text);
        if (!found)
            return tl::make_unexpected(found.error());
        ids = QSet<QString>(found->begin(), found->end());
    }
    return ids;
}

/// A group that only some conversations or messages can meet is the shorter way to all of the query.
Result<Done> HistoryFilter::narrow(HistoryAsk &ask, const Group &group)
{
    const bool isOfConversations = std::all_of(group.begin(), group.end(), [](const Alternative &each) {
        return !each.term.negated
            && (each.term.kind == Term::Kind::Conversation || each.term.kind == Term::Kind::Customer);
    });
    if (isOfConversations && !m_conversations) {
        QStringList conversations;
        QStringList customers;
        for (const Alternative &each : group) {
            auto &list = each.term.kind == Term::Kind::Customer ? customers : conversations;
            list.append(QStringList(each.ids.begin(), each.ids.end()));
        }
        if (!customers.isEmpty()) {
            const auto found = conversationsOfCustomers(ask, customers);
            if (!found)
                return tl::make_unexpected(found.error());
            conversations.append(*found);
        }
        conversations.removeDuplicates();
        m_conversations = conversations;
    }
    const bool isOfShops = std::all_of(group.begin(), group.end(),
        [](const Alternative &each) { return !each.term.negated && each.term.kind == Term::Kind::Shop; });
    if (isOfShops && !m_shops) {
        QSet<QString> shops;
        for (const Alternative &each : group)
            shops.unite(each.ids);
        m_shops = QStringList(shops.begin(), shops.end());
    }
    const Term &term = group.front().term;
    if (group.size() == 1 && term.kind == Term::Kind::Mark && (term.negated == (term.text == "no"_L1))) {
        const auto marked = ask.memory.notes.marked();
        m_messages = std::vector<qint64>(marked.begin(), marked.end());
    }
    return Done{};
}

std::optional<Condition> HistoryFilter::conditionOf(
    const Schema &schema, const Alternative &each, int parameter) const
{
    const auto amongOrNone = [&](const QString &column) -> std::optional<Condition> {
        if (!schema.messages.has(column) || each.term.negated)
            return std::nullopt;
        // A message without one has its conversation's. The expression keeps the planner from sorting all of
        // a shop's messages.
        QStringList ids(each.ids.begin(), each.ids.end());
        ids.append(QString());
        return Condition{"coalesce(m." + column.toLatin1() + "::text, '') = ANY("
                + parameterName(parameter, "text[]") + ")",
            {arrayOf(ids)}};
    };
    switch (each.term.kind) {
    case Term::Kind::Shop:
        return amongOrNone(u"shop_id"_s);
    case Term::Kind::Bot:
        return amongOrNone(u"bot_id"_s);
    case Term::Kind::Sender: {
        const bool isAscii = std::all_of(
            each.term.text.begin(), each.term.text.end(), [](QChar c) { return c.unicode() < 0x80; });
        if (each.term.negated || !isAscii)
            return std::nullopt;
        return Condition{"(lower(m.sender COLLATE \"C\") = " + parameterName(parameter, "text")
                + " OR octet_length(m.sender) > char_length(m.sender) OR getdatabaseencoding() <> 'UTF8')",
            {valueOf(each.term.text.toLower())}};
    }
    case Term::Kind::Conversation:
        if (each.term.negated)
            return std::nullopt;
        return Condition{"coalesce(m.conversation_id, '') = " + parameterName(parameter, "text"),
            {valueOf(each.term.text)}};
    case Term::Kind::Words:
    case Term::Kind::Phrase:
    case Term::Kind::Contains:
        return prefilterOf(each.term, parameter);
    default:
        return std::nullopt;
    }
}

/// What the query's only word names, beside the texts it stands in; false when that is too much to list.
Result<bool> HistoryFilter::addNamed(
    HistoryAsk &ask, int parameter, QByteArrayList &either, std::vector<Value> &values)
{
    QStringList conversations{m_name};
    if (isWholeNumber(m_name) && m_name.size() >= kLongNumber) {
        const auto found = conversationsOfCustomers(ask, {m_name});
        if (!found)
            return tl::make_unexpected(found.error());
        if (found->size() > kMostNamed)
            return false;
        conversations.append(*found);
        bool isId = false;
        const qint64 id = m_name.toLongLong(&isId);
        if (isId)
            either.append("m.id = " + QByteArray::number(id));
    }
    either.append("coalesce(m.conversation_id, '') = ANY(" + parameterName(parameter, "text[]") + ")");
    values.push_back(arrayOf(conversations));
    return true;
}

Result<Done> HistoryFilter::addCondition(HistoryAsk &ask, const Group &group, bool isName)
{
    QByteArrayList either;
    std::vector<Value> values;
    const auto next = [&] { return kFirstParameter + int(m_condition.values.size() + values.size()); };
    for (const Alternative &alternative : group) {
        auto condition = conditionOf(ask.schema, alternative, next());
        if (!condition)
            return Done{};
        either.append(condition->sql);
        values.insert(values.end(), condition->values.begin(), condition->values.end());
    }
    if (isName) {
        const auto added = addNamed(ask, next(), either, values);
        if (!added)
            return tl::make_unexpected(added.error());
        if (!*added)
            return Done{};
    }
    m_condition.sql += " AND (" + either.join(" OR ") + ")";
    m_condition.values.insert(m_condition.values.end(), values.begin(), values.end());
    return Done{};
}

bool HistoryFilter::plainlyHolds(
    const Alternative &each, const MessageRow &row, const MessageReader &reader, HistoryMemory &memory) const
{
    switch (each.term.kind) {
    case Term::Kind::Sender:
        return sameText(each.term.text, row.text(MessageRow::Sender));
    case Term::Kind::Shop:
        return each.ids.contains(reader.shopOf(row));
    case Term::Kind::Bot:
        return each.ids.contains(reader.botOf(row));
    case Term::Kind::Customer:
        return each.ids.contains(reader.customerOf(row));
    case Term::Kind::Conversation:
        return each.ids.contains(row.text(MessageRow::ConversationId));
    case Term::Kind::Lang:
        return isLanguage(
            QString::fromStdString(memory.languageOf(row.bytes(MessageRow::Content))), each.term.text);
    case Term::Kind::Mark: {
        const auto note = memory.notes.of(row.place.row);
        return (note && note->marked) == (each.term.text != "no"_L1);
    }
    case Term::Kind::Time:
        return row.place.atMs >= each.term.fromMs && row.place.atMs < each.term.toMs;
    default:
        return false;
    }
}

bool HistoryFilter::isNamed(const MessageRow &row, const MessageReader &reader) const
{
    if (row.text(MessageRow::ConversationId) == m_name)
        return true;
    if (!isWholeNumber(m_name) || m_name.size() < kLongNumber)
        return false;
    return QString::number(row.place.row) == m_name || reader.customerOf(row) == m_name;
}

bool HistoryFilter::anyHolds(
    std::size_t group, const MessageRow &row, const MessageReader &reader, HistoryMemory &memory) const
{
    if (int(group) == m_nameGroup && isNamed(row, reader))
        return true;
    return std::any_of(m_groups[group].begin(), m_groups[group].end(), [&](const Alternative &each) {
        return !each.term.isText() && plainlyHolds(each, row, reader, memory) != each.term.negated;
    });
}

bool HistoryFilter::holds(const MessageRow &row, const MessageReader &reader, HistoryMemory &memory) const
{
    if (row.place.atMs < m_fromMs || row.place.atMs >= m_toMs)
        return false;
    bool hasText = false;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        hasText = hasText || m_hasText[i];
        if (!m_hasText[i] && !anyHolds(i, row, reader, memory))
            return false;
    }
    return !hasText || m_matcher.matches(row.bytes(MessageRow::Content), [&](int group) {
        return anyHolds(std::size_t(group), row, reader, memory);
    });
}

bool HistoryFilter::holds(const chat::Conversation &conversation) const
{
    return std::all_of(m_groups.begin(), m_groups.end(), [&](const Group &group) {
        return std::any_of(group.begin(), group.end(), [&](const Alternative &each) {
            const QString &id = each.term.kind == Term::Kind::Shop ? conversation.shopId
                : each.term.kind == Term::Kind::Bot                ? conversation.botId
                                                                   : conversation.customerId;
            return each.ids.contains(id) != each.term.negated;
        });
    });
}

namespace {

Result<QStringList> customersWhere(HistoryAsk &ask, const QByteArray &where, const Value &value)
{
    const Table &table = ask.schema.customers;
    const auto rows = ask.query("SELECT v.id::text FROM " + table.sql + " v WHERE (" + where + ")"
            + ask.schema.ofTenant(table, "v.") + " LIMIT 10000",
        {value});
    if (!rows)
        return tl::make_unexpected(rows.error());
    QStringList ids;
    for (int i = 0; i < rows->size(); ++i)
        ids.append(rows->text(i, 0));
    return ids;
}

/// Ids and addresses have an index; names, and addresses in another case, do not.
Result<QStringList> lookUpCustomers(HistoryAsk &ask, const QString &text)
{
    const Table &table = ask.schema.customers;
    bool isNumber = false;
    const qint64 id = text.toLongLong(&isNumber);
    if (isNumber && table.has(u"id"_s)) {
        const auto found = customersWhere(ask, "v.id = $1::bigint", std::int64_t(id));
        if (!found || !found->isEmpty())
            return found;
    }
    if (table.has(u"user_email"_s) && text.contains(u'@')) {
        const auto found = customersWhere(ask, "v.user_email = $1::text", valueOf(text));
        if (!found || !found->isEmpty())
            return found;
    }
    QByteArrayList either;
    for (const QString &column : {u"user_email"_s, u"user_name"_s}) {
        if (table.has(column))
            either.append("lower(v." + column.toLatin1() + ") = lower($1::text)");
    }
    return either.isEmpty() ? QStringList() : customersWhere(ask, either.join(" OR "), valueOf(text));
}

} // namespace

Result<QStringList> customersNamed(HistoryAsk &ask, const QString &text)
{
    if (auto known = ask.memory.customersNamed(text))
        return *known;
    QStringList ids;
    if (ask.schema.customers.isThere() && !text.isEmpty()) {
        const auto found = lookUpCustomers(ask, text);
        if (!found)
            return found;
        ids = *found;
    }
    if (ids.isEmpty() && isWholeNumber(text))
        ids.append(text); // messages may name one that has no row
    ask.memory.keepCustomersNamed(text, ids);
    return ids;
}

Result<QStringList> conversationsOfCustomers(HistoryAsk &ask, const QStringList &customers)
{
    std::vector<qint64> numbers;
    for (const QString &customer : customers) {
        bool isNumber = false;
        const qint64 number = customer.toLongLong(&isNumber);
        if (isNumber)
            numbers.push_back(number);
    }
    QStringList found;
    if (numbers.empty())
        return found;
    for (const Table *table : {&ask.schema.conversations, &ask.schema.messages}) {
        if (!table->isThere() || !table->has(u"inbox_user_id"_s) || !table->has(u"conversation_id"_s))
            continue;
        const auto rows = ask.query("SELECT DISTINCT coalesce(v.conversation_id, '') FROM " + table->sql
                + " v WHERE v.inbox_user_id = ANY($1::bigint[])" + ask.schema.ofTenant(*table, "v.")
                + " LIMIT 10000",
            {arrayOf(numbers)});
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i)
            found.append(rows->text(i, 0));
    }
    found.removeDuplicates();
    return found;
}

} // namespace core::postgres

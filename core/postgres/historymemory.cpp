// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historymemory.h"

#include "core/chat/language.h"

#include <QCryptographicHash>
#include <QSet>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::postgres {

namespace {

constexpr auto kOld = 60s;
constexpr auto kOldSummary = 30s; // counts of a conversation change without a new message when one is deleted
constexpr auto kOldMet = 2min; // a conversation whose newest message is deleted is listed later by so much
constexpr qsizetype kMostKept = 50'000; // of each kind
constexpr qsizetype kMostMet = 200'000;
constexpr qsizetype kMostNamed = 200;
constexpr std::size_t kMostLanguages = 100'000;
constexpr int kNeighbours = 200; // messages that are asked for their conversation's shop and bot

QByteArray columnOr(const Table &table, const QString &name, const char *cast = "")
{
    return table.has(name) ? "v." + name.toLatin1() + cast : QByteArray("NULL::text");
}

/// Name and address, beginning with column `first`.
CustomerFacts customerOf(const Rows &rows, int row, int first)
{
    CustomerFacts facts{rows.text(row, first), rows.text(row, first + 1)};
    if (chat::isGuestAddress(facts.name)) // a visitor's session stands in both columns; it is no name
        facts.name.clear();
    return facts;
}

/// Shop, bot and customer of conversations, and who the customer is where the number says it. Of several rows
/// with one name the last one counts.
QByteArray statementOfFacts(const Schema &schema)
{
    const Table &table = schema.conversations;
    const Table &customers = schema.customers;
    const QString person = u"inbox_user_id"_s;
    const bool isNumber
        = table.columns.value(person) == "integer"_L1 || table.columns.value(person) == "bigint"_L1;
    const bool hasCustomers
        = isNumber && customers.isThere() && customers.has(u"id"_s) && !schema.isDistributed;
    const auto ofCustomer = [&](const QString &name) {
        return customers.has(name) ? "u." + name.toLatin1() : QByteArray("NULL::text");
    };
    return "SELECT v.conversation_id, " + columnOr(table, u"shop_id"_s, "::text") + ", "
        + columnOr(table, u"bot_id"_s, "::text") + ", " + columnOr(table, person, "::text") + ", "
        + (hasCustomers ? "(u.id IS NOT NULL)::int, " + ofCustomer(u"user_name"_s) + ", "
                    + ofCustomer(u"user_email"_s)
                        : QByteArray("0, NULL::text, NULL::text"))
        + " FROM " + table.sql + " v"
        + (hasCustomers ? " LEFT JOIN " + customers.sql + " u ON u.id = v.inbox_user_id" : QByteArray())
        + " WHERE v.conversation_id = ANY($1::text[])" + schema.ofTenant(table, "v.") + " ORDER BY "
        + (table.has(u"deleted"_s) ? "v.deleted DESC, " : "") + "v.id";
}

bool isWholeNumber(const QString &text)
{
    return !text.isEmpty() && text.size() < 19
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

qint64 rowOfConversation(const QString &id)
{
    // 52 bits: below every number that is not a conversation's, and exact in JSON.
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Md5);
    return qint64(qFromBigEndian<quint64>(hash.constData()) >> 12) | 1;
}

QString senderWord(const QString &word)
{
    return chat::roleOf(word) == chat::Role::Unknown ? word : word.toLower();
}

std::string HistoryMemory::languageOf(std::string_view content)
{
    const std::size_t hash = std::hash<std::string_view>()(content);
    {
        const std::scoped_lock lock(m_guard);
        const auto known = m_languages.find(hash);
        if (known != m_languages.end())
            return known->second;
    }
    std::string language = chat::detectLanguage(content);
    const std::scoped_lock lock(m_guard);
    if (m_languages.size() >= kMostLanguages)
        m_languages.clear();
    m_languages.emplace(hash, language);
    return language;
}

Result<std::shared_ptr<const BackendNames>> HistoryMemory::names(HistoryAsk &ask)
{
    {
        const std::scoped_lock lock(m_guard);
        if (m_names && Clock::now() - m_namesAt < kOld)
            return m_names;
    }
    auto names = std::make_shared<BackendNames>();
    const Table &table = ask.schema.bots;
    if (table.isThere() && table.has(u"shop_id"_s)) {
        const QByteArray deleted = table.has(u"deleted"_s) ? "v.deleted DESC, " : "";
        const auto rows = ask.query("SELECT " + columnOr(table, u"shop_id"_s, "::text") + ", "
            + columnOr(table, u"shop_name"_s) + ", " + columnOr(table, u"bot_id"_s, "::text") + ", "
            + columnOr(table, u"bot_name"_s) + " FROM " + table.sql + " v WHERE true"
            + ask.schema.ofTenant(table, "v.") + " ORDER BY " + deleted + "v.id LIMIT 100000");
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int i = 0; i < rows->size(); ++i) {
            if (!rows->bytes(i, 1).empty())
                names->shops[rows->text(i, 0)] = rows->text(i, 1);
            if (!rows->bytes(i, 3).empty())
                names->bots[rows->text(i, 2)] = rows->text(i, 3);
            names->settings.emplace_back(rows->text(i, 0), rows->text(i, 2));
        }
    }
    const std::scoped_lock lock(m_guard);
    m_names = std::move(names);
    m_namesAt = Clock::now();
    return m_names;
}

Result<QHash<QString, ConversationFacts>> HistoryMemory::facts(HistoryAsk &ask, const QStringList &ids)
{
    QHash<QString, ConversationFacts> found;
    QStringList missing;
    {
        const std::scoped_lock lock(m_guard);
        const auto now = Clock::now();
        for (const QString &id : ids) {
            const auto known = m_facts.constFind(id);
            if (known != m_facts.cend() && now - known->at < kOld)
                found.insert(id, known->value);
            else if (!id.isEmpty())
                missing.append(id);
        }
    }
    const Table &table = ask.schema.conversations;
    if (missing.isEmpty() || !table.isThere() || !table.has(u"conversation_id"_s))
        return found;
    const auto rows = ask.query(statementOfFacts(ask.schema), {arrayOf(missing)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    QHash<QString, ConversationFacts> fresh;
    for (const QString &id : std::as_const(missing))
        fresh.insert(id, {}); // also that there is none
    for (int i = 0; i < rows->size(); ++i)
        fresh.insert(rows->text(i, 0), {rows->text(i, 1), rows->text(i, 2), rows->text(i, 3)});
    const std::scoped_lock lock(m_guard);
    if (m_facts.size() > kMostKept)
        m_facts.clear();
    if (m_customers.size() > kMostKept)
        m_customers.clear();
    const auto now = Clock::now();
    for (int i = 0; i < rows->size(); ++i) {
        if (rows->number(i, 4) != 0)
            m_customers.insert(rows->text(i, 3), {customerOf(*rows, i, 5), now});
    }
    for (auto fact = fresh.cbegin(); fact != fresh.cend(); ++fact) {
        m_facts.insert(fact.key(), {fact.value(), now});
        found.insert(fact.key(), fact.value());
    }
    return found;
}

QByteArray statementOfNeighbours(const Schema &schema)
{
    const Table &table = schema.messages;
    const auto newest = [&](const QString &column) -> QByteArray {
        if (!table.has(column))
            return "NULL::text";
        const QByteArray name = column.toLatin1();
        return "(array_agg(l." + name + "::text ORDER BY l." + schema.created.name
            + " DESC, l.id DESC) FILTER (WHERE l." + name + " <> ''))[1]";
    };
    // Of a giant any: the planner does not know that it is one, and all of it might be sorted.
    return "SELECT c.id, l.shop, l.bot FROM unnest($1::text[]) AS c(id) CROSS JOIN LATERAL (SELECT "
        + newest(u"shop_id"_s) + " AS shop, " + newest(u"bot_id"_s) + " AS bot FROM (SELECT m.* FROM "
        + table.sql + " m WHERE m.conversation_id = c.id" + schema.visible(table, "m.") + " LIMIT "
        + QByteArray::number(kNeighbours) + ") l) l";
}

Result<QHash<QString, ConversationFacts>> HistoryMemory::neighbours(HistoryAsk &ask, const QStringList &ids)
{
    QHash<QString, ConversationFacts> found;
    QStringList missing;
    {
        const std::scoped_lock lock(m_guard);
        const auto now = Clock::now();
        for (const QString &id : ids) {
            const auto known = m_neighbours.constFind(id);
            if (known != m_neighbours.cend() && now - known->at < kOld)
                found.insert(id, known->value);
            else
                missing.append(id);
        }
    }
    if (missing.isEmpty() || ask.schema.isDistributed)
        return found;
    const auto rows = ask.query(statementOfNeighbours(ask.schema), {arrayOf(missing)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    const std::scoped_lock lock(m_guard);
    if (m_neighbours.size() > kMostKept)
        m_neighbours.clear();
    for (int i = 0; i < rows->size(); ++i) {
        const ConversationFacts facts{rows->text(i, 1), rows->text(i, 2), {}};
        m_neighbours.insert(rows->text(i, 0), {facts, Clock::now()});
        found.insert(rows->text(i, 0), facts);
    }
    return found;
}

Result<QHash<QString, CustomerFacts>> HistoryMemory::customers(HistoryAsk &ask, const QStringList &ids)
{
    QHash<QString, CustomerFacts> found;
    std::vector<qint64> missing;
    {
        const std::scoped_lock lock(m_guard);
        const auto now = Clock::now();
        for (const QString &id : ids) {
            const auto known = m_customers.constFind(id);
            if (known != m_customers.cend() && now - known->at < kOld)
                found.insert(id, known->value);
            else if (isWholeNumber(id))
                missing.push_back(id.toLongLong());
        }
    }
    const Table &table = ask.schema.customers;
    if (missing.empty() || !table.isThere() || !table.has(u"id"_s))
        return found;
    const auto rows = ask.query("SELECT v.id::text, " + columnOr(table, u"user_name"_s) + ", "
            + columnOr(table, u"user_email"_s) + " FROM " + table.sql + " v WHERE v.id = ANY($1::bigint[])",
        {arrayOf(missing)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    QHash<QString, CustomerFacts> fresh;
    for (const qint64 id : missing)
        fresh.insert(QString::number(id), {});
    for (int i = 0; i < rows->size(); ++i)
        fresh.insert(rows->text(i, 0), customerOf(*rows, i, 1));
    const std::scoped_lock lock(m_guard);
    if (m_customers.size() > kMostKept)
        m_customers.clear();
    const auto now = Clock::now();
    for (auto fact = fresh.cbegin(); fact != fresh.cend(); ++fact) {
        m_customers.insert(fact.key(), {fact.value(), now});
        found.insert(fact.key(), fact.value());
    }
    return found;
}

std::optional<ConversationSummary> HistoryMemory::summary(const QString &id, history::Position last)
{
    const std::scoped_lock lock(m_guard);
    const auto known = m_summaries.constFind(id);
    if (known == m_summaries.cend() || known->value.last != last || Clock::now() - known->at >= kOldSummary)
        return std::nullopt;
    return known->value;
}

void HistoryMemory::keep(const QString &id, const ConversationSummary &summary)
{
    const std::scoped_lock lock(m_guard);
    if (m_summaries.size() > kMostKept)
        m_summaries.clear();
    m_summaries.insert(id, {summary, Clock::now()});
}

void HistoryMemory::forgetSummary(const QString &id)
{
    const std::scoped_lock lock(m_guard);
    m_summaries.remove(id);
}

void HistoryMemory::noteMessage(const QString &id, history::Position place)
{
    const std::scoped_lock lock(m_guard);
    const auto now = Clock::now();
    const auto known = m_met.find(id);
    if (known != m_met.end() && known->value > place && now - known->at < kOldMet)
        return;
    if (m_met.size() > kMostMet)
        m_met.clear();
    m_met.insert(id, {place, now});
}

bool HistoryMemory::hasMessageFrom(const QString &id, history::Position place)
{
    const std::scoped_lock lock(m_guard);
    const auto known = m_met.constFind(id);
    return known != m_met.cend() && known->value >= place && Clock::now() - known->at < kOldMet;
}

void HistoryMemory::noteEnd(history::Position place)
{
    const std::scoped_lock lock(m_guard);
    const auto now = Clock::now();
    std::erase_if(m_ends, [now](const auto &end) { return now - end.second >= kOldMet; });
    m_ends.insert_or_assign(place, now);
}

bool HistoryMemory::isEnd(history::Position place)
{
    const std::scoped_lock lock(m_guard);
    const auto known = m_ends.find(place);
    return known != m_ends.end() && Clock::now() - known->second < kOldMet;
}

std::optional<QStringList> HistoryMemory::customersNamed(const QString &text)
{
    const std::scoped_lock lock(m_guard);
    const auto known = m_named.constFind(text);
    if (known == m_named.cend() || Clock::now() - known->at >= kOld)
        return std::nullopt;
    return known->value;
}

void HistoryMemory::keepCustomersNamed(const QString &text, const QStringList &ids)
{
    const std::scoped_lock lock(m_guard);
    if (m_named.size() > kMostNamed)
        m_named.clear();
    m_named.insert(text, {ids, Clock::now()});
}

void HistoryMemory::noteChanged()
{
    outlines.noteChanged();
    const std::scoped_lock lock(m_guard);
    m_summaries.clear();
}

Result<Done> MessageReader::prepare(const std::vector<MessageRow> &rows)
{
    QStringList ids;
    std::string_view before;
    for (const MessageRow &row : rows) {
        const std::string_view id = row.bytes(MessageRow::ConversationId);
        if (id == before)
            continue;
        before = id;
        QString text = row.text(MessageRow::ConversationId);
        if (!m_facts.contains(text)) {
            m_facts.insert(text, {});
            ids.append(std::move(text));
        }
    }
    if (ids.isEmpty())
        return Done{};
    auto facts = m_ask.memory.facts(m_ask, ids);
    if (!facts)
        return tl::make_unexpected(facts.error());
    m_facts.insert(*facts);
    return askNeighbours(rows);
}

/// As the archive does: what neither a message nor its conversation's row says, other messages may say.
Result<Done> MessageReader::askNeighbours(const std::vector<MessageRow> &rows)
{
    QSet<QString> ids;
    std::string_view before;
    for (const MessageRow &row : rows) {
        if (!row.bytes(MessageRow::ShopId).empty() && !row.bytes(MessageRow::BotId).empty())
            continue;
        const std::string_view id = row.bytes(MessageRow::ConversationId);
        if (id.empty() || id == before)
            continue;
        before = id;
        QString text = row.text(MessageRow::ConversationId);
        const auto facts = m_facts.constFind(text);
        if (facts == m_facts.cend() || facts->shopId.isEmpty() || facts->botId.isEmpty())
            ids.insert(std::move(text));
    }
    if (ids.isEmpty())
        return Done{};
    const auto neighbours = m_ask.memory.neighbours(m_ask, QStringList(ids.begin(), ids.end()));
    if (!neighbours)
        return tl::make_unexpected(neighbours.error());
    for (auto each = neighbours->cbegin(); each != neighbours->cend(); ++each) {
        ConversationFacts &facts = m_facts[each.key()];
        if (facts.shopId.isEmpty())
            facts.shopId = each->shopId;
        if (facts.botId.isEmpty())
            facts.botId = each->botId;
    }
    return Done{};
}

Result<Done> MessageReader::prepareCustomers(const QStringList &ids)
{
    auto customers = m_ask.memory.customers(m_ask, ids);
    if (!customers)
        return tl::make_unexpected(customers.error());
    m_customers.insert(*customers);
    return Done{};
}

QString MessageReader::shopOf(const MessageRow &row) const
{
    const QString own = row.text(MessageRow::ShopId);
    return own.isEmpty() ? m_facts.value(row.text(MessageRow::ConversationId)).shopId : own;
}

QString MessageReader::botOf(const MessageRow &row) const
{
    const QString own = row.text(MessageRow::BotId);
    return own.isEmpty() ? m_facts.value(row.text(MessageRow::ConversationId)).botId : own;
}

QString MessageReader::customerOf(const MessageRow &row) const
{
    const QString known = m_facts.value(row.text(MessageRow::ConversationId)).customerId;
    return known.isEmpty() ? row.text(MessageRow::CustomerId) : known;
}

chat::Message MessageReader::message(const MessageRow &row)
{
    chat::Message m;
    m.row = row.place.row;
    m.id = QString::number(row.place.row);
    m.sentAtMs = row.place.atMs;
    m.conversationId = row.text(MessageRow::ConversationId);
    m.source = m_ask.memory.source();
    m.sender = row.text(MessageRow::Sender);
    m.role = chat::roleOf(m.sender);
    if (m.role != chat::Role::Unknown)
        m.sender = m.sender.toLower();
    const ConversationFacts facts = m_facts.value(m.conversationId);
    m.shopId = row.text(MessageRow::ShopId);
    if (m.shopId.isEmpty())
        m.shopId = facts.shopId;
    m.botId = row.text(MessageRow::BotId);
    if (m.botId.isEmpty())
        m.botId = facts.botId;
    m.customerId = facts.customerId.isEmpty() ? row.text(MessageRow::CustomerId) : facts.customerId;
    if (!row.rows->isNull(row.index, MessageRow::Updated)) {
        const qint64 updatedMs = m_ask.schema.updated.msOf(row.rows->number(row.index, MessageRow::Updated));
        if (updatedMs != m.sentAtMs)
            m.updatedAtMs = updatedMs;
    }
    m.replyToId = row.text(MessageRow::ReplyId);
    m.content = row.text(MessageRow::Content);
    m.lang = QString::fromStdString(m_ask.memory.languageOf(row.bytes(MessageRow::Content)));
    if (const auto note = m_ask.memory.notes.of(row.place.row)) {
        m.marked = note->marked;
        m.comment = note->comment;
    }
    return m;
}

} // namespace core::postgres

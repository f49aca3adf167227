// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historysummaries.h"

#include "core/postgres/historypages.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Position;

constexpr int kMostCounted = 1000; // messages of a conversation in a list
constexpr int kLastWords = 12; // messages that a summary looks at
constexpr auto kStart = "2000"; // characters of them

struct Word
{
    Position place;
    QString sender;
    std::string content;
    QString shopId, botId, customerId;
};

void fill(ConversationSummary &summary, std::vector<Word> words, HistoryMemory &memory)
{
    if (words.empty())
        return;
    std::sort(words.begin(), words.end(), [](const Word &a, const Word &b) { return b.place < a.place; });
    const Word &last = words.front();
    summary.lastSender = senderWord(last.sender);
    summary.preview = chat::previewOf(QString::fromStdString(last.content));
    const auto firstOf = [&words](QString Word::*field) {
        for (const Word &word : words) {
            if (!(word.*field).isEmpty())
                return word.*field;
        }
        return QString();
    };
    summary.shopId = firstOf(&Word::shopId);
    summary.botId = firstOf(&Word::botId);
    summary.customerId = firstOf(&Word::customerId);
    std::map<std::string, int> languages; // at the same number the first one in the alphabet
    for (const Word &word : words) {
        if (chat::roleOf(word.sender) != chat::Role::Customer)
            continue;
        if (std::string language = memory.languageOf(word.content); !language.empty())
            ++languages[std::move(language)];
    }
    const auto most = std::max_element(
        languages.begin(), languages.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    summary.lang = most == languages.end() ? QString() : QString::fromStdString(most->first);
}

QByteArray textOr(const Table &table, const QString &name)
{
    return table.has(name) ? "m." + name.toLatin1() + "::text" : QByteArray("NULL::text");
}

QByteArray wordColumns(const Schema &schema)
{
    const Table &table = schema.messages;
    return "m.id, m." + schema.created.name + ", m.sender, left(m.content, " + kStart + "), "
        + textOr(table, u"shop_id"_s) + ", " + textOr(table, u"bot_id"_s) + ", "
        + textOr(table, u"inbox_user_id"_s);
}

/// `first` is the column of the id.
Word wordOf(const Rows &rows, int row, int first, const Schema &schema)
{
    return {{schema.created.msOf(rows.number(row, first + 1)), rows.number(row, first)},
        rows.text(row, first + 2), std::string(rows.bytes(row, first + 3)), rows.text(row, first + 4),
        rows.text(row, first + 5), rows.text(row, first + 6)};
}

using Summaries = QHash<QString, ConversationSummary>;

/// By the index on the conversation.
Result<Done> countShort(HistoryAsk &ask, const QStringList &ids, Summaries &summaries)
{
    const auto rows = ask.query(statementOfCounts(ask.schema), {arrayOf(ids)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    for (int i = 0; i < rows->size(); ++i) {
        if (rows->number(i, 1) == 0)
            continue;
        ConversationSummary &summary = summaries[rows->text(i, 0)];
        summary.messages = rows->number(i, 1);
        summary.customerMessages = rows->number(i, 2);
        summary.firstMs = rows->number(i, 3);
        summary.last = {rows->number(i, 4), rows->number(i, 5)};
        summary.isCountExact = summary.messages <= kMostCounted;
        summary.messages = std::min<qint64>(summary.messages, kMostCounted);
    }
    return Done{};
}

Result<Done> readLastWords(HistoryAsk &ask, const QStringList &ids, Summaries &summaries)
{
    if (ids.isEmpty())
        return Done{};
    const auto rows = ask.query(statementOfLastWords(ask.schema), {arrayOf(ids)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    QHash<QString, std::vector<Word>> words;
    for (int i = 0; i < rows->size(); ++i)
        words[rows->text(i, 0)].push_back(wordOf(*rows, i, 1, ask.schema));
    for (auto each = words.begin(); each != words.end(); ++each) {
        ConversationSummary &summary = summaries[each.key()];
        fill(summary, std::move(each.value()), ask.memory);
    }
    return Done{};
}

Result<Done> readWordsAt(HistoryAsk &ask, const std::vector<Position> &places, ConversationSummary &summary)
{
    std::vector<qint64> ids;
    for (const Position &place : places)
        ids.push_back(place.row);
    const auto rows = ask.query("SELECT " + wordColumns(ask.schema) + " FROM " + ask.schema.messages.sql
            + " m WHERE m.id = ANY($1::bigint[])" + ask.schema.visible(ask.schema.messages, "m."),
        {arrayOf(ids)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<Word> words;
    for (int i = 0; i < rows->size(); ++i)
        words.push_back(wordOf(*rows, i, 0, ask.schema));
    fill(summary, std::move(words), ask.memory);
    return Done{};
}

void takeCounts(const ConversationOutline &outline, ConversationSummary &summary)
{
    summary.messages = outline.size();
    summary.customerMessages = outline.customerMessages;
    summary.firstMs = outline.places.front().atMs;
    summary.last = outline.places.back();
    summary.isCountExact = true;
}

std::vector<Position> lastPlaces(const ConversationOutline &outline)
{
    const auto count = std::min<std::size_t>(outline.places.size(), kLastWords);
    return {outline.places.end() - std::ptrdiff_t(count), outline.places.end()};
}

Result<Done> fromOutline(HistoryAsk &ask, const ConversationOutline &outline, ConversationSummary &summary)
{
    takeCounts(outline, summary);
    return readWordsAt(ask, lastPlaces(outline), summary);
}

} // namespace

QByteArray statementOfCounts(const Schema &schema)
{
    const QByteArray time = "m." + schema.created.name;
    // The newest time and its highest id; the array compares like a place.
    return "SELECT c.id, s.* FROM unnest($1::text[]) AS c(id) CROSS JOIN LATERAL (SELECT count(*) AS n, "
           "count(*)"
           " FILTER (WHERE lower(l.sender) IN ('user', 'customer')) AS users, min(l.at) AS first,"
           " (max(ARRAY[l.at, l.id]))[1] AS last, (max(ARRAY[l.at, l.id]))[2] AS last_id"
           " FROM (SELECT m.id::bigint AS id, "
        + schema.created.ms("m.") + " AS at, m.sender FROM " + schema.messages.sql
        + " m WHERE m.conversation_id = c.id AND " + time + " IS NOT NULL"
        + schema.visible(schema.messages, "m.") + " LIMIT " + QByteArray::number(kMostCounted + 1) + ") l) s";
}

QByteArray statementOfLastWords(const Schema &schema)
{
    const QByteArray time = "m." + schema.created.name;
    return "SELECT c.id, l.* FROM unnest($1::text[]) AS c(id) CROSS JOIN LATERAL (SELECT "
        + wordColumns(schema) + " FROM " + schema.messages.sql + " m WHERE m.conversation_id = c.id AND "
        + time + " IS NOT NULL" + schema.visible(schema.messages, "m.") + " ORDER BY " + time
        + " DESC, m.id DESC LIMIT " + QByteArray::number(kLastWords) + ") l";
}

Result<Summaries> summariesOf(
    HistoryAsk &ask, const std::vector<FoundConversation> &found, QStringList *giants)
{
    const bool hasIndex = ask.schema.hasIndex(
        {u"conversation_id"_s, QString::fromUtf8(ask.schema.created.name).remove(u'"')});
    Summaries summaries;
    QStringList toCount;
    for (const FoundConversation &each : found) {
        if (auto known = ask.memory.summary(each.id, each.last)) {
            summaries.insert(each.id, *known);
        } else if (each.id.isEmpty()) {
            const auto outline = ask.memory.outlines.read(ask, each.id);
            if (!outline)
                return tl::make_unexpected(outline.error());
            if ((*outline)->places.empty())
                continue;
            if (const auto done = fromOutline(ask, **outline, summaries[each.id]); !done)
                return tl::make_unexpected(done.error());
        } else {
            toCount.append(each.id);
        }
    }
    if (toCount.isEmpty())
        return summaries;
    Summaries fresh;
    if (const auto counted = countShort(ask, toCount, fresh); !counted)
        return tl::make_unexpected(counted.error());
    QStringList words;
    QStringList inexact;
    for (auto each = fresh.begin(); each != fresh.end(); ++each) {
        if (each->isCountExact) {
            words.append(each.key());
            continue;
        }
        if (const auto outline = ask.memory.outlines.known(each.key())) {
            takeCounts(*outline, *each);
            if (const auto done = readWordsAt(ask, lastPlaces(*outline), *each); !done)
                return tl::make_unexpected(done.error());
            continue;
        }
        inexact.append(each.key());
        if (hasIndex)
            words.append(each.key());
    }
    if (const auto read = readLastWords(ask, words, fresh); !read)
        return tl::make_unexpected(read.error());
    for (const FoundConversation &each : found) {
        const auto summary = fresh.find(each.id);
        if (summary == fresh.end())
            continue;
        if (inexact.contains(each.id)) {
            // Where the walk came upon it; the rows that were counted are any of them.
            summary->last = each.last;
            if (!hasIndex) {
                if (const auto done = readWordsAt(ask, {each.last}, *summary); !done)
                    return tl::make_unexpected(done.error());
            }
        } else {
            ask.memory.keep(each.id, *summary);
        }
    }
    if (giants)
        *giants = inexact;
    summaries.insert(fresh);
    return summaries;
}

Result<QVector<chat::Conversation>> described(
    HistoryAsk &ask, const std::vector<std::pair<QString, ConversationSummary>> &summaries)
{
    const auto names = ask.memory.names(ask);
    if (!names)
        return tl::make_unexpected(names.error());
    QStringList ids;
    for (const auto &[id, summary] : summaries)
        ids.append(id);
    const auto facts = ask.memory.facts(ask, ids);
    if (!facts)
        return tl::make_unexpected(facts.error());
    QVector<chat::Conversation> rows;
    QStringList customers;
    for (const auto &[id, summary] : summaries) {
        const ConversationFacts own = facts->value(id);
        chat::Conversation &c = rows.emplaceBack();
        c.id = id;
        c.source = ask.memory.source();
        c.row = rowOfConversation(id);
        c.shopId = summary.shopId.isEmpty() ? own.shopId : summary.shopId;
        c.shopName = (*names)->shops.value(c.shopId);
        c.botId = summary.botId.isEmpty() ? own.botId : summary.botId;
        c.botName = (*names)->bots.value(c.botId);
        c.customerId = own.customerId.isEmpty() ? summary.customerId : own.customerId;
        c.lang = summary.lang;
        c.preview = summary.preview;
        c.lastSender = summary.lastSender;
        c.firstAtMs = summary.firstMs;
        c.lastAtMs = summary.last.atMs;
        c.messageCount = summary.messages;
        c.customerMessageCount = summary.customerMessages;
        c.isCountExact = summary.isCountExact;
        c.marks = ask.memory.notes.marksOf(id);
        if (!c.customerId.isEmpty())
            customers.append(c.customerId);
    }
    const auto known = ask.memory.customers(ask, customers);
    if (!known)
        return tl::make_unexpected(known.error());
    for (chat::Conversation &c : rows) {
        const CustomerFacts customer = known->value(c.customerId);
        c.customerName = customer.name;
        c.customerEmail = customer.email;
        c.guest = chat::isGuestAddress(c.customerEmail);
    }
    return rows;
}

Result<chat::Conversation> conversationOf(HistoryAsk &ask, const history::ConversationRef &ref)
{
    const auto outline = outlineOf(ask, ref);
    if (!outline)
        return tl::make_unexpected(outline.error());
    auto summary = ask.memory.summary(ref.id, (*outline)->places.back());
    if (!summary) {
        summary.emplace();
        if (const auto done = fromOutline(ask, **outline, *summary); !done)
            return tl::make_unexpected(done.error());
        ask.memory.keep(ref.id, *summary);
    }
    return described(ask, {{ref.id, *summary}}).map([](const auto &rows) { return rows.constFirst(); });
}

} // namespace core::postgres

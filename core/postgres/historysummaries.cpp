// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historysummaries.h"

#include "core/postgres/historypages.h"
#include "core/postgres/lastmessages.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::Position;

constexpr int kMostCounted = 1000; // messages of a conversation in a list
constexpr int kLastWords = 8; // messages that a summary looks at
constexpr std::size_t kWorthAThread = 16; // conversations
constexpr std::size_t kMostDescribed = 200;
constexpr auto kStart = "2000"; // characters of them

struct Word
{
    Position place;
    QString sender;
    std::string content;
    QString shopId, botId, customerId;
};

/// Naming a language costs more than reading a message: it ends when the rest cannot change the answer.
QString mostFrequentLanguage(const std::vector<Word> &words, HistoryMemory &memory)
{
    std::map<std::string, int> languages; // at the same number the first one in the alphabet
    int most = 0;
    int second = 0;
    for (std::size_t i = 0; i < words.size() && most - second <= int(words.size() - i); ++i) {
        if (std::string language = memory.languageOf(words[i].content); !language.empty())
            ++languages[std::move(language)];
        most = second = 0;
        for (const auto &[language, number] : languages) {
            second = std::max(second, std::min(most, number));
            most = std::max(most, number);
        }
    }
    const auto found = std::find_if(
        languages.begin(), languages.end(), [most](const auto &each) { return each.second == most; });
    return found == languages.end() ? QString() : QString::fromStdString(found->first);
}

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
    std::erase_if(words, [](const Word &word) { return chat::roleOf(word.sender) != chat::Role::Customer; });
    summary.lang = mostFrequentLanguage(words, memory);
}

QByteArray textOr(const Table &table, const QString &name)
{
    return table.has(name) ? "m." + name.toLatin1() + "::text" : QByteArray("NULL::text");
}

QByteArray wordColumns(const Schema &schema)
{
    const Table &table = schema.messages;
    return "m.id, m." + schema.created.name + ", m.sender, CASE WHEN octet_length(m.content) <= " + kStart
        + " THEN m.content ELSE left(m.content, " + kStart + ") END, " + textOr(table, u"shop_id"_s) + ", "
        + textOr(table, u"bot_id"_s) + ", " + textOr(table, u"inbox_user_id"_s);
}

/// `first` is the column of the id.
Word wordOf(const Rows &rows, int row, int first, const Schema &schema)
{
    return {{schema.created.msOf(rows.number(row, first + 1)), rows.number(row, first)},
        rows.text(row, first + 2), std::string(rows.bytes(row, first + 3)), rows.text(row, first + 4),
        rows.text(row, first + 5), rows.text(row, first + 6)};
}

using Summaries = QHash<QString, ConversationSummary>;
struct Draft
{
    QString id;
    ConversationSummary summary;
    std::vector<Word> words;
};

/// Naming languages takes most of the time of a page of a list, so two share it, and the server says
/// meanwhile who the conversations are with.
Result<Done> fillAll(HistoryAsk &ask, std::vector<Draft> &drafts)
{
    QStringList ids;
    for (const Draft &draft : drafts)
        ids.append(draft.id);
    std::atomic<std::size_t> next = 0;
    const auto fillSome = [&] {
        for (std::size_t i = next++; i < drafts.size(); i = next++)
            fill(drafts[i].summary, std::move(drafts[i].words), ask.memory);
    };
    const std::jthread other = drafts.size() < kWorthAThread ? std::jthread() : std::jthread(fillSome);
    Result<Done> known = Done{};
    if (drafts.size() <= kMostDescribed) // a page; of more only some are described
        known = ask.memory.facts(ask, ids).map([](const auto &) { return Done{}; });
    fillSome();
    return known;
}

/// The same where rows are distributed: counts of all at once, and words of one conversation after the other.
Result<std::vector<Draft>> readApart(HistoryAsk &ask, const QStringList &ids)
{
    const QByteArray time = "m." + ask.schema.created.name;
    const auto counts = ask.query("SELECT m.conversation_id, count(*), count(*) FILTER (WHERE lower(m.sender "
                                  "COLLATE \"C\") IN ('user', "
                                  "'customer')), min("
            + time + ") FROM " + ask.schema.messages.sql + " m WHERE m.conversation_id = ANY($1::text[]) AND "
            + time + " IS NOT NULL" + ask.schema.visible(ask.schema.messages, "m.")
            + " GROUP BY m.conversation_id",
        {arrayOf(ids)});
    if (!counts)
        return tl::make_unexpected(counts.error());
    std::vector<Draft> drafts;
    for (int i = 0; i < counts->size(); ++i) {
        const auto rows = ask.query(statementOfLastWords(ask.schema), {valueOf(counts->text(i, 0))});
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->size() == 0)
            continue; // gone in between
        auto &[id, summary, words] = drafts.emplace_back();
        id = counts->text(i, 0);
        summary.messages = counts->number(i, 1);
        summary.customerMessages = counts->number(i, 2);
        summary.firstMs = ask.schema.created.msOf(counts->number(i, 3));
        for (int row = 0; row < rows->size(); ++row)
            words.push_back(wordOf(*rows, row, 0, ask.schema));
    }
    return drafts;
}

/// Of giants the counts are not exact, and there are no words.
Result<std::vector<Draft>> readTogether(HistoryAsk &ask, const QStringList &ids)
{
    const auto rows = ask.query(statementOfSummaries(ask.schema), {arrayOf(ids)});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<Draft> drafts;
    for (int begin = 0, end = 0; begin < rows->size(); begin = end) {
        while (end < rows->size() && rows->bytes(end, 0) == rows->bytes(begin, 0))
            ++end;
        auto &[id, summary, words] = drafts.emplace_back();
        id = rows->text(begin, 0);
        summary.messages = rows->number(begin, 1);
        summary.customerMessages = rows->number(begin, 2);
        summary.firstMs = ask.schema.created.msOf(rows->number(begin, 3));
        for (int row = begin; row < end; ++row)
            words.push_back(wordOf(*rows, row, 4, ask.schema));
    }
    return drafts;
}

Result<Summaries> readSummaries(HistoryAsk &ask, const QStringList &ids)
{
    auto drafts = ask.schema.isDistributed ? readApart(ask, ids) : readTogether(ask, ids);
    if (!drafts)
        return tl::make_unexpected(drafts.error());
    for (auto &[id, summary, words] : *drafts) {
        summary.last = words.front().place;
        for (const Word &word : words)
            summary.last = std::max(summary.last, word.place);
        summary.isCountExact = summary.messages <= kMostCounted || ask.schema.isDistributed;
        if (summary.isCountExact)
            continue;
        summary.messages = kMostCounted;
        words.clear();
    }
    if (const auto filled = fillAll(ask, *drafts); !filled)
        return tl::make_unexpected(filled.error());
    Summaries summaries;
    for (const Draft &draft : std::as_const(*drafts))
        summaries.insert(draft.id, draft.summary);
    return summaries;
}

Result<Done> readWords(
    HistoryAsk &ask, const QByteArray &sql, const Value &value, ConversationSummary &summary)
{
    const auto rows = ask.query(sql, {value});
    if (!rows)
        return tl::make_unexpected(rows.error());
    std::vector<Word> words;
    words.reserve(std::size_t(rows->size()));
    for (int i = 0; i < rows->size(); ++i)
        words.push_back(wordOf(*rows, i, 0, ask.schema));
    fill(summary, std::move(words), ask.memory);
    return Done{};
}

Result<Done> readWordsAt(HistoryAsk &ask, const std::vector<Position> &places, ConversationSummary &summary)
{
    std::vector<qint64> ids;
    ids.reserve(places.size());
    for (const Position &place : places)
        ids.push_back(place.row);
    return readWords(ask,
        "SELECT " + wordColumns(ask.schema) + " FROM " + ask.schema.messages.sql
            + " m WHERE m.id = ANY($1::bigint[])" + ask.schema.visible(ask.schema.messages, "m."),
        arrayOf(ids), summary);
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

QByteArray statementOfSummaries(const Schema &schema)
{
    const Table &table = schema.messages;
    const QByteArray time = "m." + schema.created.name;
    QByteArray columns = "m.id, " + time + ", m.sender, m.content";
    for (const QString &name : {u"shop_id"_s, u"bot_id"_s, u"inbox_user_id"_s}) {
        if (table.has(name))
            columns += ", m." + name.toLatin1();
    }
    // Any of a giant's: the planner does not know that it is one, and in order all of it might be sorted.
    const QByteArray some = "SELECT " + columns + " FROM " + table.sql
        + " m WHERE m.conversation_id = c.id AND " + time + " IS NOT NULL" + schema.visible(table, "m.")
        + " LIMIT " + QByteArray::number(kMostCounted + 1);
    return "SELECT c.id, m.n, m.users, m.first, " + wordColumns(schema)
        + " FROM unnest($1::text[]) AS c(id) CROSS JOIN LATERAL (SELECT m.*, count(*) OVER () AS n,"
          " count(*) FILTER (WHERE lower(m.sender COLLATE \"C\") IN ('user', 'customer')) OVER () AS users, "
          "min("
        + time + ") OVER () AS first FROM (" + some + ") m ORDER BY " + time + " DESC, m.id DESC LIMIT "
        + QByteArray::number(kLastWords) + ") m";
}

QByteArray statementOfLastWords(const Schema &schema)
{
    const QByteArray time = "m." + schema.created.name;
    return "SELECT " + wordColumns(schema) + " FROM " + schema.messages.sql
        + " m WHERE m.conversation_id = $1::text AND " + time + " IS NOT NULL"
        + schema.visible(schema.messages, "m.") + " ORDER BY " + time + " DESC, m.id DESC LIMIT "
        + QByteArray::number(kLastWords);
}

Result<Summaries> summariesOf(
    HistoryAsk &ask, const std::vector<FoundConversation> &found, QStringList *giants)
{
    const bool hasIndex = ask.schema.hasConversationIndex();
    Summaries summaries;
    QStringList toCount;
    QStringList inexact;
    for (const FoundConversation &each : found) {
        const auto giant = ask.memory.outlines.known(each.id);
        auto known = ask.memory.summary(each.id, each.last);
        if (known && (known->isCountExact || !giant)) {
            if (!known->isCountExact)
                inexact.append(each.id);
            summaries.insert(each.id, *known);
        } else if (each.id.isEmpty()) {
            const auto outline = ask.memory.outlines.read(ask, each.id);
            if (!outline)
                return tl::make_unexpected(outline.error());
            if ((*outline)->places.empty())
                continue;
            if (const auto done = fromOutline(ask, **outline, summaries[each.id]); !done)
                return tl::make_unexpected(done.error());
        } else if (giant && giant->size() > kMostCounted) {
            if (const auto done = fromOutline(ask, *giant, summaries[each.id]); !done)
                return tl::make_unexpected(done.error());
            ask.memory.keep(each.id, summaries[each.id]);
        } else {
            toCount.append(each.id);
        }
    }
    auto fresh = toCount.isEmpty() ? Result<Summaries>(Summaries()) : readSummaries(ask, toCount);
    if (!fresh)
        return fresh;
    for (const FoundConversation &each : found) {
        const auto summary = fresh->find(each.id);
        if (summary == fresh->end())
            continue;
        if (!summary->isCountExact) {
            inexact.append(each.id);
            // Where the walk came upon it; the rows that were counted are any of them.
            summary->last = each.last;
            const auto done = hasIndex
                ? readWords(ask, statementOfLastWords(ask.schema), valueOf(each.id), *summary)
                : readWordsAt(ask, {each.last}, *summary);
            if (!done)
                return tl::make_unexpected(done.error());
        }
        ask.memory.keep(each.id, *summary);
    }
    if (giants)
        *giants = inexact;
    summaries.insert(*fresh);
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
    if (!summary || !summary->isCountExact) {
        summary.emplace();
        if (const auto done = fromOutline(ask, **outline, *summary); !done)
            return tl::make_unexpected(done.error());
        ask.memory.keep(ref.id, *summary);
    }
    return described(ask, {{ref.id, *summary}}).map([](const auto &rows) { return rows.constFirst(); });
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/historypages.h"

#include "core/postgres/earlypage.h"

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace core::postgres {

namespace {

using history::ConversationRef;
using history::MessageAnchor;
using history::MessagePage;
using history::Position;
using Outline = ConversationOutlines::Outline;

struct Slice
{
    qint64 first = 0;
    qint64 anchorRank = -1;
    qint64 size = 0;
};

Result<Slice> sliceOf(const ConversationOutline &outline, const MessageAnchor &anchor, int limit)
{
    const qint64 total = outline.size();
    const auto upFrom = [&](qint64 first, qint64 rank = -1) {
        return Slice{first, rank, std::min<qint64>(limit, total - first)};
    };
    const auto downFrom = [&](qint64 end) {
        const qint64 first = std::max<qint64>(0, end - limit);
        return Slice{first, -1, end - first};
    };
    const auto around = [&](qint64 rank) {
        const qint64 latest = std::max<qint64>(0, total - limit);
        return upFrom(std::clamp<qint64>(rank - limit / 2, 0, latest), rank);
    };
    switch (anchor.kind) {
    case MessageAnchor::Kind::First:
        return upFrom(0);
    case MessageAnchor::Kind::Last:
        return downFrom(total);
    case MessageAnchor::Kind::Before:
        return downFrom(outline.rankOf(anchor.position));
    case MessageAnchor::Kind::After:
        return upFrom(std::upper_bound(outline.places.begin(), outline.places.end(), anchor.position)
            - outline.places.begin());
    case MessageAnchor::Kind::AtRank:
        return upFrom(std::clamp<qint64>(anchor.value, 0, total));
    case MessageAnchor::Kind::AroundTime:
        return around(std::min(outline.rankOf({anchor.value, kOldest.row}), total - 1));
    case MessageAnchor::Kind::AroundMessage: {
        bool isNumber = false;
        const qint64 id = anchor.messageId.toLongLong(&isNumber);
        const auto found = std::find_if(outline.places.begin(), outline.places.end(),
            [&](const Position &place) { return isNumber && place.row == id; });
        if (found == outline.places.end())
            return failure(Error::Kind::NotFound, u"message %1"_s.arg(anchor.messageId));
        return around(found - outline.places.begin());
    }
    }
    return failure(Error::Kind::InvalidInput);
}

Result<MessagePage> pageOf(HistoryAsk &ask, const MessageRows &found, const Slice &slice, qint64 total)
{
    MessageReader reader(ask);
    if (const auto prepared = reader.prepare(found.rows); !prepared)
        return tl::make_unexpected(prepared.error());
    MessagePage page;
    page.rows.reserve(qsizetype(found.rows.size()));
    for (const MessageRow &row : found.rows)
        page.rows.append(reader.message(row));
    page.firstRank = slice.first;
    page.anchorRank = slice.anchorRank;
    page.total = total;
    page.hasBefore = slice.first > 0;
    page.hasAfter = slice.first + slice.size < total;
    return page;
}

Result<MessagePage> pageOfFew(
    HistoryAsk &ask, const QString &id, MessageRows found, const MessageAnchor &anchor, int limit)
{
    ConversationOutline outline;
    for (const MessageRow &row : found.rows) {
        outline.places.push_back(row.place);
        outline.customerMessages += chat::roleOf(row.text(MessageRow::Sender)) == chat::Role::Customer;
    }
    const auto slice = sliceOf(outline, anchor, limit);
    if (!slice)
        return tl::make_unexpected(slice.error());
    const qint64 total = outline.size();
    ask.memory.outlines.keep(id, std::move(outline));
    found.rows.erase(found.rows.begin(), found.rows.begin() + slice->first);
    found.rows.resize(std::size_t(slice->size));
    return pageOf(ask, found, *slice, total);
}

Result<MessagePage> pageOfEarly(HistoryAsk &ask, const EarlyPage &early)
{
    const Slice slice{early.firstRank, early.anchorRank, qint64(early.found.rows.size())};
    auto page = pageOf(ask, early.found, slice, early.total);
    if (page)
        page->isGuess = true;
    return page;
}

Error notFound(const ConversationRef &ref)
{
    return {Error::Kind::NotFound, u"conversation %1"_s.arg(ref.id)};
}

} // namespace

QByteArray statementOfFew(const Schema &schema, const QString &id)
{
    return "SELECT " + messageColumns(schema) + " FROM " + schema.messages.sql + " m WHERE "
        + ofConversation(id, "$1") + " AND m." + schema.created.name + " IS NOT NULL"
        + schema.visible(schema.messages, "m.") + " LIMIT " + QByteArray::number(kFewMessages + 1);
}

/// Most conversations are short: one statement reads such a one, and every page of it is known.
Result<std::optional<MessageRows>> readFew(HistoryAsk &ask, const QString &id)
{
    auto answer = ask.query(statementOfFew(ask.schema, id), {valueOf(id)});
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (answer->size() > kFewMessages)
        return std::nullopt;
    MessageRows found;
    found.append(std::move(*answer), ask.schema);
    std::sort(found.rows.begin(), found.rows.end(),
        [](const MessageRow &a, const MessageRow &b) { return a.place < b.place; });
    return found;
}

Result<Outline> outlineOf(HistoryAsk &ask, const ConversationRef &ref)
{
    if (!ref.source.isEmpty() && ref.source != ask.memory.source())
        return tl::make_unexpected(notFound(ref));
    auto outline = ask.memory.outlines.read(ask, ref.id);
    if (outline && (*outline)->places.empty())
        return tl::make_unexpected(notFound(ref));
    return outline;
}

Result<MessageRows> messagesAt(HistoryAsk &ask, const Position *begin, const Position *end)
{
    std::vector<qint64> ids;
    for (const Position *place = begin; place != end; ++place)
        ids.push_back(place->row);
    auto found = messagesByIds(ask.connection, ask.schema, ids, ask.cancel);
    if (!found)
        return found;
    std::unordered_map<qint64, std::size_t> order;
    for (std::size_t i = 0; i < ids.size(); ++i)
        order.emplace(ids[i], i);
    std::sort(found->rows.begin(), found->rows.end(),
        [&](const MessageRow &a, const MessageRow &b) { return order[a.place.row] < order[b.place.row]; });
    return found;
}

Result<MessagePage> messagePage(
    HistoryAsk &ask, const ConversationRef &ref, const MessageAnchor &anchor, int limit)
{
    if (!ref.source.isEmpty() && ref.source != ask.memory.source())
        return tl::make_unexpected(notFound(ref));
    limit = std::clamp(limit, 1, 1000);
    if (!ask.memory.outlines.known(ref.id)) {
        auto few = readFew(ask, ref.id);
        if (!few)
            return tl::make_unexpected(few.error());
        if (*few && (*few)->rows.empty())
            return tl::make_unexpected(notFound(ref));
        if (*few)
            return pageOfFew(ask, ref.id, std::move(**few), anchor, limit);
        if (anchor.mayGuess) {
            const auto early = earlyPage(ask, ref.id, anchor, limit);
            if (!early)
                return tl::make_unexpected(early.error());
            if (*early)
                return pageOfEarly(ask, **early);
        }
    }
    for (bool isRepeated = false;; isRepeated = true) {
        const auto outline = outlineOf(ask, ref);
        if (!outline)
            return tl::make_unexpected(outline.error());
        const auto slice = sliceOf(**outline, anchor, limit);
        if (!slice)
            return tl::make_unexpected(slice.error());
        const Position *first = (*outline)->places.data() + slice->first;
        const auto found = messagesAt(ask, first, first + slice->size);
        if (!found)
            return tl::make_unexpected(found.error());
        // Something was deleted or moved since the outline was read.
        const bool isWhole = qint64(found->rows.size()) == slice->size
            && std::equal(found->rows.begin(), found->rows.end(), first,
                [](const MessageRow &row, const Position &place) { return row.place == place; });
        if (!isWhole && !isRepeated) {
            ask.memory.outlines.forget(ref.id);
            continue;
        }
        return pageOf(ask, *found, *slice, (*outline)->size());
    }
}

Result<history::Activity> activityOf(HistoryAsk &ask, const ConversationRef &ref, int buckets)
{
    const auto outline = outlineOf(ask, ref);
    if (!outline)
        return tl::make_unexpected(outline.error());
    const auto &places = (*outline)->places;
    const qint64 slices = std::clamp(buckets, 1, 10'000);
    history::Activity activity{places.front().atMs, places.back().atMs, QVector<qint64>(slices)};
    const double life = double(activity.lastAtMs - activity.firstAtMs) + 1;
    for (const Position &place : places) {
        const auto slice = qint64(double(place.atMs - activity.firstAtMs) * double(slices) / life);
        ++activity.buckets[std::min(slice, slices - 1)];
    }
    return activity;
}

} // namespace core::postgres

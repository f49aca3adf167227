// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/shopfeed_p.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace core::feed {

namespace {

constexpr qsizetype kKeptAtOnce = 2'000; // messages; some milliseconds of this thread

} // namespace

void ShopFeed::Private::connectTail()
{
    sync::Tail *source = parts.tail;
    if (!source)
        return;
    tail.state = TailStatus::State::Loading;
    QObject::connect(&doorbell, &QTimer::timeout, source, &sync::Tail::look);
    QObject::connect(source, &sync::Tail::loading, &feed, [this](qint64 read, qint64 total) {
        tail.loaded = read;
        tail.total = total;
        noteStatus();
    });
    QObject::connect(source, &sync::Tail::following, &feed, [this](const QString &name, qint64 missed) {
        tail.state = TailStatus::State::Following;
        tail.error.reset();
        for (const auto &[id, room] : rooms) {
            if (room->room().source.isEmpty())
                room->room().source = name;
            if (!room->isRecalled())
                recalls.push_back(id);
        }
        loadRooms();
        recallNext();
        emit feed.caughtUp(missed);
        noteStatus();
    });
    QObject::connect(
        source, &sync::Tail::rows, &feed, [this](const sync::TailRowsPtr &rows) { takeRows(rows); });
    QObject::connect(source, &sync::Tail::looked, &feed,
        [this](qint64 atMs, qint64 unreadable) { lookedAt(atMs, unreadable); });
    QObject::connect(source, &sync::Tail::failed, &feed, [this](const Error &error) {
        if (error.kind == Error::Kind::Busy)
            return; // an import has the archive, or the shop its file, for a moment
        if (tail.state == TailStatus::State::Following)
            tail.state = TailStatus::State::Failing;
        tail.error = error;
        noteStatus();
    });
    QObject::connect(source, &sync::Tail::stored, &feed, [this](qint64 count) { dropSettled(count); });
}

void ShopFeed::Private::takeRows(const sync::TailRowsPtr &rows)
{
    rowsSeen += qint64(rows->fresh.size() + rows->changed.size());
    for (const history::IncomingMessage &row : rows->fresh)
        takeRow(row, RoomMerge::RowAge::New);
    for (const history::IncomingMessage &row : rows->changed) {
        // A message of long ago that somebody edited makes no room.
        if (find(QString::fromStdString(row.conversationId)))
            takeRow(row, RoomMerge::RowAge::Known);
    }
}

void ShopFeed::Private::takeRow(const history::IncomingMessage &row, RoomMerge::RowAge age)
{
    const QString conversation
        = QString::fromUtf8(row.conversationId.data(), qsizetype(row.conversationId.size()));
    if (conversation.isEmpty() || !isWanted(conversation))
        return;
    ++counted.historyMessages;
    RoomMerge &room = ensureRoom(conversation);
    if (room.room().source.isEmpty())
        room.room().source = parts.tail->source();
    const Merged merged = room.takeRow(row, QDateTime::currentMSecsSinceEpoch(), age);
    if (merged.kind == Merged::Kind::Added)
        gaps.undelivered(row.sentAtMs);
    if (!row.customerId.empty() && !byCustomer.contains(room.room().customerId, conversation))
        byCustomer.insert(room.room().customerId, conversation);
    take(merged, room, false);
}

void ShopFeed::Private::lookedAt(qint64 atMs, qint64 unreadable)
{
    if (tail.state == TailStatus::State::Failing)
        tail.state = TailStatus::State::Following;
    tail.error.reset();
    tail.checkedAtMs = atMs;
    tail.unreadable = unreadable;
    gaps.looked(atMs);
    tellGaps();
    noteStatus();
}

/// The archive shows these rows now: their provisional twins go.
void ShopFeed::Private::dropSettled(qint64 storedRows)
{
    const auto end = settling.upper_bound(storedRows);
    for (auto it = settling.begin(); it != end; ++it)
        history.remove(it->second.first, it->second.second);
    settling.erase(settling.begin(), end);
}

void ShopFeed::Private::storeUnsettled()
{
    if (!storeUnsettled(parts.tail ? options.storeGrace : std::chrono::milliseconds(0), kKeptAtOnce))
        storing.start();
}

/// What only the socket told, and no row came for: kept under a number of ours, so that nothing is lost.
bool ShopFeed::Private::storeUnsettled(std::chrono::milliseconds grace, qsizetype most)
{
    if (!options.keepsLiveWords)
        return true;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const bool hasSource = parts.tail && !parts.tail->source().isEmpty();
    sync::ArchiveSink::Batch batch{
        hasSource ? parts.tail->source() : u"live"_s, parts.tail ? u"backend"_s : u"live"_s, {}, {}};
    QVector<std::pair<QString, QString>> ids;
    bool isDone = true;
    for (const auto &[id, room] : rooms) {
        if (!room->hasUnsettled())
            continue;
        isDone = ids.size() < most;
        if (!isDone)
            break;
        keep(id, room->takeUnstored(now, grace.count()), batch.messages, ids);
    }
    if (!batch.messages.empty())
        keeping[parts.sink.store(std::move(batch))] = ids;
    return isDone;
}

void ShopFeed::Private::keep(const QString &conversationId, const QVector<FeedMessage> &messages,
    std::vector<history::IncomingMessage> &rows, QVector<std::pair<QString, QString>> &ids)
{
    const QVector<chat::Message> &provisional = history.provisional(conversationId);
    auto next = provisional.cbegin();
    for (const FeedMessage &told : messages) {
        const auto isIt = [&told](const chat::Message &m) { return m.id == told.message.id; };
        // Both are in the order of arrival, but for a few.
        auto message = std::find_if(next, provisional.cend(), isIt);
        if (message == provisional.cend())
            message = std::find_if(provisional.cbegin(), next, isIt);
        if (message == provisional.cend() || !isIt(*message))
            continue;
        rows.push_back(rowOf(*message));
        ids.append({conversationId, message->id});
        if (parts.tail) // else no row will ever take its place
            kept.insert(message->id);
        next = message + 1;
    }
}

} // namespace core::feed

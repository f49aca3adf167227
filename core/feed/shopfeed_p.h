// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/gapkeeper.h"
#include "core/feed/livehistory.h"
#include "core/feed/outbox.h"
#include "core/feed/roomjoiner.h"
#include "core/feed/roommerge.h"
#include "core/feed/shopfeed.h"

#include <QMetaMethod>
#include <QTimer>

#include <deque>
#include <map>
#include <unordered_map>

namespace core::feed {

/// shopfeed.cpp answers questions and arranges the parts; shopfeedlive.cpp takes what the socket tells,
/// shopfeedrows.cpp what the database tells and what is stored.
struct ShopFeed::Private
{
    Private(ShopFeed &owner, Parts given, Options wishes);

    // shopfeed.cpp
    void connectParts();
    void flush();
    void tick();
    void touch(const RoomMerge &room);
    void noteMessage(const FeedMessage &message);
    void noteStatus();
    RoomMerge &ensureRoom(const QString &conversationId);
    [[nodiscard]] RoomMerge *find(const QString &conversationId) const;
    [[nodiscard]] Room told(const RoomMerge &room) const;
    [[nodiscard]] bool isWanted(const QString &conversationId) const;
    void loadRooms(std::optional<history::Position> after = {});
    void recallNext();
    void take(const Merged &merged, RoomMerge &room, bool live);
    void tellGaps();

    // shopfeedlive.cpp
    void connectSession();
    void takeStatus(const live::Status &status);
    void takeEvent(const live::Event &event);
    void takeLive(const live::MessageReceived &message);
    void takeTyping(const live::TypingIndicator &typing);

    // shopfeedrows.cpp
    void connectTail();
    void takeRows(const sync::TailRowsPtr &rows);
    void takeRow(const history::IncomingMessage &row, RoomMerge::RowAge age);
    void lookedAt(qint64 atMs, qint64 unreadable);
    void storeUnsettled();
    /// False when more is left than `most` messages.
    bool storeUnsettled(std::chrono::milliseconds grace, qsizetype most);
    void keep(const QString &conversationId, const QVector<FeedMessage> &messages,
        std::vector<history::IncomingMessage> &rows, QVector<std::pair<QString, QString>> &ids);
    void dropSettled(qint64 storedRows);

    ShopFeed &feed;
    Parts parts;
    Options options;
    LiveHistory history;
    std::unique_ptr<RoomJoiner> joiner;
    std::unique_ptr<Outbox> outbox;
    GapKeeper gaps;
    /// Not noexcept: then the map remembers the hashes instead of making those of neighbours again and again.
    struct IdHash
    {
        std::size_t operator()(const QString &id) const { return qHash(id, 0); }
    };
    std::unordered_map<QString, std::unique_ptr<RoomMerge>, IdHash> rooms;
    QMultiHash<QString, QString> byCustomer; // conversations by customer id
    std::deque<QString> recalls; // rooms whose last messages are to be read from the archive
    int recalling = 0;
    QSet<QString> only; // of the options; empty: all
    QString front;

    live::Status link;
    bool wasOnline = false;
    qint64 lastProofMs = 0; // the connection was alive for sure
    TailStatus tail;
    FeedCounters counted;
    qint64 rowsSeen = 0; // handed over by the tail
    std::multimap<qint64, std::pair<QString, QString>> settling; // by rowsSeen: conversation, provisional id
    std::map<qint64, QVector<std::pair<QString, QString>>> keeping; // by batch of the sink: the same
    QSet<QString> kept; // provisional ids that are rows of the archive

    QTimer flushing;
    QTimer doorbell; // a live message rings; many ring once
    QTimer second;
    QTimer storing; // what was left for later
    QSet<QString> touched;
    QVector<FeedMessage> changed;
    QHash<QString, qsizetype> changedAt; // by id: place in `changed`, from 1
    template <auto kSignal>
    [[nodiscard]] bool hasListeners() const
    {
        static const QMetaMethod method = QMetaMethod::fromSignal(kSignal);
        return feed.isSignalConnected(method);
    }
    bool statusNews = false;
    bool running = false;
    qint64 startedAtMs = 0;
    [[nodiscard]] bool isNews(qint64 sentAtMs) const // and not what came while the program was not running
    {
        return tail.state != TailStatus::State::Loading || sentAtMs >= startedAtMs;
    }
};

} // namespace core::feed

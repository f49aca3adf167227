// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/livefeed.h"
#include "core/live/livesession.h"
#include "core/live/shopevents.h"
#include "core/shop/shopclient.h"
#include "core/sync/archivesink.h"
#include "core/sync/tail.h"

#include <QStringList>

#include <chrono>
#include <memory>

namespace core::feed {

/// The feed of one shop: its socket, its database and its backend, whichever of them are there.
///
/// The parts live on the thread that made it and must outlive it.
class ShopFeed final : public LiveFeed
{
    Q_OBJECT
public:
    struct Parts
    {
        history::HistorySource &archive;
        sync::ArchiveSink &sink;
        live::LiveSession *session = nullptr; // null: no live channel
        sync::Tail *tail = nullptr; // null: no database that can be followed
        shop::ShopClient *shop = nullptr; // null: answers cannot be stored
    };
    struct Options
    {
        bool allowsWriting = false;
        bool keepsLiveWords = true; // what only the socket told goes into the archive
        QStringList onlyConversations; // empty: all
        std::chrono::hours joinedFor{24}; // rooms silent for longer are left
        int mostRooms = 5'000;
        std::chrono::milliseconds liveGrace{
            5'000}; // a stored bot answer that was not delivered by then was lost
        std::chrono::milliseconds storeGrace{
            60'000}; // a live message without a row is kept under a number of ours
    };
    ShopFeed(Parts parts, Options options, QObject *parent = nullptr);
    ~ShopFeed() override; // stops

    void start();
    /// Leaves the socket, and keeps what only the socket told.
    void stop();

    // LiveFeed
    [[nodiscard]] QVector<Room> rooms() const override;
    [[nodiscard]] std::optional<Room> room(const QString &conversationId) const override;
    [[nodiscard]] Receipt receipt() const override;
    [[nodiscard]] live::Status link() const override;
    [[nodiscard]] TailStatus tail() const override;
    [[nodiscard]] QVector<Gap> gaps() const override;
    [[nodiscard]] FeedCounters counters() const override;
    [[nodiscard]] history::HistorySource &source() override;
    [[nodiscard]] Delivery deliveryOf(const QString &messageId) const override;
    void setFront(const QString &conversationId) override;
    void markSeen(const QString &conversationId) override;
    void fillNow() override;
    void retryNow() override;
    [[nodiscard]] bool allowsWriting() const override;
    void send(const QString &conversationId, const QString &text) override;
    void sendAgain(const QString &messageId) override;
    void discard(const QString &messageId) override;
    void setTyping(const QString &conversationId, bool typing) override;

signals:
    // At once, one by one: for programs that follow along.
    void arrived(const core::feed::FeedMessage &message); // new to the feed
    void settled(
        const QString &formerId, const core::feed::FeedMessage &message); // known from both sides now
    void typing(const QString &conversationId, const core::live::TypingIndicator &typing); // id may be empty
    void presence(const core::live::PresenceUpdate &presence);
    void gapChanged(const core::feed::Gap &gap);
    void linkChanged(const core::live::Status &status);
    /// The database is read; `messages` had come since this was last running.
    void caughtUp(qint64 messages);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::feed

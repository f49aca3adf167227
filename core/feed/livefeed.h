// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/history/historysource.h"
#include "core/live/livestatus.h"

#include <QObject>

#include <memory>

namespace core::feed {

/// What the Live page and `watch` see: every room, merged from the socket and the database, and what can be
/// promised about it. An interface, so that pages are tested with one that a test drives.
///
/// GUI thread (or the thread that made it). Signals are batched: at most one of each kind in 50 ms, however
/// fast messages come.
class LiveFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QVector<Room> rooms() const = 0; // in no order
    [[nodiscard]] virtual std::optional<Room> room(const QString &conversationId) const = 0;
    [[nodiscard]] virtual Receipt receipt() const = 0;
    [[nodiscard]] virtual live::Status link() const = 0;
    [[nodiscard]] virtual TailStatus tail() const = 0;
    [[nodiscard]] virtual QVector<Gap> gaps() const = 0; // open ones, and the last hundred filled ones
    [[nodiscard]] virtual FeedCounters counters() const = 0;
    /// The archive, with the messages that are provisional at the end of their conversations: for a
    /// transcript. Its changed() comes for both.
    [[nodiscard]] virtual history::HistorySource &source() = 0;
    /// How an own answer stands; None for others. By message id, also "live:" ones.
    [[nodiscard]] virtual Delivery deliveryOf(const QString &messageId) const = 0;

    /// The room on the screen (empty: none): its unread count goes to 0 and stays there, and it is joined
    /// first.
    virtual void setFront(const QString &conversationId) = 0;
    virtual void markSeen(const QString &conversationId) = 0;
    virtual void fillNow() = 0; // look into the database now
    virtual void retryNow() = 0; // connect now

    // Answering, when the workspace allows it.
    [[nodiscard]] virtual bool allowsWriting() const = 0;
    virtual void send(const QString &conversationId, const QString &text) = 0; // a pending message appears
    virtual void sendAgain(const QString &messageId) = 0; // of a NotStored or Failed one: what is missing
    virtual void discard(const QString &messageId) = 0; // an own one that is not sent
    virtual void setTyping(const QString &conversationId, bool typing) = 0;

signals:
    void roomsChanged(const QVector<core::feed::Room> &rooms); // new or changed ones
    void roomsGone(const QStringList &conversationIds);
    void messagesChanged(
        const QVector<core::feed::FeedMessage> &messages); // new, settled, or with another delivery
    void gapsChanged(const QVector<core::feed::Gap> &gaps);
    void statusChanged(); // link, tail, receipt or counters
};

} // namespace core::feed

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/feedvalues.h"
#include "core/history/archivewriter.h"
#include "core/live/shopevents.h"

#include <deque>

namespace core::feed {

/// What became of a message that came from one side.
struct Merged
{
    enum class Kind {
        Added, // new to the feed
        Settled, // known from the other side: origin is Both now
        Repeated, // the same words of the same sender within two seconds: one message, whose moreIds grew
        Changed, // a row that is known has other content
        Removed, // a row that is known was deleted
        Ignored, // nothing new
    };
    Kind kind = Kind::Ignored;
    FeedMessage message; // as it stands now
    QString formerId; // Settled: the provisional id; empty when the row was there first
    bool late = false; // Added: older than a message that came before
};

/// Merges what the socket and the database tell about one conversation, and derives what its row in the rooms
/// list says. Knows the last messages only, so it stays small.
///
/// Matching (shop-backend 6): live messages have no id and another time than the stored row. Same sender and
/// content within some seconds are one; of several candidates the nearest in time. Pure: no clock of its own.
class RoomMerge
{
public:
    explicit RoomMerge(const QString &conversationId) { m_room.conversationId = conversationId; }

    [[nodiscard]] Merged takeLive(const live::MessageReceived &message, qint64 nowMs);
    /// Known: it was handed over before, and may be older than what is remembered here.
    enum class RowAge { New, Known };
    [[nodiscard]] Merged takeRow(const history::IncomingMessage &row, qint64 nowMs, RowAge age = RowAge::New);
    /// An own answer that is not on its way back yet; its echo will settle as the same message.
    [[nodiscard]] FeedMessage takeOwn(const QString &id, const QString &text, qint64 nowMs);
    /// What the archive has of the conversation, for a room that is opened after the fact. Answers the
    /// provisional messages that were there all the time (Settled).
    [[nodiscard]] QVector<Merged> recall(const chat::Conversation &about, const QVector<chat::Message> &last);

    /// Bot answers whose rows came since `joinedAtMs` (by this computer), that were not delivered live and
    /// are older than `graceMs`. Each is told once; those from before are not told at all.
    [[nodiscard]] QVector<FeedMessage> takeUndelivered(qint64 nowMs, qint64 graceMs, qint64 joinedAtMs);
    /// Times of what came from the database alone, at or after `sinceMs`.
    [[nodiscard]] QVector<qint64> undeliveredSince(qint64 sinceMs) const;
    /// Live messages without a row for longer than `graceMs`. Each is told once.
    [[nodiscard]] QVector<FeedMessage> takeUnstored(qint64 nowMs, qint64 graceMs);
    [[nodiscard]] bool hasUnsettled() const { return m_unsettled > 0; }

    void setFront(bool front);
    void markSeen() { m_room.unread = 0; }
    /// Time passes: silence, typing that ended. True when the room's row changed.
    [[nodiscard]] bool tick(qint64 nowMs);
    [[nodiscard]] Room &room() { return m_room; }
    [[nodiscard]] const Room &room() const { return m_room; }
    [[nodiscard]] bool isRecalled() const { return m_recalled; }

private:
    struct Entry
    {
        QString id;
        QStringList moreIds;
        quint64 key = 0; // sender's role and content
        chat::Role role = chat::Role::Unknown;
        qint64 sentAtMs = 0;
        qint64 receivedAtMs = 0;
        qint64 liveAtMs = 0; // when it came live; 0: it did not
        bool live = false;
        bool stored = false;
        bool own = false;
        bool fresh = false; // came while we watched
        bool told = false; // as undelivered or unstored
        bool apology = false;
        QString lang;
        QString words; // first line
    };
    [[nodiscard]] Entry *matching(
        quint64 key, qint64 atMs, qint64 withinMs, bool wantsLive, bool wantsStored);
    [[nodiscard]] Entry *repeated(quint64 key, qint64 atMs, bool live);
    struct Candidates
    {
        Entry *own = nullptr; // an own answer that is not back yet
        Entry *row = nullptr; // stored, not delivered yet
        Entry *twin = nullptr; // the same words that came live just now
    };
    [[nodiscard]] Candidates candidatesFor(quint64 key, qint64 atMs);
    [[nodiscard]] Entry *named(const QString &id);
    Entry &insert(Entry entry, bool &late);
    void count(const Entry &entry);
    [[nodiscard]] bool isForgotten(qint64 sentAtMs) const;
    void derive();
    [[nodiscard]] static FeedMessage told(const Entry &entry, chat::Message message);

    Room m_room;
    std::deque<Entry> m_entries; // by sentAtMs
    qint64 m_forgottenUpToMs = 0; // the newest that was let go
    qint64 m_numbers = 0; // of provisional ids
    int m_unsettled = 0;
    bool m_front = false;
    bool m_recalled = false;
};

/// The message that a row describes.
[[nodiscard]] chat::Message messageOf(const history::IncomingMessage &row, const QString &source);
/// The row under which a live message without one is kept.
[[nodiscard]] history::IncomingMessage rowOf(const chat::Message &message);

} // namespace core::feed

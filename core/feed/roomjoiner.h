// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <deque>

namespace core::feed {

/// Keeps the wanted rooms joined on the socket: in bounded bursts, again after each reconnect, the one on the
/// screen first. Thread of the session.
class RoomJoiner final : public QObject
{
    Q_OBJECT
public:
    struct Pace
    {
        int burst = 100; // rooms at once
        std::chrono::milliseconds pause{20}; // between bursts
        std::chrono::milliseconds patience{4'000}; // for joined_conversation; then the join is taken for done
    };
    explicit RoomJoiner(live::LiveSession &session, QObject *parent = nullptr);
    RoomJoiner(live::LiveSession &session, Pace pace, QObject *parent = nullptr);

    void want(const QString &conversationId, bool first = false);
    void unwant(const QString &conversationId); // leaves it
    void wentOnline(bool recovered);
    void wentOffline();
    void confirm(const QString &conversationId); // joined_conversation came
    [[nodiscard]] bool isJoined(const QString &conversationId) const
    {
        return m_joined.contains(conversationId);
    }
    [[nodiscard]] qint64 joinedAt(const QString &conversationId) const
    {
        return m_joined.value(conversationId);
    }
    [[nodiscard]] qsizetype joined() const { return m_joined.size(); }
    [[nodiscard]] bool isComplete() const { return m_online && m_queue.empty() && m_asked.isEmpty(); }

signals:
    void joinedRoom(const QString &conversationId);
    void completed(); // all wanted rooms are joined; once after each going online

private:
    void pump();
    void giveUpWaiting();
    void checkComplete();

    live::LiveSession &m_session;
    Pace m_pace;
    QSet<QString> m_wanted;
    QHash<QString, qint64> m_joined; // since, ms UTC
    QHash<QString, qint64> m_asked; // joins without an answer, with the time of asking
    std::deque<QString> m_queue;
    QTimer m_next;
    QTimer m_patience;
    bool m_online = false;
    bool m_completed = false;
};

} // namespace core::feed

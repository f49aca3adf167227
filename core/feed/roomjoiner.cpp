// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/feed/roomjoiner.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace core::feed {

RoomJoiner::RoomJoiner(live::LiveSession &session, QObject *parent) : RoomJoiner(session, Pace(), parent) { }

RoomJoiner::RoomJoiner(live::LiveSession &session, Pace pace, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_pace(pace)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RoomJoiner::pump);
    m_patience.setInterval(m_pace.patience / 4);
    connect(&m_patience, &QTimer::timeout, this, &RoomJoiner::giveUpWaiting);
}

void RoomJoiner::want(const QString &conversationId, bool first)
{
    if (conversationId.isEmpty() || (m_wanted.contains(conversationId) && !first))
        return;
    m_wanted.insert(conversationId);
    if (!m_online || m_joined.contains(conversationId) || m_asked.contains(conversationId))
        return;
    if (first)
        m_queue.push_front(conversationId); // may be there a second time, further back: pump() skips that
    else
        m_queue.push_back(conversationId);
    if (!m_next.isActive())
        m_next.start(0);
}

void RoomJoiner::unwant(const QString &conversationId)
{
    if (!m_wanted.remove(conversationId))
        return;
    m_asked.remove(conversationId);
    if (m_joined.remove(conversationId))
        (void)m_session.emitEvent(u"leave_conversation"_s, {conversationId});
    checkComplete();
}

void RoomJoiner::wentOnline(bool recovered)
{
    m_online = true;
    m_completed = false;
    m_queue.clear();
    m_asked.clear();
    if (!recovered)
        m_joined.clear();
    for (const QString &id : std::as_const(m_wanted)) {
        if (!m_joined.contains(id))
            m_queue.push_back(id);
    }
    m_patience.start();
    pump();
}

void RoomJoiner::wentOffline()
{
    m_online = false;
    m_next.stop();
    m_patience.stop();
    m_joined.clear();
    m_asked.clear();
    m_queue.clear();
}

void RoomJoiner::pump()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    int sent = 0;
    while (m_online && !m_queue.empty() && sent < m_pace.burst) {
        const QString id = m_queue.front();
        if (m_wanted.contains(id) && !m_joined.contains(id) && !m_asked.contains(id)) {
            if (!m_session.emitEvent(u"join_conversation"_s, {id}))
                break; // too much is unsent, or the connection just ended
            m_asked.insert(id, now);
            ++sent;
        }
        m_queue.pop_front();
    }
    if (m_online && !m_queue.empty())
        m_next.start(m_pace.pause);
    checkComplete();
}

void RoomJoiner::confirm(const QString &conversationId)
{
    if (!m_asked.remove(conversationId))
        return;
    m_joined.insert(conversationId, QDateTime::currentMSecsSinceEpoch());
    emit joinedRoom(conversationId);
    checkComplete();
}

/// The join has no acknowledgement, and not every server confirms it by the event.
void RoomJoiner::giveUpWaiting()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - m_pace.patience.count();
    const auto asked = m_asked;
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        if (it.value() <= before)
            confirm(it.key());
    }
}

void RoomJoiner::checkComplete()
{
    if (m_completed || !isComplete())
        return;
    m_completed = true;
    emit completed();
}

} // namespace core::feed

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/live/scriptedfeed.h"

using namespace Qt::StringLiterals;
using namespace core::feed;
using core::chat::Message;
using core::chat::Role;

namespace tests {

ScriptedFeed::ScriptedFeed(QObject *parent) : LiveFeed(parent)
{
    m_link.state = core::live::State::Online;
    m_link.roundTripMs = 38;
    m_tail.state = TailStatus::State::Following;
}

Room ScriptedFeed::room(const QString &id, qint64 lastAtMs, qint64 waitingSinceMs)
{
    Room room;
    room.conversationId = id;
    room.source = u"shop"_s;
    room.lastAtMs = lastAtMs;
    room.waitingSinceMs = waitingSinceMs;
    room.lastWords = u"words of "_s + id;
    room.lastRole = waitingSinceMs > 0 ? Role::Customer : Role::Bot;
    return room;
}

void ScriptedFeed::put(const QVector<Room> &rooms)
{
    for (const Room &room : rooms)
        m_rooms.insert(room.conversationId, room);
    emit roomsChanged(rooms);
}

void ScriptedFeed::take(const QStringList &ids)
{
    for (const QString &id : ids)
        m_rooms.remove(id);
    emit roomsGone(ids);
}

Message ScriptedFeed::say(const QString &room, Role role, const QString &text, qint64 atMs)
{
    Message message;
    message.id = u"m%1"_s.arg(++m_count);
    message.conversationId = room;
    message.source = u"shop"_s;
    message.role = role;
    message.sender = role == Role::Customer ? u"customer"_s : role == Role::Bot ? u"bot"_s : u"admin"_s;
    message.content = text;
    message.sentAtMs = atMs;
    history.add(message);
    FeedMessage said;
    said.message = message;
    said.origin = Origin::Live;
    emit messagesChanged({said});
    return message;
}

void ScriptedFeed::setDelivery(const QString &messageId, Delivery delivery)
{
    FeedMessage &message = m_own[messageId];
    message.delivery = delivery;
    emit messagesChanged({message});
}

QString ScriptedFeed::lastOwn(const QString &room) const
{
    QString last;
    for (const FeedMessage &own : m_own) {
        if (own.message.conversationId == room)
            last = own.message.id;
    }
    return last;
}

void ScriptedFeed::put(const Gap &gap)
{
    m_gaps.insert(gap.number, gap);
    emit gapsChanged({gap});
}

void ScriptedFeed::setLink(const core::live::Status &link)
{
    m_link = link;
    emit statusChanged();
}

void ScriptedFeed::setTail(const TailStatus &tail, const Receipt &receipt)
{
    m_tail = tail;
    m_receipt = receipt;
    emit statusChanged();
}

void ScriptedFeed::setWriting(bool allowed)
{
    m_writing = allowed;
    emit statusChanged();
}

QVector<Room> ScriptedFeed::rooms() const
{
    return m_rooms.values();
}

std::optional<Room> ScriptedFeed::room(const QString &conversationId) const
{
    const auto found = m_rooms.constFind(conversationId);
    return found == m_rooms.cend() ? std::nullopt : std::optional(*found);
}

Delivery ScriptedFeed::deliveryOf(const QString &messageId) const
{
    return m_own.value(messageId).delivery;
}

void ScriptedFeed::setFront(const QString &conversationId)
{
    asked.append(u"front "_s + conversationId);
    const auto found = m_rooms.find(conversationId);
    if (found != m_rooms.end() && found->unread > 0) {
        found->unread = 0;
        emit roomsChanged({*found});
    }
}

void ScriptedFeed::send(const QString &conversationId, const QString &text)
{
    asked.append(u"send %1 %2"_s.arg(conversationId, text));
    FeedMessage own;
    own.message.id = u"live:%1"_s.arg(++m_count);
    own.message.conversationId = conversationId;
    own.message.source = u"shop"_s;
    own.message.role = Role::Agent;
    own.message.sender = u"admin"_s;
    own.message.content = text;
    own.message.sentAtMs = m_rooms.value(conversationId).lastAtMs + 1;
    own.origin = Origin::Live;
    own.delivery = Delivery::Pending;
    m_own.insert(own.message.id, own);
    history.add(own.message);
    emit messagesChanged({own});
}

void ScriptedFeed::discard(const QString &messageId)
{
    asked.append(u"discard "_s + messageId);
    const FeedMessage own = m_own.take(messageId);
    history.remove({own.message.conversationId, own.message.source, 0}, messageId);
}

void ScriptedFeed::setTyping(const QString &conversationId, bool typing)
{
    asked.append(u"typing %1 %2"_s.arg(conversationId, typing ? u"on"_s : u"off"_s));
}

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/agenttokens.h"
#include "app/sampleshop/backend/livefaults.h"
#include "app/sampleshop/backend/livesocket.h"
#include "app/sampleshop/backend/store.h"

#include <QHash>
#include <QPointer>

namespace app::sampleshop::backend {

/// The shop's live channel (shop-backend 5 and 6): who is there, rooms, messages, typing, presence. Lives on
/// the server's thread.
class LiveServer final : public QObject
{
    Q_OBJECT
public:
    LiveServer(const AgentTokens &tokens, Store &store, QObject *parent = nullptr);

    void setHeartbeat(const Heartbeat &heartbeat) { m_heartbeat = heartbeat; } // of the next sockets
    void setOddities(bool on) { m_hasOddities = on; }
    void add(WebSocket *socket);

    /// `message_received` to the room of the conversation.
    void tell(const QString &conversationId, const QString &content, const Speaker &speaker, qint64 atMs);
    /// An encoded event of this kind, for measurements.
    void tellFrame(const QString &conversationId, const QByteArray &frame);

    [[nodiscard]] LiveFaults &faults() { return m_faults; }
    void drop(); // everybody, without a word
    void putOut(); // everybody who is joined, by DISCONNECT
    void setPaused(bool paused);
    void sendRaw(const QByteArray &bytes); // to everybody

    struct Counters
    {
        qint64 opened = 0;
        qint64 joined = 0; // namespaces, in all
        qint64 refused = 0;
        qint64 joins = 0; // of rooms
        qint64 eventsIn = 0;
        qint64 eventsOut = 0; // one for each socket
        qint64 broadcasts = 0; // messages to a room, whether somebody is in it or not
    };
    [[nodiscard]] const Counters &counters() const { return m_counters; }
    [[nodiscard]] int sockets() const { return int(m_sockets.size()); }

signals:
    /// A call the backend does not survive (shop-backend 6, "Do not").
    void crashed();

private:
    void letIn(LiveSocket *socket, const QJsonObject &auth);
    void welcome(LiveSocket *socket, const LiveSocket::Identity &identity);
    void remove(LiveSocket *socket);
    void take(LiveSocket *socket, const QJsonArray &event, qint64 ackId);
    void join(LiveSocket *socket, const QJsonValue &id);
    void leave(LiveSocket *socket, const QJsonValue &id);
    void leaveRoom(LiveSocket *socket, const QString &room);
    void sendMessage(LiveSocket *socket, const QJsonArray &event, qint64 ackId);
    void setTyping(LiveSocket *socket, const QString &room, bool isTyping);
    void tellTyping(LiveSocket *socket, const QString &room, bool isTyping);
    void tellPresence(const QString &userId, bool online);
    void sendTo(LiveSocket *socket, const QByteArray &frame);
    void tellRoom(const QString &room, const QByteArray &frame);
    [[nodiscard]] QVector<LiveSocket *> everybody() const;

    const AgentTokens &m_tokens;
    Store &m_store;
    Heartbeat m_heartbeat;
    LiveFaults m_faults;
    QVector<LiveSocket *> m_sockets;
    QHash<QString, QVector<LiveSocket *>> m_rooms; // by conversation
    QHash<QPair<LiveSocket *, QString>, QTimer *> m_typing;
    Counters m_counters;
    bool m_hasOddities = true;
    bool m_isPaused = false;
};

} // namespace app::sampleshop::backend

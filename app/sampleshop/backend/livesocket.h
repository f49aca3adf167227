// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/values.h"
#include "app/sampleshop/backend/websocket.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace app::sampleshop::backend {

/// An Engine.IO packet of a Socket.IO event, ready to be sent to any number of sockets.
[[nodiscard]] QByteArray eventFrame(const QJsonArray &nameAndArguments);

/// One client of the live channel: Engine.IO 4 and Socket.IO 5 over a WebSocket, the main namespace only, no
/// binary. Is as strict as the server library (socket-io 4 to 6). Deletes itself when it has ended.
class LiveSocket final : public QObject
{
    Q_OBJECT
public:
    LiveSocket(WebSocket *socket, const Heartbeat &heartbeat, QObject *parent);

    struct Identity
    {
        QString userId;
        QString userName;
        QString role; // admin, customer
    };
    void accept(const Identity &identity);
    void refuse(const QString &message); // another CONNECT may follow
    void putOut(); // DISCONNECT; the WebSocket stays open
    void send(const QByteArray &frame); // only while it is joined
    void answer(qint64 ackId, const QJsonArray &arguments);
    void setPaused(bool paused); // its heart stands still too

    [[nodiscard]] WebSocket &wire() { return *m_socket; }
    [[nodiscard]] bool isJoined() const { return m_state == State::Joined; }
    [[nodiscard]] const Identity &identity() const { return m_identity; }
    [[nodiscard]] QSet<QString> &rooms() { return m_rooms; }

signals:
    void connectAsked(const QJsonObject &auth); // accept() or refuse() it, now or later
    void eventReceived(const QJsonArray &nameAndArguments, qint64 ackId); // -1: no answer wanted
    void left(); // was joined, and is no longer
    void closed(); // exactly once, before it deletes itself

private:
    enum class State { Opened, Asked, Joined };

    void take(const QByteArray &packet);
    void takeMessage(const QByteArray &packet);
    void takeConnect(const QByteArray &payload);
    void takeEvent(const QByteArray &payload);
    void leave();

    WebSocket *m_socket;
    Heartbeat m_heartbeat;
    State m_state = State::Opened;
    Identity m_identity;
    QSet<QString> m_rooms;
    QTimer m_ping;
    QTimer m_pong;
    QTimer m_connect;
};

} // namespace app::sampleshop::backend

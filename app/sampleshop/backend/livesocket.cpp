// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/livesocket.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr qsizetype kLongestAckId = 15; // digits that a JavaScript number holds

/// 20 characters, as the server library makes them.
QString newId()
{
    quint32 words[4];
    QRandomGenerator::system()->fillRange(words);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(words), 15)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray compact(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray eventFrame(const QJsonArray &nameAndArguments)
{
    return frameOf("42" + compact(nameAndArguments));
}

LiveSocket::LiveSocket(WebSocket *socket, const Heartbeat &heartbeat, QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_heartbeat(heartbeat)
{
    m_socket->setParent(this);
    m_socket->setLargestMessage(heartbeat.maxPayload);
    connect(m_socket, &WebSocket::textReceived, this, &LiveSocket::take);
    connect(m_socket, &WebSocket::binaryReceived, this, [this] { m_socket->close(closecode::kProtocol); });
    connect(m_socket, &WebSocket::closed, this, [this] {
        leave();
        emit closed();
        deleteLater();
    });
    for (QTimer *timer : {&m_ping, &m_pong, &m_connect})
        timer->setSingleShot(true);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        m_socket->send(frameOf("2"));
        m_pong.start(m_heartbeat.pingTimeoutMs);
    });
    connect(&m_pong, &QTimer::timeout, m_socket, [this] { m_socket->close(closecode::kNormal); });
    connect(&m_connect, &QTimer::timeout, m_socket, [this] { m_socket->close(closecode::kNormal); });
    m_socket->send(frameOf('0'
        + compact(QJsonObject{{u"sid"_s, newId()}, {u"upgrades"_s, QJsonArray()},
            {u"pingInterval"_s, heartbeat.pingIntervalMs}, {u"pingTimeout"_s, heartbeat.pingTimeoutMs},
            {u"maxPayload"_s, heartbeat.maxPayload}})));
    m_ping.start(heartbeat.pingIntervalMs);
    m_connect.start(heartbeat.connectTimeoutMs);
}

void LiveSocket::accept(const Identity &identity)
{
    if (m_state != State::Asked)
        return;
    m_identity = identity;
    m_state = State::Joined;
    m_connect.stop();
    m_socket->send(frameOf("40" + compact(QJsonObject{{u"sid"_s, newId()}})));
}

void LiveSocket::refuse(const QString &message)
{
    if (m_state != State::Asked)
        return;
    m_state = State::Opened;
    m_socket->send(frameOf("44" + compact(QJsonObject{{u"message"_s, message}})));
}

void LiveSocket::putOut()
{
    if (m_state != State::Joined)
        return;
    m_socket->send(frameOf("41"));
    leave();
}

void LiveSocket::send(const QByteArray &frame)
{
    if (m_state == State::Joined)
        m_socket->send(frame);
}

void LiveSocket::answer(qint64 ackId, const QJsonArray &arguments)
{
    send(frameOf("43" + QByteArray::number(ackId) + compact(arguments)));
}

void LiveSocket::setPaused(bool paused)
{
    for (QTimer *timer : {&m_ping, &m_pong, &m_connect})
        timer->stop();
    if (!paused) {
        m_ping.start(m_heartbeat.pingIntervalMs);
        if (m_state != State::Joined)
            m_connect.start(m_heartbeat.connectTimeoutMs);
    }
    m_socket->setPaused(paused);
}

void LiveSocket::take(const QByteArray &packet)
{
    switch (packet.isEmpty() ? '\0' : packet[0]) {
    case '3':
        m_pong.stop();
        m_ping.start(m_heartbeat.pingIntervalMs);
        return;
    case '4':
        takeMessage(packet.sliced(1));
        return;
    case '1': // the other side keeps the connection too (socket-io 3)
        return;
    default:
        m_socket->close(closecode::kNormal); // also a ping: that is the server's to send
    }
}

void LiveSocket::takeMessage(const QByteArray &packet)
{
    const char type = packet.isEmpty() ? '\0' : packet[0];
    QByteArray payload = packet.mid(1);
    if (payload.startsWith('/')) {
        const qsizetype comma = payload.indexOf(',');
        const QByteArray name = payload.left(comma);
        if (type == '0' && name != "/")
            m_socket->send(
                frameOf("44" + name + ',' + compact(QJsonObject{{u"message"_s, u"Invalid namespace"_s}})));
        if (name != "/")
            return;
        payload = comma < 0 ? QByteArray() : payload.sliced(comma + 1);
    }
    if (type == '0')
        takeConnect(payload);
    else if (type == '1')
        leave();
    else if (type == '2' && m_state == State::Joined)
        takeEvent(payload);
    else if (type != '3' || m_state != State::Joined) // acks of events that asked for none are ignored
        m_socket->close(closecode::kNormal);
}

void LiveSocket::takeConnect(const QByteArray &payload)
{
    const QJsonDocument auth = QJsonDocument::fromJson(payload);
    if (m_state != State::Opened || (!payload.isEmpty() && !auth.isObject())) {
        m_socket->close(closecode::kNormal);
        return;
    }
    m_state = State::Asked;
    emit connectAsked(auth.object());
}

void LiveSocket::takeEvent(const QByteArray &payload)
{
    qsizetype digits = 0;
    while (digits < payload.size() && payload[digits] >= '0' && payload[digits] <= '9')
        ++digits;
    const QJsonArray event = QJsonDocument::fromJson(payload.sliced(digits)).array();
    if (event.isEmpty() || digits > kLongestAckId) {
        m_socket->close(closecode::kNormal);
        return;
    }
    emit eventReceived(event, digits > 0 ? payload.first(digits).toLongLong() : -1);
}

void LiveSocket::leave()
{
    if (std::exchange(m_state, State::Opened) == State::Joined)
        emit left();
}

} // namespace app::sampleshop::backend

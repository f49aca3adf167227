// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/websocket.h"

#include <QCryptographicHash>
#include <QtEndian>

using namespace std::chrono_literals;

namespace app::sampleshop::backend {

namespace {

constexpr auto kPatience = 3s;
constexpr qint64 kMostUnsent = 64LL * 1024 * 1024; // a client that does not read is let go
constexpr qint64 kReadAhead = 256 * 1024;

QByteArray acceptOf(const HttpRequest &request)
{
    return QCryptographicHash::hash(
        request.header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
        QCryptographicHash::Sha1)
        .toBase64();
}

QByteArray closeFrame(quint16 code)
{
    const quint16 bytes = qToBigEndian(code);
    return frameOf(QByteArray(reinterpret_cast<const char *>(&bytes), sizeof bytes), Opcode::Close);
}

} // namespace

bool WebSocket::isAskedFor(const HttpRequest &request)
{
    return request.header("Upgrade").toLower() == "websocket"
        && !request.header("Sec-WebSocket-Key").isEmpty();
}

WebSocket::WebSocket(QTcpSocket *socket, const HttpRequest &request, const QByteArray &read, QObject *parent)
    : QObject(parent),
      m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadAhead);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &WebSocket::drop);
    connect(m_socket, &QTcpSocket::readyRead, this, &WebSocket::take);
    connect(m_socket, &QTcpSocket::disconnected, this, &WebSocket::leave);
    m_socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: "
        + acceptOf(request) + "\r\n\r\n");
    m_reader.feed(read);
    // What is wrong with the connection is told only when somebody can listen.
    QMetaObject::invokeMethod(this, &WebSocket::take, Qt::QueuedConnection);
}

void WebSocket::send(const QByteArray &frame)
{
    if (m_isClosed || m_isClosing)
        return;
    if (m_isPaused)
        m_held += frame;
    else
        m_socket->write(frame);
    if (m_held.size() + m_socket->bytesToWrite() > kMostUnsent)
        drop();
}

void WebSocket::close(quint16 code)
{
    if (m_isClosed || m_isClosing)
        return;
    send(closeFrame(code));
    m_isClosing = true;
    m_patience.start(kPatience);
}

void WebSocket::drop()
{
    m_socket->abort();
    leave();
}

void WebSocket::hangUp()
{
    m_isClosing = true;
    m_socket->disconnectFromHost();
}

void WebSocket::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused || m_isClosed)
        return;
    m_socket->write(std::exchange(m_held, {}));
    QMetaObject::invokeMethod(this, &WebSocket::take, Qt::QueuedConnection);
}

void WebSocket::take()
{
    if (m_isPaused || m_isClosed)
        return;
    m_reader.feed(m_socket->readAll());
    takeAll();
}

void WebSocket::takeAll()
{
    while (!m_isClosed && !m_isPaused) {
        const auto next = m_reader.next();
        if (const auto *violation = std::get_if<WebSocketReader::Violation>(&next)) {
            close(violation->closeCode);
            m_socket->disconnectFromHost();
            return;
        }
        const auto *message = std::get_if<WebSocketReader::Message>(&next);
        if (!message)
            return;
        switch (message->opcode) {
        case Opcode::Text:
            emit textReceived(message->payload);
            break;
        case Opcode::Ping:
            send(frameOf(message->payload, Opcode::Pong));
            break;
        case Opcode::Close:
            send(frameOf(message->payload.left(2), Opcode::Close));
            m_isClosing = true;
            m_socket->disconnectFromHost();
            return;
        case Opcode::Binary:
            emit binaryReceived();
            break;
        case Opcode::Pong:
        case Opcode::Continuation:
            break;
        }
    }
}

void WebSocket::leave()
{
    if (std::exchange(m_isClosed, true))
        return;
    emit closed();
    deleteLater();
}

} // namespace app::sampleshop::backend

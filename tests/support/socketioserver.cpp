// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/socketioserver.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace tests {

namespace {

constexpr qsizetype kMedium = 126;
constexpr qsizetype kLong = 127;

QByteArray acceptFor(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

template <class T>
QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

} // namespace

SocketIoPeer::SocketIoPeer(QTcpSocket *socket, const QElapsedTimer &clock, QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_clock(clock)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &SocketIoPeer::read);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        if (m_socket)
            m_socket->deleteLater();
        emit gone();
    });
}

QByteArray SocketIoPeer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArrayList SocketIoPeer::texts() const
{
    QByteArrayList all;
    for (const ClientFrame &frame : frames) {
        if (frame.opcode == 1)
            all.append(frame.payload);
    }
    return all;
}

QByteArrayList SocketIoPeer::messages() const
{
    QByteArrayList all = texts();
    all.removeAll("3");
    return all;
}

int SocketIoPeer::count(const QByteArray &text) const
{
    return int(texts().count(text));
}

void SocketIoPeer::upgrade(const QByteArray &moreHeaders, QByteArray accept)
{
    if (accept.isEmpty())
        accept = acceptFor(header("Sec-WebSocket-Key"));
    m_upgraded = true;
    raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: "
        + accept + "\r\n" + moreHeaders + "\r\n");
}

void SocketIoPeer::answerHttp(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    raw("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body);
}

QByteArray SocketIoPeer::encoded(int opcode, const QByteArray &payload, bool fin, int rsv)
{
    QByteArray bytes(1, char((fin ? 0x80 : 0) | (rsv << 4) | opcode));
    if (payload.size() < kMedium)
        bytes += char(payload.size());
    else if (payload.size() < 65536)
        bytes += char(kMedium) + bigEndian(quint16(payload.size()));
    else
        bytes += char(kLong) + bigEndian(quint64(payload.size()));
    return bytes + payload;
}

void SocketIoPeer::frame(int opcode, const QByteArray &payload, bool fin, int rsv)
{
    raw(encoded(opcode, payload, fin, rsv));
}

void SocketIoPeer::raw(const QByteArray &bytes)
{
    if (!m_socket || m_silent)
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void SocketIoPeer::closeFrame(int code, const QByteArray &reason)
{
    frame(8, bigEndian(quint16(code)) + reason);
}

void SocketIoPeer::end()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void SocketIoPeer::reset()
{
    if (m_socket)
        m_socket->abort();
}

bool SocketIoPeer::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SocketIoPeer::read()
{
    if (m_silent)
        return;
    m_buffer += m_socket->readAll();
    if (!m_requested && !takeRequest())
        return;
    while (m_upgraded && takeFrame())
        ;
}

bool SocketIoPeer::takeRequest()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    QByteArrayList lines = m_buffer.first(end).split('\n');
    requestLine = lines.takeFirst().trimmed();
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        headers.append({line.first(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    m_buffer.remove(0, end + 4);
    m_requested = true;
    emit requested();
    return true;
}

bool SocketIoPeer::takeFrame()
{
    const auto byte = [this](qsizetype at) { return quint8(m_buffer.at(at)); };
    if (m_buffer.size() < 2)
        return false;
    qsizetype head = 2;
    qsizetype size = byte(1) & 0x7f;
    if (size == kMedium || size == kLong) {
        head += size == kMedium ? 2 : 8;
        if (m_buffer.size() < head)
            return false;
        size = size == kMedium ? qsizetype(qFromBigEndian<quint16>(m_buffer.constData() + 2))
                               : qsizetype(qFromBigEndian<quint64>(m_buffer.constData() + 2));
    }
    const bool masked = byte(1) & 0x80;
    const qsizetype body = head + (masked ? 4 : 0);
    if (m_buffer.size() < body + size)
        return false;
    ClientFrame frame{
        byte(0) & 0x0f, m_buffer.mid(body, size), masked, (byte(0) & 0x70) != 0, m_clock.elapsed()};
    for (qsizetype i = 0; masked && i < size; ++i)
        frame.payload[i] = char(frame.payload.at(i) ^ m_buffer.at(head + i % 4));
    m_buffer.remove(0, body + size);
    frames.append(frame);
    emit framed(frame);
    return true;
}

SocketIoServer::SocketIoServer()
{
    m_clock.start();
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
    m_port = m_server.serverPort();
    onRequest = [](SocketIoPeer &peer) { peer.upgrade(); };
    onUpgraded = [this](SocketIoPeer &peer) { peer.text(openPacket()); };
    onText = [this](SocketIoPeer &peer, const QByteArray &text) { acceptConnect(peer, text); };
}

SocketIoServer::~SocketIoServer()
{
    for (SocketIoPeer *peer : peers)
        peer->disconnect(this);
}

int SocketIoServer::openConnections() const
{
    return int(std::count_if(peers.begin(), peers.end(), [](const auto *peer) { return peer->isOpen(); }));
}

void SocketIoServer::stop()
{
    m_server.close();
    for (SocketIoPeer *peer : peers)
        peer->reset();
}

void SocketIoServer::listenAgain()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the port is taken");
}

void SocketIoServer::listenOnIpv6()
{
    m_server.close();
    if (!m_server.listen(QHostAddress::LocalHostIPv6))
        qFatal("no port to listen on");
    m_port = m_server.serverPort();
}

QByteArray SocketIoServer::openPacket() const
{
    return "0{\"sid\":\"engine-secret-" + QByteArray::number(peers.size())
        + "\",\"upgrades\":[],\"pingInterval\":" + QByteArray::number(pingInterval) + ",\"pingTimeout\":"
        + QByteArray::number(pingTimeout) + ",\"maxPayload\":" + QByteArray::number(maxPayload) + "}";
}

bool SocketIoServer::acceptConnect(SocketIoPeer &peer, const QByteArray &text)
{
    if (!text.startsWith("40"))
        return false;
    const qsizetype comma = text.indexOf(',');
    const QByteArray head = text.startsWith("40/") ? text.first(comma < 0 ? text.size() : comma) + ',' : "40";
    peer.text(head + "{\"sid\":\"socket-" + QByteArray::number(++sockets) + "\"}");
    return true;
}

void SocketIoServer::take(QTcpSocket *socket)
{
    auto *peer = new SocketIoPeer(socket, m_clock, this);
    peers.append(peer);
    connect(peer, &SocketIoPeer::requested, this, [this, peer] {
        onRequest(*peer);
        // Only an answer of 101 makes it go on.
        if (peer->isUpgraded() && onUpgraded)
            onUpgraded(*peer);
    });
    connect(peer, &SocketIoPeer::framed, this,
        [this, peer](const ClientFrame &frame) { takeFrame(*peer, frame); });
}

void SocketIoServer::takeFrame(SocketIoPeer &peer, const ClientFrame &frame)
{
    switch (frame.opcode) {
    case 1:
        if (frame.payload != "3" && onText)
            onText(peer, frame.payload);
        break;
    case 8:
        peer.frame(8, frame.payload);
        peer.end();
        break;
    case 9:
        if (answersPings)
            peer.frame(10, frame.payload);
        break;
    default:
        break;
    }
}

} // namespace tests

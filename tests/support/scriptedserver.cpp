// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedserver.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace tests {

QByteArray SentRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

void ScriptedServer::Client::write(const QByteArray &bytes) const
{
    if (!isOpen())
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

void ScriptedServer::Client::writeSlowly(const QByteArrayList &pieces, const std::function<void()> &end) const
{
    if (!isOpen())
        return;
    if (pieces.isEmpty()) {
        if (end)
            end();
        return;
    }
    write(pieces.first());
    QTimer::singleShot(
        0, m_socket, [client = *this, rest = pieces.mid(1), end] { client.writeSlowly(rest, end); });
}

void ScriptedServer::Client::close() const
{
    if (isOpen())
        m_socket->disconnectFromHost();
}

void ScriptedServer::Client::reset() const
{
    if (!isOpen())
        return;
    const linger none{1, 0}; // the other side is told of a reset, not of an end
    setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    m_socket->abort();
}

bool ScriptedServer::Client::isOpen() const
{
    return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
}

void ScriptedServer::Client::answer(const QByteArray &body, int status, const QByteArray &moreHeaders) const
{
    write("HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n" + moreHeaders + "\r\n" + body);
}

void ScriptedServer::Client::beginStream(const QByteArray &moreHeaders) const
{
    write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n" + moreHeaders
        + "\r\n");
}

void ScriptedServer::Client::chunk(const QByteArray &bytes) const
{
    write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void ScriptedServer::Client::endChunks() const
{
    write("0\r\n\r\n");
}

ScriptedServer::ScriptedServer(Handler handler) : m_handler(std::move(handler))
{
    m_server.listen(QHostAddress::LocalHost);
    m_server.setMaxPendingConnections(1000);
    m_port = m_server.serverPort();
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

ScriptedServer::~ScriptedServer()
{
    stop();
}

QString ScriptedServer::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_port);
}

void ScriptedServer::stop()
{
    m_server.close();
    const auto sockets = m_sockets;
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void ScriptedServer::listenAgain()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

void ScriptedServer::take(QTcpSocket *socket)
{
    ++connections;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // small pieces do not wait for each other
    m_sockets.append(socket);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_sockets.removeOne(socket);
        socket->deleteLater();
    });
    auto buffer = std::make_shared<QByteArray>();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, buffer] { read(socket, *buffer); });
}

void ScriptedServer::read(QTcpSocket *socket, QByteArray &buffer)
{
    const QByteArray bytes = socket->readAll();
    bytesReceived += bytes.size();
    buffer += bytes;
    for (;;) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        SentRequest request;
        const QByteArrayList lines = buffer.first(headEnd).split('\n');
        const QByteArrayList first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
        }
        const qint64 length = request.header("Content-Length").toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return;
        request.body = buffer.sliced(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        requests.append(request);
        if (m_handler)
            m_handler(Client(socket), request);
    }
}

} // namespace tests

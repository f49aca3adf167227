// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/httpserver.h"

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr int kBacklog = 1024; // a benchmark opens a hundred connections within a turn of the event loop

} // namespace

HttpServer::HttpServer(QObject *parent) : QObject(parent)
{
    m_server.setMaxPendingConnections(kBacklog);
    m_server.setListenBacklogSize(kBacklog);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

HttpServer::~HttpServer()
{
    close();
}

core::Result<core::Done> HttpServer::listen(quint16 port)
{
    if (m_server.listen(QHostAddress::LocalHost, port))
        return core::Done{};
    const bool taken = m_server.serverError() == QAbstractSocket::AddressInUseError;
    return core::failure(taken ? core::Error::Kind::Busy : core::Error::Kind::Network,
        taken ? u"port %1 is in use by another program"_s.arg(port) : m_server.errorString());
}

void HttpServer::close()
{
    m_server.close();
    dropConnections();
}

void HttpServer::dropConnections()
{
    const auto connections = m_connections;
    for (HttpConnection *connection : connections)
        connection->drop();
}

HttpServer::Traffic HttpServer::traffic() const
{
    Traffic all = m_gone;
    all.open = m_connections.size();
    for (const HttpConnection *connection : m_connections) {
        all.received += connection->received();
        all.sent += connection->sent();
    }
    return all;
}

void HttpServer::take(QTcpSocket *socket)
{
    auto *connection = new HttpConnection(socket, this);
    ++m_gone.opened;
    m_connections.insert(connection);
    connect(connection, &HttpConnection::requested, this,
        [this, connection](const HttpRequest &request) { emit requested(connection, request); });
    connect(connection, &HttpConnection::closed, this, [this, connection] {
        m_connections.remove(connection);
        m_gone.received += connection->received();
        m_gone.sent += connection->sent();
    });
}

} // namespace app::sampleshop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/httpconnection.h"
#include "core/base/result.h"

#include <QSet>
#include <QTcpServer>

namespace app::sampleshop {

/// HTTP/1.1 on loopback, for as many clients as come. Runs in the thread that made it; nothing blocks.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    explicit HttpServer(QObject *parent = nullptr);
    ~HttpServer() override; // drops everybody

    /// Port 0: any free one. Errors: Busy (the port is taken), Network.
    [[nodiscard]] core::Result<core::Done> listen(quint16 port);
    void close(); // refuses from now on and drops who is there
    void dropConnections();

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    struct Traffic
    {
        qint64 opened = 0; // connections, in all
        qint64 open = 0; // now
        qint64 received = 0; // bytes, in all
        qint64 sent = 0;
    };
    [[nodiscard]] Traffic traffic() const;

signals:
    void requested(app::sampleshop::HttpConnection *connection, const app::sampleshop::HttpRequest &request);

private:
    void take(QTcpSocket *socket);

    QTcpServer m_server;
    QSet<HttpConnection *> m_connections;
    Traffic m_gone; // of connections that ended
};

} // namespace app::sampleshop

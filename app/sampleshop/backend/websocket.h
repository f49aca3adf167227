// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/backend/websocketreader.h"
#include "app/sampleshop/httprequest.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace app::sampleshop::backend {

/// The server's end of a WebSocket. QWebSocketServer cannot stand still with an open connection, send a frame
/// that is none, or share one encoded frame among thousands of clients; a shop that plays faults has to.
///
/// Deletes itself when it has ended. Lives on its server's thread.
class WebSocket final : public QObject
{
    Q_OBJECT
public:
    /// Takes the connection over and answers the handshake; `read` has come already.
    WebSocket(QTcpSocket *socket, const HttpRequest &request, const QByteArray &read, QObject *parent);

    [[nodiscard]] static bool isAskedFor(const HttpRequest &request);

    void setLargestMessage(qint64 bytes) { m_reader.setLargestMessage(bytes); }
    void send(const QByteArray &frame); // encoded, see frameOf()
    void sendRaw(const QByteArray &bytes) { send(bytes); } // which need not be frames
    void close(quint16 code);
    void drop(); // at once, without a word
    void hangUp(); // when all is sent
    /// Nothing is read or sent until it goes on; then all that has been held.
    void setPaused(bool paused);

signals:
    void textReceived(const QByteArray &utf8);
    void binaryReceived();
    void closed(); // exactly once, before it deletes itself

private:
    void take();
    void takeAll();
    void leave();

    QTcpSocket *m_socket;
    WebSocketReader m_reader;
    QByteArray m_held; // while it is paused
    QTimer m_patience; // for the other side's close frame
    bool m_isPaused = false;
    bool m_isClosing = false;
    bool m_isClosed = false;
};

} // namespace app::sampleshop::backend

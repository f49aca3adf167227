// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sampleshop/httprequest.h"

#include <QObject>
#include <QTcpSocket>

#include <utility>

namespace app::sampleshop {

/// One client's connection, kept alive: requests come one after the other, each is answered before the next
/// is read. Deletes itself when the client has gone. Lives on its server's thread.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket over.
    HttpConnection(QTcpSocket *socket, QObject *parent);

    /// `headers` are whole lines with their line ends.
    void answer(int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &headers);
    /// An answer without a length: pieces follow with send(), endStream() ends it.
    void beginStream(const QByteArray &contentType, const QByteArray &headers);
    void send(const QByteArray &bytes);
    void endStream();
    void cutStream(); // as if the server had crashed: the answer stays without its end
    void drop(); // at once
    /// Gives the socket away, and what it has said beyond the request that is being answered: another
    /// protocol follows. The connection is closed as far as HTTP is concerned.
    [[nodiscard]] std::pair<QTcpSocket *, QByteArray> release();

    [[nodiscard]] qint64 unsent() const { return m_socket->bytesToWrite(); }
    [[nodiscard]] qint64 received() const { return m_received; }
    [[nodiscard]] qint64 sent() const { return m_sent; }

signals:
    void requested(const app::sampleshop::HttpRequest &request); // answer it, now or later
    void drained(); // some of what was unsent has left
    void closed(); // exactly once, before it deletes itself

private:
    void take();
    [[nodiscard]] bool takeHead();
    [[nodiscard]] bool takeBody();
    void refuse(int status);
    void write(const QByteArray &bytes);
    void finishAnswer();
    void leave();

    QTcpSocket *m_socket;
    QByteArray m_buffer; // read, but not yet part of a request
    HttpRequest m_request;
    qint64 m_bodyLeft = -1; // -1: the head is not complete
    qint64 m_received = 0;
    qint64 m_sent = 0;
    bool m_isForm = false;
    bool m_isAnswering = false;
    bool m_isChunked = true; // not for HTTP/1.0
    bool m_keepsAlive = true;
    bool m_isClosed = false;
};

} // namespace app::sampleshop

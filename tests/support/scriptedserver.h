// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace tests {

/// What a client sent, taken apart.
struct SentRequest
{
    QByteArray method;
    QByteArray target; // path and query, as sent
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const; // case does not matter
    [[nodiscard]] QByteArray path() const { return target.split('?').first(); }
};

/// A server on loopback whose answers a test writes byte by byte. Lives on the test's thread.
class ScriptedServer final : public QObject
{
    Q_OBJECT
public:
    /// One request's way back to its client; harmless when that has gone.
    class Client
    {
    public:
        explicit Client(QTcpSocket *socket) : m_socket(socket) { }
        void write(const QByteArray &bytes) const; // and flushed, so that it is a piece of its own
        /// `pieces` one after the other, each in an event loop turn of its own; then `end`, if any.
        void writeSlowly(const QByteArrayList &pieces, const std::function<void()> &end = {}) const;
        void close() const; // after what was written
        void reset() const; // at once, as a crash does
        [[nodiscard]] bool isOpen() const;
        /// A whole answer with Content-Length, connection kept.
        void answer(const QByteArray &body, int status = 200, const QByteArray &moreHeaders = {}) const;
        /// Head of an event stream; chunks follow with chunk() and endChunks().
        void beginStream(const QByteArray &moreHeaders = {}) const;
        void chunk(const QByteArray &bytes) const;
        void endChunks() const;

    private:
        QPointer<QTcpSocket> m_socket;
    };
    using Handler = std::function<void(const Client &, const SentRequest &)>;

    explicit ScriptedServer(Handler handler = {});
    ~ScriptedServer() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    [[nodiscard]] QString url() const; // http://127.0.0.1:port
    void stop(); // refuses from now on and drops who is there
    void listenAgain(); // at the same port

    QList<SentRequest> requests; // in the order they came
    int connections = 0; // in all
    qint64 bytesReceived = 0; // also of requests that are not whole yet
    [[nodiscard]] int openConnections() const { return int(m_sockets.size()); }

private:
    void take(QTcpSocket *socket);
    void read(QTcpSocket *socket, QByteArray &buffer);

    QTcpServer m_server;
    quint16 m_port = 0;
    Handler m_handler;
    QList<QTcpSocket *> m_sockets;
};

} // namespace tests

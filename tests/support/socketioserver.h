// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace tests {

/// A frame as a client sent it, unmasked.
struct ClientFrame
{
    int opcode = 0; // 1 text, 2 binary, 8 close, 9 ping, 10 pong
    QByteArray payload;
    bool masked = false;
    bool rsv = false;
    qint64 atMs = 0; // since the server was made
};

/// One connection of a client. Nothing is checked on the way out: a test writes what it likes.
class SocketIoPeer final : public QObject
{
    Q_OBJECT
public:
    SocketIoPeer(QTcpSocket *socket, const QElapsedTimer &clock, QObject *parent);

    // The request of the handshake
    QByteArray requestLine;
    QList<QPair<QByteArray, QByteArray>> headers;
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QByteArray target() const { return requestLine.split(' ').value(1); }

    // What came since
    QList<ClientFrame> frames;
    [[nodiscard]] QByteArrayList texts() const; // payloads of text frames
    [[nodiscard]] QByteArrayList messages() const; // texts without pongs
    [[nodiscard]] int count(const QByteArray &text) const;

    void upgrade(const QByteArray &moreHeaders = {}, QByteArray accept = {});
    void answerHttp(const QByteArray &statusAndHeaders, const QByteArray &body = {});
    void text(const QByteArray &payload) { frame(1, payload); }
    void binary(const QByteArray &payload) { frame(2, payload); }
    void frame(int opcode, const QByteArray &payload, bool fin = true, int rsv = 0);
    [[nodiscard]] static QByteArray encoded(
        int opcode, const QByteArray &payload, bool fin = true, int rsv = 0);
    void raw(const QByteArray &bytes); // and flushed
    void closeFrame(int code, const QByteArray &reason = {});
    void end(); // FIN
    void reset(); // RST
    /// As a link whose packets are dropped: nothing is read nor written any more.
    void fallSilent() { m_silent = true; }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isUpgraded() const { return m_upgraded; }

signals:
    void requested();
    void framed(const tests::ClientFrame &frame);
    void gone();

private:
    void read();
    bool takeRequest();
    bool takeFrame();

    QPointer<QTcpSocket> m_socket;
    const QElapsedTimer &m_clock;
    QByteArray m_buffer;
    bool m_upgraded = false;
    bool m_requested = false;
    bool m_silent = false;
};

/// A Socket.IO server on loopback whose bytes a test writes. By itself it is well behaved: it upgrades, opens
/// the session, answers every CONNECT, WebSocket pings and close frames. Lives on the test's thread.
class SocketIoServer final : public QObject
{
    Q_OBJECT
public:
    explicit SocketIoServer();
    ~SocketIoServer() override;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] SocketIoPeer *last() const { return peers.isEmpty() ? nullptr : peers.last(); }
    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); } // the clock of ClientFrame::atMs
    [[nodiscard]] int openConnections() const;
    void stop(); // refuses and drops who is there
    void listenAgain(); // at the same port
    void listenOnIpv6();

    // What it does by itself; a test puts its own in
    std::function<void(SocketIoPeer &)> onRequest;
    std::function<void(SocketIoPeer &)> onUpgraded;
    std::function<void(SocketIoPeer &, const QByteArray &)> onText; // all but pongs; CONNECT too
    bool answersPings = true; // WebSocket ones
    int pingInterval = 25000;
    int pingTimeout = 20000;
    qint64 maxPayload = 1000000;

    [[nodiscard]] QByteArray openPacket() const;
    /// Says yes to a CONNECT, whatever its namespace; false for any other text.
    bool acceptConnect(SocketIoPeer &peer, const QByteArray &text);

    QList<SocketIoPeer *> peers; // all that ever came, in order; they live as long as the server
    int sockets = 0; // numbers of public ids

private:
    void take(QTcpSocket *socket);
    void takeFrame(SocketIoPeer &peer, const ClientFrame &frame);

    QTcpServer m_server;
    QElapsedTimer m_clock;
    quint16 m_port = 0;
};

} // namespace tests

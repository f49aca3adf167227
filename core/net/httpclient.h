// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/http.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace core::net {

/// One request under way.
///
/// finished() comes exactly once, whatever happens, then the object deletes itself; deleting it (or its
/// client) earlier aborts the request in silence. Hold it in a QPointer. A success is a reply without a
/// transport error and with *any* HTTP status: what 4xx means is for the protocol above. Errors: Network,
/// Tls, Timeout, Protocol (too long, required header missing, broken encoding), Cancelled. GUI thread (or the
/// thread of its client).
class HttpExchange : public QObject
{
    Q_OBJECT
public:
    virtual void cancel() = 0; // finished() follows at once with Cancelled
    [[nodiscard]] const HttpHead &head() const { return m_head; } // complete from headArrived() on
    [[nodiscard]] const HttpTiming &timing() const { return m_timing; }

signals:
    void headArrived();
    void data(const QByteArray &bytes); // only of requests sent with stream(); decoded (gzip), any split
    void uploaded(qint64 bytes, qint64 total);
    void finished(const core::Result<core::net::HttpReply> &reply);

protected:
    using QObject::QObject;
    HttpHead m_head;
    HttpTiming m_timing;
};

/// The one way to do HTTP: own time limits, manual redirects, no cookies, no cache, the system's proxy, TLS
/// errors never ignored, `User-Agent` set, a body sent once.
///
/// It spreads requests over several access managers, because Qt opens at most six connections per host and
/// manager: streams get as many as they need and the ones that became free are used again first; short calls
/// of a lane share six. Lives on one thread.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    /// Collects the body.
    [[nodiscard]] QPointer<HttpExchange> send(const HttpRequest &request);
    /// Hands the body on piece by piece when the answer is 2xx; a body of another status is collected.
    [[nodiscard]] QPointer<HttpExchange> stream(const HttpRequest &request);

    /// `http:` to another address than loopback is refused unless allowed (net.allowPlainText).
    void setPlainTextAllowed(bool allowed);
    /// Breaks what is under way and forgets connections, e.g. after the computer slept or changed networks.
    void dropConnections();

    struct Load
    {
        int running = 0;
        int connectionsOpened = 0; // since the start
        int requestsSent = 0;
    };
    [[nodiscard]] Load load() const;

signals:
    void recorded(const core::net::WireRecord &record); // after each exchange

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// `agent-console/0.1.0 qt/6.4.2 linux/6.1`: lower-case `name/version` pairs.
[[nodiscard]] QByteArray userAgent();

} // namespace core::net

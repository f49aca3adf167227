// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/checkjob.h"
#include "core/live/livesession.h"

#include <QPointer>

class QSslError;
class QSslSocket;

namespace core::live {

class HttpProbe;

/// Tests a live channel (socket-io 2): reach (TCP), tls (detail: who issued the certificate), handshake (HTTP
/// 101), open (the server's open packet), auth (CONNECT), event (the first one, with detail its name; the
/// remark `noEvent` when none came in time is no failure).
///
/// A refused handshake is asked about once more by plain HTTP, which tells why. Errors: Network and Timeout
/// (not reachable), Tls, Protocol (another server answers there; `code` is the HTTP status, if any),
/// Unsupported (another version of the protocol), Remote, Unauthorized and Forbidden (refused; `code` is the
/// HTTP status or Engine.IO's number), and those of the endpoint's own `auth`. No secret is in them. Lives on
/// one thread.
class LiveCheck final : public CheckJob
{
    Q_OBJECT
public:
    struct Patience
    {
        milliseconds reach{10'000};
        milliseconds tls{10'000};
        milliseconds handshake{15'000};
        milliseconds open{10'000};
        milliseconds auth{15'000};
        milliseconds event{5'000};
        milliseconds probe{5'000};
    };
    LiveCheck(Endpoint endpoint, const Patience &patience, QObject *parent = nullptr);
    ~LiveCheck() override;

protected:
    void run() override;
    void abandon() override;

private:
    void connected();
    void encrypted();
    void connectionFailed();
    void shakeHands();
    void takeStatus(const Status &status);
    void takeEvent(const Event &event);
    void refused(const Error &error);
    void endWithoutEvent();

    Endpoint m_endpoint;
    Patience m_patience;
    QUrl m_url;
    std::unique_ptr<QSslSocket> m_socket; // of the first two steps
    std::unique_ptr<LiveSession> m_session;
    QPointer<HttpProbe> m_probe;
};

} // namespace core::live

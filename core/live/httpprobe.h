// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"

#include <QSslSocket>
#include <QTimer>

namespace core::live {

/// What a server says over plain HTTP to whom it refuses a WebSocket: the handshake repeated with
/// `transport=polling`.
struct ProbeAnswer
{
    int status = 0; // of HTTP; 0: it ended the connection without a word
    int code = -1; // Engine.IO's number for a refusal (socket-io 2)
    QString message; // its own words, at most 200 characters
    bool opens = false; // it would have opened a session

    bool operator==(const ProbeAnswer &) const = default;
};

/// Reads at most 64 KiB. answered() exactly once, unless it is destroyed first.
class HttpProbe final : public QObject
{
    Q_OBJECT
public:
    HttpProbe(const QUrl &handshake, QList<QPair<QByteArray, QByteArray>> headers, milliseconds limit,
        QObject *parent);
    void start();

signals:
    void answered(const core::live::ProbeAnswer &answer);

private:
    void ask();
    void read();
    void end();

    QUrl m_url;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    QSslSocket m_socket;
    QTimer m_limit;
    QByteArray m_bytes;
    bool m_over = false;
};

/// Pure. `bytes` may end anywhere.
[[nodiscard]] ProbeAnswer readProbe(const QByteArray &bytes);

/// Why a handshake failed with `error`, when a probe has got this answer.
[[nodiscard]] Error refusalOf(const Error &error, const ProbeAnswer &answer, const QString &path);

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livestatus.h"

#include <QAbstractSocket>

class QWebSocket;

namespace core::live {

/// What `socket` says of its failure. An HTTP status stands in `code`.
[[nodiscard]] Error errorOf(const QWebSocket &socket, QAbstractSocket::SocketError problem);

/// How a connection ended that sent no error: by a close frame of either side.
struct Closing
{
    EndReason reason = EndReason::TransportClose;
    Error error;
};
[[nodiscard]] Closing closingOf(const QWebSocket &socket);

} // namespace core::live

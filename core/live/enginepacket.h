// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringView>

#include <chrono>
#include <optional>

namespace core::live {

/// First character of a text message (socket-io 3).
enum class EngineType { Open, Close, Ping, Pong, Message, Upgrade, Noop };

/// The server's first packet. The engine's session id is a secret of the connection and not kept.
struct EngineOpen
{
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    qint64 maxPayload = 1'000'000; // bytes of one message to the server

    bool operator==(const EngineOpen &) const = default;
};

/// Nothing for what is no packet: empty, an unknown type, or several joined as polling does it.
[[nodiscard]] std::optional<EngineType> engineType(QStringView packet);

/// The payload of an open packet. Times that no timer can take become the defaults of the server library.
/// Errors: Protocol (no JSON object, no session id).
[[nodiscard]] Result<EngineOpen> readEngineOpen(const QByteArray &json);

} // namespace core::live

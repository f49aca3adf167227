// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace core::live {

/// Where a live connection stands (socket-io 9, *State*).
enum class State {
    Idle, // not wanted, or left
    Opening, // TCP, TLS, HTTP 101
    AwaitingOpen, // connected, the server's first packet is not there
    Joining, // asked for the namespace
    Online,
    Waiting, // for the next attempt
    Refused, // the server said no to this sign-in: nothing more happens by itself
    Kicked, // the server put this client out: nothing more happens by itself
    Incompatible, // not a server of this protocol version
    Failed, // the attempts that were allowed are used up
};

/// Why the last connection ended (reference wording of socket-io 9 in quotes).
enum class EndReason {
    None,
    FailedAttempt, // never got online
    PingTimeout, // "ping timeout": no heartbeat in time
    DeadLink, // our own probe was not answered
    TransportClose, // "transport close"
    TransportError, // "transport error", an invalid Engine.IO packet too
    ParseError, // "parse error": an invalid Socket.IO packet
    ServerDisconnect, // "io server disconnect"
    ClientDisconnect, // "io client disconnect"
    Refused, // CONNECT_ERROR
    NetworkChange, // another network, or the computer slept
};

/// Everything a page shows of a connection. A plain value.
struct Status
{
    State state = State::Idle;
    EndReason reason = EndReason::None; // of the last end
    std::optional<Error> error; // of the last end or refusal; no secret in it
    QByteArray refusalData; // compact JSON that came with a refusal; empty without
    qint64 sinceMs = 0; // ms UTC: in this state since
    int attempt = 0; // failed attempts in a row; 0 while online
    qint64 nextTryAtMs = 0; // ms UTC, in Waiting; 0 otherwise
    bool degraded = false; // online, but a probe is overdue
    std::optional<double> roundTripMs; // of the last answered probe
    QString socketId; // public id, while online
    bool recovered = false; // the server kept the session and sent what was missed

    bool operator==(const Status &) const = default;
};

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/live/livesession.h"
#include "tests/support/socketioserver.h"

#include <memory>

namespace tests {

/// Short limits, so that a suite is quick, and no chance in the pauses.
[[nodiscard]] core::live::Policy quickPolicy();

/// A future that is answered already.
[[nodiscard]] QFuture<core::Result<QJsonObject>> ready(const core::Result<QJsonObject> &payload);

/// A server, a session to it, and everything the session said.
class LiveFixture
{
public:
    explicit LiveFixture(core::live::Policy policy = quickPolicy());
    ~LiveFixture();

    SocketIoServer server;
    core::live::Policy policy;
    core::live::Endpoint endpoint;
    std::unique_ptr<core::live::LiveSession> session; // made by start(), unless a test did

    QList<core::live::Status> statuses;
    QList<core::live::Event> events;
    QList<bool> onlines; // recovered
    QList<core::live::Frame> frames;
    QList<QPair<QString, core::Error>> refusedSpaces;

    void make();
    void start();
    [[nodiscard]] bool goOnline(); // starts and waits for it
    [[nodiscard]] bool waitFor(core::live::State state, int ms = 5000) const;
    [[nodiscard]] bool waitForAttempts(int attempts, int ms = 5000) const;
    [[nodiscard]] bool waitForOnlines(int count, int ms = 5000) const;
    [[nodiscard]] const core::live::Status &status() const { return session->status(); }
    [[nodiscard]] SocketIoPeer &peer() const { return *server.last(); }
    [[nodiscard]] QStringList names() const; // of the events
    /// How often it went into that state.
    [[nodiscard]] int times(core::live::State state) const;
    /// The last end had this reason, and another attempt was made or is planned.
    [[nodiscard]] bool endedWith(core::live::EndReason reason) const;

private:
    [[nodiscard]] bool waitUntil(const std::function<bool()> &isThere, int ms) const;
};

} // namespace tests

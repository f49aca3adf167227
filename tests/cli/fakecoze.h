// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedserver.h"

#include <QMap>

namespace tests {

/// A Coze service on loopback that answers by path. It hands out access tokens and cancels chats; everything
/// else is for the test to say.
class FakeCoze
{
public:
    using Client = ScriptedServer::Client;

    FakeCoze();

    void on(const QByteArray &path, const ScriptedServer::Handler &handler) { m_handlers[path] = handler; }
    void answer(const QByteArray &path, const QByteArray &body, int status = 200);
    /// A person, a workspace and two bots.
    void addShop();
    [[nodiscard]] QList<SentRequest> asked(const QByteArray &path) const;

    ScriptedServer server;

    static inline const QByteArray accessToken = "czs_0123456789abcdef";

private:
    QMap<QByteArray, ScriptedServer::Handler> m_handlers;
};

/// Frames of one chat with the ids c1 (conversation), h1 (chat) and m1 (answer).
[[nodiscard]] QByteArray frame(const QByteArray &event, const QByteArray &data);
[[nodiscard]] QByteArray created();
[[nodiscard]] QByteArray delta(const QByteArray &jsonText, const QByteArray &message = "m1");
[[nodiscard]] QByteArray answered(const QByteArray &jsonText, const QByteArray &message = "m1");
[[nodiscard]] QByteArray completed(); // with 30 tokens, and done

} // namespace tests

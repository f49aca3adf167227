// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/coze/credential.h"
#include "core/coze/values.h"

#include <QMap>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace app::sampleshop {

class ShopBackend;

/// A small shop on loopback that speaks the Coze API: sign-in by signed JWT or personal token, chat by stream
/// and by polling, conversations, bots, uploads (coze-api 1 to 7), and beside it, on the same port, the chat
/// backend of a shop. It is what *Try with sample data* talks to, and the server that tests and benchmarks
/// measure against.
///
/// Everything in it is invented. What the Coze API is told is kept in memory, bounded; the backend has a
/// database. It listens on 127.0.0.1 only. It runs in the
/// thread that made it and needs that thread's event loop; nothing in it blocks, except that start() makes a
/// key (about 0.1 s). As with the service, a client that hangs up does not end its chat.
class SampleShop final : public QObject
{
    Q_OBJECT
public:
    explicit SampleShop(QObject *parent = nullptr);
    ~SampleShop() override; // drops everybody

    /// An own private key (PEM) instead of a new one with every start; before start(). Errors: InvalidInput.
    [[nodiscard]] core::Result<core::Done> setKey(const core::Secret &pem);
    /// Port 0: any free one. After a stop() it knows everything it knew, its key and its tokens too. Errors:
    /// Busy (the port is taken), Network, those of ShopBackend::start().
    [[nodiscard]] core::Result<core::Done> start(quint16 port = 0);
    void stop(); // refuses from now on and drops who is there
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] ShopBackend &backend();

    [[nodiscard]] quint16 port() const; // the last one, also after stop()
    [[nodiscard]] QString baseUrl() const; // without trailing slash
    /// Signs in with the shop's own key at this address.
    [[nodiscard]] core::coze::Credential credential() const;
    [[nodiscard]] core::Secret personalToken() const;
    [[nodiscard]] QVector<core::coze::BotSummary> bots() const; // published ones, the assistant first

    enum class Bot { Assistant, Echo, Slow, Tools, Failing, Load, Draft };
    Q_ENUM(Bot)
    [[nodiscard]] QString botId(Bot bot) const; // the same in every shop

    /// What it saw since it was made.
    struct Counters
    {
        qint64 connectionsOpened = 0;
        qint64 connectionsOpen = 0; // now
        qint64 requests = 0;
        QMap<QString, qint64> requestsByEndpoint; // `POST /v3/chat`
        qint64 tokenExchanges = 0; // that gave a token
        qint64 tokenRefusals = 0;
        qint64 chatsBegun = 0;
        int chatsRunning = 0; // now
        qint64 bytesReceived = 0;
        qint64 bytesSent = 0;
    };
    [[nodiscard]] Counters counters() const;

    // For demonstrations, tests and measurements of what goes wrong.
    void setTokenLife(std::chrono::seconds life); // of the next tokens, whatever is asked for; 0: as asked
    void setKeyRevoked(bool revoked); // the key and all it gave are refused
    void endTokens(); // all of the app, now; new ones can be had
    struct Storm
    {
        int status = 429;
        int requests = -1; // that many; -1: until it is taken back
        std::chrono::seconds retryAfter{1}; // 0: the answer does not say
    };
    void setStorm(const std::optional<Storm> &storm); // refuses everything but sign-in
    void dropConnections(); // as a cut network does; chats go on
    void setPace(double pace); // multiplies every pause of the bots; 0: none

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace app::sampleshop

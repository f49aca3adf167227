// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/feed/shopfeed.h"
#include "core/live/wakewatch.h"
#include "core/net/httpclient.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace app {

/// The live side of one workspace: its backend's client, its socket, the tail of its source and the feed that
/// merges them, as far as the settings name them. The window and the command line both use it. GUI thread.
class LiveService final : public QObject
{
    Q_OBJECT
public:
    struct Wishes
    {
        bool socket = true;
        bool tail = true;
        bool followsEarly = true; // a database's newest rows come before its history is copied
        QStringList onlyConversations = {}; // empty: all
    };
    /// `secrets` and `archive` must outlive it. Nothing happens before start().
    LiveService(core::workspace::Workspace workspace, core::workspace::SecretStore &secrets,
        core::history::HistorySource &archive, Wishes wishes, QObject *parent = nullptr);
    ~LiveService() override;

    /// Reads the passwords where there are accounts, then starts the feed; ready() follows, with feed() or
    /// problem().
    void start();

    [[nodiscard]] core::feed::ShopFeed *feed() const { return m_feed.get(); } // null until ready()
    [[nodiscard]] core::live::LiveSession *session() const
    {
        return m_session.get();
    } // null: no live channel
    [[nodiscard]] core::shop::ShopClient *shop() const { return m_shop.get(); } // null: no backend account
    [[nodiscard]] core::sync::Tail *tail() const { return m_tail.get(); } // null: nothing to follow
    [[nodiscard]] core::sync::ArchiveSink *sink() const { return m_sink.get(); } // null until ready()
    [[nodiscard]] core::net::HttpClient &http() { return *m_http; }
    [[nodiscard]] const std::optional<core::Error> &problem() const { return m_problem; } // of the backend
    [[nodiscard]] const std::optional<core::Error> &tailProblem() const { return m_tailProblem; }

    /// What the settings name: a live channel, a backend, a source that can be followed.
    [[nodiscard]] static bool hasSocket(const core::workspace::Workspace &workspace);
    [[nodiscard]] static bool hasBackend(const core::workspace::Workspace &workspace);
    [[nodiscard]] static bool hasTail(const core::workspace::Workspace &workspace);
    /// Where the live channel is; that of the backend when no other is set.
    [[nodiscard]] static core::live::Endpoint endpoint(const core::workspace::Workspace &workspace);

signals:
    void ready();

private:
    void readDatabasePassword(const core::Secret &backend);
    void build(const core::Secret &backend, const core::Secret &database);
    void buildSocket();
    void buildTail(const core::Secret &database);
    void buildDatabaseTail(const core::Secret &password);
    void takeRefusal(const core::live::Status &status);

    core::workspace::Workspace m_workspace;
    core::workspace::SecretStore &m_secrets;
    core::history::HistorySource &m_archive;
    Wishes m_wishes;
    std::unique_ptr<core::net::HttpClient> m_http;
    std::unique_ptr<core::sync::ArchiveSink> m_sink;
    std::unique_ptr<core::shop::ShopClient> m_shop;
    std::unique_ptr<core::live::LiveSession> m_session;
    core::live::WakeWatch m_wake;
    std::unique_ptr<core::sync::Tail> m_tail;
    std::unique_ptr<core::feed::ShopFeed> m_feed; // last: it uses what stands above
    std::optional<core::Error> m_problem;
    std::optional<core::Error> m_tailProblem;
    QElapsedTimer m_sinceRenewal; // of a token that the socket refused
};

/// The payload of CONNECT: a fresh access token of `shop`, or `problem` where there is no account. `shop`
/// must outlive whoever asks; null with a problem only.
[[nodiscard]] std::function<QFuture<core::Result<QJsonObject>>()> signInWith(
    core::shop::ShopClient *shop, const std::optional<core::Error> &problem = std::nullopt);
/// Name of the backend's password in the key ring.
[[nodiscard]] QString backendSecretName();

} // namespace app

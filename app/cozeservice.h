// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace app {

/// The Coze client of one workspace: its settings, its secrets, one token cache. The window and the command
/// line both use it. GUI thread.
class CozeService final : public QObject
{
    Q_OBJECT
public:
    /// `secrets` must outlive it. Nothing is read before reload().
    CozeService(core::workspace::Workspace workspace, core::workspace::SecretStore &secrets,
        QObject *parent = nullptr);
    ~CozeService() override;

    /// Reads settings and secrets again; changed() follows.
    void reload();
    /// What the settings say, with the secret. Errors: as credentialFrom(), and those of the secret store.
    [[nodiscard]] QFuture<core::Result<core::coze::Credential>> credential();
    /// Takes this one for the session, e.g. of the sample shop; nothing is stored.
    void use(const core::coze::Credential &credential);

    [[nodiscard]] bool isConnected() const;
    /// A new access token is on its way into the key ring; tokensKept() follows. Ending now would lose it.
    [[nodiscard]] bool isKeepingTokens() const;
    [[nodiscard]] const std::optional<core::Error> &problem() const
    {
        return m_problem;
    } // why it is not connected
    [[nodiscard]] core::net::HttpClient &http() { return *m_http; }
    [[nodiscard]] core::coze::TokenCache &tokens() { return *m_tokens; }
    [[nodiscard]] core::coze::CozeClient &client() { return *m_client; }
    [[nodiscard]] core::workspace::Workspace &workspace() { return m_workspace; }
    [[nodiscard]] core::workspace::SecretStore &secrets() { return m_secrets; }

signals:
    void changed(); // connected, or not any more
    void tokensKept();

private:
    class Vault;

    core::workspace::Workspace m_workspace;
    core::workspace::SecretStore &m_secrets;
    std::unique_ptr<Vault> m_vault;
    std::unique_ptr<core::net::HttpClient> m_http;
    std::unique_ptr<core::coze::TokenCache> m_tokens;
    std::unique_ptr<core::coze::CozeClient> m_client;
    std::optional<core::Error> m_problem;
    quint64 m_generation = 0;
};

/// The credential that settings describe, with a secret that is at hand. Errors: InvalidInput (an address),
/// Unauthorized; `detail` begins with the name of the setting or secret that is missing or of no use.
[[nodiscard]] core::Result<core::coze::Credential> credentialFrom(
    const core::workspace::Workspace &workspace, const core::Secret &secret);
/// `coze-pat` or `coze-private-key`, as `coze.auth` says.
[[nodiscard]] QString cozeSecretName(const core::workspace::Workspace &workspace);

} // namespace app

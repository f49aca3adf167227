// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cozeservice.h"

#include "core/base/deliver.h"
#include "core/coze/jwt.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace app {

using core::Error;
using core::Result;
using core::Secret;
using core::coze::Credential;
using core::workspace::Workspace;

/// Access tokens lie where the other secrets lie.
class CozeService::Vault final : public core::coze::TokenVault
{
public:
    Vault(core::workspace::SecretStore &secrets, CozeService &owner) : m_secrets(secrets), m_owner(owner) { }
    QFuture<Result<Secret>> read(const QString &name) override { return m_secrets.read(name); }
    QFuture<Result<core::Done>> write(const QString &name, const Secret &value) override
    {
        return counted(m_secrets.write(name, value));
    }
    QFuture<Result<core::Done>> remove(const QString &name) override
    {
        return counted(m_secrets.remove(name));
    }
    [[nodiscard]] bool isWriting() const { return m_writing > 0; }

private:
    QFuture<Result<core::Done>> counted(const QFuture<Result<core::Done>> &change)
    {
        ++m_writing;
        core::deliver(change, &m_context, [this](const Result<core::Done> &) {
            if (--m_writing == 0)
                emit m_owner.tokensKept();
        });
        return change;
    }

    core::workspace::SecretStore &m_secrets;
    CozeService &m_owner;
    int m_writing = 0;
    QObject m_context;
};

QString cozeSecretName(const Workspace &workspace)
{
    return workspace.value(u"coze.auth"_s).toString() == "jwt"_L1 ? u"coze-private-key"_s : u"coze-pat"_s;
}

Result<Credential> credentialFrom(const Workspace &workspace, const Secret &secret)
{
    const auto text = [&workspace](const QString &key) { return workspace.value(key).toString(); };
    const auto region = core::coze::Region::of(text(u"coze.region"_s), text(u"coze.baseUrl"_s));
    if (!region)
        return tl::make_unexpected(region.error());
    if (text(u"coze.auth"_s) != "jwt"_L1)
        return Credential{*region, core::coze::PersonalToken{Secret(secret.reveal().trimmed())}};
    core::coze::JwtApp oauth;
    oauth.clientId = text(u"coze.clientId"_s);
    oauth.publicKeyId = text(u"coze.publicKeyId"_s);
    oauth.privateKey = secret;
    for (const auto &[key, value] : {std::pair(u"coze.clientId"_s, oauth.clientId),
             std::pair(u"coze.publicKeyId"_s, oauth.publicKeyId)}) {
        if (value.isEmpty())
            return core::failure(Error::Kind::Unauthorized, key + u" is not set"_s);
    }
    if (const auto key = core::coze::SigningKey::fromPem(secret); !key)
        return core::failure(
            Error::Kind::Unauthorized, cozeSecretName(workspace) + u": "_s + key.error().detail);
    return Credential{*region, oauth};
}

CozeService::CozeService(Workspace workspace, core::workspace::SecretStore &secrets, QObject *parent)
    : QObject(parent),
      m_workspace(std::move(workspace)),
      m_secrets(secrets),
      m_vault(std::make_unique<Vault>(secrets, *this)),
      m_http(std::make_unique<core::net::HttpClient>()),
      m_tokens(std::make_unique<core::coze::TokenCache>(*m_http, m_vault.get())),
      m_client(std::make_unique<core::coze::CozeClient>(*m_http, *m_tokens))
{ }

CozeService::~CozeService() = default;

QFuture<Result<Credential>> CozeService::credential()
{
    auto promise = std::make_shared<QPromise<Result<Credential>>>();
    promise->start();
    const QString name = cozeSecretName(m_workspace);
    core::deliver(m_secrets.read(name), this, [this, promise, name](const Result<Secret> &secret) {
        if (secret)
            promise->addResult(credentialFrom(m_workspace, *secret));
        else if (secret.error().kind == Error::Kind::NotFound)
            promise->addResult(core::failure(Error::Kind::Unauthorized, name + u" is not set"_s));
        else
            promise->addResult(tl::make_unexpected(secret.error()));
        promise->finish();
    });
    return promise->future();
}

void CozeService::reload()
{
    if (const auto again = Workspace::open(m_workspace.folder()))
        m_workspace = *again;
    m_http->setPlainTextAllowed(m_workspace.value(u"net.allowPlainText"_s).toBool());
    core::deliver(credential(), this, [this, generation = ++m_generation](const Result<Credential> &given) {
        if (generation != m_generation)
            return;
        if (given) {
            use(*given);
            return;
        }
        m_problem = given.error();
        m_tokens->clearCredential();
        emit changed();
    });
}

void CozeService::use(const Credential &credential)
{
    ++m_generation;
    m_problem.reset();
    m_client->setRegion(credential.region);
    m_tokens->setCredential(credential);
    emit changed();
}

bool CozeService::isKeepingTokens() const
{
    return m_vault->isWriting();
}

bool CozeService::isConnected() const
{
    return m_tokens->hasCredential();
}

} // namespace app

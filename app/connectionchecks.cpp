// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/connectionchecks.h"

#include "app/databasesettings.h"
#include "app/liveservice.h"
#include "core/base/deliver.h"
#include "core/live/livecheck.h"
#include "core/postgres/postgrescheck.h"
#include "core/shop/backendcheck.h"
#include "core/sync/sourcecheck.h"

#include <QPromise>

using namespace Qt::StringLiterals;
using core::Result;
using core::Secret;
using core::advisor::Target;
using core::workspace::SecretStore;
using core::workspace::Workspace;

namespace app {

namespace {

/// Signs in for one test: reads the password, then asks the backend for a token.
class TestSignIn final : public QObject
{
public:
    TestSignIn(core::net::HttpClient &http, core::shop::Account account, SecretStore &secrets)
        : m_http(http),
          m_account(std::move(account)),
          m_secrets(secrets)
    { }

    QFuture<Result<QJsonObject>> payload()
    {
        auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
        promise->start();
        core::deliver(
            m_secrets.read(backendSecretName()), this, [this, promise](const Result<Secret> &password) {
                std::optional<core::Error> problem;
                if (password) {
                    m_account.password = *password;
                    m_shop = std::make_unique<core::shop::ShopClient>(m_http, m_account);
                } else {
                    problem = {core::Error::Kind::Unauthorized, backendSecretName() + u" is not set"_s};
                }
                core::deliver(
                    signInWith(m_shop.get(), problem)(), this, [promise](const Result<QJsonObject> &answer) {
                        promise->addResult(answer);
                        promise->finish();
                    });
            });
        return promise->future();
    }

private:
    core::net::HttpClient &m_http;
    core::shop::Account m_account;
    SecretStore &m_secrets;
    std::unique_ptr<core::shop::ShopClient> m_shop;
};

} // namespace

ui::ShopChecks connectionChecks(core::net::HttpClient &http, const Workspace &workspace, SecretStore &secrets)
{
    ui::ShopChecks checks;
    checks.source = [](const QString &file) { return new core::sync::SourceCheck(file, {}); };
    checks.database
        = [](const core::postgres::Address &address, const std::optional<core::postgres::Address> &replica) {
              return new core::postgres::PostgresCheck(address, replica, {});
          };
    checks.databaseTarget = [&workspace, &secrets] {
        return secrets.read(databaseSecretName()).then([workspace](const Result<Secret> &password) {
            return passwordOrNone(password)
                .and_then([&workspace](const Secret &found) { return databaseAddresses(workspace, found); })
                .map([](const DatabaseAddresses &addresses) {
                    return Target(core::advisor::PostgresTarget{addresses.primary});
                });
        });
    };
    checks.backend = [&http](const core::shop::Account &account) {
        return new core::shop::BackendCheck(http, account, {});
    };
    checks.live = [&http, &workspace, &secrets](const QUrl &url, const QString &path) {
        core::live::Endpoint endpoint;
        endpoint.url = url;
        endpoint.path = path;
        endpoint.plainTextAllowed = workspace.value(u"net.allowPlainText"_s).toBool();
        if (LiveService::hasBackend(workspace)) {
            const core::shop::Account account{
                QUrl(workspace.value(u"backend.url"_s).toString(), QUrl::StrictMode),
                workspace.value(u"backend.user"_s).toString(), {}};
            const auto signIn = std::make_shared<TestSignIn>(http, account, secrets);
            endpoint.auth = [signIn] { return signIn->payload(); };
        }
        return new core::live::LiveCheck(endpoint, {});
    };
    return checks;
}

} // namespace app

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/liveservice.h"

#include "app/databasesettings.h"
#include "core/base/deliver.h"
#include "core/sync/filetail.h"
#include "core/sync/postgrestail.h"
#include "core/sync/resttail.h"

#include <QPromise>

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::Secret;
using core::workspace::Workspace;

namespace app {

namespace {

constexpr qint64 kRenewalMs = 60'000; // a fresh token that is refused too is not worth a third one

bool isSet(const Workspace &workspace, const QString &key)
{
    return !workspace.value(key).toString().isEmpty();
}

QUrl urlIn(const Workspace &workspace, const QString &key)
{
    return QUrl(workspace.value(key).toString(), QUrl::StrictMode);
}

} // namespace

QString backendSecretName()
{
    return u"backend-password"_s;
}

std::function<QFuture<Result<QJsonObject>>()> signInWith(
    core::shop::ShopClient *shop, const std::optional<Error> &problem)
{
    return [shop, problem] {
        auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
        promise->start();
        if (!shop) {
            promise->addResult(core::failure(
                problem ? problem->kind : Error::Kind::Unauthorized, problem ? problem->detail : QString()));
            promise->finish();
            return promise->future();
        }
        core::deliver(shop->accessToken(), shop, [promise](const Result<Secret> &token) {
            promise->addResult(token.map([](const Secret &secret) {
                return QJsonObject{{u"token"_s, secret.reveal()}};
            }));
            promise->finish();
        });
        return promise->future();
    };
}

bool LiveService::hasBackend(const Workspace &workspace)
{
    return isSet(workspace, u"backend.url"_s);
}

bool LiveService::hasSocket(const Workspace &workspace)
{
    return isSet(workspace, u"live.url"_s) || hasBackend(workspace);
}

bool LiveService::hasTail(const Workspace &workspace)
{
    const QString kind = workspace.value(u"source.kind"_s).toString();
    if (kind == "postgres"_L1)
        return hasDatabaseSource(workspace);
    return kind == "backend"_L1 ? hasBackend(workspace)
                                : kind == "file"_L1 && isSet(workspace, u"source.file"_s);
}

core::live::Endpoint LiveService::endpoint(const Workspace &workspace)
{
    core::live::Endpoint endpoint;
    endpoint.url = urlIn(workspace, isSet(workspace, u"live.url"_s) ? u"live.url"_s : u"backend.url"_s);
    if (!isSet(workspace, u"live.url"_s))
        endpoint.url.setPath({}); // the live channel is beside the backend's /api, not below it
    endpoint.path = workspace.value(u"live.path"_s).toString();
    endpoint.plainTextAllowed = workspace.value(u"net.allowPlainText"_s).toBool();
    return endpoint;
}

LiveService::LiveService(Workspace workspace, core::workspace::SecretStore &secrets,
    core::history::HistorySource &archive, Wishes wishes, QObject *parent)
    : QObject(parent),
      m_workspace(std::move(workspace)),
      m_secrets(secrets),
      m_archive(archive),
      m_wishes(std::move(wishes)),
      m_http(std::make_unique<core::net::HttpClient>())
{
    m_http->setPlainTextAllowed(m_workspace.value(u"net.allowPlainText"_s).toBool());
}

LiveService::~LiveService() = default;

void LiveService::start()
{
    if (!hasBackend(m_workspace)) {
        readDatabasePassword({});
        return;
    }
    core::deliver(m_secrets.read(backendSecretName()), this, [this](const Result<Secret> &password) {
        // The database and the archive are worth something without the backend.
        if (!password)
            m_problem = Error{password.error().kind == Error::Kind::NotFound ? Error::Kind::Unauthorized
                                                                             : password.error().kind,
                backendSecretName() + u" is not set"_s};
        readDatabasePassword(password.value_or(Secret()));
    });
}

void LiveService::readDatabasePassword(const Secret &backend)
{
    if (!m_wishes.tail || !hasDatabaseSource(m_workspace)) {
        build(backend, {});
        return;
    }
    core::deliver(
        m_secrets.read(databaseSecretName()), this, [this, backend](const Result<Secret> &password) {
            build(backend, password.value_or(Secret())); // none may be needed: .pgpass, a certificate
        });
}

void LiveService::build(const Secret &password, const Secret &database)
{
    m_sink = std::make_unique<core::sync::ArchiveSink>(m_workspace.archivePath());
    if (hasBackend(m_workspace) && !password.isEmpty()) {
        m_shop = std::make_unique<core::shop::ShopClient>(*m_http,
            core::shop::Account{urlIn(m_workspace, u"backend.url"_s),
                m_workspace.value(u"backend.user"_s).toString(), password});
    }
    if (m_wishes.socket && hasSocket(m_workspace))
        buildSocket();
    if (m_wishes.tail && hasTail(m_workspace))
        buildTail(database);

    core::feed::ShopFeed::Options options;
    options.allowsWriting = m_workspace.value(u"shop.allowWrites"_s).toBool();
    // Where the database is followed at other times, it will tell them better.
    options.keepsLiveWords = m_tail || !hasTail(m_workspace);
    options.joinedFor = std::chrono::hours(m_workspace.value(u"live.joinedHours"_s).toInt(24));
    options.onlyConversations = m_wishes.onlyConversations;
    m_feed = std::make_unique<core::feed::ShopFeed>(
        core::feed::ShopFeed::Parts{m_archive, *m_sink, m_session.get(), m_tail.get(), m_shop.get()},
        options);
    emit ready();
    m_feed->start();
}

void LiveService::buildSocket()
{
    core::live::Endpoint where = endpoint(m_workspace);
    if (m_shop)
        where.auth = signInWith(m_shop.get());
    m_session = std::make_unique<core::live::LiveSession>(std::move(where));
    connect(m_session.get(), &core::live::LiveSession::statusChanged, this, &LiveService::takeRefusal);
    connect(&m_wake, &core::live::WakeWatch::woke, m_session.get(), &core::live::LiveSession::distrust);
    connect(
        &m_wake, &core::live::WakeWatch::networkChanged, m_session.get(), &core::live::LiveSession::distrust);
}

/// The token may have been revoked or the server's key replaced: a new one is asked for, once.
void LiveService::takeRefusal(const core::live::Status &status)
{
    if (status.state != core::live::State::Refused || !m_shop)
        return;
    if (m_sinceRenewal.isValid() && m_sinceRenewal.elapsed() < kRenewalMs)
        return;
    m_sinceRenewal.start();
    m_shop->discardToken();
    QMetaObject::invokeMethod(m_session.get(), &core::live::LiveSession::retryNow, Qt::QueuedConnection);
}

void LiveService::buildDatabaseTail(const Secret &password)
{
    const auto addresses = databaseAddresses(m_workspace, password);
    if (!addresses) {
        m_tailProblem = addresses.error();
        return;
    }
    core::sync::PostgresTail::Options options;
    options.archivePath = m_workspace.archivePath();
    options.rejectsFolder = m_workspace.rejectsFolder();
    options.address = addresses->primary;
    options.replica = addresses->replica;
    options.keepMonths = m_workspace.value(u"archive.keepMonths"_s).toInt();
    options.loadsHistory = !readsDatabaseDirectly(m_workspace);
    options.followsEarly = m_wishes.followsEarly;
    m_tail = std::make_unique<core::sync::PostgresTail>(options, *m_sink);
}

void LiveService::buildTail(const Secret &database)
{
    if (hasDatabaseSource(m_workspace)) {
        buildDatabaseTail(database);
        return;
    }
    if (m_workspace.value(u"source.kind"_s).toString() == "backend"_L1) {
        if (m_shop)
            m_tail
                = std::make_unique<core::sync::RestTail>(core::sync::RestTail::Options{}, *m_shop, *m_sink);
        return;
    }
    core::sync::FileTail::Options options;
    options.archivePath = m_workspace.archivePath();
    options.file = m_workspace.value(u"source.file"_s).toString();
    options.rejectsFolder = m_workspace.rejectsFolder();
    m_tail = std::make_unique<core::sync::FileTail>(options, *m_sink);
}

} // namespace app

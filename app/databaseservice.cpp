// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/databaseservice.h"

#include "app/databasesettings.h"
#include "core/base/deliver.h"
#include "core/sync/mirrorplace.h"

#include <QDateTime>
#include <QDir>
#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using core::Error;
using core::Result;
using core::Secret;
using core::history::FallbackSource;
using core::postgres::Database;
using core::postgres::PostgresHistory;
using core::sync::MirrorState;
using core::workspace::Workspace;

namespace {

constexpr auto kMirrorEvery = 20s;
constexpr qint64 kFreshMs = 120'000; // a mirror that is older lacks what was just said

/// The mirror that was followed last, or nothing. Read on a thread of the pool: another program may be
/// writing.
QFuture<std::optional<MirrorState>> mirrorIn(const QString &archivePath)
{
    auto promise = std::make_shared<QPromise<std::optional<MirrorState>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, archivePath] {
        const auto mirrors = core::sync::mirrorsIn(archivePath);
        std::optional<MirrorState> last;
        if (mirrors && !mirrors->empty()) {
            last = *std::max_element(mirrors->begin(), mirrors->end(),
                [](const MirrorState &a, const MirrorState &b) { return a.upToMs < b.upToMs; });
        }
        promise->addResult(last);
        promise->finish();
    });
    return promise->future();
}

} // namespace

DatabaseService::DatabaseService(Workspace workspace, core::workspace::SecretStore &secrets,
    core::history::HistorySource &archive, Start start, QObject *parent)
    : QObject(parent),
      m_workspace(std::move(workspace)),
      m_secrets(secrets),
      m_archive(archive),
      m_start(start)
{
    m_mirror.setInterval(kMirrorEvery);
    connect(&m_mirror, &QTimer::timeout, this, &DatabaseService::lookAtMirror);
}

DatabaseService::~DatabaseService()
{
    m_fallback.reset();
    m_direct.reset();
}

core::history::HistorySource &DatabaseService::history() const
{
    if (m_fallback)
        return *m_fallback;
    return m_archive;
}

void DatabaseService::noteChanged()
{
    if (m_direct)
        m_direct->noteChanged();
}

QFuture<Result<core::Done>> DatabaseService::knockAt(Database &database)
{
    return database.read(u"knock"_s, {},
        [](core::postgres::Connection &connection, const core::postgres::Schema &) -> Result<core::Done> {
            return connection.query("SELECT 1").map([](const auto &) { return core::Done{}; });
        });
}

void DatabaseService::lookNow()
{
    if (!m_fallback)
        return;
    core::deliver(knockAt(*m_database), m_fallback.get(), [this](const Result<core::Done> &answer) {
        if (answer)
            m_fallback->setReachable(true);
    });
}

void DatabaseService::reload()
{
    if (const auto again = Workspace::open(m_workspace.folder()))
        m_workspace = *again;
    ++m_generation;
    if (!hasDatabaseSource(m_workspace)) {
        replace(nullptr);
        return;
    }
    core::deliver(m_secrets.read(databaseSecretName()), this,
        [this, generation = m_generation](const Result<Secret> &password) {
            if (generation != m_generation)
                return;
            core::deliver(mirrorIn(m_workspace.archivePath()), this,
                [this, generation, password](const std::optional<MirrorState> &mirror) {
                    if (generation == m_generation) // no password may be needed: .pgpass, a certificate
                        build(password.value_or(Secret()), mirror ? mirror->source : QString());
                });
        });
}

struct DatabaseService::Parts
{
    std::unique_ptr<Database> database;
    std::unique_ptr<PostgresHistory> direct;
    std::unique_ptr<FallbackSource> fallback;

    ~Parts()
    {
        fallback.reset();
        direct.reset();
    }
};

void DatabaseService::build(const Secret &password, const QString &mirror)
{
    const auto addresses = databaseAddresses(m_workspace, password);
    if (!addresses) {
        m_problem = addresses.error();
        replace(nullptr);
        return;
    }
    m_problem.reset();
    Database::Options options;
    options.primary = addresses->primary;
    options.replica = addresses->replica;
    options.allowsWriting = m_workspace.value(u"shop.allowWrites"_s).toBool();
    auto parts = std::make_unique<Parts>();
    parts->database = std::make_unique<Database>(options);
    connect(parts->database.get(), &Database::stateChanged, this, &DatabaseService::stateChanged);
    if (!readsDatabaseDirectly(m_workspace)) {
        replace(std::move(parts));
        return;
    }
    PostgresHistory::Options history;
    history.notesFile = QDir(m_workspace.folder()).filePath(u"database-notes.db"_s);
    // Conversations have one name in both stores.
    history.source = mirror.isEmpty() ? core::sync::kMirrorKind : mirror;
    parts->direct = std::make_unique<PostgresHistory>(*parts->database, history);
    FallbackSource::Options fallback;
    fallback.isReachable = [database = parts->database.get()] { return !database->state().problem; };
    fallback.knock = [database = parts->database.get()] { return knockAt(*database); };
    fallback.startsOffline = m_start == Start::WithTheArchive;
    parts->fallback = std::make_unique<FallbackSource>(*parts->direct, m_archive, fallback);
    connect(parts->database.get(), &Database::reachableChanged, parts->fallback.get(),
        &FallbackSource::setReachable);
    connect(parts->fallback.get(), &FallbackSource::offlineChanged, this, &DatabaseService::offlineChanged);
    replace(std::move(parts));
    lookAtMirror();
    m_mirror.start();
}

void DatabaseService::replace(std::unique_ptr<Parts> parts)
{
    m_mirror.stop();
    m_searchesArchive = false;
    Parts before{std::move(m_database), std::move(m_direct), std::move(m_fallback)};
    if (parts) {
        m_database = std::move(parts->database);
        m_direct = std::move(parts->direct);
        m_fallback = std::move(parts->fallback);
    }
    emit changed();
}

void DatabaseService::lookAtMirror()
{
    if (!m_fallback)
        return;
    core::deliver(mirrorIn(m_workspace.archivePath()), m_fallback.get(),
        [this](const std::optional<MirrorState> &mirror) {
            m_searchesArchive = mirror && mirror->isComplete
                && mirror->upToMs > QDateTime::currentMSecsSinceEpoch() - kFreshMs
                && m_workspace.value(u"archive.keepMonths"_s).toInt() == 0;
            m_fallback->setSearchesArchive(m_searchesArchive);
        });
}

} // namespace app

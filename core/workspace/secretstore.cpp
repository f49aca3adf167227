// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/secretstore.h"

#include "core/base/deliver.h"
#include "core/base/logging.h"
#include "core/workspace/keyring.h"
#include "core/workspace/workspace.h"

#include <QHash>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace core::workspace {

namespace {

template <class T>
QFuture<Result<T>> ready(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// In memory, as long as the program runs.
class SessionSecrets final : public SecretStore
{
public:
    QFuture<Result<Secret>> read(const QString &name) override
    {
        const auto found = m_secrets.constFind(name);
        return ready<Secret>(found == m_secrets.cend() ? Result<Secret>(failure(Error::Kind::NotFound, name))
                                                       : Result<Secret>(*found));
    }
    QFuture<Result<Done>> write(const QString &name, const Secret &value) override
    {
        m_secrets.insert(name, value);
        return ready<Done>(Done{});
    }
    QFuture<Result<Done>> remove(const QString &name) override
    {
        m_secrets.remove(name);
        return ready<Done>(Done{});
    }
    [[nodiscard]] Place placeOf(const QString &) const override { return Place::Session; }
    [[nodiscard]] bool contains(const QString &name) const { return m_secrets.contains(name); }

private:
    QHash<QString, Secret> m_secrets;
};

/// The environment, then the key ring; where there is none, this session.
class WorkspaceSecrets final : public SecretStore
{
public:
    WorkspaceSecrets(const QString &workspaceId, std::chrono::milliseconds patience)
        : m_prefix(workspaceId + u'/'),
          m_ring(patience)
    { }

    QFuture<Result<Secret>> read(const QString &name) override
    {
        if (const QString given = qEnvironmentVariable(environmentVariable(name).toLatin1().constData());
            !given.isEmpty())
            return ready<Secret>(Secret(given));
        if (m_ringMissing || m_session.contains(name))
            return m_session.read(name);
        return orSession<Secret>(m_ring.read(m_prefix + name), [this, name] { return m_session.read(name); });
    }
    QFuture<Result<Done>> write(const QString &name, const Secret &value) override
    {
        if (m_ringMissing)
            return m_session.write(name, value);
        return orSession<Done>(m_ring.write(m_prefix + name, value),
            [this, name, value] { return m_session.write(name, value); });
    }
    QFuture<Result<Done>> remove(const QString &name) override
    {
        static_cast<void>(m_session.remove(name));
        if (m_ringMissing)
            return ready<Done>(Done{});
        return orSession<Done>(m_ring.remove(m_prefix + name), [] { return ready<Done>(Done{}); });
    }
    [[nodiscard]] Place placeOf(const QString &name) const override
    {
        if (!qEnvironmentVariable(environmentVariable(name).toLatin1().constData()).isEmpty())
            return Place::Environment;
        return m_ringMissing || m_session.contains(name) ? Place::Session : Place::KeyRing;
    }
    [[nodiscard]] bool keepsOverRestarts() const override { return !m_ringMissing; }

private:
    /// The ring's answer, or the session's where there is no ring.
    template <class T>
    QFuture<Result<T>> orSession(
        const QFuture<Result<T>> &asked, std::function<QFuture<Result<T>>()> otherwise)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        deliver(
            asked, &m_context, [this, promise, otherwise = std::move(otherwise)](const Result<T> &answer) {
                if (answer || answer.error().kind != Error::Kind::Unsupported) {
                    promise->addResult(answer);
                } else {
                    if (!std::exchange(m_ringMissing, true))
                        qCInfo(lcWorkspace)
                            << "no key ring, secrets are kept for this session:" << answer.error().detail;
                    promise->addResult(otherwise().result()); // is there at once
                }
                promise->finish();
            });
        return promise->future();
    }

    const QString m_prefix;
    KeyRing m_ring;
    SessionSecrets m_session;
    bool m_ringMissing = false;
    QObject m_context;
};

} // namespace

QStringList SecretStore::names()
{
    return {u"postgres-password"_s, u"backend-password"_s, u"coze-pat"_s, u"coze-private-key"_s,
        u"redis-password"_s};
}

QString SecretStore::environmentVariable(const QString &name)
{
    return u"AGENT_CONSOLE_SECRET_"_s + name.toUpper().replace(u'-', u'_');
}

std::unique_ptr<SecretStore> makeSecretStore(const Workspace &workspace, std::chrono::milliseconds patience)
{
    return std::make_unique<WorkspaceSecrets>(workspace.id(), patience);
}

std::unique_ptr<SecretStore> makeSessionSecrets()
{
    return std::make_unique<SessionSecrets>();
}

} // namespace core::workspace

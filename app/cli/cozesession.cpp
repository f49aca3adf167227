// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cozesession.h"

#include "app/cli/errors.h"
#include "app/cli/eventwait.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::workspace::SecretStore;

namespace app::cli {

namespace {

constexpr auto kKeepingLimit = 5s;

} // namespace

QString wordFor(SecretStore::Place place)
{
    switch (place) {
    case SecretStore::Place::Environment:
        return u"environment"_s;
    case SecretStore::Place::Session:
        return u"session"_s;
    case SecretStore::Place::KeyRing:
        break;
    }
    return u"keyRing"_s;
}

QString howToSet(const QString &secret)
{
    return u"Set it with: agent-console-cli workspace secret set %1 (it reads standard input), or in the environment as %2."_s
        .arg(secret, SecretStore::environmentVariable(secret));
}

CozeSession::CozeSession(Context &context, const core::workspace::Workspace &workspace)
    : m_cancel(context.cancel),
      m_secretName(cozeSecretName(workspace)),
      m_secrets(context.openSecrets(workspace)),
      m_service(workspace, *m_secrets)
{
    m_service.client().setPatience(context.cozePatience);
}

CozeSession::~CozeSession()
{
    if (!m_service.isKeepingTokens())
        return;
    QEventLoop loop;
    QObject::connect(&m_service, &CozeService::tokensKept, &loop, &QEventLoop::quit);
    waitAtMost(loop, kKeepingLimit);
}

void CozeSession::wait(QEventLoop &loop)
{
    (void)waitInLoop(loop, m_cancel);
}

void CozeSession::waitAtMost(QEventLoop &loop, std::chrono::milliseconds most)
{
    QTimer::singleShot(most, &loop, &QEventLoop::quit);
    loop.exec();
}

core::Result<core::Done> CozeSession::connect()
{
    QEventLoop loop;
    QObject::connect(&m_service, &CozeService::changed, &loop, &QEventLoop::quit);
    m_service.reload();
    wait(loop);
    if (m_service.problem())
        return tl::make_unexpected(*m_service.problem());
    if (!m_service.isConnected()) // no answer yet
        return core::failure(Error::Kind::Cancelled);
    return core::Done{};
}

QString CozeSession::sentence(const Error &error) const
{
    if (error.kind == Error::Kind::Cancelled)
        return sentenceFor(error);
    if (!m_service.isConnected())
        return whyNotConnected(error);
    return error.kind == Error::Kind::Unauthorized ? whyRefused(error) : sentenceFor(error);
}

QString CozeSession::whyNotConnected(const Error &error) const
{
    if (error.detail.startsWith("coze."_L1))
        return u"The settings of this workspace are not complete: %1. Set it with: agent-console-cli workspace set KEY VALUE"_s
            .arg(error.detail);
    if (error.detail != m_secretName + u" is not set"_s)
        return u"The secret %1 cannot be used (%2). %3"_s.arg(
            m_secretName, error.detail, howToSet(m_secretName));
    const QString why = m_secrets->keepsOverRestarts()
        ? u", or the key ring is locked."_s
        : u". No key ring can be reached here, so only the environment is read."_s;
    return u"The secret %1 is not set%2 %3"_s.arg(m_secretName, why, howToSet(m_secretName));
}

QString CozeSession::whyRefused(const Error &error) const
{
    const QString from = m_secrets->placeOf(m_secretName) == SecretStore::Place::Environment
        ? u"environment variable %1"_s.arg(SecretStore::environmentVariable(m_secretName))
        : u"secret %1"_s.arg(m_secretName);
    return u"The %1 is wrong, revoked or of another region%2. %3"_s.arg(
        from, inBrackets(error), howToSet(m_secretName));
}

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/feedsession.h"

#include "app/cli/cozesession.h"
#include "app/cli/dbsentences.h"
#include "app/cli/errors.h"
#include "app/cli/eventwait.h"
#include "app/databasesettings.h"

using namespace Qt::StringLiterals;
using core::Error;

namespace app::cli {

FeedSession::FeedSession(Context &context, const core::workspace::Workspace &workspace,
    core::history::HistorySource &archive, LiveService::Wishes wishes)
    : m_cancel(context.cancel),
      m_secrets(context.openSecrets(workspace)),
      m_service(std::make_unique<LiveService>(workspace, *m_secrets, archive, std::move(wishes)))
{ }

FeedSession::~FeedSession() = default;

core::Result<core::Done> FeedSession::open(const std::function<void(core::feed::ShopFeed &)> &connect)
{
    QEventLoop loop;
    bool isReady = false;
    QObject::connect(m_service.get(), &LiveService::ready, &loop, [&] {
        isReady = true;
        connect(*m_service->feed());
        loop.quit();
    });
    m_service->start();
    if (!isReady)
        wait(loop);
    if (!isReady)
        return core::failure(Error::Kind::Cancelled);
    return core::Done{};
}

bool FeedSession::wait(QEventLoop &loop, std::chrono::milliseconds most)
{
    return waitInLoop(loop, m_cancel, most);
}

void FeedSession::drain()
{
    core::sync::ArchiveSink *sink = m_service->sink();
    QEventLoop loop;
    QObject::connect(sink, &core::sync::ArchiveSink::stored, &loop, [&] {
        if (sink->waiting() == 0)
            loop.quit();
    });
    if (sink->waiting() > 0)
        wait(loop);
}

QString FeedSession::sentence(const Error &error, const core::workspace::Workspace &workspace)
{
    const QString secret = backendSecretName();
    if (error.detail == secret + u" is not set"_s)
        return u"The secret %1 is not set. %2"_s.arg(secret, howToSet(secret));
    if (error.kind == Error::Kind::Unauthorized) {
        return u"The backend refused user %1%2. Check backend.user, and replace the password. %3"_s.arg(
            workspace.value(u"backend.user"_s).toString(), inBrackets(error), howToSet(secret));
    }
    return sentenceFor(error);
}

QString FeedSession::tailSentence(const Error &error, const core::workspace::Workspace &workspace)
{
    return hasDatabaseSource(workspace) ? databaseSentence(error, core::advisor::PostgresTarget{})
                                        : sentence(error, workspace);
}

} // namespace app::cli

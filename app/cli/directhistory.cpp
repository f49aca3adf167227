// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/directhistory.h"

#include "app/cli/eventwait.h"

#include <QEventLoop>

using core::Error;
using core::Result;
using core::workspace::Workspace;

namespace app::cli {

DirectHistory::DirectHistory(
    Context &context, const Workspace &workspace, std::shared_ptr<core::history::HistorySource> archive)
    : m_archive(std::move(archive)),
      m_secrets(context.openSecrets(workspace)),
      m_service(workspace, *m_secrets, *m_archive, DatabaseService::Start::WithTheServer)
{ }

Result<std::shared_ptr<DirectHistory>> DirectHistory::open(
    Context &context, const Workspace &workspace, std::shared_ptr<core::history::HistorySource> archive)
{
    std::shared_ptr<DirectHistory> direct(new DirectHistory(context, workspace, std::move(archive)));
    QEventLoop loop;
    bool isBuilt = false;
    QObject::connect(&direct->m_service, &DatabaseService::changed, &loop, [&] {
        isBuilt = true;
        loop.quit();
    });
    direct->m_service.reload();
    if (!isBuilt && !waitInLoop(loop, context.cancel))
        return core::failure(Error::Kind::Cancelled);
    if (direct->m_service.problem())
        return tl::make_unexpected(*direct->m_service.problem());
    return direct;
}

std::optional<Error> DirectHistory::whyOffline() const
{
    if (!m_service.isOffline())
        return std::nullopt;
    return m_service.database()->state().problem.value_or(Error{Error::Kind::Network, {}});
}

} // namespace app::cli

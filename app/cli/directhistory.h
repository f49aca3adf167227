// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/context.h"
#include "app/databaseservice.h"

namespace app::cli {

/// The history of a workspace that reads its PostgreSQL directly, for the time of one command: the server, or
/// the archive while that cannot be reached.
class DirectHistory
{
public:
    /// Errors: Cancelled (Ctrl+C while the password is looked for), InvalidInput (the address), Tls.
    [[nodiscard]] static core::Result<std::shared_ptr<DirectHistory>> open(Context &context,
        const core::workspace::Workspace &workspace, std::shared_ptr<core::history::HistorySource> archive);

    [[nodiscard]] core::history::HistorySource &history() { return m_service.history(); }
    /// Why the archive answered, once it did.
    [[nodiscard]] std::optional<core::Error> whyOffline() const;

private:
    DirectHistory(Context &context, const core::workspace::Workspace &workspace,
        std::shared_ptr<core::history::HistorySource> archive);

    std::shared_ptr<core::history::HistorySource> m_archive;
    std::unique_ptr<core::workspace::SecretStore> m_secrets;
    DatabaseService m_service;
};

} // namespace app::cli

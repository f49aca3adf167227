// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/cli/cozesession.h"

namespace app::cli {

/// A command that talks to Coze as this workspace is set up.
class CozeCommand : public Command
{
public:
    using Command::Command;

protected:
    /// The workspace of the command, or nothing after saying why; `code` is the exit code then.
    [[nodiscard]] std::optional<core::workspace::Workspace> openWorkspace(Console &console, int &code) const;
    /// Says what went wrong at the service and answers the exit code.
    [[nodiscard]] static int failedAtService(
        Console &console, const CozeSession &session, const core::Error &error);
};

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cozecommand.h"

#include "app/cli/errors.h"

namespace app::cli {

std::optional<core::workspace::Workspace> CozeCommand::openWorkspace(Console &console, int &code) const
{
    const auto opened = workspace();
    if (opened)
        return *opened;
    code = failed(console, opened.error());
    return std::nullopt;
}

int CozeCommand::failedAtService(Console &console, const CozeSession &session, const core::Error &error)
{
    console.say(session.sentence(error));
    return exitCodeFor(error);
}

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

#include <memory>
#include <vector>

namespace app::cli {

/// Finds the command that the words name and runs it.
class Program
{
public:
    Program(Context &context, std::vector<std::unique_ptr<Command>> commands);

    /// `words` without the program's own name. Answers an exit code.
    [[nodiscard]] int run(const QStringList &words, Streams streams);

private:
    [[nodiscard]] QString help() const;
    [[nodiscard]] Command *find(const QString &name) const;

    Context &m_context;
    std::vector<std::unique_ptr<Command>> m_commands;
};

/// AGENT_CONSOLE_WORKSPACE, else the folder that the window uses.
[[nodiscard]] QString defaultWorkspace();

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/importcommand.h"

#include <memory>
#include <vector>

namespace app::cli {

/// Every command, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands(
    Context &context, ImportCommand::Importer importer);

} // namespace app::cli

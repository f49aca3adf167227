// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/advisor/look.h"

namespace app::cli {

/// The shop's database: which indexes it has and needs, how what is asked often goes, and making the indexes.
class DbCommand final : public Command
{
public:
    using Command::Command;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] QString notes() const override;
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;

private:
    /// The database that the settings name, or the exit code of what was said instead.
    [[nodiscard]] tl::expected<core::advisor::Target, int> target(
        const core::workspace::Workspace &workspace, Console &console);
    [[nodiscard]] core::Result<core::Secret> password(const core::workspace::Workspace &workspace);
    [[nodiscard]] int check(const core::advisor::Target &target, bool isDryRun, Console &console);
    [[nodiscard]] int apply(
        const core::workspace::Workspace &workspace, const core::advisor::Target &target, Console &console);
};

} // namespace app::cli

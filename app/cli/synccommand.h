// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// Brings the workspace's source into the archive, once or for as long as it runs.
class SyncCommand final : public Command
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
    struct Outcome;
    [[nodiscard]] int run(const core::workspace::Workspace &workspace, bool follow, Console &console);
    void report(const Outcome &outcome, Console &console) const;
};

} // namespace app::cli

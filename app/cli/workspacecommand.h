// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// Makes, shows and changes a workspace's configuration, stores its secrets and tries its services.
class WorkspaceCommand final : public Command
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
    [[nodiscard]] int init(Console &console) const;
    [[nodiscard]] int show(Console &console) const;
    [[nodiscard]] int set(const QString &key, const QString &value, Console &console) const;
    [[nodiscard]] int setSecret(const QStringList &words, Console &console);
    [[nodiscard]] int test(Console &console);
};

} // namespace app::cli

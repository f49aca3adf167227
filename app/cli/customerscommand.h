// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// Finds customers by name, address or id.
class CustomersCommand final : public Command
{
public:
    using Command::Command;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] bool dashIsText() const override { return true; }
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;
};

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cozecommand.h"

namespace app::cli {

/// Has one turn with a bot.
class ChatCommand final : public CozeCommand
{
public:
    using CozeCommand::CozeCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] QString notes() const override;
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;

private:
    [[nodiscard]] core::Result<QString> question(const Arguments &arguments) const;
    [[nodiscard]] int ended(
        CozeSession &session, const core::Result<core::coze::ChatOutcome> &outcome, Console &console) const;
};

} // namespace app::cli

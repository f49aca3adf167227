// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/history/historysource.h"

namespace app::cli {

/// Shows a page of one conversation, oldest first.
class MessagesCommand final : public Command
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
    [[nodiscard]] core::Result<core::history::MessagePage> page(core::history::HistorySource &source,
        const core::history::ConversationRef &ref, const Arguments &arguments, int limit) const;
};

} // namespace app::cli

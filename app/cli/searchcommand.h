// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "core/history/historysource.h"

namespace app::cli {

/// Finds messages, newest first, or counts them.
class SearchCommand final : public Command
{
public:
    using Command::Command;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] QString notes() const override;
    [[nodiscard]] bool dashIsText() const override { return true; }
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;

private:
    [[nodiscard]] int count(
        core::history::HistorySource &source, const core::history::Query &query, Console &console) const;
    [[nodiscard]] int list(core::history::HistorySource &source, const core::history::Query &query,
        std::optional<core::history::Position> after, int limit, Console &console) const;
};

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cozecommand.h"

namespace app::cli {

/// Lists, shows and publishes Coze bots.
class BotsCommand final : public CozeCommand
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
    [[nodiscard]] int list(CozeSession &session, bool withDrafts, Console &console) const;
    [[nodiscard]] int show(CozeSession &session, const QString &id, bool draft, Console &console) const;
    [[nodiscard]] int publish(CozeSession &session, const QString &id, Console &console) const;
};

} // namespace app::cli

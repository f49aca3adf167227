// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cozecommand.h"

namespace app::cli {

/// Says how the access token fares, and renews it; the token itself is never shown.
class TokenCommand final : public CozeCommand
{
public:
    using CozeCommand::CozeCommand;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QString synopsis() const override;
    [[nodiscard]] QVector<Option> options() const override;
    [[nodiscard]] int execute(const Arguments &arguments, Console &console) override;

private:
    void show(const CozeSession &session, const core::coze::TokenStatistics &token, Console &console) const;
};

} // namespace app::cli

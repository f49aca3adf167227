// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cozesession.h"
#include "app/cli/console.h"
#include "core/coze/servicecheck.h"

namespace app::cli {

/// `workspace test`: tries the Coze service of a workspace and prints each step as it ends.
class ServiceTest
{
public:
    ServiceTest(Context &context, const core::workspace::Workspace &workspace);

    /// Answers an exit code: that of the step that failed.
    [[nodiscard]] int run(Console &console);

private:
    /// How one step ended, in words of JSON.
    struct Row
    {
        QString step;
        QString state;
        double elapsedMs = 0;
        QString detail;
        std::optional<core::Error> error;
    };
    void print(const Row &row, Console &console) const;
    [[nodiscard]] core::Result<core::Done> check(const core::coze::Credential &credential, Console &console);

    Context &m_context;
    CozeSession m_session;
};

} // namespace app::cli

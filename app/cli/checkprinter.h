// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "app/cli/context.h"
#include "core/base/checkjob.h"

namespace app::cli {

/// Prints the steps of connection tests as they end: a JSON object each, or a line.
class CheckPrinter
{
public:
    CheckPrinter(const Context &context, Console &console) : m_json(context.json), m_console(console) { }

    void print(const QString &service, const core::CheckStep &step) const;
    /// How a step before the test itself ended: that of the settings.
    void printSettings(
        const QString &service, const core::Result<QString> &found, double elapsedMs = 0) const;

private:
    bool m_json;
    Console &m_console;
};

/// `rows 12, unreadable 3 (rows of signed-in customers cannot be read over REST)`; what was found in front.
[[nodiscard]] QString plainFinding(const core::CheckStep &step);

} // namespace app::cli

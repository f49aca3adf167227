// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/context.h"
#include "core/workspace/workspace.h"

namespace app::cli {

class DirectHistory;

/// One command of `agent-console-cli`.
class Command
{
public:
    explicit Command(Context &context) : m_context(context) { }
    virtual ~Command() = default;
    Q_DISABLE_COPY_MOVE(Command)

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0; // one line
    [[nodiscard]] QString help() const;
    /// `arguments` are the words after the command's name. Answers an exit code.
    [[nodiscard]] int run(const QStringList &arguments, Streams streams);

    /// Options that every command knows, before or after its name.
    [[nodiscard]] static QVector<Option> globalOptions();
    static void applyGlobals(const Arguments &arguments, Context &context);

protected:
    [[nodiscard]] virtual QString synopsis() const = 0; // what follows the name
    [[nodiscard]] virtual QVector<Option> options() const = 0;
    [[nodiscard]] virtual QString notes() const { return {}; } // end of the help, lines of at most 100
    [[nodiscard]] virtual bool dashIsText() const { return false; }
    [[nodiscard]] virtual int execute(const Arguments &arguments, Console &console) = 0;

    [[nodiscard]] int wrongUsage(Console &console, const QString &sentence) const;
    /// Says what went wrong and answers the exit code. `subject` is what the command was busy with, e.g. a
    /// file.
    [[nodiscard]] int failed(Console &console, const core::Error &error, const QString &subject = {}) const;

    /// The error of a missing workspace says how to make one.
    [[nodiscard]] core::Result<core::workspace::Workspace> workspace() const;
    /// The archive, or in direct mode the shop's database with the archive behind it.
    [[nodiscard]] core::Result<std::shared_ptr<core::history::HistorySource>> history();
    /// Only the archive, for commands that bring something into it.
    [[nodiscard]] core::Result<std::shared_ptr<core::history::HistorySource>> archive() const;

    Context &m_context;

private:
    void sayWhereItCameFrom(Console &console);

    std::shared_ptr<DirectHistory> m_direct; // of direct mode, once asked for
};

/// "  --limit N   help" lines.
[[nodiscard]] QString optionLines(const QVector<Option> &options);

} // namespace app::cli

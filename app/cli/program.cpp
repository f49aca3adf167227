// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/program.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::cli {

namespace {

QVector<Option> programOptions()
{
    return Command::globalOptions() + QVector<Option>{{u"version"_s, {}, u"the program's version"_s}};
}

/// How many words stand before the command's name.
qsizetype leadingOptions(const QStringList &words)
{
    qsizetype i = 0;
    while (i < words.size() && words.at(i).size() > 1 && words.at(i).startsWith(u'-'))
        i += words.at(i) == "--workspace"_L1 ? 2 : 1;
    return qMin(i, words.size());
}

} // namespace

QString defaultWorkspace()
{
    const QString named = qEnvironmentVariable("AGENT_CONSOLE_WORKSPACE");
    return named.isEmpty() ? core::workspace::Workspace::defaultFolder() : named;
}

Program::Program(Context &context, std::vector<std::unique_ptr<Command>> commands)
    : m_context(context),
      m_commands(std::move(commands))
{ }

Command *Program::find(const QString &name) const
{
    const auto found = std::find_if(
        m_commands.begin(), m_commands.end(), [&](const auto &command) { return command->name() == name; });
    return found == m_commands.end() ? nullptr : found->get();
}

QString Program::help() const
{
    QString text = u"Usage: agent-console-cli [--workspace DIR] [--json] COMMAND …\n\n"
                   "A shop's chat history and its Coze bots on the command line.\n\nCommands:\n"_s;
    for (const auto &command : m_commands)
        text += u"  "_s + command->name().leftJustified(15) + command->summary() + u'\n';
    text += u"\nOptions:\n"_s + optionLines(programOptions());
    return text
        + u"\nCOMMAND --help says more. Times are UTC. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not "
          u"found,\n"
          "4 refused or unreachable, 130 stopped by Ctrl+C."_s;
}

int Program::run(const QStringList &words, Streams streams)
{
    Console console(streams);
    const qsizetype leading = leadingOptions(words);
    const auto globals = Arguments::parse(words.mid(0, leading), programOptions());
    if (!globals) {
        console.say(globals.error());
        console.say(help());
        return exitcode::kUsage;
    }
    if (globals->has(u"version"_s) || globals->has(u"help"_s)) {
        console.line(globals->has(u"version"_s) ? u"agent-console-cli " AGENTCONSOLE_VERSION ""_s : help());
        console.flush();
        return exitcode::kDone;
    }
    Command::applyGlobals(*globals, m_context);
    const QString name = words.value(leading);
    if (Command *command = find(name))
        return command->run(words.mid(leading + 1), streams);
    console.say(name.isEmpty() ? u"Which command?"_s : u"There is no command %1."_s.arg(name));
    console.say(help());
    return exitcode::kUsage;
}

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

#include "app/cli/dbsentences.h"
#include "app/cli/directhistory.h"
#include "app/cli/errors.h"
#include "app/databasesettings.h"
#include "core/base/timestamp.h"

using namespace Qt::StringLiterals;
using core::Error;
using core::Result;
using core::workspace::Workspace;

namespace app::cli {

QString optionLines(const QVector<Option> &options)
{
    qsizetype widest = 0;
    const auto left = [](const Option &option) {
        return u"  --"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value);
    };
    for (const Option &option : options)
        widest = qMax(widest, left(option).size());
    QString lines;
    for (const Option &option : options)
        lines += left(option).leftJustified(widest + 2) + option.help + u'\n';
    return lines;
}

QVector<Option> Command::globalOptions()
{
    return {{u"workspace"_s, u"DIR"_s,
                u"the workspace's folder (else AGENT_CONSOLE_WORKSPACE, else the window's)"_s},
        {u"json"_s, {}, u"one JSON object per line on standard output"_s}, {u"help"_s, {}, u"this text"_s}};
}

void Command::applyGlobals(const Arguments &arguments, Context &context)
{
    if (arguments.has(u"workspace"_s))
        context.workspace = arguments.value(u"workspace"_s);
    context.json = context.json || arguments.has(u"json"_s);
}

QString Command::help() const
{
    QString text = u"Usage: agent-console-cli [--workspace DIR] [--json] %1 %2\n\n%3\n\n"_s.arg(
        name(), synopsis(), summary());
    text += optionLines(options() + globalOptions());
    return notes().isEmpty() ? text : text + u'\n' + notes();
}

int Command::run(const QStringList &words, Streams streams)
{
    Console console(streams);
    const auto arguments = Arguments::parse(words, options() + globalOptions(), dashIsText());
    if (!arguments)
        return wrongUsage(console, arguments.error());
    applyGlobals(*arguments, m_context);
    if (arguments->has(u"help"_s)) {
        console.line(help().trimmed());
        console.flush();
        return exitcode::kDone;
    }
    const int code = execute(*arguments, console);
    console.flush();
    sayWhereItCameFrom(console);
    m_direct.reset();
    if (!console.hasFailed())
        return code;
    console.say(u"The output could not be written. Check the disk it goes to."_s);
    return exitcode::kFailed;
}

int Command::wrongUsage(Console &console, const QString &sentence) const
{
    console.say(sentence);
    console.say(help().trimmed());
    return exitcode::kUsage;
}

int Command::failed(Console &console, const Error &failure, const QString &subject) const
{
    // Ctrl+C while a server is waited for: whatever the wait ended with, it was wanted.
    const Error error = m_context.cancel.isCancelled() ? Error{Error::Kind::Cancelled, {}} : failure;
    console.say(m_direct && error.kind != Error::Kind::NotFound && error.kind != Error::Kind::Cancelled
            ? databaseSentence(error, core::advisor::PostgresTarget{})
            : sentenceFor(error, subject));
    return exitCodeFor(error);
}

void Command::sayWhereItCameFrom(Console &console)
{
    const auto why = m_direct ? m_direct->whyOffline() : std::nullopt;
    if (!why)
        return;
    const auto totals = await(m_direct->history().totals());
    if (!totals || !totals->lastAtMs)
        return; // there was nothing here either, and that was said
    console.say(u"%1 What is in the archive was read instead, up to %2."_s.arg(
        databaseSentence(*why, core::advisor::PostgresTarget{}), core::formatTimestamp(*totals->lastAtMs)));
}

Result<Workspace> Command::workspace() const
{
    auto opened = Workspace::open(m_context.workspace);
    if (!opened && opened.error().kind == Error::Kind::NotFound) {
        Error error = opened.error();
        error.detail = noWorkspaceAt(m_context.workspace);
        return tl::make_unexpected(error);
    }
    return opened;
}

Result<std::shared_ptr<core::history::HistorySource>> Command::archive() const
{
    const auto opened = workspace();
    if (!opened)
        return tl::make_unexpected(opened.error());
    return m_context.openHistory(opened->archivePath());
}

Result<std::shared_ptr<core::history::HistorySource>> Command::history()
{
    const auto opened = workspace();
    const auto kept = archive();
    if (!opened || !kept || !readsDatabaseDirectly(*opened))
        return kept;
    auto direct = DirectHistory::open(m_context, *opened, *kept);
    if (!direct)
        return tl::make_unexpected(direct.error());
    m_direct = std::move(*direct);
    return std::shared_ptr<core::history::HistorySource>(m_direct, &m_direct->history());
}

} // namespace app::cli

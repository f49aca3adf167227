// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/botscommand.h"

#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"

using namespace Qt::StringLiterals;
using core::coze::Bot;
using core::coze::BotSummary;

namespace app::cli {

namespace {

QByteArray jsonOf(const BotSummary &bot)
{
    JsonLine line;
    line.add("botId", bot.id).add("name", bot.name).add("description", bot.description);
    line.add("published", bot.isPublished).addTime("publishedAt", bot.publishedAtMs);
    return line.addTime("updatedAt", bot.updatedAtMs).text();
}

QByteArray jsonOf(const Bot &bot)
{
    JsonLine line;
    line.add("botId", bot.id).add("name", bot.name).add("description", bot.description);
    line.addOrNull("version", bot.version).add("prompt", bot.prompt).add("prologue", bot.prologue);
    line.add("suggestedQuestions", bot.suggestedQuestions);
    line.addOrNull("modelId", bot.modelId).addOrNull("modelName", bot.modelName);
    line.add("plugins", bot.plugins).add("workflows", bot.workflows).add("knowledge", bot.knowledge);
    return line.addTime("createdAt", bot.createdAtMs).addTime("updatedAt", bot.updatedAtMs).text();
}

/// `name: value`, the lines after the first one indented; nothing for what the bot does not have.
void say(Console &console, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        console.line(name + u": "_s + harmless(value).replace(u'\n', u"\n  "_s));
}

} // namespace

QString BotsCommand::name() const
{
    return u"bots"_s;
}

QString BotsCommand::summary() const
{
    return u"Lists the Coze bots of the account, shows one, or publishes its draft."_s;
}

QString BotsCommand::synopsis() const
{
    return u"[list | show ID | publish ID]"_s;
}

QVector<Option> BotsCommand::options() const
{
    return {{u"draft"_s, {}, u"list: those never published too; show: the draft"_s}};
}

QString BotsCommand::notes() const
{
    return u"publish makes the bot's draft the version that the API serves.\n"_s;
}

int BotsCommand::execute(const Arguments &arguments, Console &console)
{
    const QStringList words = arguments.plain().isEmpty() ? QStringList{u"list"_s} : arguments.plain();
    const QString &action = words.constFirst();
    const bool isList = action == "list"_L1 && words.size() == 1;
    const bool isOther = (action == "show"_L1 || action == "publish"_L1) && words.size() == 2;
    if (!isList && !isOther)
        return wrongUsage(console, u"bots takes list, show ID, or publish ID."_s);
    int code = exitcode::kDone;
    const auto workspace = openWorkspace(console, code);
    if (!workspace)
        return code;
    CozeSession session(m_context, *workspace);
    if (const auto connected = session.connect(); !connected)
        return failedAtService(console, session, connected.error());
    const bool draft = arguments.has(u"draft"_s);
    if (isList)
        return list(session, draft, console);
    return action == "show"_L1 ? show(session, words.at(1), draft, console)
                               : publish(session, words.at(1), console);
}

int BotsCommand::list(CozeSession &session, bool withDrafts, Console &console) const
{
    const auto bots = session.await(session.client().allBots(withDrafts));
    if (!bots)
        return failedAtService(console, session, bots.error());
    QVector<QStringList> rows;
    for (const BotSummary &bot : *bots) {
        if (m_context.json && !console.line(jsonOf(bot)))
            break;
        rows.append({harmless(bot.id), harmless(bot.name),
            bot.publishedAtMs     ? shortTime(*bot.publishedAtMs)
                : bot.isPublished ? u"yes"_s
                                  : u"no"_s});
    }
    if (m_context.json)
        return exitcode::kDone;
    for (const QString &row : table({u"bot"_s, u"name"_s, u"published"_s}, rows))
        console.line(row);
    return exitcode::kDone;
}

int BotsCommand::show(CozeSession &session, const QString &id, bool draft, Console &console) const
{
    const auto bot = session.await(session.client().bot(id, !draft));
    if (!bot)
        return failedAtService(console, session, bot.error());
    if (m_context.json) {
        console.line(jsonOf(*bot));
        return exitcode::kDone;
    }
    say(console, u"bot"_s, bot->id);
    say(console, u"name"_s, bot->name);
    say(console, u"description"_s, bot->description);
    say(console, u"version"_s, bot->version);
    say(console, u"model"_s, bot->modelName.isEmpty() ? bot->modelId : bot->modelName);
    say(console, u"plugins"_s, bot->plugins.join(u", "_s));
    say(console, u"workflows"_s, bot->workflows.join(u", "_s));
    say(console, u"knowledge"_s, bot->knowledge.join(u", "_s));
    say(console, u"prologue"_s, bot->prologue);
    say(console, u"suggested questions"_s, bot->suggestedQuestions.join(u'\n'));
    say(console, u"prompt"_s, bot->prompt);
    return exitcode::kDone;
}

int BotsCommand::publish(CozeSession &session, const QString &id, Console &console) const
{
    const auto version = session.await(session.client().publishBot(id));
    if (!version)
        return failedAtService(console, session, version.error());
    if (m_context.json)
        console.line(JsonLine().add("botId", id).addOrNull("version", *version).text());
    else
        console.line(
            version->isEmpty() ? u"Published."_s : u"Published as version %1."_s.arg(harmless(*version)));
    return exitcode::kDone;
}

} // namespace app::cli

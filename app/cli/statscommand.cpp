// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/statscommand.h"

#include "app/cli/filters.h"
#include "app/cli/jsonline.h"
#include "app/cli/plaintext.h"
#include "core/history/historysource.h"
#include "core/metrics/service.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace core::metrics;

namespace app::cli {

namespace {

std::optional<Grouping> groupingNamed(const QString &name)
{
    static const QMap<QString, Grouping> names{{QString(), Grouping::All}, {u"day"_s, Grouping::Day},
        {u"shop"_s, Grouping::Shop}, {u"bot"_s, Grouping::Bot}, {u"hour"_s, Grouping::Hour}};
    const auto found = names.constFind(name);
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

JsonLine jsonOf(const ServiceRow &r)
{
    JsonLine line;
    line.addOrNull("key", r.key).addOrNull("name", r.name).add("messages", r.messages);
    line.add("customerMessages", r.customerMessages).add("botMessages", r.botMessages);
    line.add("agentMessages", r.agentMessages).add("conversations", r.conversations);
    line.add("firstResponses", r.firstResponses).add("firstResponseP50Ms", r.firstResponseP50Ms);
    line.add("firstResponseP95Ms", r.firstResponseP95Ms).add("nextResponses", r.nextResponses);
    line.add("nextResponseP50Ms", r.nextResponseP50Ms).add("nextResponseP95Ms", r.nextResponseP95Ms);
    line.add("nextResponseP99Ms", r.nextResponseP99Ms).add("involvementRate", r.involvementRate);
    return line.add("containmentRate", r.containmentRate).add("noAnswerRate", r.noAnswerRate);
}

QString seconds(std::optional<qint64> ms)
{
    return ms ? u"%1 s"_s.arg(double(*ms) / 1000, 0, 'f', 1) : u"–"_s;
}

QString percent(std::optional<double> rate)
{
    return rate ? u"%1 %"_s.arg(*rate * 100, 0, 'f', 1) : u"–"_s;
}

QStringList plainRow(const ServiceRow &r)
{
    const QString key = r.key.isEmpty() ? u"all"_s
        : r.name.isEmpty()              ? r.key
                                        : u"%1 (%2)"_s.arg(r.name, r.key);
    return {key, QString::number(r.messages), QString::number(r.customerMessages),
        QString::number(r.botMessages), QString::number(r.agentMessages), QString::number(r.conversations),
        seconds(r.firstResponseP50Ms), seconds(r.firstResponseP95Ms), seconds(r.nextResponseP50Ms),
        seconds(r.nextResponseP95Ms), percent(r.containmentRate), percent(r.noAnswerRate)};
}

} // namespace

QString StatsCommand::name() const
{
    return u"stats"_s;
}

QString StatsCommand::summary() const
{
    return u"Volumes, response times and rates, as a whole or by day, shop, bot or hour of the day."_s;
}

QString StatsCommand::synopsis() const
{
    return u"[--from TIME] [--to TIME] [--by day|shop|bot|hour] [--shop ID] [--bot ID] [--customer ID]"_s;
}

QVector<Option> StatsCommand::options() const
{
    return scopeOptions()
        + QVector<Option>{{u"by"_s, u"WHAT"_s, u"a row per day, shop, bot or hour of the day (UTC)"_s}};
}

QString StatsCommand::notes() const
{
    return u"Keys of a row (--json); what has too few cases is null:\n"
           "  key, name              the day, shop, bot or hour (null: none, or everything)\n"
           "  messages, customerMessages, botMessages, agentMessages    sent there and then\n"
           "  conversations          that started there; the figures below are theirs\n"
           "  firstResponses, firstResponseP50Ms, firstResponseP95Ms\n"
           "                         first bot or agent message - first customer message, ms\n"
           "  nextResponses, nextResponseP50Ms, nextResponseP95Ms, nextResponseP99Ms\n"
           "                         each reply - first customer message it answers, ms\n"
           "  involvementRate        conversations with a bot message / all\n"
           "  containmentRate        closed bot conversations without an agent / closed bot conversations;\n"
           "                         closed: no message for 24 hours\n"
           "  noAnswerRate           customer turns without a bot message within 60 s / customer turns, in "
           "bot\n"
           "                         conversations, until an agent joins\n"
           "Percentiles are nearest-rank; P95 needs 20 cases, P99 needs 100.\n"_s;
}

int StatsCommand::execute(const Arguments &arguments, Console &console)
{
    const auto grouping = groupingNamed(arguments.value(u"by"_s));
    const auto query = filtered({}, arguments);
    const auto span = spanOf(arguments);
    if (!arguments.plain().isEmpty())
        return wrongUsage(console, u"stats takes only options."_s);
    if (!grouping)
        return wrongUsage(console, u"--by takes day, shop, bot or hour."_s);
    if (!query || !span)
        return wrongUsage(console, !query ? query.error() : span.error());
    const auto source = history();
    if (!source)
        return failed(console, source.error());
    ServiceStatistics statistics(*grouping, span->fromMs, QDateTime::currentMSecsSinceEpoch());
    qint64 messages = 0;
    const auto walked = await((*source)->walkGrouped(
        *query,
        [&](const core::chat::Conversation &conversation, const core::chat::Message &message) {
            statistics.add(conversation, message);
            console.progress(u"%L1 messages read"_s.arg(++messages));
            return true;
        },
        m_context.cancel));
    if (!walked)
        return failed(console, walked.error());
    QVector<QStringList> rows;
    for (const ServiceRow &row : statistics.finish()) {
        if (m_context.json)
            console.line(jsonOf(row).text());
        else
            rows.append(plainRow(row));
    }
    if (!m_context.json) {
        for (const QString &line : table({u"Key"_s, u"Messages"_s, u"Customer"_s, u"Bot"_s, u"Agent"_s,
                                             u"Conversations"_s, u"First P50"_s, u"First P95"_s,
                                             u"Next P50"_s, u"Next P95"_s, u"Contained"_s, u"No answer"_s},
                 rows))
            console.line(line);
    }
    return exitcode::kDone;
}

} // namespace app::cli

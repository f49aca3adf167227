// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/testpage/turnwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Turns
{
    Q_DECLARE_TR_FUNCTIONS(ui::Turns)
};

} // namespace

using core::coze::ChatStatus;
using core::coze::MessageType;
using core::lab::TurnRecord;

QString durationWords(double ms, const QLocale &locale)
{
    if (ms < 0)
        return u"–"_s;
    if (ms < 1000)
        return Turns::tr("%1 ms").arg(locale.toString(ms, 'f', ms < 10 ? 1 : 0));
    return Turns::tr("%1 s").arg(locale.toString(ms / 1000, 'f', ms < 100'000 ? 1 : 0));
}

QString statusWords(const TurnRecord &turn)
{
    if (turn.isRunning) {
        if (turn.outcome.timing.firstWordMs >= 0 || !turn.outcome.answers.isEmpty())
            return Turns::tr("answering…");
        return turn.events.isEmpty() ? Turns::tr("asking…") : Turns::tr("the bot is thinking…");
    }
    if (turn.error)
        return turn.error->kind == core::Error::Kind::Cancelled ? Turns::tr("stopped")
                                                                : Turns::tr("no answer");
    switch (turn.outcome.status) {
    case ChatStatus::Completed:
        return turn.outcome.wasRecovered ? Turns::tr("completed, fetched after the stream broke")
                                         : Turns::tr("completed");
    case ChatStatus::Failed:
        return Turns::tr("failed");
    case ChatStatus::RequiresAction:
        return Turns::tr("waits for tools");
    case ChatStatus::Canceled:
        return Turns::tr("stopped");
    default:
        return Turns::tr("ended");
    }
}

QString turnSummary(const TurnRecord &turn, const QLocale &locale)
{
    QStringList parts;
    const core::chat::TurnTiming &timing = turn.outcome.timing;
    if (turn.isRunning || turn.error || turn.outcome.status != ChatStatus::Completed
        || turn.outcome.wasRecovered)
        parts.append(statusWords(turn));
    if (timing.firstWordMs >= 0)
        parts.append(Turns::tr("%1 to first word").arg(durationWords(timing.firstWordMs, locale)));
    if (timing.completedMs >= 0)
        parts.append(durationWords(timing.completedMs, locale));
    if (turn.outcome.usage && turn.outcome.usage->total > 0)
        parts.append(
            Turns::tr("%L1 tokens", nullptr, int(std::min<qint64>(turn.outcome.usage->total, 1'000'000)))
                .arg(turn.outcome.usage->total));
    if (!timing.stalls.isEmpty()) {
        const auto longest = std::max_element(timing.stalls.cbegin(), timing.stalls.cend(),
            [](const auto &a, const auto &b) { return a.lengthMs < b.lengthMs; });
        parts.append(Turns::tr("▲ silent for %1").arg(durationWords(longest->lengthMs, locale)));
    }
    return parts.join(u" · "_s);
}

QString stepWords(const core::coze::TraceStep &step, const QLocale &locale)
{
    QString kind;
    switch (step.type) {
    case MessageType::FunctionCall:
        kind = Turns::tr("Tool call");
        break;
    case MessageType::ToolOutput:
        kind = Turns::tr("Tool answer");
        break;
    case MessageType::Knowledge:
        kind = Turns::tr("Knowledge");
        break;
    default:
        kind = Turns::tr("Step");
        break;
    }
    const QString at = durationWords(step.atMs, locale);
    return step.title.isEmpty()
        ? Turns::tr("%1 · after %2", "tool call; time").arg(kind, at)
        : Turns::tr("%1: %2 · after %3", "tool call; its name; time").arg(kind, step.title, at);
}

std::optional<core::Error> turnError(const TurnRecord &turn)
{
    if (turn.error)
        return turn.error->kind == core::Error::Kind::Cancelled ? std::nullopt : turn.error;
    if (turn.outcome.error)
        return turn.outcome.error;
    if (!turn.isRunning && turn.outcome.status == ChatStatus::Failed)
        return core::Error{core::Error::Kind::Remote, {}, 0, turn.outcome.logId};
    return std::nullopt;
}

QVector<Phase> phasesOf(const core::chat::TurnTiming &timing)
{
    QVector<Phase> phases;
    double at = 0;
    const auto until = [&](const QString &name, double ms) {
        if (ms < 0)
            return;
        phases.append({name, std::min(at, ms), ms});
        at = std::max(at, ms);
    };
    until(Turns::tr("Token"), timing.tokenMs);
    if (timing.connectingMs >= 0) {
        at = std::max(at, timing.connectingMs);
        until(Turns::tr("Connect"), timing.sentMs);
    } else {
        until(Turns::tr("Send (connection reused)"), timing.sentMs);
    }
    until(Turns::tr("First byte"), timing.firstByteMs);
    until(Turns::tr("First event"), timing.firstEventMs);
    until(Turns::tr("First word"), timing.firstWordMs);
    until(Turns::tr("Last word"), timing.lastWordMs);
    until(Turns::tr("Completed"), timing.completedMs);
    return phases;
}

} // namespace ui

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/tokencommand.h"

#include "app/cli/jsonline.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using core::coze::TokenStatistics;

namespace app::cli {

namespace {

QString stateOf(const TokenStatistics &token)
{
    if (!token.isRenewable)
        return u"personal"_s;
    return token.refreshed > 0 ? u"refreshed"_s : u"reused"_s;
}

QString minutes(qint64 ms)
{
    const qint64 seconds = ms / 1000;
    return seconds < 120 ? u"%1 s"_s.arg(seconds) : u"%1 min"_s.arg(seconds / 60);
}

} // namespace

QString TokenCommand::name() const
{
    return u"token"_s;
}

QString TokenCommand::summary() const
{
    return u"Says whether the access token was reused or renewed, and how long it lives."_s;
}

QString TokenCommand::synopsis() const
{
    return u"[--refresh]"_s;
}

QVector<Option> TokenCommand::options() const
{
    return {{u"refresh"_s, {}, u"makes a new one although the present one still lives"_s}};
}

int TokenCommand::execute(const Arguments &arguments, Console &console)
{
    if (!arguments.plain().isEmpty())
        return wrongUsage(console, u"token takes no words."_s);
    int code = exitcode::kDone;
    const auto workspace = openWorkspace(console, code);
    if (!workspace)
        return code;
    CozeSession session(m_context, *workspace);
    if (const auto connected = session.connect(); !connected)
        return failedAtService(console, session, connected.error());
    core::coze::TokenCache &tokens = session.service().tokens();
    const bool refresh = arguments.has(u"refresh"_s);
    if (refresh && !tokens.statistics().isRenewable) {
        console.say(
            u"Nothing renews a personal token. Make a new one in Coze. "_s + howToSet(session.secretName()));
        return exitcode::kFailed;
    }
    const auto token = session.await(refresh ? tokens.renew() : tokens.token());
    if (!token)
        return failedAtService(console, session, token.error());
    show(session, tokens.statistics(), console);
    return exitcode::kDone;
}

void TokenCommand::show(const CozeSession &session, const TokenStatistics &token, Console &console) const
{
    const QString from = wordFor(session.secrets().placeOf(session.secretName()));
    const bool kept = token.isRenewable && session.secrets().keepsOverRestarts();
    if (m_context.json) {
        std::optional<qint64> end;
        if (token.remainingMs)
            end = QDateTime::currentMSecsSinceEpoch() + *token.remainingMs;
        JsonLine line;
        line.add("state", stateOf(token)).add("reused", token.reused).add("refreshed", token.refreshed);
        line.add("ageMs", token.ageMs).add("remainingMs", token.remainingMs).addTime("expiresAt", end);
        line.add("keptInKeyRing", kept).add("clockDifferenceMs", token.clockDifferenceMs);
        console.line(line.add("secret", session.secretName()).add("secretFrom", from).text());
        return;
    }
    if (!token.isRenewable) {
        console.line(u"A personal token is set. Coze alone knows when it ends."_s);
        return;
    }
    console.line(u"%1 token, %2 old, %3 left; %4."_s.arg(token.refreshed > 0 ? u"A new"_s : u"The kept"_s,
        minutes(token.ageMs.value_or(0)), minutes(token.remainingMs.value_or(0)),
        kept ? u"the key ring keeps it for the next run"_s
             : u"there is no key ring to keep it for the next run"_s));
}

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/synccommand.h"

#include "app/cli/errors.h"
#include "app/cli/feedsession.h"
#include "app/cli/jsonline.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using core::Error;
using core::sync::Tail;

namespace app::cli {

/// What a sync has brought in so far.
struct SyncCommand::Outcome
{
    QString source;
    qint64 messages = 0; // in the archive
    qint64 before = 0;
    qint64 changed = 0;
    qint64 unreadable = 0;
    qint64 upToMs = 0;
    double seconds = 0;
};

QString SyncCommand::name() const
{
    return u"sync"_s;
}

QString SyncCommand::summary() const
{
    return u"Brings what the shop's own source has into the archive, once or on and on."_s;
}

QString SyncCommand::synopsis() const
{
    return u"[--once | --follow]"_s;
}

QVector<Option> SyncCommand::options() const
{
    return {{u"once"_s, {}, u"ends when the archive has everything (this is the default)"_s},
        {u"follow"_s, {}, u"goes on with what comes, until Ctrl+C"_s}};
}

QString SyncCommand::notes() const
{
    return u"The source is that of source.kind: file (source.file), postgres (postgres.url), or backend\n"
           "(backend.url, over REST). A workspace in direct mode gets the newest messages only.\n"
           "With --json: a line of type rows for what came while following, and one of type summary at the end.\n"_s;
}

int SyncCommand::execute(const Arguments &arguments, Console &console)
{
    if (arguments.has(u"once"_s) && arguments.has(u"follow"_s))
        return wrongUsage(console, u"sync takes --once or --follow, not both."_s);
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    const QString kind = opened->value(u"source.kind"_s).toString();
    if (kind == "none"_L1) {
        console.say(u"This workspace has no source that can be followed. Set source.kind to file, postgres "
                    u"or backend with: "
                    u"agent-console-cli workspace set source.kind file"_s);
        return exitcode::kFailed;
    }
    if (kind == "postgres"_L1 && !LiveService::hasTail(*opened)) {
        console.say(u"source.kind is postgres, but postgres.url is not set."_s);
        return exitcode::kFailed;
    }
    return run(*opened, arguments.has(u"follow"_s), console);
}

int SyncCommand::run(const core::workspace::Workspace &workspace, bool follow, Console &console)
{
    const auto kept = archive();
    if (!kept)
        return failed(console, kept.error());
    QElapsedTimer clock;
    clock.start();
    Outcome outcome;
    if (const auto totals = await((*kept)->totals()))
        outcome.before = totals->messages;

    FeedSession session(m_context, workspace, **kept, {false, true, false, {}});
    QEventLoop loop;
    std::optional<Error> problem;
    bool isFollowing = false;
    const auto begun = session.open([&](core::feed::ShopFeed &) {
        Tail *tail = session.service().tail();
        if (!tail)
            return;
        QObject::connect(tail, &Tail::loading, &loop, [&console](qint64 read, qint64 total) {
            console.progress(
                total > 0 ? u"%L1 of %L2 messages"_s.arg(read).arg(total) : u"%L1 messages"_s.arg(read));
        });
        QObject::connect(tail, &Tail::following, &loop, [&](const QString &source) {
            isFollowing = true;
            outcome.source = source;
        });
        QObject::connect(tail, &Tail::rows, &loop, [&](const core::sync::TailRowsPtr &rows) {
            if (!follow || !isFollowing)
                return;
            JsonLine line;
            line.add("type", u"rows"_s).add("fresh", qint64(rows->fresh.size()));
            line.add("changed", qint64(rows->changed.size()));
            const bool open = m_context.json
                ? console.line(line.text())
                : console.line(u"%1 new, %2 changed"_s.arg(rows->fresh.size()).arg(rows->changed.size()));
            if (!open || !console.flush())
                loop.quit();
        });
        QObject::connect(tail, &Tail::looked, &loop, [&](qint64 atMs, qint64 unreadable) {
            outcome.upToMs = atMs;
            outcome.unreadable = unreadable;
            problem.reset();
            if (!follow)
                loop.quit();
        });
        QObject::connect(tail, &Tail::failed, &loop, [&](const Error &error) {
            if (follow && problem != error)
                console.say(FeedSession::tailSentence(error, workspace));
            problem = error;
            if (!follow && error.kind != Error::Kind::Busy)
                loop.quit();
        });
    });
    if (!begun)
        return exitcode::kInterrupted;
    if (!session.service().tail()) {
        const Error missing{Error::Kind::Unauthorized, backendSecretName() + u" is not set"_s};
        const Error error
            = session.service().tailProblem().value_or(session.service().problem().value_or(missing));
        console.say(FeedSession::tailSentence(error, workspace));
        return exitCodeFor(error);
    }
    const bool ended = session.wait(loop);
    session.feed().stop();
    session.drain();
    if (ended && problem) {
        console.say(FeedSession::tailSentence(*problem, workspace));
        return exitCodeFor(*problem);
    }
    if (const auto totals = await((*kept)->totals()))
        outcome.messages = totals->messages - outcome.before;
    const auto stored = session.service().sink()->outcome();
    outcome.changed = stored.changed + stored.removed;
    outcome.seconds = double(clock.elapsed()) / 1000;
    report(outcome, console);
    return ended ? exitcode::kDone : exitcode::kInterrupted;
}

void SyncCommand::report(const Outcome &outcome, Console &console) const
{
    if (m_context.json) {
        JsonLine line;
        line.add("type", u"summary"_s).add("source", outcome.source).add("imported", outcome.messages);
        line.add("changed", outcome.changed).add("unreadable", outcome.unreadable);
        line.addTime("upTo", outcome.upToMs > 0 ? std::optional(outcome.upToMs) : std::nullopt);
        console.line(line.add("seconds", outcome.seconds).text());
    } else {
        console.line(u"%1: %2 imported, %3 changed, %4 s"_s.arg(outcome.source)
                         .arg(outcome.messages)
                         .arg(outcome.changed)
                         .arg(outcome.seconds, 0, 'f', 1));
    }
    console.flush();
    if (outcome.unreadable > 0)
        console.say(
            u"%1 messages cannot be read over REST: the backend fails on those of signed-in customers. "
            u"Read its database file instead."_s.arg(outcome.unreadable));
}

} // namespace app::cli

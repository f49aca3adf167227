// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/watchcommand.h"

#include "app/cli/errors.h"
#include "app/cli/feedprinter.h"
#include "app/cli/feedsession.h"

using namespace Qt::StringLiterals;
using core::Error;
using core::feed::TailStatus;
using core::live::State;

namespace app::cli {

namespace {

constexpr int kLongest = 365 * 24 * 3600;

bool waitsForAPerson(State state)
{
    return state == State::Refused || state == State::Kicked || state == State::Incompatible
        || state == State::Failed;
}

} // namespace

QString WatchCommand::name() const
{
    return u"watch"_s;
}

QString WatchCommand::summary() const
{
    return u"Shows live chats as they happen, and what the socket missed, from the database."_s;
}

QString WatchCommand::synopsis() const
{
    return u"[--conversation ID]… [--for SECONDS]"_s;
}

QVector<Option> WatchCommand::options() const
{
    return {{u"conversation"_s, u"ID"_s, u"only this one; may be given several times"_s},
        {u"for"_s, u"SECONDS"_s, u"ends after that time (else with Ctrl+C)"_s}};
}

QString WatchCommand::notes() const
{
    return u"Needs live.url (or backend.url), a source that can be followed (source.kind file, postgres or "
           u"backend), or both.\n"
           "With --json a line for each message, typing, presence, state, gap and filled. origin is live, "
           "history or\n"
           "both; a message that only the socket told so far has no id.\n"_s;
}

int WatchCommand::execute(const Arguments &arguments, Console &console)
{
    const auto seconds = numberIn(arguments, u"for"_s, 0, 1, kLongest);
    if (!seconds)
        return wrongUsage(console, seconds.error());
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    if (!LiveService::hasSocket(*opened) && !LiveService::hasTail(*opened)) {
        console.say(u"There is nothing to watch yet. Set live.url, or source.kind and source.file, with: "
                    u"agent-console-cli workspace set KEY VALUE"_s);
        return exitcode::kFailed;
    }
    const auto archive = history();
    if (!archive)
        return failed(console, archive.error());

    FeedSession session(
        m_context, *opened, **archive, {true, true, true, arguments.values(u"conversation"_s)});
    std::unique_ptr<FeedPrinter> printer;
    QEventLoop loop;
    bool wasOnline = false;
    bool wasRead = false;
    std::optional<Error> refusal;
    const auto begun = session.open([&](core::feed::ShopFeed &feed) {
        printer = std::make_unique<FeedPrinter>(feed, m_context.json, console);
        QObject::connect(printer.get(), &FeedPrinter::closed, &loop, &QEventLoop::quit);
        QObject::connect(
            &feed, &core::feed::ShopFeed::linkChanged, &loop, [&](const core::live::Status &status) {
                wasOnline = wasOnline || status.state == State::Online;
                if (status.error)
                    refusal = status.error;
                // With nothing else to look at there is no reason to stay.
                if (waitsForAPerson(status.state) && feed.tail().state == TailStatus::State::None)
                    loop.quit();
            });
        QObject::connect(&feed, &core::feed::ShopFeed::statusChanged, &loop,
            [&] { wasRead = wasRead || feed.tail().state == TailStatus::State::Following; });
    });
    if (!begun)
        return exitcode::kInterrupted;
    const auto problem = session.service().problem();
    if (problem) {
        console.say(FeedSession::sentence(*problem, *opened));
        if (!session.service().tail())
            return exitCodeFor(*problem);
    }
    const bool ended = session.wait(loop, std::chrono::seconds(*seconds));
    printer->finish();
    if (!ended)
        return exitcode::kInterrupted;
    if (wasOnline || wasRead || !console.isOpen())
        return exitcode::kDone;
    const auto tailError
        = session.service().tailProblem() ? session.service().tailProblem() : session.feed().tail().error;
    const Error error = refusal.value_or(tailError.value_or(Error{Error::Kind::Network, {}, 0, {}}));
    console.say(refusal || !tailError ? FeedSession::sentence(error, *opened)
                                      : FeedSession::tailSentence(error, *opened));
    return exitCodeFor(error);
}

} // namespace app::cli

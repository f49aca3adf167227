// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sendcommand.h"

#include "app/cli/errors.h"
#include "app/cli/feedsession.h"
#include "app/cli/jsonline.h"
#include "core/feed/outbox.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::feed::Delivery;
using core::feed::Outbox;
using core::live::State;

namespace app::cli {

namespace {

constexpr auto kOnlinePatience = 20s;
constexpr auto kSendPatience = 60s;

} // namespace

QString SendCommand::name() const
{
    return u"send"_s;
}

QString SendCommand::summary() const
{
    return u"Sends an agent's answer into a conversation, over the socket and stored."_s;
}

QString SendCommand::synopsis() const
{
    return u"CONVERSATION TEXT"_s;
}

QVector<Option> SendCommand::options() const
{
    return {};
}

QString SendCommand::notes() const
{
    return u"Needs shop.allowWrites true, backend.url, backend.user and the secret backend-password. The "
           u"answer goes\n"
           "over the socket first and is stored then; an answer that could not be sent is not stored.\n"
           "With --json: stored and broadcast say how far it came. -- goes before a TEXT that begins with a dash.\n"_s;
}

int SendCommand::execute(const Arguments &arguments, Console &console)
{
    const QString conversation = arguments.plain().value(0);
    const QString text = arguments.plain().mid(1).join(u' ');
    if (conversation.isEmpty() || text.trimmed().isEmpty())
        return wrongUsage(console, u"send needs a CONVERSATION and a TEXT."_s);
    const auto opened = workspace();
    if (!opened)
        return failed(console, opened.error());
    if (!opened->value(u"shop.allowWrites"_s).toBool()) {
        console.say(
            u"Answering is switched off for this workspace. Allow it with: agent-console-cli workspace set "
            u"shop.allowWrites true"_s);
        return exitcode::kRefused;
    }
    if (!LiveService::hasSocket(*opened) || !LiveService::hasBackend(*opened)) {
        console.say(
            u"Answers need the backend's address. Set it with: agent-console-cli workspace set backend.url "
            u"https://…"_s);
        return exitcode::kFailed;
    }
    const auto archive = history();
    if (!archive)
        return failed(console, archive.error());

    Outbox::Answer answer{u"answer"_s, conversation, text, {}, {}};
    if (const auto known = await((*archive)->conversation({conversation, {}, 0}))) {
        answer.shopId = known->shopId;
        answer.botId = known->botId;
    }
    FeedSession session(m_context, *opened, **archive, {true, false, true, {conversation}});
    QEventLoop loop;
    std::optional<Error> problem;
    const auto begun = session.open([&](core::feed::ShopFeed &feed) {
        QObject::connect(
            &feed, &core::feed::ShopFeed::linkChanged, &loop, [&](const core::live::Status &status) {
                problem = status.error;
                if (status.state == State::Online || status.state == State::Waiting
                    || status.state == State::Refused || status.state == State::Incompatible
                    || status.state == State::Kicked)
                    loop.quit();
            });
    });
    if (!begun)
        return exitcode::kInterrupted;
    if (const auto missing = session.service().problem()) {
        console.say(FeedSession::sentence(*missing, *opened));
        return exitCodeFor(*missing);
    }
    if (session.feed().link().state != State::Online && !session.wait(loop, kOnlinePatience))
        return exitcode::kInterrupted;

    Outbox outbox(session.service().session(), session.service().shop());
    Delivery delivery = Delivery::Failed;
    QEventLoop sending;
    if (session.feed().link().state == State::Online) {
        QObject::connect(&outbox, &Outbox::changed, &sending, [&](const QString &id) {
            delivery = outbox.deliveryOf(id);
            problem = outbox.errorOf(id);
            if (delivery != Delivery::Pending)
                sending.quit();
        });
        outbox.send(answer);
        if (outbox.deliveryOf(answer.id) == Delivery::Pending && !session.wait(sending, kSendPatience))
            return exitcode::kInterrupted;
        delivery = outbox.deliveryOf(answer.id);
    }
    const bool broadcast = delivery == Delivery::Sent || delivery == Delivery::NotStored;
    const bool stored = delivery == Delivery::Sent;
    if (m_context.json) {
        JsonLine line;
        line.add("conversationId", conversation).add("stored", stored).add("broadcast", broadcast);
        console.line(line.add("error", stored ? std::nullopt : problem).text());
    } else if (stored) {
        console.line(u"Sent and stored."_s);
    }
    console.flush();
    if (stored)
        return exitcode::kDone;
    const Error error = problem.value_or(Error{Error::Kind::Network, {}});
    console.say((broadcast ? u"Sent, but the backend did not store it. "_s : u"Not sent. "_s)
        + FeedSession::sentence(error, *opened));
    return exitCodeFor(error);
}

} // namespace app::cli

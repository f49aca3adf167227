// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/chatcommand.h"

#include "app/cli/chatprinter.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::Result;
using core::coze::ChatJob;
using core::coze::ChatOutcome;
using core::coze::ChatRequest;
using core::coze::ChatStatus;

namespace app::cli {

namespace {

constexpr auto kIdPatience = 2s; // for the id of a chat that is to be cancelled
constexpr auto kCancelPatience = 5s;

/// One chat from its request to its end, or to its cancelling at the service.
class ChatRun
{
public:
    ChatRun(CozeSession &session, ChatPrinter &printer) : m_session(session), m_printer(printer) { }

    /// Cancelled after Ctrl+C, and when nobody reads the answer any more.
    [[nodiscard]] Result<ChatOutcome> ask(const ChatRequest &request)
    {
        QEventLoop loop;
        std::optional<Result<ChatOutcome>> outcome;
        const QPointer<ChatJob> job = m_session.client().chat(request);
        const auto onlyWhile = [&loop](bool somebodyReads) {
            if (!somebodyReads)
                loop.quit();
        };
        QObject::connect(
            job, &ChatJob::began, &loop, [this](const QString &conversation, const QString &chat) {
                m_conversation = conversation;
                m_chat = chat;
                m_printer.began(conversation, chat);
            });
        QObject::connect(job, &ChatJob::rawEvent, &loop,
            [&](const core::coze::RawEvent &event) { onlyWhile(m_printer.event(event)); });
        QObject::connect(job, &ChatJob::delta, &loop,
            [&](const QString &message, const QString &text) { onlyWhile(m_printer.delta(message, text)); });
        QObject::connect(job, &ChatJob::answerCompleted, &loop,
            [&](const core::coze::Answer &answer) { onlyWhile(m_printer.answered(answer)); });
        QObject::connect(job, &ChatJob::finished, &loop, [&](const Result<ChatOutcome> &came) {
            outcome = came;
            loop.quit();
        });
        m_session.wait(loop);
        if (outcome)
            return *outcome;
        stop(job);
        return core::failure(Error::Kind::Cancelled);
    }

private:
    /// Closing the connection does not stop the bot, and the next question would find it busy.
    void stop(const QPointer<ChatJob> &job)
    {
        if (m_chat.isEmpty() && job) {
            QEventLoop loop;
            QObject::connect(job, &ChatJob::began, &loop, &QEventLoop::quit);
            QObject::connect(job, &ChatJob::finished, &loop, &QEventLoop::quit);
            CozeSession::waitAtMost(loop, kIdPatience);
        }
        delete job;
        if (m_chat.isEmpty())
            return;
        QEventLoop loop;
        core::deliver(m_session.client().cancelChat(m_conversation, m_chat), &loop,
            [&loop](const Result<core::coze::Chat> &) { loop.quit(); });
        CozeSession::waitAtMost(loop, kCancelPatience);
    }

    CozeSession &m_session;
    ChatPrinter &m_printer;
    QString m_conversation;
    QString m_chat;
};

} // namespace

QString ChatCommand::name() const
{
    return u"chat"_s;
}

QString ChatCommand::summary() const
{
    return u"Asks a Coze bot one question and shows its answer as it comes."_s;
}

QString ChatCommand::synopsis() const
{
    return u"--bot ID [--conversation ID] [--no-stream] [--events] TEXT"_s;
}

QVector<Option> ChatCommand::options() const
{
    return {{u"bot"_s, u"ID"_s, u"who is asked; bots lists them"_s},
        {u"conversation"_s, u"ID"_s, u"goes on with this one (else a new one)"_s},
        {u"user"_s, u"ID"_s, u"the customer in whose name is asked (test-1)"_s},
        {u"no-stream"_s, {}, u"asks for the whole answer, by polling"_s},
        {u"events"_s, {}, u"every event of the stream with its time"_s}};
}

QString ChatCommand::notes() const
{
    return u"TEXT - reads the question from standard input; -- goes before a TEXT that begins with a dash.\n"
           "With --json: a line for each piece of the answer, and at the end one of type done.\n"
           "Ctrl+C cancels the chat at the service too.\n"_s;
}

Result<QString> ChatCommand::question(const Arguments &arguments) const
{
    if (arguments.plain() != QStringList{u"-"_s})
        return arguments.plain().join(u' ');
    const auto read = m_context.readInput(false, m_context.cancel);
    if (!read)
        return tl::make_unexpected(read.error());
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(*read);
    if (decoder.hasError())
        return core::failure(Error::Kind::InvalidInput, u"standard input is no UTF-8 text"_s);
    if (text.endsWith(u'\n'))
        text.chop(text.endsWith("\r\n"_L1) ? 2 : 1);
    return text;
}

int ChatCommand::execute(const Arguments &arguments, Console &console)
{
    ChatRequest request;
    request.botId = arguments.value(u"bot"_s);
    if (request.botId.isEmpty())
        return wrongUsage(console, u"chat needs --bot ID; bots lists them."_s);
    if (arguments.plain().join(u' ').trimmed().isEmpty())
        return wrongUsage(console, u"chat needs a TEXT, or - for standard input."_s);
    int code = exitcode::kDone;
    const auto workspace = openWorkspace(console, code);
    if (!workspace)
        return code;
    const auto text = question(arguments);
    if (!text)
        return failed(console, text.error());
    if (text->trimmed().isEmpty())
        return wrongUsage(console, u"Nothing came on standard input."_s);
    request.text = *text;
    request.userId = arguments.has(u"user"_s) ? arguments.value(u"user"_s) : u"test-1"_s; // as in the window
    request.conversationId = arguments.value(u"conversation"_s);
    request.stream = !arguments.has(u"no-stream"_s);

    CozeSession session(m_context, *workspace);
    ChatPrinter printer(console, {m_context.json, arguments.has(u"events"_s), request.stream});
    const auto connected = session.connect();
    const Result<ChatOutcome> outcome = connected
        ? ChatRun(session, printer).ask(request)
        : Result<ChatOutcome>(tl::make_unexpected(connected.error()));
    printer.done(outcome);
    return ended(session, outcome, console);
}

int ChatCommand::ended(CozeSession &session, const Result<ChatOutcome> &outcome, Console &console) const
{
    if (!outcome && outcome.error().kind == Error::Kind::Cancelled && !m_context.cancel.isCancelled())
        return exitcode::kDone; // whoever read the answer has had enough
    if (!outcome)
        return failedAtService(console, session, outcome.error());
    switch (outcome->status) {
    case ChatStatus::Completed:
        return exitcode::kDone;
    case ChatStatus::RequiresAction: {
        QStringList tools;
        for (const core::coze::ToolCall &call : outcome->toolCalls)
            tools.append(call.name);
        console.say(u"The bot waits for the output of %1, which only a program can give it."_s.arg(
            tools.join(u", "_s)));
        return exitcode::kFailed;
    }
    case ChatStatus::Canceled:
        console.say(u"The chat was cancelled at the service."_s);
        return exitcode::kFailed;
    default:
        // The service took the question, and the turn failed.
        console.say(
            session.sentence(outcome->error.value_or(Error{Error::Kind::Remote, u"the chat failed"_s})));
        return exitcode::kFailed;
    }
}

} // namespace app::cli

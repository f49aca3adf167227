// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/turn.h"

#include "core/base/deliver.h"
#include "core/coze/json.h"
#include "core/coze/turnpoller.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::coze {

namespace {

constexpr qsizetype kMostPlain = 4 * 1024 * 1024; // bytes of an answer that is no stream
constexpr auto kFarewell = 1s; // longer than any way back and forth: a stream that ends keeps its connection

} // namespace

Turn::Turn(CozeClient &client, ApiContext &context, const CozeClient::Patience &patience, TurnStart start)
    : ChatJob(&client),
      m_client(client),
      m_context(context),
      m_patience(patience),
      m_start(std::move(start))
{
    m_outcome.conversationId = m_start.conversationId;
    m_outcome.chatId = m_start.chatId;
    m_farewell.setSingleShot(true);
    m_farewell.setInterval(kFarewell);
    connect(&m_farewell, &QTimer::timeout, this, &Turn::leaveStream);
    m_clock.start();
}

Turn::~Turn()
{
    delete m_exchange;
    delete m_helper;
}

void Turn::begin()
{
    m_counts = m_start.stream; // else its call counts itself
    if (m_counts)
        ++m_context.calls;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_finished)
                deliver(m_context.tokens.token(), this, [this](const Result<Secret> &token) { ask(token); });
        },
        Qt::QueuedConnection);
}

void Turn::refuse(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { finish(tl::make_unexpected(error)); }, Qt::QueuedConnection);
}

void Turn::cancel()
{
    if (m_finished)
        return;
    const bool runs = m_began && !isTerminal(m_outcome.status);
    const QString conversation = m_outcome.conversationId;
    const QString chat = m_outcome.chatId;
    CozeClient &client = m_client;
    delete m_exchange;
    delete m_helper;
    // Closing the connection does not stop the bot.
    if (runs)
        static_cast<void>(client.cancelChat(conversation, chat));
    finish(failure(Error::Kind::Cancelled));
}

void Turn::ask(const Result<Secret> &token)
{
    if (m_finished)
        return;
    if (!token) {
        finish(tl::make_unexpected(token.error()));
        return;
    }
    if (m_outcome.timing.tokenMs < 0)
        m_outcome.timing.tokenMs = now();
    m_token = *token;
    if (!m_start.stream) {
        auto *call = new ApiCall(m_context, m_start.request, ApiCall::Repeat::Never, this);
        m_helper = call;
        connect(call, &ApiCall::done, this, &Turn::takeAnswer);
        call->start();
        return;
    }
    net::HttpRequest request = m_start.request;
    request.headers.prepend({"Authorization", "Bearer " + m_token.reveal().toUtf8()});
    openStream(request);
}

void Turn::openStream(const net::HttpRequest &request)
{
    m_parser = net::SseParser();
    m_plain.clear();
    m_isPlain = false;
    m_sawByte = false;
    m_sawDone = false;
    m_outcome.timing.completedMs = -1;
    m_exchangeAt = now();
    m_exchange = m_context.http.stream(request);
    connect(m_exchange, &net::HttpExchange::data, this, &Turn::takeBytes);
    connect(m_exchange, &net::HttpExchange::headArrived, this, [this] {
        const net::HttpTiming &timing = m_exchange->timing();
        const auto since = [this](double ms) { return ms < 0 ? -1 : ms + m_exchangeAt; };
        m_outcome.timing.connectingMs = since(timing.connectingMs);
        m_outcome.timing.sentMs = since(timing.sentMs);
        m_outcome.timing.firstByteMs = since(timing.firstByteMs);
        m_outcome.logId = QString::fromLatin1(m_exchange->head().header("x-tt-logid"));
        m_context.tokens.noteServerDate(m_exchange->head().header("Date"));
    });
    connect(m_exchange, &net::HttpExchange::finished, this, &Turn::takeStreamEnd);
}

void Turn::takeBytes(const QByteArray &bytes)
{
    if (!m_sawByte) {
        const QByteArray trimmed = bytes.trimmed();
        m_sawByte = !trimmed.isEmpty();
        m_isPlain = trimmed.startsWith('{'); // whatever the content type says
    }
    if (!m_isPlain) {
        takeEvents(m_parser.feed(bytes));
        return;
    }
    m_plain += bytes;
    if (m_plain.size() > kMostPlain) {
        delete m_exchange;
        finish(failure(Error::Kind::Protocol, u"the answer is no event stream, and endless"_s));
    }
}

void Turn::takeEvents(const Result<std::vector<net::SseEvent>> &events)
{
    if (!events) {
        delete m_exchange;
        finish(tl::make_unexpected(events.error()));
        return;
    }
    const QPointer<Turn> alive(this);
    for (const net::SseEvent &event : *events) {
        takeEvent(event);
        if (!alive || m_finished)
            return;
    }
}

void Turn::takeEvent(const net::SseEvent &event)
{
    if (m_outcome.timing.firstEventMs < 0)
        m_outcome.timing.firstEventMs = now();
    const QPointer<Turn> alive(this);
    if (m_eventName.first != event.name) // mostly the same as the one before
        m_eventName = {event.name, QString::fromUtf8(event.name)};
    emit rawEvent({now(), m_eventName.second, event.data});
    if (alive && !m_finished)
        std::visit([this](const auto &decoded) { apply(decoded); }, decode(event));
}

void Turn::learn(const QString &conversationId, const QString &chatId)
{
    if (!conversationId.isEmpty())
        m_outcome.conversationId = conversationId; // may be another one than was asked for
    if (!chatId.isEmpty())
        m_outcome.chatId = chatId;
    if (m_outcome.chatId.isEmpty() || std::exchange(m_began, true))
        return;
    // Copies: who hears it may delete this and still read on.
    emit began(QString(m_outcome.conversationId), QString(m_outcome.chatId));
}

void Turn::apply(const ChatState &state)
{
    const Chat &chat = state.chat;
    if (isTerminal(chat.status)) {
        m_outcome.status = chat.status;
        m_outcome.toolCalls
            = chat.status == ChatStatus::RequiresAction ? chat.toolCalls : QVector<ToolCall>();
        if (chat.usage)
            m_outcome.usage = chat.usage;
        if (chat.status == ChatStatus::Failed) {
            const ServiceError error = chat.lastError.value_or(ServiceError{});
            m_outcome.error = serviceError(error.code, error.message, m_outcome.logId);
        }
    }
    learn(chat.conversationId, chat.id);
}

Answer &Turn::answer(const QString &messageId)
{
    const auto known = std::find_if(m_outcome.answers.begin(), m_outcome.answers.end(),
        [&messageId](const Answer &one) { return one.messageId == messageId; });
    if (known != m_outcome.answers.end())
        return *known;
    Answer fresh;
    fresh.messageId = messageId;
    m_outcome.answers.append(fresh);
    return m_outcome.answers.last();
}

void Turn::noteWord()
{
    chat::TurnTiming &timing = m_outcome.timing;
    const double at = now();
    if (m_lastPieceAt >= 0 && at - m_lastPieceAt > chat::TurnTiming::stallLimitMs)
        timing.stalls.append({m_lastPieceAt, at - m_lastPieceAt});
    m_lastPieceAt = at;
    ++timing.deltas;
}

void Turn::apply(const MessageDelta &delta)
{
    const Message &message = delta.message;
    if (!isAnswer(message))
        return;
    noteWord();
    Answer &growing = answer(message.id);
    growing.text += message.content;
    growing.reasoning += message.reasoning;
    if (growing.contentType.isEmpty())
        growing.contentType = message.contentType;
    const QPointer<Turn> alive(this);
    if (!message.reasoning.isEmpty())
        emit reasoning(message.id, message.reasoning);
    if (!alive || m_finished || message.content.isEmpty())
        return;
    if (m_outcome.timing.firstWordMs < 0)
        m_outcome.timing.firstWordMs = now();
    m_outcome.timing.lastWordMs = now();
    emit this->delta(message.id, message.content);
}

void Turn::apply(const MessageCompleted &completed)
{
    const Message &message = completed.message;
    const qsizetype steps = m_outcome.steps.size();
    const qsizetype followUps = m_outcome.followUps.size();
    addTo(m_outcome, message, now());
    if (m_outcome.steps.size() > steps) {
        emit stepCompleted(TraceStep(m_outcome.steps.last()));
    } else if (m_outcome.followUps.size() > followUps) {
        emit followUp(message.content);
    } else if (isAnswer(message)) {
        const auto known = std::find_if(m_outcome.answers.cbegin(), m_outcome.answers.cend(),
            [&message](const Answer &one) { return one.messageId == message.id; });
        if (known == m_outcome.answers.cend())
            return;
        if (m_outcome.timing.firstWordMs < 0 && !known->text.isEmpty())
            m_outcome.timing.firstWordMs = m_outcome.timing.lastWordMs = now();
        emit answerCompleted(Answer(*known));
    }
}

void Turn::apply(const AudioDelta &delta)
{
    emit audio(delta.messageId, delta.bytes);
}

void Turn::apply(const StreamError &error)
{
    m_streamError = serviceError(error.error.code, error.error.message, m_outcome.logId);
    m_farewell.start();
}

void Turn::apply(const StreamDone &)
{
    m_sawDone = true;
    m_outcome.timing.completedMs = now();
    m_farewell.start();
}

void Turn::apply(const UnknownEvent &)
{
    ++m_outcome.unknownEvents;
}

bool Turn::refreshesToken(const Error &error)
{
    if (m_refreshed || m_began || !m_context.mayRefresh(error) || !m_context.tokens.discard(m_token))
        return false;
    m_refreshed = true;
    m_streamError.reset();
    deliver(m_context.tokens.token(), this, [this](const Result<Secret> &token) { ask(token); });
    return true;
}

void Turn::leaveStream()
{
    if (!m_exchange)
        return;
    const net::HttpReply reply{m_exchange->head(), {}, m_exchange->timing()};
    delete m_exchange;
    takeStreamEnd(reply);
}

void Turn::takeStreamEnd(const Result<net::HttpReply> &reply)
{
    m_farewell.stop();
    const QPointer<Turn> alive(this);
    if (!m_isPlain) {
        takeEvents(m_parser.finish());
        if (!alive || m_finished)
            return;
    }
    const bool isStream = reply && reply->head.status < 300 && !m_isPlain;
    if (reply && !isStream) {
        net::HttpReply whole = *reply;
        if (m_isPlain)
            whole.body = m_plain;
        const auto answer = envelope(whole);
        const Error error = answer
            ? Error{Error::Kind::Protocol, u"the service did not stream its answer"_s, 0, m_outcome.logId}
            : answer.error();
        if (error.kind == Error::Kind::RateLimited)
            ++m_context.rateLimited;
        if (!refreshesToken(error))
            finish(tl::make_unexpected(error));
        return;
    }
    if (m_streamError && !isTerminal(m_outcome.status)) {
        if (refreshesToken(*m_streamError))
            return;
        if (!m_began || m_outcome.answers.isEmpty()) {
            finish(tl::make_unexpected(*m_streamError));
            return;
        }
        m_outcome.status = ChatStatus::Failed;
        m_outcome.error = m_streamError;
    }
    if (isTerminal(m_outcome.status)) {
        finish(m_outcome);
    } else if (m_sawDone) {
        m_outcome.status = ChatStatus::Completed;
        finish(m_outcome);
    } else if (!m_parser.strayBytes().isEmpty() && !m_began) {
        net::HttpReply whole{{200, {}}, m_parser.strayBytes(), {}};
        const auto answer = envelope(whole);
        finish(tl::make_unexpected(answer
                ? Error{Error::Kind::Protocol, u"the service did not stream its answer"_s}
                : answer.error()));
    } else if (m_began && m_start.saveHistory) {
        poll(std::nullopt, true); // nothing is posted again
    } else if (!reply) {
        finish(tl::make_unexpected(reply.error()));
    } else {
        finish(tl::make_unexpected(
            Error{Error::Kind::Protocol, u"the stream ended before the answer did"_s, 0, m_outcome.logId}));
    }
}

void Turn::takeAnswer(const Result<QJsonObject> &answer, const QString &logId)
{
    m_outcome.logId = logId;
    if (!answer) {
        finish(tl::make_unexpected(answer.error()));
        return;
    }
    const Chat chat = chatFrom((*answer)[u"data"_s].toObject());
    if (chat.id.isEmpty()) {
        finish(tl::make_unexpected(Error{Error::Kind::Protocol, u"the answer names no chat"_s, 0, logId}));
        return;
    }
    const QPointer<Turn> alive(this);
    learn(chat.conversationId, chat.id);
    if (alive && !m_finished)
        poll(chat, false);
}

void Turn::poll(const std::optional<Chat> &known, bool recovers)
{
    auto *poller = new TurnPoller(m_client, m_patience, m_outcome.conversationId, m_outcome.chatId, this);
    m_helper = poller;
    connect(poller, &TurnPoller::done, this,
        [this, recovers](const Result<ChatOutcome> &outcome) { takePolled(outcome, recovers); });
    poller->start(known);
}

void Turn::takePolled(const Result<ChatOutcome> &polled, bool recovers)
{
    if (!polled) {
        finish(tl::make_unexpected(polled.error()));
        return;
    }
    ChatOutcome outcome = *polled;
    outcome.logId = m_outcome.logId;
    outcome.timing = m_outcome.timing;
    outcome.unknownEvents = m_outcome.unknownEvents;
    outcome.wasRecovered = recovers;
    if (outcome.conversationId.isEmpty())
        outcome.conversationId = m_outcome.conversationId;
    if (outcome.steps.isEmpty())
        outcome.steps = m_outcome.steps;
    const QVector<Answer> completed = outcome.answers;
    if (outcome.status != ChatStatus::Completed)
        outcome.answers = m_outcome.answers; // no messages were read: what the stream brought is all there is
    m_outcome = outcome;
    const QPointer<Turn> alive(this);
    for (const Answer &answer : completed) {
        if (m_outcome.timing.firstWordMs < 0)
            m_outcome.timing.firstWordMs = m_outcome.timing.lastWordMs = now();
        emit answerCompleted(answer);
        if (!alive || m_finished)
            return;
    }
    finish(m_outcome);
}

void Turn::finish(Result<ChatOutcome> outcome)
{
    if (std::exchange(m_finished, true))
        return;
    m_farewell.stop();
    if (!outcome)
        outcome = tl::make_unexpected(withoutSecret(outcome.error(), m_token));
    else if (outcome->error)
        outcome->error = withoutSecret(*outcome->error, m_token);
    if (outcome && outcome->timing.completedMs < 0)
        outcome->timing.completedMs = now();
    if (m_counts)
        ++(outcome ? m_context.succeeded : m_context.failed);
    m_context.hasSucceeded = m_context.hasSucceeded || outcome.has_value();
    const QPointer<Turn> alive(this);
    emit over();
    if (alive)
        emit finished(outcome);
    if (alive)
        deleteLater();
}

} // namespace core::coze

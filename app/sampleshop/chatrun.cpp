// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/chatrun.h"

#include <QDateTime>
#include <QJsonDocument>

#include <chrono>

using namespace Qt::StringLiterals;
using core::coze::ChatStatus;
using core::coze::Message;

namespace app::sampleshop {

namespace {

constexpr int kStepsPerTurn = 16; // of the event loop, so that a hundred chats advance side by side
constexpr qint64 kMostUnsent = 256 * 1024; // bytes; a client that reads slowly slows its bot down

QByteArray stamp()
{
    return QByteArray::number(qint64(std::chrono::steady_clock::now().time_since_epoch().count())) + ' ';
}

} // namespace

ChatRun::ChatRun(ShopMemory &memory, ShopMemory::ChatPointer chat, QObject *parent)
    : QObject(parent),
      m_memory(memory),
      m_chat(std::move(chat))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ChatRun::advance);
}

void ChatRun::streamTo(HttpConnection *connection)
{
    m_stream = connection;
    connect(connection, &HttpConnection::drained, this, [this] {
        if (!m_timer.isActive() && !m_isOver)
            m_timer.start(0);
    });
    connect(connection, &HttpConnection::closed, this, [this] {
        m_stream = nullptr;
        if (!m_chat->isSaved)
            cancel();
        else if (!m_timer.isActive() && !m_isOver)
            m_timer.start(0); // it may have waited for this client to read
    });
}

void ChatRun::start(const QVector<Step> &steps, double pace)
{
    m_chat->value.status = ChatStatus::Created;
    sendState("conversation.chat.created");
    play(steps, pace);
}

void ChatRun::resume(const QVector<Step> &steps, double pace)
{
    m_chat->value.toolCalls.clear();
    m_chat->value.completedAtMs.reset();
    m_outputTokens = m_chat->value.usage.value_or(core::coze::Usage{}).output;
    play(steps, pace);
}

void ChatRun::play(const QVector<Step> &steps, double pace)
{
    m_steps = steps;
    m_pace = pace;
    m_chat->value.status = ChatStatus::InProgress;
    sendState("conversation.chat.in_progress");
    flush();
    m_timer.start(0);
}

void ChatRun::cancel()
{
    if (m_isOver)
        return;
    finish(ChatStatus::Canceled, "conversation.chat.canceled");
}

void ChatRun::advance()
{
    if (m_isOver || (m_stream && m_stream->unsent() > kMostUnsent))
        return; // drained() goes on
    for (int taken = 0; taken < kStepsPerTurn; ++taken) {
        if (m_at >= m_steps.size()) {
            complete();
            return;
        }
        const Step &step = m_steps.at(m_at);
        const auto pause = std::chrono::milliseconds(qRound64(double(step.pause.count()) * m_pace));
        if (pause.count() > 0 && !std::exchange(m_hasPaused, true)) {
            flush();
            m_timer.start(pause);
            return;
        }
        const Went went = std::visit([this](const auto &action) { return take(action); }, step.action);
        if (went == Went::Over)
            return;
        if (went == Went::On) {
            ++m_at;
            m_hasPaused = false;
            continue;
        }
        const Burst *burst = std::get_if<Burst>(&step.action);
        const auto every = qRound64(double(burst->every.count()) * m_pace);
        if (every > 0) {
            flush();
            m_timer.start(std::chrono::milliseconds(every));
            return;
        }
    }
    flush();
    m_timer.start(0);
}

Message ChatRun::newMessage(const QString &type) const
{
    Message message;
    message.id = m_memory.newId();
    message.conversationId = m_chat->value.conversationId;
    message.chatId = m_chat->value.id;
    message.botId = m_chat->value.botId;
    message.sectionId = m_chat->value.sectionId;
    message.role = u"assistant"_s;
    message.typeWord = type;
    message.contentType = u"text"_s;
    message.createdAtMs = message.updatedAtMs = QDateTime::currentMSecsSinceEpoch();
    return message;
}

void ChatRun::beginAnswer()
{
    if (m_answer)
        return;
    m_answer = newMessage(u"answer"_s);
    m_frames = DeltaFrames(*m_answer);
}

void ChatRun::endAnswer()
{
    if (!m_answer)
        return;
    m_outputTokens += tokensIn(m_answer->content) + tokensIn(m_answer->reasoning);
    add(*std::exchange(m_answer, std::nullopt));
}

void ChatRun::add(const Message &message)
{
    m_chat->messages.append(message);
    if (m_chat->isSaved) {
        if (const auto conversation = m_memory.conversation(message.conversationId, m_chat->session))
            m_memory.addMessage(*conversation, message);
    }
    if (m_stream)
        send(sseFrame("conversation.message.completed", toJson(message)));
}

ChatRun::Went ChatRun::take(const Say &say)
{
    beginAnswer();
    const QByteArray utf8 = m_stream ? say.text.toUtf8() : QByteArray();
    if (say.isReasoning) {
        m_answer->reasoning += say.text;
        send(m_frames.reasoning(utf8));
    } else {
        m_answer->content += say.text;
        send(m_frames.text(utf8));
    }
    return Went::On;
}

ChatRun::Went ChatRun::take(const EndAnswer &)
{
    endAnswer();
    return Went::On;
}

ChatRun::Went ChatRun::take(const Tell &tell)
{
    if (tell.type == "follow_up"_L1)
        tellAnswersAreOver();
    Message message = newMessage(tell.type);
    message.content = tell.content;
    if (tell.type == "function_call"_L1)
        m_outputTokens += tokensIn(tell.content);
    add(message);
    return Went::On;
}

ChatRun::Went ChatRun::take(const Burst &burst)
{
    if (m_burst >= burst.deltas) {
        m_burst = 0;
        return Went::On;
    }
    beginAnswer();
    const QByteArray piece = burst.isStamped
        ? stamp()
        : QByteArray(std::max(burst.length - 1, 0), char('a' + m_burst % 26)) + ' ';
    ++m_burst;
    m_answer->content += QLatin1StringView(piece);
    send(m_frames.text(piece));
    return Went::Again;
}

ChatRun::Went ChatRun::take(const AskForTools &ask)
{
    endAnswer();
    m_chat->value.toolCalls = ask.calls;
    for (const core::coze::ToolCall &call : ask.calls)
        m_outputTokens += tokensIn(call.arguments);
    finish(ChatStatus::RequiresAction, "conversation.chat.requires_action");
    return Went::Over;
}

ChatRun::Went ChatRun::take(const Fail &fail)
{
    m_chat->value.lastError = fail.error;
    if (fail.isErrorEvent) {
        send(sseFrame("error", QJsonObject{{u"code"_s, fail.error.code}, {u"msg"_s, fail.error.message}}));
        finish(ChatStatus::Failed, {});
    } else {
        finish(ChatStatus::Failed, "conversation.chat.failed");
    }
    return Went::Over;
}

ChatRun::Went ChatRun::take(const CutConnection &)
{
    flush();
    if (m_stream) {
        disconnect(m_stream, nullptr, this, nullptr);
        m_stream->cutStream();
        m_stream = nullptr;
    }
    return Went::On;
}

void ChatRun::tellAnswersAreOver()
{
    endAnswer();
    if (std::exchange(m_toldFinish, true))
        return;
    Message verbose = newMessage(u"verbose"_s);
    verbose.content = uR"({"msg_type":"generate_answer_finish","data":"{\"finish_reason\":0}",)"
                      uR"("from_module":null,"from_unit":null})"_s;
    add(verbose);
}

void ChatRun::complete()
{
    tellAnswersAreOver();
    finish(ChatStatus::Completed, "conversation.chat.completed");
}

void ChatRun::finish(ChatStatus status, const QByteArray &lastEvent)
{
    if (std::exchange(m_isOver, true))
        return;
    m_timer.stop();
    core::coze::Chat &chat = m_chat->value;
    chat.status = status;
    chat.completedAtMs = QDateTime::currentMSecsSinceEpoch();
    const qint64 partly = m_answer ? tokensIn(m_answer->content) + tokensIn(m_answer->reasoning) : 0;
    const qint64 output = m_outputTokens + partly;
    chat.usage = core::coze::Usage{m_chat->inputTokens, output, m_chat->inputTokens + output};
    if (const auto conversation = m_memory.conversation(chat.conversationId, m_chat->session);
        conversation && conversation->runningChat == chat.id)
        conversation->runningChat.clear();
    if (!lastEvent.isEmpty()) {
        sendState(lastEvent);
        send(sseFrame("done", QByteArray("\"[DONE]\"")));
    }
    emit ended(); // before the client can know it, so that the numbers it looks at then are right
    flush();
    if (m_stream)
        m_stream->endStream();
    deleteLater();
}

void ChatRun::sendState(const QByteArray &event)
{
    if (m_stream)
        send(sseFrame(event, toJson(m_chat->value, m_chat->metaData)));
}

void ChatRun::send(const QByteArray &frame)
{
    if (m_stream)
        m_out += frame;
}

void ChatRun::flush()
{
    if (m_stream && !m_out.isEmpty())
        m_stream->send(m_out);
    m_out.clear();
}

} // namespace app::sampleshop

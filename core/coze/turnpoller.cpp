// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/turnpoller.h"

#include "core/base/deliver.h"
#include "core/coze/apierror.h"
#include "core/coze/json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

/// By their times, which count seconds; the list's own order is promised nowhere, but all there is otherwise.
QVector<Message> inOrder(QVector<Message> messages)
{
    const bool timed = std::all_of(messages.cbegin(), messages.cend(),
        [](const Message &message) { return message.createdAtMs.has_value(); });
    if (timed) {
        std::stable_sort(messages.begin(), messages.end(),
            [](const Message &a, const Message &b) { return *a.createdAtMs < *b.createdAtMs; });
    }
    return messages;
}

} // namespace

ChatOutcome outcomeOf(const Chat &chat)
{
    ChatOutcome outcome;
    outcome.status = chat.status;
    outcome.conversationId = chat.conversationId;
    outcome.chatId = chat.id;
    outcome.toolCalls = chat.status == ChatStatus::RequiresAction ? chat.toolCalls : QVector<ToolCall>();
    outcome.usage = chat.usage;
    if (chat.status == ChatStatus::Failed && chat.lastError)
        outcome.error = serviceError(chat.lastError->code, chat.lastError->message, {});
    return outcome;
}

bool isAnswer(const Message &message)
{
    return message.type == MessageType::Answer
        || (message.type == MessageType::Unknown && message.typeWord.isEmpty()
            && message.role == "assistant"_L1);
}

void addTo(ChatOutcome &outcome, const Message &message, double atMs)
{
    switch (message.type) {
    case MessageType::FollowUp:
        outcome.followUps.append(message.content);
        return;
    case MessageType::FunctionCall:
    case MessageType::ToolOutput:
    case MessageType::Knowledge:
        outcome.steps.append({message.type, message.id,
            message.type == MessageType::FunctionCall ? toolNameIn(message.content) : QString(),
            message.content, atMs});
        return;
    case MessageType::Verbose:
    case MessageType::Question:
        return;
    case MessageType::Unknown:
    case MessageType::Answer:
        if (!isAnswer(message))
            return;
        break;
    }
    const auto known = std::find_if(outcome.answers.begin(), outcome.answers.end(),
        [&message](const Answer &answer) { return answer.messageId == message.id; });
    Answer whole{message.id, message.content, message.contentType, message.reasoning, true};
    if (known == outcome.answers.end()) {
        outcome.answers.append(whole);
        return;
    }
    if (whole.reasoning.isEmpty())
        whole.reasoning = known->reasoning;
    *known = whole;
}

TurnPoller::TurnPoller(CozeClient &client, const CozeClient::Patience &patience, QString conversationId,
    QString chatId, QObject *parent)
    : QObject(parent),
      m_client(client),
      m_patience(patience),
      m_conversation(std::move(conversationId)),
      m_chat(std::move(chatId))
{
    m_next.setSingleShot(true);
    m_next.setTimerType(Qt::PreciseTimer); // a coarse one may be early, and the service counts
    m_deadline.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &TurnPoller::ask);
    connect(&m_deadline, &QTimer::timeout, this, &TurnPoller::giveUp);
}

TurnPoller::~TurnPoller()
{
    m_asked.cancel();
    m_reading.cancel();
}

void TurnPoller::start(const std::optional<Chat> &known)
{
    m_deadline.start(m_patience.turn);
    if (known && isTerminal(known->status))
        take(*known);
    else
        m_next.start(m_patience.firstPoll);
}

void TurnPoller::ask()
{
    m_asked = m_client.retrieve(m_conversation, m_chat);
    // What was answered before patience ended and is heard behind it says nothing any more.
    deliver(m_asked, this, [this, late = m_givenUp](const Result<Chat> &chat) {
        if (late == m_givenUp)
            take(chat);
    });
}

void TurnPoller::take(const Result<Chat> &chat)
{
    if (!chat) {
        finish(tl::make_unexpected(chat.error()));
    } else if (!isTerminal(chat->status)) {
        if (m_givenUp)
            finish(failure(Error::Kind::Timeout, u"the chat did not end in time"_s));
        else
            m_next.start(m_patience.poll);
    } else if (chat->status == ChatStatus::Completed) {
        readMessages(*chat);
    } else {
        finish(outcomeOf(*chat)); // a failed chat has no messages to read
    }
}

void TurnPoller::giveUp()
{
    m_givenUp = true;
    m_next.stop();
    m_asked.cancel();
    m_asked = m_client.cancelChat(m_conversation, m_chat);
    deliver(m_asked, this, [this](const Result<Chat> &chat) {
        if (!chat && chat.error().code == 4104)
            ask();
        else
            finish(failure(Error::Kind::Timeout, u"the chat did not end in time and was cancelled"_s));
    });
}

void TurnPoller::readMessages(const Chat &chat)
{
    m_deadline.stop();
    m_reading = m_client.chatMessages(m_conversation, m_chat);
    deliver(m_reading, this, [this, chat](const Result<QVector<Message>> &messages) {
        if (!messages) {
            finish(tl::make_unexpected(messages.error()));
            return;
        }
        ChatOutcome outcome = outcomeOf(chat);
        for (const Message &message : inOrder(*messages))
            addTo(outcome, message, 0);
        finish(outcome);
    });
}

void TurnPoller::finish(const Result<ChatOutcome> &outcome)
{
    m_next.stop();
    m_deadline.stop();
    deleteLater();
    emit done(outcome);
}

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/chat/turntiming.h"
#include "core/coze/values.h"

namespace core::coze {

/// One answer of a turn; a bot may give several.
struct Answer
{
    QString messageId;
    QString text;
    QString contentType;
    QString reasoning;
    bool isComplete = false; // the completed message came

    bool operator==(const Answer &) const = default;
};

/// A step between question and answer that a person may unfold: tool call, tool output, knowledge.
struct TraceStep
{
    MessageType type = MessageType::Unknown;
    QString messageId;
    QString title; // name of the tool; may be empty
    QString content; // JSON or text
    double atMs = 0; // since the question was sent

    bool operator==(const TraceStep &) const = default;
};

/// How a turn ended, and everything it brought.
struct ChatOutcome
{
    ChatStatus status = ChatStatus::Unknown; // Completed, Failed, RequiresAction, Canceled
    QString conversationId;
    QString chatId;
    QVector<Answer> answers;
    QStringList followUps;
    QVector<TraceStep> steps;
    QVector<ToolCall> toolCalls; // RequiresAction: answer every one
    std::optional<Usage> usage;
    std::optional<Error> error; // why it failed, by the service's words
    QString logId;
    chat::TurnTiming timing;
    int unknownEvents = 0;
    bool wasRecovered = false; // the stream broke, and the answer was fetched by polling

    /// The answers that a customer would see, joined by blank lines.
    [[nodiscard]] QString text() const;

    bool operator==(const ChatOutcome &) const = default;
};

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/chatrequest.h"
#include "core/coze/values.h"

#include <QMap>

#include <chrono>
#include <functional>
#include <variant>

namespace app::sampleshop {

using std::chrono::milliseconds;

// What a bot does with a question, step by step. Plain values: a bot is a function from a question to a
// script, and ChatRun plays it.

/// A piece of the answer, or of the thinking before it.
struct Say
{
    QString text;
    bool isReasoning = false;
};
/// The answer is whole; what is said after it belongs to another one.
struct EndAnswer
{
};
/// A message of another kind: knowledge, function_call, tool_response, follow_up.
struct Tell
{
    QString type;
    QString content;
};
/// Many pieces, for measurements.
struct Burst
{
    int deltas = 0;
    int length = 6; // characters of each
    milliseconds every{0}; // 0: as fast as the client reads
    /// Each piece is the shop's steady clock in ns when it was written, and a blank.
    bool isStamped = false;
};
/// The turn stops and waits for what the client's tools say.
struct AskForTools
{
    QVector<core::coze::ToolCall> calls;
};
/// The turn ends as failed.
struct Fail
{
    core::coze::ServiceError error;
    bool isErrorEvent = false; // `error` in the stream instead of `conversation.chat.failed`
};
/// The connection breaks, the turn goes on: a client finds its answer by polling.
struct CutConnection
{
};

using Action = std::variant<Say, EndAnswer, Tell, Burst, AskForTools, Fail, CutConnection>;

struct Step
{
    milliseconds pause{0}; // before it
    Action action;
};

/// How a turn goes on when the tools have answered.
using AfterTools = std::function<QVector<Step>(const QVector<core::coze::ToolOutput> &)>;

/// Instead of a turn.
struct Refusal
{
    core::coze::ServiceError error; // code 0: an HTML page with `status`
    int status = 200;
};

struct Script
{
    QVector<Step> steps; // after the last one the turn is completed
    AfterTools afterTools;
    std::optional<Refusal> refusal;
};

/// What a person asked.
struct Question
{
    QString text;
    QStringList files = {}; // names of what was uploaded with it
    QMap<QString, QString> variables = {}; // custom ones
};

/// A text as a model would let it come: word by word, two characters at a time in scripts without blanks.
/// Never cut inside a character that a person sees.
[[nodiscard]] QStringList piecesOf(const QString &text);
/// How many tokens a text roughly is: one for each character of scripts without blanks, one for every four
/// letters of a word elsewhere.
[[nodiscard]] qint64 tokensIn(const QString &text);

} // namespace app::sampleshop

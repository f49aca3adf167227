// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/coze/values.h"
#include "core/net/sseparser.h"

#include <variant>

namespace core::coze {

// One event of a chat stream, decoded (coze-api 3.2). Names are compared without case.

struct ChatState
{
    Chat chat; // created, in_progress, completed, failed, requires_action, canceled
};
struct MessageDelta
{
    Message message; // `content` and `reasoning` are fragments
};
struct MessageCompleted
{
    Message message; // replaces what its deltas built
};
struct AudioDelta
{
    QString messageId;
    QByteArray bytes; // decoded
};
struct StreamError
{
    ServiceError error; // code 0 and the raw text when it is no object
};
struct StreamDone
{
};
/// Kept and counted, never fatal: an unknown name, or data that is no JSON where JSON belongs.
struct UnknownEvent
{
    QString name;
    QByteArray data;
    bool isMalformed = false;
};

using ChatEvent = std::variant<ChatState, MessageDelta, MessageCompleted, AudioDelta, StreamError, StreamDone,
    UnknownEvent>;

[[nodiscard]] ChatEvent decode(const net::SseEvent &event);

} // namespace core::coze

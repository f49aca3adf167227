// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/chatevent.h"
#include "core/coze/chatoutcome.h"
#include "core/coze/chatrequest.h"

#include <QObject>

namespace core::coze {

/// What the Events pane shows: a frame as it came, with its time.
struct RawEvent
{
    double atMs = 0; // since start()
    QString name;
    QByteArray data; // UTF-8, as it came
};

/// One turn with a bot: by stream, or by polling.
///
/// finished() comes exactly once, then the job deletes itself; hold it in a QPointer. Deleting it aborts in
/// silence. Cancelling tells the service too (chat/cancel), since closing the connection does not stop the
/// bot. A stream that breaks after its chat began is recovered by polling when history is saved; nothing is
/// ever posted twice. Errors: what HttpExchange knows, Unauthorized, Forbidden, RateLimited, Remote,
/// Protocol, InvalidInput (the request), Busy (4016: a chat runs in this conversation), Cancelled. A turn
/// that the service itself ended as failed is an outcome with `error`, not an Error. GUI thread.
class ChatJob : public QObject
{
    Q_OBJECT
public:
    virtual void cancel() = 0; // finished() follows at once with Cancelled; no signal comes after it

signals:
    void began(const QString &conversationId, const QString &chatId);
    void rawEvent(const core::coze::RawEvent &event);
    void delta(const QString &messageId, const QString &text); // of an answer; append
    void reasoning(const QString &messageId, const QString &text); // append
    void answerCompleted(const core::coze::Answer &answer); // replaces what the deltas built
    void stepCompleted(const core::coze::TraceStep &step);
    void followUp(const QString &question);
    void audio(const QString &messageId, const QByteArray &bytes);
    void finished(const core::Result<core::coze::ChatOutcome> &outcome);

protected:
    using QObject::QObject;
};

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/chatjob.h"
#include "core/coze/cozeclient.h"

#include <QTimer>

namespace core::coze {

/// Follows a chat that runs at the service until it ends, then reads its messages.
///
/// done() exactly once, then it deletes itself; deleting it stops asking. A chat that outlasts the patience
/// is cancelled at the service; when that says "not cancellable" (4104) it has just ended, and is read once
/// more.
class TurnPoller final : public QObject
{
    Q_OBJECT
public:
    TurnPoller(CozeClient &client, const CozeClient::Patience &patience, QString conversationId,
        QString chatId, QObject *parent);
    ~TurnPoller() override;
    /// `known`: what the service said of it when it began.
    void start(const std::optional<Chat> &known);

signals:
    void done(const core::Result<core::coze::ChatOutcome> &outcome);

private:
    void ask();
    void take(const Result<Chat> &chat);
    void giveUp();
    void readMessages(const Chat &chat);
    void finish(const Result<ChatOutcome> &outcome);

    CozeClient &m_client;
    const CozeClient::Patience m_patience;
    const QString m_conversation;
    const QString m_chat;
    QTimer m_next, m_deadline;
    QFuture<Result<Chat>> m_asked;
    QFuture<Result<QVector<Message>>> m_reading;
    bool m_givenUp = false;
};

/// Outcome of a chat that has ended, without its messages.
[[nodiscard]] ChatOutcome outcomeOf(const Chat &chat);
/// Whether a customer would read it. Messages without a type go by their role; a type that is not known may
/// be anything and is not shown.
[[nodiscard]] bool isAnswer(const Message &message);
/// Adds what a message of a finished turn is: answer, follow-up, step, or nothing to show.
void addTo(ChatOutcome &outcome, const Message &message, double atMs);

} // namespace core::coze

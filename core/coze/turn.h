// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/apicall.h"
#include "core/coze/chatjob.h"
#include "core/coze/cozeclient.h"
#include "core/net/sseparser.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace core::coze {

/// What a turn begins with.
struct TurnStart
{
    net::HttpRequest request; // without Authorization
    bool stream = true;
    bool saveHistory = true;
    QString conversationId; // as asked for; may be empty
    QString chatId; // when it continues one
};

/// A turn as the client runs it: by stream, with polling as the way to recover, or by polling from the start.
class Turn final : public ChatJob
{
    Q_OBJECT
public:
    Turn(CozeClient &client, ApiContext &context, const CozeClient::Patience &patience, TurnStart start);
    ~Turn() override;

    void begin(); // with the next turn of the event loop
    void refuse(const Error &error); // the same, without asking anybody
    void cancel() override;

signals:
    void over(); // before finished(), also on cancel

private:
    void ask(const Result<Secret> &token);
    void openStream(const net::HttpRequest &request);
    void takeBytes(const QByteArray &bytes);
    void takeEvents(const Result<std::vector<net::SseEvent>> &events);
    void takeEvent(const net::SseEvent &event);
    void apply(const ChatState &state);
    void apply(const MessageDelta &delta);
    void apply(const MessageCompleted &completed);
    void apply(const AudioDelta &audio);
    void apply(const StreamError &error);
    void apply(const StreamDone &done);
    void apply(const UnknownEvent &event);
    void takeStreamEnd(const Result<net::HttpReply> &reply);
    void leaveStream();
    void takeAnswer(
        const Result<QJsonObject> &answer, const QString &logId); // of a turn that is not streamed
    bool refreshesToken(const Error &error);
    void poll(const std::optional<Chat> &known, bool recovers);
    void takePolled(const Result<ChatOutcome> &outcome, bool recovers);
    void learn(const QString &conversationId, const QString &chatId);
    void noteWord();
    [[nodiscard]] Answer &answer(const QString &messageId);
    [[nodiscard]] double now() const { return double(m_clock.nsecsElapsed()) / 1e6; }
    void finish(Result<ChatOutcome> outcome);

    CozeClient &m_client;
    ApiContext &m_context;
    const CozeClient::Patience m_patience;
    TurnStart m_start;
    Secret m_token;
    QPointer<net::HttpExchange> m_exchange;
    QPointer<QObject> m_helper; // the call or poller that runs
    net::SseParser m_parser;
    std::pair<QByteArray, QString> m_eventName; // the last one, and in words
    QByteArray m_plain; // an answer that is no stream
    ChatOutcome m_outcome;
    QElapsedTimer m_clock;
    QTimer m_farewell; // what the other side has to close its stream, once it said the last word
    double m_exchangeAt = 0;
    double m_lastPieceAt = -1;
    bool m_counts = false; // in the statistics
    bool m_isPlain = false;
    bool m_sawByte = false;
    bool m_sawDone = false;
    bool m_began = false;
    bool m_refreshed = false;
    bool m_finished = false;
    std::optional<Error> m_streamError;
};

} // namespace core::coze

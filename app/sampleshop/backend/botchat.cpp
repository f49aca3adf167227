// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/botchat.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr int kMostPieces = 10'000;
constexpr int kUpstreamEndsMs = 8; // after "completed"; the backend stores once more then

QByteArray dataLine(const QJsonObject &event)
{
    return "data: " + QJsonDocument(event).toJson(QJsonDocument::Compact) + "\n\n";
}

QString stampedPiece(const Burst &burst)
{
    return QString(std::max(burst.length - 1, 1), u'x') + u' ';
}

} // namespace

/// A streamed answer while it runs.
struct BotChat::Stream
{
    RestCall call;
    ConversationRow conversation;
    Speech speech;
    QPointer<HttpConnection> connection; // a visitor who left does not end it
    qsizetype at = 0;

    void send(const QJsonObject &event) const
    {
        if (connection)
            connection->send(dataLine(event));
    }
};

const QStringList &cannedApologies()
{
    static const QStringList texts{u"Sorry, the assistant is not available at the moment."_s,
        u"Sorry, something went wrong while I was looking for an answer."_s,
        u"Sorry, this took too long. Please ask me again."_s,
        u"Sorry, I have no answer to that right now."_s};
    return texts;
}

QString BotChat::Speech::text() const
{
    QString whole;
    for (const auto &[pause, piece] : pieces)
        whole += piece;
    return whole;
}

int BotChat::Speech::pauses() const
{
    int sum = 0;
    for (const auto &[pause, piece] : pieces)
        sum += pause;
    return sum;
}

BotChat::BotChat(MessageDesk &desk, QObject *parent) : QObject(parent), m_desk(desk) { }

void BotChat::begin(const RestCall &call, std::function<void(const Begun &)> then)
{
    ConversationRow wanted{newConversationId(), call.text(u"shopId"_s), call.text(u"botId"_s),
        leadingNumber(call.body[u"userId"_s].isDouble() ? QString::number(call.body[u"userId"_s].toInteger())
                                                        : call.text(u"userId"_s)),
        call.nowMs};
    const auto work = [wanted, id = call.text(u"conversationId"_s), question = call.text(u"message"_s)](
                          Sqlite &database) -> Begun {
        Begun begun;
        if (id.isEmpty()) {
            auto found = conversationOf(database, wanted);
            if (!found)
                return {{}, found.error()};
            begun.conversation = *found;
        } else {
            auto found = findConversation(database, id);
            if (!found)
                return {{}, found.error()};
            begun.conversation = *found;
        }
        if (!begun.conversation)
            return begun;
        const ConversationRow &conversation = *begun.conversation;
        const auto written = insertMessage(database,
            {conversation.conversationId, question, u"user"_s, conversation.shopId,
                wanted.botId.isEmpty() ? conversation.botId : wanted.botId, conversation.inboxUserId,
                wanted.atMs});
        if (!written)
            begun.error = written.error();
        return begun;
    };
    m_desk.database().post(work, std::move(then));
}

BotChat::Speech BotChat::speechFor(const RestCall &call, const ConversationRow &conversation) const
{
    const QString botId = call.text(u"botId"_s).isEmpty() ? conversation.botId : call.text(u"botId"_s);
    BotKind kind = BotKind::Assistant;
    for (const BotCard &card : m_bots) {
        if (card.id == botId)
            kind = card.kind;
    }
    const Script script = scriptOf(kind, {call.text(u"message"_s)});
    Speech speech;
    if (script.refusal)
        speech.end = Speech::End::Failed;
    for (const Step &step : script.steps) {
        const int pause = int(double(step.pause.count()) * m_pace);
        if (const auto *say = std::get_if<Say>(&step.action)) {
            if (!say->isReasoning)
                speech.pieces.append({pause, say->text});
        } else if (const auto *burst = std::get_if<Burst>(&step.action)) {
            for (int i = 0; i < std::min(burst->deltas, kMostPieces); ++i)
                speech.pieces.append({int(double(burst->every.count()) * m_pace), stampedPiece(*burst)});
        } else if (std::holds_alternative<Fail>(step.action)) {
            speech.end = Speech::End::Failed;
            break;
        } else if (std::holds_alternative<CutConnection>(step.action)) {
            speech.end = Speech::End::Cut;
            break;
        }
    }
    return speech;
}

MessageRow BotChat::answerRow(const ConversationRow &conversation, const QString &text)
{
    return {conversation.conversationId, text, u"bot"_s, conversation.shopId, conversation.botId,
        conversation.inboxUserId};
}

void BotChat::ask(const RestCall &call, Answer answer)
{
    begin(call, [this, call, answer = std::move(answer)](const Begun &begun) {
        if (begun.error || !begun.conversation) {
            answer(begun.error ? databaseRefusal(call, *begun.error)
                               : Reply{404, QJsonObject{{u"error"_s, u"Conversation not found"_s}}, false});
            return;
        }
        const ConversationRow conversation = *begun.conversation;
        const Speech speech = speechFor(call, conversation);
        // A failure is told as an answer.
        const bool isGood = speech.end == Speech::End::Completed && !speech.pieces.isEmpty();
        const QString text
            = isGood ? speech.text() : cannedApologies()[call.nowMs % cannedApologies().size()];
        QTimer::singleShot(isGood ? speech.pauses() : 0, this, [this, call, conversation, text, answer] {
            m_desk.storeAndTell(answerRow(conversation, text), Speaker::bot(),
                [call, conversation, text, answer](const core::Result<core::Done> &written) {
                    answer(written ? Reply::of(QJsonObject{
                               {u"conversationId"_s, conversation.conversationId}, {u"response"_s, text}})
                                   : databaseRefusal(call, written.error()));
                });
        });
    });
}

void BotChat::stream(const RestCall &call, HttpConnection *connection, Answer answer)
{
    begin(call,
        [this, call, answer = std::move(answer), connection = QPointer(connection)](const Begun &begun) {
            if (begun.error) {
                answer(databaseRefusal(call, *begun.error));
                return;
            }
            if (connection)
                connection->beginStream("text/event-stream", "Cache-Control: no-cache\r\n");
            if (!begun.conversation) {
                if (connection) {
                    connection->send(
                        dataLine({{u"event"_s, u"error"_s}, {u"error"_s, u"Conversation not found"_s}}));
                    connection->endStream();
                }
                return;
            }
            auto stream = std::make_shared<Stream>(Stream{call, *begun.conversation, {}, connection});
            stream->speech = speechFor(call, stream->conversation);
            stream->send(
                {{u"event"_s, u"started"_s}, {u"conversationId"_s, stream->conversation.conversationId}});
            play(stream);
        });
}

void BotChat::play(const std::shared_ptr<Stream> &stream)
{
    while (stream->at < stream->speech.pieces.size()) {
        const auto &[pause, piece] = stream->speech.pieces[stream->at];
        const auto say = [stream, text = piece] {
            stream->send({{u"event"_s, u"message"_s}, {u"content"_s, text}});
            ++stream->at;
        };
        if (pause > 0) {
            QTimer::singleShot(pause, this, [this, stream, say] {
                say();
                play(stream);
            });
            return;
        }
        say();
    }
    switch (stream->speech.end) {
    case Speech::End::Completed:
        complete(stream);
        break;
    case Speech::End::Cut:
        if (stream->connection)
            stream->connection->cutStream();
        break;
    case Speech::End::Failed:
        if (stream->call.hasOddities || !stream->connection)
            break; // nothing more is sent, and the connection stays open
        stream->send({{u"event"_s, u"error"_s}, {u"error"_s, u"the bot could not answer"_s}});
        stream->connection->endStream();
        break;
    }
}

void BotChat::complete(const std::shared_ptr<Stream> &stream)
{
    const MessageRow row = answerRow(stream->conversation, stream->speech.text());
    const qint64 output = tokensIn(row.content);
    const qint64 input = tokensIn(stream->call.text(u"message"_s));
    stream->send({{u"event"_s, u"completed"_s}, {u"conversationId"_s, row.conversationId},
        {u"usage"_s,
            QJsonObject{{u"token_count"_s, input + output}, {u"output_count"_s, output},
                {u"input_count"_s, input}}}});
    m_desk.storeAndTell(row, Speaker::bot());
    QTimer::singleShot(kUpstreamEndsMs, this, [this, stream, row] {
        if (stream->call.hasOddities)
            m_desk.storeAndTell(row, Speaker::bot());
        if (!stream->connection)
            return;
        stream->connection->send("data: [DONE]\n\n");
        stream->connection->endStream();
    });
}

} // namespace app::sampleshop::backend

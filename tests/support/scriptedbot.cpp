// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedbot.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace tests {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray good(const QJsonValue &data)
{
    return compact({{u"code"_s, 0}, {u"msg"_s, QString()}, {u"data"_s, data}});
}

} // namespace

QJsonObject ScriptedBot::Stream::chat(const QString &status) const
{
    return {{u"id"_s, m_chatId}, {u"conversation_id"_s, m_conversationId}, {u"bot_id"_s, u"echo"_s},
        {u"status"_s, status}};
}

void ScriptedBot::Stream::event(const QByteArray &name, const QJsonObject &data) const
{
    m_client.chunk("event:" + name + "\ndata:" + compact(data) + "\n\n");
}

void ScriptedBot::Stream::created() const
{
    event("conversation.chat.created", chat(u"created"_s));
    event("conversation.chat.in_progress", chat(u"in_progress"_s));
}

QJsonObject ScriptedBot::Stream::piece(
    const QString &type, const QString &content, const QString &messageId) const
{
    return {{u"id"_s, messageId}, {u"conversation_id"_s, m_conversationId}, {u"chat_id"_s, m_chatId},
        {u"role"_s, u"assistant"_s}, {u"type"_s, type}, {u"content"_s, content},
        {u"content_type"_s, u"text"_s}};
}

void ScriptedBot::Stream::delta(const QString &text) const
{
    event("conversation.message.delta", piece(u"answer"_s, text, m_chatId + u"-answer"_s));
}

void ScriptedBot::Stream::answer(const QString &text) const
{
    message(u"answer"_s, text, m_chatId + u"-answer"_s);
}

void ScriptedBot::Stream::message(const QString &type, const QString &content, const QString &messageId) const
{
    event("conversation.message.completed", piece(type, content, messageId));
}

void ScriptedBot::Stream::completed() const
{
    QJsonObject end = chat(u"completed"_s);
    end.insert(
        u"usage"_s, QJsonObject{{u"token_count"_s, 42}, {u"output_count"_s, 30}, {u"input_count"_s, 12}});
    event("conversation.chat.completed", end);
}

void ScriptedBot::Stream::failed(int code, const QString &words) const
{
    QJsonObject end = chat(u"failed"_s);
    end.insert(u"last_error"_s, QJsonObject{{u"code"_s, code}, {u"msg"_s, words}});
    event("conversation.chat.failed", end);
}

void ScriptedBot::Stream::done() const
{
    m_client.chunk("event:done\ndata:\"[DONE]\"\n\n");
    m_client.endChunks();
}

ScriptedBot::ScriptedBot(const QString &token)
    : m_token(token),
      m_server([this](const ScriptedServer::Client &client, const SentRequest &request) {
          handle(client, request);
      })
{ }

core::coze::Credential ScriptedBot::credential() const
{
    return {*core::coze::Region::custom(m_server.url()), core::coze::PersonalToken{core::Secret(m_token)}};
}

QList<SentRequest> ScriptedBot::requestsTo(const QByteArray &path) const
{
    QList<SentRequest> found;
    for (const SentRequest &request : m_server.requests) {
        if (request.path() == path)
            found.append(request);
    }
    return found;
}

void ScriptedBot::echo(const Stream &stream, const QString &question)
{
    stream.created();
    const qsizetype third = question.size() / 3;
    for (const QString &part :
        {question.first(third), question.sliced(third, third), question.sliced(2 * third)})
        stream.delta(part);
    stream.answer(question);
    stream.completed();
    stream.done();
}

void ScriptedBot::handle(const ScriptedServer::Client &client, const SentRequest &request)
{
    const QByteArray logId = "x-tt-logid: log-" + QByteArray::number(m_server.requests.size()) + "\r\n";
    if (request.header("Authorization") != "Bearer " + m_token.toUtf8()) {
        client.answer(R"({"code":4100,"msg":"authentication is invalid","data":null})", 401, logId);
        return;
    }
    const QByteArray path = request.path();
    if (path == "/v1/users/me") {
        client.answer(good(QJsonObject{{u"user_id"_s, u"1"_s}, {u"nick_name"_s, u"Shop"_s}}), 200, logId);
    } else if (path == "/v1/workspaces") {
        client.answer(
            good(QJsonObject{{u"total_count"_s, 1},
                {u"workspaces"_s, QJsonArray{QJsonObject{{u"id"_s, u"w1"_s}, {u"name"_s, u"Shop"_s}}}}}),
            200, logId);
    } else if (path == "/v1/bots") {
        client.answer(good(QJsonObject{{u"total"_s, 2},
                          {u"items"_s,
                              QJsonArray{QJsonObject{{u"id"_s, u"echo"_s}, {u"name"_s, u"Echo"_s},
                                             {u"is_published"_s, true}},
                                  QJsonObject{{u"id"_s, u"shop"_s}, {u"name"_s, u"Shop assistant"_s},
                                      {u"is_published"_s, true}}}}}),
            200, logId);
    } else if (path == "/v3/chat") {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QString conversation = QUrlQuery(QString::fromUtf8(request.target.mid(path.size() + 1)))
                                   .queryItemValue(u"conversation_id"_s);
        if (conversation.isEmpty())
            conversation = u"conversation-1"_s;
        const QString chat = u"chat-%1"_s.arg(++m_chats);
        const QString question = body[u"additional_messages"_s].toArray().last()[u"content"_s].toString();
        client.beginStream(logId);
        m_answer(Stream(client, conversation, chat), question);
    } else if (path == "/v3/chat/cancel") {
        client.answer(good(QJsonObject{{u"status"_s, u"canceled"_s}}), 200, logId);
    } else {
        client.answer(R"({"code":4000,"msg":"not scripted"})", 404, logId);
    }
}

ScriptedAccount::ScriptedAccount(const ScriptedBot &bot)
{
    const core::coze::Credential credential = bot.credential();
    client.setRegion(credential.region);
    tokens.setCredential(credential);
}

} // namespace tests

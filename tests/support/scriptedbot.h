// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/cozeclient.h"
#include "tests/support/scriptedserver.h"

#include <QJsonObject>

#include <functional>

namespace tests {

/// A Coze service on loopback with one workspace and two bots, "echo" and "shop"; what they answer is the
/// test's. It counts what runs.
class ScriptedBot final
{
public:
    /// One stream to a client. Frames are those of coze-api 4.
    class Stream
    {
    public:
        Stream(ScriptedServer::Client client, QString conversationId, QString chatId)
            : m_client(client),
              m_conversationId(std::move(conversationId)),
              m_chatId(std::move(chatId))
        { }
        void event(const QByteArray &name, const QJsonObject &data) const;
        void created() const;
        void delta(const QString &text) const;
        void answer(const QString &text) const; // completed
        void message(
            const QString &type, const QString &content, const QString &messageId) const; // completed
        void completed() const; // with usage
        void failed(int code, const QString &words) const;
        void done() const; // and the end of the answer
        [[nodiscard]] const ScriptedServer::Client &client() const { return m_client; }

    private:
        [[nodiscard]] QJsonObject chat(const QString &status) const;
        [[nodiscard]] QJsonObject piece(
            const QString &type, const QString &content, const QString &messageId) const;

        ScriptedServer::Client m_client;
        QString m_conversationId;
        QString m_chatId;
    };
    /// Called after the head of the stream was written.
    using Answer = std::function<void(const Stream &stream, const QString &question)>;

    explicit ScriptedBot(const QString &token = QStringLiteral("pat_scripted"));

    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    void setToken(const QString &token) { m_token = token; } // others are refused from now on
    [[nodiscard]] core::coze::Credential credential() const;
    [[nodiscard]] ScriptedServer &server() { return m_server; }
    [[nodiscard]] QList<SentRequest> requestsTo(const QByteArray &path) const;

    static void echo(const Stream &stream, const QString &question); // whole, in three deltas

private:
    void handle(const ScriptedServer::Client &client, const SentRequest &request);

    QString m_token;
    Answer m_answer = &ScriptedBot::echo;
    int m_chats = 0;
    ScriptedServer m_server;
};

/// A client that is signed in to a scripted service.
struct ScriptedAccount
{
    explicit ScriptedAccount(const ScriptedBot &bot);

    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    core::coze::CozeClient client{http, tokens};
};

} // namespace tests

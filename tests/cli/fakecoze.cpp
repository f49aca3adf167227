// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/fakecoze.h"

#include <QDateTime>

namespace tests {

FakeCoze::FakeCoze()
{
    server.setHandler([this](const Client &client, const SentRequest &request) {
        if (const auto handler = m_handlers.value(request.path()))
            handler(client, request);
        else
            client.answer(R"({"code":4200,"msg":"there is nothing"})", 404);
    });
    on("/api/permission/oauth2/token", [](const Client &client, const SentRequest &) {
        const qint64 end = QDateTime::currentSecsSinceEpoch() + 3600;
        client.answer(R"({"access_token":")" + accessToken + R"(","expires_in":)" + QByteArray::number(end)
            + R"(,"token_type":"Bearer"})");
    });
    answer("/v3/chat/cancel", R"({"code":0,"data":{"id":"h1","conversation_id":"c1","status":"canceled"}})");
}

void FakeCoze::answer(const QByteArray &path, const QByteArray &body, int status)
{
    on(path, [body, status](const Client &client, const SentRequest &) { client.answer(body, status); });
}

void FakeCoze::addShop()
{
    answer("/", "{}");
    answer("/v1/users/me", R"({"code":0,"data":{"user_id":"7","user_name":"ada","nick_name":"Ada"}})");
    answer("/v1/workspaces",
        R"({"code":0,"data":{"total_count":1,"workspaces":[{"id":"w1","name":"Shop","role_type":"owner"}]}})");
    answer("/v1/bots",
        R"({"code":0,"data":{"total":2,"items":[)"
        R"({"id":"7400000000000000101","name":"Helper","description":"a\nb","is_published":true,)"
        R"("published_at":1790000000,"updated_at":1790000001},)"
        R"({"id":"7400000000000000102","name":"退款","is_published":true}]}})");
}

QList<SentRequest> FakeCoze::asked(const QByteArray &path) const
{
    QList<SentRequest> found;
    for (const SentRequest &request : server.requests) {
        if (request.path() == path)
            found.append(request);
    }
    return found;
}

QByteArray frame(const QByteArray &event, const QByteArray &data)
{
    return "event:" + event + "\ndata:" + data + "\n\n";
}

QByteArray created()
{
    return frame("conversation.chat.created", R"({"id":"h1","conversation_id":"c1","status":"created"})");
}

QByteArray delta(const QByteArray &jsonText, const QByteArray &message)
{
    return frame("conversation.message.delta",
        R"({"id":")" + message + R"(","role":"assistant","type":"answer","content":")" + jsonText
            + R"(","content_type":"text"})");
}

QByteArray answered(const QByteArray &jsonText, const QByteArray &message)
{
    return frame("conversation.message.completed",
        R"({"id":")" + message + R"(","role":"assistant","type":"answer","content":")" + jsonText
            + R"(","content_type":"text"})");
}

QByteArray completed()
{
    return frame("conversation.chat.completed",
               R"({"id":"h1","conversation_id":"c1","status":"completed",)"
               R"("usage":{"token_count":30,"output_count":5,"input_count":25}})")
        + frame("done", R"("[DONE]")");
}

} // namespace tests

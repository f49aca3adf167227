// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/livedoor.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

struct Refusal
{
    int code = 0;
    QString text;
};

std::optional<Refusal> refusalOf(const HttpRequest &request, const QString &transport)
{
    if (transport != "websocket"_L1)
        return Refusal{0, u"Transport unknown"_s};
    if (!request.parameter(u"sid"_s).isEmpty())
        return Refusal{1, u"Session ID unknown"_s};
    if (request.method != "GET")
        return Refusal{2, u"Bad handshake method"_s};
    if (!WebSocket::isAskedFor(request))
        return Refusal{3, u"Bad request"_s};
    return std::nullopt;
}

WebSocket *upgrade(HttpConnection *connection, const HttpRequest &request, QObject *parent)
{
    const auto [socket, read] = connection->release();
    return new WebSocket(socket, request, read, parent);
}

} // namespace

void openLive(HttpConnection *connection, const HttpRequest &request, LiveServer &live)
{
    const QString transport = request.parameter(u"transport"_s);
    if (WebSocket::isAskedFor(request) && transport == "polling"_L1) {
        upgrade(connection, request, &live)->hangUp();
        return;
    }
    if (const auto refused = refusalOf(request, transport)) {
        if (WebSocket::isAskedFor(request)) {
            connection->answer(400, "text/html", refused->text.toUtf8(), {});
            return;
        }
        const QJsonObject body{{u"code"_s, refused->code}, {u"message"_s, refused->text}};
        connection->answer(400, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact), {});
        return;
    }
    WebSocket *socket = upgrade(connection, request, &live);
    if (request.parameter(u"EIO"_s) == "4"_L1) {
        live.add(socket);
        return;
    }
    // As the library does: an answer of HTTP where WebSocket frames are expected.
    socket->sendRaw("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n"
                    "{\"code\":5,\"message\":\"Unsupported protocol version\"}");
    socket->hangUp();
}

} // namespace app::sampleshop::backend

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/sseparser.h"
#include "core/shop/shopclient.h"

#include <QTimer>

namespace core::shop {

/// An answer over `data:` lines (shop-backend 4, `/chat/stream`).
class BotAnswerStream final : public BotStream
{
    Q_OBJECT
public:
    BotAnswerStream(net::HttpClient &http, net::HttpRequest request, QObject *parent);
    ~BotAnswerStream() override;

    void begin(); // with the next turn of the event loop
    void cancel() override;

private:
    void send();
    void takeEvents(const Result<std::vector<net::SseEvent>> &events);
    void takeEvent(const QByteArray &data);
    void takeEnd(const Result<net::HttpReply> &reply);
    void finish(const Result<BotAnswer> &answer);

    net::HttpClient &m_http;
    const net::HttpRequest m_request;
    QPointer<net::HttpExchange> m_exchange;
    net::SseParser m_parser;
    QTimer m_farewell; // what the server has to end its stream once it said `completed`
    BotAnswer m_answer;
    bool m_completed = false;
    bool m_finished = false;
};

} // namespace core::shop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/shop/botanswerstream.h"

#include "core/shop/shopjson.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::shop {

namespace {

constexpr qsizetype kMostEventBytes = 4 * 1024 * 1024;
constexpr qsizetype kMostCharacters = 4 * 1024 * 1024;
constexpr auto kFarewell = 1s; // a stream that ends by itself leaves its connection for the next one

} // namespace

BotAnswerStream::BotAnswerStream(net::HttpClient &http, net::HttpRequest request, QObject *parent)
    : BotStream(parent),
      m_http(http),
      m_request(std::move(request)),
      m_parser(kMostEventBytes)
{
    m_farewell.setSingleShot(true);
    m_farewell.setInterval(kFarewell);
    connect(&m_farewell, &QTimer::timeout, this, [this] { finish(m_answer); });
}

BotAnswerStream::~BotAnswerStream()
{
    delete m_exchange;
}

void BotAnswerStream::begin()
{
    QMetaObject::invokeMethod(this, &BotAnswerStream::send, Qt::QueuedConnection);
}

void BotAnswerStream::cancel()
{
    finish(failure(Error::Kind::Cancelled));
}

void BotAnswerStream::send()
{
    if (m_finished)
        return;
    m_exchange = m_http.stream(m_request);
    connect(m_exchange, &net::HttpExchange::data, this,
        [this](const QByteArray &bytes) { takeEvents(m_parser.feed(bytes)); });
    connect(m_exchange, &net::HttpExchange::finished, this, &BotAnswerStream::takeEnd);
}

void BotAnswerStream::takeEvents(const Result<std::vector<net::SseEvent>> &events)
{
    if (!events) {
        finish(tl::make_unexpected(events.error()));
        return;
    }
    const QPointer<BotAnswerStream> alive(this);
    for (const net::SseEvent &event : *events) {
        takeEvent(event.data);
        if (!alive || m_finished)
            return;
    }
}

void BotAnswerStream::takeEvent(const QByteArray &data)
{
    if (data == "[DONE]") {
        finish(m_completed
                ? Result<BotAnswer>(m_answer)
                : failure(Error::Kind::Protocol, u"the bot's answer ended before it was complete"_s));
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(data);
    if (!document.isObject()) {
        finish(failure(Error::Kind::Protocol, u"an event of the bot's answer is no JSON object"_s));
        return;
    }
    const QJsonObject event = document.object();
    const QString kind = event[u"event"_s].toString();
    if (const QString id = textIn(event[u"conversationId"_s]); !id.isEmpty())
        m_answer.conversationId = id;
    if (kind == "started"_L1) {
        emit started(QString(m_answer.conversationId));
    } else if (kind == "message"_L1) {
        const QString piece = event[u"content"_s].toString();
        m_answer.text += piece;
        if (m_answer.text.size() > kMostCharacters)
            finish(failure(Error::Kind::Protocol, u"the bot's answer has no end"_s));
        else if (!piece.isEmpty())
            emit delta(piece);
    } else if (kind == "completed"_L1) {
        m_completed = true;
        m_answer.apology = isCannedApology(m_answer.text);
        m_farewell.start();
    } else if (kind == "error"_L1) {
        qCDebug(lcShop).noquote() << "the stream says" << net::redacted(event[u"error"_s].toString());
        finish(failure(Error::Kind::Remote, u"the shop's server could not get the bot's answer"_s));
    }
}

void BotAnswerStream::takeEnd(const Result<net::HttpReply> &reply)
{
    const QPointer<BotAnswerStream> alive(this);
    takeEvents(m_parser.finish()); // a last event may lack its blank line
    if (!alive || m_finished)
        return;
    if (m_completed) {
        finish(m_answer);
    } else if (!reply) {
        finish(tl::make_unexpected(reply.error()));
    } else if (reply->head.status != 200) {
        // Before the first event failures come with the content type of a stream and a JSON body.
        const auto object = objectIn(*reply, m_request.url.path());
        finish(object ? failure(Error::Kind::Protocol, u"the bot's answer is no stream"_s)
                      : Result<BotAnswer>(tl::make_unexpected(object.error())));
    } else {
        finish(failure(Error::Kind::Protocol, u"the bot's answer ended before it was complete"_s));
    }
}

void BotAnswerStream::finish(const Result<BotAnswer> &answer)
{
    if (std::exchange(m_finished, true))
        return;
    m_farewell.stop();
    delete m_exchange;
    deleteLater();
    const Result<BotAnswer> told = answer;
    emit finished(told);
}

} // namespace core::shop

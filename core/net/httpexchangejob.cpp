// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpexchangejob.h"

#include <QDateTime>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace core::net {

namespace {

constexpr qsizetype kRecordedBytes = 64 * 1024;
constexpr qint64 kReadBuffer = 1024 * 1024;
constexpr int kMostRedirects = 5;
constexpr double kSlowConnectMs = 1000;

/// A body that can be read once. Qt sends a POST again when a kept connection turns out to be closed, unless
/// it cannot rewind what it sent.
class OnceBody final : public QIODevice
{
public:
    OnceBody(std::shared_ptr<QIODevice> source, QByteArray bytes, QObject *parent)
        : QIODevice(parent),
          m_source(std::move(source)),
          m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // without the warning that Qt prints
    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return total() - m_at + QIODevice::bytesAvailable();
    }
    [[nodiscard]] bool atEnd() const override { return m_at >= total(); }
    [[nodiscard]] qint64 total() const { return m_source ? m_source->size() : m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_at >= total())
            return -1;
        if (m_source) {
            const qint64 got = m_source->read(data, most);
            m_at += std::max<qint64>(got, 0);
            return got;
        }
        const qint64 count = std::min<qint64>(most, m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<QIODevice> m_source;
    QByteArray m_bytes;
    qint64 m_at = 0;
};

Error::Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return Error::Kind::Tls;
    case QNetworkReply::TimeoutError:
        return Error::Kind::Timeout;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return Error::Kind::Protocol;
    default:
        return Error::Kind::Network;
    }
}

/// Whether the answer itself did not come (whole); that a server says 404 is no failure of the transport.
bool isTransportError(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return false;
    // Qt would like to send the body again to where a 307 points, which is not wanted and not possible.
    if (error == QNetworkReply::ContentReSendError)
        return status != 307 && status != 308;
    return error < QNetworkReply::ContentAccessDenied || status < 400;
}

/// What the request signs in with.
QString tokenIn(const Headers &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0)
            return QString::fromUtf8(value.mid(value.indexOf(' ') + 1));
    }
    return {};
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

} // namespace

HttpExchangeJob::HttpExchangeJob(HttpRequest request, bool streams, QObject *parent)
    : HttpExchange(parent),
      m_request(std::move(request)),
      m_streams(streams)
{
    for (QTimer *timer : {&m_total, &m_connect, &m_silence})
        timer->setSingleShot(true);
    connect(&m_total, &QTimer::timeout, this, [this] { expire(u"no whole answer"_s); });
    connect(&m_connect, &QTimer::timeout, this, [this] {
        m_connectExpired = true;
        expire(u"no connection"_s);
    });
    connect(&m_silence, &QTimer::timeout, this, [this] { expire(u"no further byte"_s); });
    m_clock.start();
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
}

HttpExchangeJob::~HttpExchangeJob()
{
    dropReply();
}

void HttpExchangeJob::start(QNetworkAccessManager &manager)
{
    m_manager = &manager;
    if (m_request.limits.total.count() > 0)
        m_total.start(m_request.limits.total);
    if (m_request.limits.silence.count() > 0)
        m_silence.start(m_request.limits.silence);
    send();
}

void HttpExchangeJob::refuse(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { fail(error); }, Qt::QueuedConnection);
}

void HttpExchangeJob::cancel()
{
    fail({Error::Kind::Cancelled, {}});
}

void HttpExchangeJob::fail(const Error &error)
{
    finish(tl::make_unexpected(error));
}

void HttpExchangeJob::expire(const QString &what)
{
    fail({Error::Kind::Timeout,
        u"%1 after %2 ms from %3"_s.arg(what).arg(now(), 0, 'f', 0).arg(m_request.url.host())});
}

void HttpExchangeJob::send()
{
    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("User-Agent", userAgent());
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    // Also without a body: a DELETE must not go out twice either.
    if (m_request.method != "GET" && m_request.method != "HEAD") {
        auto *body = new OnceBody(m_request.upload, m_request.body, nullptr);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, body->total());
        m_reply = m_manager->sendCustomRequest(request, m_request.method, body);
        body->setParent(m_reply);
    } else {
        m_reply = m_manager->sendCustomRequest(request, m_request.method);
    }
    m_reply->setReadBufferSize(kReadBuffer);
    connectReply();
}

void HttpExchangeJob::connectReply()
{
    QNetworkReply *reply = m_reply;
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        if (m_timing.connectingMs < 0)
            m_timing.connectingMs = now();
        m_connect.start(m_request.limits.connect);
        emit connecting();
    });
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_connect.stop();
        if (m_timing.sentMs < 0)
            m_timing.sentMs = now();
    });
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
        m_connect.stop();
        if (m_silence.isActive())
            m_silence.start();
        if (total > 0)
            emit uploaded(sent, total);
    });
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchangeJob::takeHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchangeJob::takeData);
    connect(reply, &QNetworkReply::finished, this, &HttpExchangeJob::takeEnd);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList words; // never ignored: the handshake fails, and this says why
        for (const QSslError &error : errors)
            words.append(error.errorString());
        m_tlsProblem = words.join(u"; "_s);
    });
}

void HttpExchangeJob::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status < 200 || std::exchange(m_hasHead, true))
        return;
    m_connect.stop();
    if (m_silence.isActive())
        m_silence.start();
    m_timing.firstByteMs = now();
    if (m_timing.sentMs < 0)
        m_timing.sentMs = m_timing.firstByteMs;
    m_head.status = status;
    m_head.headers = m_reply->rawHeaderPairs();
    emit headArrived();
}

void HttpExchangeJob::takeData()
{
    const QPointer<HttpExchangeJob> alive(this);
    takeHead();
    if (!alive || !m_reply || m_finished)
        return;
    if (m_silence.isActive())
        m_silence.start();
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    if (m_streams && m_head.status >= 200 && m_head.status < 300) {
        if (m_firstBytes.size() < kRecordedBytes)
            m_firstBytes += bytes.first(std::min(bytes.size(), kRecordedBytes - m_firstBytes.size()));
        emit data(bytes);
        return;
    }
    m_body += bytes;
    if (m_body.size() > m_request.limits.bodyBytes)
        fail(
            {Error::Kind::Protocol, u"the answer is longer than %1 bytes"_s.arg(m_request.limits.bodyBytes)});
}

bool HttpExchangeJob::follow()
{
    const bool redirect = m_head.status >= 300 && m_head.status < 400 && m_head.status != 304;
    if (!redirect || !m_request.followsRedirects || m_request.method != "GET"
        || m_redirects >= kMostRedirects)
        return false;
    const QUrl target = m_request.url.resolved(QUrl::fromEncoded(m_head.header("Location")));
    if (!target.isValid() || !isSameOrigin(target, m_request.url))
        return false;
    ++m_redirects;
    dropReply();
    m_request.url = target;
    m_body.clear();
    m_head = {};
    m_hasHead = false;
    send();
    return true;
}

Result<HttpReply> HttpExchangeJob::outcome() const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (isTransportError(error, m_head.status)) {
        if (!m_tlsProblem.isEmpty())
            return failure(Error::Kind::Tls, m_tlsProblem);
        // Qt has no words for it.
        if (error == QNetworkReply::ContentReSendError)
            return failure(Error::Kind::Network, u"the connection was closed before the whole answer came"_s);
        return failure(kindOf(error), redacted(m_reply->errorString()));
    }
    if (m_head.status == 0)
        return failure(Error::Kind::Protocol, u"the answer has no status"_s);
    // Too many or too long headers vanish together, without a word.
    if (m_head.headers.isEmpty())
        return failure(Error::Kind::Protocol, u"the answer has no headers"_s);
    return HttpReply{m_head, m_body, m_timing};
}

void HttpExchangeJob::takeEnd()
{
    const QPointer<HttpExchangeJob> alive(this);
    takeHead();
    if (alive && m_reply && m_reply->bytesAvailable() > 0)
        takeData();
    if (!alive || m_finished || !m_reply || follow())
        return;
    m_timing.finishedMs = now();
    finish(outcome());
}

void HttpExchangeJob::stopTimers()
{
    for (QTimer *timer : {&m_total, &m_connect, &m_silence})
        timer->stop();
}

void HttpExchangeJob::dropReply()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    QObject::disconnect(reply, nullptr, this, nullptr);
    reply->abort(); // says finished at once, to nobody
    reply->deleteLater();
    if (isStuck())
        emit stuck();
}

/// Qt goes on with a connection whose request was given up before it was made, and it counts among the six.
bool HttpExchangeJob::isStuck() const
{
    const bool isConnecting = m_timing.connectingMs >= 0 && m_timing.sentMs < 0;
    return m_connectExpired || (isConnecting && now() - m_timing.connectingMs > kSlowConnectMs);
}

void HttpExchangeJob::finish(const Result<HttpReply> &reply)
{
    if (std::exchange(m_finished, true))
        return;
    stopTimers();
    dropReply();
    const QString sent = tokenIn(m_request.headers);
    const auto shown = [&sent](const QByteArray &bytes) {
        return redacted(QString::fromUtf8(bytes.first(std::min(bytes.size(), kRecordedBytes))), sent)
            .toUtf8();
    };
    WireRecord record;
    record.startedAtMs = m_startedAtMs;
    record.method = m_request.method;
    record.url = redacted(m_request.url);
    record.requestHeaders = redacted(m_request.headers);
    record.requestBody = shown(m_request.body);
    record.status = m_head.status;
    record.replyHeaders = redacted(m_head.headers);
    for (auto &[name, value] : record.replyHeaders)
        value = shown(value);
    record.replyBody = shown(m_streams && !m_firstBytes.isEmpty() ? m_firstBytes : m_body);
    record.timing = m_timing;
    if (!reply)
        record.error = reply.error();
    const QPointer<HttpExchangeJob> alive(this);
    emit over(record);
    if (alive)
        emit finished(reply);
    if (alive)
        deleteLater();
}

} // namespace core::net

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/httpprobe.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

constexpr qsizetype kMostRead = 64 * 1024;
constexpr qsizetype kMostWords = 200;

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toUtf8();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

/// The whole answer is here, as far as its head tells.
bool isWhole(const QByteArray &bytes)
{
    const auto head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return false;
    for (const QByteArray &line : bytes.left(head).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return bytes.size() - head - 4 >= line.mid(15).trimmed().toLongLong();
    }
    return bytes.endsWith("\r\n0\r\n\r\n");
}

Error refusedBy(const ProbeAnswer &answer)
{
    const QString words = answer.message.isEmpty() ? u"refused by the server"_s : answer.message;
    switch (answer.code) {
    case 4:
        return {Error::Kind::Forbidden, words, answer.code};
    case 5:
        return {Error::Kind::Unsupported, words, answer.code};
    default:
        return {Error::Kind::Remote, words, answer.code};
    }
}

Error refusedWith(int status, const QString &path)
{
    const QString detail = u"the server answered the handshake with HTTP %1"_s.arg(status);
    switch (status) {
    case 401:
        return {Error::Kind::Unauthorized, detail, status};
    case 403:
        return {Error::Kind::Forbidden, detail, status};
    case 429:
        return {Error::Kind::RateLimited, detail, status};
    default:
        break;
    }
    if (status >= 500)
        return {Error::Kind::Remote, detail, status};
    return {Error::Kind::Protocol, u"no Socket.IO server answers at %1 (HTTP %2)"_s.arg(path).arg(status),
        status};
}

} // namespace

ProbeAnswer readProbe(const QByteArray &bytes)
{
    ProbeAnswer answer;
    if (!bytes.startsWith("HTTP/1."))
        return answer;
    answer.status = bytes.mid(9, 3).toInt();
    const auto head = bytes.indexOf("\r\n\r\n");
    // Chunked or not: the object stands in between.
    const auto first = head < 0 ? -1 : bytes.indexOf('{', head);
    const auto last = bytes.lastIndexOf('}');
    if (first < 0 || last < first)
        return answer;
    const QJsonObject object = QJsonDocument::fromJson(bytes.mid(first, last - first + 1)).object();
    answer.opens = answer.status == 200 && object.value("sid"_L1).isString();
    if (object.value("code"_L1).isDouble() && object.value("message"_L1).isString()) {
        answer.code = object.value("code"_L1).toInt();
        answer.message = object.value("message"_L1).toString().left(kMostWords);
    }
    return answer;
}

Error refusalOf(const Error &error, const ProbeAnswer &answer, const QString &path)
{
    if (answer.code >= 0)
        return refusedBy(answer);
    if (answer.opens)
        return {Error::Kind::Protocol,
            u"the server answers by HTTP polling, but no WebSocket gets through: a proxy on the way may not pass it"_s,
            error.code};
    if (answer.status > 0)
        return refusedWith(answer.status, path);
    if (error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout)
        return {Error::Kind::Protocol, u"something listens there, but does not answer at %1"_s.arg(path)};
    return error;
}

HttpProbe::HttpProbe(
    const QUrl &handshake, QList<QPair<QByteArray, QByteArray>> headers, milliseconds limit, QObject *parent)
    : QObject(parent),
      m_url(handshake),
      m_headers(std::move(headers))
{
    m_url.setQuery(m_url.query(QUrl::FullyEncoded).replace("transport=websocket"_L1, "transport=polling"_L1),
        QUrl::StrictMode);
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, &HttpProbe::end);
    connect(&m_socket, &QSslSocket::readyRead, this, &HttpProbe::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &HttpProbe::end);
    connect(&m_socket, &QSslSocket::disconnected, this, &HttpProbe::end);
}

void HttpProbe::start()
{
    m_limit.start();
    const bool encrypted = m_url.scheme() == "wss"_L1;
    const auto port = quint16(m_url.port(encrypted ? 443 : 80));
    if (encrypted) {
        connect(&m_socket, &QSslSocket::encrypted, this, &HttpProbe::ask);
        m_socket.connectToHostEncrypted(m_url.host(), port);
    } else {
        connect(&m_socket, &QSslSocket::connected, this, &HttpProbe::ask);
        m_socket.connectToHost(m_url.host(), port);
    }
}

void HttpProbe::ask()
{
    const QByteArray target
        = m_url.path(QUrl::FullyEncoded).toUtf8() + '?' + m_url.query(QUrl::FullyEncoded).toUtf8();
    QByteArray request = "GET " + target + " HTTP/1.1\r\nHost: " + hostHeader(m_url)
        + "\r\nAccept: */*\r\nConnection: close\r\n";
    for (const auto &[name, value] : std::as_const(m_headers)) {
        if (!name.contains('\n') && !value.contains('\n') && !value.contains('\r'))
            request += name + ": " + value + "\r\n";
    }
    m_socket.write(request + "\r\n");
}

void HttpProbe::read()
{
    m_bytes += m_socket.read(kMostRead - m_bytes.size());
    if (m_bytes.size() >= kMostRead || isWhole(m_bytes))
        end();
}

void HttpProbe::end()
{
    if (std::exchange(m_over, true))
        return;
    m_limit.stop();
    m_bytes += m_socket.read(kMostRead - m_bytes.size());
    // Who hears it may delete this, and the socket is at the top of the stack.
    QMetaObject::invokeMethod(
        this, [this] { emit answered(readProbe(m_bytes)); }, Qt::QueuedConnection);
}

} // namespace core::live

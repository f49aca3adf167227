// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/httpconnection.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app::sampleshop {

namespace {

constexpr qsizetype kLongestHead = 64 * 1024;
constexpr qint64 kLargestBody = 15LL * 1024 * 1024; // coze-api 7.5
constexpr qint64 kLargestForm = 513LL * 1024 * 1024;
constexpr qsizetype kKeptOfForm = 64 * 1024;
constexpr qsizetype kKeptEnd = 1024;
constexpr qint64 kPiece = 64 * 1024;
constexpr qint64 kReadAhead = 256 * 1024;

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return status >= 500 ? "Internal Server Error" : "Status";
    }
}

/// `Wed, 25 Nov 2026 21:40:24 GMT`; made once a second, because every answer has it.
QByteArray httpDate()
{
    static thread_local qint64 second = 0;
    static thread_local QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text
            = QLocale::c()
                  .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s)
                  .toLatin1();
    }
    return text;
}

QByteArray head(int status, const QByteArray &contentType, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\nDate: " + httpDate()
        + "\r\nContent-Type: " + contentType + "\r\n" + headers;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QString HttpRequest::parameter(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // a delta is worth a packet
    m_socket->setReadBufferSize(kReadAhead);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::take);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::drained);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::leave);
}

void HttpConnection::take()
{
    // The next request waits until this one is answered.
    while (!m_isAnswering && !m_isClosed && (m_bodyLeft >= 0 || takeHead())) {
        if (!takeBody())
            return;
        m_bodyLeft = -1;
        m_isAnswering = true;
        emit requested(std::exchange(m_request, {}));
    }
}

bool HttpConnection::takeHead()
{
    const QByteArray fresh = m_socket->read(kLongestHead - m_buffer.size());
    m_received += fresh.size();
    m_buffer += fresh;
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_buffer.size() >= kLongestHead)
            refuse(431);
        return false;
    }
    const QByteArrayList lines = m_buffer.first(end).split('\n');
    m_buffer.remove(0, end + 4);
    const QByteArrayList first = lines.first().trimmed().split(' ');
    const QUrl target = QUrl::fromEncoded(first.value(1), QUrl::StrictMode);
    if (first.size() != 3 || !first[2].startsWith("HTTP/1.") || !target.isValid()
        || !first[1].startsWith('/')) {
        refuse(400);
        return false;
    }
    m_request.method = first[0];
    m_request.path = target.path(QUrl::FullyDecoded);
    m_request.query = QUrlQuery(target);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_request.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    m_isChunked = first[2] != "HTTP/1.0";
    m_keepsAlive = m_isChunked && m_request.header("Connection").toLower() != "close";
    m_isForm = m_request.header("Content-Type").startsWith("multipart/");
    if (!m_request.header("Transfer-Encoding").isEmpty()) {
        refuse(411);
        return false;
    }
    m_bodyLeft = m_request.bodySize = std::max(m_request.header("Content-Length").toLongLong(), 0LL);
    if (m_bodyLeft > (m_isForm ? kLargestForm : kLargestBody)) {
        refuse(413);
        return false;
    }
    if (m_request.header("Expect").toLower() == "100-continue")
        write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

bool HttpConnection::takeBody()
{
    while (m_bodyLeft > 0) {
        QByteArray piece;
        if (m_buffer.isEmpty()) {
            piece = m_socket->read(std::min(m_bodyLeft, kPiece));
            m_received += piece.size();
        } else {
            piece = m_buffer.first(std::min<qint64>(m_bodyLeft, m_buffer.size()));
            m_buffer.remove(0, piece.size());
        }
        if (piece.isEmpty())
            return false;
        m_bodyLeft -= piece.size();
        if (!m_isForm) {
            m_request.body += piece;
            continue;
        }
        m_request.body += piece.first(std::min(piece.size(), kKeptOfForm - m_request.body.size()));
        m_request.bodyEnd
            = (m_request.bodyEnd + piece).last(std::min(m_request.bodyEnd.size() + piece.size(), kKeptEnd));
    }
    return true;
}

void HttpConnection::refuse(int status)
{
    m_keepsAlive = false; // where the next request begins is not known
    m_isAnswering = true;
    answer(status, "text/plain", reason(status), {});
}

void HttpConnection::answer(
    int status, const QByteArray &contentType, const QByteArray &body, const QByteArray &headers)
{
    const bool hasBody = status != 304;
    write(head(status, contentType, headers)
        + (hasBody ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n" : QByteArray())
        + (m_keepsAlive ? "" : "Connection: close\r\n") + "\r\n" + body);
    finishAnswer();
}

void HttpConnection::beginStream(const QByteArray &contentType, const QByteArray &headers)
{
    m_keepsAlive = m_keepsAlive && m_isChunked;
    write(head(200, contentType, headers) + (m_isChunked ? "Transfer-Encoding: chunked\r\n" : "")
        + (m_keepsAlive ? "" : "Connection: close\r\n") + "\r\n");
}

void HttpConnection::send(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    write(m_isChunked ? QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n" : bytes);
}

void HttpConnection::endStream()
{
    if (m_isChunked)
        write("0\r\n\r\n");
    finishAnswer();
}

void HttpConnection::cutStream()
{
    m_keepsAlive = false;
    finishAnswer();
}

void HttpConnection::drop()
{
    m_socket->abort();
    leave();
}

std::pair<QTcpSocket *, QByteArray> HttpConnection::release()
{
    m_socket->disconnect(this);
    m_socket->setParent(nullptr);
    // Nothing is written there any more; the socket outlives this object only as somebody else's.
    QTcpSocket *socket = std::exchange(m_socket, new QTcpSocket(this));
    leave();
    return {socket, std::exchange(m_buffer, {})};
}

void HttpConnection::write(const QByteArray &bytes)
{
    if (m_isClosed || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_sent += bytes.size();
    m_socket->write(bytes);
    m_socket->flush(); // now and not with the next turn of the event loop
}

void HttpConnection::finishAnswer()
{
    m_isAnswering = false;
    if (!m_keepsAlive)
        m_socket->disconnectFromHost();
    else if (!m_buffer.isEmpty() || m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::take, Qt::QueuedConnection);
}

void HttpConnection::leave()
{
    if (std::exchange(m_isClosed, true))
        return;
    emit closed();
    deleteLater();
}

} // namespace app::sampleshop

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/linkerror.h"

#include <QRegularExpression>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace core::live {

namespace {

Error::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return Error::Kind::Unauthorized;
    case 403:
        return Error::Kind::Forbidden;
    case 429:
        return Error::Kind::RateLimited;
    default:
        return Error::Kind::Protocol;
    }
}

/// QWebSocket tells the status in its text only, and 400 not even there.
std::optional<int> statusIn(const QString &text)
{
    static const QRegularExpression expression(u"http status code: (\\d{3})"_s);
    const auto match = expression.match(text);
    if (match.hasMatch())
        return match.captured(1).toInt();
    return text.contains("Unknown error condition"_L1) ? std::optional(400) : std::nullopt;
}

/// An answer that is no handshake counts as a refused connection for QWebSocket.
bool isWrongAnswer(const QString &text)
{
    return text.contains("handshake"_L1, Qt::CaseInsensitive)
        || text.contains("accept"_L1, Qt::CaseInsensitive);
}

} // namespace

Error errorOf(const QWebSocket &socket, QAbstractSocket::SocketError problem)
{
    const QString text = socket.errorString();
    if (const auto status = statusIn(text)) {
        const QString detail = u"the server answered the handshake with HTTP %1"_s.arg(*status);
        return {kindOfStatus(*status), detail, *status};
    }
    switch (problem) {
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return {Error::Kind::Tls, text};
    case QAbstractSocket::SocketTimeoutError:
        return {Error::Kind::Timeout, text};
    default:
        return {isWrongAnswer(text) ? Error::Kind::Protocol : Error::Kind::Network, text};
    }
}

Closing closingOf(const QWebSocket &socket)
{
    const int code = int(socket.closeCode());
    const QString reason = socket.closeReason().left(200);
    const QString detail = reason.isEmpty() ? u"closed with code %1"_s.arg(code)
                                            : u"closed with code %1: %2"_s.arg(QString::number(code), reason);
    switch (socket.closeCode()) {
    case QWebSocketProtocol::CloseCodeProtocolError:
    case QWebSocketProtocol::CloseCodeDatatypeNotSupported:
    case QWebSocketProtocol::CloseCodeWrongDatatype:
    case QWebSocketProtocol::CloseCodeTooMuchData:
        return {EndReason::TransportError, {Error::Kind::Protocol, detail, code}};
    default:
        return {EndReason::TransportClose, {Error::Kind::Network, detail, code}};
    }
}

} // namespace core::live

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/apierror.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

constexpr qsizetype kShownBytes = 300;

Error::Kind kindOf(qint64 code, int status)
{
    switch (code) {
    case 4100:
    case 700012006:
        return Error::Kind::Unauthorized;
    case 4101:
    case 4102:
        return Error::Kind::Forbidden;
    case 4008:
    case 4009:
    case 4020:
    case 702093018:
        return Error::Kind::RateLimited;
    case 4016:
        return Error::Kind::Busy;
    case 4001:
    case 4002:
    case 4005:
    case 4006:
    case 4200:
    case 103000002:
    case 103100002:
    case 103200001:
        return Error::Kind::NotFound;
    default:
        break;
    }
    switch (code == 0 || code == status ? status : 0) {
    case 401:
        return Error::Kind::Unauthorized;
    case 403:
        return Error::Kind::Forbidden;
    case 404:
        return Error::Kind::NotFound;
    case 408:
    case 504:
        return Error::Kind::Timeout;
    case 429:
        return Error::Kind::RateLimited;
    default:
        return Error::Kind::Remote;
    }
}

/// A number, or a text of digits as some gateways write it.
std::optional<qint64> codeIn(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toInteger();
    bool number = false;
    const qint64 code = value.toString().toLongLong(&number);
    return number ? std::optional(code) : std::nullopt;
}

Error::Kind oauthKind(const QString &word)
{
    if (word == "internal_error"_L1)
        return Error::Kind::Remote;
    if (word == "access_deny"_L1 || word == "access_denied"_L1)
        return Error::Kind::Forbidden;
    return Error::Kind::Unauthorized;
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const QString text = object[key].toString(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

RetryClass retryClassOf(qint64 code, int httpStatus)
{
    switch (code) {
    case 4008:
    case 4009:
    case 4013:
    case 4020:
    case 5000:
    case 702093018:
        return RetryClass::Backoff;
    case 4100:
    case 4101:
    case 700012006:
        return RetryClass::RefreshToken;
    case 4016:
        return RetryClass::WaitForChat;
    default:
        break;
    }
    if (code != 0 && code != httpStatus)
        return RetryClass::Never;
    switch (httpStatus) {
    case 401:
        return RetryClass::RefreshToken;
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
        return RetryClass::Backoff;
    default:
        return RetryClass::Never;
    }
}

Error serviceError(qint64 code, const QString &message, const QString &logId, int httpStatus)
{
    return {kindOf(code, httpStatus), net::redacted(message), code, logId};
}

Error withoutSecret(Error error, const Secret &token)
{
    error.detail = net::redacted(error.detail, token.reveal());
    return error;
}

Result<QJsonObject> envelope(const net::HttpReply &reply)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(reply.body, &parsed);
    const QJsonObject object = document.object();
    const int status = reply.head.status;
    QString logId = QString::fromLatin1(reply.head.header("x-tt-logid"));
    if (logId.isEmpty())
        logId = object[u"detail"_s][u"logid"_s].toString();
    const auto code = codeIn(object[u"code"_s]);
    if (code && *code != 0)
        return tl::make_unexpected(
            serviceError(*code, firstText(object, {"msg"_L1, "message"_L1}), logId, status));
    const QString oauth = firstText(object, {"error_code"_L1, "error"_L1});
    if (!oauth.isEmpty()) {
        const QString words = firstText(object, {"error_message"_L1, "error_description"_L1, "msg"_L1});
        const QString text = words.isEmpty() || words == oauth ? oauth : oauth + u": "_s + words;
        return tl::make_unexpected(Error{oauthKind(oauth), net::redacted(text), status, logId});
    }
    if (status >= 400)
        return tl::make_unexpected(serviceError(status,
            QString::fromUtf8(reply.body.first(std::min(reply.body.size(), kShownBytes))), logId, status));
    if (parsed.error != QJsonParseError::NoError || !document.isObject())
        return tl::make_unexpected(Error{Error::Kind::Protocol,
            u"the answer is no JSON object (HTTP %1): %2"_s.arg(status).arg(
                net::redacted(QString::fromUtf8(reply.body.first(std::min(reply.body.size(), kShownBytes))))),
            0, logId});
    return object;
}

} // namespace core::coze

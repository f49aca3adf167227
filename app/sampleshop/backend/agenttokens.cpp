// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/agenttokens.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

using namespace Qt::StringLiterals;

namespace app::sampleshop::backend {

namespace {

constexpr int kSecretWords = 8; // 256 bits
constexpr auto kBase64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(kBase64);
}

QJsonObject objectIn(const QByteArray &part)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(part, kBase64 | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

} // namespace

AgentTokens::AgentTokens()
{
    quint32 words[kSecretWords];
    QRandomGenerator::system()->fillRange(words);
    m_secret = QByteArray(reinterpret_cast<const char *>(words), sizeof words);
}

QString AgentTokens::issue(const Claims &claims, qint64 lifeSecs) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject payload{{u"username"_s, claims.username}, {u"iat"_s, now}, {u"exp"_s, now + lifeSecs}};
    if (!claims.userId.isEmpty())
        payload[u"userId"_s] = claims.userId;
    const QByteArray text = part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.' + part(payload);
    return QString::fromLatin1(text + '.' + signatureOf(text));
}

std::optional<AgentTokens::Claims> AgentTokens::check(const QString &token) const
{
    const QByteArrayList parts = token.toLatin1().split('.');
    if (parts.size() != 3 || objectIn(parts[0])[u"alg"_s] != u"HS256"_s)
        return std::nullopt;
    const QByteArray expected = signatureOf(parts[0] + '.' + parts[1]);
    if (expected.size() != parts[2].size()
        || CRYPTO_memcmp(expected.constData(), parts[2].constData(), std::size_t(expected.size())) != 0)
        return std::nullopt;
    const QJsonObject payload = objectIn(parts[1]);
    if (payload[u"exp"_s].toInteger() <= QDateTime::currentSecsSinceEpoch())
        return std::nullopt;
    return Claims{payload[u"userId"_s].toString(), payload[u"username"_s].toString()};
}

QByteArray AgentTokens::signatureOf(const QByteArray &text) const
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), m_secret.constData(), int(m_secret.size()),
        reinterpret_cast<const unsigned char *>(text.constData()), std::size_t(text.size()), digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size)).toBase64(kBase64);
}

} // namespace app::sampleshop::backend

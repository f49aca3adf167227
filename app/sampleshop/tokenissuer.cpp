// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/tokenissuer.h"

#include "core/coze/jwt.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;
using core::Done;
using core::Error;
using core::Result;
using core::Secret;

namespace app::sampleshop {

namespace {

constexpr int kKeyBits = 2048;
constexpr int kDefaultLife = 900; // s, coze-api 1.3
constexpr int kLongestLife = 86399;
constexpr qint64 kClockTolerance = 60; // s
constexpr auto kClientId = "7400000000000000901"_L1;
constexpr auto kGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer"_L1;

template <auto Free>
struct Freed
{
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using KeyPointer = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

QByteArray contentOf(const Bio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, qsizetype(size)};
}

QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), bytes) != 1)
        qFatal("OpenSSL has no random numbers");
    return random.toHex();
}

std::optional<QByteArray> decoded(const QByteArray &base64Url)
{
    const auto result = QByteArray::fromBase64Encoding(
        base64Url, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return result && !base64Url.contains('=') ? std::optional(*result) : std::nullopt;
}

tl::unexpected<OAuthError> refuse(int status, const QString &code, const QString &message)
{
    return tl::make_unexpected(OAuthError{status, code, message});
}

tl::unexpected<OAuthError> badRequest(const QString &message)
{
    return refuse(400, u"invalid_request"_s, message);
}

} // namespace

struct TokenIssuer::Key
{
    KeyPointer pair;
};

TokenIssuer::TokenIssuer()
    : m_key(std::make_unique<Key>()),
      m_personal(u"pat_"_s + QString::fromLatin1(randomHex(32)))
{ }

TokenIssuer::~TokenIssuer() = default;

Result<Done> TokenIssuer::makeKey()
{
    m_key->pair.reset(EVP_RSA_gen(kKeyBits));
    if (!m_key->pair)
        return core::failure(Error::Kind::InvalidInput, u"no key could be made"_s);
    return takeKey(app().privateKey);
}

Result<Done> TokenIssuer::takeKey(const Secret &pem)
{
    const auto checked = core::coze::SigningKey::fromPem(pem); // refuses what a client would refuse too
    if (!checked)
        return tl::make_unexpected(checked.error());
    const QByteArray bytes = pem.reveal().toUtf8();
    const Bio bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    m_key->pair.reset(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
    const Bio out(BIO_new(BIO_s_mem()));
    if (!m_key->pair || i2d_PUBKEY_bio(out.get(), m_key->pair.get()) != 1)
        return core::failure(Error::Kind::InvalidInput, u"the private key cannot be read"_s);
    m_keyId
        = QString::fromLatin1(QCryptographicHash::hash(contentOf(out), QCryptographicHash::Sha256)
                                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    return Done{};
}

core::coze::JwtApp TokenIssuer::app() const
{
    core::coze::JwtApp app;
    app.clientId = kClientId;
    app.publicKeyId = m_keyId;
    const Bio bio(BIO_new(BIO_s_mem()));
    if (m_key->pair
        && PEM_write_bio_PKCS8PrivateKey(bio.get(), m_key->pair.get(), nullptr, nullptr, 0, nullptr, nullptr)
            == 1)
        app.privateKey = Secret(QString::fromLatin1(contentOf(bio)));
    return app;
}

bool TokenIssuer::isSigned(const QByteArray &text, const QByteArray &signature) const
{
    const Digest digest(EVP_MD_CTX_new());
    const bool good
        = EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key->pair.get()) == 1
        && EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
               std::size_t(signature.size()), reinterpret_cast<const unsigned char *>(text.constData()),
               std::size_t(text.size()))
            == 1;
    ERR_clear_error();
    return good;
}

tl::expected<QJsonObject, OAuthError> TokenIssuer::claimsOf(
    const QByteArray &jwt, const QStringList &audiences) const
{
    const QByteArrayList parts = jwt.split('.');
    if (parts.size() != 3)
        return badRequest(u"a JWT has three parts"_s);
    const auto head = decoded(parts[0]);
    const auto body = decoded(parts[1]);
    const auto signature = decoded(parts[2]);
    if (!head || !body || !signature)
        return badRequest(u"the JWT is not base64url without padding"_s);
    const QJsonObject header = QJsonDocument::fromJson(*head).object();
    const QJsonObject claims = QJsonDocument::fromJson(*body).object();
    if (header[u"alg"_s].toString() != "RS256"_L1 || header[u"typ"_s].toString() != "JWT"_L1)
        return badRequest(u"the JWT must be of type JWT and signed with RS256"_s);
    const bool known = header[u"kid"_s].toString() == m_keyId && claims[u"iss"_s].toString() == kClientId;
    if (m_revoked || !known)
        return refuse(401, u"invalid_client"_s, u"the client or the public key is not registered here"_s);
    if (!isSigned(parts[0] + '.' + parts[1], *signature))
        return refuse(401, u"invalid_client"_s, u"the signature of the JWT is wrong"_s);
    if (!audiences.contains(claims[u"aud"_s].toString()))
        return badRequest(u"the JWT is meant for another host (aud)"_s);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const qint64 issued = claims[u"iat"_s].toInteger();
    const qint64 ends = claims[u"exp"_s].toInteger();
    if (issued <= 0 || issued > now + kClockTolerance)
        return badRequest(u"the JWT was issued in the future (iat)"_s);
    if (ends <= issued || ends <= now)
        return badRequest(u"the JWT has ended (exp)"_s);
    if (claims[u"jti"_s].toString().isEmpty())
        return badRequest(u"the JWT has no jti"_s);
    return claims;
}

tl::expected<QJsonObject, OAuthError> TokenIssuer::exchange(
    const QByteArray &jwt, const QJsonObject &wish, const QStringList &audiences)
{
    const auto refused = [this](const tl::unexpected<OAuthError> &error) {
        ++m_refusals;
        return error;
    };
    const auto claims = claimsOf(jwt, audiences);
    if (!claims)
        return refused(tl::make_unexpected(claims.error()));
    if (wish[u"grant_type"_s].toString() != kGrant)
        return refused(
            refuse(400, u"unsupported_grant_type"_s, u"only the JWT bearer grant is known here"_s));
    const int wished = wish[u"duration_seconds"_s].toInt(kDefaultLife);
    if (wished < 1 || wished > kLongestLife)
        return refused(badRequest(u"duration_seconds must be 1 to 86399"_s));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    forgetEnded(now);
    const QString jti = (*claims)[u"jti"_s].toString();
    if (m_used.contains(jti))
        return refused(badRequest(u"this JWT was used before (jti)"_s));
    m_used.insert(jti, (*claims)[u"exp"_s].toInteger());

    Identity identity;
    identity.session = (*claims)[u"session_name"_s].toString();
    const QJsonValue bots
        = wish[u"scope"_s][u"attribute_constraint"_s][u"connector_bot_chat_attribute"_s][u"bot_id_list"_s];
    const QJsonArray botList = bots.toArray();
    for (const auto &bot : botList)
        identity.botIds.append(bot.toString());
    const QByteArray token = "czs_" + randomHex(32);
    const qint64 ends = now + (m_life > 0 ? m_life : wished);
    m_tokens.insert(token, {identity, ends});
    ++m_exchanges;
    // An absolute time, although the name promises a duration (coze-api 1.4).
    return QJsonObject{{u"access_token"_s, QString::fromLatin1(token)}, {u"expires_in"_s, ends},
        {u"token_type"_s, u"Bearer"_s}};
}

std::optional<Identity> TokenIssuer::identityOf(const QByteArray &token) const
{
    if (token == m_personal.reveal().toLatin1())
        return Identity{};
    const auto known = m_tokens.constFind(token);
    if (m_revoked || known == m_tokens.cend() || known->endsAtSecs <= QDateTime::currentSecsSinceEpoch())
        return std::nullopt;
    return known->identity;
}

void TokenIssuer::setRevoked(bool revoked)
{
    m_revoked = revoked;
    if (revoked)
        m_tokens.clear();
}

void TokenIssuer::forgetEnded(qint64 nowSecs)
{
    m_tokens.removeIf([nowSecs](const auto &one) { return one->endsAtSecs <= nowSecs; });
    m_used.removeIf([nowSecs](const auto &one) { return one.value() + kClockTolerance <= nowSecs; });
}

} // namespace app::sampleshop

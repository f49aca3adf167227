// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/jwt.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

using namespace Qt::StringLiterals;

namespace core::coze {

namespace {

constexpr int kSmallestKey = 2048; // bits

template <auto Free>
struct Freed
{
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;

/// Without one OpenSSL would ask on the terminal.
int noPassword(char *, int, int, void *)
{
    return -1;
}

QByteArray base64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compact(const QJsonObject &object)
{
    return base64(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

struct SigningKey::Handle
{
    Key key;
};

Result<SigningKey> SigningKey::fromPem(const Secret &pem)
{
    QString text = pem.reveal().trimmed();
    text.replace("\\r"_L1, QString()).replace("\\n"_L1, "\n"_L1); // as configuration files write it
    const auto refuse = [](const QString &why) { return failure(Error::Kind::InvalidInput, why); };
    if (!text.contains("-----BEGIN"_L1))
        return refuse(u"this is no PEM text: it must begin with -----BEGIN PRIVATE KEY-----"_s);
    if (text.contains("PUBLIC KEY-----"_L1))
        return refuse(u"this is the public key; the private one belongs here"_s);
    if (text.contains("ENCRYPTED"_L1))
        return refuse(u"the key is protected by a password; save it without one first"_s);
    const QByteArray bytes = text.toUtf8();
    const Bio bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    ERR_clear_error();
    if (!key)
        return refuse(u"the private key cannot be read; it may be cut"_s);
    if (!EVP_PKEY_is_a(key.get(), "RSA"))
        return refuse(u"this is no RSA key"_s);
    if (EVP_PKEY_get_bits(key.get()) < kSmallestKey)
        return refuse(u"the RSA key is shorter than %1 bits"_s.arg(kSmallestKey));
    SigningKey signing;
    signing.m_handle = std::make_shared<Handle>(Handle{std::move(key)});
    return signing;
}

Result<QByteArray> SigningKey::sign(const QByteArray &bytes) const
{
    const Digest digest(EVP_MD_CTX_new());
    std::size_t size = 0;
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.constData());
    const auto length = std::size_t(bytes.size());
    QByteArray signature;
    if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_handle->key.get()) == 1
        && EVP_DigestSign(digest.get(), nullptr, &size, data, length) == 1) {
        signature.resize(qsizetype(size));
        if (EVP_DigestSign(
                digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, data, length)
            == 1)
            return signature.first(qsizetype(size));
    }
    ERR_clear_error();
    return failure(Error::Kind::InvalidInput, u"the key cannot sign"_s);
}

QByteArray SigningKey::publicPem() const
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PUBKEY(bio.get(), m_handle->key.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, qsizetype(size)};
}

Result<QByteArray> signedJwt(
    const JwtApp &app, const SigningKey &key, const QString &audience, const JwtTimes &times)
{
    QByteArray random(32, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), int(random.size())) != 1)
        return failure(Error::Kind::InvalidInput, u"no random numbers"_s);
    QJsonObject claims{{u"iss"_s, app.clientId}, {u"aud"_s, audience}, {u"iat"_s, times.issuedAt},
        {u"exp"_s, times.expiresAt}, {u"jti"_s, QString::fromLatin1(random.toHex())}};
    if (!app.sessionName.isEmpty())
        claims[u"session_name"_s] = app.sessionName;
    const QByteArray text
        = compact({{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, app.publicKeyId}}) + '.'
        + compact(claims);
    return key.sign(text).map(
        [&text](const QByteArray &signature) { return text + '.' + base64(signature); });
}

} // namespace core::coze

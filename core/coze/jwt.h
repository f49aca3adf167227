// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/credential.h"

#include <QByteArray>

#include <memory>

namespace core::coze {

struct JwtTimes
{
    qint64 issuedAt = 0; // s since 1970 UTC by the server's clock
    qint64 expiresAt = 0;
};

/// A parsed RSA key; parsing once and signing often is what a token cache does.
class SigningKey
{
public:
    /// PEM of a private RSA key of at least 2048 bits, PKCS#8 or PKCS#1, with real or literal line ends.
    /// Never asks for a password. Errors: InvalidInput with what is wrong (no PEM, a public key, another kind
    /// of key, encrypted, too short), never with a part of the key.
    [[nodiscard]] static Result<SigningKey> fromPem(const Secret &pem);
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    [[nodiscard]] Result<QByteArray> sign(const QByteArray &bytes) const;
    [[nodiscard]] QByteArray publicPem() const; // for tests and the sample shop

private:
    struct Handle;
    std::shared_ptr<const Handle> m_handle;
};

/// A compact JWT for the token exchange: `alg` RS256, `typ` JWT, `kid`; `iss`, `aud`, `iat`, `exp`, `jti` (64
/// hex digits, never the same twice) and `session_name`.
[[nodiscard]] Result<QByteArray> signedJwt(
    const JwtApp &app, const SigningKey &key, const QString &audience, const JwtTimes &times);

} // namespace core::coze

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/coze/credential.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

#include <memory>

namespace app::sampleshop {

/// Who asks, as a token says it.
struct Identity
{
    QString session; // conversations of one session are not seen by another; empty: the app itself
    QStringList botIds; // the bots this token may talk to; empty: all
};

/// A refused exchange (coze-api 1.8).
struct OAuthError
{
    int status = 400;
    QString code;
    QString message;
};

/// Checks signed JWTs and hands access tokens out, as an OAuth app of Coze does (coze-api 1.2 to 1.4).
///
/// It owns the app's key pair; a shop plays both sides, so that a newcomer can sign in. A plain class, one
/// thread.
class TokenIssuer
{
public:
    TokenIssuer();
    ~TokenIssuer();
    Q_DISABLE_COPY_MOVE(TokenIssuer)

    /// A new pair of 2048 bits; takes about 0.1 s.
    [[nodiscard]] core::Result<core::Done> makeKey();
    /// An own private key, PEM. Errors: InvalidInput.
    [[nodiscard]] core::Result<core::Done> takeKey(const core::Secret &pem);
    /// How one signs in.
    [[nodiscard]] core::coze::JwtApp app() const;
    [[nodiscard]] core::Secret personalToken() const { return m_personal; }

    /// `audiences`: the names under which this server is known. Each JWT is taken once.
    [[nodiscard]] tl::expected<QJsonObject, OAuthError> exchange(
        const QByteArray &jwt, const QJsonObject &wish, const QStringList &audiences);
    /// Nothing when the token is unknown, ended or revoked.
    [[nodiscard]] std::optional<Identity> identityOf(const QByteArray &token) const;

    /// The key and everything it gave is refused; a later call with false takes the key again.
    void setRevoked(bool revoked);
    /// Ends all tokens of the app now; the key stays good.
    void endTokens() { m_tokens.clear(); }
    /// Instead of what the client wishes; 0: as wished.
    void setLife(int seconds) { m_life = seconds; }
    [[nodiscard]] qint64 exchanges() const { return m_exchanges; } // that gave a token
    [[nodiscard]] qint64 refusals() const { return m_refusals; }

private:
    struct Key;
    struct Issued
    {
        Identity identity;
        qint64 endsAtSecs = 0;
    };

    [[nodiscard]] tl::expected<QJsonObject, OAuthError> claimsOf(
        const QByteArray &jwt, const QStringList &audiences) const;
    [[nodiscard]] bool isSigned(const QByteArray &text, const QByteArray &signature) const;
    void forgetEnded(qint64 nowSecs);

    std::unique_ptr<Key> m_key;
    QString m_keyId;
    core::Secret m_personal;
    QHash<QByteArray, Issued> m_tokens;
    QHash<QString, qint64> m_used; // jti and when its JWT ends, s since 1970
    int m_life = 0;
    bool m_revoked = false;
    qint64 m_exchanges = 0;
    qint64 m_refusals = 0;
};

} // namespace app::sampleshop

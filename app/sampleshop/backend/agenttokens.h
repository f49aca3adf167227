// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace app::sampleshop::backend {

/// Signs and checks the backend's tokens: JWT, HS256 (shop-backend 3). Nothing is ever revoked. A plain
/// class, one thread.
class AgentTokens
{
public:
    AgentTokens(); // with a secret of its own

    struct Claims
    {
        QString userId; // a text here, a number in the answers of REST
        QString username;
    };
    /// `userId` may be empty: a token without that claim.
    [[nodiscard]] QString issue(const Claims &claims, qint64 lifeSecs) const;
    /// Signature and end are right. The account is not looked up.
    [[nodiscard]] std::optional<Claims> check(const QString &token) const;

private:
    [[nodiscard]] QByteArray signatureOf(const QByteArray &text) const;

    QByteArray m_secret;
};

} // namespace app::sampleshop::backend

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/secret.h"
#include "core/coze/region.h"

#include <QStringList>

#include <variant>

namespace core::coze {

/// A personal (or service) access token that a person pasted; nothing renews it.
struct PersonalToken
{
    Secret token;
};

/// An OAuth app that signs its own requests for tokens (coze-api 1.2, 1.3).
struct JwtApp
{
    QString clientId; // `iss`
    QString publicKeyId; // `kid`, the fingerprint
    Secret privateKey; // PEM, PKCS#8 or PKCS#1; literal "\n" are accepted
    QString accountId; // empty: the app's own account
    QString enterpriseId;
    QString sessionName; // isolates conversations; empty: none
    int durationSeconds = 3600; // 1 to 86399
    QStringList botIds; // narrows the token; empty: everything the app may
};

/// How one signs in to one region.
struct Credential
{
    Region region;
    std::variant<PersonalToken, JwtApp> way;

    [[nodiscard]] bool canRenew() const { return std::holds_alternative<JwtApp>(way); }
    /// Equal for equal credentials, says nothing about the secret (a SHA-256 of its parts): the key under
    /// which tokens are cached.
    [[nodiscard]] QString fingerprint() const;
};

} // namespace core::coze

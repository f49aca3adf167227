// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace core::net {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// What may be shown of a request: values of Authorization, Cookie, Set-Cookie, Proxy-Authorization and of
/// headers named like keys become `…` with the scheme kept (`Bearer …`).
[[nodiscard]] Headers redacted(const Headers &headers);
/// Passwords in the address and query values named like secrets (token, key, secret, password, code,
/// signature) become `…`.
[[nodiscard]] QUrl redacted(const QUrl &url);
/// Tokens in running text: JWTs, `pat_`, `czs_`, `czu_`, `sat_` values, PEM blocks, and JSON fields named
/// like secrets.
[[nodiscard]] QString redacted(const QString &text);
/// The same, and every occurrence of `secret`, whatever it looks like: a server may repeat what it was sent.
[[nodiscard]] QString redacted(const QString &text, const QString &secret);

} // namespace core::net

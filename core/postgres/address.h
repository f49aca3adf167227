// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QMap>
#include <QString>

namespace core::postgres {

/// Where a server is and how to sign in, as libpq understands it: a `postgresql://` URL (several hosts, Unix
/// sockets, `service=`, every parameter of libpq's documentation, chapter 34.1) or `keyword=value` words.
/// What it leaves open comes from libpq's own places: PG* variables, the service file, `.pgpass`.
///
/// A plain value; the password is kept apart and never part of a text that is shown.
class Address
{
public:
    /// `password` is used when the text has none. Without `plainTextAllowed` hosts that are not on this
    /// machine get `sslmode=require` unless a stronger one is set. Errors: InvalidInput (`detail` says what
    /// is wrong with the text), Tls (the text wants no encryption, and that is not allowed here).
    [[nodiscard]] static Result<Address> parse(
        const QString &text, const Secret &password = {}, bool plainTextAllowed = false);

    [[nodiscard]] QString value(const QString &keyword) const { return m_values.value(keyword); }
    void set(const QString &keyword, const QString &value) { m_values[keyword] = value; }
    [[nodiscard]] const QMap<QString, QString> &values() const { return m_values; } // without the password
    [[nodiscard]] const Secret &password() const { return m_password; }
    void setPassword(const Secret &password) { m_password = password; }

    [[nodiscard]] bool isLocal() const; // every host is this machine: loopback or a socket
    /// "reports@db.example:5432/shop"; what libpq fills in itself is left out.
    [[nodiscard]] QString toText() const;
    /// A URL that parse() reads back, without the password: what workspace.json keeps.
    [[nodiscard]] QString toUrl() const;

    bool operator==(const Address &) const = default;

private:
    QMap<QString, QString> m_values; // libpq's keywords
    Secret m_password;
};

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/sqlstate.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace core::postgres {

using Kind = Error::Kind;

namespace {

struct Known
{
    std::string_view state; // or its first characters
    StateMeaning meaning;
};
constexpr std::array kKnown{
    Known{"08", {Kind::Network, true}},
    Known{"57P01", {Kind::Network, true}}, // shut down by an administrator
    Known{"57P02", {Kind::Network, true}}, // another process crashed
    Known{"57P03", {Kind::Network, true}}, // starting up
    Known{"57P05", {Kind::Network, true}}, // idle for too long
    Known{"57014", {Kind::Timeout, false}},
    Known{"55P03", {Kind::Timeout, false}}, // lock_timeout
    Known{"25006", {Kind::ReadOnly, false}},
    Known{"25P03", {Kind::Network, true}}, // idle in a transaction for too long
    Known{"28", {Kind::Unauthorized, false}},
    Known{"3D000", {Kind::NotFound, false}}, // no such database
    Known{"40", {Kind::Busy, false}}, // deadlock, conflict with recovery
    Known{"42501", {Kind::Forbidden, false}},
    Known{"42P01", {Kind::Unsupported, false}}, // no such table
    Known{"42703", {Kind::Unsupported, false}}, // no such column
    Known{"42704", {Kind::Unsupported, false}}, // no such object
    Known{"42883", {Kind::Unsupported, false}}, // no such function
    Known{"53100", {Kind::DiskFull, false}},
    Known{"53300", {Kind::Busy, false}}, // too many connections
    Known{"58030", {Kind::Database, false}},
};

bool has(const QString &text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
        [&text](const char *word) { return text.contains(QLatin1String(word), Qt::CaseInsensitive); });
}

} // namespace

StateMeaning meaningOf(std::string_view sqlState)
{
    const auto found = std::find_if(kKnown.begin(), kKnown.end(),
        [sqlState](const Known &known) { return sqlState.substr(0, known.state.size()) == known.state; });
    return found == kKnown.end() ? StateMeaning() : found->meaning;
}

Error connectError(const QString &message)
{
    // The last line is about the last host that was tried; before "failed: " stands which.
    const QString words = message.section(u'\n', 0, 0).trimmed();
    Error error{Kind::Network, words};
    static const QRegularExpression said(u"^(?:.*failed: )?\\S+:  "_s); // FATAL:  …, in any language
    if (has(message, {"timeout expired"}))
        error.kind = Kind::Timeout;
    else if (has(message,
                 {"certificate", "SSL error", "does not support SSL", "root.crt", "sslmode",
                     "no encryption"}))
        error.kind = Kind::Tls;
    else if (has(message,
                 {"password authentication failed", "no password supplied", "authentication failed"}))
        error.kind = Kind::Unauthorized;
    else if (has(message, {"too many", "remaining connection slots", "too many connections"}))
        error.kind = Kind::Busy;
    else if (has(message, {"is starting up", "is shutting down", "recovery", "not yet accepting"}))
        error.kind = Kind::Network;
    else if (has(message, {"does not exist"}) && has(message, {"database"}))
        error.kind = Kind::NotFound;
    else if (has(message, {"permission denied"}))
        error.kind = Kind::Forbidden;
    else if (said.match(words).hasMatch())
        error.kind = Kind::Unauthorized; // pg_hba.conf, a role that is not there, in words we do not know
    return error;
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace core {

/// What went wrong, for code to react to (`kind`) and for the log (`detail`).
///
/// Words for people are made in `ui/text` and `app/cli`. A plain value; any thread.
struct Error
{
    enum class Kind {
        Cancelled,
        NotFound,
        InvalidInput, // a file, query or argument that cannot be understood
        Unsupported, // recognised, but not by this version (newer archive, missing columns)
        ReadOnly, // the place does not allow writing
        DiskFull,
        Busy, // another program holds the archive or file
        Corrupt, // the archive or file is damaged
        Database, // any other failed statement or connection
        File, // cannot be opened, read or written
        Network, // no connection, or it broke
        Tls, // the other side's certificate cannot be trusted, or no encryption could be agreed on
        Timeout, // a total, connect or silence limit passed
        Unauthorized, // a key, token or password is missing, wrong, revoked or for another region
        Forbidden, // signed in, but without the right to do this
        RateLimited, // asked too often or over a quota; later may work
        Protocol, // the other side answered something its protocol does not allow, or ended early
        Remote, // the other side understood and says no; `code` and `detail` are its own words
    };
    Kind kind = Kind::Database;
    QString detail; // English or the service's own words; never contains a secret
    qint64 code = 0; // the service's number for it, else the HTTP status; 0: none
    QString logId = {}; // the service's id of the request, for its support; may be empty

    bool operator==(const Error &) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, QString detail = {})
{
    return tl::make_unexpected(Error{kind, std::move(detail)});
}

/// The value of a `Result` that has nothing to say but "done".
struct Done
{
    bool operator==(const Done &) const = default;
};

} // namespace core

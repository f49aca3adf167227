// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/sync/idranges.h"
#include "core/sync/sourcechoice.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

class PostgresRows;

/// How far the mirror of a PostgreSQL database has followed it; stored in the archive with the rows.
struct MirrorPlace
{
    std::int64_t from = 0; // rows up to this id are the first load's
    std::int64_t last = 0; // rows behind `from` were followed up to this id
    std::int64_t changedMs = 0; // changes until then were handed over, ms UTC
    std::int64_t lookedMs = 0; // the last look that found everything began then, ms UTC; 0: none
    bool isComplete = false; // the first load is done
    IdRanges gaps; // ids below `last` whose rows may still come

    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static MirrorPlace fromText(std::string_view text);
    bool operator==(const MirrorPlace &other) const { return toText() == other.toText(); }
};

/// Names under which the archive keeps a mirror's positions, as ImportPosition::file.
inline constexpr std::string_view kFollowedPlace = "postgres tail"; // a MirrorPlace
inline constexpr std::string_view kLoadedPlace = "postgres load"; // IdRanges
inline const QString kMirrorKind = QStringLiteral("postgres");

/// What tells a database from others, wherever it is reached.
struct DatabaseIdentity
{
    std::string system; // the cluster's identifier and the database's number; empty: not for this account
    std::string first; // name and number of the database, its first message; empty: it has none
};
[[nodiscard]] Result<DatabaseIdentity> identify(PostgresRows &rows, const CancelToken &cancel = {});

/// The source that mirrors this database. Where the cluster's identifier can be read it decides; else the
/// first message, or the oldest ones being known with the same times. A database that is known nowhere gets a
/// source of its own: `postgres`, then its name. Errors: those of SourceReader, ArchiveWriter, Connection.
[[nodiscard]] Result<ChosenSource> findMirror(
    const QString &archivePath, PostgresRows &rows, const CancelToken &cancel = {});

struct MirrorPositions
{
    std::optional<MirrorPlace> followed;
    IdRanges loaded;
};
[[nodiscard]] Result<MirrorPositions> mirrorPositions(const QString &archivePath, int source);
/// Whether a load was cut off before it had made the search index of all that it has stored.
[[nodiscard]] Result<bool> lacksIndex(const QString &archivePath);

/// What an archive holds of a PostgreSQL database.
struct MirrorState
{
    QString source; // its name
    qint64 messages = 0;
    bool isComplete = false; // all messages up to upToMs, as far as archive.keepMonths wants them
    qint64 upToMs = 0; // ms UTC; 0: it was never followed
};
/// Of every mirrored database, without asking any server. Blocks for a file access or two; any thread.
/// Errors: those of Archive::open(); an archive that is not there holds none.
[[nodiscard]] Result<std::vector<MirrorState>> mirrorsIn(const QString &archivePath);

} // namespace core::sync

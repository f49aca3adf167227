// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/backendfile.h"
#include "core/sync/tail.h"

#include <QString>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace core::sync {

/// Finds what is new or changed in the shop's SQLite file since it last looked. Blocks; of one thread.
class FileFollower
{
public:
    FileFollower(QString file, QString archivePath);

    /// Opens the file and finds out where in the archive it belongs and how far it was followed. Errors: as
    /// BackendFile and ArchiveWriter.
    [[nodiscard]] Result<Done> open();
    [[nodiscard]] bool isKnown() const { return m_known; } // it was loaded and followed before
    [[nodiscard]] const QString &source() const { return m_source; }

    struct Found
    {
        TailRows rows;
        QString source;
        history::ImportPosition position;
        bool more = false; // look again at once
        bool replaced = false; // another database lies there now: open() again

        [[nodiscard]] bool isEmpty() const { return rows.fresh.empty() && rows.changed.empty(); }
    };
    [[nodiscard]] Result<Found> look();
    /// The file or its log was written since the last look. Costs two looks at the folder.
    [[nodiscard]] bool hasChanged() const;
    void see() { m_seen = stamps(); } // counts as a look, for who reads the file another way

    /// Rows before the last ones, some thousand at a time, for edits since they were last walked.
    [[nodiscard]] bool hasOldRows() const { return m_walkDue || m_walkAt >= 0; }
    [[nodiscard]] Result<Found> walkOld();

private:
    struct Stamp
    {
        qint64 size = -1;
        qint64 changedNs = 0;
        quint64 inode = 0; // 0 where the system has none

        bool operator==(const Stamp &) const = default;
    };
    using Stamps = std::array<Stamp, 2>; // the file, its log
    [[nodiscard]] Stamps stamps() const;
    [[nodiscard]] Result<Done> findSource();
    [[nodiscard]] Result<bool> reopen(); // false: another database
    [[nodiscard]] Result<Done> readFresh(Found &found);
    [[nodiscard]] Result<Done> readRecent(Found &found);
    void takeChanged(std::vector<history::IncomingMessage> &rows, std::int64_t since, Found &found);
    void remember(const history::IncomingMessage &row);
    [[nodiscard]] history::ImportPosition position() const;

    QString m_file;
    QString m_archivePath;
    std::unique_ptr<BackendFile> m_backend;
    QString m_source;
    bool m_known = false;
    std::int64_t m_last = 0; // number of the last row that was handed over
    std::int64_t m_changedUpTo = 0; // ms UTC: changes until then were handed over
    std::int64_t m_walkAt = -1; // walkOld() goes on below this row; -1: nothing to walk
    std::int64_t m_walkSince = 0; // changes since then matter to the walk, ms UTC
    std::int64_t m_walkBegan = 0; // ms UTC
    bool m_walkDue = false; // something was written since the last walk
    std::map<std::int64_t, std::size_t> m_recent; // what the last rows looked like, by number
    std::chrono::steady_clock::time_point m_recentReadAt;
    bool m_recentDue = true; // something was written since they were read
    Stamps m_seen;
    std::optional<std::int64_t> m_version; // of the file, when it was last looked at
};

} // namespace core::sync

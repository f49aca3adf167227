// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/history/database.h"

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace tests {

/// A message for the writer; `minutes` after 2023-11-14T22:00Z.
[[nodiscard]] core::history::IncomingMessage incoming(const QString &conversation, const QString &id,
    int minutes, const QString &content, const QString &sender = QStringLiteral("user"));
inline constexpr qint64 kFirstMs = 1'700'000'000'000 - 1'700'000'000'000 % 3'600'000;
[[nodiscard]] inline qint64 atMinute(int minutes)
{
    return kFirstMs + minutes * 60'000LL;
}

/// An archive in a folder of its own, written through ArchiveWriter and looked at with plain SQL.
class ArchiveFile
{
public:
    ArchiveFile();

    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("archive.db")); }
    [[nodiscard]] QString folder() const { return m_dir.path(); }

    /// One import of one batch into the source `files` (or another); aborts the test's process when it fails.
    core::history::WriteOutcome write(
        std::vector<core::history::IncomingMessage> batch, const QString &source = QStringLiteral("files"));
    void tidy();

    /// Rows of a statement, columns joined by "|".
    [[nodiscard]] QStringList rows(const QString &sql) const;
    [[nodiscard]] QString row(const QString &sql) const { return rows(sql).value(0); }

    /// What is wrong with the archive: integrity, summaries, counts, segments, index against what the
    /// messages say. Empty when all is well.
    [[nodiscard]] QStringList faults() const { return faultsOf(path()); }
    [[nodiscard]] static QStringList faultsOf(const QString &path);

private:
    QTemporaryDir m_dir;
};

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QObject>
#include <QString>

namespace core::sync {

enum class FileKind { Unknown, JsonLines, Csv, BackendSqlite };

/// Looks at the content (through gzip) and never at the name. Errors: File, InvalidInput (an empty file).
[[nodiscard]] Result<FileKind> recognise(const QString &file);

struct ImportProgress
{
    qint64 read = 0; // messages
    qint64 bytesDone = 0; // of the file as it lies on the disk
    qint64 bytesTotal = 0;
    bool tidying = false; // rows are in, the index is being merged

    bool operator==(const ImportProgress &) const = default;
};

struct ImportSummary
{
    QString file;
    QString source; // name of the source in the archive
    qint64 read = 0; // = imported + unchanged + rejected
    qint64 imported = 0; // new, changed and removed
    qint64 changed = 0; // part of imported
    qint64 removed = 0; // part of imported
    qint64 unchanged = 0;
    qint64 rejected = 0;
    double seconds = 0;
    QString rejectsFile; // empty when nothing was rejected
    bool cancelled = false; // the rest is done when the same file is imported again

    bool operator==(const ImportSummary &) const = default;
};

/// Brings one file into an archive: recognises, reads, checks, detects languages, writes.
///
/// A job: start it, it reports progress about ten times a second and `finished` exactly once, then deletes
/// itself. Parsing and writing have threads of their own; signals arrive on the creator's thread.
/// Destroying it cancels and waits. A file that was cut off by a kill goes on where it was.
/// Errors: File, InvalidInput (nothing in it was readable), Unsupported (a database without our columns;
/// `detail` names them), Busy, ReadOnly, DiskFull, Corrupt, Cancelled is not an error here.
class FileImport final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString archivePath;
        QString file;
        QString sourceName; // empty: found by kinship
        QString rejectsFolder; // empty: beside the archive
    };
    explicit FileImport(Options options, QObject *parent = nullptr);
    ~FileImport() override;

    void start();
    void cancel();

signals:
    void progress(const core::sync::ImportProgress &progress);
    /// The first rows of a large file can be read.
    void readable();
    void finished(const core::Result<core::sync::ImportSummary> &summary);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::sync

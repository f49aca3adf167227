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
    QString source; // its name in the archive; several, in order of appearance, are joined by ", "
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
/// **Files.** JSON Lines, CSV and the backend's SQLite file, told apart by content, gzip or not. Lines end at
/// LF only; CR before it, blank lines and byte order marks are skipped. CSV may be separated by `,` `;` or
/// tab. UTF-16 is refused with a sentence. A cut or damaged gzip gives what was readable and one reject.
///
/// **Fields.** camelCase, snake_case and the backend's column names. The last of equal keys wins; null is as
/// missing; unknown keys are ignored. Needed: conversationId (an empty text says that the message has none;
/// in CSV only an empty cell in quotes does), content (may be empty), createdAt. Ids may be
/// text or whole numbers of any size (`1e3` is 1000); a missing id becomes `#1`, `#2` … by the position among
/// those without one in their conversation. Content that is a number or bool becomes its text, an object
/// or array its compact JSON. Times: ISO 8601 (without a zone UTC), seconds, milliseconds or microseconds; an
/// updatedAt that is no time counts as missing. Known senders are folded to lower case. A missing lang is
/// detected. `deleted` that is true, a number but 0, or a text but `0 false no` removes the message.
/// `source` (a text of up to 200 characters) names the message's source. `marked` and `comment` become the
/// message's note unless it has one: what a person wrote here stays.
/// In CSV the `'` before a formula that our export writes is taken off again.
///
/// **Refused** with line number, reason and text: what is not JSON or UTF-8, two objects on a line, an array,
/// half surrogates, nesting beyond 256 levels, lines beyond 64 MiB, CSV rows of another width, and a line
/// that repeats an id of the same file with other content. Exact repeats count as unchanged.
///
/// **Backend.** Newest row first; only tenant 0 unless there is none; soft-deleted rows remove; a NULL
/// content is an empty message; rows without a conversation share a place of their own. The line is the row
/// number.
///
/// **Again.** An unchanged file brings nothing new. A newer updatedAt wins; without one the later import.
/// Files share the source `files` (databases `backend`) unless their ids are taken there by other messages;
/// lines that name a source belong there. So an export of everything as JSON Lines or CSV, imported into an
/// empty archive, gives the same archive; only a conversation whose messages name several shops or bots
/// becomes that of its oldest one.
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
        QString sourceName; // of all messages; empty: what lines name, else found by kinship
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

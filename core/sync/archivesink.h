// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace core::sync {

/// Stores messages that come one by one into the archive, on a thread of its own, many in one transaction
/// when they come fast.
///
/// It holds the archive's import lock only while it writes, so that a file can be imported in between; while
/// another one holds it, messages wait here and nothing is dropped. Destruction stores what waits, for at
/// most a second when the archive cannot be written. Call from the thread that made it.
class ArchiveSink final : public QObject
{
    Q_OBJECT
public:
    struct Batch
    {
        QString source; // name in the archive
        QString kind; // backend, rest, live: of a new source
        std::vector<history::IncomingMessage> messages;
        std::optional<history::ImportPosition> position; // stored with them
    };

    explicit ArchiveSink(QString archivePath, QObject *parent = nullptr);
    ~ArchiveSink() override;

    /// Number of the batch, rising from 1.
    qint64 store(Batch batch);
    /// What came of the messages that were stored; any thread.
    [[nodiscard]] history::WriteOutcome outcome() const; // without conflictingLines
    [[nodiscard]] qint64 waiting() const; // messages that are not stored yet; any thread
    /// The position stored with the source under `file`, after what waits is stored. Errors: those of
    /// ArchiveWriter.
    [[nodiscard]] QFuture<Result<std::optional<history::ImportPosition>>> position(
        const QString &source, const QString &kind, const std::string &file);

signals:
    void stored(qint64 number); // all batches up to this one
    /// It cannot write now and tries again. Errors: those of ArchiveWriter; Busy only after some seconds.
    void failing(const core::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::sync

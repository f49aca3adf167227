// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/messagereader.h"

#include <QSaveFile>

#include <memory>
#include <mutex>

namespace core::sync {

/// The rejects file of one import: JSON Lines of `line`, `reason` and `raw` (`rawBase64` when the bytes are
/// not UTF-8; `rawBytes` gives the whole size when only the first 64 KiB are kept).
///
/// Made with the first reject; nothing is left when there is none or the import fails. Any thread.
class RejectsFile
{
public:
    RejectsFile(const QString &folder, const QString &importedFile);

    /// Errors: ReadOnly, DiskFull, File.
    [[nodiscard]] Result<Done> add(const Reject &reject);
    /// Puts the file into place. The path, empty when nothing was rejected. Errors: as add().
    [[nodiscard]] Result<QString> commit();
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] QString firstReason() const; // with its line; empty when nothing was rejected

private:
    mutable std::mutex m_mutex;
    QString m_path;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_count = 0;
    QString m_firstReason;
};

} // namespace core::sync

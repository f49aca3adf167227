// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace core::history {

/// Notices that somebody wrote into an archive, by its write-ahead log and its folder, without asking the
/// disk while nothing happens. The owner then looks at the data version. Lives on its owner's thread.
class ArchiveWatch final : public QObject
{
    Q_OBJECT
public:
    explicit ArchiveWatch(QString archivePath, QObject *parent = nullptr);

    /// Begins to watch; the file must be there.
    void start();

signals:
    /// Something was written, perhaps nothing of interest. At most twice a second.
    void touched();

private:
    void watchAgain();
    void pause();

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
};

} // namespace core::history

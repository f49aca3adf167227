// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archivewatch.h"

#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core::history {

ArchiveWatch::ArchiveWatch(QString archivePath, QObject *parent)
    : QObject(parent),
      m_path(std::move(archivePath))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(500ms);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ArchiveWatch::pause);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ArchiveWatch::pause);
    connect(&m_quiet, &QTimer::timeout, this, [this] {
        watchAgain();
        emit touched();
    });
}

void ArchiveWatch::start()
{
    watchAgain();
}

/// An import writes thousands of times a second; one look afterwards is enough, so nothing is watched until
/// then.
void ArchiveWatch::pause()
{
    if (m_quiet.isActive())
        return;
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    m_quiet.start();
}

void ArchiveWatch::watchAgain()
{
    // The log comes and goes with the first and last program, which the folder tells.
    QStringList paths{QFileInfo(m_path).absolutePath()};
    const QString log = m_path + u"-wal"_s;
    if (QFileInfo::exists(log))
        paths.append(log);
    m_watcher.addPaths(paths);
}

} // namespace core::history

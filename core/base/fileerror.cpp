// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/fileerror.h"

#include <QDir>
#include <QFileDevice>
#include <QFileInfo>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString nearestExisting(QString folder)
{
    while (!folder.isEmpty() && !QFileInfo::exists(folder)) {
        const QString parent = QFileInfo(folder).absolutePath();
        if (parent == folder)
            break;
        folder = parent;
    }
    return folder;
}

bool isFull(const QString &folder)
{
    const QStorageInfo storage(folder);
    return storage.isValid() && storage.bytesTotal() > 0 && storage.bytesAvailable() < 4096;
}

Error::Kind reasonIn(const QString &folder)
{
    const QFileInfo place(folder);
    if (place.isDir() && (!place.isWritable() || QStorageInfo(folder).isReadOnly()))
        return Error::Kind::ReadOnly;
    return isFull(folder) ? Error::Kind::DiskFull : Error::Kind::File;
}

} // namespace

Error writeError(const QFileDevice &device, const QString &path)
{
    const QFileInfo target(path);
    const QString detail = u"%1: %2"_s.arg(QDir::toNativeSeparators(path), device.errorString());
    // Qt's file engine says ResourceError for ENOSPC, and for nothing else while writing.
    if (device.error() == QFileDevice::ResourceError)
        return {Error::Kind::DiskFull, detail};
    if (device.error() == QFileDevice::PermissionsError || (target.isFile() && !target.isWritable()))
        return {Error::Kind::ReadOnly, detail};
    return {reasonIn(target.absolutePath()), detail};
}

Result<Done> makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return Done{};
    return failure(reasonIn(nearestExisting(folder)), u"%1: cannot make the folder"_s.arg(folder));
}

} // namespace core

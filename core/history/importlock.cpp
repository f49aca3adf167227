// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/importlock.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

Error fileError(int code)
{
    const QString words = QString::fromLocal8Bit(std::strerror(code));
    switch (code) {
    case EACCES:
    case EPERM:
    case EROFS:
        return {Error::Kind::ReadOnly, words};
    case ENOSPC:
    case EDQUOT:
        return {Error::Kind::DiskFull, words};
    default:
        return {Error::Kind::File, words};
    }
}

QString holderIn(int fd)
{
    char text[200] = {};
    const ssize_t size = ::pread(fd, text, sizeof text - 1, 0);
    return size > 0 ? QString::fromUtf8(text, qsizetype(size)).trimmed() : u"another program"_s;
}

} // namespace

Result<std::unique_ptr<ImportLock>> ImportLock::take(const QString &archivePath)
{
    const QByteArray path = QFile::encodeName(archivePath + u".lock"_s);
    const int fd = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return tl::make_unexpected(fileError(errno));
    std::unique_ptr<ImportLock> lock(new ImportLock(fd));
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return failure(Error::Kind::Busy, holderIn(fd));
        return tl::make_unexpected(fileError(errno));
    }
    const QByteArray holder = u"%1 (process %2)\n"_s.arg(QCoreApplication::applicationName())
                                  .arg(QCoreApplication::applicationPid())
                                  .toUtf8();
    // Only a courtesy to the program that comes second: a full disk must not fail here.
    if (::ftruncate(fd, 0) == 0)
        static_cast<void>(!::pwrite(fd, holder.constData(), size_t(holder.size()), 0));
    return lock;
}

ImportLock::~ImportLock()
{
    ::close(m_fd);
}

} // namespace core::history

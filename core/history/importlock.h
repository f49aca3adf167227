// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <memory>

namespace core::history {

/// Held by the one program that imports into an archive; the kernel frees it when the program dies.
///
/// The file <archive>.lock stays: removing it would let two programs lock different files.
class ImportLock
{
public:
    /// Errors: Busy (`detail` names the holder), ReadOnly, DiskFull, File.
    [[nodiscard]] static Result<std::unique_ptr<ImportLock>> take(const QString &archivePath);
    ~ImportLock();
    Q_DISABLE_COPY_MOVE(ImportLock)

private:
    explicit ImportLock(int fd) : m_fd(fd) { }
    int m_fd;
};

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

class QFileDevice;

namespace core {

/// Why a file could not be opened for writing, written or renamed: ReadOnly, DiskFull or File.
/// `path` is the file a person asked for, which may differ from the temporary one in `device`.
[[nodiscard]] Error writeError(const QFileDevice &device, const QString &path);

/// Makes the folder and its parents. Errors: ReadOnly, DiskFull, File.
[[nodiscard]] Result<Done> makeFolder(const QString &folder);

} // namespace core

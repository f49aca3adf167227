// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QByteArray>

namespace app::cli {

/// The whole of standard input, as InputReader says. On a terminal a secret is typed without being shown,
/// and Ctrl+D ends it.
[[nodiscard]] core::Result<QByteArray> readStandardInput(bool secret, const core::CancelToken &cancel);

} // namespace app::cli

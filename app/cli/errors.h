// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

namespace app::cli {

/// What went wrong and what to do next, in a sentence or two; `subject` is the file or thing it is about.
[[nodiscard]] QString sentenceFor(const core::Error &error, const QString &subject = {});
/// ` (code 4100, what the service said, log id …)`; empty when there is nothing of it.
[[nodiscard]] QString inBrackets(const core::Error &error);
[[nodiscard]] int exitCodeFor(const core::Error &error);
[[nodiscard]] QString wordFor(core::Error::Kind kind); // for JSON

/// A NotFound detail for a folder that is no workspace: a whole sentence already.
[[nodiscard]] QString noWorkspaceAt(const QString &folder);

} // namespace app::cli

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/rowreader.h"

namespace core::history {

/// Stores a person's mark and comment (HistorySource::setNote) in a transaction of its own.
[[nodiscard]] Result<Done> storeNote(Database &db, RowReader &rows, const ConversationRef &ref,
    const QString &messageId, bool marked, const QString &comment);

} // namespace core::history

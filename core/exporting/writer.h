// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"

#include <QStringList>

namespace core::exporting {

/// Writes messages into one kind of file, conversation by conversation, in constant memory.
///
/// Used by one thread at a time: open(), add() as often as needed, then finish(). Nothing stands at the
/// target before finish() succeeded; destroyed earlier, it leaves nothing behind.
class Writer
{
public:
    virtual ~Writer() = default;

    /// Errors: ReadOnly, DiskFull, File.
    [[nodiscard]] virtual Result<Done> open() = 0;
    /// `begins` is true for the first message of a conversation.
    [[nodiscard]] virtual Result<Done> add(
        const chat::Conversation &conversation, const chat::Message &message, bool begins)
        = 0;
    [[nodiscard]] virtual Result<Done> finish() = 0;

    /// Texts that the format could not take whole.
    [[nodiscard]] virtual qint64 shortenedCells() const { return 0; }
    /// Files beside the target, when one was not enough.
    [[nodiscard]] virtual QStringList moreFiles() const { return {}; }
};

} // namespace core::exporting

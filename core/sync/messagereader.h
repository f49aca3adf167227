// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/fileimport.h"
#include "core/sync/record.h"

#include <memory>
#include <string>

namespace core::sync {

/// A line (or row) that is refused.
struct Reject
{
    std::int64_t line = 0;
    std::string reason; // an English sentence without a full stop
    std::string raw; // the bytes of the line, perhaps only their start
    std::int64_t rawBytes = 0; // of the whole line
};
inline constexpr std::size_t kKeptRawBytes = 64 * 1024;
[[nodiscard]] inline Reject rejectOf(std::int64_t line, std::string reason, std::string_view raw)
{
    return {line, std::move(reason), std::string(raw.substr(0, kKeptRawBytes)), std::int64_t(raw.size())};
}

/// Reads the messages of one file, whatever its kind, one at a time. Used by one thread at a time.
class MessageReader
{
public:
    enum class Step {
        Message, // `message` holds one
        Rejected, // `reject` says why not
        AlreadyDone, // a line that an earlier, interrupted import has brought in
        Break, // what comes next is older than what came last: a good place to end a chunk
        End,
    };

    virtual ~MessageReader() = default;

    /// Errors: File, Busy, Corrupt, Unsupported; the file cannot be read further after one.
    [[nodiscard]] virtual Result<Step> next(history::IncomingMessage &message, Reject &reject) = 0;
    /// Where the reader stands, for skipDone() of a later one.
    [[nodiscard]] virtual std::string place() const = 0;
    /// What an earlier import has done, up to `place`, is not delivered again from here on.
    virtual void skipDone(const std::string &place) = 0;
    /// Tells this file from others, and a changed one from itself. Not its path.
    [[nodiscard]] virtual std::string identity() const = 0;
    [[nodiscard]] virtual qint64 bytesDone() const = 0; // of the file as it lies on the disk
    [[nodiscard]] virtual qint64 bytesTotal() const = 0;
};

/// Errors: as recognise(), and Unsupported, Busy, Corrupt for a database.
[[nodiscard]] Result<std::unique_ptr<MessageReader>> openReader(const QString &file, FileKind kind);

/// Kind, size and a hash of the first bytes: the identity of a text file.
[[nodiscard]] std::string identityOf(const QString &file, std::string_view kind);

} // namespace core::sync

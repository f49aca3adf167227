// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/sync/messagereader.h"
#include "core/sync/rejectsfile.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

namespace core::sync {

/// Messages that are written in one transaction.
struct Chunk
{
    std::vector<history::IncomingMessage> messages;
    std::string place; // of the reader behind the last of them
    qint64 bytesDone = 0;
    qint64 alreadyDone = 0; // lines that an earlier, interrupted import has brought in
    bool last = false;
};

/// Reads up to `limit` messages (or 64 MB of them), finds their languages, sends refused lines away.
/// Errors: those of the reader and of the rejects file, Cancelled.
[[nodiscard]] Result<Chunk> readChunk(
    MessageReader &reader, std::size_t limit, RejectsFile &rejects, const CancelToken &cancel);

/// Hands chunks from the reading to the writing thread. Holds one at most, so the reader is at most one chunk
/// ahead and memory stays bounded.
class ChunkExchange
{
public:
    /// Waits for room; false when the other side has gone.
    bool put(Result<Chunk> chunk);
    /// Waits for a chunk.
    [[nodiscard]] Result<Chunk> take();
    /// The writer takes no more; a waiting put() returns.
    void close();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Result<Chunk>> m_chunk;
    bool m_closed = false;
};

} // namespace core::sync

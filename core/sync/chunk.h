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
/// `room`: of a chunk that is done with; its memory is used again. Errors: those of the reader and of the
/// rejects file, Cancelled.
[[nodiscard]] Result<Chunk> readChunk(MessageReader &reader, std::size_t limit, RejectsFile &rejects,
    const CancelToken &cancel, std::vector<history::IncomingMessage> room = {});

/// Hands chunks from the reading to the writing thread, from hand to hand: two are in memory at most, one
/// that is read and one that is written.
class ChunkExchange
{
public:
    /// Waits until it is taken; false when the other side has gone.
    bool put(Result<Chunk> chunk);
    /// Waits for a chunk.
    [[nodiscard]] Result<Chunk> take();
    /// The writer takes no more; a waiting put() returns.
    void close();
    /// Messages that are written, for the memory that they take, and where the reader finds it.
    void giveBack(std::vector<history::IncomingMessage> used);
    [[nodiscard]] std::vector<history::IncomingMessage> room();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Result<Chunk>> m_chunk;
    std::vector<history::IncomingMessage> m_room;
    bool m_closed = false;
};

} // namespace core::sync

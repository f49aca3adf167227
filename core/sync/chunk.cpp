// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/chunk.h"

#include <utility>

namespace core::sync {

namespace {

constexpr std::size_t kMostBytes = 64'000'000;
constexpr int kCancelEvery = 256; // lines between two looks at the token

} // namespace

Result<Chunk> readChunk(MessageReader &reader, std::size_t limit, RejectsFile &rejects,
    const CancelToken &cancel, std::vector<history::IncomingMessage> room)
{
    Chunk chunk;
    chunk.messages = std::move(room);
    chunk.messages.clear();
    chunk.messages.reserve(limit); // growing moves each of them several times
    std::size_t bytes = 0;
    Reject reject;
    history::IncomingMessage message;
    for (int line = 1; chunk.messages.size() < limit && bytes < kMostBytes; ++line) {
        if (line % kCancelEvery == 0 && cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        const auto step = reader.next(message, reject);
        if (!step)
            return tl::make_unexpected(step.error());
        if (*step == MessageReader::Step::End) {
            chunk.last = true;
            break;
        }
        if (*step == MessageReader::Step::Break) {
            if (!chunk.messages.empty())
                break;
        } else if (*step == MessageReader::Step::Rejected) {
            if (auto noted = rejects.add(reject); !noted)
                return tl::make_unexpected(noted.error());
        } else if (*step == MessageReader::Step::AlreadyDone) {
            ++chunk.alreadyDone;
        } else {
            fillLanguage(message);
            bytes += message.content.size() + message.customerName.size();
            chunk.messages.push_back(std::move(message));
        }
    }
    chunk.place = reader.place();
    chunk.bytesDone = reader.bytesDone();
    return chunk;
}

bool ChunkExchange::put(Result<Chunk> chunk)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_closed || !m_chunk; });
    if (m_closed)
        return false;
    m_chunk = std::move(chunk);
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_closed || !m_chunk; });
    return !m_closed;
}

Result<Chunk> ChunkExchange::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_chunk.has_value(); });
    Result<Chunk> chunk = std::move(*m_chunk);
    m_chunk.reset();
    m_changed.notify_all();
    return chunk;
}

void ChunkExchange::giveBack(std::vector<history::IncomingMessage> used)
{
    used.clear(); // here, where it keeps nobody waiting
    const std::scoped_lock lock(m_mutex);
    m_room = std::move(used);
}

std::vector<history::IncomingMessage> ChunkExchange::room()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_room, {});
}

void ChunkExchange::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

} // namespace core::sync

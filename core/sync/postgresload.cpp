// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/postgresload.h"

#include "core/base/logging.h"
#include "core/sync/archivesink.h"
#include "core/sync/mirrorplace.h"
#include "core/sync/postgresreader.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::sync {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

// Small at first, so that there is something to read at once. Two of the largest are in memory; enough for a
// shard of their own.
constexpr std::size_t kFirstChunk = 4'000;
constexpr std::size_t kLargestChunk = 65'536;
// Messages that a search may have to look at one by one: about a second's work.
constexpr qint64 kMostUnindexed = 1 << 20;
constexpr auto kBusyPatience = 2s;
constexpr int kMostTidying = 20; // times
constexpr auto kSinkPatience = 2s; // for the sink to store what waits

} // namespace

PostgresLoad::PostgresLoad(Options options, const ArchiveSink &sink, Live &live, CancelToken cancel)
    : m_options(std::move(options)),
      m_sink(sink),
      m_live(live),
      m_cancel(std::move(cancel))
{ }

PostgresLoad::~PostgresLoad() = default;

Result<Done> PostgresLoad::run(const std::function<void()> &readable)
{
    m_readable = readable;
    RejectsFile rejects(m_options.rejectsFolder, m_options.name);
    auto outcome = writeAll(rejects);
    if (outcome)
        outcome = makeIndex(0);
    m_writer.reset();
    const auto kept = rejects.commit(); // also of a part: what is done does not come again
    if (rejects.count() > 0)
        qCWarning(lcImport) << "refused" << rejects.count() << "rows of the database";
    if (outcome && !kept)
        return tl::make_unexpected(kept.error());
    if (outcome)
        tidy();
    return outcome;
}

Result<Done> PostgresLoad::writeAll(RejectsFile &rejects)
{
    ChunkExchange exchange;
    std::jthread ahead([&] { readAhead(rejects, exchange); });
    Result<Done> outcome = Done{};
    bool last = false;
    while (outcome && !last) {
        auto chunk = exchange.take();
        if (!chunk) {
            outcome = tl::make_unexpected(chunk.error());
            break;
        }
        last = chunk->last;
        m_live.total = std::max<qint64>(m_live.total, m_live.read + qint64(chunk->messages.size()));
        outcome = write(*chunk);
        exchange.giveBack(std::move(chunk->messages));
    }
    exchange.close();
    return outcome;
}

/// Has the connection to itself, from its beginning to its end.
void PostgresLoad::readAhead(RejectsFile &rejects, ChunkExchange &exchange)
{
    auto reader = PostgresReader::open(
        {m_options.address, m_options.limits, m_options.sinceMs, m_options.highest}, m_cancel);
    if (!reader) {
        exchange.put(tl::make_unexpected(reader.error()));
        return;
    }
    if (const auto same = (*reader)->isDatabase(m_options.system); !same || !*same) {
        exchange.put(!same ? tl::make_unexpected(same.error())
                           : failure(Error::Kind::Unsupported, u"another database answers there now"_s));
        return;
    }
    (*reader)->skipDone(m_options.done.toText());
    const auto rows = double((*reader)->schema().messages.rows);
    m_live.read = qint64(rows * (*reader)->doneShare());
    m_live.total = std::max<qint64>(qint64(rows), 1);
    std::size_t limit = kFirstChunk;
    while (true) {
        auto chunk = readChunk(**reader, limit, rejects, m_cancel, exchange.room());
        const bool last = !chunk || chunk->last;
        if (!exchange.put(std::move(chunk)) || last)
            return;
        limit = std::min(limit * 4, kLargestChunk);
    }
}

Result<Done> PostgresLoad::write(Chunk &chunk)
{
    letSinkWrite();
    if (auto opened = openWriter(); !opened)
        return opened;
    // Each chunk is an import of its own, so that of two versions of a row the newer one wins: a row may have
    // been edited, followed and stored before its page is loaded.
    m_writer->beginImport();
    const history::ImportPosition position{std::string(kLoadedPlace), chunk.place, true};
    const auto size = qint64(chunk.messages.size());
    if (auto written = m_writer->write(m_options.source, chunk.messages, position, m_cancel); !written)
        return tl::make_unexpected(written.error());
    m_options.done = IdRanges::fromText(chunk.place);
    m_live.read += size;
    if (m_readable)
        std::exchange(m_readable, nullptr)();
    return makeIndex(kMostUnindexed);
}

/// Until at most `leave` messages are in no index.
Result<Done> PostgresLoad::makeIndex(qint64 leave)
{
    for (;;) {
        if (auto opened = openWriter(); !opened)
            return opened;
        const auto left = m_writer->unindexed();
        if (!left)
            return tl::make_unexpected(left.error());
        if (*left <= leave)
            return Done{};
        if (const auto made = m_writer->indexSome(m_cancel); !made)
            return tl::make_unexpected(made.error());
        letSinkWrite();
    }
}

Result<Done> PostgresLoad::openWriter()
{
    const auto until = Clock::now() + kBusyPatience;
    while (!m_writer) {
        auto writer = history::ArchiveWriter::open(m_options.archivePath);
        if (writer) {
            m_writer = std::move(*writer);
            m_writer->leaveIndexForLater();
            break;
        }
        if (m_cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        if (writer.error().kind != Error::Kind::Busy || Clock::now() > until)
            return tl::make_unexpected(writer.error());
        std::this_thread::sleep_for(10ms);
    }
    return Done{};
}

/// Merges the index; begins again after live rows, which come first. The archive is whole without it, too.
void PostgresLoad::tidy()
{
    for (int i = 0; i < kMostTidying && !m_cancel.isCancelled(); ++i) {
        letSinkWrite();
        if (!openWriter())
            return;
        CancelToken cancel;
        const auto tidied = m_writer->tidy(
            [&](int) {
                if (m_cancel.isCancelled() || m_sink.waiting() > 0)
                    cancel.cancel();
            },
            cancel);
        m_writer.reset();
        if (tidied)
            return;
        if (tidied.error().kind != Error::Kind::Cancelled) {
            qCWarning(lcImport) << "tidying failed:" << tidied.error().detail;
            return;
        }
    }
}

/// A person watches the live rows; the past can wait for a moment.
void PostgresLoad::letSinkWrite()
{
    if (m_sink.waiting() == 0)
        return;
    m_writer.reset();
    const auto until = Clock::now() + kSinkPatience;
    while (m_sink.waiting() > 0 && Clock::now() < until && !m_cancel.isCancelled())
        std::this_thread::sleep_for(5ms);
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/importrun.h"

#include "core/base/logging.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <thread>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

// Small at first, so that there is something to read at once; large later, which the index likes.
constexpr std::size_t kFirstChunk = 4'000;
constexpr std::size_t kLargestChunk = 131'072;
constexpr qint64 kBusyPatienceMs = 2'000;

QString folderOf(const FileImport::Options &options)
{
    return options.rejectsFolder.isEmpty() ? QFileInfo(options.archivePath).absolutePath()
                                           : options.rejectsFolder;
}

std::string rawOf(const history::IncomingMessage &message)
{
    return message.conversationId + '\t' + message.id + '\t' + message.sender + '\t' + message.content;
}

} // namespace

ImportRun::ImportRun(FileImport::Options options, Live &live, CancelToken cancel)
    : m_options(std::move(options)),
      m_live(live),
      m_cancel(std::move(cancel)),
      m_rejects(folderOf(m_options), m_options.file)
{ }

Result<ImportSummary> ImportRun::run(const std::function<void()> &readable)
{
    QElapsedTimer clock;
    clock.start();
    m_summary.file = m_options.file;
    Chunk first;
    auto outcome = begin(first);
    if (outcome)
        outcome = writeAll(std::move(first), readable);
    m_summary.seconds = double(clock.nsecsElapsed()) / 1e9;
    return finish(outcome);
}

Result<Done> ImportRun::begin(Chunk &first)
{
    const auto kind = recognise(m_options.file);
    if (!kind)
        return tl::make_unexpected(kind.error());
    m_kind = *kind;
    auto reader = openReader(m_options.file, m_kind);
    if (!reader)
        return tl::make_unexpected(reader.error());
    m_reader = std::move(*reader);
    m_live.bytesTotal = m_reader->bytesTotal();
    auto chunk = readChunk(*m_reader, kFirstChunk, m_rejects, m_cancel);
    if (!chunk)
        return tl::make_unexpected(chunk.error());
    first = std::move(*chunk);
    if (first.messages.empty() && m_rejects.count() > 0)
        return failure(
            Error::Kind::InvalidInput, u"nothing in the file was readable; "_s + m_rejects.firstReason());

    if (auto opened = openWriter(); !opened)
        return opened;
    m_sources = std::make_unique<SourceSorter>(*m_writer, m_kind, m_options.file, m_options.sourceName);
    const auto source = m_sources->firstSource(first.messages);
    if (!source)
        return tl::make_unexpected(source.error());
    m_positionSource = *source;
    const auto position = m_writer->position(m_positionSource, m_reader->identity());
    if (!position)
        return tl::make_unexpected(position.error());
    if (*position && !(*position)->finished) {
        m_reader->skipDone((*position)->place);
        first.place = m_reader->place();
    }
    m_writer->beginImport();
    return Done{};
}

/// Live chats hold the archive for moments; whoever holds it longer is told of.
Result<Done> ImportRun::openWriter()
{
    QElapsedTimer waited;
    waited.start();
    while (true) {
        auto writer = history::ArchiveWriter::open(m_options.archivePath);
        if (writer) {
            m_writer = std::move(*writer);
            return Done{};
        }
        if (writer.error().kind != Error::Kind::Busy || waited.elapsed() > kBusyPatienceMs
            || m_cancel.isCancelled())
            return tl::make_unexpected(writer.error());
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

Result<Done> ImportRun::writeAll(Chunk first, const std::function<void()> &readable)
{
    ChunkExchange exchange;
    const bool more = !first.last;
    std::jthread ahead;
    if (more)
        ahead = std::jthread([this, &exchange] { readAhead(exchange); });
    auto outcome = write(first);
    if (outcome)
        readable();
    bool last = first.last;
    first = {};
    while (outcome && !last) {
        auto chunk = exchange.take();
        if (!chunk) {
            outcome = tl::make_unexpected(chunk.error());
            break;
        }
        last = chunk->last;
        outcome = write(*chunk);
    }
    exchange.close();
    return outcome;
}

void ImportRun::readAhead(ChunkExchange &exchange)
{
    std::size_t limit = kFirstChunk;
    while (true) {
        limit = std::min(limit * 4, kLargestChunk);
        auto chunk = readChunk(*m_reader, limit, m_rejects, m_cancel);
        const bool last = !chunk || chunk->last;
        if (chunk)
            m_live.bytesParsed = chunk->bytesDone;
        if (!exchange.put(std::move(chunk)) || last)
            return;
    }
}

Result<Done> ImportRun::write(Chunk &chunk)
{
    const auto size = qint64(chunk.messages.size());
    const history::ImportPosition position{m_reader->identity(), chunk.place, chunk.last};
    auto batches = m_sources->sort(std::move(chunk.messages));
    if (!batches)
        return tl::make_unexpected(batches.error());
    const auto written = m_writer->write(*batches, m_positionSource, position, m_cancel);
    if (!written)
        return tl::make_unexpected(written.error());
    const auto conflicts = qint64(written->conflictingLines.size());
    m_summary.imported += written->added + written->changed + written->removed;
    m_summary.changed += written->changed;
    m_summary.removed += written->removed;
    m_summary.unchanged += size - conflicts - written->added - written->changed - written->removed;
    m_summary.unchanged += chunk.alreadyDone;
    m_summary.read += size - conflicts + chunk.alreadyDone; // rejects are added at the end
    m_live.read = m_summary.read;
    m_live.bytesStored = chunk.bytesDone;
    return noteConflicts(written->conflictingLines, *batches);
}

Result<Done> ImportRun::noteConflicts(
    const std::vector<std::int64_t> &lines, const std::vector<history::SourceBatch> &batches)
{
    if (lines.empty())
        return Done{};
    const std::unordered_set<std::int64_t> wanted(lines.begin(), lines.end());
    for (const history::SourceBatch &batch : batches) {
        for (const history::IncomingMessage &message : batch.messages) {
            if (!wanted.contains(message.line))
                continue;
            const std::string reason = "repeats id " + message.id + " with other content";
            if (auto noted = m_rejects.add(rejectOf(message.line, reason, rawOf(message))); !noted)
                return noted;
        }
    }
    return Done{};
}

Result<ImportSummary> ImportRun::finish(const Result<Done> &outcome)
{
    m_summary.cancelled = !outcome && outcome.error().kind == Error::Kind::Cancelled;
    const bool nothingReadable = !outcome && outcome.error().kind == Error::Kind::InvalidInput;
    if (!outcome && !m_summary.cancelled && !nothingReadable)
        return tl::make_unexpected(outcome.error());
    if (outcome) {
        m_live.tidying = true;
        const auto tidied = m_writer->tidy([](int) {}, m_cancel);
        if (!tidied && tidied.error().kind != Error::Kind::Cancelled)
            return tl::make_unexpected(tidied.error());
    }
    m_summary.source = m_sources ? m_sources->names().join(u", "_s) : QString();
    m_summary.rejected = m_rejects.count();
    m_summary.read += m_summary.rejected;
    const auto rejects = m_rejects.commit();
    if (!rejects)
        return tl::make_unexpected(rejects.error());
    m_summary.rejectsFile = *rejects;
    if (nothingReadable) {
        const QString where = rejects->isEmpty() ? QString() : u"; the lines are in "_s + *rejects;
        return failure(outcome.error().kind, outcome.error().detail + where);
    }
    qCInfo(lcImport) << "imported" << m_summary.imported << "of" << m_summary.read
                     << "messages from a file, refused" << m_summary.rejected;
    return m_summary;
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/sync/chunk.h"
#include "core/sync/fileimport.h"
#include "core/sync/sourcechoice.h"

#include <atomic>
#include <functional>

namespace core::sync {

/// One import from start to end on the calling thread, with a second thread that reads ahead.
class ImportRun
{
public:
    /// What other threads may look at while it runs.
    struct Live
    {
        std::atomic<qint64> read = 0;
        std::atomic<qint64> bytesParsed = 0;
        std::atomic<qint64> bytesStored = 0;
        std::atomic<qint64> bytesTotal = 0;
        std::atomic_bool tidying = false;
    };

    ImportRun(FileImport::Options options, Live &live, CancelToken cancel);

    /// `readable` is called once, after the first rows are stored. Errors: see FileImport.
    [[nodiscard]] Result<ImportSummary> run(const std::function<void()> &readable);

private:
    [[nodiscard]] Result<Done> begin(Chunk &first);
    [[nodiscard]] Result<Done> openWriter();
    [[nodiscard]] Result<Done> writeAll(Chunk first, const std::function<void()> &readable);
    [[nodiscard]] Result<Done> write(Chunk &chunk);
    [[nodiscard]] Result<Done> noteConflicts(
        const std::vector<std::int64_t> &lines, const std::vector<history::SourceBatch> &batches);
    void readAhead(ChunkExchange &exchange);
    [[nodiscard]] Result<ImportSummary> finish(const Result<Done> &outcome);

    FileImport::Options m_options;
    Live &m_live;
    CancelToken m_cancel;
    FileKind m_kind = FileKind::Unknown;
    std::unique_ptr<MessageReader> m_reader;
    std::unique_ptr<history::ArchiveWriter> m_writer;
    std::unique_ptr<SourceSorter> m_sources;
    RejectsFile m_rejects;
    int m_positionSource = 0; // under which the archive keeps how far the file is done
    ImportSummary m_summary;
};

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/postgres/connection.h"
#include "core/sync/chunk.h"
#include "core/sync/idranges.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>

namespace core::sync {

class ArchiveSink;

/// The first load of a PostgreSQL database into the archive: one thread reads and finds languages, the
/// calling one writes. What is done is stored with the rows, so that a later run goes on there.
///
/// The search index follows the rows at some distance; until it has come, a search looks at each of them. A
/// run also makes what one before has left of it.
///
/// The archive's import lock is given away between two chunks when live rows wait for it.
class PostgresLoad
{
public:
    struct Options
    {
        QString archivePath;
        QString rejectsFolder;
        QString name; // of the rejects file
        postgres::Address address;
        postgres::Limits limits;
        int source = 0; // number in the archive
        std::string system; // DatabaseIdentity's; another database than this one is not loaded
        std::int64_t sinceMs = 0; // as in PostgresReader
        std::int64_t highest = -1;
        IdRanges done; // not loaded again
    };
    /// What other threads may look at while it runs.
    struct Live
    {
        std::atomic<qint64> read = 0;
        std::atomic<qint64> total = 0; // an estimate
    };

    PostgresLoad(Options options, const ArchiveSink &sink, Live &live, CancelToken cancel);
    ~PostgresLoad();

    /// Until all is loaded. `readable` is called once, after the first rows are stored. Errors: those of
    /// PostgresReader and ArchiveWriter, Cancelled. After an error it can run again and goes on where it was.
    [[nodiscard]] Result<Done> run(const std::function<void()> &readable);
    [[nodiscard]] const IdRanges &done() const { return m_options.done; }

private:
    [[nodiscard]] Result<Done> writeAll(RejectsFile &rejects);
    [[nodiscard]] Result<Done> write(Chunk &chunk);
    [[nodiscard]] Result<Done> openWriter();
    [[nodiscard]] Result<Done> makeIndex(qint64 leave);
    void letSinkWrite();
    void readAhead(RejectsFile &rejects, ChunkExchange &exchange);
    void tidy();

    Options m_options;
    const ArchiveSink &m_sink;
    Live &m_live;
    CancelToken m_cancel;
    std::function<void()> m_readable;
    std::unique_ptr<history::ArchiveWriter> m_writer;
};

} // namespace core::sync

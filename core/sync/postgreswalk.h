// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/sourcereader.h"
#include "core/sync/postgresrows.h"
#include "core/sync/tail.h"

#include <optional>

namespace core::sync {

/// Compares the archive with the database, newest rows first, some thousand rows a step: finds rows that were
/// really deleted, edits that nothing tells of, and rows that never came. For quiet times, and only while
/// nothing that was handed over still waits to be stored.
///
/// The server adds up a check sum over the rows of a step; only where it differs from the archive's the rows
/// themselves are read. The sum covers id, conversation, times and text. Blocks; of one thread.
class PostgresWalk
{
public:
    PostgresWalk(QString archivePath, int source);

    /// From `highest` down to `lowest`; rows of the archive beyond it, which the database had once, come
    /// first. Errors: those of SourceReader.
    [[nodiscard]] Result<Done> begin(std::int64_t highest, std::int64_t lowest);
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    void end() { m_isUnderWay = false; }

    /// Messages to be stored so that the archive equals the database there; deleted ones among them. Errors:
    /// those of Connection and SourceReader; the step can be taken again.
    [[nodiscard]] Result<std::vector<history::IncomingMessage>> step(
        PostgresRows &rows, const CancelToken &cancel = {});

    /// Rows of the archive that were sent before `ms`, from the oldest ids on, some thousand a step; as
    /// deletions. Empty: there are none. Ids are taken to follow the time, roughly.
    [[nodiscard]] Result<std::vector<history::IncomingMessage>> expired(std::int64_t ms);

private:
    using Stored = std::vector<history::SourceReader::Row>; // falling ids
    struct Sum
    {
        std::int64_t rows = 0;
        std::int64_t lowest = 0; // id
        std::int64_t sum = 0;

        bool operator==(const Sum &) const = default;
    };
    [[nodiscard]] Result<Stored> stored(std::int64_t &low);
    [[nodiscard]] Result<Sum> sumOf(PostgresRows &rows, std::int64_t low, const CancelToken &cancel);
    [[nodiscard]] Result<std::vector<history::IncomingMessage>> difference(
        PostgresRows &rows, std::int64_t low, const Stored &stored, const CancelToken &cancel);

    QString m_archivePath;
    int m_source;
    std::int64_t m_high = 0; // the next step begins here
    std::int64_t m_lowest = 0;
    bool m_isUnderWay = false;
    bool m_hasSums = true; // the server can add them up
};

/// The check sum of a row: the first six bytes of SHA-256.
[[nodiscard]] std::int64_t checkSumOf(const history::SourceReader::Row &row);

} // namespace core::sync

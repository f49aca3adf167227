// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/history/query.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace core::history {
class HistorySource;
}

namespace core::exporting {

enum class Format { JsonLines, Csv, Html, Xlsx };
[[nodiscard]] std::optional<Format> formatNamed(QStringView name); // jsonl, csv, html, xlsx
[[nodiscard]] QString suffixOf(Format format);

struct ExportRequest
{
    history::Query query;
    Format format = Format::JsonLines;
    QString file; // replaced only when the export is complete
    bool maskPersonalData = false; // names, addresses and ids become "Customer 1", …
    QString title; // HTML and XLSX; made from the query when empty
};

struct ExportSummary
{
    QString file;
    QString format;
    qint64 messages = 0;
    qint64 conversations = 0;
    qint64 bytes = 0;
    double seconds = 0;
    qint64 shortenedCells = 0; // XLSX: texts beyond 32,767 characters
    QStringList moreFiles; // XLSX: parts beyond 1,048,575 rows
};

/// Streams the messages that meet the query into a file, in constant memory.
///
/// `progress(messages)` runs on the store's thread, about ten times a second. Errors: Cancelled (no file is
/// left), DiskFull, ReadOnly, File, and those of the store.
[[nodiscard]] QFuture<Result<ExportSummary>> exportMessages(history::HistorySource &source,
    ExportRequest request, std::function<void(qint64 messages)> progress = {}, CancelToken cancel = {});

} // namespace core::exporting

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/tail.h"

#include <chrono>

namespace core::sync {

class ArchiveSink;

/// Follows the shop's own SQLite file while the shop writes it. A JSON Lines or CSV file is imported, and
/// again when it has changed: its rows go into the archive and are not handed over one by one.
///
/// A first look loads the whole file (FileImport); where it stands is kept in the archive with the rows, so
/// that the next start reads on from there. New rows are found by their number whenever the file or its log
/// has changed, and once a second. Edits and deletions among the last rows are found with every change, those
/// of older rows by walking the file in quiet moments.
class FileTail final : public Tail
{
    Q_OBJECT
public:
    struct Options
    {
        QString archivePath;
        QString file;
        QString rejectsFolder; // empty: beside the archive
        std::chrono::milliseconds watchEvery{50}; // the file's size and time
        std::chrono::milliseconds lookEvery{1'000}; // whether or not these changed
        std::chrono::milliseconds quiet{20'000}; // without a change, before old rows are walked
    };
    /// `sink` must outlive it.
    FileTail(Options options, ArchiveSink &sink, QObject *parent = nullptr);
    ~FileTail() override; // waits for what is being read

    void start() override;
    void stop() override;
    void look() override;
    [[nodiscard]] QString source() const override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::sync

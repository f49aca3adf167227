// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace core::history {

/// What an archive holds of one source, for who compares it with the source itself: rows by their number
/// there, and how far they were followed. Only reads, so it needs no import lock.
///
/// Lives on one thread. Errors of every call: those of Archive::open(), Database.
class SourceReader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SourceReader>> open(const QString &archivePath);
    ~SourceReader();

    struct Source
    {
        int number = 0;
        QString name;
        std::int64_t messages = 0;
    };
    [[nodiscard]] Result<std::vector<Source>> sources(const QString &kind);
    /// Whether no part of the search index was left for later.
    [[nodiscard]] Result<bool> isIndexed();
    /// Of every file of the source, without an order.
    [[nodiscard]] Result<std::vector<ImportPosition>> positions(int source);

    /// A row whose id is a number.
    struct Row
    {
        std::int64_t id = 0;
        std::string conversationId; // empty: none
        std::string content;
        std::int64_t sentAtMs = 0;
        std::int64_t updatedAtMs = 0; // sentAtMs when the source gave no other
    };
    enum class Order { Rising, Falling };
    /// Up to `limit` rows with ids in [low, high]; with equal ids (of several conversations) a few more.
    [[nodiscard]] Result<std::vector<Row>> rows(
        int source, std::int64_t low, std::int64_t high, Order order, std::size_t limit);

private:
    struct Private;
    explicit SourceReader(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace core::history

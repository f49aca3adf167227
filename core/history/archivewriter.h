// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core::history {

/// One message as an importer hands it over. UTF-8; an empty text means "not given".
struct IncomingMessage
{
    std::string id; // in its source; whole numbers in plain decimal form
    std::string conversationId; // empty: a message without a conversation (the backend allows NULL)
    std::string shopId;
    std::string shopName;
    std::string botId;
    std::string botName;
    std::string customerId;
    std::string customerName;
    std::string customerEmail;
    std::string sender;
    std::string lang; // BCP 47
    std::string replyToId;
    std::string content; // may hold NUL and be empty
    std::int64_t sentAtMs = 0; // ms since 1970 UTC
    std::optional<std::int64_t> updatedAtMs;
    bool deleted = false; // soft delete: removes the row when it is there
    std::int64_t line = 0; // line or row number in the file, for the rejects file
    std::string source; // that the line names, for the importer; the writer does not look at it
    /// A note that came with the message. It is kept where the message has none; a person's own wins.
    bool marked = false;
    std::string comment;

    [[nodiscard]] bool hasNote() const { return marked || !comment.empty(); }
};

/// Messages of one source.
struct SourceBatch
{
    int source = 0;
    std::vector<IncomingMessage> messages;
};

/// Where an import stands; stored in the same transaction as the rows, so it survives a kill.
struct ImportPosition
{
    std::string file; // identity of the file (kind, size, hash of its start), not its path
    std::string place; // the importer's own notation, e.g. a byte offset
    bool finished = false;
};

struct WriteOutcome
{
    std::int64_t added = 0;
    std::int64_t changed = 0; // also by a note alone
    std::int64_t removed = 0;
    std::int64_t unchanged = 0;
    /// Lines that repeat an id of the same import with other content: the first one is kept.
    std::vector<std::int64_t> conflictingLines;
};

/// Writes messages, summaries and the search index of an archive, one transaction per batch.
///
/// Lives on one thread, which creates, uses and destroys it. Only one writer of imports at a time per
/// archive over all programs (a lock file beside it); the second one gets Error::Busy with the holder in
/// `detail`. Errors of every call: Busy, ReadOnly, DiskFull, Corrupt, Unsupported, Database. After an error
/// the transaction is rolled back and the archive is as before the call.
class ArchiveWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<ArchiveWriter>> open(const QString &archivePath);
    ~ArchiveWriter();

    /// Number of the source with this name, made when new. `kind`: file, backend, postgres, rest.
    [[nodiscard]] Result<int> source(const QString &name, const QString &kind);
    [[nodiscard]] Result<std::vector<std::pair<int, QString>>> sources(const QString &kind);
    /// How many of `sample` are known to a source under (conversation, id), and how many of those have
    /// the same time. The importer uses it to tell a newer copy of a file from another shop's.
    struct Kinship
    {
        int known = 0;
        int sameTime = 0;
    };
    [[nodiscard]] Result<Kinship> kinship(int source, const std::vector<IncomingMessage> &sample);

    /// A new import begins: rows written from here on are "the same import" for conflictingLines.
    void beginImport();
    /// Stores the batch (any order; sorted here) together with the position. May be large: the
    /// larger, the better the index. Reorders `batch`.
    [[nodiscard]] Result<WriteOutcome> write(int source, std::vector<IncomingMessage> &batch,
        const ImportPosition &position, CancelToken cancel = {});
    /// Stores the messages of several sources, all or nothing. The position belongs to `positionSource`.
    [[nodiscard]] Result<WriteOutcome> write(std::vector<SourceBatch> &batches, int positionSource,
        const ImportPosition &position, CancelToken cancel = {});
    [[nodiscard]] Result<std::optional<ImportPosition>> position(int source, const std::string &file);

    /// From now on messages that begin a new part of the search index are stored without it, which takes a
    /// third of the time. Searches find them meanwhile, by looking at each.
    void leaveIndexForLater();
    /// How many messages are in no index yet, at most; of this writer or of one before, killed or not.
    [[nodiscard]] Result<qint64> unindexed();
    /// Makes parts of the index that were left for later, the newest ones; true when there are more.
    [[nodiscard]] Result<bool> indexSome(CancelToken cancel = {});

    /// After an import: the index that was left for later, statistics for the planner, index merges; may take
    /// seconds, can be cancelled.
    [[nodiscard]] Result<Done> tidy(
        const std::function<void(int percent)> &progress, CancelToken cancel = {});

private:
    struct Private;
    explicit ArchiveWriter(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/archivewriter.h"

#include "core/history/archivetidy.h"
#include "core/history/batchwriter.h"
#include "core/history/database.h"
#include "core/history/importlock.h"
#include "core/history/shardindex.h"

#include <chrono>
#include <numeric>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// A person's note waits for the write lock by asking again and again; an importer that takes it
/// back within microseconds would starve it.
void leaveGapAfter(Clock::time_point begun)
{
    if (Clock::now() - begun > 100ms)
        std::this_thread::sleep_for(3ms);
}

} // namespace

struct ArchiveWriter::Private
{
    std::unique_ptr<ImportLock> lock;
    std::unique_ptr<Database> db;
    std::unique_ptr<Counters> counters;
    std::unique_ptr<IndexWriter> index;
    ImportMemory import;
    bool loaded = false;

    [[nodiscard]] Result<Done> load();
    void forget();
    [[nodiscard]] Result<Done> rememberImport(int source, const ImportPosition &position);
    [[nodiscard]] Result<Done> storePosition(int source, const ImportPosition &position);
    [[nodiscard]] Result<WriteOutcome> write(std::vector<SourceBatch> &batches, int positionSource,
        const ImportPosition &position, const CancelToken &cancel);
    [[nodiscard]] bool writeBatch(
        SourceBatch &batch, WriteOutcome &total, const CancelToken &cancel, FirstError &error);
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<Private> p) : d(std::move(p)) { }

ArchiveWriter::~ArchiveWriter() = default;

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::open(const QString &archivePath)
{
    auto p = std::make_unique<Private>();
    auto lock = ImportLock::take(archivePath);
    if (!lock)
        return tl::make_unexpected(lock.error());
    p->lock = std::move(*lock);
    auto db = Database::open(archivePath, Database::Role::Importer);
    if (!db)
        return tl::make_unexpected(db.error());
    p->db = std::move(*db);
    p->counters = std::make_unique<Counters>(*p->db);
    p->index = std::make_unique<IndexWriter>(*p->db);
    return std::unique_ptr<ArchiveWriter>(new ArchiveWriter(std::move(p)));
}

Result<Done> ArchiveWriter::Private::load()
{
    FirstError error;
    if (!loaded && !counters->load(error))
        return tl::make_unexpected(error.error());
    loaded = true;
    return Done{};
}

void ArchiveWriter::Private::forget()
{
    loaded = false;
    index->forget();
}

Result<int> ArchiveWriter::source(const QString &name, const QString &kind)
{
    const std::string word = name.toStdString();
    const std::string kindWord = kind.toStdString();
    Statement find = d->db->prepare("SELECT id FROM source WHERE name = ?1");
    if (find.bind(1, word).next())
        return int(find.integer(0));
    if (find.failed())
        return tl::make_unexpected(find.error());
    find.rewind();
    Statement insert = d->db->prepare("INSERT INTO source(name, kind) VALUES(?1, ?2) RETURNING id");
    const int id = insert.bind(1, word).bind(2, kindWord).next() ? int(insert.integer(0)) : 0;
    // Only the step after the row commits it.
    if (insert.failed() || insert.next() || insert.failed())
        return tl::make_unexpected(insert.error());
    return id;
}

Result<std::vector<std::pair<int, QString>>> ArchiveWriter::sources(const QString &kind)
{
    const std::string word = kind.toStdString();
    std::vector<std::pair<int, QString>> found;
    Statement rows = d->db->prepare("SELECT id, name FROM source WHERE kind = ?1 ORDER BY id");
    rows.bind(1, word);
    while (rows.next())
        found.emplace_back(int(rows.integer(0)), rows.string(1));
    if (rows.failed())
        return tl::make_unexpected(rows.error());
    return found;
}

Result<ArchiveWriter::Kinship> ArchiveWriter::kinship(int source, const std::vector<IncomingMessage> &sample)
{
    Kinship kinship;
    Statement named = d->db->prepare("SELECT m.ts FROM conv c JOIN msg m ON m.ext = ?3 AND m.conv = c.id"
                                     " WHERE c.ext = ?2 AND c.source = ?1");
    Statement nameless = d->db->prepare("SELECT m.ts FROM conv c JOIN msg m ON m.ext = ?3 AND m.conv = c.id"
                                        " WHERE c.ext IS NULL AND c.source = ?1");
    for (const IncomingMessage &message : sample) {
        Statement &find = message.conversationId.empty() ? nameless : named;
        find.bind(1, std::int64_t(source));
        if (!message.conversationId.empty())
            find.bind(2, message.conversationId);
        ExternalId::of(message.id).bindTo(find, 3);
        if (find.next()) {
            ++kinship.known;
            kinship.sameTime += find.integer(0) == message.sentAtMs ? 1 : 0;
        }
        if (find.failed())
            return tl::make_unexpected(find.error());
        find.rewind();
    }
    return kinship;
}

void ArchiveWriter::beginImport()
{
    d->import.forget();
}

Result<WriteOutcome> ArchiveWriter::write(
    int source, std::vector<IncomingMessage> &batch, const ImportPosition &position, CancelToken cancel)
{
    std::vector<SourceBatch> batches(1);
    batches.front() = {source, std::move(batch)};
    auto outcome = write(batches, source, position, std::move(cancel));
    batch = std::move(batches.front().messages);
    return outcome;
}

Result<WriteOutcome> ArchiveWriter::write(
    std::vector<SourceBatch> &batches, int positionSource, const ImportPosition &position, CancelToken cancel)
{
    const auto begun = Clock::now();
    d->db->setCancel(cancel);
    auto outcome = d->write(batches, positionSource, position, cancel);
    d->db->setCancel({});
    if (!outcome)
        d->forget();
    else
        leaveGapAfter(begun);
    return outcome;
}

Result<WriteOutcome> ArchiveWriter::Private::write(std::vector<SourceBatch> &batches, int positionSource,
    const ImportPosition &position, const CancelToken &cancel)
{
    Transaction transaction(*db);
    if (!transaction.status())
        return tl::make_unexpected(transaction.status().error());
    if (auto done = load(); !done)
        return tl::make_unexpected(done.error());
    if (auto done = rememberImport(positionSource, position); !done)
        return tl::make_unexpected(done.error());
    FirstError error;
    WriteOutcome outcome;
    for (SourceBatch &batch : batches) {
        if (!writeBatch(batch, outcome, cancel, error))
            return tl::make_unexpected(error.error());
    }
    if (auto done = storePosition(positionSource, position); !done)
        return tl::make_unexpected(done.error());
    if (auto done = transaction.commit(); !done)
        return tl::make_unexpected(done.error());
    return outcome;
}

/// The batch writer's statements are back in the pool when this returns, before the transaction ends.
bool ArchiveWriter::Private::writeBatch(
    SourceBatch &batch, WriteOutcome &total, const CancelToken &cancel, FirstError &error)
{
    BatchWriter writer(*db, batch.source, *counters, *index, import, cancel);
    if (!writer.write(batch.messages, error))
        return false;
    const WriteOutcome &part = writer.outcome();
    total.added += part.added;
    total.changed += part.changed;
    total.removed += part.removed;
    total.unchanged += part.unchanged;
    total.conflictingLines.insert(
        total.conflictingLines.end(), part.conflictingLines.begin(), part.conflictingLines.end());
    return true;
}

/// An import that was cut off goes on as the same import.
Result<Done> ArchiveWriter::Private::rememberImport(int source, const ImportPosition &position)
{
    if (import.isBegun() || position.file.empty())
        return Done{};
    Statement begun
        = db->prepare("SELECT first_id FROM import WHERE source = ?1 AND file = ?2 AND NOT finished");
    if (begun.bind(1, std::int64_t(source)).bind(2, position.file).next())
        import.begin(begun.integer(0));
    return begun.status();
}

Result<Done> ArchiveWriter::Private::storePosition(int source, const ImportPosition &position)
{
    if (position.file.empty())
        return Done{};
    Statement store = db->prepare(
        "INSERT OR REPLACE INTO import(source, file, place, finished, first_id) VALUES(?1, ?2, ?3, ?4, ?5)");
    store.bind(1, std::int64_t(source)).bind(2, position.file).bind(3, position.place);
    if (!store.bind(4, std::int64_t(position.finished)).bind(5, import.firstId()).run())
        return tl::make_unexpected(store.error());
    return Done{};
}

Result<std::optional<ImportPosition>> ArchiveWriter::position(int source, const std::string &file)
{
    Statement find = d->db->prepare("SELECT place, finished FROM import WHERE source = ?1 AND file = ?2");
    std::optional<ImportPosition> position;
    if (find.bind(1, std::int64_t(source)).bind(2, file).next())
        position = ImportPosition{file, std::string(find.text(0)), find.integer(1) != 0};
    if (find.failed())
        return tl::make_unexpected(find.error());
    return position;
}

void ArchiveWriter::leaveIndexForLater()
{
    d->index->leaveNew(true);
}

Result<qint64> ArchiveWriter::unindexed()
{
    return leftShards(*d->db).map([](const std::vector<LeftShard> &left) {
        return std::accumulate(left.begin(), left.end(), qint64(0),
            [](qint64 rows, const LeftShard &shard) { return rows + shard.rows; });
    });
}

Result<bool> ArchiveWriter::indexSome(CancelToken cancel)
{
    auto more = indexSomeShards(*d->db, cancel);
    d->index->forget();
    return more;
}

Result<Done> ArchiveWriter::tidy(const std::function<void(int)> &progress, CancelToken cancel)
{
    d->db->setCancel(cancel);
    auto done = tidyArchive(*d->db, *d->index, progress, cancel);
    d->db->setCancel({});
    d->import.forget();
    if (!done)
        d->forget();
    return done;
}

} // namespace core::history

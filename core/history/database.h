// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/history/statement.h"

#include <memory>
#include <string_view>

namespace core::history {

/// Before the first connection of the program: SQLite counts no memory, which would take a lock for every
/// allocation. Call from any thread, any number of times.
void prepareSqlite();

/// One connection to an archive: opened, tuned, with the tokenizer registered and statements kept.
///
/// Qt Sql owns the connection; statements run on the native handle. Lives on one thread, which opens,
/// uses and closes it; only interrupt() may be called from elsewhere.
class Database
{
public:
    enum class Role {
        Reader, // never writes; small cache, mapped file
        Editor, // short writes of a person: notes
        Importer, // large batches: large cache
    };

    /// Makes a missing file unless the role is Reader; brings the schema up to date where it may write.
    /// Errors: Unsupported (newer archive; untouched), InvalidInput (another program's database), Corrupt,
    /// NotFound, ReadOnly, Busy, File, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Role role);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] sqlite3 *handle() const { return m_db; }
    [[nodiscard]] Statement prepare(std::string_view sql) { return m_pool->take(sql); }
    [[nodiscard]] StatementPool &statements() { return *m_pool; }
    void forgetStatements() { m_pool->clear(); }
    /// Several statements without parameters.
    [[nodiscard]] Result<Done> execute(const char *sql);
    /// First column of the first row; 0 when there is none.
    [[nodiscard]] Result<std::int64_t> number(std::string_view sql);
    [[nodiscard]] Error lastError() const;

    /// Statements stop with Error::Cancelled soon after the token is cancelled.
    void setCancel(const CancelToken &cancel) { m_cancel = cancel; }
    [[nodiscard]] const CancelToken &cancelToken() const { return m_cancel; }
    /// Stops the running statement; any thread.
    void interrupt();
    /// For quiet times: pages of the file that are mapped, pages kept, and what the allocator holds free.
    void giveMemoryBack();

private:
    Database() = default;
    [[nodiscard]] Result<Done> connectTo(const QString &path, Role role, bool immutable);

    QString m_name; // of the Qt connection
    bool m_maps = false; // reads the file through a mapping
    sqlite3 *m_db = nullptr;
    std::unique_ptr<StatementPool> m_pool;
    CancelToken m_cancel;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &db);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)

    [[nodiscard]] Result<Done> status() const { return m_begun; }
    [[nodiscard]] Result<Done> commit();

private:
    Database &m_db;
    Result<Done> m_begun;
    bool m_open;
};

/// All statements of one answer see the same state; nests in nothing.
class ReadTransaction
{
public:
    explicit ReadTransaction(Database &db);
    ~ReadTransaction();
    Q_DISABLE_COPY_MOVE(ReadTransaction)

private:
    Database &m_db;
};

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace core::history {

/// What a result code of SQLite means for the rest of the program. `rc` may be extended.
[[nodiscard]] Error sqliteError(sqlite3 *db, int rc);

class StatementPool;

/// A prepared statement on loan; goes back to its pool, reset and unbound, when it is destroyed.
///
/// Columns count from 0, parameters from 1. Bound texts are not copied: they must live until the
/// statement was stepped for the last time. One thread, that of its connection.
class Statement
{
public:
    Statement() = default;
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();
    Q_DISABLE_COPY(Statement)

    Statement &bind(int index, std::int64_t value);
    Statement &bind(int index, std::string_view text);
    Statement &bindBlob(int index, std::string_view bytes);
    Statement &bindNull(int index);

    /// True: a row can be read. False: at the end, or failed.
    [[nodiscard]] bool next();
    /// Runs to the end and rewinds, so that it can be bound and run again. False when it failed.
    [[nodiscard]] bool run();
    /// Ready for the next run; bindings stay.
    void rewind();

    [[nodiscard]] bool failed() const;
    [[nodiscard]] Error error() const; // of the last step that failed
    [[nodiscard]] Result<Done> status() const; // Done unless it failed

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const; // UTF-8, valid until the next step; may hold NUL
    [[nodiscard]] QString string(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isInteger(int column) const; // stored as a whole number

private:
    friend class StatementPool;
    StatementPool *m_pool = nullptr;
    const std::string *m_sql = nullptr; // the pool's copy
    sqlite3_stmt *m_stmt = nullptr;
    int m_code = 0;
    bool m_running = false;
};

/// Keeps prepared statements of one connection, by their text. The same text may be on loan several
/// times (streams that are merged run the same statement side by side).
class StatementPool
{
public:
    explicit StatementPool(sqlite3 *db) : m_db(db) { }
    ~StatementPool(); // nothing may be on loan
    Q_DISABLE_COPY_MOVE(StatementPool)

    /// A statement that cannot be prepared fails at its first step.
    [[nodiscard]] Statement take(std::string_view sql);
    [[nodiscard]] sqlite3 *handle() const { return m_db; }
    /// Closes what is not on loan (before tables are dropped or made).
    void clear();

private:
    friend class Statement;
    void giveBack(const std::string &sql, sqlite3_stmt *stmt);

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    sqlite3 *m_db;
    std::unordered_map<std::string, std::vector<sqlite3_stmt *>, Hash, std::equal_to<>> m_idle;
};

} // namespace core::history

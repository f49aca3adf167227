// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QTemporaryDir>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace core::sync {

/// A prepared statement on a foreign database.
class SqliteRows
{
public:
    SqliteRows() = default;
    explicit SqliteRows(sqlite3_stmt *statement) : m_statement(statement) { }

    enum class Type { Null, Integer, Real, Text };

    void bind(int place, std::int64_t value); // from 1
    void bind(int place, std::string_view value); // `value` has to live until reset()
    [[nodiscard]] Result<bool> step(); // Errors: Busy, Corrupt, Database
    void reset();

    [[nodiscard]] Type type(int column) const; // from 0
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; // empty for NULL; valid until the next step
    [[nodiscard]] bool isNull(int column) const { return type(column) == Type::Null; }

private:
    struct Finalizer
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_statement;
};

/// Somebody else's SQLite file, opened so that neither it nor its folder is written to.
///
/// With a write-ahead log or a rollback journal that no running program holds, a copy in the temporary
/// folder is read: SQLite would have to write beside the original to see those rows.
class SqliteFile
{
public:
    /// Errors: File, Busy (another program has locked it), Corrupt (no or a damaged database).
    [[nodiscard]] static Result<std::unique_ptr<SqliteFile>> open(const QString &file);

    [[nodiscard]] Result<SqliteRows> prepare(const std::string &sql); // Errors: Busy, Corrupt, Database
    [[nodiscard]] Result<QStringList> columns(const QString &table); // empty: no such table
    /// Another number after each commit of another program, whose rows statements begun later see. The
    /// log's size does not tell that: it grows before its rows can be read. Errors: as prepare().
    [[nodiscard]] Result<std::int64_t> version();
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] sqlite3 *handle() const { return m_database.get(); }
    /// Later changes of the original are not seen: a copy is read, or a file that nobody had open.
    [[nodiscard]] bool isSnapshot() const { return m_copy || m_immutable; }

private:
    struct Closer
    {
        void operator()(sqlite3 *database) const;
    };
    [[nodiscard]] Result<QString> readablePlace(const QString &file);
    [[nodiscard]] Result<QString> unpacked(const QString &file);
    [[nodiscard]] Result<QString> copied(const QString &file);

    std::unique_ptr<QTemporaryDir> m_copy; // outlives the connection
    std::unique_ptr<sqlite3, Closer> m_database;
    bool m_immutable = false;
    qint64 m_size = 0;
};

} // namespace core::sync

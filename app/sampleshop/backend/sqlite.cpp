// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/backend/sqlite.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using core::Error;

namespace app::sampleshop::backend {

namespace {

constexpr int kPatienceMs = 5000; // while another program writes into the file
constexpr qsizetype kMostStatements = 100;

Error::Kind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return Error::Kind::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Error::Kind::Busy;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return Error::Kind::Corrupt;
    case SQLITE_READONLY:
        return Error::Kind::ReadOnly;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return Error::Kind::File;
    default:
        return Error::Kind::Database;
    }
}

void bind(sqlite3_stmt *statement, int at, const Value &value)
{
    if (const qint64 *number = std::get_if<qint64>(&value)) {
        sqlite3_bind_int64(statement, at, *number);
    } else if (const QString *text = std::get_if<QString>(&value)) {
        const QByteArray utf8 = text->toUtf8();
        sqlite3_bind_text64(
            statement, at, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else {
        sqlite3_bind_null(statement, at);
    }
}

Value columnOf(sqlite3_stmt *statement, int at)
{
    switch (sqlite3_column_type(statement, at)) {
    case SQLITE_NULL:
        return {};
    case SQLITE_INTEGER:
        return qint64(sqlite3_column_int64(statement, at));
    default: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, at));
        return QString::fromUtf8(text, sqlite3_column_bytes(statement, at));
    }
    }
}

} // namespace

core::Result<core::Done> Sqlite::open(const QString &path)
{
    close();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.toUtf8().constData(), &m_database, flags, nullptr) != SQLITE_OK) {
        const auto failed = error();
        close();
        return failed;
    }
    sqlite3_busy_timeout(m_database, kPatienceMs);
    for (const char *pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL"}) {
        if (const auto set = run(pragma); !set) {
            const Error failed = set.error();
            close();
            return tl::make_unexpected(failed);
        }
    }
    return core::Done{};
}

void Sqlite::close()
{
    forgetStatements();
    sqlite3_close_v2(m_database);
    m_database = nullptr;
}

void Sqlite::forgetStatements()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    m_statements.clear();
}

core::Result<sqlite3_stmt *> Sqlite::prepare(const QByteArray &sql)
{
    if (sqlite3_stmt *known = m_statements.value(sql))
        return known;
    if (m_statements.size() >= kMostStatements)
        forgetStatements();
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return error();
    m_statements.insert(sql, statement);
    return statement;
}

core::Result<QVector<Row>> Sqlite::run(const QByteArray &sql, const Row &values)
{
    if (!m_database)
        return core::failure(Error::Kind::Database, u"the database is closed"_s);
    const auto prepared = prepare(sql);
    if (!prepared)
        return tl::make_unexpected(prepared.error());
    sqlite3_stmt *statement = *prepared;
    for (qsizetype i = 0; i < values.size(); ++i)
        bind(statement, int(i) + 1, values[i]);
    QVector<Row> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
        Row row;
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            row.append(columnOf(statement, i));
        rows.append(row);
    }
    if (code != SQLITE_DONE) {
        const auto failed = error();
        sqlite3_reset(statement);
        return failed;
    }
    sqlite3_reset(statement);
    m_rowsWritten += sql.startsWith("INSERT") ? sqlite3_changes64(m_database) : 0;
    return rows;
}

qint64 Sqlite::lastId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

tl::unexpected<Error> Sqlite::error() const
{
    return core::failure(kindOf(m_database ? sqlite3_extended_errcode(m_database) : SQLITE_NOMEM),
        m_database ? QString::fromUtf8(sqlite3_errmsg(m_database)) : u"out of memory"_s);
}

} // namespace app::sampleshop::backend

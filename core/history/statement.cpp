// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/statement.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace core::history {

namespace {

/// Beyond a quota or size limit a write fails as any other; only the file knows why.
bool isOutOfSpace(sqlite3 *db)
{
    const auto isFull = [](int reason) { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; };
    int reason = 0;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &reason) == SQLITE_OK && isFull(reason))
        return true;
    sqlite3_file *log = nullptr;
    return sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log
        && log->pMethods && log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &reason) == SQLITE_OK
        && isFull(reason);
}

} // namespace

Error sqliteError(sqlite3 *db, int rc)
{
    const auto kind = [rc, db] {
        switch (rc & 0xFF) {
        case SQLITE_INTERRUPT:
            return Error::Kind::Cancelled;
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Error::Kind::Busy;
        case SQLITE_READONLY:
            return Error::Kind::ReadOnly;
        case SQLITE_FULL:
            return Error::Kind::DiskFull;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Error::Kind::Corrupt;
        case SQLITE_IOERR:
            return db && isOutOfSpace(db) ? Error::Kind::DiskFull : Error::Kind::File;
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return Error::Kind::File;
        default:
            return Error::Kind::Database;
        }
    }();
    // The connection's own words say more, as long as they are about this code.
    const bool own = db && (sqlite3_errcode(db) & 0xFF) == (rc & 0xFF);
    return {kind, QString::fromUtf8(own ? sqlite3_errmsg(db) : sqlite3_errstr(rc))};
}

Statement::Statement(Statement &&other) noexcept
    : m_pool(std::exchange(other.m_pool, nullptr)),
      m_sql(other.m_sql),
      m_stmt(std::exchange(other.m_stmt, nullptr)),
      m_code(other.m_code),
      m_running(other.m_running)
{ }

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_pool, other.m_pool);
    std::swap(m_sql, other.m_sql);
    std::swap(m_stmt, other.m_stmt);
    std::swap(m_code, other.m_code);
    std::swap(m_running, other.m_running);
    return *this;
}

Statement::~Statement()
{
    if (m_stmt)
        m_pool->giveBack(*m_sql, m_stmt);
}

Statement &Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_stmt, index, value);
    return *this;
}

Statement &Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL; an empty text is a text.
    sqlite3_bind_text64(
        m_stmt, index, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int index, std::string_view bytes)
{
    sqlite3_bind_blob64(m_stmt, index, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(m_stmt, index);
    return *this;
}

bool Statement::next()
{
    if (!m_stmt)
        return false;
    m_running = true;
    const int rc = sqlite3_step(m_stmt);
    m_code = rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
    return rc == SQLITE_ROW;
}

bool Statement::run()
{
    while (next()) { }
    rewind();
    return !failed();
}

void Statement::rewind()
{
    if (std::exchange(m_running, false))
        sqlite3_reset(m_stmt);
}

bool Statement::failed() const
{
    return m_code != SQLITE_OK;
}

Error Statement::error() const
{
    return sqliteError(m_pool ? m_pool->handle() : nullptr, m_code);
}

Result<Done> Statement::status() const
{
    if (failed())
        return tl::make_unexpected(error());
    return Done{};
}

int Statement::columns() const
{
    return sqlite3_column_count(m_stmt);
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_stmt, column);
}

std::string_view Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_stmt, column));
    if (!bytes)
        return {};
    return {bytes, std::size_t(sqlite3_column_bytes(m_stmt, column))};
}

QString Statement::string(int column) const
{
    std::string_view bytes = text(column);
    // fromUtf8() would take byte order marks at the start off; people do write them.
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (!bytes.starts_with(mark))
        return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    QString marks;
    for (; bytes.starts_with(mark); bytes.remove_prefix(mark.size()))
        marks += QChar(QChar::ByteOrderMark);
    return marks + QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_stmt, column) == SQLITE_NULL;
}

bool Statement::isInteger(int column) const
{
    return sqlite3_column_type(m_stmt, column) == SQLITE_INTEGER;
}

StatementPool::~StatementPool()
{
    clear();
}

Statement StatementPool::take(std::string_view sql)
{
    auto found = m_idle.find(sql);
    if (found == m_idle.end())
        found = m_idle.emplace(std::string(sql), std::vector<sqlite3_stmt *>()).first;
    Statement statement;
    statement.m_pool = this;
    statement.m_sql = &found->first;
    if (!found->second.empty()) {
        statement.m_stmt = found->second.back();
        found->second.pop_back();
        return statement;
    }
    statement.m_code = sqlite3_prepare_v3(
        m_db, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement.m_stmt, nullptr);
    return statement;
}

void StatementPool::clear()
{
    for (auto &[sql, idle] : m_idle) {
        for (sqlite3_stmt *stmt : idle)
            sqlite3_finalize(stmt);
        idle.clear();
    }
}

void StatementPool::giveBack(const std::string &sql, sqlite3_stmt *stmt)
{
    sqlite3_reset(stmt);
    sqlite3_clear_bindings(stmt);
    m_idle.find(sql)->second.push_back(stmt);
}

} // namespace core::history

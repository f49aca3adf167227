// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sqlitefile.h"

#include "core/history/database.h"
#include "core/sync/bytesource.h"

#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace core::sync {

namespace {

constexpr int kPatienceMs = 2000;

Error errorOf(sqlite3 *database, int code)
{
    const QString detail = QString::fromUtf8(sqlite3_errmsg(database));
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Busy, detail};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {Error::Kind::Corrupt, detail};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
        return {Error::Kind::File, detail};
    default:
        return {Error::Kind::Database, detail};
    }
}

bool hasContent(const QString &file)
{
    return QFileInfo(file).size() > 0;
}

bool isWriteAheadLogged(const QString &file)
{
    QFile database(file);
    if (!database.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = database.read(20); // file format, "write version" and "read version"
    return header.size() == 20 && header.at(18) == 2;
}

} // namespace

void SqliteRows::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void SqliteFile::Closer::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

void SqliteRows::bind(int place, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), place, value);
}

void SqliteRows::bind(int place, std::string_view value)
{
    sqlite3_bind_text(m_statement.get(), place, value.data(), int(value.size()), SQLITE_STATIC);
}

Result<bool> SqliteRows::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return tl::make_unexpected(errorOf(sqlite3_db_handle(m_statement.get()), code));
}

void SqliteRows::reset()
{
    sqlite3_reset(m_statement.get());
}

SqliteRows::Type SqliteRows::type(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return Type::Integer;
    case SQLITE_FLOAT:
        return Type::Real;
    case SQLITE_NULL:
        return Type::Null;
    default:
        return Type::Text;
    }
}

std::int64_t SqliteRows::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqliteRows::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view SqliteRows::text(int column) const
{
    const auto *bytes = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return bytes ? std::string_view(reinterpret_cast<const char *>(bytes), std::size_t(size))
                 : std::string_view();
}

Result<std::unique_ptr<SqliteFile>> SqliteFile::open(const QString &file)
{
    history::prepareSqlite();
    auto opened = std::make_unique<SqliteFile>();
    const auto place = opened->readablePlace(file);
    if (!place)
        return tl::make_unexpected(place.error());
    opened->m_size = QFileInfo(file).size();
    const QByteArray uri
        = QUrl::fromLocalFile(QFileInfo(*place).absoluteFilePath()).toEncoded(QUrl::FullyEncoded)
        + (opened->m_immutable ? "?immutable=1" : "");
    // A copy of ours may be repaired from its journal; the original is never opened for writing.
    const int access = opened->m_copy ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(
        uri.constData(), &database, access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    opened->m_database.reset(database);
    if (code != SQLITE_OK)
        return tl::make_unexpected(errorOf(database, code));
    sqlite3_busy_timeout(database, kPatienceMs);
    // A damaged or locked file opens without complaint; the first statement tells.
    auto probe = opened->prepare("SELECT count(*) FROM sqlite_master");
    if (!probe)
        return tl::make_unexpected(probe.error());
    if (const auto row = probe->step(); !row)
        return tl::make_unexpected(row.error());
    return opened;
}

Result<QString> SqliteFile::readablePlace(const QString &file)
{
    const auto source = ByteSource::open(file);
    if (!source)
        return tl::make_unexpected(source.error());
    if ((*source)->isGzip())
        return unpacked(file);
    const bool held = QFileInfo::exists(file + "-shm"_L1);
    if (hasContent(file + "-journal"_L1) || (hasContent(file + "-wal"_L1) && !held))
        return copied(file);
    // Without a log nobody writes; SQLite would make one (and fail in a read-only folder).
    m_immutable = isWriteAheadLogged(file) && !held;
    return file;
}

Result<QString> SqliteFile::unpacked(const QString &file)
{
    auto source = ByteSource::open(file);
    if (!source)
        return tl::make_unexpected(source.error());
    m_copy = std::make_unique<QTemporaryDir>();
    QFile plain(m_copy->filePath(u"backend.db"_s));
    if (!m_copy->isValid() || !plain.open(QIODevice::WriteOnly))
        return failure(Error::Kind::File, u"no room in the temporary folder: "_s + plain.errorString());
    QByteArray buffer(1 << 20, Qt::Uninitialized);
    while (true) {
        const auto got = (*source)->read(buffer.data(), std::size_t(buffer.size()));
        if (!got)
            return tl::make_unexpected(got.error());
        if (*got == 0)
            break;
        if (plain.write(buffer.constData(), qint64(*got)) != qint64(*got))
            return failure(Error::Kind::DiskFull, u"the temporary folder is full"_s);
    }
    if (!(*source)->damage().empty())
        return failure(Error::Kind::Corrupt, QString::fromStdString((*source)->damage()));
    return plain.fileName();
}

Result<QString> SqliteFile::copied(const QString &file)
{
    m_copy = std::make_unique<QTemporaryDir>();
    const QString place = m_copy->filePath(u"backend.db"_s);
    for (const QLatin1StringView suffix : {""_L1, "-wal"_L1, "-journal"_L1}) {
        if (QFile original(file + suffix); original.exists() && !original.copy(place + suffix))
            return failure(
                Error::Kind::File, u"no copy could be made to read its journal: "_s + original.errorString());
        QFile::setPermissions(place + suffix, QFile::ReadOwner | QFile::WriteOwner);
    }
    return place;
}

Result<SqliteRows> SqliteFile::prepare(const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(
        m_database.get(), sql.c_str(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return tl::make_unexpected(errorOf(m_database.get(), code));
    return SqliteRows(statement);
}

Result<std::int64_t> SqliteFile::version()
{
    auto rows = prepare("PRAGMA data_version");
    if (!rows)
        return tl::make_unexpected(rows.error());
    return rows->step().map([&rows](bool) { return rows->integer(0); });
}

Result<QStringList> SqliteFile::columns(const QString &table)
{
    auto rows = prepare("SELECT name FROM pragma_table_info(?1)");
    if (!rows)
        return tl::make_unexpected(rows.error());
    const std::string name = table.toStdString();
    rows->bind(1, std::string_view(name));
    QStringList names;
    while (true) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(more.error());
        if (!*more)
            return names;
        const std::string_view column = rows->text(0);
        names.append(QString::fromUtf8(column.data(), qsizetype(column.size())));
    }
}

} // namespace core::sync

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/database.h"

#include "core/history/schema.h"
#include "core/history/tokenizer.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

constexpr int kBusyMs = 15'000;
constexpr int kInstructionsBetweenLooks = 1000;

int stopWhenCancelled(void *database)
{
    return static_cast<const Database *>(database)->cancelToken().isCancelled() ? 1 : 0;
}

/// A short write squeezes in between two batches of an import, so it looks often; SQLite's own waiting
/// sleeps longer and longer and would hardly ever meet the gap.
int lookAgainSoon(void *database, int times)
{
    if (times >= kBusyMs || stopWhenCancelled(database) != 0)
        return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return 1;
}

QString nextConnectionName()
{
    static std::atomic_int number = 0;
    return u"archive-%1"_s.arg(++number);
}

#define AGENTCONSOLE_MAP "PRAGMA mmap_size=2147418112;"

const char *tuningOf(Database::Role role)
{
    switch (role) {
    case Database::Role::Reader:
        return "PRAGMA cache_size=-2048; " AGENTCONSOLE_MAP
               " PRAGMA temp_store=MEMORY; PRAGMA query_only=ON;";
    case Database::Role::Editor:
        return "PRAGMA cache_size=-2048; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
               "PRAGMA synchronous=NORMAL;";
    case Database::Role::Importer:
        return "PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
               "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8000;";
    }
    return "";
}

} // namespace

void prepareSqlite()
{
    // Refused when something else has used SQLite before; then it only stays slower.
    [[maybe_unused]] static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Role role)
{
    prepareSqlite();
    const QFileInfo file(path);
    if (role == Role::Reader && !file.exists())
        return failure(Error::Kind::NotFound, path);
    if (file.exists() && !file.isFile())
        return failure(Error::Kind::File, u"%1 is not a file"_s.arg(path));

    std::unique_ptr<Database> db(new Database);
    auto opened = db->connectTo(path, role, false);
    // A WAL archive on read-only media cannot make its shared memory; without a log it can still be read.
    const bool noLog = QFileInfo(path + u"-wal"_s).size() == 0;
    if (!opened && role == Role::Reader && noLog
        && (opened.error().kind == Error::Kind::File || opened.error().kind == Error::Kind::ReadOnly)) {
        db.reset(new Database);
        opened = db->connectTo(path, role, true);
    }
    if (!opened)
        return tl::make_unexpected(opened.error());
    return db;
}

Result<Done> Database::connectTo(const QString &path, Role role, bool immutable)
{
    m_name = nextConnectionName();
    m_maps = role == Role::Reader;
    auto connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyMs);
    if (role == Role::Reader)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (immutable) {
        options += u";QSQLITE_OPEN_URI"_s;
        connection.setDatabaseName(u"file:%1?immutable=1"_s.arg(
            QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), "/"))));
    } else {
        connection.setDatabaseName(path);
    }
    connection.setConnectOptions(options);
    if (!connection.open()) {
        const int code = connection.lastError().nativeErrorCode().toInt();
        const bool readOnly
            = QFileInfo(path).exists() && !QFileInfo(path).isWritable() && role != Role::Reader;
        return failure(readOnly ? Error::Kind::ReadOnly : sqliteError(nullptr, code).kind,
            connection.lastError().databaseText());
    }
    const QVariant handle = connection.driver()->handle();
    m_db = *static_cast<sqlite3 *const *>(handle.constData());
    m_pool = std::make_unique<StatementPool>(m_db);
    sqlite3_extended_result_codes(m_db, 1);
    if (role != Role::Reader && sqlite3_db_readonly(m_db, "main") == 1) // it opens such a file without a word
        return failure(Error::Kind::ReadOnly, path);
    if (role == Role::Editor)
        sqlite3_busy_handler(m_db, lookAgainSoon, this);
    sqlite3_progress_handler(m_db, kInstructionsBetweenLooks, stopWhenCancelled, this);

    // A damaged file opens; only the first statement notices.
    return number("SELECT count(*) FROM sqlite_schema")
        .and_then([&](std::int64_t) -> Result<Done> {
            if (!registerTokenizer(m_db))
                return failure(Error::Kind::Database, u"SQLite was built without full-text search"_s);
            return role == Role::Reader ? checkSchema(*this) : migrate(*this);
        })
        .and_then([&](Done) { return execute(tuningOf(role)); });
}

Database::~Database()
{
    m_pool.reset();
    {
        auto connection = QSqlDatabase::database(m_name, false);
        connection.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

Result<Done> Database::execute(const char *sql)
{
    const int rc = sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        return tl::make_unexpected(sqliteError(m_db, rc));
    return Done{};
}

Result<std::int64_t> Database::number(std::string_view sql)
{
    Statement statement = prepare(sql);
    const std::int64_t value = statement.next() ? statement.integer(0) : 0;
    if (statement.failed())
        return tl::make_unexpected(statement.error());
    return value;
}

Error Database::lastError() const
{
    return sqliteError(m_db, sqlite3_extended_errcode(m_db));
}

void Database::interrupt()
{
    sqlite3_interrupt(m_db);
}

void Database::giveMemoryBack()
{
    // Mapped pages count as the program's own in most task managers; the system keeps them in its cache.
    if (m_maps)
        static_cast<void>(execute("PRAGMA mmap_size=0; " AGENTCONSOLE_MAP));
    sqlite3_db_release_memory(m_db);
#ifdef __GLIBC__
    malloc_trim(0); // a search leaves tens of thousands of small blocks free
#endif
}

Transaction::Transaction(Database &db)
    : m_db(db),
      m_begun(db.execute("BEGIN IMMEDIATE")),
      m_open(m_begun.has_value())
{ }

Transaction::~Transaction()
{
    // A full disk has rolled back already; then there is nothing to undo.
    if (m_open && !sqlite3_get_autocommit(m_db.handle()))
        static_cast<void>(sqlite3_exec(m_db.handle(), "ROLLBACK", nullptr, nullptr, nullptr));
}

Result<Done> Transaction::commit()
{
    auto done = m_db.execute("COMMIT");
    if (done)
        m_open = false;
    return done;
}

ReadTransaction::ReadTransaction(Database &db) : m_db(db)
{
    static_cast<void>(m_db.prepare("BEGIN").run());
}

ReadTransaction::~ReadTransaction()
{
    static_cast<void>(m_db.prepare("COMMIT").run());
}

} // namespace core::history

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/history/schema.h"

#include "core/history/database.h"

#include <sqlite3.h>

#include <iterator>

using namespace Qt::StringLiterals;

namespace core::history {

namespace {

constexpr auto kVersion1 = R"sql(
CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
    n INTEGER NOT NULL DEFAULT 0, conversations INTEGER NOT NULL DEFAULT 0, customers INTEGER NOT NULL DEFAULT 0);
CREATE TABLE shop(id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    n INTEGER NOT NULL DEFAULT 0);
CREATE TABLE bot(id INTEGER PRIMARY KEY, ext TEXT NOT NULL UNIQUE, name TEXT NOT NULL DEFAULT '',
    n INTEGER NOT NULL DEFAULT 0);
CREATE TABLE lang(id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, n INTEGER NOT NULL DEFAULT 0);
INSERT INTO lang(id, tag) VALUES(0, '');
CREATE TABLE sender(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, n INTEGER NOT NULL DEFAULT 0);

CREATE TABLE customer(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, ext TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '' COLLATE NOCASE, email TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
    shop INTEGER NOT NULL DEFAULT 0, conversations INTEGER NOT NULL DEFAULT 0, last_ts INTEGER);
CREATE UNIQUE INDEX customer_ext ON customer(ext, source);
CREATE INDEX customer_email ON customer(email);
CREATE INDEX customer_name ON customer(name);

CREATE TABLE conv(id INTEGER PRIMARY KEY, source INTEGER NOT NULL, ext TEXT,
    shop INTEGER NOT NULL DEFAULT 0, bot INTEGER NOT NULL DEFAULT 0, customer INTEGER NOT NULL DEFAULT 0,
    first_ts INTEGER NOT NULL, last_ts INTEGER NOT NULL, n INTEGER NOT NULL, n_user INTEGER NOT NULL,
    last_sender INTEGER NOT NULL, lang INTEGER NOT NULL DEFAULT 0, langs TEXT,
    preview TEXT NOT NULL, customer_name TEXT NOT NULL DEFAULT '', marks INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX conv_ext ON conv(ext, source);
CREATE INDEX conv_last ON conv(last_ts, id);
CREATE INDEX conv_shop ON conv(shop, last_ts, id);
CREATE INDEX conv_bot ON conv(bot, last_ts, id);
CREATE INDEX conv_customer ON conv(customer, last_ts, id);

CREATE TABLE msg(id INTEGER PRIMARY KEY, conv INTEGER NOT NULL, ts INTEGER NOT NULL, sender INTEGER NOT NULL,
    lang INTEGER NOT NULL, ext, updated INTEGER, shop INTEGER, bot INTEGER, reply, content TEXT NOT NULL);
CREATE INDEX msg_conv ON msg(conv, ts);
CREATE INDEX msg_ext ON msg(ext, conv);

CREATE TABLE segment(id INTEGER PRIMARY KEY, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
    min_ts INTEGER NOT NULL, max_ts INTEGER NOT NULL);

CREATE TABLE note(id INTEGER PRIMARY KEY, msg INTEGER UNIQUE, source INTEGER NOT NULL, conv_ext TEXT, msg_ext,
    marked INTEGER NOT NULL, comment TEXT NOT NULL, updated INTEGER NOT NULL);
CREATE INDEX note_key ON note(msg_ext, source);

CREATE TABLE hour(hour INTEGER NOT NULL, shop INTEGER NOT NULL, bot INTEGER NOT NULL, sender INTEGER NOT NULL,
    n INTEGER NOT NULL, PRIMARY KEY(hour, shop, bot, sender)) WITHOUT ROWID;
CREATE TABLE word(word TEXT PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE import(source INTEGER NOT NULL, file TEXT NOT NULL, place TEXT NOT NULL, finished INTEGER NOT NULL,
    first_id INTEGER NOT NULL,
    PRIMARY KEY(source, file)) WITHOUT ROWID;
)sql";

/// kMigrations[v] leads from version v to v + 1.
constexpr const char *kMigrations[] = {kVersion1};
static_assert(std::size(kMigrations) == kSchemaVersion);

struct Identity
{
    std::int64_t application = 0;
    std::int64_t version = 0;
    std::int64_t tables = 0;

    [[nodiscard]] bool isEmptyFile() const { return application == 0 && version == 0 && tables == 0; }
};

Result<Identity> identityOf(Database &db)
{
    Identity identity;
    const auto read = [&db](std::string_view sql, std::int64_t &into) {
        return db.number(sql).map([&into](std::int64_t value) { into = value; });
    };
    if (auto done = read("PRAGMA application_id", identity.application); !done)
        return tl::make_unexpected(done.error());
    if (auto done = read("PRAGMA user_version", identity.version); !done)
        return tl::make_unexpected(done.error());
    if (auto done = read("SELECT count(*) FROM sqlite_schema", identity.tables); !done)
        return tl::make_unexpected(done.error());
    return identity;
}

Result<Identity> ourIdentity(Database &db)
{
    auto identity = identityOf(db);
    if (!identity || identity->isEmptyFile())
        return identity;
    if (identity->application != kApplicationId)
        return failure(Error::Kind::InvalidInput, u"the file is another program's database"_s);
    if (identity->version > kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            u"the archive has version %1, this program knows versions up to %2"_s.arg(identity->version)
                .arg(kSchemaVersion));
    return identity;
}

Result<Done> migrateOnce(Database &db)
{
    Transaction transaction(db);
    if (!transaction.status())
        return transaction.status();
    // Another program may have been here between the first look and the lock.
    const auto identity = ourIdentity(db);
    if (!identity)
        return tl::make_unexpected(identity.error());
    if (identity->version == kSchemaVersion)
        return Done{};
    const std::string sql = std::string(kMigrations[identity->version])
        + "PRAGMA user_version=" + std::to_string(identity->version + 1)
        + "; PRAGMA application_id=" + std::to_string(kApplicationId) + ";";
    if (auto done = db.execute(sql.c_str()); !done)
        return done;
    return transaction.commit();
}

} // namespace

std::string createShardSql(std::int64_t shard)
{
    return "CREATE VIRTUAL TABLE IF NOT EXISTS " + shardTable(shard)
        + " USING fts5(text, mark, content='', detail=none, columnsize=0, tokenize='agentconsole')";
}

bool hasShard(sqlite3 *db, std::int64_t shard)
{
    return sqlite3_table_column_metadata(
               db, "main", shardTable(shard).c_str(), nullptr, nullptr, nullptr, nullptr, nullptr, nullptr)
        == SQLITE_OK;
}

Result<Done> migrate(Database &db)
{
    auto identity = ourIdentity(db);
    if (identity && identity->isEmptyFile()) {
        // Only an empty file may still choose; both stay with the file from here on.
        if (auto done = db.execute("PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL"); !done)
            return done;
    }
    while (identity && identity->version < kSchemaVersion) {
        if (auto done = migrateOnce(db); !done)
            return done;
        identity = ourIdentity(db);
    }
    if (!identity)
        return tl::make_unexpected(identity.error());
    return Done{};
}

Result<Done> checkSchema(Database &db)
{
    const auto identity = ourIdentity(db);
    if (!identity)
        return tl::make_unexpected(identity.error());
    if (identity->version < kSchemaVersion)
        return failure(Error::Kind::Unsupported,
            u"the archive has version %1 and must be opened for writing once"_s.arg(identity->version));
    return Done{};
}

} // namespace core::history

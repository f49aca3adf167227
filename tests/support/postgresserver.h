// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace tests {

/// A real PostgreSQL cluster in a temporary folder on a loopback port, run by an unprivileged user; gone with
/// the object, and also when the test crashes. It has an empty database "shop". Autovacuum is off, so that
/// estimates and plans change when the test says ANALYZE. Making one takes about a second. Everything blocks
/// until it is done; what cannot be done is fatal. Of one thread.
class PostgresServer
{
public:
    struct Options
    {
        QStringList settings = {}; // "work_mem = 64MB", lines of postgresql.conf
        bool tls = false; // with a certificate of its own for "localhost"; caFile() signed it
        QString timeZone = QStringLiteral("UTC");
    };
    explicit PostgresServer(const Options &options);
    PostgresServer() : PostgresServer(Options()) { }
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// False where Debian's PostgreSQL is not installed: tests skip.
    [[nodiscard]] static bool isInstalled();

    /// A streaming replica of this one, caught up.
    [[nodiscard]] std::unique_ptr<PostgresServer> makeReplica();

    [[nodiscard]] int port() const;
    /// postgresql://USER@127.0.0.1:PORT/DATABASE; the superuser is "owner" with the password password().
    [[nodiscard]] QString url(const QString &database = QStringLiteral("shop"),
        const QString &user = QStringLiteral("owner")) const;
    [[nodiscard]] static QString password(); // of every role this class makes
    [[nodiscard]] QString caFile() const;

    /// Runs SQL with psql as the owner, COPY … FROM STDIN with its data too; answers what it prints (tuples
    /// only, unaligned, | between columns, without the last newline).
    QByteArray sql(const QByteArray &statements, const QString &database = QStringLiteral("shop"));
    /// A role that may read (or write) everything in the database.
    void makeRole(const QString &name, bool canWrite);

    void stop(); // fast
    void kill(); // SIGKILL to all its processes, as a crash
    void start();
    void restart();
    void pause(); // SIGSTOP to all its processes: it is silent, connections stay open
    void resume();
    void promote();
    void waitUntilCaughtUp(PostgresServer &primary); // of a replica
    void holdReplay(bool held); // of a replica: pg_wal_replay_pause()

private:
    struct Private;
    explicit PostgresServer(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

/// How a shop's tables look; Prisma's by default.
struct ShopTables
{
    QString createdColumn = QStringLiteral("create_time");
    QString updatedColumn = QStringLiteral("update_time");
    QString timeType = QStringLiteral("timestamp(3)"); // or timestamptz, bigint (ms)
    bool prismaIndexes = true;
    bool recommendedIndexes = false; // (conversation_id, create_time, id) and the like
    bool saysCitus
        = false; // names that extension, which is not there: who asks takes its rows for distributed
};
/// Makes the backend's tables in the database "shop" (made when it is not there).
void makeShopTables(PostgresServer &server, const ShopTables &tables = {});
/// The indexes alone, for tables that were filled before.
void addShopIndexes(PostgresServer &server, const ShopTables &tables);

} // namespace tests

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/database.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"

#include <QTest>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::postgres;

constexpr auto kSleeping = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND "
                           "state = 'active' AND pid <> pg_backend_pid()";

inline Address addressOf(const PostgresServer &server, const QString &database = u"shop"_s)
{
    return Address::parse(server.url(database), Secret(PostgresServer::password())).value();
}

/// Which server answers, by its port.
inline auto portAfter(const QByteArray &seconds)
{
    return [seconds](Connection &connection, const Schema &) {
        return connection
            .query(
                "SELECT inet_server_port()::bigint FROM pg_sleep($1::text::float8)", {seconds.toStdString()})
            .map([](const Rows &rows) { return int(rows.number(0, 0)); });
    };
}

inline QFuture<Result<int>> askPort(Database &database, const QByteArray &afterSeconds = "0")
{
    return database.read(u"port"_s, {}, portAfter(afterSeconds));
}

inline int portOf(Database &database)
{
    const Result<int> port = askPort(database).result();
    if (!port)
        qWarning("%d %s", int(port.error().kind), qPrintable(port.error().detail));
    return port.value_or(0);
}

inline auto insertAnswer(const std::string &text)
{
    return [text](Connection &connection, const Schema &schema) {
        return connection
            .query("INSERT INTO " + schema.messages.sql
                    + " (content, update_time) VALUES ($1::text, now()) RETURNING id",
                {text})
            .map([](const Rows &rows) { return rows.number(0, 0); });
    };
}

inline QFuture<Result<std::int64_t>> askCount(Database &database, const std::string &text)
{
    return database.read(u"count"_s, {}, [text](Connection &connection, const Schema &schema) {
        return connection
            .query("SELECT count(*) FROM " + schema.messages.sql + " WHERE content = $1::text", {text})
            .map([](const Rows &rows) { return rows.number(0, 0); });
    });
}

inline QString whyNotReplica(const Database &database)
{
    return database.state().replica.value().reason;
}

/// A primary and its replica with the shop's tables, both there and alike before each test.
class DatabaseFixture : public QObject
{
    Q_OBJECT
protected:
    [[nodiscard]] Database::Options options() const;

    std::unique_ptr<PostgresServer> primary;
    std::unique_ptr<PostgresServer> replica;

private slots:
    void initTestCase();
    void init();
};

} // namespace tests

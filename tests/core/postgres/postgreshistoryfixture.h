// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/postgres/postgreshistory.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>

namespace tests {

/// A cluster with the shop's tables and a PostgresHistory that reads them as a role without any right to
/// write.
class PostgresShop
{
public:
    explicit PostgresShop(const ShopTables &tables = {}, const PostgresServer::Options &options = {});

    [[nodiscard]] PostgresServer &server() { return m_server; }
    /// Anew: nothing is known from before.
    void connect();
    [[nodiscard]] core::postgres::PostgresHistory &history() { return *m_history; }
    [[nodiscard]] core::postgres::Database &database() { return *m_database; }
    [[nodiscard]] QString notesFile() const { return m_folder.filePath(QStringLiteral("notes.db")); }

    void remake(const ShopTables &tables); // all tables
    void clear(); // all rows, and the notes
    /// With what `names` tells of shops, bots and customers by their ids.
    void fill(const QVector<core::chat::Message> &messages, QString (*nameOf)(const QString &),
        QString (*addressOf)(const QString &));

private:
    ShopTables m_tables;
    PostgresServer m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<core::postgres::Database> m_database;
    std::unique_ptr<core::postgres::PostgresHistory> m_history;
};

/// 'it''s', or NULL for an empty one.
[[nodiscard]] QByteArray literal(const QString &text);

} // namespace tests

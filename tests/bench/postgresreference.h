// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace bench {

/// A plain libpq program: statements prepared once, answers in binary form, every column read, texts made as
/// QString. What the product's layers cost is measured against it.
class PostgresReference
{
public:
    explicit PostgresReference(const QString &url); // with the password
    ~PostgresReference();
    PostgresReference(const PostgresReference &) = delete;
    PostgresReference &operator=(const PostgresReference &) = delete;

    /// Fills the tables from the generator with COPY; no indexes.
    void fill(std::int64_t messages);

    /// The first column of what a query answers.
    [[nodiscard]] QStringList texts(const QByteArray &sql);

    /// The newest conversations before a moment (ms UTC), then how many messages each one has. With an index
    /// on conversation and time those whose last message is before it; else any with a message there. Number
    /// of conversations.
    int listPage(std::int64_t beforeMs, int limit, bool hasIndexes);
    /// The last messages of a conversation before a moment, and how many it has.
    int messagePage(const QByteArray &conversation, std::int64_t beforeMs, int limit);
    /// Half before the moment, half from it on.
    int messagesAround(const QByteArray &conversation, std::int64_t atMs, int limit);

    /// A query of the shop's backend as Prisma sends it, text form, everything read; rows.
    int backend(const QByteArray &sql);
    /// All messages by COPY in binary form, as a mirror reads them: bytes.
    std::int64_t copyAll(std::int64_t &rows);
    /// COPY in binary form into an empty archive by plain prepared statements, rows and conversations alone:
    /// the same tables, indexes and durability as the mirror's. `withText`: and the search index.
    std::int64_t pipeline(const QString &archive, bool withText);

private:
    pg_result *run(const QByteArray &sql, const std::vector<QByteArray> &values);
    int read(pg_result *result);

    pg_conn *m_connection = nullptr;
    std::vector<QByteArray> m_prepared;
    QVector<QString> m_strings; // kept, so that making them is not optimised away
};

} // namespace bench

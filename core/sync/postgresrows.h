// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/history/archivewriter.h"
#include "core/postgres/connection.h"
#include "core/postgres/schema.h"
#include "core/sync/idranges.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core::sync {

/// The messages of the shop's PostgreSQL as the archive takes them, with the meaning that BackendFile gives
/// to the shop's SQLite file: the same ids, customers, names, and the same rows refused.
///
/// Each call is one statement, and so a read-only transaction of its own; rows come by COPY in binary form.
/// Of one thread, that of the connection, which must outlive it. Errors: those of Connection.
class PostgresRows
{
public:
    PostgresRows(postgres::Connection &connection, const postgres::Schema &schema);

    struct Row
    {
        std::int64_t number = 0; // the id
        history::IncomingMessage message;
        std::string reason; // not empty: refused
        std::string raw; // of a refused one
        std::int64_t looks = 0; // changes with every column that matters; only when asked for
    };
    enum class Looks { No, Yes };

    /// Rows of our tenant with ids in [low, high], rising, the first `limit` of them. Those sent before
    /// `sinceMs` are left out. Rows are not complete() yet.
    [[nodiscard]] Result<Done> between(std::int64_t low, std::int64_t high, std::size_t limit,
        std::vector<Row> &rows, Looks looks = Looks::No, const CancelToken &cancel = {});
    /// The same without deleted ones.
    [[nodiscard]] Result<Done> living(std::int64_t low, std::int64_t high, std::size_t limit,
        std::vector<Row> &rows, const CancelToken &cancel = {});
    /// Rows within ranges of ids, the first 500 of each range; `ranges` highest first or in any order.
    [[nodiscard]] Result<Done> within(const std::vector<IdRanges::Range> &ranges, std::vector<Row> &rows,
        Looks looks = Looks::No, const CancelToken &cancel = {});
    /// Rows changed at `sinceMs` or later behind (atMs, id), by time of change and id, with ids up to `high`.
    /// For servers with an index on that time.
    struct ChangeKey
    {
        std::int64_t atMs = 0;
        std::int64_t id = 0;
    };
    [[nodiscard]] Result<Done> changedAfter(ChangeKey after, std::int64_t high, std::size_t limit,
        std::vector<Row> &rows, const CancelToken &cancel = {});
    [[nodiscard]] bool canFindChanges() const { return m_hasChangeIndex; }

    /// Adds what conversations, customers, shops and bots tell. Asks for those it does not know yet.
    [[nodiscard]] Result<Done> complete(std::vector<Row> &rows, const CancelToken &cancel = {});
    void forgetKnown(); // conversations, customers and names are asked for anew

    /// Rows sent before it are no rows for us, from here on; 0: all are.
    void setSince(std::int64_t ms) { m_sinceMs = ms; }
    [[nodiscard]] std::int64_t sinceMs() const { return m_sinceMs; }

    struct Ends
    {
        std::int64_t lowest = 0;
        std::int64_t highest = -1; // below lowest: no rows
    };
    [[nodiscard]] Result<Ends> ends(const CancelToken &cancel = {}); // of all tenants
    /// Of rows that exist, whoever they belong to, rising.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids(
        const std::vector<IdRanges::Range> &ranges, std::size_t limitOfRange, const CancelToken &cancel = {});
    /// Where the rows begin that were sent at `ms` or later, give or take rows whose ids do not follow the
    /// time. A binary search along the ids.
    [[nodiscard]] Result<std::int64_t> idAt(std::int64_t ms, const CancelToken &cancel = {});

    [[nodiscard]] postgres::Connection &connection() { return m_connection; }
    [[nodiscard]] const postgres::Schema &schema() const { return m_schema; }
    /// " AND …": rows that belong into the archive, by columns of `m`. Deleted ones do not.
    [[nodiscard]] QByteArray stored() const;
    [[nodiscard]] QByteArray looks() const { return m_looks; } // the expression behind Row::looks
    [[nodiscard]] QByteArray ofTenant() const { return m_tenant; } // " AND …"

private:
    struct Conversation
    {
        std::string shopId;
        std::string botId;
        std::string customerId;
    };
    struct Customer
    {
        std::string name;
        std::string email;
    };
    using Names = std::unordered_map<std::string, std::string>;

    [[nodiscard]] QByteArray select(Looks looks) const;
    [[nodiscard]] QByteArray ours() const; // " AND …"
    [[nodiscard]] Result<Done> copyBetween(IdRanges::Range ids, const QByteArray &condition,
        std::size_t limit, std::vector<Row> &rows, Looks looks, const CancelToken &cancel);
    [[nodiscard]] Result<Done> copy(
        const QByteArray &sql, std::vector<Row> &rows, Looks looks, const CancelToken &cancel);
    void read(const postgres::Connection::CopyRow &from, Row &to, Looks looks) const;
    [[nodiscard]] Result<Done> learnConversations(const std::vector<Row> &rows, const CancelToken &cancel);
    [[nodiscard]] Result<Done> learnCustomers(const std::vector<Row> &rows, const CancelToken &cancel);
    [[nodiscard]] Result<Done> learnNames(const CancelToken &cancel);
    [[nodiscard]] const Conversation *conversationOf(const Row &row) const;

    postgres::Connection &m_connection;
    const postgres::Schema &m_schema;
    QByteArray m_columns;
    QByteArray m_looks;
    QByteArray m_tenant;
    QByteArray m_deleted; // an expression: the row is deleted
    std::int64_t m_sinceMs = 0;
    bool m_hasChangeIndex = false;
    bool m_namesKnown = false;
    Names m_shopNames;
    Names m_botNames;
    std::unordered_map<std::string, Conversation> m_conversations;
    std::unordered_map<std::string, Customer> m_customers;
};

} // namespace core::sync

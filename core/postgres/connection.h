// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/cancel.h"
#include "core/postgres/address.h"
#include "core/postgres/rows.h"

#include <QSqlDatabase>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

struct pg_conn;

namespace core::postgres {

struct Limits
{
    std::chrono::milliseconds connect{5'000}; // a host
    std::chrono::milliseconds statement{30'000}; // statement_timeout; a second more here, for a silent server
    std::chrono::milliseconds lock{2'000}; // lock_timeout
};

/// A parameter of a statement: nothing, a number or a text. NUL characters are taken out of texts, which
/// PostgreSQL cannot hold. The statement says the type: `$1::bigint`, `$2::text`.
using Value = std::variant<std::monostate, std::int64_t, std::string>;
[[nodiscard]] inline Value valueOf(const QString &text)
{
    return text.toStdString();
}

/// One connection to a server, owned by QSqlDatabase; statements go through its native handle, with answers
/// in binary form. Created, used and destroyed by one thread, but for abandon().
///
/// It is read-only unless opened for writing. Statements are prepared once; plans are made anew for each
/// parameter set (`plan_cache_mode=force_custom_plan`), since a generic plan can be a hundred times slower.
/// The session's time zone is UTC, its encoding UTF-8.
///
/// Errors of every call: Cancelled; Timeout (the statement's or lock's time is over, or the server is
/// silent); Network (the connection is lost: isLost(), nothing else works then); Unauthorized; Forbidden (no
/// right to a table); ReadOnly; DiskFull; Tls; Unsupported (a table, column or function is not there); Busy
/// (a deadlock or conflict with recovery, or too many connections); Database. `detail` is the server's first
/// line with the SQLSTATE, without values.
class Connection
{
public:
    enum class Access { Read, Write };
    struct Options
    {
        Limits limits;
        Access access = Access::Read;
    };
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(
        const Address &address, const Options &options, const CancelToken &cancel = {});
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// Runs one statement. `cancel` reaches the server; the connection stays good.
    [[nodiscard]] Result<Rows> query(
        const QByteArray &sql, const std::vector<Value> &values = {}, const CancelToken &cancel = {});
    /// The same without preparing: for statements that come once, and those that cannot be prepared.
    [[nodiscard]] Result<Rows> execute(
        const QByteArray &sql, const std::vector<Value> &values = {}, const CancelToken &cancel = {});
    /// `COPY (sql) TO STDOUT (FORMAT binary)`: many rows at the server's own speed. Parameters are not
    /// possible. The columns of `row` are in network byte order, length -1 is NULL. Returning false ends it.
    struct CopyRow
    {
        std::vector<std::string_view> columns; // a NULL has no data()
        [[nodiscard]] bool isNull(std::size_t column) const { return columns[column].data() == nullptr; }
        [[nodiscard]] std::int64_t number(std::size_t column) const; // of 1, 2, 4 or 8 bytes
    };
    using CopyVisitor = std::function<bool(const CopyRow &row)>;
    [[nodiscard]] Result<Done> copyOut(
        const QByteArray &sql, const CopyVisitor &visit, const CancelToken &cancel = {});

    /// The time of statements from here on; `statement` 0 is no limit. Back to that of Options by
    /// resetLimits().
    [[nodiscard]] Result<Done> setLimits(const Limits &limits);
    [[nodiscard]] Result<Done> resetLimits();

    /// NOTIFY messages that have come; waits up to `wait` for the first one. After `LISTEN channel`.
    [[nodiscard]] Result<QStringList> notifications(
        std::chrono::milliseconds wait, const CancelToken &cancel = {});

    [[nodiscard]] bool isLost() const { return m_lost; }
    /// Who waits for the server gets Network at once, and the connection is lost. From any thread.
    void abandon() noexcept { m_abandoned.cancel(); }
    [[nodiscard]] int serverVersion() const; // 150018
    [[nodiscard]] QString tlsVersion() const; // "TLSv1.3"; empty: not encrypted
    [[nodiscard]] QByteArray quoted(const QString &literal) const; // 'it''s', E'..' where needed
    [[nodiscard]] static QByteArray identifier(const QString &name); // "na""me"

private:
    using Clock = std::chrono::steady_clock;
    explicit Connection(const Options &options);
    [[nodiscard]] Result<Done> begin(const Address &address);
    [[nodiscard]] Result<Done> setUpSession();
    [[nodiscard]] Result<Done> prepare(const QByteArray &sql, const CancelToken &cancel);
    [[nodiscard]] Result<Rows> queryOnce(
        const QByteArray &sql, const std::vector<Value> &values, const CancelToken &cancel, bool &stale);
    /// The answer to what was `sent`.
    [[nodiscard]] Result<Rows> answer(int sent, const CancelToken &cancel);
    [[nodiscard]] Result<Done> untilReady(Clock::time_point deadline, const CancelToken &cancel);
    /// Reads and forgets what is still under way; the connection is lost when that takes long.
    void stopStatement();
    void drain();
    [[nodiscard]] Result<Done> readCopy(const CopyVisitor &visit, const CancelToken &cancel);
    [[nodiscard]] Error errorOf(const pg_result *result);
    [[nodiscard]] Error lost();
    [[nodiscard]] Clock::time_point deadline() const;

    Options m_options;
    Limits m_limits; // in force now
    QString m_name; // of the QSqlDatabase
    pg_conn *m_handle = nullptr; // the QSqlDatabase's
    std::unordered_map<std::string, QByteArray> m_prepared; // names by statement
    quint64 m_lastName = 0;
    bool m_lost = false;
    CancelToken m_abandoned;
};

} // namespace core::postgres

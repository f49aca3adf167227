// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/postgresreference.h"

#include "tests/bench/generator.h"

#include <QSet>
#include <QtEndian>

#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <set>
#include <unordered_map>

namespace bench {

namespace {

constexpr std::int64_t kEpoch2000 = 946'684'800'000;
constexpr Oid kText = 25;

const QByteArray kMoment = "('epoch'::timestamp + $%1::bigint * interval '1 millisecond')";

QByteArray moment(int parameter)
{
    return QByteArray(kMoment).replace("%1", QByteArray::number(parameter));
}

std::string escaped(const std::string &text)
{
    if (text.empty())
        return "\\N";
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '\t' || c == '\n' || c == '\r')
            out += '\\';
        out += c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c;
    }
    return out;
}

std::int64_t numberOf(std::string_view data)
{
    switch (data.size()) {
    case 4:
        return qFromBigEndian<qint32>(data.data());
    case 8:
        return qFromBigEndian<qint64>(data.data());
    default:
        return 0;
    }
}

/// Hands over the columns of each row of a binary COPY.
std::int64_t eachCopied(pg_conn *connection, const char *sql,
    const std::function<void(const std::array<std::string_view, 16> &)> &visit)
{
    PQclear(PQexec(connection, sql));
    std::int64_t bytes = 0;
    char *data = nullptr;
    bool first = true;
    std::array<std::string_view, 16> columns;
    for (int size = 0; (size = PQgetCopyData(connection, &data, 0)) > 0;) {
        bytes += size;
        std::string_view rest(data, std::size_t(size));
        if (std::exchange(first, false))
            rest.remove_prefix(19);
        while (rest.size() >= 2) {
            const int count = qFromBigEndian<qint16>(rest.data());
            rest.remove_prefix(2);
            for (int i = 0; i < count; ++i) {
                const auto length = qFromBigEndian<qint32>(rest.data());
                rest.remove_prefix(4);
                columns[std::size_t(i)] = rest.substr(0, std::size_t(std::max(length, 0)));
                rest.remove_prefix(std::size_t(std::max(length, 0)));
            }
            if (count > 0)
                visit(columns);
        }
        PQfreemem(data);
    }
    while (pg_result *result = PQgetResult(connection))
        PQclear(result);
    return bytes;
}

constexpr auto kCopyAll = "COPY (SELECT id, conversation_id, shop_id, bot_id, content, sender, reply_id, "
                          "create_time, update_time, deleted FROM coze_chat_history ORDER BY id) "
                          "TO STDOUT (FORMAT binary)";

} // namespace

PostgresReference::PostgresReference(const QString &url) : m_connection(PQconnectdb(url.toUtf8().constData()))
{
    if (PQstatus(m_connection) != CONNECTION_OK)
        qFatal("%s", PQerrorMessage(m_connection));
    PQclear(PQexec(m_connection, "SET timezone = 'UTC'; SET plan_cache_mode = force_custom_plan"));
}

PostgresReference::~PostgresReference()
{
    PQfinish(m_connection);
}

void PostgresReference::fill(std::int64_t messages)
{
    const auto copy = [this](const char *sql, const std::function<bool(std::string &)> &next) {
        PQclear(PQexec(m_connection, sql));
        std::string buffer;
        while (next(buffer)) {
            if (buffer.size() > 1'000'000) {
                PQputCopyData(m_connection, buffer.data(), int(buffer.size()));
                buffer.clear();
            }
        }
        PQputCopyData(m_connection, buffer.data(), int(buffer.size()));
        PQputCopyEnd(m_connection, nullptr);
        while (pg_result *result = PQgetResult(m_connection)) {
            if (PQresultStatus(result) != PGRES_COMMAND_OK)
                qFatal("%s", PQresultErrorMessage(result));
            PQclear(result);
        }
    };
    Generator generator(messages);
    Row row;
    copy("COPY coze_chat_history(id, conversation_id, shop_id, bot_id, content, sender, create_time, "
         "update_time, deleted) FROM STDIN",
        [&](std::string &out) {
            if (!generator.next(row))
                return false;
            const std::int64_t seconds = row.sentAtMs / 1000;
            std::array<char, 64> time{};
            const std::time_t clock = std::time_t(seconds);
            std::tm parts{};
            gmtime_r(&clock, &parts);
            const std::size_t length = std::strftime(time.data(), time.size(), "%F %T", &parts);
            const std::string stamp = std::string(time.data(), length) + "."
                + std::to_string(1000 + row.sentAtMs % 1000).substr(1);
            out += std::to_string(row.id) + '\t' + escaped(row.conversation) + '\t' + escaped(row.shop) + '\t'
                + escaped(row.bot) + '\t' + escaped(row.content) + '\t' + row.sender + '\t' + stamp + '\t'
                + stamp + '\t' + (row.deleted ? '1' : '0') + '\n';
            return true;
        });
    Generator again(messages);
    std::set<std::string> known;
    copy("COPY coze_conversation(inbox_user_id, conversation_id, shop_id, bot_id, update_time) FROM STDIN",
        [&](std::string &out) {
            if (!again.next(row))
                return false;
            if (known.insert(row.conversation).second) {
                out += (row.customer ? std::to_string(row.customer) : "\\N") + '\t'
                    + escaped(row.conversation) + '\t' + escaped(row.shop) + '\t' + escaped(row.bot)
                    + "\t2026-01-01\n";
            }
            return true;
        });
    PQclear(PQexec(m_connection,
        "INSERT INTO shopify_inbox_user(id, shop_id, user_email, user_name, update_time) "
        "SELECT DISTINCT inbox_user_id, 'shop-0', 'customer' || inbox_user_id || '@example.com', "
        "'Customer ' || inbox_user_id, now() FROM coze_conversation WHERE inbox_user_id IS NOT NULL; "
        "INSERT INTO shopify_bot_setting(shop_id, shop_name, bot_id, bot_name, update_time) "
        "SELECT 'shop-' || g, 'Shop ' || g, '740000000000000001' || g, 'Bot ' || g, now() "
        "FROM generate_series(0, 11) g; "
        "SELECT setval('coze_chat_history_id_seq', (SELECT max(id) FROM coze_chat_history)); "
        "SELECT setval('shopify_inbox_user_id_seq', (SELECT max(id) FROM shopify_inbox_user))"));
}

pg_result *PostgresReference::run(const QByteArray &sql, const std::vector<QByteArray> &values)
{
    auto known = std::find(m_prepared.begin(), m_prepared.end(), sql);
    if (known == m_prepared.end()) {
        const QByteArray name = "r" + QByteArray::number(qsizetype(m_prepared.size()));
        pg_result *prepared = PQprepare(m_connection, name.constData(), sql.constData(), 0, nullptr);
        if (PQresultStatus(prepared) != PGRES_COMMAND_OK)
            qFatal("%s", PQresultErrorMessage(prepared));
        PQclear(prepared);
        known = m_prepared.insert(m_prepared.end(), sql);
    }
    std::vector<const char *> pointers;
    for (const QByteArray &value : values)
        pointers.push_back(value.constData());
    const QByteArray name = "r" + QByteArray::number(qsizetype(known - m_prepared.begin()));
    pg_result *result = PQexecPrepared(
        m_connection, name.constData(), int(values.size()), pointers.data(), nullptr, nullptr, 1);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        qFatal("%s", PQresultErrorMessage(result));
    return result;
}

int PostgresReference::read(pg_result *result)
{
    const int rows = PQntuples(result);
    m_strings.clear();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < PQnfields(result); ++column) {
            const std::string_view data(
                PQgetvalue(result, row, column), std::size_t(PQgetlength(result, row, column)));
            if (PQftype(result, column) == kText)
                m_strings.append(QString::fromUtf8(data.data(), qsizetype(data.size())));
            else
                m_strings.append(QString::number(numberOf(data)));
        }
    }
    PQclear(result);
    return rows;
}

int PostgresReference::listPage(std::int64_t beforeMs, int limit)
{
    const QByteArray walk = "SELECT id, conversation_id, sender, left(content, 200), create_time, shop_id, "
                            "bot_id FROM coze_chat_history WHERE create_time < "
        + moment(1) + " AND deleted = 0 ORDER BY create_time DESC, id DESC LIMIT $2::bigint";
    QSet<QString> seen;
    for (int portion = 4 * limit; seen.size() < limit; portion *= 4) {
        seen.clear();
        pg_result *result = run(walk, {QByteArray::number(qint64(beforeMs)), QByteArray::number(portion)});
        const int rows = PQntuples(result);
        for (int row = 0; row < rows && seen.size() < limit; ++row)
            seen.insert(QString::fromUtf8(PQgetvalue(result, row, 1)));
        read(result);
        if (rows < portion)
            break;
    }
    QByteArray list = "{";
    for (const QString &id : std::as_const(seen))
        list += (list.size() > 1 ? "," : "") + id.toUtf8();
    list += '}';
    read(run("SELECT conversation_id, count(*), count(*) FILTER (WHERE sender = 'user'), min(create_time) "
             "FROM coze_chat_history WHERE conversation_id = ANY($1::text[]) AND deleted = 0 "
             "AND conversation_id <> 'conv_giant' GROUP BY conversation_id",
        {list}));
    read(run(
        "SELECT c.conversation_id, c.shop_id, c.bot_id, u.user_name, u.user_email FROM coze_conversation c "
        "LEFT JOIN shopify_inbox_user u ON u.id = c.inbox_user_id "
        "WHERE c.conversation_id = ANY($1::text[])",
        {list}));
    return int(seen.size());
}

int PostgresReference::messagePage(const QByteArray &conversation, std::int64_t beforeMs, int limit)
{
    read(run("SELECT shop_id, bot_id, inbox_user_id FROM coze_conversation WHERE conversation_id = $1::text "
             "LIMIT 1",
        {conversation}));
    return read(run("SELECT id, conversation_id, shop_id, bot_id, content, sender, reply_id, create_time, "
                    "update_time FROM coze_chat_history WHERE conversation_id = $1::text AND create_time < "
            + moment(2) + " AND deleted = 0 ORDER BY create_time DESC, id DESC LIMIT $3::bigint",
        {conversation, QByteArray::number(qint64(beforeMs)), QByteArray::number(limit)}));
}

int PostgresReference::messagesAround(const QByteArray &conversation, std::int64_t atMs, int limit)
{
    const int before = messagePage(conversation, atMs, limit / 2);
    return before
        + read(run("SELECT id, conversation_id, shop_id, bot_id, content, sender, reply_id, create_time, "
                   "update_time FROM coze_chat_history WHERE conversation_id = $1::text AND create_time >= "
                + moment(2) + " AND deleted = 0 ORDER BY create_time, id LIMIT $3::bigint",
            {conversation, QByteArray::number(qint64(atMs)), QByteArray::number(limit - before)}));
}

int PostgresReference::backend(const QByteArray &sql)
{
    pg_result *result = PQexec(m_connection, sql.constData());
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        qFatal("%s", PQresultErrorMessage(result));
    const int rows = PQntuples(result);
    m_strings.clear();
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < PQnfields(result); ++column)
            m_strings.append(QString::fromUtf8(PQgetvalue(result, row, column)));
    }
    PQclear(result);
    return rows;
}

std::int64_t PostgresReference::copyAll(std::int64_t &rows)
{
    rows = 0;
    return eachCopied(m_connection, kCopyAll, [&rows](const auto &) { ++rows; });
}

std::int64_t PostgresReference::pipeline(const std::string &file)
{
    std::remove(file.c_str());
    sqlite3 *db = nullptr;
    sqlite3_open(file.c_str(), &db);
    sqlite3_exec(db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;"
        "CREATE TABLE conv(id INTEGER PRIMARY KEY, ext TEXT UNIQUE, first_ts, last_ts, n INTEGER);"
        "CREATE TABLE msg(id INTEGER PRIMARY KEY, conv INTEGER, ts INTEGER, sender TEXT, content TEXT);",
        nullptr, nullptr, nullptr);
    sqlite3_stmt *insert = nullptr;
    sqlite3_stmt *summary = nullptr;
    sqlite3_prepare_v2(db, "INSERT INTO msg VALUES(?,?,?,?,?)", -1, &insert, nullptr);
    sqlite3_prepare_v2(db,
        "INSERT INTO conv VALUES(?1,?2,?3,?3,1) ON CONFLICT(id) DO UPDATE SET n=n+1, last_ts=?3", -1,
        &summary, nullptr);
    std::unordered_map<std::string, std::int64_t> conversations;
    std::int64_t rows = 0;
    sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
    eachCopied(m_connection, kCopyAll, [&](const std::array<std::string_view, 16> &columns) {
        if (numberOf(columns[9]) != 0)
            return;
        const auto [known, isNew]
            = conversations.try_emplace(std::string(columns[1]), std::int64_t(conversations.size() + 1));
        const std::int64_t at = numberOf(columns[7]) / 1000 + kEpoch2000;
        sqlite3_bind_int64(insert, 1, numberOf(columns[0]));
        sqlite3_bind_int64(insert, 2, known->second);
        sqlite3_bind_int64(insert, 3, at);
        sqlite3_bind_text(insert, 4, columns[5].data(), int(columns[5].size()), SQLITE_STATIC);
        sqlite3_bind_text(insert, 5, columns[4].data(), int(columns[4].size()), SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
        sqlite3_bind_int64(summary, 1, known->second);
        sqlite3_bind_text(summary, 2, columns[1].data(), int(columns[1].size()), SQLITE_STATIC);
        sqlite3_bind_int64(summary, 3, at);
        sqlite3_step(summary);
        sqlite3_reset(summary);
        if (++rows % 10'000 == 0)
            sqlite3_exec(db, "COMMIT; BEGIN", nullptr, nullptr, nullptr);
    });
    sqlite3_exec(db, "CREATE INDEX msg_conv ON msg(conv, ts); COMMIT", nullptr, nullptr, nullptr);
    sqlite3_finalize(insert);
    sqlite3_finalize(summary);
    sqlite3_close(db);
    return rows;
}

} // namespace bench

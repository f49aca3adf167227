// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/postgresreference.h"

#include "core/history/database.h"
#include "core/history/schema.h"
#include "core/history/tokenizer.h"
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

using namespace Qt::StringLiterals;

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

/// The far end of a raw pipeline: rows into the tables of an archive, 10,000 in a transaction.
class ArchivePipe
{
public:
    ArchivePipe(const std::string &file, bool withText) : m_withText(withText)
    {
        sqlite3_open(file.c_str(), &m_db);
        if (withText && !core::history::registerTokenizer(m_db))
            qFatal("SQLite was built without full-text search");
        run("PRAGMA synchronous=NORMAL; PRAGMA cache_size=-131072; PRAGMA temp_store=MEMORY; "
            "PRAGMA wal_autocheckpoint=8000; INSERT INTO source(id, name, kind) VALUES(1, 'raw', "
            "'postgres')");
        m_message
            = prepare("INSERT INTO msg(id, conv, ts, sender, lang, ext, updated, shop, bot, reply, content) "
                      "VALUES(?1, ?2, ?3, ?4, 0, ?1, NULL, NULL, NULL, NULL, ?5)");
        m_conversation = prepare(
            "INSERT INTO conv(id, source, ext, shop, bot, first_ts, last_ts, n, n_user, last_sender, "
            "preview) "
            "VALUES(?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT(id) DO UPDATE SET last_ts = ?6, "
            "n = n + ?7, n_user = n_user + ?8, last_sender = ?9, preview = ?10");
        run("BEGIN");
    }

    void add(const std::array<std::string_view, 16> &columns)
    {
        if (numberOf(columns[9]) != 0)
            return;
        const std::int64_t id = numberOf(columns[0]);
        const std::int64_t at = numberOf(columns[7]) / 1000 + kEpoch2000;
        const std::int64_t sender = columns[5] == "user" ? 1 : 2;
        const auto conversation
            = m_conversations.try_emplace(std::string(columns[1]), std::int64_t(m_conversations.size() + 1))
                  .first;
        Summary &summary = m_touched.try_emplace(conversation->second).first->second;
        if (summary.n++ == 0) {
            summary.ext = conversation->first;
            summary.shop = numberOfName(columns[2]);
            summary.bot = numberOfName(columns[3]);
            summary.first = at;
        }
        summary.users += sender == 1 ? 1 : 0;
        summary.last = at;
        summary.sender = sender;
        summary.preview.assign(columns[4].substr(0, 100));
        bind(m_message, 1, id);
        bind(m_message, 2, conversation->second);
        bind(m_message, 3, at);
        bind(m_message, 4, sender);
        bind(m_message, 5, columns[4]);
        step(m_message);
        if (m_withText)
            index(id, columns[4]);
        if (++m_rows % 10'000 == 0) {
            flush();
            run("COMMIT; BEGIN");
        }
    }

    std::int64_t finish()
    {
        flush();
        run("COMMIT");
        for (sqlite3_stmt *statement : {m_message, m_conversation, m_text})
            sqlite3_finalize(statement);
        sqlite3_close(m_db);
        return m_rows;
    }

private:
    struct Summary
    {
        std::string ext;
        std::int64_t shop = 0;
        std::int64_t bot = 0;
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::int64_t n = 0;
        std::int64_t users = 0;
        std::int64_t sender = 0;
        std::string preview;
    };

    void run(const std::string &sql)
    {
        if (sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
    }
    sqlite3_stmt *prepare(const std::string &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_db));
        return statement;
    }
    static void bind(sqlite3_stmt *statement, int at, std::int64_t value)
    {
        sqlite3_bind_int64(statement, at, value);
    }
    static void bind(sqlite3_stmt *statement, int at, std::string_view text)
    {
        sqlite3_bind_text(statement, at, text.data() ? text.data() : "", int(text.size()), SQLITE_STATIC);
    }
    void step(sqlite3_stmt *statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }
    std::int64_t numberOfName(std::string_view name)
    {
        return name.empty()
            ? 0
            : m_names.try_emplace(std::string(name), std::int64_t(m_names.size() + 1)).first->second;
    }
    void index(std::int64_t id, std::string_view text)
    {
        const std::int64_t shard = core::history::shardOf(id);
        if (shard != m_shard) {
            m_shard = shard;
            sqlite3_finalize(m_text);
            run(core::history::createShardSql(shard));
            m_text
                = prepare("INSERT INTO " + core::history::shardTable(shard) + "(rowid, text) VALUES(?1, ?2)");
        }
        bind(m_text, 1, id);
        bind(m_text, 2, text);
        step(m_text);
    }
    void flush()
    {
        for (const auto &[id, summary] : m_touched) {
            const std::array<std::int64_t, 7> numbers{summary.shop, summary.bot, summary.first, summary.last,
                summary.n, summary.users, summary.sender};
            bind(m_conversation, 1, id);
            bind(m_conversation, 2, std::string_view(summary.ext));
            for (std::size_t i = 0; i < numbers.size(); ++i)
                bind(m_conversation, int(i) + 3, numbers[i]);
            bind(m_conversation, 10, std::string_view(summary.preview));
            step(m_conversation);
        }
        m_touched.clear();
    }

    sqlite3 *m_db = nullptr;
    bool m_withText;
    sqlite3_stmt *m_message = nullptr;
    sqlite3_stmt *m_conversation = nullptr;
    sqlite3_stmt *m_text = nullptr;
    std::int64_t m_shard = -1;
    std::int64_t m_rows = 0;
    std::unordered_map<std::string, std::int64_t> m_conversations;
    std::unordered_map<std::string, std::int64_t> m_names;
    std::unordered_map<std::int64_t, Summary> m_touched;
};

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

int PostgresReference::listPage(std::int64_t beforeMs, int limit, bool hasIndexes)
{
    const QByteArray walk = "SELECT m.id, m.conversation_id, m.sender, left(m.content, 200), m.create_time, "
                            "m.shop_id, m.bot_id FROM coze_chat_history m WHERE m.create_time < "
        + moment(1) + " AND m.deleted = 0"
        + (hasIndexes
                ? " AND NOT EXISTS (SELECT 1 FROM coze_chat_history n WHERE n.conversation_id = "
                  "m.conversation_id AND (n.create_time, n.id) > (m.create_time, m.id) AND n.deleted = 0)"
                : "")
        + " ORDER BY m.create_time DESC, m.id DESC LIMIT $2::bigint";
    QSet<QString> seen;
    for (int portion = hasIndexes ? limit : 4 * limit; seen.size() < limit; portion *= 4) {
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
    for (const QString &id : std::as_const(seen)) {
        if (id != "conv_giant"_L1) // whose messages nobody would count for a list
            list += (list.size() > 1 ? "," : "") + id.toUtf8();
    }
    list += '}';
    read(run("SELECT conversation_id, count(*), count(*) FILTER (WHERE sender = 'user'), min(create_time) "
             "FROM coze_chat_history WHERE conversation_id = ANY($1::text[]) AND deleted = 0 "
             "GROUP BY conversation_id",
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

QStringList PostgresReference::texts(const QByteArray &sql)
{
    pg_result *result = PQexec(m_connection, sql.constData());
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        qFatal("%s", PQresultErrorMessage(result));
    QStringList found;
    for (int row = 0; row < PQntuples(result); ++row)
        found.append(QString::fromUtf8(PQgetvalue(result, row, 0)));
    PQclear(result);
    return found;
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

std::int64_t PostgresReference::pipeline(const QString &archive, bool withText)
{
    if (!core::history::Database::open(archive, core::history::Database::Role::Importer)) // makes the tables
        qFatal("the raw archive cannot be made");
    ArchivePipe pipe(archive.toStdString(), withText);
    eachCopied(m_connection, kCopyAll,
        [&pipe](const std::array<std::string_view, 16> &columns) { pipe.add(columns); });
    return pipe.finish();
}

} // namespace bench

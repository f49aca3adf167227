// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/schema.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace core::postgres {

using namespace std::chrono_literals;

namespace {

constexpr auto kTenantScan = 2s; // for a database without tenant 0, which has to be read to its end
constexpr qint64 kRowBytes = 250; // of a message, where nothing was ever counted

class Probe
{
public:
    Probe(Connection &connection, const CancelToken &cancel) : m_connection(connection), m_cancel(cancel) { }

    Result<Schema> run()
    {
        for (const auto step : {&Probe::readServer, &Probe::readTables, &Probe::readColumns,
                 &Probe::readTimes, &Probe::readIndexes, &Probe::readTenant, &Probe::readDoorbell}) {
            if (auto done = (this->*step)(); !done)
                return tl::make_unexpected(done.error());
        }
        return m_schema;
    }

private:
    [[nodiscard]] Result<Rows> ask(const QByteArray &sql) { return m_connection.execute(sql, {}, m_cancel); }

    Result<Done> readServer()
    {
        m_schema.serverVersion = m_connection.serverVersion();
        const auto rows = ask("SELECT current_database()::text, current_user::text, pg_is_in_recovery(), "
                              "current_setting('server_version'), "
                              "(SELECT extversion FROM pg_extension WHERE extname = 'citus')");
        if (!rows)
            return tl::make_unexpected(rows.error());
        m_schema.database = rows->text(0, 0);
        m_schema.user = rows->text(0, 1);
        m_schema.isReplica = rows->number(0, 2) != 0;
        m_schema.engine = u"PostgreSQL "_s + rows->text(0, 3).section(u' ', 0, 0);
        m_schema.isDistributed = !rows->isNull(0, 4);
        if (m_schema.isDistributed)
            m_schema.engine = u"Citus %1 on %2"_s.arg(rows->text(0, 4).section(u'-', 0, 0), m_schema.engine);
        return Done{};
    }

    Result<Done> readTables()
    {
        m_schema.messages.name = u"coze_chat_history"_s;
        m_schema.conversations.name = u"coze_conversation"_s;
        m_schema.customers.name = u"shopify_inbox_user"_s;
        m_schema.bots.name = u"shopify_bot_setting"_s;
        // What the search path finds wins; else a schema of another name.
        const auto rows
            = ask("SELECT DISTINCT ON (c.relname) c.relname::text, n.nspname::text, c.reltuples::float8, "
                  "pg_total_relation_size(c.oid), c.oid::bigint, "
                  "has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'), "
                  "has_table_privilege(c.oid, 'INSERT') OR has_table_privilege(c.oid, 'UPDATE') "
                  "OR has_table_privilege(c.oid, 'DELETE'), pg_relation_size(c.oid) "
                  "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                  "WHERE c.relkind IN ('r','p','v','m','f') AND c.relname IN ('coze_chat_history', "
                  "'coze_conversation', 'shopify_inbox_user', 'shopify_bot_setting') "
                  "ORDER BY c.relname, pg_table_is_visible(c.oid) DESC, n.nspname");
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int row = 0; row < rows->size(); ++row) {
            Table &table = *tableOf(rows->text(row, 0));
            table.sql = Connection::identifier(rows->text(row, 1)) + '.' + Connection::identifier(table.name);
            table.bytes = rows->number(row, 3);
            const double counted = rows->real(row, 2);
            table.rows = counted >= 0 ? qint64(counted) : rows->number(row, 7) / kRowBytes;
            table.canRead = rows->number(row, 5) != 0;
            table.canWrite = rows->number(row, 6) != 0;
            m_oids[table.name] = rows->number(row, 4);
        }
        if (m_schema.messages.sql.isEmpty())
            return failure(Error::Kind::Unsupported, u"the table coze_chat_history is missing"_s);
        if (!m_schema.messages.canRead)
            return failure(
                Error::Kind::Forbidden, u"%1 may not read the table coze_chat_history"_s.arg(m_schema.user));
        return Done{};
    }

    Result<Done> readColumns()
    {
        const auto rows = ask("SELECT c.oid::bigint, a.attname::text, format_type(a.atttypid, NULL), "
                              "format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_class c "
                              "ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped AND c.oid IN ("
            + oids() + ")");
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int row = 0; row < rows->size(); ++row) {
            Table &table = *tableOf(m_oids.key(rows->number(row, 0)));
            table.columns[rows->text(row, 1)] = rows->text(row, 2);
            if (&table == &m_schema.messages)
                m_fullTypes[rows->text(row, 1)] = rows->text(row, 3);
        }
        QStringList missing;
        for (const char *column : {"id", "conversation_id", "content", "sender"}) {
            if (!m_schema.messages.has(QString::fromLatin1(column)))
                missing.append(QString::fromLatin1(column));
        }
        if (!m_schema.messages.has(u"create_time"_s) && !m_schema.messages.has(u"created_at"_s))
            missing.append(u"create_time"_s);
        if (!missing.isEmpty()) {
            return failure(Error::Kind::Unsupported,
                u"the table coze_chat_history has no column %1"_s.arg(missing.join(u", "_s)));
        }
        m_schema.hasDeleted = m_schema.messages.has(u"deleted"_s);
        return Done{};
    }

    Result<Done> readTimes()
    {
        for (const auto &[column, names] :
            {std::pair{&m_schema.created, std::array{u"create_time"_s, u"created_at"_s}},
                std::pair{&m_schema.updated, std::array{u"update_time"_s, u"updated_at"_s}}}) {
            const QString name = m_schema.messages.has(names[0]) ? names[0] : names[1];
            if (!m_schema.messages.has(name))
                continue;
            auto found = timeColumn(name);
            if (!found)
                return tl::make_unexpected(found.error());
            *column = *found;
        }
        if (!m_schema.created.isThere()) {
            return failure(Error::Kind::Unsupported,
                u"the times of coze_chat_history are neither timestamps nor numbers"_s);
        }
        return Done{};
    }

    Result<TimeColumn> timeColumn(const QString &name)
    {
        TimeColumn column;
        column.name = Connection::identifier(name);
        const QString type = m_schema.messages.columns.value(name);
        if (type.startsWith("timestamp"_L1)) {
            column.kind = type.contains("with time zone"_L1) ? TimeColumn::Kind::TimestampTz
                                                             : TimeColumn::Kind::Timestamp;
            static const QRegularExpression precision(u"\\((\\d)\\)"_s);
            const auto match = precision.match(m_fullTypes.value(name));
            column.isFine = !match.hasMatch() || match.captured(1).toInt() > 3;
            return column;
        }
        if (type != "bigint"_L1 && type != "integer"_L1)
            return column;
        const auto newest = ask("SELECT " + column.name + "::bigint FROM " + m_schema.messages.sql + " WHERE "
            + column.name + " IS NOT NULL ORDER BY id DESC LIMIT 1");
        if (!newest)
            return tl::make_unexpected(newest.error());
        constexpr std::int64_t kSecondsEnd = 100'000'000'000; // the year 5138; as ms, the year 1973
        const bool isSeconds
            = type == "integer"_L1 || (newest->size() > 0 && newest->number(0, 0) < kSecondsEnd);
        column.kind = isSeconds ? TimeColumn::Kind::Seconds : TimeColumn::Kind::Milliseconds;
        return column;
    }

    Result<Done> readIndexes()
    {
        const auto rows = ask(
            "SELECT i.indrelid::bigint, c.relname::text, am.amname::text, pg_get_indexdef(i.indexrelid), "
            "coalesce(pg_get_expr(i.indpred, i.indrelid), ''), i.indisunique, i.indisvalid, "
            "pg_relation_size(i.indexrelid), coalesce(s.idx_scan, 0), "
            "(SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true) "
            "|| CASE WHEN am.amname = 'btree' AND (i.indoption[k - 1] & 1) = 1 THEN ' DESC' ELSE '' END, "
            "chr(10) ORDER BY k) FROM generate_series(1, i.indnkeyatts) k) "
            "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am am ON am.oid = c.relam "
            "LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = i.indexrelid WHERE i.indrelid IN ("
            + oids() + ") ORDER BY c.relname");
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (int row = 0; row < rows->size(); ++row) {
            Index index;
            index.table = m_oids.key(rows->number(row, 0));
            index.name = rows->text(row, 1);
            index.method = rows->text(row, 2);
            index.definition = rows->text(row, 3);
            index.condition = rows->text(row, 4);
            index.isUnique = rows->number(row, 5) != 0;
            index.isValid = rows->number(row, 6) != 0;
            index.bytes = rows->number(row, 7);
            index.scans = rows->number(row, 8);
            index.columns = rows->text(row, 9).split(u'\n');
            m_schema.hasTrigrams = m_schema.hasTrigrams
                || (index.isValid && index.condition.isEmpty() && index.table == m_schema.messages.name
                    && index.columns.contains(u"content"_s) && index.definition.contains("trgm_ops"_L1));
            m_schema.indexes.append(index);
        }
        return Done{};
    }

    Result<Done> readTenant()
    {
        if (!m_schema.messages.has(u"tenant_id"_s))
            return Done{};
        m_schema.tenant = 0;
        const auto newest
            = ask("SELECT tenant_id::bigint FROM " + m_schema.messages.sql + " ORDER BY id DESC LIMIT 1");
        if (!newest)
            return tl::make_unexpected(newest.error());
        if (newest->size() == 0 || newest->isNull(0, 0) || newest->number(0, 0) == 0)
            return Done{};
        if (auto set = m_connection.setLimits({5s, kTenantScan, 2s}); !set)
            return set;
        const auto any = ask("SELECT 1 FROM " + m_schema.messages.sql + " WHERE tenant_id = 0 LIMIT 1");
        if (auto set = m_connection.resetLimits(); !set)
            return set;
        if (!any && any.error().kind != Error::Kind::Timeout)
            return tl::make_unexpected(any.error());
        if (!any || any->size() == 0)
            m_schema.tenant = newest->number(0, 0);
        return Done{};
    }

    Result<Done> readDoorbell()
    {
        const auto rows = ask("SELECT p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
                              "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgrelid = "
            + QByteArray::number(m_oids.value(m_schema.messages.name)));
        if (!rows)
            return tl::make_unexpected(rows.error());
        static const QRegularExpression call(
            u"(?:pg_notify\\s*\\(\\s*'([^']+)'|NOTIFY\\s+\"?([A-Za-z_][\\w$]*))"_s,
            QRegularExpression::CaseInsensitiveOption);
        for (int row = 0; row < rows->size(); ++row) {
            const auto match = call.match(rows->text(row, 0));
            if (match.hasMatch())
                m_schema.doorbell = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        }
        return Done{};
    }

    [[nodiscard]] Table *tableOf(const QString &name)
    {
        for (Table *table :
            {&m_schema.messages, &m_schema.conversations, &m_schema.customers, &m_schema.bots}) {
            if (table->name == name)
                return table;
        }
        return &m_unknown;
    }
    [[nodiscard]] QByteArray oids() const
    {
        QByteArrayList list;
        for (const qint64 oid : m_oids)
            list.append(QByteArray::number(oid));
        return list.join(',');
    }

    Connection &m_connection;
    const CancelToken &m_cancel;
    Schema m_schema;
    Table m_unknown;
    QMap<QString, qint64> m_oids; // by table
    QMap<QString, QString> m_fullTypes; // of the messages' columns, with precision
};

} // namespace

Result<Schema> probe(Connection &connection, const CancelToken &cancel)
{
    return Probe(connection, cancel).run();
}

} // namespace core::postgres

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/postgreslook.h"

using namespace Qt::StringLiterals;

namespace core::advisor {

using namespace std::chrono_literals;
using postgres::Connection;
using postgres::Value;
using postgres::valueOf;

namespace {

constexpr auto kSampling = 5s; // for a value to ask with
constexpr auto kLock = 1s;

/// Values that are there, so that a plan is that of a real question.
class Sampler
{
public:
    Sampler(Connection &connection, const Shape &shape, const CancelToken &cancel)
        : m_connection(connection),
          m_shape(shape),
          m_cancel(cancel)
    { }

    Result<Samples> run()
    {
        fallBack();
        for (const auto step : {&Sampler::readNewest, &Sampler::readConversation, &Sampler::readShop,
                 &Sampler::readCustomer, &Sampler::readMail}) {
            const auto done = (this->*step)();
            // A sample that takes too long is done without; a plan does not depend on it much.
            if (!done && done.error().kind != Error::Kind::Timeout)
                return tl::make_unexpected(done.error());
        }
        return m_samples;
    }

private:
    void fallBack()
    {
        const ShapeTable *messages = m_shape.table(tables::kMessages);
        const bool isNumber
            = messages && !messages->columns.value(messages->created()).startsWith("timestamp"_L1);
        for (const Sample time : {Sample::Newest, Sample::DayAgo, Sample::MonthAgo})
            m_samples[time] = std::string(isNumber ? "0" : "2026-01-01 00:00:00");
        for (const Sample text :
            {Sample::Conversation, Sample::Shop, Sample::CustomerShop, Sample::Mail, Sample::MailShop})
            m_samples[text] = std::string("-");
        m_samples[Sample::MessageId] = std::int64_t(0);
        m_samples[Sample::Customer] = std::int64_t(0);
    }

    [[nodiscard]] Result<postgres::Rows> ask(const QString &sql) const
    {
        return m_connection.execute(sql.toUtf8(), {}, m_cancel);
    }

    Result<Done> readNewest()
    {
        const ShapeTable &table = *m_shape.table(tables::kMessages);
        const QString column = quotedName(table.created());
        const bool isNumber = !table.columns.value(table.created()).startsWith("timestamp"_L1);
        const auto ago = [&](int days) {
            if (!isNumber)
                return u"(%1 - interval '%2 days')::text"_s.arg(column).arg(days);
            // Seconds or milliseconds since 1970.
            return u"(%1 - %2 * CASE WHEN %1 > 100000000000 THEN 1000::bigint ELSE 1 END)::text"_s.arg(column)
                .arg(qint64(days) * 86'400);
        };
        const auto rows = ask(u"SELECT id::bigint, %1::text, %2, %3 FROM %4 ORDER BY id DESC LIMIT 1"_s.arg(
            column, ago(1), ago(30), table.sql));
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->size() > 0 && !rows->isNull(0, 1)) {
            m_samples[Sample::MessageId] = rows->number(0, 0);
            m_samples[Sample::Newest] = std::string(rows->bytes(0, 1));
            m_samples[Sample::DayAgo] = std::string(rows->bytes(0, 2));
            m_samples[Sample::MonthAgo] = std::string(rows->bytes(0, 3));
        }
        return Done{};
    }

    /// The most common value as the statistics have it, else among the newest rows.
    Result<Done> readCommon(const QString &column, Sample sample)
    {
        const ShapeTable &table = *m_shape.table(tables::kMessages);
        if (!table.has(column))
            return Done{};
        auto rows
            = m_connection.execute("SELECT (most_common_vals::text::text[])[1] FROM pg_stats WHERE "
                                   "schemaname = $1::name AND tablename = $2::name AND attname = $3::name",
                {valueOf(table.schema), valueOf(table.name), valueOf(column)}, m_cancel);
        if (rows && (rows->size() == 0 || rows->isNull(0, 0)))
            rows
                = ask(u"SELECT value FROM (SELECT %1 AS value FROM %2 ORDER BY id DESC LIMIT 2000) AS newest "
                      "WHERE value IS NOT NULL GROUP BY value ORDER BY count(*) DESC, value LIMIT 1"_s.arg(
                          quotedName(column), table.sql));
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->size() > 0 && !rows->isNull(0, 0))
            m_samples[sample] = std::string(rows->bytes(0, 0));
        return Done{};
    }
    Result<Done> readConversation() { return readCommon(u"conversation_id"_s, Sample::Conversation); }
    Result<Done> readShop() { return readCommon(u"shop_id"_s, Sample::Shop); }

    Result<Done> readCustomer()
    {
        const ShapeTable *table = m_shape.table(tables::kConversations);
        if (!table || !table->has(u"inbox_user_id"_s) || !table->has(u"shop_id"_s))
            return Done{};
        const auto rows
            = ask(u"SELECT inbox_user_id::bigint, shop_id FROM (SELECT inbox_user_id, shop_id FROM %1 "
                  "ORDER BY id DESC LIMIT 2000) AS newest WHERE inbox_user_id IS NOT NULL AND "
                  "shop_id IS NOT NULL LIMIT 1"_s.arg(table->sql));
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->size() > 0) {
            m_samples[Sample::Customer] = rows->number(0, 0);
            m_samples[Sample::CustomerShop] = std::string(rows->bytes(0, 1));
        }
        return Done{};
    }

    Result<Done> readMail()
    {
        const ShapeTable *table = m_shape.table(tables::kCustomers);
        if (!table || !table->has(u"user_email"_s) || !table->has(u"shop_id"_s))
            return Done{};
        const auto rows
            = ask(u"SELECT user_email, shop_id FROM %1 ORDER BY id DESC LIMIT 1"_s.arg(table->sql));
        if (!rows)
            return tl::make_unexpected(rows.error());
        if (rows->size() > 0) {
            m_samples[Sample::Mail] = std::string(rows->bytes(0, 0));
            m_samples[Sample::MailShop] = std::string(rows->bytes(0, 1));
        }
        return Done{};
    }

    Connection &m_connection;
    const Shape &m_shape;
    const CancelToken &m_cancel;
    Samples m_samples;
};

/// In a transaction that reads only and is always rolled back.
Result<Plan> explained(Connection &connection, const QByteArray &how, const QByteArray &sql,
    const std::vector<Value> &values, const CancelToken &cancel)
{
    if (const auto begun = connection.execute("BEGIN TRANSACTION READ ONLY", {}, cancel); !begun)
        return tl::make_unexpected(begun.error());
    const auto rows = connection.execute("EXPLAIN (" + how + ") " + sql, values, cancel);
    Result<Plan> plan = rows
        ? planOfPostgres(QByteArray(rows->bytes(0, 0).data(), qsizetype(rows->bytes(0, 0).size())))
        : tl::make_unexpected(rows.error());
    if (connection.isLost())
        return plan;
    if (const auto ended = connection.execute("ROLLBACK"); !ended)
        return tl::make_unexpected(ended.error());
    return plan;
}

Result<QueryFinding> findingOf(Connection &connection, const HotQuery &query, const Samples &samples,
    const LookOptions &options, const CancelToken &cancel)
{
    QueryFinding finding{query.id, query.of, query.table, query.readsAll, {}, false, std::nullopt};
    std::vector<Value> values;
    for (const Sample sample : query.parameters)
        values.push_back(samples.value(sample));
    // Without a clock for each row, which can take longer than the rows.
    const QByteArray measured = "ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON";
    const QByteArray planned = "FORMAT JSON";
    auto plan = explained(connection, options.measures ? measured : planned, query.sql, values, cancel);
    if (!plan && options.measures && plan.error().kind == Error::Kind::Timeout && !connection.isLost()) {
        finding.isOverTime = true;
        plan = explained(connection, planned, query.sql, values, cancel);
    }
    if (plan)
        finding.plan = *plan;
    else if (plan.error().kind == Error::Kind::Cancelled || connection.isLost())
        return tl::make_unexpected(plan.error());
    else
        finding.error = plan.error();
    return finding;
}

} // namespace

Result<Shape> shapeIn(Connection &connection, const postgres::Schema &schema, const CancelToken &cancel)
{
    Shape shape = shapeOf(schema);
    for (ShapeTable &table : shape.tables) {
        const std::vector<Value> names{valueOf(table.schema), valueOf(table.name)};
        const auto rights = connection.execute(
            "SELECT c.relkind IN ('r', 'm') AND pg_has_role(c.relowner, 'USAGE') "
            "AND has_schema_privilege(n.oid, 'CREATE'), c.relkind = 'p' FROM pg_class c JOIN pg_namespace n "
            "ON n.oid = c.relnamespace WHERE n.nspname = $1::name AND c.relname = $2::name",
            names, cancel);
        if (!rights)
            return tl::make_unexpected(rights.error());
        table.canBuild = rights->size() > 0 && rights->number(0, 0) != 0 && !shape.isReplica;
        table.isPartitioned = rights->size() > 0 && rights->number(0, 1) != 0;
        const auto widths = connection.execute("SELECT attname::text, avg_width FROM pg_stats "
                                               "WHERE schemaname = $1::name AND tablename = $2::name",
            names, cancel);
        if (!widths)
            return tl::make_unexpected(widths.error());
        for (int row = 0; row < widths->size(); ++row)
            table.widths[widths->text(row, 0)] = double(widths->number(row, 1));
    }
    return shape;
}

Result<DatabaseReport> lookAtPostgres(
    Connection &connection, const LookOptions &options, const Listener &listener, const CancelToken &cancel)
{
    const auto schema = postgres::probe(connection, cancel);
    if (!schema)
        return tl::make_unexpected(schema.error());
    const auto shape = shapeIn(connection, *schema, cancel);
    if (!shape)
        return tl::make_unexpected(shape.error());
    DatabaseReport report;
    report.engine = Engine::PostgreSql;
    report.version = schema->engine;
    report.account = schema->user;
    report.isReplica = schema->isReplica;
    report.messages = schema->messages.rows;
    report.indexes = adviseIndexes(*shape);
    if (listener.indexes)
        listener.indexes(report.indexes);

    if (const auto set = connection.setLimits({5s, kSampling, kLock}); !set)
        return tl::make_unexpected(set.error());
    const auto samples = Sampler(connection, *shape, cancel).run();
    if (!samples)
        return tl::make_unexpected(samples.error());
    if (const auto set = connection.setLimits({5s, options.query, kLock}); !set)
        return tl::make_unexpected(set.error());
    const QVector<HotQuery> queries = hotQueries(*shape);
    for (const HotQuery &query : queries) {
        const auto finding = findingOf(connection, query, *samples, options, cancel);
        if (!finding)
            return tl::make_unexpected(finding.error());
        report.queries.append(*finding);
        if (listener.query)
            listener.query(*finding, int(report.queries.size()), int(queries.size()));
    }
    return report;
}

} // namespace core::advisor

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/sqlitelook.h"

#include "core/advisor/sqliteutil.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace core::advisor {

using postgres::Value;
using sync::SqliteRows;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kSteps = 2'000; // of the virtual machine between two looks at the clock
constexpr qint64 kMostMeasuredBytes = 256LL << 20; // sizes of indexes are read from the pages themselves

QString textOf(const SqliteRows &rows, int column)
{
    const std::string_view text = rows.text(column);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

Value valueOf(const SqliteRows &rows, int column)
{
    if (rows.isNull(column))
        return std::monostate();
    if (rows.type(column) == SqliteRows::Type::Integer)
        return rows.integer(column);
    return std::string(rows.text(column));
}

/// Goes over the rows of a statement.
Result<Done> forEach(sqlite3 *database, const QByteArray &sql, const QString &parameter,
    const std::function<void(const SqliteRows &row)> &visit)
{
    auto rows = prepared(database, sql);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const std::string text = parameter.toStdString();
    if (!parameter.isEmpty())
        rows->bind(1, std::string_view(text));
    for (;;) {
        const auto more = rows->step();
        if (!more)
            return tl::make_unexpected(sqliteError(database));
        if (!*more)
            return Done{};
        visit(*rows);
    }
}

class ShapeReader
{
public:
    explicit ShapeReader(sqlite3 *database) : m_database(database) { }

    Result<Shape> run()
    {
        m_shape.engine = Engine::Sqlite;
        for (const auto name :
            {tables::kMessages, tables::kConversations, tables::kCustomers, tables::kBots}) {
            if (auto read = readTable(name); !read)
                return tl::make_unexpected(read.error());
        }
        const ShapeTable *messages = m_shape.table(tables::kMessages);
        if (!messages)
            return failure(Error::Kind::Unsupported, u"the table coze_chat_history is missing"_s);
        for (const auto &column : {u"id"_s, u"conversation_id"_s, u"content"_s, u"sender"_s}) {
            if (!messages->has(column))
                return failure(
                    Error::Kind::Unsupported, u"the table coze_chat_history has no column %1"_s.arg(column));
        }
        if (messages->created().isEmpty())
            return failure(
                Error::Kind::Unsupported, u"the table coze_chat_history has no column create_time"_s);
        return m_shape;
    }

private:
    Result<Done> readTable(QLatin1StringView name)
    {
        ShapeTable table;
        table.name = name;
        table.sql = quotedName(table.name);
        auto read = forEach(m_database, "SELECT name, type FROM pragma_table_info(?1)", table.name,
            [&table](const SqliteRows &row) { table.columns.insert(textOf(row, 0), textOf(row, 1)); });
        if (!read || table.columns.isEmpty())
            return read;
        read = forEach(m_database, "SELECT min(rowid), max(rowid) FROM " + table.sql.toUtf8(), {},
            [&table](const SqliteRows &row) {
                table.rows = row.isNull(0) ? 0 : row.integer(1) - row.integer(0) + 1;
            });
        if (!read)
            return read;
        if (auto widths = readWidths(table); !widths)
            return widths;
        double width = 0;
        for (const double one : std::as_const(table.widths))
            width += one;
        table.bytes = qint64(width * double(table.rows));
        m_shape.tables.append(table);
        return readIndexes(table);
    }

    Result<Done> readWidths(ShapeTable &table)
    {
        QStringList parts;
        QStringList names;
        for (auto column = table.columns.cbegin(); column != table.columns.cend(); ++column) {
            const QString name = quotedName(column.key());
            // A number takes what it needs, up to eight bytes; times take six.
            parts.append(
                u"avg(CASE typeof(%1) WHEN 'integer' THEN CASE WHEN abs(%1) > 2147483647 THEN 6 ELSE 3 END "
                "WHEN 'null' THEN 0 ELSE length(CAST(%1 AS BLOB)) END)"_s.arg(name));
            names.append(column.key());
        }
        const QString sql = u"SELECT %1 FROM (SELECT * FROM %2 ORDER BY rowid DESC LIMIT 1000)"_s.arg(
            parts.join(u", "_s), table.sql);
        return forEach(m_database, sql.toUtf8(), {}, [&](const SqliteRows &row) {
            for (int i = 0; i < int(names.size()); ++i) {
                if (!row.isNull(i))
                    table.widths[names.at(i)] = row.real(i);
            }
        });
    }

    Result<Done> readIndexes(const ShapeTable &table)
    {
        QVector<ExistingIndex> found;
        auto read = forEach(m_database, "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1)",
            table.name, [&](const SqliteRows &row) {
                ExistingIndex index;
                index.name = textOf(row, 0);
                index.table = table.name;
                index.isUnique = row.integer(1) != 0;
                index.isConstraint = row.text(2) != "c";
                index.isPartial = row.integer(3) != 0;
                found.append(index);
            });
        for (ExistingIndex &index : found) {
            if (!read)
                break;
            read = forEach(m_database,
                "SELECT name, \"desc\", coll FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno",
                index.name, [&index](const SqliteRows &row) {
                    index.columns.append({textOf(row, 0), row.integer(1) != 0, row.text(2) != "BINARY"});
                });
            if (!read)
                break;
            read = readBytes(table, index);
        }
        m_shape.indexes += found;
        return read;
    }

    Result<Done> readBytes(const ShapeTable &table, ExistingIndex &index)
    {
        double width = 10;
        for (const KeyColumn &column : std::as_const(index.columns))
            width += table.widths.value(column.name) + 1;
        index.bytes = qint64(width * double(table.rows));
        if (index.bytes > kMostMeasuredBytes)
            return Done{};
        // The distribution's SQLite counts pages; others may not.
        const auto read = forEach(m_database, "SELECT sum(pgsize) FROM dbstat WHERE name = ?1", index.name,
            [&index](const SqliteRows &row) { index.bytes = row.integer(0); });
        return read || read.error().kind != Error::Kind::Database ? read : Result<Done>(Done{});
    }

    sqlite3 *m_database;
    Shape m_shape;
};

class QueryRunner
{
public:
    QueryRunner(sqlite3 *database, const Shape &shape, const LookOptions &options, const CancelToken &cancel)
        : m_database(database),
          m_shape(shape),
          m_options(options),
          m_cancel(cancel),
          m_guard(database, kSteps, [this] { return goesOn(); })
    {
        sqlite3_create_function(
            database, "console_row", 1, SQLITE_UTF8, this,
            [](sqlite3_context *context, int, sqlite3_value **) {
                ++static_cast<QueryRunner *>(sqlite3_user_data(context))->m_rows;
                sqlite3_result_int(context, 1);
            },
            nullptr, nullptr);
    }
    ~QueryRunner()
    {
        sqlite3_create_function(
            m_database, "console_row", 1, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr);
    }
    Q_DISABLE_COPY_MOVE(QueryRunner)

    Result<Done> readSamples()
    {
        for (const Sample text :
            {Sample::Conversation, Sample::Shop, Sample::CustomerShop, Sample::Mail, Sample::MailShop})
            m_samples[text] = std::string("-");
        for (const Sample number :
            {Sample::MessageId, Sample::Customer, Sample::Newest, Sample::DayAgo, Sample::MonthAgo})
            m_samples[number] = std::int64_t(0);
        const ShapeTable &messages = *m_shape.table(tables::kMessages);
        const auto common = [&messages](const QString &column) {
            return u"SELECT value FROM (SELECT %1 AS value FROM %2 ORDER BY rowid DESC LIMIT 2000) "
                   "WHERE value IS NOT NULL GROUP BY value ORDER BY count(*) DESC, value LIMIT 1"_s.arg(
                       quotedName(column), messages.sql);
        };
        // A time as the newest row has it: a number of milliseconds, or a text.
        const QString created = quotedName(messages.created());
        const auto ago = [&created](int days) {
            return u"CASE WHEN typeof(%1) = 'integer' THEN %1 - %2 ELSE datetime(%1, '-%3 days') END"_s
                .arg(created)
                .arg(qint64(days) * 86'400'000)
                .arg(days);
        };
        return read(u"SELECT id, %1, %2, %3 FROM %4 ORDER BY rowid DESC LIMIT 1"_s.arg(
                        created, ago(1), ago(30), messages.sql),
            {Sample::MessageId, Sample::Newest, Sample::DayAgo, Sample::MonthAgo})
            .and_then([&](Done) { return read(common(u"conversation_id"_s), {Sample::Conversation}); })
            .and_then([&](Done) {
                return messages.has(u"shop_id"_s) ? read(common(u"shop_id"_s), {Sample::Shop})
                                                  : Result<Done>(Done{});
            })
            .and_then([&](Done) {
                return readFrom(tables::kConversations, {u"inbox_user_id"_s, u"shop_id"_s},
                    {Sample::Customer, Sample::CustomerShop});
            })
            .and_then([&](Done) {
                return readFrom(
                    tables::kCustomers, {u"user_email"_s, u"shop_id"_s}, {Sample::Mail, Sample::MailShop});
            });
    }

    Result<QueryFinding> find(const HotQuery &query)
    {
        QueryFinding finding{query.id, query.of, query.table, query.readsAll, {}, false, std::nullopt};
        begin();
        const auto plan = planOf(query.sql, query);
        if (m_cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        if (!plan) {
            finding.error = plan.error();
            return finding;
        }
        finding.plan = *plan;
        if (!m_options.measures)
            return finding;
        const auto measured = measure(query, finding);
        if (m_cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        if (!measured)
            finding.error = measured.error();
        return finding;
    }

private:
    [[nodiscard]] bool goesOn() const { return !m_cancel.isCancelled() && Clock::now() < m_until; }
    void begin() { m_until = Clock::now() + m_options.query; }
    [[nodiscard]] bool isOver() const { return Clock::now() >= m_until; }

    Result<Done> read(const QString &sql, const QVector<Sample> &samples)
    {
        begin();
        const auto done = forEach(m_database, sql.toUtf8(), {}, [&](const SqliteRows &row) {
            for (int i = 0; i < int(samples.size()); ++i) {
                if (!row.isNull(i))
                    m_samples[samples.at(i)] = valueOf(row, i);
            }
        });
        if (m_cancel.isCancelled())
            return failure(Error::Kind::Cancelled);
        return !done && isOver() ? Result<Done>(Done{}) : done;
    }
    Result<Done> readFrom(QLatin1StringView name, const QStringList &columns, const QVector<Sample> &samples)
    {
        const ShapeTable *table = m_shape.table(name);
        if (!table || !table->has(columns.at(0)) || !table->has(columns.at(1)))
            return Done{};
        return read(u"SELECT %1, %2 FROM %3 ORDER BY %1 IS NULL, rowid DESC LIMIT 1"_s.arg(
                        quotedName(columns.at(0)), quotedName(columns.at(1)), table->sql),
            samples);
    }

    [[nodiscard]] Result<SqliteRows> bound(const QByteArray &sql, const HotQuery &query) const
    {
        auto rows = prepared(m_database, sql);
        if (!rows)
            return rows;
        for (int i = 0; i < int(query.parameters.size()); ++i) {
            const auto sample = m_samples.constFind(query.parameters.at(i)); // lives as long as this
            bind(*rows, i + 1, *sample);
        }
        return rows;
    }

    Result<Plan> planOf(const QByteArray &sql, const HotQuery &query)
    {
        auto rows = bound("EXPLAIN QUERY PLAN " + sql, query);
        if (!rows)
            return tl::make_unexpected(rows.error());
        QStringList details;
        for (;;) {
            const auto more = rows->step();
            if (!more)
                return tl::make_unexpected(sqliteError(m_database));
            if (!*more)
                return planOfSqlite(details);
            details.append(textOf(*rows, 3));
        }
    }

    Result<Done> measure(const HotQuery &query, QueryFinding &finding)
    {
        begin();
        QElapsedTimer clock;
        clock.start();
        const auto found = stepped(query.sql, query);
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        if (!found) {
            finding.isOverTime = isOver();
            return isOver() ? Result<Done>(Done{}) : tl::make_unexpected(found.error());
        }
        finding.plan.isMeasured = true;
        finding.plan.ms = ms;
        finding.plan.rowsFound = *found;
        // Counted in a run of its own, since counting takes time, and only when it goes the same way.
        begin();
        const auto counting = planOf(query.countingSql, query);
        if (!counting || counting->steps != finding.plan.steps)
            return Done{};
        m_rows = 0;
        if (stepped(query.countingSql, query))
            finding.plan.rowsRead = m_rows;
        return Done{};
    }

    Result<qint64> stepped(const QByteArray &sql, const HotQuery &query)
    {
        auto rows = bound(sql, query);
        if (!rows)
            return tl::make_unexpected(rows.error());
        for (qint64 found = 0;; ++found) {
            const auto more = rows->step();
            if (!more)
                return tl::make_unexpected(sqliteError(m_database));
            if (!*more)
                return found;
        }
    }

    sqlite3 *m_database;
    const Shape &m_shape;
    const LookOptions &m_options;
    const CancelToken &m_cancel;
    Clock::time_point m_until = Clock::time_point::max();
    Samples m_samples;
    qint64 m_rows = 0;
    ProgressGuard m_guard;
};

} // namespace

Result<Shape> shapeIn(sqlite3 *database)
{
    return ShapeReader(database).run();
}

Result<DatabaseReport> lookAtSqlite(
    const QString &file, const LookOptions &options, const Listener &listener, const CancelToken &cancel)
{
    if (!QFileInfo::exists(file))
        return failure(Error::Kind::NotFound, u"there is no file %1"_s.arg(QDir::toNativeSeparators(file)));
    const auto opened = sync::SqliteFile::open(file);
    if (!opened)
        return tl::make_unexpected(opened.error());
    sqlite3 *database = (*opened)->handle();
    DatabaseReport report;
    report.engine = Engine::Sqlite;
    report.version = u"SQLite "_s + QLatin1StringView(sqlite3_libversion());
    report.place = QDir::toNativeSeparators(file);
    Result<Shape> shape = failure(Error::Kind::Cancelled);
    {
        const ProgressGuard guard(database, kSteps, [&cancel] { return !cancel.isCancelled(); });
        shape = shapeIn(database);
    }
    if (!shape)
        return tl::make_unexpected(cancel.isCancelled() ? Error{Error::Kind::Cancelled, {}} : shape.error());
    const bool isWritable = QFileInfo(file).isWritable();
    for (ShapeTable &table : shape->tables)
        table.canBuild = isWritable;
    report.messages = shape->table(tables::kMessages)->rows;
    report.indexes = adviseIndexes(*shape);
    if (listener.indexes)
        listener.indexes(report.indexes);

    QueryRunner runner(database, *shape, options, cancel);
    if (const auto read = runner.readSamples(); !read)
        return tl::make_unexpected(read.error());
    const QVector<HotQuery> queries = hotQueries(*shape);
    for (const HotQuery &query : queries) {
        const auto finding = runner.find(query);
        if (!finding)
            return tl::make_unexpected(finding.error());
        report.queries.append(*finding);
        if (listener.query)
            listener.query(*finding, int(report.queries.size()), int(queries.size()));
    }
    return report;
}

} // namespace core::advisor

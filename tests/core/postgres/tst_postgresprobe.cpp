// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/schema.h"
#include "tests/support/postgresserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using core::Secret;
using core::postgres::Address;
using core::postgres::Connection;
using core::postgres::Schema;
using core::postgres::TimeColumn;
using tests::PostgresServer;

class TestPostgresProbe : public QObject
{
    Q_OBJECT
private:
    /// A database of its own, with tables.
    void make(const tests::ShopTables &tables = {})
    {
        m_server->sql("DROP DATABASE IF EXISTS shop WITH (FORCE)", u"postgres"_s);
        tests::makeShopTables(*m_server, tables);
    }
    [[nodiscard]] std::unique_ptr<Connection> connect(const QString &user = u"owner"_s) const
    {
        auto opened = Connection::open(
            *Address::parse(m_server->url(u"shop"_s, user), Secret(PostgresServer::password())), {});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(*opened);
    }
    [[nodiscard]] core::Result<Schema> probed(const QString &user = u"owner"_s) const
    {
        return core::postgres::probe(*connect(user));
    }

    std::unique_ptr<PostgresServer> m_server;

private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
    }
    void cleanupTestCase() { m_server.reset(); }

    void aPrismaDatabaseIsKnown()
    {
        make();
        m_server->sql("INSERT INTO coze_chat_history(conversation_id, content, sender, update_time) "
                      "SELECT 'c', 'x', 'user', now() FROM generate_series(1, 500); ANALYZE");
        const auto schema = probed();
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().detail));
        QVERIFY(schema->engine.startsWith(u"PostgreSQL 15"_s));
        QCOMPARE(schema->database, u"shop"_s);
        QCOMPARE(schema->user, u"owner"_s);
        QVERIFY(!schema->isReplica);
        QCOMPARE(schema->messages.rows, 500);
        QVERIFY(schema->messages.bytes > 0);
        QVERIFY(schema->canWrite());
        for (const auto *table :
            {&schema->messages, &schema->conversations, &schema->customers, &schema->bots})
            QVERIFY(table->isThere());
        QCOMPARE(schema->created.kind, TimeColumn::Kind::Timestamp);
        QCOMPARE(schema->created.name, QByteArray("\"create_time\""));
        QVERIFY(!schema->created.isFine);
        QCOMPARE(schema->tenant, std::optional<qint64>(0));
        QVERIFY(schema->hasDeleted);
        QVERIFY(schema->hasIndex({u"create_time"_s}));
        QVERIFY(!schema->hasIndex({u"conversation_id"_s, u"create_time"_s}));
        QVERIFY(!schema->hasTrigrams);
        QVERIFY(schema->doorbell.isEmpty());
    }

    void otherNamesAndTypesAreFound_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value"); // 2024-03-10T02:30:00.123Z, in the column's type
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("fine");
        QTest::newRow("prisma") << u"create_time"_s << u"timestamp(3)"_s << u"'2024-03-10 02:30:00.123'"_s
                                << int(TimeColumn::Kind::Timestamp) << false;
        QTest::newRow("zone") << u"created_at"_s << u"timestamptz"_s << u"'2024-03-09 19:30:00.123456-07'"_s
                              << int(TimeColumn::Kind::TimestampTz) << true;
        QTest::newRow("zone, ms") << u"created_at"_s << u"timestamptz(3)"_s
                                  << u"'2024-03-09 19:30:00.123-07'"_s << int(TimeColumn::Kind::TimestampTz)
                                  << false;
        QTest::newRow("fine") << u"create_time"_s << u"timestamp"_s << u"'2024-03-10 02:30:00.123999'"_s
                              << int(TimeColumn::Kind::Timestamp) << true;
        QTest::newRow("number") << u"created_at"_s << u"bigint"_s << u"1710037800123"_s
                                << int(TimeColumn::Kind::Milliseconds) << false;
    }
    void otherNamesAndTypesAreFound()
    {
        QFETCH(QString, column);
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(int, kind);
        QFETCH(bool, fine);
        tests::ShopTables tables;
        tables.createdColumn = column;
        tables.updatedColumn = column == "created_at"_L1 ? u"updated_at"_s : u"update_time"_s;
        tables.timeType = type;
        make(tables);
        m_server->sql(
            u"INSERT INTO coze_chat_history(conversation_id, content, sender, %1, %2) VALUES ('c', 'x', 'user', %3, %3)"_s
                .arg(tables.createdColumn, tables.updatedColumn, value)
                .toUtf8());
        const auto schema = probed();
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().detail));
        QCOMPARE(int(schema->created.kind), kind);
        QCOMPARE(schema->created.isFine, fine);
        QVERIFY(schema->updated.isThere());
        constexpr std::int64_t kMs = 1'710'037'800'123;
        const auto connection = connect();
        const auto rows = connection->query("SELECT " + schema->created.ms() + ", " + schema->created.name
                + ", " + schema->created.name + " >= " + schema->created.moment("$1::bigint") + ", "
                + schema->created.name + " >= " + schema->created.moment("$2::bigint")
                + " FROM coze_chat_history",
            {kMs, kMs + 1});
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().detail));
        QCOMPARE(rows->number(0, 0), kMs);
        QCOMPARE(schema->created.msOf(rows->number(0, 1)), kMs);
        QCOMPARE(rows->number(0, 2), std::int64_t(1));
        QCOMPARE(rows->number(0, 3), std::int64_t(0));
    }

    void comparingWithAMomentUsesTheIndex()
    {
        make();
        m_server->sql(
            "INSERT INTO coze_chat_history(conversation_id, content, sender, create_time, update_time) "
            "SELECT 'c', 'x', 'user', now() - g * interval '1 minute', now() "
            "FROM generate_series(1, 20000) g; ANALYZE");
        const auto schema = probed();
        QVERIFY(schema);
        const auto plan = connect()->query("EXPLAIN SELECT id FROM coze_chat_history WHERE create_time < "
                + schema->created.moment("$1::bigint") + " ORDER BY create_time DESC LIMIT 5",
            {std::int64_t(1'900'000'000'000)});
        QVERIFY(plan);
        QString all;
        for (int row = 0; row < plan->size(); ++row)
            all += plan->text(row, 0) + u'\n';
        QVERIFY2(all.contains(u"Index Scan Backward"_s), qPrintable(all));
    }

    void whatIsMissingIsNamed()
    {
        make();
        m_server->sql("ALTER TABLE coze_chat_history RENAME COLUMN sender TO speaker");
        QCOMPARE(probed().error(),
            (Error{Error::Kind::Unsupported, u"the table coze_chat_history has no column sender"_s}));
        m_server->sql("DROP TABLE coze_chat_history");
        QCOMPARE(
            probed().error(), (Error{Error::Kind::Unsupported, u"the table coze_chat_history is missing"_s}));
    }

    void tablesBesideTheMessagesMayBeMissing()
    {
        make();
        m_server->sql("DROP TABLE coze_conversation, shopify_inbox_user, shopify_bot_setting");
        const auto schema = probed();
        QVERIFY(schema);
        QVERIFY(!schema->conversations.isThere());
    }

    void aSchemaOfAnotherNameIsFound()
    {
        make();
        m_server->sql("CREATE SCHEMA backend; ALTER TABLE coze_chat_history SET SCHEMA backend");
        QCOMPARE(probed()->messages.sql, QByteArray("\"backend\".\"coze_chat_history\""));
    }

    void rightsAreTold()
    {
        make();
        m_server->sql("CREATE ROLE reports LOGIN PASSWORD '" + PostgresServer::password().toUtf8()
            + "'; GRANT SELECT ON coze_chat_history, coze_conversation, shopify_bot_setting TO reports");
        const auto reading = probed(u"reports"_s);
        QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
        QVERIFY(!reading->canWrite());
        QVERIFY(!reading->customers.isThere());
        QVERIFY(reading->bots.isThere());
        m_server->sql("REVOKE ALL ON coze_chat_history FROM reports");
        QCOMPARE(probed(u"reports"_s).error().kind, Error::Kind::Forbidden);
    }

    void theTenantIsThatOfTheMessages()
    {
        make();
        const QByteArray insert
            = "INSERT INTO coze_chat_history(conversation_id, content, sender, update_time, tenant_id) "
              "VALUES ('c', 'x', 'user', now(), ";
        m_server->sql(insert + "7)");
        QCOMPARE(probed()->tenant, std::optional<qint64>(7));
        m_server->sql(insert + "0); " + insert + "7)");
        QCOMPARE(probed()->tenant, std::optional<qint64>(0));
        QCOMPARE(probed()->visible(probed()->messages, "m."),
            QByteArray(" AND m.deleted = 0 AND m.tenant_id = 0"));
        m_server->sql("ALTER TABLE coze_chat_history DROP COLUMN tenant_id, DROP COLUMN deleted");
        QCOMPARE(probed()->tenant, std::nullopt);
        QCOMPARE(probed()->visible(probed()->messages), QByteArray());
    }

    void indexesAndBellsAreFound()
    {
        make();
        m_server->sql("CREATE EXTENSION pg_trgm; "
                      "CREATE INDEX words ON coze_chat_history USING gin (content gin_trgm_ops); "
                      "CREATE INDEX pages ON coze_chat_history (conversation_id, create_time DESC, id DESC); "
                      "CREATE INDEX part ON coze_chat_history (sender, create_time) WHERE deleted = 0; "
                      "CREATE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS "
                      "$$ BEGIN PERFORM pg_notify('new_chat', ''); RETURN NULL; END $$; "
                      "CREATE TRIGGER bell AFTER INSERT ON coze_chat_history EXECUTE FUNCTION ring()");
        const auto schema = probed();
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().detail));
        QVERIFY(schema->hasTrigrams);
        QCOMPARE(schema->doorbell, u"new_chat"_s);
        QVERIFY(schema->hasIndex({u"conversation_id"_s, u"create_time"_s, u"id"_s}));
        QVERIFY(!schema->hasIndex({u"sender"_s, u"create_time"_s}));
        const auto pages = std::find_if(schema->indexes.begin(), schema->indexes.end(),
            [](const auto &index) { return index.name == "pages"_L1; });
        QVERIFY(pages != schema->indexes.end());
        QCOMPARE(pages->columns, (QStringList{u"conversation_id"_s, u"create_time DESC"_s, u"id DESC"_s}));
    }
};

QTEST_GUILESS_MAIN(TestPostgresProbe)
#include "tst_postgresprobe.moc"

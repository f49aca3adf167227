// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/indexadvice.h"
#include "tests/core/advisor/shapes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using namespace tests;
using From = IndexAdvice::From;
using Reason = IndexAdvice::Reason;
using State = IndexAdvice::State;

namespace {

IndexAdvice adviceFor(const Shape &shape, const QString &id)
{
    const auto all = adviseIndexes(shape);
    for (const IndexAdvice &advice : all) {
        if (advice.id == id)
            return advice;
    }
    return {};
}

/// "state reason" of the report's 17.
QStringList reportStates(const Shape &shape)
{
    QStringList states;
    const auto all = adviseIndexes(shape);
    for (const IndexAdvice &advice : all) {
        if (advice.from == From::Report)
            states.append((idOf(advice.state) + u' ' + idOf(advice.reason)).trimmed());
    }
    return states;
}

QStringList wantedIds(const Shape &shape)
{
    QStringList ids;
    const auto all = adviseIndexes(shape);
    for (const IndexAdvice &advice : all) {
        if (advice.isWanted)
            ids.append(advice.id);
    }
    return ids;
}

const QStringList kWantedOfPrisma{u"conversationTime"_s, u"shopTime"_s, u"conversationCustomer"_s,
    u"customerTime"_s, u"customerShopTime"_s};

} // namespace

class tst_IndexAdvice final : public QObject
{
    Q_OBJECT
private slots:
    void twelveOfTheReportsStatementsAreImpossibleOnTheRealSchema_data()
    {
        QTest::addColumn<Engine>("engine");
        QTest::newRow("PostgreSQL") << Engine::PostgreSql;
        QTest::newRow("SQLite") << Engine::Sqlite;
    }
    void twelveOfTheReportsStatementsAreImpossibleOnTheRealSchema()
    {
        QFETCH(Engine, engine);
        const QString column = u"impossible columnMissing"_s;
        QCOMPARE(reportStates(prismaShape(engine)),
            QStringList({column, column, column, column, column, column, u"missing noHotQuery"_s,
                u"duplicate anotherServes"_s, column, column, u"duplicate anotherServes"_s,
                u"duplicate anotherServes"_s, u"missing tinyTable"_s, u"impossible tableMissing"_s,
                u"impossible tableMissing"_s, u"impossible movingWindow"_s, u"impossible movingWindow"_s}));
    }

    void theColumnThatStandsForTheMissingOneIsNamed()
    {
        const IndexAdvice first = adviceFor(prismaShape(Engine::PostgreSql), u"report.1"_s);
        QCOMPARE(first.absent, QStringList{u"created_at"_s});
        QCOMPARE(first.standIn, u"create_time"_s);
        QCOMPARE(first.instead, u"conversationTime"_s);
        QCOMPARE(first.statements,
            QStringList{
                u"CREATE INDEX IF NOT EXISTS idx_chat_history_conversation_created ON coze_chat_history (conversation_id, created_at DESC);"_s});
        const IndexAdvice session = adviceFor(prismaShape(Engine::PostgreSql), u"report.9"_s);
        QCOMPARE(session.absent, QStringList{u"session_id"_s});
        QVERIFY(session.standIn.isEmpty());
    }

    void anotherNameOfTheColumnMakesThemPossible()
    {
        const Shape shape = prismaShape(Engine::PostgreSql, u"created_at"_s, u"updated_at"_s);
        QCOMPARE(reportStates(shape),
            QStringList({u"missing adviceServes"_s, u"harmful noHotQuery"_s, u"harmful wrongOrder"_s,
                u"harmful fewValues"_s, u"missing wrongOrder"_s, u"missing noHotQuery"_s,
                u"missing noHotQuery"_s, u"duplicate anotherServes"_s, u"impossible columnMissing"_s,
                u"missing adviceServes"_s, u"duplicate anotherServes"_s, u"duplicate anotherServes"_s,
                u"missing tinyTable"_s, u"impossible tableMissing"_s, u"impossible tableMissing"_s,
                u"impossible movingWindow"_s, u"impossible movingWindow"_s}));
        const IndexAdvice wanted = adviceFor(shape, u"conversationTime"_s);
        QCOMPARE(wanted.columns, QStringList({u"conversation_id"_s, u"created_at"_s, u"id"_s}));
    }

    void whatHotQueriesNeedIsWanted()
    {
        QStringList onServer = kWantedOfPrisma;
        onServer.insert(2, u"updateTime"_s);
        QCOMPARE(wantedIds(prismaShape(Engine::PostgreSql)), onServer);
        QCOMPARE(wantedIds(prismaShape(Engine::Sqlite)), kWantedOfPrisma);
    }

    void statementsAreThoseOfTheEngine()
    {
        const IndexAdvice server = adviceFor(prismaShape(Engine::PostgreSql), u"conversationTime"_s);
        QCOMPARE(server.statements,
            QStringList{
                u"CREATE INDEX CONCURRENTLY \"console_history_conversation_time\" ON \"public\".\"coze_chat_history\" (\"conversation_id\", \"create_time\", \"id\");"_s});
        QCOMPARE(server.undo,
            u"DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"console_history_conversation_time\";"_s);
        const IndexAdvice file = adviceFor(prismaShape(Engine::Sqlite), u"conversationTime"_s);
        // The row number ends each entry there.
        QCOMPARE(file.statements,
            QStringList{
                u"CREATE INDEX \"console_history_conversation_time\" ON \"coze_chat_history\" (\"conversation_id\", \"create_time\");"_s});
        QCOMPARE(file.undo, u"DROP INDEX IF EXISTS \"console_history_conversation_time\";"_s);
    }

    void anIndexOfPrismaIsEnoughWhereItIs()
    {
        const Shape shape = prismaShape(Engine::PostgreSql);
        const IndexAdvice time = adviceFor(shape, u"time"_s);
        QCOMPARE(time.state, State::Present);
        QCOMPARE(time.reason, Reason::AnotherServes);
        QCOMPARE(time.existing, u"coze_chat_history_create_time_idx"_s);
        QCOMPARE(time.sizeBytes, 8192);
        QCOMPARE(adviceFor(shape, u"customerMail"_s).state, State::Present);
        QCOMPARE(adviceFor(shape, u"conversationId"_s).state, State::Present);
    }

    void withoutAnyIndexAllAreWanted()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        shape.indexes.clear();
        QCOMPARE(wantedIds(shape).size(), 9);
        QCOMPARE(reportStates(shape).at(7), u"missing adviceServes"_s);
        QCOMPARE(reportStates(shape).at(11), u"missing tinyTable"_s);
    }

    void anIndexServesOnlyWhenItCanBeWalked_data()
    {
        QTest::addColumn<ExistingIndex>("index");
        QTest::addColumn<bool>("serves");
        const QString table = u"coze_chat_history"_s;
        const auto row = [&table](const char *name, const QVector<KeyColumn> &columns, bool serves) {
            QTest::newRow(name) << indexOn(table, u"other"_s, columns) << serves;
        };
        row("the very one", plain({u"conversation_id"_s, u"create_time"_s, u"id"_s}), true);
        row("without the id", plain({u"conversation_id"_s, u"create_time"_s}), true);
        row("newest first", {{u"conversation_id"_s}, {u"create_time"_s, true}}, true);
        row("newest first, ids the other way", {{u"conversation_id"_s}, {u"create_time"_s, true}, {u"id"_s}},
            true);
        row("the conversation descending", {{u"conversation_id"_s, true}, {u"create_time"_s}}, true);
        row("the conversation alone", plain({u"conversation_id"_s}), false);
        row("the time first", plain({u"create_time"_s, u"conversation_id"_s}), false);
        row("something between", plain({u"conversation_id"_s, u"bot_id"_s, u"create_time"_s}), false);
        row("NULLs elsewhere", {{u"conversation_id"_s}, {u"create_time"_s, true, true}}, false);
        row("an expression", {{QString()}, {u"create_time"_s}}, false);
        ExistingIndex index = indexOn(table, u"other"_s, plain({u"conversation_id"_s, u"create_time"_s}));
        index.isPartial = true;
        QTest::newRow("of some rows only") << index << false;
        index.isPartial = false;
        index.isValid = false;
        QTest::newRow("not valid") << index << false;
        index.isValid = true;
        index.isOrdered = false;
        QTest::newRow("not a btree") << index << false;
        index.isOrdered = true;
        index.table = u"coze_conversation"_s;
        QTest::newRow("of another table") << index << false;
    }
    void anIndexServesOnlyWhenItCanBeWalked()
    {
        QFETCH(ExistingIndex, index);
        QFETCH(bool, serves);
        Shape shape = prismaShape(Engine::PostgreSql);
        shape.indexes.append(index);
        const IndexAdvice advice = adviceFor(shape, u"conversationTime"_s);
        QCOMPARE(advice.state, serves ? State::Present : State::Missing);
        QCOMPARE(advice.existing, serves ? u"other"_s : QString());
        QCOMPARE(advice.isWanted, !serves);
    }

    void theReportsIndexBesideOursIsADuplicate()
    {
        Shape shape = prismaShape(Engine::PostgreSql, u"created_at"_s, u"updated_at"_s);
        const auto report = indexOn(u"coze_chat_history"_s, u"idx_chat_history_conversation_created"_s,
            {{u"conversation_id"_s}, {u"created_at"_s, true}});
        shape.indexes.append(report);
        QCOMPARE(adviceFor(shape, u"report.1"_s).state, State::Present);
        QCOMPARE(adviceFor(shape, u"conversationTime"_s).existing, report.name);
        shape.indexes.append(indexOn(u"coze_chat_history"_s, u"console_history_conversation_time"_s,
            plain({u"conversation_id"_s, u"created_at"_s, u"id"_s})));
        const IndexAdvice duplicate = adviceFor(shape, u"report.1"_s);
        QCOMPARE(duplicate.state, State::Duplicate);
        QVERIFY(duplicate.exists);
        QCOMPARE(duplicate.existing, u"console_history_conversation_time"_s);
        QVERIFY(duplicate.undo.startsWith("DROP INDEX"_L1));
        QCOMPARE(adviceFor(shape, u"conversationTime"_s).reason, Reason::None);
    }

    void whatIsThereAndHarmsIsSaid()
    {
        Shape shape = prismaShape(Engine::PostgreSql, u"created_at"_s, u"updated_at"_s);
        shape.indexes.append(indexOn(
            u"coze_chat_history"_s, u"idx_chat_history_sender"_s, {{u"sender"_s}, {u"created_at"_s, true}}));
        const IndexAdvice advice = adviceFor(shape, u"report.4"_s);
        QCOMPARE(advice.state, State::Harmful);
        QVERIFY(advice.exists);
        QCOMPARE(advice.undo, u"DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"idx_chat_history_sender\";"_s);
    }

    void aBuildThatFailedIsRemovedAndMadeAgain()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        ExistingIndex rest = indexOn(u"coze_chat_history"_s, u"console_history_shop_time"_s,
            plain({u"shop_id"_s, u"create_time"_s, u"id"_s}));
        rest.isValid = false;
        shape.indexes.append(rest);
        const IndexAdvice advice = adviceFor(shape, u"shopTime"_s);
        QCOMPARE(advice.reason, Reason::Invalid);
        QVERIFY(advice.isWanted);
        QCOMPARE(advice.statements.size(), 2);
        QVERIFY(advice.statements.first().startsWith("DROP INDEX"_L1));
        // One of somebody else is shown, and left alone.
        rest.name = u"somebody's"_s;
        shape.indexes.last() = rest;
        const IndexAdvice other = adviceFor(shape, u"database.somebody's"_s);
        QCOMPARE(other.state, State::Harmful);
        QVERIFY(!other.isWanted);
        QCOMPARE(other.undo, u"DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"somebody's\";"_s);
    }

    void aTakenNameIsSaid()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        shape.indexes.append(
            indexOn(u"coze_chat_history"_s, u"console_history_shop_time"_s, plain({u"sender"_s})));
        const IndexAdvice advice = adviceFor(shape, u"shopTime"_s);
        QCOMPARE(advice.state, State::Impossible);
        QCOMPARE(advice.reason, Reason::NameTaken);
        QVERIFY(!advice.isWanted);
    }

    void twinsAreFoundOnce()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        shape.indexes.append(indexOn(u"coze_chat_history"_s, u"a_twin"_s, plain({u"shop_id"_s})));
        const auto all = adviseIndexes(shape);
        QStringList found;
        for (const IndexAdvice &advice : all) {
            if (advice.from == From::Database)
                found.append(advice.name + u' ' + advice.existing);
        }
        QCOMPARE(found, QStringList{u"coze_chat_history_shop_id_idx a_twin"_s});
        // What a constraint needs stays.
        shape.indexes.last().isConstraint = true;
        QCOMPARE(adviceFor(shape, u"database.coze_chat_history_shop_id_idx"_s).existing, u"a_twin"_s);
        shape.indexes.last().columns = {{u"shop_id"_s, true}};
        QVERIFY(adviceFor(shape, u"database.coze_chat_history_shop_id_idx"_s).id.isEmpty());
    }

    void missingTablesAndColumnsAreNamed()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        shape.tables.removeAt(1);
        shape.tables[0].columns.remove(u"shop_id"_s);
        const IndexAdvice table = adviceFor(shape, u"conversationCustomer"_s);
        QCOMPARE(table.reason, Reason::TableMissing);
        QCOMPARE(table.absent, QStringList{u"coze_conversation"_s});
        const IndexAdvice column = adviceFor(shape, u"shopTime"_s);
        QCOMPARE(column.reason, Reason::ColumnMissing);
        QCOMPARE(column.absent, QStringList{u"shop_id"_s});
        QCOMPARE(reportStates(shape).at(6), u"impossible tableMissing"_s);
        QVERIFY(column.statements.isEmpty());
    }

    void estimatesGrowWithRows()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        const IndexAdvice advice = adviceFor(shape, u"conversationTime"_s);
        // 42 + 8 + 4 bytes in 56, with 12 of its own, nine tenths full.
        QVERIFY2(advice.sizeBytes > 70'000'000 && advice.sizeBytes < 80'000'000,
            qPrintable(QString::number(advice.sizeBytes)));
        QVERIFY(advice.seconds > 1 && advice.seconds < 20);
        shape.tables[0].rows = 0;
        shape.tables[0].bytes = 0;
        QCOMPARE(adviceFor(shape, u"conversationTime"_s).sizeBytes, 0);
    }

    void columnsAreReadAsTheServerWritesThem_data()
    {
        QTest::addColumn<QString>("definition");
        QTest::addColumn<QVector<KeyColumn>>("columns");
        const auto row = [](const char *name, const QString &text, const QVector<KeyColumn> &columns) {
            QTest::newRow(name) << u"CREATE INDEX i ON public.t USING btree "_s + text << columns;
        };
        row("plain", u"(a, b)"_s, plain({u"a"_s, u"b"_s}));
        row("descending", u"(a, b DESC)"_s, {{u"a"_s}, {u"b"_s, true}});
        row("the order of NULLs that a plain one has", u"(b DESC NULLS FIRST)"_s, {{u"b"_s, true}});
        row("another order of NULLs", u"(b DESC NULLS LAST, a NULLS FIRST)"_s,
            {{u"b"_s, true, true}, {u"a"_s, false, true}});
        row("an operator class", u"(a text_pattern_ops)"_s, {{u"a"_s, false, true}});
        row("a collation", u"(a COLLATE \"C\")"_s, {{u"a"_s, false, true}});
        row("a quoted name", u"(\"createdAt\", \"a \"\"b\"\", c\")"_s,
            plain({u"createdAt"_s, u"a \"b\", c"_s}));
        row("an expression", u"(lower(a), ((b || ', '::text)))"_s, {{}, {}});
        row("more behind", u"(a) INCLUDE (b) WHERE (c > 1)"_s, plain({u"a"_s}));
    }
    void columnsAreReadAsTheServerWritesThem()
    {
        QFETCH(QString, definition);
        QFETCH(QVector<KeyColumn>, columns);
        QCOMPARE(keyColumnsOf(definition), columns);
    }

    void aProbedSchemaKeepsItsNames()
    {
        core::postgres::Schema schema;
        schema.messages.name = u"coze_chat_history"_s;
        schema.messages.sql = "\"my \"\"shop\"\".x\".\"coze_chat_history\"";
        schema.messages.canRead = true;
        schema.messages.columns = {{u"id"_s, u"integer"_s}};
        core::postgres::Index index;
        index.name = u"i"_s;
        index.table = schema.messages.name;
        index.method = u"btree"_s;
        index.definition = u"CREATE INDEX i ON x.y USING btree (conversation_id, create_time DESC)"_s;
        schema.indexes = {index};
        const Shape shape = shapeOf(schema);
        QCOMPARE(shape.tables.size(), 1);
        QCOMPARE(shape.tables.first().schema, u"my \"shop\".x"_s);
        QCOMPARE(shape.indexes.first().columns,
            QVector<KeyColumn>({{u"conversation_id"_s}, {u"create_time"_s, true}}));
    }
};

QTEST_GUILESS_MAIN(tst_IndexAdvice)
#include "tst_indexadvice.moc"

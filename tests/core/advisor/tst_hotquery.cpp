// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/hotquery.h"
#include "core/advisor/indexadvice.h"
#include "tests/core/advisor/shapes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::advisor;
using namespace tests;

namespace {

HotQuery queryOf(const Shape &shape, const QString &id)
{
    const auto all = hotQueries(shape);
    for (const HotQuery &query : all) {
        if (query.id == id)
            return query;
    }
    return {};
}

} // namespace

class tst_HotQuery final : public QObject
{
    Q_OBJECT
private slots:
    void everyIndexThatIsAdvisedHasItsQueries()
    {
        for (const Engine engine : {Engine::PostgreSql, Engine::Sqlite}) {
            QStringList ids;
            const Shape shape = prismaShape(engine);
            const auto queries = hotQueries(shape);
            for (const HotQuery &query : queries) {
                QVERIFY2(!ids.contains(query.id), qPrintable(query.id));
                ids.append(query.id);
            }
            const auto all = adviseIndexes(shape);
            for (const IndexAdvice &advice : all) {
                if (advice.from != IndexAdvice::From::Console)
                    continue;
                bool isAsked = false;
                for (const QString &id : advice.queries)
                    isAsked = isAsked || ids.contains(id);
                QVERIFY2(isAsked, qPrintable(advice.id));
                if (engine == Engine::PostgreSql) {
                    for (const QString &id : advice.queries)
                        QVERIFY2(ids.contains(id), qPrintable(id));
                }
            }
        }
    }

    void valuesAndColumnsFillTheirPlaces()
    {
        const HotQuery server = queryOf(prismaShape(Engine::PostgreSql), u"console.previousPage"_s);
        QCOMPARE(server.sql,
            QByteArray(
                "SELECT * FROM \"public\".\"coze_chat_history\" WHERE \"conversation_id\" = $1::text AND "
                "deleted "
                "= 0 AND (\"create_time\", id) < ($2::timestamp without time zone, $3::bigint) ORDER BY "
                "\"create_time\" DESC, id DESC LIMIT 100"));
        QCOMPARE(
            server.parameters, QVector<Sample>({Sample::Conversation, Sample::Newest, Sample::MessageId}));
        const HotQuery file
            = queryOf(prismaShape(Engine::Sqlite, u"created_at"_s), u"backend.openConversation"_s);
        QCOMPARE(file.sql,
            QByteArray(
                "SELECT * FROM \"coze_chat_history\" WHERE deleted = 0 AND \"conversation_id\" = ?1 ORDER BY "
                "\"created_at\" DESC LIMIT 100 OFFSET 0"));
        QVERIFY(file.countingSql.contains("WHERE console_row(id) AND deleted = 0"));
        QVERIFY(queryOf(prismaShape(Engine::PostgreSql), u"backend.today"_s).sql.contains(">= $1::"));
    }

    void aMissingColumnLeavesItsQueriesOut()
    {
        Shape shape = prismaShape(Engine::PostgreSql);
        const qsizetype before = hotQueries(shape).size();
        shape.tables[0].columns.remove(u"shop_id"_s);
        shape.tables[0].columns.remove(u"deleted"_s);
        QCOMPARE(hotQueries(shape).size(), before - 2);
        QVERIFY(queryOf(shape, u"backend.messagesOfShop"_s).id.isEmpty());
        QVERIFY(queryOf(shape, u"backend.countMessages"_s).sql.endsWith("WHERE TRUE"));
        shape.tables[0].columns.insert(u"deleted"_s, u"boolean"_s);
        QVERIFY(queryOf(shape, u"backend.countMessages"_s).sql.endsWith("WHERE NOT deleted"));
        shape.tables.clear();
        QVERIFY(hotQueries(shape).isEmpty());
    }

    void pagesOfTheConsoleAreNotAskedOfAFile()
    {
        const auto all = hotQueries(prismaShape(Engine::Sqlite));
        for (const HotQuery &query : all)
            QVERIFY2(
                query.of == HotQuery::Of::Backend || query.id == "console.newRows"_L1, qPrintable(query.id));
    }
};

QTEST_GUILESS_MAIN(tst_HotQuery)
#include "tst_hotquery.moc"

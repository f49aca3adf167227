// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/advisor/plan.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::advisor;

class tst_Plan final : public QObject
{
    Q_OBJECT
private slots:
    void aMeasuredScanAndSort()
    {
        // As PostgreSQL 15 prints it, shortened.
        const QByteArray json
            = R"json([{"Plan":{"Node Type":"Limit","Total Cost":99.5,"Actual Rows":100,"Actual Loops":1,
            "Shared Hit Blocks":300,"Shared Read Blocks":20,"Plans":[{"Node Type":"Sort","Actual Rows":100,
            "Actual Loops":1,"Sort Key":["create_time"],"Plans":[{"Node Type":"Seq Scan",
            "Relation Name":"coze_chat_history","Actual Rows":400,"Actual Loops":3,"Rows Removed by Filter":600,
            "Filter":"(conversation_id = 'conv_secret'::text)"}]}]},"Planning Time":0.1,"Execution Time":12.25}])json";
        const auto plan = planOfPostgres(json);
        QVERIFY(plan);
        QCOMPARE(plan->kind, Plan::Kind::Scan);
        QVERIFY(plan->isMeasured && plan->sorts);
        QCOMPARE(plan->ms, 12.25);
        QCOMPARE(plan->rowsRead, 3000); // three workers
        QCOMPARE(plan->rowsFound, 100);
        QCOMPARE(plan->buffersHit, 300);
        QCOMPARE(plan->buffersRead, 20);
        QCOMPARE(plan->text(), u"Limit > Sort > Seq Scan on coze_chat_history"_s);
        QVERIFY(!plan->text().contains("conv_secret"_L1)); // values stay in the database
    }

    void anIndexThatIsWalked()
    {
        const auto plan = planOfPostgres(
            R"([{"Plan":{"Node Type":"Limit","Plans":[{"Node Type":"Index Scan","Scan Direction":"Backward",
            "Index Name":"i","Relation Name":"t","Plan Rows":7,"Total Cost":8.5}]}}])");
        QVERIFY(plan);
        QCOMPARE(plan->kind, Plan::Kind::Index);
        QVERIFY(!plan->isMeasured && !plan->rowsRead && !plan->buffersHit);
        QCOMPARE(plan->indexes, QStringList{u"i"_s});
        QCOMPARE(plan->text(), u"Limit > Index Scan Backward using i on t"_s);
    }

    void rowsFoundByAnIndexAndSorted()
    {
        const auto plan = planOfPostgres(
            R"([{"Plan":{"Node Type":"Sort","Plans":[{"Node Type":"Bitmap Heap Scan","Relation Name":"t",
            "Plans":[{"Node Type":"Bitmap Index Scan","Index Name":"i"}]}]}}])");
        QVERIFY(plan);
        QCOMPARE(plan->kind, Plan::Kind::Sorted);
        const auto equalTimes = planOfPostgres(
            R"([{"Plan":{"Node Type":"Incremental Sort","Plans":[{"Node Type":"Index Scan","Index Name":"i",
            "Relation Name":"t"}]}}])");
        QVERIFY(equalTimes);
        QCOMPARE(equalTimes->kind, Plan::Kind::Index);
    }

    void whatIsNoPlanIsAnError()
    {
        for (const char *json : {"", "[]", "{}", "[{\"Plan\":3}]", "[{"})
            QCOMPARE(planOfPostgres(json).error().kind, core::Error::Kind::Protocol);
    }

    void sqlitesPlans_data()
    {
        QTest::addColumn<QStringList>("details");
        QTest::addColumn<Plan::Kind>("kind");
        QTest::addColumn<QStringList>("indexes");
        QTest::newRow("a scan") << QStringList{u"SCAN t"_s} << Plan::Kind::Scan << QStringList{};
        QTest::newRow("a scan of an older SQLite")
            << QStringList{u"SCAN TABLE t"_s} << Plan::Kind::Scan << QStringList{};
        QTest::newRow("a walk by time")
            << QStringList{u"SCAN t USING INDEX i"_s} << Plan::Kind::Index << QStringList{u"i"_s};
        QTest::newRow("a whole covering index")
            << QStringList{u"SCAN t USING COVERING INDEX i"_s} << Plan::Kind::Scan << QStringList{u"i"_s};
        QTest::newRow("found and sorted")
            << QStringList{u"SEARCH t USING INDEX i (shop_id=?)"_s, u"USE TEMP B-TREE FOR ORDER BY"_s}
            << Plan::Kind::Sorted << QStringList{u"i"_s};
        QTest::newRow("found in order") << QStringList{u"SEARCH t USING INDEX i (a=? AND b<?)"_s}
                                        << Plan::Kind::Index << QStringList{u"i"_s};
        QTest::newRow("equal times sorted")
            << QStringList{u"SEARCH t USING INDEX i (a=?)"_s, u"USE TEMP B-TREE FOR LAST TERM OF ORDER BY"_s}
            << Plan::Kind::Index << QStringList{u"i"_s};
        QTest::newRow("by row number") << QStringList{u"SEARCH t USING INTEGER PRIMARY KEY (rowid>?)"_s}
                                       << Plan::Kind::Index << QStringList{};
    }
    void sqlitesPlans()
    {
        QFETCH(QStringList, details);
        QFETCH(Plan::Kind, kind);
        QFETCH(QStringList, indexes);
        const Plan plan = planOfSqlite(details);
        QCOMPARE(plan.kind, kind);
        QCOMPARE(plan.indexes, indexes);
        QCOMPARE(plan.steps, details);
    }
};

QTEST_GUILESS_MAIN(tst_Plan)
#include "tst_plan.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/archivefile.h"

#include "core/history/readstatements.h"
#include "core/history/searchstatements.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core::history;

/// EXPLAIN QUERY PLAN of every statement that readers run, with and without statistics of the planner.
class tst_QueryPlans final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_file = std::make_unique<tests::ArchiveFile>();
        std::vector<IncomingMessage> batch;
        for (int i = 0; i < 3000; ++i) {
            auto &m = batch.emplace_back(
                tests::incoming(u"c%1"_s.arg(i % 300), QString::number(i), i, u"word%1"_s.arg(i % 50)));
            m.shopId = std::to_string(i % 300 % 3);
            m.botId = std::to_string(i % 300 % 2);
            m.customerId = std::to_string(i % 300 % 40);
        }
        m_file->write(batch);
    }

    void noPageScansOrSorts_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("page");
        const auto add = [](const std::vector<std::string> &statements, bool page) {
            for (const std::string &sql : statements)
                QTest::addRow("%s", sql.c_str()) << QString::fromStdString(sql) << page;
        };
        add(readsql::pages(), true);
        add(readsql::overviews(), false);
        add(searchsql::all(0), false);
    }
    void noPageScansOrSorts()
    {
        QFETCH(QString, sql);
        QFETCH(bool, page);
        const QStringList plain = planOf(sql);
        check(sql, plain, page);
        m_file->tidy();
        check(sql, planOf(sql), page);
    }

    void pagesUseTheirIndex_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *sql, const char *expected) {
            QTest::addRow("%s", name) << QString::fromLatin1(sql) << QString::fromLatin1(expected);
        };
        row("list", readsql::conversationsDown, "INDEX conv_last \\(last_ts<\\?\\)");
        row("list by shop", readsql::conversationsOfShopDown,
            "INDEX conv_shop \\(shop=\\? AND last_ts<\\?\\)");
        row("list by bot", readsql::conversationsOfBotDown, "INDEX conv_bot \\(bot=\\? AND last_ts<\\?\\)");
        row("list by customer", readsql::conversationsOfCustomerDown,
            "INDEX conv_customer \\(customer=\\? AND last_ts<\\?\\)");
        row("previous page", readsql::messagesDown, "INDEX msg_conv \\(conv=\\? AND ts<\\?\\)");
        row("next page", readsql::messagesUp, "INDEX msg_conv \\(conv=\\? AND ts>\\?\\)");
        row("by id", readsql::placeOfMessage, "INDEX msg_ext \\(ext=\\? AND conv=\\?\\)");
        row("by time", readsql::placeFromTime, "INDEX msg_conv \\(conv=\\? AND ts>\\?\\)");
        row("ranks", readsql::countBetween, "COVERING INDEX msg_conv \\(conv=\\? AND ts>\\? AND ts<\\?\\)");
        row("address prefix", readsql::customersByEmail,
            "INDEX customer_email \\(email>\\? AND email<\\?\\)");
        row("volumes", readsql::volumes, "PRIMARY KEY \\(hour>\\? AND hour<\\?\\)");
    }
    void pagesUseTheirIndex()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        const QString plan = planOf(sql).join(u"; "_s);
        QVERIFY2(plan.contains(QRegularExpression(expected)), qPrintable(plan));
    }

private:
    QStringList planOf(const QString &sql) const
    {
        QStringList steps;
        for (const QString &row : m_file->rows(u"EXPLAIN QUERY PLAN "_s + sql))
            steps.append(row.section(u'|', 3));
        return steps;
    }
    static void check(const QString &sql, const QStringList &plan, bool page)
    {
        static const QRegularExpression scan(u"\\bSCAN (m|msg|messages?)\\b(?! VIRTUAL)"_s);
        const QString text = plan.join(u"; "_s);
        QVERIFY2(!plan.isEmpty() && !text.contains(u"failed:"_s), qPrintable(sql + u": "_s + text));
        // Walking all places of one conversation in order is no scan; without a condition it would be.
        QVERIFY2(!text.contains(scan), qPrintable(sql + u": "_s + text));
        if (page) {
            QVERIFY2(!text.contains(u"TEMP B-TREE"_s), qPrintable(sql + u": "_s + text));
            const bool small = text.contains(u"SCAN source"_s) || text.contains(u"SCAN note"_s)
                || text.contains(u"SCAN conv USING COVERING INDEX conv_last"_s);
            QVERIFY2(small || !text.contains(u"SCAN "_s), qPrintable(sql + u": "_s + text));
        }
    }

    std::unique_ptr<tests::ArchiveFile> m_file;
};

QTEST_GUILESS_MAIN(tst_QueryPlans)
#include "tst_queryplans.moc"

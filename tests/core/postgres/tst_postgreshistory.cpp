// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/history/historysourcecontract.h"
#include "tests/core/postgres/postgreshistoryfixture.h"

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::history;
using namespace core::postgres;

/// Direct mode keeps the contract that the archive keeps, whatever indexes the server has.
class tst_PostgresHistory final : public tests::HistorySourceContract
{
    Q_OBJECT
protected:
    void fill(const QVector<chat::Message> &messages) override { m_shop->fill(messages, nameOf, addressOf); }
    HistorySource &store() override { return m_shop->history(); }

private slots:
    void initTestCase()
    {
        if (!tests::PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        tests::ShopTables tables;
        const QByteArray kind = AGENTCONSOLE_INDEXES;
        tables.recommendedIndexes = kind != "prisma";
        tables.saysCitus = kind == "distributed";
        tests::PostgresServer::Options options;
        if (tables.saysCitus)
            options.settings
                = {u"logging_collector = on"_s, u"log_filename = 'asked.log'"_s, u"log_statement = 'all'"_s};
        m_shop = std::make_unique<tests::PostgresShop>(tables, options);
    }

    void cleanupTestCase()
    {
        if (!m_shop || QByteArray(AGENTCONSOLE_INDEXES) != "distributed")
            return;
        // What such an engine refuses, while PostgreSQL answers it.
        const QByteArray asked = m_shop->server().sql("SELECT pg_read_file('log/asked.log')");
        QVERIFY(asked.contains("coze_chat_history"));
        for (const QByteArray &word :
            {QByteArray("LATERAL"), QByteArray("RECURSIVE"), QByteArray("(SELECT n.")})
            QVERIFY2(!asked.contains(word), word.constData());
    }

private:
    std::unique_ptr<tests::PostgresShop> m_shop;
};

QTEST_GUILESS_MAIN(tst_PostgresHistory)
#include "tst_postgreshistory.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/pastedaddress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::Secret;
using core::postgres::Address;
using core::postgres::addressFromPasted;

class tst_pastedaddress final : public QObject
{
    Q_OBJECT
private slots:
    void formsOfOtherProgramsAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("url");
        QTest::newRow("libpq's") << u"postgresql://ana@db:5433/shop"_s << u"postgresql://ana@db:5433/shop"_s;
        QTest::newRow("spaces around") << u"  postgres://ana@db/shop \n"_s << u"postgresql://ana@db/shop"_s;
        QTest::newRow("no scheme") << u"ana@db:5433/shop"_s << u"postgresql://ana@db:5433/shop"_s;
        QTest::newRow("a name alone") << u"db"_s << u"postgresql://db/"_s;
        QTest::newRow("words") << u"host=db user=ana dbname=shop"_s << u"postgresql://ana@db/shop"_s;
        QTest::newRow("JDBC") << u"jdbc:postgresql://db:5433/shop?user=ana"_s
                              << u"postgresql://ana@db:5433/shop"_s;
        QTest::newRow("a driver in the scheme")
            << u"postgresql+psycopg2://ana@db/shop"_s << u"postgresql://ana@db/shop"_s;
        QTest::newRow("Prisma's") << u"postgresql://ana@db/shop?schema=public&connection_limit=5"_s
                                  << u"postgresql://ana@db/shop"_s;
        QTest::newRow("Prisma's with libpq's parameters")
            << u"postgresql://ana@db/shop?pgbouncer=true&application_name=x"_s
            << u"postgresql://ana@db/shop?application_name=x"_s;
        QTest::newRow("another schema") << u"postgresql://ana@db/shop?schema=chat"_s
                                        << u"postgresql://ana@db/shop?options=-csearch_path%3Dchat"_s;
        QTest::newRow("a schema that is more than a name")
            << u"postgresql://ana@db/shop?schema=a%20-cx%3Dy"_s << u"postgresql://ana@db/shop"_s;
    }
    void formsOfOtherProgramsAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QString, url);
        const auto address = addressFromPasted(text, true);
        QVERIFY2(address, qPrintable(address ? QString() : address.error().detail));
        QCOMPARE(address->toUrl(), url);
    }

    void thePasswordIsKeptApart()
    {
        const auto address
            = addressFromPasted(u"postgresql://ana:correct%20horse@db/shop?schema=public"_s, true);
        QVERIFY(address);
        QCOMPARE(address->password().reveal(), u"correct horse"_s);
        QVERIFY(!address->toUrl().contains(u"horse"_s) && !address->toText().contains(u"horse"_s));
    }

    void whatIsNoAddressIsRefusedWithoutQuotingIt()
    {
        const auto address = addressFromPasted(u"postgresql://ana:horse@db/shop?nonsense=1"_s);
        QVERIFY(!address);
        QVERIFY(!address.error().detail.contains(u"horse"_s));
    }

    void aReplicaTakesFromThePrimaryWhatItLeavesOut()
    {
        const auto primary = Address::parse(
            u"postgresql://ana@db/shop?sslmode=verify-full&sslrootcert=/ca.pem"_s, Secret(u"x"_s));
        auto replica = completedFrom(*Address::parse(u"postgresql://db2"_s), *primary);
        QCOMPARE(replica.value(u"user"_s), u"ana"_s);
        QCOMPARE(replica.value(u"dbname"_s), u"shop"_s);
        QCOMPARE(replica.value(u"sslmode"_s), u"verify-full"_s);
        QCOMPARE(replica.value(u"sslrootcert"_s), u"/ca.pem"_s);
        QCOMPARE(replica.password(), Secret(u"x"_s));
        replica = completedFrom(*Address::parse(u"postgresql://ben@db2/copy"_s, Secret(u"y"_s)), *primary);
        QCOMPARE(replica.value(u"user"_s), u"ben"_s);
        QCOMPARE(replica.value(u"dbname"_s), u"copy"_s);
        QCOMPARE(replica.password(), Secret(u"y"_s));
    }
};

QTEST_GUILESS_MAIN(tst_pastedaddress)
#include "tst_pastedaddress.moc"

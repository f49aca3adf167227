// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/address.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Error;
using core::Secret;
using core::postgres::Address;

class TestPostgresAddress : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        for (const char *name : {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGSSLMODE"})
            qunsetenv(name);
    }

    void everythingLibpqTakesIsTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<bool>("local");
        QTest::newRow("url") << u"postgresql://reports@127.0.0.1:5433/shop"_s
                             << u"reports@127.0.0.1:5433/shop"_s << true;
        QTest::newRow("short scheme") << u"postgres://db.example/shop"_s << u"db.example/shop"_s << false;
        QTest::newRow("several hosts") << u"postgresql://a@one:1,two:2/shop?target_session_attrs=any"_s
                                       << u"a@one:1,two:2/shop"_s << false;
        QTest::newRow("socket") << u"postgresql:///shop?host=/var/run/postgresql"_s
                                << u"/var/run/postgresql/shop"_s << true;
        QTest::newRow("nothing but a database") << u"postgresql:///shop"_s << u"/shop"_s << true;
        QTest::newRow("IPv6") << u"postgresql://[::1]:5432/shop"_s << u"[::1]:5432/shop"_s << true;
        QTest::newRow("loopback by name") << u"postgresql://LocalHost/shop"_s << u"LocalHost/shop"_s << true;
        QTest::newRow("not quite loopback")
            << u"postgresql://127.0.0.1.example/shop"_s << u"127.0.0.1.example/shop"_s << false;
        QTest::newRow("one of two is away")
            << u"postgresql://localhost,db.example/shop"_s << u"localhost,db.example/shop"_s << false;
        QTest::newRow("words") << u"host=localhost dbname='my shop' user=me"_s << u"me@localhost/my shop"_s
                               << true;
    }
    void everythingLibpqTakesIsTaken()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QFETCH(bool, local);
        const auto address = Address::parse(text);
        QVERIFY(address);
        QCOMPARE(address->toText(), shown);
        QCOMPARE(address->isLocal(), local);
        QCOMPARE(*Address::parse(address->toUrl()), *address);
    }

    void odditiesSurviveTheWayThroughAUrl()
    {
        const auto address
            = Address::parse(u"host=localhost user='a b@c' dbname='x/y?z' application_name='100%'"_s);
        QVERIFY(address);
        QCOMPARE(*Address::parse(address->toUrl()), *address);
    }

    void thePasswordIsKeptApart()
    {
        const auto inside
            = Address::parse(u"postgresql://me:very%20secret@localhost/shop"_s, Secret(u"other"_s));
        QVERIFY(inside);
        QCOMPARE(inside->password().reveal(), u"very secret"_s);
        QVERIFY(!inside->toText().contains(u"secret"_s));
        QVERIFY(!inside->toUrl().contains(u"secret"_s));
        QVERIFY(!inside->values().contains(u"password"_s));
        QCOMPARE(Address::parse(u"postgresql://me@localhost/shop"_s, Secret(u"other"_s))->password().reveal(),
            u"other"_s);
        const auto wrong = Address::parse(u"postgresql://me:secret@localhost:port:port/shop?nosuch=1"_s);
        QVERIFY(!wrong);
        QVERIFY(!wrong.error().detail.contains(u"secret"_s));
    }

    void nothingGoesOverTheNetworkInClear_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("mode"); // empty: refused
        QTest::newRow("nothing said") << u"postgresql://db.example/shop"_s << u"require"_s;
        QTest::newRow("prefer") << u"postgresql://db.example/shop?sslmode=prefer"_s << u"require"_s;
        QTest::newRow("stronger") << u"postgresql://db.example/shop?sslmode=verify-full"_s
                                  << u"verify-full"_s;
        QTest::newRow("disable") << u"postgresql://db.example/shop?sslmode=disable"_s << QString();
    }
    void nothingGoesOverTheNetworkInClear()
    {
        QFETCH(QString, text);
        QFETCH(QString, mode);
        const auto address = Address::parse(text);
        QCOMPARE(address.has_value(), !mode.isEmpty());
        if (address)
            QCOMPARE(address->value(u"sslmode"_s), mode);
        else
            QCOMPARE(address.error().kind, Error::Kind::Tls);
        const auto allowed = Address::parse(text, {}, true);
        QVERIFY(allowed);
        QVERIFY(text.endsWith(allowed->value(u"sslmode"_s)));
    }

    void theEnvironmentsStrongerModeWins()
    {
        qputenv("PGSSLMODE", "verify-full");
        QCOMPARE(Address::parse(u"postgresql://db.example/shop"_s)->value(u"sslmode"_s), u"verify-full"_s);
    }

    void aServiceIsAskedWhereItIs()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"services"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# ours\n[away]\nhost=db.example\n[here]\nport=1\nhost=localhost\n");
        file.close();
        qputenv("PGSERVICEFILE", file.fileName().toLocal8Bit());
        QVERIFY(Address::parse(u"postgresql://?service=here"_s)->isLocal());
        QCOMPARE(Address::parse(u"service=away"_s)->value(u"sslmode"_s), u"require"_s);
    }
};

QTEST_GUILESS_MAIN(TestPostgresAddress)
#include "tst_postgresaddress.moc"

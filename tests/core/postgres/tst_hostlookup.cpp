// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/postgres/hostlookup.h"

#include <QElapsedTimer>
#include <QTest>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::postgres;

namespace {

/// Two hosts are known, a third is not, and everybody else's name server is silent.
struct Names
{
    Names() : released(release.get_future()) { }
    ~Names() { release.set_value(); }

    [[nodiscard]] HostLookup lookUp() const
    {
        return [released = released](const QString &host) -> QStringList {
            if (host == "one.example"_L1)
                return {u"192.0.2.1"_s};
            if (host == "two.example"_L1)
                return {u"2001:db8::2"_s, u"192.0.2.2"_s};
            if (host != "nobody.example"_L1)
                released.wait();
            return {};
        };
    }

    std::promise<void> release;
    std::shared_future<void> released;
};

QString placesOf(const Address &address)
{
    return address.value(u"host"_s) + u" | "_s + address.value(u"hostaddr"_s) + u" | "_s
        + address.value(u"port"_s);
}

} // namespace

class tst_HostLookup final : public QObject
{
    Q_OBJECT
private slots:
    void namesGetTheirAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("places");
        QTest::addRow("a name") << u"host=one.example"_s << u"one.example | 192.0.2.1 | "_s;
        QTest::addRow("one port for all")
            << u"host=two.example,one.example port=6000"_s
            << u"two.example,two.example,one.example | 2001:db8::2,192.0.2.2,192.0.2.1 | 6000"_s;
        QTest::addRow("a port each")
            << u"host=two.example,10.0.0.1,one.example port=1,2,3"_s
            << u"two.example,two.example,10.0.0.1,one.example | 2001:db8::2,192.0.2.2,,192.0.2.1 | 1,1,2,3"_s;
        QTest::addRow("one that nobody knows")
            << u"host=nobody.example,one.example port=1,2"_s << u"one.example | 192.0.2.1 | 2"_s;
        QTest::addRow("one whose server is silent")
            << u"host=silent.example,one.example"_s << u"one.example | 192.0.2.1 | "_s;
        QTest::addRow("an address") << u"host=10.0.0.1 port=1"_s << u"10.0.0.1 |  | 1"_s;
        QTest::addRow("an address of version 6") << u"host=::1"_s << u"::1 |  | "_s;
        QTest::addRow("a socket") << u"host=/run/postgresql"_s << u"/run/postgresql |  | "_s;
        QTest::addRow("libpq's own places") << u"dbname=shop"_s << u" |  | "_s;
        QTest::addRow("both") << u"host=silent.example hostaddr=10.0.0.1"_s
                              << u"silent.example | 10.0.0.1 | "_s;
    }
    void namesGetTheirAddresses()
    {
        QFETCH(QString, address);
        QFETCH(QString, places);
        const Names names;
        const auto parsed = Address::parse(address);
        QVERIFY(parsed);
        const auto resolved = withHostAddresses(*parsed, 300ms, {}, names.lookUp());
        QVERIFY(resolved);
        QCOMPARE(placesOf(*resolved), places);
        QCOMPARE(resolved->value(u"sslmode"_s), parsed->value(u"sslmode"_s));
    }

    void nobodyWaitsForASilentNameServer()
    {
        const Names names;
        const auto parsed = Address::parse(u"host=silent.example"_s);
        const auto over = withHostAddresses(*parsed, 50ms, {}, names.lookUp());
        QVERIFY(!over);
        QCOMPARE(over.error().kind, Error::Kind::Timeout);
        QVERIFY(over.error().detail.contains("silent.example"_L1));

        CancelToken cancel;
        std::thread stopper([cancel]() mutable { cancel.cancel(); });
        const auto stopped = withHostAddresses(*parsed, 1h, cancel, names.lookUp());
        stopper.join();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    }

    void aNameThatNobodyKnowsIsSaid()
    {
        const Names names;
        const auto parsed = Address::parse(u"host=nobody.example"_s);
        const auto unknown = withHostAddresses(*parsed, 10s, {}, names.lookUp());
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::Network);
        QVERIFY(unknown.error().detail.contains("nobody.example"_L1));
    }

    void theSystemKnowsThisMachine()
    {
        const QStringList found = lookUpHost(u"localhost"_s);
        QVERIFY(found.contains("127.0.0.1"_L1) || found.contains("::1"_L1));
    }
};

QTEST_GUILESS_MAIN(tst_HostLookup)
#include "tst_hostlookup.moc"

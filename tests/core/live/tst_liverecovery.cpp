// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/live/livefixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

namespace {

/// A server that keeps sessions: the first CONNECT begins one, later ones with its pid and offset go on.
void keepSessions(LiveFixture &live, const QByteArrayList &missed, bool accepts = true)
{
    live.server.onText = [&live, missed, accepts](SocketIoPeer &peer, const QByteArray &text) {
        if (!text.startsWith("40"))
            return;
        if (!text.contains("pid-1") || !accepts) {
            const QByteArray number = QByteArray::number(live.server.peers.size());
            return peer.text("40{\"sid\":\"sid-" + number + "\",\"pid\":\"pid-" + number + "\"}");
        }
        for (const QByteArray &event : missed)
            peer.text(event);
        peer.text(R"(40{"sid":"sid-1","pid":"pid-1"})");
    };
}

QJsonObject connectPayload(const SocketIoPeer &peer)
{
    return QJsonDocument::fromJson(peer.texts().value(0).mid(2)).object();
}

} // namespace

class tst_liverecovery final : public QObject
{
    Q_OBJECT
private slots:
    void item101AReconnectSendsPidOffsetAndTheSignIn();
    void item102WithoutAnEventNeitherIsSent();
    void item102WithoutAPidNeitherIsSent();
    void item103ARecoveredSessionDeliversWhatWasMissed();
    void item104ARefusedRecoveryIsANewSession();
    void item105TheOffsetIsNoContent_data();
    void item105TheOffsetIsNoContent();
    void afterAParseErrorItBeginsANewSession();
    void afterLeavingItBeginsANewSession();
};

void tst_liverecovery::item101AReconnectSendsPidOffsetAndTheSignIn()
{
    LiveFixture live;
    live.endpoint.auth = [] { return ready(QJsonObject{{u"token"_s, u"tok-77"_s}}); };
    keepSessions(live, {});
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"offset-1"])");
    live.peer().text(R"(42["b",2,"offset-2"])");
    QTRY_COMPARE(live.events.size(), 2);
    live.peer().reset();
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(connectPayload(*live.server.peers.at(0)), (QJsonObject{{u"token"_s, u"tok-77"_s}}));
    QCOMPARE(connectPayload(*live.server.peers.at(1)),
        (QJsonObject{{u"token"_s, u"tok-77"_s}, {u"pid"_s, u"pid-1"_s}, {u"offset"_s, u"offset-2"_s}}));
}

void tst_liverecovery::item102WithoutAnEventNeitherIsSent()
{
    LiveFixture live;
    keepSessions(live, {});
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["no offset",1])");
    live.peer().text(R"(425["wants an answer","text"])");
    QTRY_COMPARE(live.events.size(), 2);
    live.peer().reset();
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_liverecovery::item102WithoutAPidNeitherIsSent()
{
    LiveFixture live;
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"just a text"])");
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().args().size(), 2);
    live.peer().reset();
    QVERIFY(live.waitForOnlines(2));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_liverecovery::item103ARecoveredSessionDeliversWhatWasMissed()
{
    LiveFixture live;
    keepSessions(live, {R"(42["missed",1,"offset-2"])", R"(42["missed",2,"offset-3"])"});
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"offset-1"])");
    QTRY_COMPARE(live.events.size(), 1);
    live.peer().reset();
    QTRY_COMPARE(live.onlines, (QList<bool>{false, true}));
    QVERIFY(live.status().recovered);
    QCOMPARE(live.status().socketId, u"sid-1"_s);
    live.peer().text(R"(42["new",3,"offset-4"])");
    QTRY_COMPARE(live.events.size(), 4);
    QCOMPARE(live.names(), (QStringList{u"a"_s, u"missed"_s, u"missed"_s, u"new"_s}));
    QCOMPARE(live.events.at(2).args(), QJsonArray{2});
    live.peer().reset();
    QVERIFY(live.waitForOnlines(3));
    QCOMPARE(connectPayload(live.peer())[u"offset"_s].toString(), u"offset-4"_s);
}

void tst_liverecovery::item104ARefusedRecoveryIsANewSession()
{
    LiveFixture live;
    keepSessions(live, {}, false);
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"offset-1"])");
    QTRY_COMPARE(live.events.size(), 1);
    live.peer().reset();
    QTRY_COMPARE(live.onlines, (QList<bool>{false, false}));
    QVERIFY(!live.status().recovered);
    QCOMPARE(live.status().socketId, u"sid-2"_s);
    live.peer().reset(); // the old offset means nothing to the new session
    QVERIFY(live.waitForOnlines(3));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_liverecovery::item105TheOffsetIsNoContent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonArray>("args");
    QTest::addColumn<QString>("offset");
    QTest::addRow("item105 an offset") << QByteArray(R"(42["a",{"k":1},"offset-1"])")
                                       << QJsonArray{QJsonObject{{u"k"_s, 1}}} << u"offset-1"_s;
    QTest::addRow("item105 a name alone") << QByteArray(R"(42["a"])") << QJsonArray() << QString();
    QTest::addRow("item105 an offset alone")
        << QByteArray(R"(42["a","offset-1"])") << QJsonArray() << u"offset-1"_s;
    QTest::addRow("item105 no text at the end")
        << QByteArray(R"(42["a","x",1])") << QJsonArray{u"x"_s, 1} << QString();
    QTest::addRow("item105 blanks") << QByteArray("42[\"a\" , 1 , \"o\" ] ") << QJsonArray{1} << u"o"_s;
}

void tst_liverecovery::item105TheOffsetIsNoContent()
{
    QFETCH(QByteArray, text);
    QFETCH(QJsonArray, args);
    QFETCH(QString, offset);
    LiveFixture live;
    keepSessions(live, {});
    QVERIFY(live.goOnline());
    live.peer().text(text);
    QTRY_COMPARE(live.events.size(), 1);
    QCOMPARE(live.events.first().args(), args);
    QCOMPARE(live.events.first().offset, offset);
}

void tst_liverecovery::afterAParseErrorItBeginsANewSession()
{
    LiveFixture live;
    keepSessions(live, {});
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"offset-1"])");
    live.peer().text("42{}");
    QTRY_COMPARE(live.onlines, (QList<bool>{false, false}));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

void tst_liverecovery::afterLeavingItBeginsANewSession()
{
    LiveFixture live;
    keepSessions(live, {});
    QVERIFY(live.goOnline());
    live.peer().text(R"(42["a",1,"offset-1"])");
    QTRY_COMPARE(live.events.size(), 1);
    live.session->stop();
    live.session->start();
    QTRY_COMPARE(live.onlines, (QList<bool>{false, false}));
    QCOMPARE(live.peer().texts(), QByteArrayList{"40"});
}

QTEST_GUILESS_MAIN(tst_liverecovery)
#include "tst_liverecovery.moc"

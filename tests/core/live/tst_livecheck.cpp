// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/httpprobe.h"
#include "core/live/livecheck.h"
#include "tests/core/live/livefixture.h"
#include "tests/support/checkrun.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::live;
using namespace tests;

namespace {

const QStringList kNames{u"reach"_s, u"tls"_s, u"handshake"_s, u"open"_s, u"auth"_s, u"event"_s};
const QString kToken = u"token-that-nobody-sees"_s;

LiveCheck::Patience quick()
{
    return {2s, 2s, 2s, 500ms, 500ms, 300ms, 500ms};
}

QStringList endingAt(const QString &failing)
{
    QStringList all;
    const auto at = kNames.indexOf(failing);
    for (qsizetype i = 0; i < kNames.size(); ++i) {
        const bool isLater = at >= 0 && i > at;
        all.append(kNames[i]
            + (i == at                                 ? u" failed"_s
                    : isLater || kNames[i] == "tls"_L1 ? u" skipped"_s
                                                       : u" passed"_s));
    }
    return all;
}

struct Desk
{
    Desk()
    {
        endpoint.url = QUrl(u"ws://127.0.0.1:%1"_s.arg(server.port()));
        endpoint.auth = [] { return ready(QJsonObject{{u"token"_s, kToken}}); };
        server.onText = [this](SocketIoPeer &peer, const QByteArray &text) {
            if (server.acceptConnect(peer, text))
                peer.text(R"(42["authenticated",{"userId":"3","userName":"mina","role":"admin"}])");
        };
    }
    /// The WebSocket gets `forSocket`, the request that asks why gets `forProbe`.
    void refuse(const QByteArray &status, const QByteArray &forSocket, const QByteArray &forProbe)
    {
        server.onRequest = [=](SocketIoPeer &peer) {
            const bool isProbe = peer.target().contains("transport=polling");
            peer.answerHttp(isProbe ? status + "\r\nContent-Type: application/json" : status,
                isProbe ? forProbe : forSocket);
            peer.end();
        };
    }
    SocketIoServer server;
    Endpoint endpoint;
};

} // namespace

class tst_livecheck final : public QObject
{
    Q_OBJECT
private slots:
    void everyStepPasses()
    {
        Desk desk;
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.states(), endingAt({}));
        QCOMPARE(run.step(u"reach"_s).detail, u"127.0.0.1:%1"_s.arg(desk.server.port()));
        QCOMPARE(run.step(u"event"_s).detail, u"authenticated: mina, admin"_s);
        QVERIFY(desk.server.last()->texts().value(0).contains(kToken.toUtf8()));
        QTRY_COMPARE(desk.server.openConnections(), 0);
    }

    void noEventIsARemark()
    {
        Desk desk;
        desk.server.onText
            = [&](SocketIoPeer &peer, const QByteArray &text) { desk.server.acceptConnect(peer, text); };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(run.states(), endingAt({}));
        QCOMPARE(run.step(u"event"_s).remark, u"noEvent"_s);
    }

    void nobodyThere()
    {
        Desk desk;
        desk.server.stop();
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"reach"_s));
        QCOMPARE(run.error().kind, Error::Kind::Network);
    }

    void anAddressThatWouldGoInClearIsRefused()
    {
        Desk desk;
        desk.endpoint.url = QUrl(u"ws://shop.invalid"_s);
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.error().kind, Error::Kind::InvalidInput);
    }

    void aServerWithoutEncryptionFailsAtTls()
    {
        Desk desk;
        desk.endpoint.url.setScheme(u"wss"_s);
        CheckRun run(new LiveCheck(desk.endpoint, {2s, 400ms, 1s, 1s, 1s, 1s, 1s}));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.step(u"reach"_s).state, CheckStep::State::Passed);
        QCOMPARE(run.step(u"tls"_s).state, CheckStep::State::Failed);
        QVERIFY(run.error().kind == Error::Kind::Tls || run.error().kind == Error::Kind::Timeout);
        QVERIFY(desk.server.last()->texts().isEmpty());
    }

    void whyTheHandshakeIsRefusedIsFoundOut_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("admission") << QByteArray("403 Forbidden")
                                   << QByteArray(R"({"code":4,"message":"not from there"})")
                                   << int(Error::Kind::Forbidden) << 4 << u"not from there"_s;
        QTest::newRow("version") << QByteArray("400 Bad Request")
                                 << QByteArray(R"({"code":5,"message":"Unsupported protocol version"})")
                                 << int(Error::Kind::Unsupported) << 5 << u"Unsupported protocol version"_s;
        QTest::newRow("transport") << QByteArray("400 Bad Request")
                                   << QByteArray(R"({"code":0,"message":"Transport unknown"})")
                                   << int(Error::Kind::Remote) << 0 << u"Transport unknown"_s;
        QTest::newRow("a web page") << QByteArray("404 Not Found") << QByteArray("<html>no</html>")
                                    << int(Error::Kind::Protocol) << 404 << u"no Socket.IO server"_s;
        QTest::newRow("a proxy without a server") << QByteArray("502 Bad Gateway") << QByteArray("<html>")
                                                  << int(Error::Kind::Remote) << 502 << u"HTTP 502"_s;
        QTest::newRow("a proxy that asks for a password")
            << QByteArray("401 Unauthorized") << QByteArray() << int(Error::Kind::Unauthorized) << 401
            << u"HTTP 401"_s;
    }
    void whyTheHandshakeIsRefusedIsFoundOut()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, words);
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(QString, detail);
        Desk desk;
        desk.refuse(status, words, words);
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"handshake"_s));
        QCOMPARE(int(run.error().kind), kind);
        QCOMPARE(run.error().code, code);
        QVERIFY2(run.error().detail.contains(detail), qPrintable(run.error().detail));
        for (const SocketIoPeer *peer : std::as_const(desk.server.peers))
            QVERIFY(!peer->target().contains("token-that"));
    }

    void aProxyThatPassesNoWebSocketIsTold()
    {
        Desk desk;
        desk.server.onRequest = [&](SocketIoPeer &peer) {
            if (peer.target().contains("transport=polling"))
                peer.answerHttp("200 OK", desk.server.openPacket());
            else
                peer.answerHttp("400 Bad Request");
            peer.end();
        };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"handshake"_s));
        QVERIFY2(run.error().detail.contains(u"polling"_s), qPrintable(run.error().detail));
        QVERIFY(!run.error().detail.contains(u"engine-secret"_s));
    }

    void aWrongPathGetsNoAnswer()
    {
        Desk desk;
        desk.server.onRequest = [](SocketIoPeer &peer) { peer.end(); };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"handshake"_s));
        QCOMPARE(run.error().kind, Error::Kind::Protocol);
        QVERIFY2(run.error().detail.contains(u"/socket.io/"_s), qPrintable(run.error().detail));
    }

    void anotherVersionBreaksTheUpgradedStream()
    {
        Desk desk;
        desk.server.onRequest = [](SocketIoPeer &peer) {
            if (peer.target().contains("transport=polling")) {
                peer.answerHttp("400 Bad Request", R"({"code":5,"message":"Unsupported protocol version"})");
                peer.end();
            } else {
                peer.upgrade();
            }
        };
        desk.server.onUpgraded = [](SocketIoPeer &peer) { peer.raw("HTTP/1.1 400 Bad Request\r\n\r\n"); };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"open"_s));
        QCOMPARE(run.error().kind, Error::Kind::Unsupported);
    }

    void aSilentServerFailsAtTheOpenPacket()
    {
        Desk desk;
        desk.server.onUpgraded = {};
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"open"_s));
        QCOMPARE(run.error().kind, Error::Kind::Timeout);
    }

    void aRefusedSignInIsInTheServersWords()
    {
        Desk desk;
        desk.server.onText = [](SocketIoPeer &peer, const QByteArray &text) {
            if (text.startsWith("40"))
                peer.text(R"(44{"message":"Authentication failed"})");
        };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"auth"_s));
        QVERIFY2(run.error().detail.contains(u"Authentication failed"_s), qPrintable(run.error().detail));
        QVERIFY(!run.error().detail.contains(kToken));
    }

    void aSignInThatCannotBeMadeFailsAtAuth()
    {
        Desk desk;
        desk.endpoint.auth = [] {
            return ready(core::Result<QJsonObject>(
                failure(Error::Kind::Unauthorized, u"backend-password is not set"_s)));
        };
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.states(), endingAt(u"auth"_s));
        QCOMPARE(run.error().kind, Error::Kind::Unauthorized);
    }

    void itMayGoAwayWhenItTellsOfAStep_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<bool>("deleted");
        for (int change = 1; change <= 11; ++change) {
            QTest::addRow("cancelled at change %d", change) << change << false;
            QTest::addRow("deleted at change %d", change) << change << true;
        }
    }
    void itMayGoAwayWhenItTellsOfAStep()
    {
        QFETCH(int, change);
        QFETCH(bool, deleted);
        Desk desk;
        CheckRun run(new LiveCheck(desk.endpoint, quick()));
        int changes = 0;
        connect(run.job, &CheckJob::stepChanged, this, [&] {
            if (++changes != change)
                return;
            if (deleted)
                delete run.job;
            else
                run.job->cancel();
        });
        run.job->start();
        QTRY_VERIFY(run.job.isNull());
        QVERIFY(changes >= change);
        QCOMPARE(run.ends, deleted ? 0 : 1);
        QTRY_COMPARE(desk.server.openConnections(), 0);
    }

    void anAnswerIsReadWhereverItIsCut()
    {
        const QByteArray whole
            = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
              "\r\n\r\n1f\r\n{\"code\":4,\"message\":\"not you\"}\r\n0\r\n\r\n";
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            const ProbeAnswer answer = readProbe(whole.left(size));
            QVERIFY(answer.code == -1 || answer == (ProbeAnswer{403, 4, u"not you"_s, false}));
        }
        QCOMPARE(readProbe(whole), (ProbeAnswer{403, 4, u"not you"_s, false}));
        QCOMPARE(readProbe("SSH-2.0-OpenSSH_9.2\r\n"), ProbeAnswer());
    }
};

QTEST_GUILESS_MAIN(tst_livecheck)
#include "tst_livecheck.moc"

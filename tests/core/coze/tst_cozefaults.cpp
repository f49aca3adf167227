// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

const QByteArray kExchange = "/api/permission/oauth2/token";

/// A service that takes the tokens that `isGood` says, answers every chat with "there", and remembers it.
void serve(CozeFixture &coze, const std::function<bool(const QByteArray &token)> &isGood)
{
    const auto guarded = [isGood](const ScriptedServer::Handler &handler) {
        return [isGood, handler](const Client &to, const SentRequest &request) {
            if (isGood(request.header("Authorization").mid(7)))
                handler(to, request);
            else
                to.answer(refusal(4100, u"token expired"_s), 401);
        };
    };
    coze.on("/v3/chat", guarded([](const Client &to, const SentRequest &request) {
        if (!bodyOf(request)[u"stream"_s].toBool())
            return to.answer(ok(chatObject(u"in_progress"_s)));
        to.beginStream();
        to.chunk(turnFrames({u"there"_s}).join());
        to.endChunks();
    }));
    coze.on("/v3/chat/retrieve",
        guarded([](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"completed"_s))); }));
    coze.on("/v3/chat/message/list", guarded([](const Client &to, const SentRequest &) {
        to.answer(ok(QJsonArray{answerObject(u"there"_s)}));
    }));
}

bool alwaysGood(const QByteArray &)
{
    return true;
}

} // namespace

class tst_cozefaults final : public QObject
{
    Q_OBJECT
private slots:
    void aTokenEndsInTheMiddleOfHundredChats_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::newRow("streamed") << true;
        QTest::newRow("polled") << false;
    }
    void aTokenEndsInTheMiddleOfHundredChats()
    {
        QFETCH(bool, stream);
        CozeFixture coze;
        coze.signInByJwt();
        int taken = 0;
        serve(coze, [&taken](const QByteArray &token) {
            return token == "czs_2" || (token == "czs_1" && ++taken <= 50); // then the service forgets it
        });
        for (const auto &chat : begun(coze, 100, stream)) {
            QVERIFY(chat->wait());
            QVERIFY2(*chat->result, qPrintable(chat->error().detail));
            QCOMPARE(chat->outcome().text(), u"there"_s);
            QCOMPARE(chat->finished, 1);
        }
        QCOMPARE(coze.asked(kExchange), 2);
        QCOMPARE(coze.tokens.statistics().discarded, 1);
    }
    void aRevokedKeyEndsEveryChatWithASentence()
    {
        CozeFixture coze;
        coze.signInByJwt();
        bool revoked = false;
        serve(coze, [&revoked](const QByteArray &) { return !revoked; });
        QVERIFY(begun(coze, 1)[0]->wait());
        revoked = true;
        coze.on(kExchange, [](const Client &to, const SentRequest &) {
            to.answer("{\"error_code\":\"invalid_client\",\"error_message\":\"the key was deleted\"}", 401);
        });
        for (const auto &chat : begun(coze, 100)) {
            QVERIFY(chat->wait());
            QCOMPARE(chat->error().kind, Error::Kind::Unauthorized);
            QCOMPARE(chat->error().detail, u"invalid_client: the key was deleted"_s);
        }
        QVERIFY(coze.asked(kExchange) < 100);
        QCOMPARE(coze.http.load().running, 0);
    }
    void aStormOf429EndsInAnswersOrSentences()
    {
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        serve(coze, alwaysGood);
        int polls = 0;
        coze.on("/v3/chat/retrieve", [&polls](const Client &to, const SentRequest &) {
            if (++polls <= 20)
                to.answer({}, 429, "Retry-After: 0\r\n");
            else
                to.answer(ok(chatObject(u"completed"_s)));
        });
        for (const auto &chat : begun(coze, 20, false)) { // reading is patient
            QVERIFY(chat->wait());
            QCOMPARE(chat->outcome().text(), u"there"_s);
        }
        QCOMPARE(coze.client.statistics().rateLimited, 20);
        coze.server.setHandler([](const Client &to, const SentRequest &) { to.answer({}, 429); });
        for (const bool stream : {true, false}) {
            for (const auto &chat : begun(coze, 50, stream)) { // asking is not repeated
                QVERIFY(chat->wait());
                QCOMPARE(chat->error().kind, Error::Kind::RateLimited);
            }
        }
        QCOMPARE(coze.asked("/v3/chat"), 120);
    }
    void aServerThatStartsAgainGivesTheAnswers()
    {
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        serve(coze, alwaysGood);
        int open = 0;
        coze.on("/v3/chat", [&open](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s) + deltaFrame(u"th"_s));
            ++open;
        });
        Chats chats = begun(coze, 20);
        QVERIFY(waitUntil([&] {
            return std::all_of(
                chats.cbegin(), chats.cend(), [](const auto &chat) { return !chat->deltas.isEmpty(); });
        }));
        coze.server.stop();
        QVERIFY(waitUntil([&] { return coze.client.statistics().retries > 0; })); // it is missed
        coze.server.listenAgain();
        for (const auto &chat : chats) {
            QVERIFY(chat->wait());
            QVERIFY2(*chat->result, qPrintable(chat->error().detail));
            QCOMPARE(chat->outcome().text(), u"there"_s);
            QVERIFY(chat->outcome().wasRecovered);
        }
        QCOMPARE(coze.asked("/v3/chat"), 20); // none was posted twice
    }
    void aNetworkThatStaysAwayEndsEveryChatWithASentence()
    {
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        serve(coze, alwaysGood);
        coze.on("/v3/chat", [](const Client &to, const SentRequest &request) {
            if (!bodyOf(request)[u"stream"_s].toBool())
                return to.answer(ok(chatObject(u"in_progress"_s)));
            to.beginStream();
            to.chunk(chatFrame(u"created"_s));
        });
        coze.on("/v3/chat/retrieve",
            [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"in_progress"_s))); });
        Chats streamed = begun(coze, 10);
        Chats polled = begun(coze, 10, false);
        QVERIFY(waitUntil([&] { return coze.asked("/v3/chat/retrieve") > 20; }));
        coze.server.stop();
        Chats later = begun(coze, 10);
        for (const Chats *chats : {&streamed, &polled, &later}) {
            for (const auto &chat : *chats) {
                QVERIFY(chat->wait());
                QCOMPARE(chat->error().kind, Error::Kind::Network);
                QVERIFY(!chat->error().detail.isEmpty());
                QCOMPARE(chat->finished, 1);
            }
        }
        QCOMPARE(coze.http.load().running, 0);
    }
    void aComputerThatSleptGoesOn()
    {
        CozeFixture coze;
        coze.signInByJwt();
        int made = 0;
        coze.on(kExchange, [&](const Client &to, const SentRequest &) {
            to.answer(compact({{u"access_token"_s, u"czs_%1"_s.arg(++made)},
                          {u"expires_in"_s, coze.clock.now / 1000 + 3600}}),
                200, dateHeader(coze.clock.now));
        });
        serve(coze, [&made](const QByteArray &token) { return token == "czs_" + QByteArray::number(made); });
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s) + deltaFrame(u"th"_s));
        });
        Chats chats = begun(coze, 20);
        QVERIFY(waitUntil([&] {
            return std::all_of(
                chats.cbegin(), chats.cend(), [](const auto &chat) { return !chat->deltas.isEmpty(); });
        }));
        coze.clock.now += 8 * 3'600'000; // the monotonic clock stood still
        coze.http.dropConnections();
        for (const auto &chat : chats) {
            QVERIFY(chat->wait());
            QCOMPARE(chat->outcome().text(), u"there"_s);
        }
        QCOMPARE(made, 2);
    }
    void aServiceThatSaysNothingIsLeftAfterItsTime_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : {"chat by stream", "chat by polling", "cancel", "me"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }
    void aServiceThatSaysNothingIsLeftAfterItsTime()
    {
        QFETCH(QString, call);
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        coze.client.setPatience({40ms, 40ms, 1ms, 1ms, 1s, 40ms});
        coze.server.setHandler([](const Client &, const SentRequest &) {});
        Error error;
        if (call.startsWith("chat"_L1)) {
            ChatRequest request = question();
            request.stream = call.endsWith("stream"_L1);
            Heard chat(coze.client.chat(request));
            QVERIFY(chat.wait());
            error = chat.error();
        } else if (call == "cancel"_L1) {
            error = await(coze.client.cancelChat(u"v"_s, u"c"_s)).error();
        } else {
            error = await(coze.client.me()).error();
        }
        QCOMPARE(error.kind, Error::Kind::Timeout);
        QVERIFY(!error.detail.isEmpty());
        QCOMPARE(coze.http.load().running, 0);
    }
};

QTEST_GUILESS_MAIN(tst_cozefaults)
#include "tst_cozefaults.moc"

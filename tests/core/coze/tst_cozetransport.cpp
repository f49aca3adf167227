// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/json.h"
#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

class tst_cozetransport final : public QObject
{
    Q_OBJECT
private slots:
    void c1_oneSlashBetweenBaseAndPath_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *base, const char *url) {
            QTest::newRow(base) << QString::fromLatin1(base) << QString::fromLatin1(url);
        };
        row("https://coze.shop.example", "https://coze.shop.example/v3/chat");
        row("https://coze.shop.example/", "https://coze.shop.example/v3/chat");
        row("https://coze.shop.example//", "https://coze.shop.example/v3/chat");
        row("  http://127.0.0.1:8888/  ", "http://127.0.0.1:8888/v3/chat");
        row("https://shop.example/coze/", "https://shop.example/coze/v3/chat");
    }
    void c1_oneSlashBetweenBaseAndPath()
    {
        QFETCH(QString, base);
        QFETCH(QString, url);
        const auto region = Region::custom(base);
        QVERIFY(region);
        QCOMPARE(region->url(u"/v3/chat"_s).toString(), url);
    }
    void c1_addressesThatAreNoneAreRefused()
    {
        for (const auto &base : {u""_s, u"coze.cn"_s, u"ftp://coze.cn"_s, u"https://"_s, u"https://a/?b=c"_s,
                 u"https://a/#b"_s, u"javascript:alert(1)"_s}) {
            const auto region = Region::custom(base);
            QVERIFY2(!region, qPrintable(base));
            QCOMPARE(region.error().kind, Error::Kind::InvalidInput);
        }
    }
    void c2_regionsNeverMix()
    {
        for (const auto &[region, domain] :
            {std::pair(Region::com(), u"coze.com"_s), std::pair(Region::cn(), u"coze.cn"_s),
                std::pair(*Region::of(u"cn"_s, u"https://elsewhere.example"_s), u"coze.cn"_s),
                std::pair(*Region::of(u""_s, {}), u"coze.com"_s)}) {
            QCOMPARE(region.api, QUrl(u"https://api."_s + domain));
            QCOMPARE(region.www, QUrl(u"https://www."_s + domain));
            QCOMPARE(region.ws, QUrl(u"wss://ws."_s + domain));
            QCOMPARE(region.audience(), u"api."_s + domain);
        }
        const auto own = Region::of(u"custom"_s, u"https://studio.example:8443/"_s);
        QVERIFY(own);
        for (const QUrl &url : {own->api, own->www, own->ws})
            QCOMPARE(url.host(), u"studio.example"_s);
        QCOMPARE(own->ws.scheme(), u"wss"_s);
    }
    void c3_everyCallCarriesTokenAndProgram()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        coze.on("/v1/files/upload", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QVERIFY(await(coze.client.me()));
        QCOMPARE(coze.server.requests.size(), 2);
        for (const SentRequest &request : coze.server.requests) {
            QCOMPARE(request.header("Authorization"), QByteArray("Bearer pat_personal"));
            QVERIFY(request.header("User-Agent").startsWith("agent-console/"));
            QVERIFY(request.header("User-Agent").contains(" qt/6"));
        }
    }
    void c4_queryValuesAreEncoded()
    {
        CozeFixture coze;
        coze.on("/v3/chat/retrieve", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        static_cast<void>(await(coze.client.retrieve(u"a b&c=é+"_s, u"#%/?"_s)));
        QCOMPARE(coze.server.requests[0].target,
            QByteArray("/v3/chat/retrieve?conversation_id=a%20b%26c%3D%C3%A9%2B&chat_id=%23%25%2F%3F"));
    }
    void c4_idsInPathsCannotLeaveTheirPlace()
    {
        CozeFixture coze;
        static_cast<void>(await(coze.client.bot(u"../users/me?x=1#y"_s)));
        QCOMPARE(coze.server.requests[0].target,
            QByteArray("/v1/bots/..%2Fusers%2Fme%3Fx%3D1%23y?is_published=true"));
    }
    void c5_bodiesAreUtf8AndLeaveOutWhatIsAbsent()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        Heard chat(coze.client.chat(question(u"退款 🙂"_s)));
        QVERIFY(chat.wait());
        const SentRequest request = coze.sent("/v3/chat")[0];
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        QVERIFY(request.body.contains("退款 🙂"));
        QVERIFY(!request.body.contains("null"));
        QStringList keys = bodyOf(request).keys();
        QCOMPARE(keys,
            (QStringList{
                u"additional_messages"_s, u"auto_save_history"_s, u"bot_id"_s, u"stream"_s, u"user_id"_s}));
    }
    void c6_logIdsAreKept()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream("X-TT-LogID: L-chat\r\n");
            to.chunk(turnFrames({u"hi"_s}).join());
            to.endChunks();
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().logId, u"L-chat"_s);

        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) {
            to.answer("{\"code\":4000,\"msg\":\"m\",\"detail\":{\"logid\":\"L-detail\"}}", 200,
                "x-tt-LOGID: L-head\r\n");
        });
        QCOMPARE(await(coze.client.me()).error().logId, u"L-head"_s);
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) {
            to.answer("{\"code\":4000,\"msg\":\"m\",\"detail\":{\"logid\":\"L-detail\"}}");
        });
        QCOMPARE(await(coze.client.me()).error().logId, u"L-detail"_s);

        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.answer("{\"code\":4015,\"msg\":\"m\",\"detail\":{\"logid\":\"L-detail\"}}");
        });
        Heard refused(coze.client.chat(question()));
        QVERIFY(refused.wait());
        QCOMPARE(refused.error().logId, u"L-detail"_s);
    }
    void c8_longIdsSurvive_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("as text") << QByteArray("\"7400000000000000201\"");
        QTest::newRow("as a number") << QByteArray("7400000000000000201");
    }
    void c8_longIdsSurvive()
    {
        QFETCH(QByteArray, written);
        const QString id = u"7400000000000000201"_s;
        const QByteArray text = "{\"id\":" + written + ",\"conversation_id\":" + written
            + ",\"bot_id\":" + written + ",\"chat_id\":" + written + ",\"section_id\":" + written + "}";
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        const Chat chat = chatFrom(object);
        QCOMPARE(chat.id + chat.conversationId + chat.botId + chat.sectionId, id + id + id + id);
        const Message message = messageFrom(object);
        QCOMPARE(message.id + message.chatId, id + id);
        QCOMPARE(botSummaryFrom(object).id, id);
        QCOMPARE(botFrom(object).id, id);
        QVERIFY(compact(botFrom(object).raw).contains(written)); // and back again
    }
    void c8_longIdsAreSentAsText()
    {
        CozeFixture coze;
        coze.on("/v3/chat/cancel", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        static_cast<void>(await(coze.client.cancelChat(u"7400000000000000301"_s, u"7400000000000000201"_s)));
        QVERIFY(coze.server.requests[0].body.contains("\"7400000000000000201\""));
    }
    void answersOverOldHttpAreRead()
    {
        CozeFixture coze;
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) {
            to.write("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n"
                + ok(QJsonObject{{u"user_id"_s, u"7"_s}}));
            to.close();
        });
        const auto user = await(coze.client.me());
        QVERIFY(user);
        QCOMPARE(user->id, u"7"_s);
    }
    void redirectsOfAPostAreNotFollowed()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [&coze](const Client &to, const SentRequest &) {
            to.answer({}, 307, "Location: " + coze.server.url().toLatin1() + "/elsewhere\r\n");
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Protocol);
        QCOMPARE(coze.server.requests.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_cozetransport)
#include "tst_cozetransport.moc"

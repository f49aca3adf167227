// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/json.h"
#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

const QByteArray kMessages = "/v1/conversation/message/list";

int queried(const SentRequest &request, const QString &name)
{
    return QUrlQuery(QUrl::fromEncoded(request.target)).queryItemValue(name).toInt();
}

/// Items `from` to `to` - 1, each with this key as id.
QJsonArray items(const QString &key, int from, int to)
{
    QJsonArray list;
    for (int i = from; i < to; ++i)
        list.append(QJsonObject{{key, u"74%1"_s.arg(i, 17, 10, QChar(u'0'))}, {u"name"_s, u"n"_s}});
    return list;
}

/// Pages of a list with `total` items, as the service gives them.
ScriptedServer::Handler pages(
    const QString &list, const QString &idKey, const QString &pageKey, const QString &totalKey, int total)
{
    return [=](const Client &to, const SentRequest &request) {
        const int page = queried(request, pageKey);
        const int size = queried(request, u"page_size"_s);
        to.answer(ok(QJsonObject{
            {list, items(idKey, (page - 1) * size, std::min(page * size, total))}, {totalKey, total}}));
    };
}

} // namespace

class tst_cozelists final : public QObject
{
    Q_OBJECT
private slots:
    void c63_pagesOfMessagesGiveEachOnce()
    {
        CozeFixture coze;
        coze.on(kMessages, [](const Client &to, const SentRequest &request) {
            const QJsonObject body = bodyOf(request);
            int from = 120;
            if (body.contains(u"after_id"_s))
                from = body[u"after_id"_s].toString().toInt() - 1;
            QJsonArray list;
            const int last = std::max(1, from - body[u"limit"_s].toInt() + 1);
            for (int id = from; id >= last; --id)
                list.append(answerObject(u"x"_s, QString::number(id)));
            to.answer(compact({{u"code"_s, 0}, {u"data"_s, list}, {u"first_id"_s, QString::number(from)},
                {u"last_id"_s, QString::number(last)}, {u"has_more"_s, last > 1}}));
        });
        QSet<QString> seen;
        QString after;
        int asked = 0;
        for (bool more = true; more; ++asked) {
            const auto page = await(coze.client.messages(u"v1"_s, after));
            QVERIFY(page);
            for (const Message &message : page->rows) {
                QVERIFY(!seen.contains(message.id));
                seen.insert(message.id);
            }
            more = page->hasMore;
            after = page->lastCursor;
        }
        QCOMPARE(seen.size(), 120);
        QCOMPARE(asked, 3);
        QCOMPARE(coze.sent(kMessages)[0].target, kMessages + "?conversation_id=v1");
        QVERIFY(!bodyOf(coze.sent(kMessages)[0]).contains(u"after_id"_s));
    }
    void c64_aCursorThatDoesNotMoveIsAnError_data()
    {
        QTest::addColumn<QJsonValue>("last");
        QTest::newRow("the same") << QJsonValue(u"7"_s);
        QTest::newRow("empty") << QJsonValue(QString());
        QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    }
    void c64_aCursorThatDoesNotMoveIsAnError()
    {
        QFETCH(QJsonValue, last);
        CozeFixture coze;
        coze.on(kMessages, [last](const Client &to, const SentRequest &) {
            to.answer(compact({{u"code"_s, 0}, {u"data"_s, QJsonArray{answerObject(u"x"_s)}},
                {u"last_id"_s, last}, {u"has_more"_s, true}}));
        });
        const auto page = await(coze.client.messages(u"v1"_s, u"7"_s));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::Protocol);
    }
    void c65_missingListsAreEmpty_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("null") << QByteArray(R"({"code":0,"data":null})");
        QTest::newRow("missing") << QByteArray(R"({"code":0})");
        QTest::newRow("without a code") << QByteArray("{}");
        QTest::newRow("null inside") << QByteArray(
            R"({"code":0,"data":{"items":null,"space_bots":null,"workspaces":null,)"
            R"("conversations":null,"total":null}})");
    }
    void c65_missingListsAreEmpty()
    {
        QFETCH(QByteArray, answer);
        CozeFixture coze;
        coze.server.setHandler([answer](const Client &to, const SentRequest &) { to.answer(answer); });
        const auto messages = await(coze.client.messages(u"v1"_s));
        QVERIFY(messages && messages->rows.isEmpty() && !messages->hasMore);
        const auto chat = await(coze.client.chatMessages(u"v1"_s, u"c1"_s));
        QVERIFY(chat && chat->isEmpty());
        const auto bots = await(coze.client.bots(u"w1"_s));
        QVERIFY(bots && bots->isEmpty());
        const auto published = await(coze.client.publishedBots(u"w1"_s));
        QVERIFY(published && published->isEmpty());
        const auto workspaces = await(coze.client.workspaces());
        QVERIFY(workspaces && workspaces->isEmpty());
        const auto all = await(coze.client.allBots());
        QVERIFY(all && all->isEmpty());
        const auto conversations = await(coze.client.conversations(u"b1"_s, 1));
        QVERIFY(conversations && conversations->rows.isEmpty());
    }
    void c66_timesAreNumbersOrText()
    {
        CozeFixture coze;
        coze.on(kMessages, [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":[
                {"id":"1","created_at":1790000000,"updated_at":"1790000001"},
                {"id":"2","created_at":"soon","updated_at":null},
                {"id":"3","created_at":0,"updated_at":""}]})");
        });
        const auto page = await(coze.client.messages(u"v1"_s));
        QVERIFY(page);
        QCOMPARE(page->rows[0].createdAtMs, std::optional<qint64>(1'790'000'000'000));
        QCOMPARE(page->rows[0].updatedAtMs, std::optional<qint64>(1'790'000'001'000));
        for (const int row : {1, 2}) {
            QVERIFY(!page->rows[row].createdAtMs);
            QVERIFY(!page->rows[row].updatedAtMs);
        }
    }
    void c67_aModifiedMessageComesUnderMessage()
    {
        CozeFixture coze;
        coze.on("/v1/conversation/message/modify", [](const Client &to, const SentRequest &request) {
            QJsonObject message = answerObject(bodyOf(request)[u"content"_s].toString(), u"m9"_s);
            to.answer(compact({{u"code"_s, 0}, {u"message"_s, message}, {u"data"_s, QJsonObject()}}));
        });
        const auto message = await(coze.client.modifyMessage(u"v1"_s, u"m9"_s, u"better"_s));
        QVERIFY(message);
        QCOMPARE(message->id, u"m9"_s);
        QCOMPARE(message->content, u"better"_s);
        QCOMPARE(coze.server.requests[0].target,
            QByteArray("/v1/conversation/message/modify?conversation_id=v1&message_id=m9"));
    }
    void c68_everyListHasItsOwnWordsForPages()
    {
        CozeFixture coze;
        coze.on("/v1/bots", pages(u"items"_s, u"id"_s, u"page_num"_s, u"total"_s, 45));
        coze.on("/v1/workspaces", pages(u"workspaces"_s, u"id"_s, u"page_num"_s, u"total_count"_s, 45));
        coze.on("/v1/space/published_bots_list",
            pages(u"space_bots"_s, u"bot_id"_s, u"page_index"_s, u"total"_s, 45));
        const auto bots = await(coze.client.bots(u"w 1"_s));
        QVERIFY(bots);
        QCOMPARE(bots->size(), 45);
        const auto workspaces = await(coze.client.workspaces());
        QVERIFY(workspaces);
        QCOMPARE(workspaces->size(), 45);
        const auto published = await(coze.client.publishedBots(u"w1"_s));
        QVERIFY(published);
        QCOMPARE(published->size(), 45);
        for (const char *path : {"/v1/bots", "/v1/workspaces", "/v1/space/published_bots_list"}) {
            const bool old = QByteArray(path).contains("space/");
            const auto sent = coze.sent(path);
            QCOMPARE(sent.size(), 3);
            for (int page = 1; page <= 3; ++page) {
                QCOMPARE(queried(sent[page - 1], old ? u"page_index"_s : u"page_num"_s), page);
                QVERIFY(!sent[page - 1].target.contains(old ? "page_num" : "page_index"));
            }
        }
        QVERIFY(coze.sent("/v1/bots")[0].target.contains("workspace_id=w%201"));
        QVERIFY(coze.sent("/v1/space/published_bots_list")[0].target.contains("space_id=w1"));
    }
    void pagesThatRepeatThemselvesEnd_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("bots") << QByteArray("/v1/bots");
        QTest::newRow("published bots") << QByteArray("/v1/space/published_bots_list");
        QTest::newRow("workspaces") << QByteArray("/v1/workspaces");
    }
    void pagesThatRepeatThemselvesEnd()
    {
        // A server that does not know the name of the page number gives the first page for ever.
        QFETCH(QByteArray, path);
        CozeFixture coze;
        coze.on(path, [](const Client &to, const SentRequest &) {
            to.answer(ok(
                QJsonObject{{u"items"_s, items(u"id"_s, 0, 20)}, {u"space_bots"_s, items(u"bot_id"_s, 0, 20)},
                    {u"workspaces"_s, items(u"id"_s, 0, 20)}, {u"total"_s, 1000}, {u"total_count"_s, 1000}}));
        });
        qsizetype rows = 0;
        if (path == "/v1/bots")
            rows = await(coze.client.bots(u"w1"_s)).value_or(QVector<BotSummary>()).size();
        else if (path == "/v1/workspaces")
            rows = await(coze.client.workspaces()).value_or(QVector<Workspace>()).size();
        else
            rows = await(coze.client.publishedBots(u"w1"_s)).value_or(QVector<BotSummary>()).size();
        QCOMPARE(rows, 20); // each once
        QCOMPARE(coze.asked(path), 2);
    }
    void c69_onboardingInEitherSpelling_data()
    {
        QTest::addColumn<QByteArray>("onboarding");
        QTest::newRow("snake case") << QByteArray(R"({"prologue":"Hi","suggested_questions":["a","b"]})");
        QTest::newRow("PascalCase") << QByteArray(R"({"Prologue":"Hi","SuggestedQuestions":["a","b"]})");
        QTest::newRow("both") << QByteArray(
            R"({"prologue":"Hi","Prologue":null,"SuggestedQuestions":["a","b"],"suggested_questions":null})");
    }
    void c69_onboardingInEitherSpelling()
    {
        QFETCH(QByteArray, onboarding);
        CozeFixture coze;
        coze.on("/v1/bots/b1", [onboarding](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"bot_id":"b1","onboarding_info":)" + onboarding + "}}");
        });
        const auto bot = await(coze.client.bot(u"b1"_s));
        QVERIFY(bot);
        QCOMPARE(bot->prologue, u"Hi"_s);
        QCOMPARE(bot->suggestedQuestions, (QStringList{u"a"_s, u"b"_s}));
    }
    void c70_unknownValuesAndFieldsNeverFail()
    {
        CozeFixture coze;
        coze.server.setHandler([](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"mood":"fine","data":{"id":"1","bot_id":"1","status":"pondering",
                "bot_mode":99,"required_action":7,"last_error":"none","usage":[],"role_type":"king",
                "onboarding_info":[],"model_info":null,"plugin_info_list":[null,{"name":"p"},5],
                "prompt_info":"x","items":[7,null,{"id":1}],"workspaces":[{"id":1,"role_type":"king"}],
                "extra":{"deep":[{}]}}})");
        });
        const auto chat = await(coze.client.retrieve(u"v"_s, u"c"_s));
        QVERIFY(chat);
        QCOMPARE(chat->status, ChatStatus::Unknown);
        QVERIFY(!isTerminal(chat->status));
        QVERIFY(!chat->lastError);
        const auto bot = await(coze.client.bot(u"b1"_s));
        QVERIFY(bot);
        QCOMPARE(bot->mode, 99);
        QCOMPARE(bot->plugins, QStringList{u"p"_s});
        const auto workspaces = await(coze.client.workspaces());
        QVERIFY(workspaces);
        QCOMPARE(workspaces->first().role, u"king"_s);
        QVERIFY(await(coze.client.bots(u"w1"_s)));
    }
    void botsAreReadFromEitherList()
    {
        CozeFixture coze;
        coze.on("/v1/bots", [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"total":1,"items":[{"id":"b1","name":"Bo","description":"d",
                "icon_url":"i.png","is_published":false,"published_at":0,"updated_at":1790000000}]}})");
        });
        coze.on("/v1/space/published_bots_list", [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"total":1,"space_bots":[{"bot_id":"b1","bot_name":"Bo",
                "description":"d","icon_url":"i.png","publish_time":"1790000000"}]}})");
        });
        const auto fresh = await(coze.client.bots(u"w1"_s, true));
        QVERIFY(fresh);
        const auto old = await(coze.client.publishedBots(u"w1"_s));
        QVERIFY(old);
        for (const BotSummary &bot : {fresh->first(), old->first()})
            QCOMPARE(bot.id + bot.name + bot.description + bot.iconUrl, u"b1Bodi.png"_s);
        QVERIFY(!fresh->first().isPublished);
        QVERIFY(!fresh->first().publishedAtMs);
        QCOMPARE(fresh->first().updatedAtMs, std::optional<qint64>(1'790'000'000'000));
        QVERIFY(old->first().isPublished);
        QCOMPARE(old->first().publishedAtMs, std::optional<qint64>(1'790'000'000'000));
    }
    void botsUsersAndVersionsAreRead()
    {
        CozeFixture coze;
        coze.on("/v1/bots/b1", [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"bot_id":"b1","name":"Bo","version":1790000000123,"bot_mode":1,
                "prompt_info":{"prompt":"Be kind"},"model_info":{"model_id":7400000000000000201,
                "model_name":"m"},"plugin_info_list":[{"name":"p1"},{"name":"p2"}],
                "workflow_info_list":[{"name":"w"}],"knowledge":{"knowledge_infos":[{"id":"1","name":"k"}]},
                "create_time":1790000000}})");
        });
        coze.on("/v1/bot/publish", [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"bot_id":"b1","version":"1790000000123"}})");
        });
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) {
            to.answer(R"({"code":0,"data":{"user_id":"7","user_name":"anna","nick_name":"Anna"}})");
        });
        const auto bot = await(coze.client.bot(u"b1"_s, false));
        QVERIFY(bot);
        QCOMPARE(coze.server.requests[0].target, QByteArray("/v1/bots/b1?is_published=false"));
        QCOMPARE(bot->version, u"1790000000123"_s);
        QCOMPARE(bot->prompt, u"Be kind"_s);
        QCOMPARE(bot->modelId, u"7400000000000000201"_s);
        QCOMPARE(
            bot->plugins + bot->workflows + bot->knowledge, (QStringList{u"p1"_s, u"p2"_s, u"w"_s, u"k"_s}));
        QCOMPARE(await(coze.client.publishBot(u"b1"_s)).value_or(QString()), u"1790000000123"_s);
        QCOMPARE(bodyOf(coze.server.requests[1]),
            (QJsonObject{{u"bot_id"_s, u"b1"_s}, {u"connector_ids"_s, QJsonArray{u"1024"_s}}}));
        const auto user = await(coze.client.me());
        QVERIFY(user);
        QCOMPARE(user->id + user->userName + user->nickName, u"7annaAnna"_s);
    }
    void botsOfEveryWorkspaceAreListed()
    {
        CozeFixture coze;
        coze.on("/v1/workspaces", pages(u"workspaces"_s, u"id"_s, u"page_num"_s, u"total_count"_s, 3));
        coze.on("/v1/bots", [](const Client &to, const SentRequest &request) {
            const QString id = QUrlQuery(QUrl::fromEncoded(request.target)).queryItemValue(u"workspace_id"_s);
            to.answer(ok(
                QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"b"_s + id}}}}, {u"total"_s, 1}}));
        });
        const auto bots = await(coze.client.allBots());
        QVERIFY(bots);
        QCOMPARE(bots->size(), 3);
        QCOMPARE(bots->first().id, u"b7400000000000000000"_s);
        QVERIFY(!coze.sent("/v1/bots")[0].target.contains("publish_status"));
        QVERIFY(await(coze.client.allBots(true)));
        QVERIFY(coze.sent("/v1/bots").last().target.contains("publish_status=all"));
    }
    void serversWithoutTheNewListAreAskedTheOldWay()
    {
        CozeFixture coze;
        coze.on("/v1/workspaces", pages(u"workspaces"_s, u"id"_s, u"page_num"_s, u"total_count"_s, 1));
        coze.on("/v1/space/published_bots_list",
            pages(u"space_bots"_s, u"bot_id"_s, u"page_index"_s, u"total"_s, 25));
        const auto bots = await(coze.client.allBots());
        QVERIFY(bots);
        QCOMPARE(bots->size(), 25);
    }
    void aListIsGivenUpWhenItsFutureIsCancelled()
    {
        CozeFixture coze;
        coze.on("/v1/workspaces", [](const Client &, const SentRequest &) {});
        for (int round = 0; round < 2; ++round) {
            auto asked = coze.client.allBots();
            QVERIFY(waitUntil([&] { return coze.http.load().running == 1; }));
            asked.cancel();
            QVERIFY(waitUntil([&] { return coze.http.load().running == 0; }));
            QVERIFY(asked.isFinished());
            QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
        }
    }
    void aListIsGivenUpWithItsClient()
    {
        CozeFixture coze;
        coze.on("/v1/workspaces", [](const Client &, const SentRequest &) {});
        auto client = std::make_unique<CozeClient>(coze.http, coze.tokens);
        client->setRegion(coze.region());
        const auto all = client->allBots();
        const auto workspaces = client->workspaces();
        QVERIFY(waitUntil([&] { return coze.http.load().running == 2; }));
        client.reset();
        QVERIFY(all.isFinished() && workspaces.isFinished()); // so that nobody waits for ever
        QCOMPARE(all.resultCount() + workspaces.resultCount(), 0);
        QCOMPARE(coze.http.load().running, 0);
    }
    void conversationsAreMadeNamedClearedAndDeleted()
    {
        CozeFixture coze;
        QList<QByteArray> asked;
        coze.server.setHandler([&](const Client &to, const SentRequest &request) {
            asked.append(request.method + ' ' + request.target + ' ' + request.body);
            to.answer(ok(QJsonObject{{u"id"_s, u"v9"_s}, {u"name"_s, u"n"_s}, {u"has_more"_s, true},
                {u"conversations"_s, QJsonArray{QJsonObject{{u"id"_s, u"v8"_s}}}}}));
        });
        QCOMPARE(await(coze.client.createConversation(u"b1"_s, u"Anna"_s))->id, u"v9"_s);
        QVERIFY(await(coze.client.createConversation({})));
        QCOMPARE(await(coze.client.conversation(u"v9"_s))->name, u"n"_s);
        const auto page = await(coze.client.conversations(u"b1"_s, 2, 10));
        QVERIFY(page->hasMore);
        QCOMPARE(page->rows[0].id, u"v8"_s);
        QVERIFY(await(coze.client.renameConversation(u"v9"_s, u"Berta"_s)));
        QCOMPARE(*await(coze.client.clearConversation(u"v9"_s)), u"v9"_s);
        QVERIFY(await(coze.client.deleteConversation(u"v9"_s)));
        QCOMPARE(asked,
            (QList<QByteArray>{"POST /v1/conversation/create {\"bot_id\":\"b1\",\"name\":\"Anna\"}",
                "POST /v1/conversation/create {}", "GET /v1/conversation/retrieve?conversation_id=v9 ",
                "GET /v1/conversations?bot_id=b1&page_num=2&page_size=10 ",
                "PUT /v1/conversations/v9 {\"name\":\"Berta\"}", "POST /v1/conversations/v9/clear {}",
                "DELETE /v1/conversations/v9 "}));
    }
};

QTEST_GUILESS_MAIN(tst_cozelists)
#include "tst_cozelists.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sampleshop/chatscript.h"
#include "core/coze/servicecheck.h"
#include "tests/sampleshop/shopfixture.h"

#include <QBuffer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using app::sampleshop::SampleShop;
using app::sampleshop::tokensIn;
using Kind = SampleShop::Bot;
using tests::await;
using tests::Shop;
using tests::Turn;
using tests::why;

namespace {

/// With the shop's own app, but something else changed.
Credential changed(const SampleShop &shop, const std::function<void(JwtApp &)> &change)
{
    Credential credential = shop.credential();
    change(std::get<JwtApp>(credential.way));
    return credential;
}

} // namespace

class tst_sampleshop final : public QObject
{
    Q_OBJECT
private slots:
    void theAssistantStreamsItsAnswer()
    {
        Shop shop;
        QVERIFY(shop.started);
        Turn turn(shop.client.chat(shop.ask(Kind::Assistant, u"Where is my order 4711?"_s)));
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.error().detail));
        QCOMPARE(turn.answer().status, ChatStatus::Completed);
        QVERIFY(turn.deltas.size() > 10);
        QCOMPARE(turn.deltas.join(QString()), turn.answer().text());
        QVERIFY(turn.answer().text().contains("**#4711**"_L1));
        QCOMPARE(turn.answer().followUps.size(), 3);
        QCOMPARE(turn.answer().steps.size(), 1);
        QCOMPARE(turn.answer().steps[0].type, MessageType::Knowledge);
        QVERIFY(!turn.answer().logId.isEmpty());
        QCOMPARE(turn.events.first(), u"conversation.chat.created"_s);
        QCOMPARE(turn.events.last(), u"done"_s);
        QCOMPARE(shop.shop.counters().chatsRunning, 0);
        QCOMPARE(shop.shop.counters().tokenExchanges, 1);
    }
    void theCheckOfAConnectionPasses()
    {
        Shop shop;
        auto *check = new ServiceCheck(shop.http, shop.shop.credential());
        QSignalSpy finished(check, &ServiceCheck::finished);
        QStringList problems;
        connect(check, &ServiceCheck::stepChanged, check, [check, &problems](int index) {
            if (check->steps()[index].error)
                problems.append(check->steps()[index].error->detail);
        });
        check->start();
        QVERIFY(finished.wait(30'000));
        QVERIFY2(finished[0][0].toBool(), qPrintable(problems.join(u'\n')));
    }
    void aForeignKeyIsRefused()
    {
        Shop shop;
        Shop other(0, Shop::Key::Own);
        const auto foreign = std::get<JwtApp>(other.shop.credential().way);
        shop.signIn(changed(shop.shop, [&foreign](JwtApp &app) { app.privateKey = foreign.privateKey; }));
        const auto user = await(shop.client.me());
        QVERIFY(!user);
        QCOMPARE(user.error().kind, Error::Kind::Unauthorized);
        QVERIFY2(user.error().detail.contains("signature"_L1), qPrintable(user.error().detail));
        shop.signIn(changed(shop.shop, [](JwtApp &app) { app.publicKeyId = u"unknown"_s; }));
        const auto unknown = await(shop.client.me());
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(shop.shop.counters().tokenExchanges, 0);
        QVERIFY(shop.shop.counters().tokenRefusals >= 2);
    }
    void aPersonalTokenSignsInToo()
    {
        Shop shop;
        Credential credential = shop.shop.credential();
        credential.way = PersonalToken{shop.shop.personalToken()};
        shop.signIn(credential);
        const auto user = await(shop.client.me());
        QVERIFY(user);
        QCOMPARE(user->nickName, u"Sample shop"_s);
        credential.way = PersonalToken{Secret(u"pat_of_somebody_else"_s)};
        shop.signIn(credential);
        const auto refused = await(shop.client.me());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, 4100);
    }
    void anAppSignsInForAnAccountToo()
    {
        Shop shop;
        shop.signIn(changed(shop.shop, [](JwtApp &app) { app.accountId = u"2100000001"_s; }));
        QVERIFY(await(shop.client.me()));
        shop.signIn(changed(shop.shop, [](JwtApp &app) { app.enterpriseId = u"volcano_1"_s; }));
        QVERIFY(await(shop.client.me()));
        QCOMPARE(shop.shop.counters().tokenExchanges, 2);
    }
    void aTokenForSomeBotsTalksToNoOther()
    {
        Shop shop;
        const QString bot = shop.shop.botId(Kind::Echo);
        shop.signIn(changed(shop.shop, [&bot](JwtApp &app) { app.botIds = {bot}; }));
        Turn allowed(shop.client.chat(shop.ask(Kind::Echo, u"x"_s)));
        QVERIFY(allowed.wait());
        QCOMPARE(allowed.answer().text(), u"x"_s);
        Turn refused(shop.client.chat(shop.ask(Kind::Load, u"1"_s)));
        QVERIFY(refused.wait());
        QCOMPARE(refused.error().code, 4101);
    }
    void theEchoSaysWhatItWasTold()
    {
        Shop shop;
        const QString text = u"Grüße, 你好, مرحبا 👋🏽 \"quoted\" \\ \t and\na second line"_s;
        Turn turn(shop.client.chat(shop.ask(Kind::Echo, text)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.answer().text(), text);
        QCOMPARE(turn.deltas.join(QString()), text);
        QVERIFY(turn.answer().usage);
        QCOMPARE(turn.answer().usage->output, tokensIn(text));
        QVERIFY(turn.answer().usage->input > tokensIn(text)); // the bot's prompt counts too
        QCOMPARE(turn.answer().usage->total, turn.answer().usage->input + turn.answer().usage->output);
    }
    void theEchoNamesItsVariables()
    {
        Shop shop;
        ChatRequest request = shop.ask(Kind::Echo, u"Hello"_s);
        request.customVariables = {{u"city"_s, u"Köln"_s}, {u"level"_s, u"gold"_s}};
        Turn turn(shop.client.chat(request));
        QVERIFY(turn.wait());
        QCOMPARE(turn.answer().text(), u"Hello\n\ncity = Köln\n\nlevel = gold"_s);
    }
    void theSlowBotThinksAndStalls()
    {
        Shop shop(0.01);
        Turn turn(shop.client.chat(shop.ask(Kind::Slow, u"Hm?"_s)));
        QVERIFY(turn.wait());
        QVERIFY(!turn.answer().answers[0].reasoning.isEmpty());
        QVERIFY(!turn.answer().text().contains(turn.answer().answers[0].reasoning));
        QVERIFY(turn.answer().timing.firstWordMs > turn.answer().timing.firstEventMs);
    }
    void theToolsBotShowsItsTool()
    {
        Shop shop;
        Turn turn(shop.client.chat(shop.ask(Kind::Tools, u"Where is order 2001?"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.answer().status, ChatStatus::Completed);
        QCOMPARE(turn.answer().steps.size(), 2);
        QCOMPARE(turn.answer().steps[0].type, MessageType::FunctionCall);
        QCOMPARE(turn.answer().steps[0].title, u"find_order"_s);
        QCOMPARE(turn.answer().steps[1].type, MessageType::ToolOutput);
        QVERIFY(turn.answer().text().contains("#2001"_L1));
    }
    void aTurnWaitsForTheToolsOfTheClient_data()
    {
        QTest::addColumn<bool>("streams");
        QTest::addRow("by stream") << true;
        QTest::addRow("by polling") << false;
    }
    void aTurnWaitsForTheToolsOfTheClient()
    {
        QFETCH(bool, streams);
        Shop shop;
        ChatRequest request = shop.ask(Kind::Tools, u"Refund order 2001, please"_s);
        request.stream = streams;
        Turn asking(shop.client.chat(request));
        QVERIFY(asking.wait());
        QCOMPARE(asking.answer().status, ChatStatus::RequiresAction);
        QCOMPARE(asking.answer().toolCalls.size(), 1);
        const ToolCall call = asking.answer().toolCalls[0];
        QCOMPARE(call.name, u"approve_refund"_s);
        QVERIFY(call.arguments.contains("2001"_L1));
        QCOMPARE(shop.shop.counters().chatsRunning, 0);

        Turn unanswered(shop.client.submitToolOutputs(
            asking.conversationId, asking.chatId, {{u"another call"_s, u"yes"_s}}, streams));
        QVERIFY(unanswered.wait());
        QVERIFY(!*unanswered.outcome);
        QCOMPARE(unanswered.error().code, 4000);

        Turn going(shop.client.submitToolOutputs(
            asking.conversationId, asking.chatId, {{call.id, u"approved by the boss"_s}}, streams));
        QVERIFY(going.wait());
        QVERIFY2(*going.outcome, qPrintable(going.error().detail));
        QCOMPARE(going.answer().status, ChatStatus::Completed);
        QCOMPARE(going.answer().chatId, asking.chatId);
        QVERIFY(going.answer().text().contains("approved by the boss"_L1));
    }
    void aFailedTurnSaysWhy()
    {
        Shop shop;
        Turn turn(shop.client.chat(shop.ask(Kind::Failing, u"fail with 4011"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.answer().status, ChatStatus::Failed);
        QCOMPARE(turn.answer().error->code, 4011);
        QVERIFY(!turn.answer().text().isEmpty());
        QCOMPARE(turn.events.contains(u"conversation.chat.failed"_s), true);
    }
    void aTurnCanBreakOffInTheMiddle()
    {
        Shop shop;
        Turn turn(shop.client.chat(shop.ask(Kind::Failing, u"Fail in the middle"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.answer().status, ChatStatus::Failed);
        QCOMPARE(turn.answer().error->code, 4013);
        QCOMPARE(turn.events.last(), u"error"_s);
    }
    void aRefusedQuestionBeginsNoTurn()
    {
        Shop shop;
        Turn refused(shop.client.chat(shop.ask(Kind::Failing, u"refuse 4008"_s)));
        QVERIFY(refused.wait());
        QVERIFY(!*refused.outcome);
        QCOMPARE(refused.error().kind, Error::Kind::RateLimited);
        QCOMPARE(refused.error().code, 4008);
        Turn page(shop.client.chat(shop.ask(Kind::Failing, u"html 502"_s)));
        QVERIFY(page.wait());
        QCOMPARE(page.error().code, 502);
        QCOMPARE(shop.shop.counters().chatsBegun, 0);
    }
    void aCutAnswerIsFoundByPolling()
    {
        Shop shop;
        Turn turn(shop.client.chat(shop.ask(Kind::Failing, u"Cut the connection"_s)));
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.error().detail));
        QCOMPARE(turn.answer().status, ChatStatus::Completed);
        QVERIFY(turn.answer().wasRecovered);
        QVERIFY(turn.answer().text().endsWith("found again."_L1));
    }
    void loadIsWhatTheQuestionAsksFor_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<int>("deltas");
        QTest::addColumn<int>("length");
        QTest::addRow("a number") << u"500"_s << 500 << 500 * 6;
        QTest::addRow("a number with a word") << u"7 deltas"_s << 7 << 7 * 6;
        QTest::addRow("long pieces") << u"20 of 1000 characters"_s << 20 << 20'000;
        QTest::addRow("with a pace") << u"5 every 1 ms"_s << 5 << 30;
        QTest::addRow("one very long piece") << u"1 of 1000000 characters"_s << 1 << 1'000'000;
        QTest::addRow("no number") << u"as you like"_s << 100 << 600;
    }
    void loadIsWhatTheQuestionAsksFor()
    {
        QFETCH(QString, question);
        QFETCH(int, deltas);
        QFETCH(int, length);
        Shop shop(1);
        Turn turn(shop.client.chat(shop.ask(Kind::Load, question)));
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.error().detail));
        QCOMPARE(turn.deltas.size(), deltas);
        QCOMPARE(turn.answer().text().size(), length);
    }
    void stampedLoadSaysWhenItWasWritten()
    {
        Shop shop;
        Turn turn(shop.client.chat(shop.ask(Kind::Load, u"50 stamped"_s)));
        QVERIFY(turn.wait());
        QCOMPARE(turn.deltas.size(), 50);
        qint64 last = 0;
        for (const QString &delta : std::as_const(turn.deltas)) {
            const qint64 stamp = delta.trimmed().toLongLong();
            QVERIFY(stamp >= last);
            last = stamp;
        }
        QVERIFY(last <= std::chrono::steady_clock::now().time_since_epoch().count());
    }
    void aDraftAnswersWhenItIsPublished()
    {
        Shop shop;
        Turn early(shop.client.chat(shop.ask(Kind::Draft, u"Hello"_s)));
        QVERIFY(early.wait());
        QCOMPARE(early.error().code, 4015);
        const auto version = await(shop.client.publishBot(shop.shop.botId(Kind::Draft)));
        QVERIFY(version);
        QCOMPARE(*version, u"2"_s);
        Turn late(shop.client.chat(shop.ask(Kind::Draft, u"Hello"_s)));
        QVERIFY(late.wait());
        QCOMPARE(late.answer().status, ChatStatus::Completed);
    }
    void botsAreListedTheNewAndTheOldWay()
    {
        Shop shop;
        const auto workspaces = await(shop.client.workspaces());
        QVERIFY(workspaces);
        QCOMPARE(workspaces->size(), 1);
        const auto bots = await(shop.client.bots(workspaces->first().id));
        QVERIFY(bots);
        QCOMPARE(bots->size(), shop.shop.bots().size());
        QCOMPARE(bots->first().id, shop.shop.botId(Kind::Assistant));
        for (const BotSummary &bot : *bots)
            QVERIFY2(bot.name.contains("Sample shop"_L1), qPrintable(bot.name));
        const auto withDrafts = await(shop.client.bots(workspaces->first().id, true));
        QCOMPARE(withDrafts->size(), bots->size() + 1);
        const auto old = await(shop.client.publishedBots(workspaces->first().id));
        QVERIFY(old);
        QCOMPARE(old->size(), bots->size());
        QCOMPARE(old->first().name, bots->first().name);
        const auto bot = await(shop.client.bot(bots->first().id));
        QVERIFY(bot);
        QVERIFY(bot->prompt.contains("sample shop"_L1));
        QVERIFY(!bot->suggestedQuestions.isEmpty());
        QVERIFY(!bot->knowledge.isEmpty());
        const auto unknown = await(shop.client.bot(u"1"_s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, 4006);
    }
    void aPolledChatGivesTheSameAnswer()
    {
        Shop shop(0.1);
        ChatRequest request = shop.ask(Kind::Assistant, u"退货多久能退款?"_s);
        Turn streamed(shop.client.chat(request));
        QVERIFY(streamed.wait());
        request.stream = false;
        Turn polled(shop.client.chat(request));
        QVERIFY(polled.wait());
        QVERIFY2(*polled.outcome, qPrintable(polled.error().detail));
        QCOMPARE(polled.answer().text(), streamed.answer().text());
        QCOMPARE(polled.answer().followUps, streamed.answer().followUps);
        QCOMPARE(polled.answer().usage, streamed.answer().usage);
        QVERIFY(shop.shop.counters().requestsByEndpoint[u"GET /v3/chat/retrieve"_s] >= 2);
    }
    void aCancelledChatStops()
    {
        Shop shop(1);
        Turn turn(shop.client.chat(shop.ask(Kind::Slow, u"Hm?"_s)));
        QTRY_VERIFY(!turn.chatId.isEmpty());
        QCOMPARE(shop.shop.counters().chatsRunning, 1);
        turn.job->cancel();
        QCOMPARE(turn.error().kind, Error::Kind::Cancelled);
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 0);
        const auto chat = await(shop.client.retrieve(turn.conversationId, turn.chatId));
        QVERIFY(chat);
        QCOMPARE(chat->status, ChatStatus::Canceled);
        const auto again = await(shop.client.cancelChat(turn.conversationId, turn.chatId));
        QVERIFY(!again);
        QCOMPARE(again.error().code, 4104);
    }
    void aClientThatIsGoneLeavesNoChatRunning()
    {
        Shop shop(0.02);
        {
            net::HttpClient http;
            TokenCache tokens(http, nullptr);
            tokens.setCredential(shop.shop.credential());
            CozeClient client(http, tokens);
            client.setRegion(shop.shop.credential().region);
            Turn turn(client.chat(shop.ask(Kind::Slow, u"Hm?"_s)));
            QTRY_VERIFY(!turn.deltas.isEmpty());
            QCOMPARE(shop.shop.counters().chatsRunning, 1);
        }
        QTRY_COMPARE(shop.shop.counters().connectionsOpen, 0);
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 0); // it goes on to its own end
    }
    void aChatThatNobodyCanAskForEndsWithItsClient()
    {
        Shop shop(1); // by itself it would take two minutes
        ChatRequest request = shop.ask(Kind::Failing, u"be silent"_s);
        request.saveHistory = false;
        {
            net::HttpClient http;
            TokenCache tokens(http, nullptr);
            tokens.setCredential(shop.shop.credential());
            CozeClient client(http, tokens);
            client.setRegion(shop.shop.credential().region);
            Turn turn(client.chat(request));
            QTRY_VERIFY(!turn.chatId.isEmpty());
        }
        QTRY_COMPARE(shop.shop.counters().chatsRunning, 0);
    }
    void oneConversationHasOneChatAtATime_data() { aTurnWaitsForTheToolsOfTheClient_data(); }
    void oneConversationHasOneChatAtATime()
    {
        QFETCH(bool, streams);
        Shop shop(1);
        Shop second(1); // its client is another program's; it asks the first shop
        second.signIn(shop.shop.credential());
        Turn first(shop.client.chat(shop.ask(Kind::Failing, u"be silent"_s)));
        QTRY_VERIFY(!first.conversationId.isEmpty());
        ChatRequest request = shop.ask(Kind::Echo, u"Me too"_s);
        request.conversationId = first.conversationId;
        request.stream = streams;
        Turn busy(second.client.chat(request));
        QVERIFY(busy.wait());
        QVERIFY(!*busy.outcome);
        QCOMPARE(busy.error().kind, Error::Kind::Busy);
        QCOMPARE(busy.error().code, 4016);
        QVERIFY(await(second.client.cancelChat(first.conversationId, first.chatId)));
        QVERIFY(first.wait());
        QCOMPARE(first.answer().status, ChatStatus::Canceled);
        Turn free(second.client.chat(request));
        QVERIFY(free.wait());
        QCOMPARE(free.answer().text(), u"Me too"_s);
        QCOMPARE(free.answer().conversationId, first.conversationId);
    }
    void conversationsAreListedAndChanged()
    {
        Shop shop;
        const QString bot = shop.shop.botId(Kind::Echo);
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids.prepend(await(shop.client.createConversation(bot, u"Talk %1"_s.arg(i)))->id);
        QVERIFY(await(shop.client.createConversation(shop.shop.botId(Kind::Slow))));
        QStringList listed;
        int pages = 0;
        for (bool more = true; more;) {
            const auto page = await(shop.client.conversations(bot, ++pages, 2));
            QVERIFY(page);
            for (const Conversation &one : page->rows)
                listed.append(one.id);
            more = page->hasMore;
        }
        QCOMPARE(pages, 3);
        QCOMPARE(listed, ids); // newest first

        const QString id = ids.first();
        QVERIFY(await(shop.client.renameConversation(id, u"改名"_s)));
        QCOMPARE(await(shop.client.conversation(id))->name, u"改名"_s);
        const auto section = await(shop.client.clearConversation(id));
        QVERIFY(section);
        QVERIFY(*section != id);
        QCOMPARE(await(shop.client.conversation(id))->lastSectionId, *section);
        QVERIFY(await(shop.client.deleteConversation(id)));
        const auto gone = await(shop.client.conversation(id));
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, 4002);
        Turn lost(shop.client.chat([&] {
            ChatRequest request = shop.ask(Kind::Echo, u"Hello"_s);
            request.conversationId = id;
            return request;
        }()));
        QVERIFY(lost.wait());
        QCOMPARE(lost.error().code, 4002);
    }
    void aConversationRemembersWhatWasSaid()
    {
        Shop shop;
        ChatRequest request = shop.ask(Kind::Echo, u"Message 0"_s);
        Turn first(shop.client.chat(request));
        QVERIFY(first.wait());
        request.conversationId = first.conversationId;
        for (int i = 1; i < 40; ++i) {
            request.text = u"Message %1"_s.arg(i);
            Turn next(shop.client.chat(request));
            QVERIFY(next.wait());
            QCOMPARE(next.answer().conversationId, first.conversationId);
            QVERIFY(next.answer().usage->input > first.answer().usage->input); // the context grows
        }
        QVector<Message> all;
        QString cursor;
        for (bool more = true; more;) {
            const auto page = await(shop.client.messages(first.conversationId, cursor, 50));
            QVERIFY2(page, why(page).constData());
            all += page->rows;
            cursor = page->lastCursor;
            more = page->hasMore;
        }
        QCOMPARE(all.size(), 120); // question, answer and the end of the answers
        QCOMPARE(all.last().content, u"Message 0"_s); // newest first
        QCOMPARE(all.last().role, u"user"_s);
        QSet<QString> seen;
        for (const Message &message : std::as_const(all))
            seen.insert(message.id);
        QCOMPARE(seen.size(), all.size());
        const auto changed
            = await(shop.client.modifyMessage(first.conversationId, all.last().id, u"Message zero"_s));
        QVERIFY(changed);
        QCOMPARE(changed->content, u"Message zero"_s);
    }
    void conversationsOfAnotherSessionAreNotSeen()
    {
        Shop shop;
        shop.signIn(changed(shop.shop, [](JwtApp &app) { app.sessionName = u"ada"_s; }));
        Turn turn(shop.client.chat(shop.ask(Kind::Echo, u"Mine"_s)));
        QVERIFY(turn.wait());
        QVERIFY(await(shop.client.conversation(turn.conversationId)));
        shop.signIn(changed(shop.shop, [](JwtApp &app) { app.sessionName = u"grace"_s; }));
        const auto other = await(shop.client.conversation(turn.conversationId));
        QVERIFY(!other);
        QCOMPARE(other.error().code, 4002);
        QVERIFY(!await(shop.client.retrieve(turn.conversationId, turn.chatId)));
    }
    void anUploadedFileGoesWithAQuestion()
    {
        Shop shop;
        auto picture = std::make_shared<QBuffer>();
        picture->setData(QByteArray(300'000, '\x7f') + "\r\n--");
        QVERIFY(picture->open(QIODevice::ReadOnly));
        const auto file = await(shop.client.upload(picture, u"größe 尺码.png"_s));
        QVERIFY2(file, why(file).constData());
        QCOMPARE(file->bytes, 300'004);
        QCOMPARE(file->name, u"größe 尺码.png"_s);
        ChatRequest request = shop.ask(Kind::Echo, u"Look"_s);
        request.attachments.append({Attachment::Kind::Image, file->id});
        Turn turn(shop.client.chat(request));
        QVERIFY(turn.wait());
        QVERIFY2(*turn.outcome, qPrintable(turn.error().detail));
        QVERIFY(turn.answer().text().contains(file->name));
        request.attachments = {{Attachment::Kind::Image, u"7"_s}};
        Turn unknown(shop.client.chat(request));
        QVERIFY(unknown.wait());
        QCOMPARE(unknown.error().code, 4000);
    }
    void aHundredChatsRunSideBySide()
    {
        Shop shop;
        std::vector<std::unique_ptr<Turn>> turns;
        for (int i = 0; i < 100; ++i)
            turns.push_back(
                std::make_unique<Turn>(shop.client.chat(shop.ask(Kind::Load, QString::number(50 + i)))));
        for (int i = 0; i < 100; ++i) {
            QVERIFY(turns[i]->wait());
            QVERIFY2(*turns[i]->outcome, qPrintable(turns[i]->error().detail));
            QCOMPARE(turns[i]->deltas.size(), 50 + i);
        }
        const SampleShop::Counters counters = shop.shop.counters();
        QCOMPARE(counters.chatsBegun, 100);
        QCOMPARE(counters.chatsRunning, 0);
        QCOMPARE(counters.tokenExchanges, 1);
        QVERIFY(counters.connectionsOpened <= 110);
        QVERIFY(counters.bytesSent > 100 * 50 * 200);
        QCOMPARE(counters.requestsByEndpoint[u"POST /v3/chat"_s], 100);
    }
    void connectionsAreKept()
    {
        Shop shop;
        for (int i = 0; i < 50; ++i)
            QVERIFY(await(shop.client.me()));
        QVERIFY(shop.shop.counters().connectionsOpened <= 3);
    }
};

QTEST_GUILESS_MAIN(tst_sampleshop)
#include "tst_sampleshop.moc"

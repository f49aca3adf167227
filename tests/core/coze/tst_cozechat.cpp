// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

QJsonObject messageOf(const SentRequest &request, int index)
{
    return bodyOf(request)[u"additional_messages"_s][index].toObject();
}

} // namespace

class tst_cozechat final : public QObject
{
    Q_OBJECT
private slots:
    void c27_theConversationIsInTheQueryOnly()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        ChatRequest request = question();
        Heard first(coze.client.chat(request));
        QVERIFY(first.wait());
        request.conversationId = u"v7"_s;
        Heard second(coze.client.chat(request));
        QVERIFY(second.wait());
        const auto sent = coze.sent("/v3/chat");
        QCOMPARE(sent[0].target, QByteArray("/v3/chat"));
        QCOMPARE(sent[1].target, QByteArray("/v3/chat?conversation_id=v7"));
        for (const SentRequest &one : sent)
            QVERIFY(!bodyOf(one).contains(u"conversation_id"_s));
    }
    void c28_streamIsAlwaysSaid()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        Heard streamed(coze.client.chat(question()));
        QVERIFY(streamed.wait());
        QCOMPARE(bodyOf(coze.sent("/v3/chat")[0])[u"stream"_s], QJsonValue(true));
        coze.follows({u"completed"_s});
        Heard asked(coze.client.chat(polledQuestion()));
        QVERIFY(asked.wait());
        QCOMPARE(bodyOf(coze.sent("/v3/chat")[1])[u"stream"_s], QJsonValue(false));
    }
    void c29_c31_whatTheServiceWouldRefuseIsNotSent_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("good");
        for (const char *bad :
            {"no stream, no history", "101 messages", "17 pairs", "key of 65", "value of 513", "empty value",
                "picture without a text", "no bot", "no user", "no text", "variable with a digit"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << false;
        for (const char *fine : {"100 messages", "16 pairs", "key of 64", "value of 512"})
            QTest::newRow(fine) << QString::fromLatin1(fine) << true;
    }
    void c29_c31_whatTheServiceWouldRefuseIsNotSent()
    {
        QFETCH(QString, what);
        QFETCH(bool, good);
        ChatRequest request = question();
        const auto earlier = [](int count) {
            return QVector<ContextMessage>(count, {u"user"_s, u"x"_s}); // the question comes on top
        };
        const auto pairs = [](int count) {
            QMap<QString, QString> map;
            for (int i = 0; i < count; ++i)
                map[QString::number(i)] = u"x"_s;
            return map;
        };
        const QMap<QString, std::function<void()>> changes{
            {u"no stream, no history"_s, [&] { request.stream = request.saveHistory = false; }},
            {u"101 messages"_s, [&] { request.context = earlier(100); }},
            {u"100 messages"_s, [&] { request.context = earlier(99); }},
            {u"17 pairs"_s, [&] { request.metaData = pairs(17); }},
            {u"16 pairs"_s, [&] { request.metaData = pairs(16); }},
            {u"key of 65"_s,
                [&] {
                    request.metaData = {{QString(65, u'k'), u"x"_s}};
                }},
            {u"key of 64"_s,
                [&] {
                    request.metaData = {{QString(64, u'k'), u"x"_s}};
                }},
            {u"value of 513"_s,
                [&] {
                    request.metaData = {{u"k"_s, QString(513, u'x')}};
                }},
            {u"value of 512"_s,
                [&] {
                    request.metaData = {{u"k"_s, QString(512, u'x')}};
                }},
            {u"empty value"_s,
                [&] {
                    request.metaData = {{u"k"_s, QString()}};
                }},
            {u"picture without a text"_s,
                [&] {
                    request.text = u" "_s;
                    request.attachments = {{Attachment::Kind::Image, u"f1"_s}};
                }},
            {u"no bot"_s, [&] { request.botId.clear(); }}, {u"no user"_s, [&] { request.userId.clear(); }},
            {u"no text"_s, [&] { request.text.clear(); }}, {u"variable with a digit"_s, [&] {
                                                                request.customVariables = {{u"a1"_s, u"x"_s}};
                                                            }}};
        QVERIFY(changes.contains(what));
        changes[what]();
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        Heard chat(coze.client.chat(request));
        QVERIFY(chat.wait());
        QCOMPARE(coze.server.requests.size(), good ? 1 : 0);
        QCOMPARE(chat.result->has_value(), good);
        if (!good) {
            QCOMPARE(chat.error().kind, Error::Kind::InvalidInput);
            QVERIFY(!chat.error().detail.isEmpty());
        }
    }
    void c29_aRefusalOfTheServiceIsSaidClearly()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.answer(refusal(4007, u"auto_save_history must be true"_s));
        });
        Heard chat(coze.client.chat(polledQuestion()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().code, 4007);
        QCOMPARE(chat.error().detail, u"auto_save_history must be true"_s);
    }
    void c30_picturesMakeTheContentAJsonText()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        ChatRequest request = question(u"what is \"this\"?"_s);
        request.context = {{u"assistant"_s, u"before"_s}};
        Heard plain(coze.client.chat(request));
        QVERIFY(plain.wait());
        request.attachments = {{Attachment::Kind::Image, u"f1"_s}, {Attachment::Kind::File, u"f2"_s}};
        Heard pictured(coze.client.chat(request));
        QVERIFY(pictured.wait());
        const auto sent = coze.sent("/v3/chat");
        QCOMPARE(messageOf(sent[0], 0)[u"type"_s], QJsonValue(u"answer"_s));
        QCOMPARE(messageOf(sent[0], 1)[u"content_type"_s], QJsonValue(u"text"_s));
        QCOMPARE(messageOf(sent[0], 1)[u"content"_s], QJsonValue(u"what is \"this\"?"_s));
        const QJsonObject question = messageOf(sent[1], 1);
        QCOMPARE(question[u"content_type"_s], QJsonValue(u"object_string"_s));
        QVERIFY(question[u"content"_s].isString());
        QCOMPARE(QJsonDocument::fromJson(question[u"content"_s].toString().toUtf8()).array(),
            (QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"what is \"this\"?"_s}},
                QJsonObject{{u"type"_s, u"image"_s}, {u"file_id"_s, u"f1"_s}},
                QJsonObject{{u"type"_s, u"file"_s}, {u"file_id"_s, u"f2"_s}}}));
    }
    void everythingThatIsAskedForIsInTheBody()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        ChatRequest request = question();
        request.saveHistory = false;
        request.customVariables = {{u"shop_name"_s, u"Lotus"_s}};
        request.metaData = {{u"ticket"_s, u"A-17"_s}};
        request.parameters = {{u"level"_s, 3}};
        request.draft = true;
        request.connectorId = u"999"_s;
        Heard chat(coze.client.chat(request));
        QVERIFY(chat.wait());
        QJsonObject body = bodyOf(coze.sent("/v3/chat")[0]);
        body.remove(u"additional_messages"_s);
        QCOMPARE(body,
            (QJsonObject{{u"bot_id"_s, u"b1"_s}, {u"user_id"_s, u"customer-7"_s}, {u"stream"_s, true},
                {u"auto_save_history"_s, false},
                {u"custom_variables"_s, QJsonObject{{u"shop_name"_s, u"Lotus"_s}}},
                {u"meta_data"_s, QJsonObject{{u"ticket"_s, u"A-17"_s}}},
                {u"parameters"_s, QJsonObject{{u"level"_s, 3}}},
                {u"publish_status"_s, u"unpublished_draft"_s}, {u"connector_id"_s, u"999"_s}}));
    }
    void timesOfATurnAreInOrder()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"one "_s, u"two"_s}));
        for (const bool fresh : {true, false}) {
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            const chat::TurnTiming timing = chat.outcome().timing;
            QVERIFY(timing.tokenMs >= 0);
            QCOMPARE(timing.connectingMs >= timing.tokenMs, fresh); // -1 when the connection was kept
            QVERIFY(timing.sentMs >= timing.tokenMs);
            QVERIFY(timing.firstByteMs >= timing.sentMs);
            QVERIFY(timing.firstEventMs >= timing.firstByteMs);
            QVERIFY(timing.firstWordMs >= timing.firstEventMs);
            QVERIFY(timing.lastWordMs >= timing.firstWordMs);
            QVERIFY(timing.completedMs >= timing.lastWordMs);
            QCOMPARE(timing.deltas, 2);
            QVERIFY(timing.stalls.isEmpty());
        }
    }
    void c32_theServicesIdsReplaceOurs()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s})); // says v1 and c1 whatever was asked
        ChatRequest request = question();
        request.conversationId = u"gone"_s;
        Heard streamed(coze.client.chat(request));
        QVERIFY(streamed.wait());
        QCOMPARE(streamed.began, (QList<QPair<QString, QString>>{{u"v1"_s, u"c1"_s}}));
        QCOMPARE(streamed.outcome().conversationId, u"v1"_s);
        coze.follows({u"in_progress"_s, u"completed"_s});
        request.stream = false;
        Heard asked(coze.client.chat(request));
        QVERIFY(asked.wait());
        QCOMPARE(asked.outcome().conversationId, u"v1"_s);
        QCOMPARE(coze.sent("/v3/chat/retrieve")[0].target,
            QByteArray("/v3/chat/retrieve?conversation_id=v1&chat_id=c1"));
    }
    void c37_cancelSaysBothIdsAndClosesTheStream()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s) + deltaFrame(u"Once upon"_s)); // and goes on for ever
        });
        QPointer<ChatJob> job = coze.client.chat(question());
        Heard chat(job);
        QVERIFY(waitUntil([&] { return !chat.deltas.isEmpty(); }));
        coze.on("/v3/chat/cancel",
            [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"canceled"_s))); });
        job->cancel();
        QCOMPARE(chat.finished, 1);
        QCOMPARE(chat.error().kind, Error::Kind::Cancelled);
        QVERIFY(waitUntil([&] { return coze.asked("/v3/chat/cancel") == 1; }));
        const SentRequest sent = coze.sent("/v3/chat/cancel")[0];
        QCOMPARE(sent.target, QByteArray("/v3/chat/cancel"));
        QCOMPARE(bodyOf(sent), (QJsonObject{{u"conversation_id"_s, u"v1"_s}, {u"chat_id"_s, u"c1"_s}}));
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 1; })); // that of the cancel call
        QVERIFY(job.isNull());
        QCOMPARE(chat.finished, 1);
    }
    void c37_theStreamClosesThoughTheServiceDoesNotCancel()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s));
        });
        coze.on("/v3/chat/cancel", [](const Client &to, const SentRequest &) { to.reset(); });
        Heard chat(coze.client.chat(question()));
        QVERIFY(waitUntil([&] { return !chat.began.isEmpty(); }));
        chat.job->cancel();
        QCOMPARE(chat.error().kind, Error::Kind::Cancelled);
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
        QCOMPARE(chat.finished, 1);
    }
    void c38_aBusyConversationIsRefusedHere()
    {
        CozeFixture coze;
        QList<Client> open;
        coze.on("/v3/chat", [&open](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s));
            open.append(to);
        });
        ChatRequest request = question();
        request.conversationId = u"v1"_s;
        Heard first(coze.client.chat(request));
        Heard second(coze.client.chat(request));
        QVERIFY(second.wait());
        QCOMPARE(second.error().kind, Error::Kind::Busy);
        QVERIFY(waitUntil([&] { return !first.began.isEmpty(); }));
        QCOMPARE(coze.asked("/v3/chat"), 1);
        ChatRequest elsewhere = question();
        elsewhere.conversationId = u"v2"_s;
        Heard third(coze.client.chat(elsewhere));
        QVERIFY(waitUntil([&] { return open.size() == 2; }));
        open[0].chunk(chatFrame(u"completed"_s) + doneFrame());
        open[0].endChunks();
        QVERIFY(first.wait());
        Heard again(coze.client.chat(request));
        QVERIFY(waitUntil([&] { return open.size() == 3; })); // free again
    }
    void c38_aConversationStaysBusyWhenTheChatBeforeIsTidiedUp()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        ChatRequest request = question();
        request.conversationId = u"v1"_s;
        const QPointer<ChatJob> job = coze.client.chat(request);
        std::unique_ptr<Heard> next;
        connect(job, &ChatJob::finished, this, [&] {
            coze.on("/v3/chat", [](const Client &to, const SentRequest &) { to.beginStream(); });
            next = std::make_unique<Heard>(coze.client.chat(request)); // as a test run does
        });
        QVERIFY(waitUntil([&] { return job.isNull() && coze.asked("/v3/chat") == 2; }));
        Heard third(coze.client.chat(request));
        QVERIFY(third.wait());
        QCOMPARE(third.error().kind, Error::Kind::Busy);
        QCOMPARE(coze.asked("/v3/chat"), 2);
    }
    void c38_busyIsUnderstoodInEveryForm_data()
    {
        QTest::addColumn<bool>("streamed");
        QTest::addColumn<bool>("inStream");
        QTest::newRow("JSON, polled") << false << false;
        QTest::newRow("JSON instead of a stream") << true << false;
        QTest::newRow("in the stream") << true << true;
    }
    void c38_busyIsUnderstoodInEveryForm()
    {
        QFETCH(bool, streamed);
        QFETCH(bool, inStream);
        CozeFixture coze;
        coze.on("/v3/chat", [inStream](const Client &to, const SentRequest &) {
            if (!inStream)
                return to.answer(refusal(4016, u"busy"_s));
            to.beginStream();
            to.chunk(frame("error", refusal(4016, u"busy"_s)));
            to.endChunks();
        });
        ChatRequest request = question();
        request.stream = streamed;
        Heard chat(coze.client.chat(request));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Busy);
        QCOMPARE(chat.error().code, 4016);
        QCOMPARE(coze.asked("/v3/chat"), 1);
    }
    void c39_toolOutputs_data()
    {
        QTest::addColumn<bool>("streamed");
        QTest::newRow("streamed") << true;
        QTest::newRow("polled") << false;
    }
    void c39_toolOutputs()
    {
        QFETCH(bool, streamed);
        CozeFixture coze;
        const auto call = [](const QString &id) {
            return QJsonObject{{u"id"_s, id}, {u"type"_s, u"function"_s},
                {u"function"_s, QJsonObject{{u"name"_s, u"parcel"_s}, {u"arguments"_s, u"{\"no\":7}"_s}}}};
        };
        coze.streams({chatFrame(u"created"_s),
            chatFrame(u"requires_action"_s,
                {{u"required_action"_s,
                    QJsonObject{{u"type"_s, u"submit_tool_outputs"_s},
                        {u"submit_tool_outputs"_s,
                            QJsonObject{{u"tool_calls"_s, QJsonArray{call(u"k1=="_s), call(u"k2"_s)}}}}}}}),
            doneFrame()});
        Heard asked(coze.client.chat(question()));
        QVERIFY(asked.wait());
        const ChatOutcome outcome = asked.outcome();
        QCOMPARE(outcome.status, ChatStatus::RequiresAction);
        QCOMPARE(outcome.toolCalls.size(), 2);
        QCOMPARE(outcome.toolCalls[0], (ToolCall{u"k1=="_s, u"function"_s, u"parcel"_s, u"{\"no\":7}"_s}));

        coze.follows({u"in_progress"_s, u"completed"_s}, {answerObject(u"on its way"_s)});
        coze.on("/v3/chat/submit_tool_outputs", [streamed](const Client &to, const SentRequest &) {
            if (!streamed)
                return to.answer(ok(chatObject(u"in_progress"_s)));
            to.beginStream();
            to.chunk(turnFrames({u"on its "_s, u"way"_s}).join());
            to.endChunks();
        });
        Heard answered(coze.client.submitToolOutputs(
            u"v1"_s, u"c1"_s, {{u"k1=="_s, u"{\"at\":\"door\"}"_s}, {u"k2"_s, u"x"_s}}, streamed));
        QVERIFY(answered.wait());
        QVERIFY2(*answered.result, qPrintable(answered.error().detail));
        QCOMPARE(answered.outcome().text(), u"on its way"_s);
        QCOMPARE(answered.outcome().chatId, u"c1"_s);
        const SentRequest sent = coze.sent("/v3/chat/submit_tool_outputs")[0];
        QCOMPARE(sent.target, QByteArray("/v3/chat/submit_tool_outputs?conversation_id=v1&chat_id=c1"));
        const QJsonObject body = bodyOf(sent);
        QCOMPARE(body[u"stream"_s], QJsonValue(streamed));
        QCOMPARE(body[u"tool_outputs"_s].toArray(),
            (QJsonArray{QJsonObject{{u"tool_call_id"_s, u"k1=="_s}, {u"output"_s, u"{\"at\":\"door\"}"_s}},
                QJsonObject{{u"tool_call_id"_s, u"k2"_s}, {u"output"_s, u"x"_s}}}));
        QVERIFY(!body.contains(u"chat_id"_s));
    }
    void c40_anEmptyActionIsNone()
    {
        const QJsonObject empty{{u"required_action"_s,
            QJsonObject{{u"type"_s, QString()},
                {u"submit_tool_outputs"_s, QJsonObject{{u"tool_calls"_s, QJsonArray()}}}}}};
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s, empty), deltaFrame(u"hi"_s), completedFrame(u"hi"_s),
            chatFrame(u"completed"_s, empty), doneFrame()});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Completed);
        QVERIFY(chat.outcome().toolCalls.isEmpty());
        QCOMPARE(chat.outcome().text(), u"hi"_s);
    }
    void refusedChatsCountAsNothing()
    {
        CozeFixture coze;
        Heard chat(coze.client.chat(ChatRequest()));
        QVERIFY(chat.wait());
        QCOMPARE(coze.client.statistics().calls, 0);
        QCOMPARE(coze.client.statistics().failed, 0);
    }
};

QTEST_GUILESS_MAIN(tst_cozechat)
#include "tst_cozechat.moc"

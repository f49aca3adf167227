// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/fakecoze.h"
#include "tests/cli/programrun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

const QStringList kAsk{u"chat"_s, u"--bot"_s, u"b1"_s, u"Hello"_s};
const QByteArray kToken = "pat_" + QByteArray(32, 'x');

void stream(FakeCoze &coze, const QByteArray &frames, const QByteArray &moreHeaders = {})
{
    coze.on("/v3/chat", [frames, moreHeaders](const FakeCoze::Client &client, const SentRequest &) {
        client.beginStream(moreHeaders);
        client.chunk(frames);
        client.endChunks();
    });
}

QJsonObject bodyOf(const SentRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

QString joinedDeltas(const QVector<QJsonObject> &rows)
{
    QString text;
    for (const QJsonObject &row : rows) {
        if (row.value("type"_L1) == "delta"_L1)
            text += row.value("text"_L1).toString();
    }
    return text;
}

} // namespace

class tst_CliChat final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_coze = std::make_unique<FakeCoze>();
        m_run = std::make_unique<ProgramRun>();
        m_run->useToken(m_coze->server.url(), kToken);
    }
    void cleanup()
    {
        QVERIFY(!m_run->everything.contains(kToken));
        QVERIFY(!m_run->everything.contains(FakeCoze::accessToken));
    }

    void theTextIsThereBeforeTheAnswerEnds()
    {
        std::optional<FakeCoze::Client> client;
        m_coze->on("/v3/chat", [&client](const FakeCoze::Client &asking, const SentRequest &) {
            asking.beginStream();
            asking.chunk(created() + delta("Hel"));
            client = asking;
        });
        m_run->start(kAsk);
        QTRY_COMPARE_WITH_TIMEOUT(m_run->out, QByteArray("Hel"), 30'000);
        client->chunk(delta("lo!") + answered("Hello!") + completed());
        client->endChunks();
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(m_run->out, QByteArray("Hello!\n"));
        const auto asked = m_coze->asked("/v3/chat");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().header("Authorization"), "Bearer " + kToken);
        QCOMPARE(bodyOf(asked.first()).value("bot_id"_L1), QJsonValue(u"b1"_s));
        QVERIFY(!bodyOf(asked.first()).value("user_id"_L1).toString().isEmpty());
        QCOMPARE(bodyOf(asked.first()).value("stream"_L1), QJsonValue(true));
    }

    void jsonLinesEndWithDone()
    {
        stream(*m_coze, created() + delta("Hel") + delta("lo!") + answered("Hello!") + completed(),
            "x-tt-logid: log-7\r\n");
        const auto rows = m_run->json(kAsk);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0), QJsonObject({{u"type"_s, u"delta"_s}, {u"text"_s, u"Hel"_s}}));
        QCOMPARE(rows.at(1), QJsonObject({{u"type"_s, u"delta"_s}, {u"text"_s, u"lo!"_s}}));
        QJsonObject done = rows.at(2);
        const double first = done.take("firstDeltaMs"_L1).toDouble(-1);
        const double total = done.take("totalMs"_L1).toDouble(-1);
        QVERIFY(first >= 0 && total >= first);
        QCOMPARE(done,
            QJsonObject({{u"type"_s, u"done"_s}, {u"status"_s, u"completed"_s}, {u"text"_s, u"Hello!"_s},
                {u"conversationId"_s, u"c1"_s}, {u"chatId"_s, u"h1"_s},
                {u"usage"_s, QJsonObject{{u"input"_s, 25}, {u"output"_s, 5}, {u"total"_s, 30}}},
                {u"logId"_s, u"log-7"_s}, {u"error"_s, QJsonValue::Null}}));
    }

    void aCharacterCutByTheNetworkOrTheServiceStaysWhole()
    {
        const QByteArray text = "退款 👍🏽 ß";
        QByteArray whole;
        m_coze->on("/v3/chat", [&](const FakeCoze::Client &client, const SentRequest &) {
            const QByteArray frames = created() + delta(text) + delta(R"(\ud83d)") + delta(R"(\ude00!)")
                + answered(text + R"(\ud83d\ude00!)") + completed();
            QByteArrayList bytes{
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"};
            for (const char byte : frames)
                bytes.append(QByteArray(1, byte));
            client.writeSlowly(bytes, [client] { client.close(); });
        });
        const auto rows = m_run->json(kAsk);
        const QString expected = QString::fromUtf8(text + "😀!");
        QVERIFY(!rows.isEmpty());
        QCOMPARE(joinedDeltas(rows), expected);
        QCOMPARE(rows.last().value("text"_L1).toString(), expected);
        QVERIFY(!m_run->out.contains("\xEF\xBF\xBD"));
        QCOMPARE((*m_run)(kAsk), 0);
        QCOMPARE(m_run->out, expected.toUtf8() + '\n');
    }

    void severalAnswersStandApart()
    {
        stream(*m_coze,
            created() + delta("one") + answered("one") + delta("two", "m2") + answered("two", "m2")
                + completed());
        QCOMPARE((*m_run)(kAsk), 0);
        QCOMPARE(m_run->out, QByteArray("one\n\ntwo\n"));
        QCOMPARE(m_run->json(kAsk).last().value("text"_L1), QJsonValue(u"one\n\ntwo"_s));
    }

    void anAnswerWithoutDeltasIsShownToo()
    {
        stream(*m_coze, created() + answered("at once") + completed());
        QCOMPARE((*m_run)(kAsk), 0);
        QCOMPARE(m_run->out, QByteArray("at once\n"));
        QCOMPARE(joinedDeltas(m_run->json(kAsk)), u"at once"_s);
    }

    void anAnswerCannotSteerTheTerminal()
    {
        stream(*m_coze, created() + delta(R"(a\u001b[2Jb)") + completed());
        QCOMPARE((*m_run)(kAsk), 0);
        QCOMPARE(m_run->out, QByteArray("a␛[2Jb\n"));
    }

    void withEventsEveryFrameIsALineWithItsTime()
    {
        stream(*m_coze,
            created() + "event: custom\ndata: no JSON\n\n" + delta("Hi") + answered("Hi") + completed());
        QStringList events;
        QVector<QJsonObject> rows = m_run->json(kAsk + QStringList{u"--events"_s});
        QCOMPARE(m_run->end(), 0);
        double last = 0;
        for (const QJsonObject &row : std::as_const(rows)) {
            if (row.value("type"_L1) != "event"_L1)
                continue;
            events.append(row.value("event"_L1).toString());
            QVERIFY(row.value("atMs"_L1).toDouble(-1) >= last);
            last = row.value("atMs"_L1).toDouble();
        }
        QCOMPARE(events,
            QStringList({u"conversation.chat.created"_s, u"custom"_s, u"conversation.message.delta"_s,
                u"conversation.message.completed"_s, u"conversation.chat.completed"_s, u"done"_s}));
        QCOMPARE(rows.at(0).value("data"_L1).toObject().value("id"_L1), QJsonValue(u"h1"_s));
        QCOMPARE(rows.at(1).value("data"_L1), QJsonValue(u"no JSON"_s));
        QCOMPARE(joinedDeltas(rows), u"Hi"_s);
        QCOMPARE((*m_run)(kAsk + QStringList{u"--events"_s}), 0);
        const QByteArrayList lines = m_run->out.split('\n');
        QVERIFY2(lines.value(0).contains(" ms  conversation.chat.created  {"), lines.value(0).constData());
        QCOMPARE(lines.value(6), QByteArray("Hi"));
    }

    void withoutStreamTheAnswerComesWhole()
    {
        m_coze->answer(
            "/v3/chat", R"({"code":0,"data":{"id":"h1","conversation_id":"c1","status":"in_progress"}})");
        m_coze->answer("/v3/chat/retrieve",
            R"({"code":0,"data":{"id":"h1","conversation_id":"c1","status":"completed",)"
            R"("usage":{"token_count":3,"output_count":2,"input_count":1}}})");
        m_coze->answer("/v3/chat/message/list",
            R"({"code":0,"data":[{"id":"m1","role":"assistant","type":"answer","content":"Whole"},)"
            R"({"id":"m2","role":"assistant","type":"follow_up","content":"More?"}]})");
        const auto rows = m_run->json(kAsk + QStringList{u"--no-stream"_s, u"--conversation"_s, u"c1"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("text"_L1), QJsonValue(u"Whole"_s));
        QCOMPARE(rows.first().value("usage"_L1).toObject().value("total"_L1), QJsonValue(3));
        const auto asked = m_coze->asked("/v3/chat");
        QCOMPARE(asked.first().target, QByteArray("/v3/chat?conversation_id=c1"));
        QCOMPARE(bodyOf(asked.first()).value("stream"_L1), QJsonValue(false));
        QCOMPARE((*m_run)(kAsk + QStringList{u"--no-stream"_s}), 0);
        QCOMPARE(m_run->out, QByteArray("Whole\n"));
    }

    void aDashReadsTheQuestionFromStandardInput()
    {
        stream(*m_coze, created() + completed());
        QCOMPARE((*m_run)({u"chat"_s, u"--bot"_s, u"b1"_s, u"-"_s}, "first\n退款\n"), 0);
        const QJsonObject message = bodyOf(m_coze->asked("/v3/chat").first())
                                        .value("additional_messages"_L1)
                                        .toArray()
                                        .last()
                                        .toObject();
        QCOMPARE(message.value("content"_L1), QJsonValue(u"first\n退款"_s));
        QCOMPARE((*m_run)({u"chat"_s, u"--bot"_s, u"b1"_s, u"-"_s}, "\n"), 2);
        QCOMPARE((*m_run)({u"chat"_s, u"--bot"_s, u"b1"_s, u"-"_s}, "\xFF"), 1);
        QVERIFY(m_run->err.contains("UTF-8"));
        QCOMPARE(m_coze->asked("/v3/chat").size(), 1);
    }

    void aQuestionToNobodyOrAboutNothingIsWrongUsage()
    {
        QCOMPARE((*m_run)({u"chat"_s, u"Hello"_s}), 2);
        QCOMPARE((*m_run)({u"chat"_s, u"--bot"_s, u"b1"_s}), 2);
        QCOMPARE(m_run->out, QByteArray());
        QVERIFY(m_coze->server.requests.isEmpty());
    }

    void aRefusalEndsWithFourAndItsOwnWords_data()
    {
        QTest::addColumn<QByteArray>("frames"); // else a plain answer
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("sentence");
        const QByteArray none;
        QTest::addRow("4100 a token that is no good")
            << none << QByteArray(R"({"code":4100,"msg":"authentication is invalid"})") << 4100
            << QByteArray("environment variable AGENT_CONSOLE_SECRET_COZE_PAT is wrong");
        QTest::addRow("4016 as JSON") << none << QByteArray(R"({"code":4016,"msg":"busy"})") << 4016
                                      << QByteArray("still running in this conversation");
        QTest::addRow("4016 inside the stream") << frame("error", R"({"code":4016,"msg":"busy"})") << none
                                                << 4016 << QByteArray("still running in this conversation");
    }
    void aRefusalEndsWithFourAndItsOwnWords()
    {
        QFETCH(QByteArray, frames);
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        QFETCH(QByteArray, sentence);
        if (answer.isEmpty())
            stream(*m_coze, frames);
        else
            m_coze->answer("/v3/chat", answer);
        const auto rows = m_run->json(kAsk);
        QCOMPARE(m_run->end(), 4);
        QVERIFY2(m_run->err.contains(sentence), m_run->err.constData());
        QVERIFY(m_run->err.contains(QByteArray::number(code)));
        QCOMPARE(rows.last().value("type"_L1), QJsonValue(u"done"_s));
        QCOMPARE(rows.last().value("status"_L1), QJsonValue(u"failed"_s));
        QCOMPARE(rows.last().value("error"_L1).toObject().value("code"_L1), QJsonValue(code));
        QCOMPARE(m_coze->asked("/v3/chat").size(), 1);
    }

    void aChatThatFailsEndsWithOneAndItsOwnWords()
    {
        stream(*m_coze,
            created()
                + frame("conversation.chat.failed",
                    R"({"id":"h1","conversation_id":"c1","status":"failed","last_error":{"code":4013,"msg":"model"}})")
                + frame("done", "{}"));
        const auto rows = m_run->json(kAsk);
        QCOMPARE(m_run->end(), 1);
        QVERIFY2(m_run->err.contains("code 4013, model"), m_run->err.constData());
        QCOMPARE(rows.last().value("status"_L1), QJsonValue(u"failed"_s));
        QCOMPARE(rows.last().value("error"_L1).toObject().value("code"_L1), QJsonValue(4013));
    }

    void aBotThatWaitsForToolsIsAFailureThatSaysSo()
    {
        stream(*m_coze,
            created()
                + frame("conversation.chat.requires_action",
                    R"({"id":"h1","conversation_id":"c1","status":"requires_action","required_action":{)"
                    R"("type":"submit_tool_outputs","submit_tool_outputs":{"tool_calls":[)"
                    R"({"id":"t1","type":"function","function":{"name":"stock","arguments":"{}"}}]}}})")
                + frame("done", "[DONE]"));
        const auto rows = m_run->json(kAsk);
        QCOMPARE(m_run->end(), 1);
        QCOMPARE(rows.last().value("status"_L1), QJsonValue(u"requires_action"_s));
        QVERIFY(m_run->err.contains("stock"));
    }

    void aServiceThatIsNotThereEndsWithFour()
    {
        m_coze->server.stop();
        const auto rows = m_run->json(kAsk);
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("error"_L1).toObject().value("kind"_L1), QJsonValue(u"network"_s));
        QVERIFY2(m_run->err.contains("cannot be reached"), m_run->err.constData());
    }

    void aStreamThatBreaksIsFinishedByPolling()
    {
        m_coze->on("/v3/chat", [](const FakeCoze::Client &client, const SentRequest &) {
            client.beginStream();
            client.chunk(created() + delta("Hel"));
            client.reset();
        });
        m_coze->answer("/v3/chat/retrieve",
            R"({"code":0,"data":{"id":"h1","conversation_id":"c1","status":"completed"}})");
        m_coze->answer("/v3/chat/message/list",
            R"({"code":0,"data":[{"id":"m1","role":"assistant","type":"answer","content":"Hello!"}]})");
        QCOMPARE((*m_run)(kAsk), 0);
        QCOMPARE(m_run->out, QByteArray("Hello!\n"));
        QCOMPARE(m_coze->asked("/v3/chat").size(), 1);
    }

    void aKeyThatTheServiceDoesNotKnowEndsWithFour()
    {
        const QByteArray pem = newPrivateKey();
        m_run->useKey(m_coze->server.url(), pem);
        m_coze->answer("/api/permission/oauth2/token",
            R"({"error_code":"invalid_client","error_message":"key is unknown","error":"x"})", 401);
        const auto rows = m_run->json(kAsk);
        QCOMPARE(m_run->end(), 4);
        QVERIFY2(
            m_run->err.contains("AGENT_CONSOLE_SECRET_COZE_PRIVATE_KEY is wrong"), m_run->err.constData());
        QVERIFY(m_run->err.contains("invalid_client"));
        QCOMPARE(rows.last().value("status"_L1), QJsonValue(u"failed"_s));
        QVERIFY(!m_run->err.contains(pem.split('\n').value(1)));
        QVERIFY(m_coze->asked("/v3/chat").isEmpty());
    }

    void aKeyThatIsNoKeyEndsWithFourBeforeAnythingIsSent()
    {
        m_run->useKey(m_coze->server.url(), "hunter2");
        QCOMPARE((*m_run)(kAsk), 4);
        QVERIFY2(m_run->err.contains("coze-private-key cannot be used"), m_run->err.constData());
        QVERIFY(!m_run->err.contains("hunter2"));
        QVERIFY(m_coze->server.requests.isEmpty());
    }

    void aMissingSecretIsNamedWithBothWaysToGiveIt()
    {
        m_run->environment.remove(u"AGENT_CONSOLE_SECRET_COZE_PAT"_s);
        QCOMPARE((*m_run)(kAsk), 4);
        QVERIFY2(m_run->err.contains("The secret coze-pat is not set"), m_run->err.constData());
        QVERIFY(m_run->err.contains("secret set coze-pat"));
        QVERIFY(m_run->err.contains("AGENT_CONSOLE_SECRET_COZE_PAT"));
        QVERIFY(m_run->err.contains("No key ring"));
    }

    void ctrlCStopsTheChatAtTheService()
    {
        m_coze->on("/v3/chat", [](const FakeCoze::Client &client, const SentRequest &) {
            client.beginStream();
            client.chunk(created() + delta("Hel"));
        });
        m_run->start(QStringList{u"--json"_s} + kAsk);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->out.contains("Hel"), 30'000);
        m_run->interrupt();
        QCOMPARE(m_run->end(), 130);
        const auto cancelled = m_coze->asked("/v3/chat/cancel");
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(bodyOf(cancelled.first()),
            QJsonObject({{u"conversation_id"_s, u"c1"_s}, {u"chat_id"_s, u"h1"_s}}));
        const QJsonObject done = m_run->rows().last();
        QCOMPARE(done.value("status"_L1), QJsonValue(u"canceled"_s));
        QCOMPARE(done.value("text"_L1), QJsonValue(u"Hel"_s));
        QCOMPARE(done.value("chatId"_L1), QJsonValue(u"h1"_s));
        QCOMPARE(m_coze->server.openConnections(), 0);
    }

    void ctrlCBeforeTheChatHasAnIdWaitsForIt()
    {
        std::optional<FakeCoze::Client> client;
        m_coze->on("/v3/chat", [&client](const FakeCoze::Client &asking, const SentRequest &) {
            asking.beginStream();
            client = asking;
        });
        m_run->start(kAsk);
        QTRY_VERIFY_WITH_TIMEOUT(client, 30'000);
        m_run->interrupt();
        client->chunk(created());
        QCOMPARE(m_run->end(), 130);
        QCOMPARE(m_coze->asked("/v3/chat/cancel").size(), 1);
    }

    void aReaderThatLeavesEndsTheChatWithoutAnError()
    {
        m_coze->on("/v3/chat", [](const FakeCoze::Client &client, const SentRequest &) {
            client.beginStream();
            client.chunk(created());
            auto *more = new QTimer; // writes on until somebody closes
            QObject::connect(more, &QTimer::timeout, more, [client, more] {
                if (client.isOpen())
                    client.chunk(delta("more "));
                else
                    more->deleteLater();
            });
            more->start(1);
        });
        QProcess shell;
        shell.setProcessEnvironment(m_run->environment);
        shell.start(u"/bin/bash"_s,
            QStringList{u"-c"_s,
                u"\"$0\" --workspace \"$1\" --json chat --bot b1 Hello | head -n 1; echo ${PIPESTATUS[0]}"_s,
                QStringLiteral(AGENTCONSOLE_CLI), m_run->folder});
        QVERIFY(QTest::qWaitFor([&] { return shell.state() == QProcess::NotRunning; }, 60'000));
        const auto lines = shell.readAllStandardOutput().split('\n');
        QCOMPARE(lines.value(0), QByteArray(R"({"type":"delta","text":"more "})"));
        QCOMPARE(lines.value(1), QByteArray("0"));
        QCOMPARE(shell.readAllStandardError(), QByteArray());
        QCOMPARE(m_coze->asked("/v3/chat/cancel").size(), 1);
    }

private:
    std::unique_ptr<FakeCoze> m_coze;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliChat)
#include "tst_clichat.moc"

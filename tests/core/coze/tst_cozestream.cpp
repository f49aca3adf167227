// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/chatevent.h"
#include "tests/core/coze/cozefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

QByteArrayList manyFrames()
{
    QByteArrayList frames{chatFrame(u"created"_s), chatFrame(u"in_progress"_s),
        completedFrame(u"{\"name\":\"parcel\",\"arguments\":{}}"_s, u"s1"_s, u"function_call"_s),
        completedFrame(u"at the door"_s, u"s2"_s, u"tool_output"_s), deltaFrame(u"退款 "_s),
        deltaFrame(u"🙂"_s), deltaFrame(u"second"_s, u"m2"_s), completedFrame(u"退款 🙂"_s),
        completedFrame(u"second"_s, u"m2"_s), completedFrame(u"{}"_s, u"s3"_s, u"verbose"_s),
        completedFrame(u"And then?"_s, u"s4"_s, u"follow_up"_s), chatFrame(u"completed"_s), doneFrame()};
    return frames;
}

/// What a chat says of `bytes`, sent as one stream.
QByteArray describedWhenSent(const QByteArray &bytes)
{
    CozeFixture coze;
    coze.streams({bytes});
    Heard chat(coze.client.chat(question()));
    return chat.wait() ? chat.described() : QByteArray("it hangs");
}

Answer answerIn(const ChatOutcome &outcome, int index)
{
    return outcome.answers.value(index);
}

} // namespace

class tst_cozestream final : public QObject
{
    Q_OBJECT
private slots:
    void c41_framingDoesNotMatter_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::addColumn<QByteArray>("colon");
        for (const auto &[name, end] :
            {std::pair("LF", "\n"), std::pair("CRLF", "\r\n"), std::pair("CR", "\r")}) {
            QTest::addRow("%s, no blank", name) << QByteArray(end) << QByteArray(":");
            QTest::addRow("%s, one blank", name) << QByteArray(end) << QByteArray(": ");
        }
    }
    void c41_framingDoesNotMatter()
    {
        QFETCH(QByteArray, lineEnd);
        QFETCH(QByteArray, colon);
        const QByteArray plain = manyFrames().join();
        QByteArray other = plain;
        other.replace("event:", "event" + colon).replace("data:", "data" + colon).replace("\n", lineEnd);
        QCOMPARE(describedWhenSent(other), describedWhenSent(plain));
    }
    void c42_cutIntoPiecesAtEveryByte()
    {
        const QByteArray whole = manyFrames().join();
        const QByteArray expected = describedWhenSent(whole);
        QVERIFY(expected.contains("退款 🙂"));
        CozeFixture coze;
        qsizetype cut = 0;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(whole.first(cut));
            QTimer::singleShot(0, [to, rest = whole.sliced(cut)] {
                to.chunk(rest);
                to.endChunks();
            });
        });
        for (cut = 1; cut < whole.size(); ++cut) {
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            QVERIFY2(chat.described() == expected, qPrintable(QString::number(cut)));
        }
        QCOMPARE(coze.server.connections, 1);
    }
    void c42_byteByByte()
    {
        const QByteArray whole = manyFrames().join();
        CozeFixture coze;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream();
            QByteArrayList pieces;
            for (const char byte : whole)
                pieces.append(QByteArray("1\r\n") + byte + "\r\n");
            to.writeSlowly(pieces, [to] { to.endChunks(); });
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.described(), describedWhenSent(whole));
    }
    void c43_commentsIdsRetriesAndTheByteOrderMarkAreIgnored()
    {
        const QByteArrayList frames = manyFrames();
        QByteArray noisy = "\xEF\xBB\xBF: welcome\n\n";
        for (const QByteArray &one : frames)
            noisy += "id: 7\nretry: 3000\n: ping\nx-trace: y\n" + one + ": between\n";
        QCOMPARE(describedWhenSent(noisy), describedWhenSent(frames.join()));
    }
    void c44_dataOnTwoLinesIsOneObject()
    {
        QByteArray split = turnFrames({u"hi"_s}).join();
        split.replace("\"conversation_id\"", "\ndata:\"conversation_id\"");
        CozeFixture coze;
        coze.streams({split});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"hi"_s);
        QCOMPARE(chat.outcome().unknownEvents, 0);
    }
    void c45_theLastFrameNeedsNoEnd()
    {
        for (const int chopped : {1, 2}) {
            QByteArray frames = turnFrames({u"hi"_s}).join();
            frames.chop(doneFrame().size() + chopped); // it ends within that of chat.completed
            CozeFixture coze;
            coze.streams({frames});
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            QCOMPARE(chat.outcome().status, ChatStatus::Completed);
            QCOMPARE(chat.outcome().usage, std::optional(Usage{25, 5, 30}));
        }
    }
    void c46_everyFormOfDone_data()
    {
        QTest::addColumn<QByteArray>("done");
        QTest::newRow("quoted") << frame("done", "\"[DONE]\"");
        QTest::newRow("bare") << frame("done", "[DONE]");
        QTest::newRow("empty") << frame("done", "");
        QTest::newRow("missing") << QByteArray("event:done\n\n");
        QTest::newRow("object") << frame("done", "{\"debug_url\":\"https://x\"}");
        QTest::newRow("other case") << frame("Done", "{}");
        QTest::newRow("c61 Coze Studio") << QByteArray("id:9\nevent:conversation.stream.done\n\n");
        QTest::newRow("c61 Coze Studio with an object") << frame("conversation.stream.done", "{}");
    }
    void c46_everyFormOfDone()
    {
        QFETCH(QByteArray, done);
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), deltaFrame(u"hi"_s), completedFrame(u"hi"_s), done});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QCOMPARE(chat.outcome().status, ChatStatus::Completed);
        QCOMPARE(chat.outcome().text(), u"hi"_s);
        QCOMPARE(chat.outcome().unknownEvents, 0);
        QCOMPARE(coze.server.requests.size(), 1);
    }
    void c48_readingGoesOnBehindTheEndOfTheChat()
    {
        const auto audio = [](const QByteArray &bytes) {
            QJsonObject message = answerObject(QString::fromLatin1(bytes.toBase64()));
            message[u"content_type"_s] = u"audio"_s;
            return frame("conversation.audio.delta", compact(message));
        };
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), audio("AB"), deltaFrame(u"hi"_s), completedFrame(u"hi"_s),
            chatFrame(u"completed"_s), audio("C\xFF"), audio("D"), doneFrame()});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.audio,
            QByteArray("ABC\xFF"
                       "D"));
        QCOMPARE(chat.outcome().text(), u"hi"_s);
        QCOMPARE(chat.events.size(), 8);
    }
    void c49_theCompletedMessageReplacesItsDeltas()
    {
        CozeFixture coze;
        QByteArrayList frames{chatFrame(u"created"_s)};
        for (int i = 0; i < 10; ++i)
            frames.append(deltaFrame(QString::number(i)));
        frames += {completedFrame(u"0123456789"_s), completedFrame(u"0123456789"_s),
            chatFrame(u"completed"_s), doneFrame()}; // twice, as some versions do
        coze.streams(frames);
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.deltas[u"m1"_s], u"0123456789"_s);
        QCOMPARE(chat.outcome().answers.size(), 1);
        QCOMPARE(chat.outcome().text(), u"0123456789"_s);
        QVERIFY(answerIn(chat.outcome(), 0).isComplete);
        QCOMPARE(chat.outcome().timing.deltas, 10);
    }
    void c50_interleavedMessagesDoNotMix()
    {
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), deltaFrame(u"a"_s, u"m1"_s), deltaFrame(u"1"_s, u"m2"_s),
            deltaFrame(u"b"_s, u"m1"_s), deltaFrame(u"2"_s, u"m2"_s), completedFrame(u"12"_s, u"m2"_s),
            deltaFrame(u"c"_s, u"m1"_s), completedFrame(u"abc"_s, u"m1"_s), chatFrame(u"completed"_s),
            doneFrame()});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.deltas, (QMap<QString, QString>{{u"m1"_s, u"abc"_s}, {u"m2"_s, u"12"_s}}));
        QCOMPARE(chat.outcome().text(), u"abc\n\n12"_s);
    }
    void c51_reasoningIsKeptApart()
    {
        const auto thought = [](const QString &text) {
            QJsonObject message = answerObject(QString());
            message.remove(u"content"_s);
            message[u"reasoning_content"_s] = text;
            return messageFrame("delta", message);
        };
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), thought(u"The customer "_s), thought(u"greets."_s),
            deltaFrame(u"Hello"_s), completedFrame(u"Hello"_s), chatFrame(u"completed"_s), doneFrame()});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.reasoning[u"m1"_s], u"The customer greets."_s);
        QCOMPARE(chat.deltas[u"m1"_s], u"Hello"_s);
        QCOMPARE(answerIn(chat.outcome(), 0).reasoning, u"The customer greets."_s);
        QCOMPARE(answerIn(chat.outcome(), 0).text, u"Hello"_s);
        QVERIFY(chat.outcome().timing.firstWordMs >= chat.outcome().timing.firstEventMs);
    }
    void c52_whatIsNoAnswerIsNotShownAsOne_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("followUps");
        QTest::newRow("verbose") << u"verbose"_s << 0 << 0;
        QTest::newRow("function_call") << u"function_call"_s << 1 << 0;
        QTest::newRow("tool_output") << u"tool_output"_s << 1 << 0;
        QTest::newRow("tool_response") << u"tool_response"_s << 1 << 0;
        QTest::newRow("knowledge") << u"knowledge"_s << 1 << 0;
        QTest::newRow("follow_up") << u"follow_up"_s << 0 << 1;
        QTest::newRow("c53 a new type") << u"inner_monologue"_s << 0 << 0;
    }
    void c52_whatIsNoAnswerIsNotShownAsOne()
    {
        QFETCH(QString, type);
        QFETCH(int, steps);
        QFETCH(int, followUps);
        QJsonObject piece = answerObject(u"not for customers"_s, u"x1"_s);
        piece[u"type"_s] = type;
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), messageFrame("delta", piece),
            completedFrame(u"not for customers"_s, u"x1"_s, type), deltaFrame(u"hi"_s),
            completedFrame(u"hi"_s), chatFrame(u"completed"_s), doneFrame()});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"hi"_s);
        QCOMPARE(chat.deltas.keys(), QStringList{u"m1"_s});
        QCOMPARE(chat.answers.size(), 1);
        QCOMPARE(chat.outcome().steps.size(), steps);
        QCOMPARE(chat.steps.size(), steps);
        QCOMPARE(chat.outcome().followUps.size(), followUps);
        QCOMPARE(chat.followUps.size(), followUps);
    }
    void c53_unknownEventsAreCountedAndKept()
    {
        CozeFixture coze;
        QByteArrayList frames = turnFrames({u"hi"_s});
        frames.insert(1, frame("conversation.mood.changed", "{\"mood\":\"fine\"}"));
        frames.insert(3, frame("ping", "not JSON"));
        frames.insert(4, "data:{\"nameless\":1}\n\n");
        coze.streams(frames);
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"hi"_s);
        QCOMPARE(chat.outcome().unknownEvents, 3);
        QCOMPARE(chat.events[1].name, u"conversation.mood.changed"_s);
        QCOMPARE(chat.events[1].data, QByteArray("{\"mood\":\"fine\"}"));
    }
    void c54_errorEvents_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("code and msg") << refusal(4011, u"balance"_s) << 4011 << u"balance"_s;
        QTest::newRow("code as text")
            << QByteArray("{\"code\":\"4011\",\"msg\":\"balance\"}") << 4011 << u"balance"_s;
        QTest::newRow("empty object") << QByteArray("{}") << 0 << u"{}"_s;
        QTest::newRow("no JSON") << QByteArray("it broke") << 0 << u"it broke"_s;
        QTest::newRow("a list") << QByteArray("[1]") << 0 << u"[1]"_s;
    }
    void c54_errorEvents()
    {
        QFETCH(QByteArray, data);
        QFETCH(int, code);
        QFETCH(QString, words);
        CozeFixture coze;
        for (const QByteArray &before : {QByteArray(), chatFrame(u"created"_s)}) {
            coze.streams({before + frame("error", data)});
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            QCOMPARE(chat.error().code, code);
            QCOMPARE(chat.error().detail, words);
            QCOMPARE(chat.error().kind, Error::Kind::Remote);
        }
        QCOMPARE(coze.server.requests.size(), 2); // nothing to recover
    }
    void c54_anErrorAfterWordsKeepsTheWords()
    {
        CozeFixture coze;
        coze.streams({chatFrame(u"created"_s), deltaFrame(u"Half an"_s), frame("error", refusal(5000))});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Failed);
        QCOMPARE(chat.outcome().text(), u"Half an"_s);
        QVERIFY(!answerIn(chat.outcome(), 0).isComplete);
        QCOMPARE(chat.outcome().error->code, 5000);
    }
    void c55_failedChats_data()
    {
        QTest::addColumn<QByteArray>("failed");
        QTest::newRow("as a chat") << chatFrame(
            u"failed"_s, {{u"last_error"_s, QJsonObject{{u"code"_s, 4013}, {u"msg"_s, u"model"_s}}}});
        QTest::newRow("as a chat with capitals") << chatFrame(
            u"failed"_s, {{u"last_error"_s, QJsonObject{{u"Code"_s, 4013}, {u"Msg"_s, u"model"_s}}}});
        QTest::newRow("bare") << frame("conversation.chat.failed", refusal(4013, u"model"_s));
    }
    void c55_failedChats()
    {
        QFETCH(QByteArray, failed);
        CozeFixture coze;
        for (const QByteArray &before : {QByteArray(), chatFrame(u"created"_s)}) {
            coze.streams({before + failed + doneFrame()});
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            QCOMPARE(chat.outcome().status, ChatStatus::Failed);
            QVERIFY(chat.outcome().error);
            QCOMPARE(chat.outcome().error->code, 4013);
            QCOMPARE(chat.outcome().error->detail, u"model"_s);
        }
    }
    void c56_jsonInsteadOfAStream_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("before");
        const QByteArray ok = "HTTP/1.1 200 OK\r\n";
        QTest::newRow("as JSON") << ok + "Content-Type: application/json\r\n" << QByteArray();
        QTest::newRow("without a type") << ok << QByteArray();
        QTest::newRow("as a stream") << ok + "Content-Type: text/event-stream\r\n" << QByteArray();
        QTest::newRow("behind blanks") << ok + "Content-Type: application/json\r\n" << QByteArray("\r\n  ");
        QTest::newRow("behind a byte order mark") << ok << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("with status 400") << QByteArray("HTTP/1.1 400 Bad\r\n") << QByteArray();
    }
    void c56_jsonInsteadOfAStream()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, before);
        CozeFixture coze;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            const QByteArray body
                = before + "{\"code\":4006,\"msg\":\"no bot\",\n\"detail\":{\"logid\":\"L1\"}}";
            to.write(
                head + "X-Tt-Logid: L1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n");
            QByteArrayList pieces;
            for (const char byte : body)
                pieces.append(QByteArray(1, byte));
            to.writeSlowly(pieces);
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().code, 4006);
        QCOMPARE(chat.error().kind, Error::Kind::NotFound);
        QCOMPARE(chat.error().detail, u"no bot"_s);
        QCOMPARE(chat.error().logId, u"L1"_s);
    }
    void c56_aGoodJsonAnswerToAStreamIsAnError()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Protocol);
    }
    void c57_malformedFramesAreSkipped_data()
    {
        QTest::addColumn<QByteArray>("data");
        for (const char *bad : {"{\"id\":\"m1\",", "[]", "null", "\"text\"", "{\"content\":\"\xED\xA0\x80\"}",
                 "", "{\"id\":{\"a\":1},\"content\":[1]}"})
            QTest::newRow(*bad ? bad : "nothing") << QByteArray(bad);
    }
    void c57_malformedFramesAreSkipped()
    {
        QFETCH(QByteArray, data);
        CozeFixture coze;
        QByteArrayList frames = turnFrames({u"hi"_s});
        for (const char *event : {"conversation.message.delta", "conversation.message.completed",
                 "conversation.audio.delta", "conversation.chat.in_progress"})
            frames.insert(2, frame(event, data));
        coze.streams(frames);
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QCOMPARE(chat.outcome().chatId, u"c1"_s);
        QVERIFY(chat.outcome().text().contains(u"hi"_s));
    }
    void c61_theSequenceOfCozeStudioIsANormalEnd()
    {
        CozeFixture coze;
        const QByteArrayList frames{chatFrame(u"created"_s), chatFrame(u"in_progress"_s),
            deltaFrame(u"Hallo"_s), completedFrame(u"Hallo"_s),
            completedFrame(u"{}"_s, u"s1"_s, u"verbose"_s), chatFrame(u"completed"_s),
            "event:conversation.stream.done\n\n"};
        QByteArray numbered;
        for (qsizetype i = 0; i < frames.size(); ++i)
            numbered += "id:" + QByteArray::number(i) + "\n" + frames[i];
        coze.streams({numbered});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Completed);
        QCOMPARE(chat.outcome().text(), u"Hallo"_s);
        QCOMPARE(chat.outcome().unknownEvents, 0);
        QCOMPARE(chat.events.size(), 7);
    }
    void c61_aChatThatStudioCancelledIsNoAnswer()
    {
        for (const auto &[word, status] :
            {std::pair(u"cancelled"_s, ChatStatus::Canceled), std::pair(u"canceled"_s, ChatStatus::Canceled),
                std::pair(u"expired"_s, ChatStatus::Failed)}) {
            CozeFixture coze;
            coze.streams({chatFrame(u"created"_s), chatFrame(word), "event:conversation.stream.done\n\n"});
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
            QCOMPARE(chat.outcome().status, status);
            QVERIFY(chat.outcome().answers.isEmpty());
        }
    }
    void eventNamesAreComparedWithoutCase()
    {
        CozeFixture coze;
        QByteArray frames = turnFrames({u"hi"_s}).join();
        frames.replace("conversation.message", "Conversation.Message")
            .replace("conversation.chat.c", "CONVERSATION.CHAT.C");
        coze.streams({frames});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Completed);
        QCOMPARE(chat.outcome().text(), u"hi"_s);
    }
};

QTEST_GUILESS_MAIN(tst_cozestream)
#include "tst_cozestream.moc"

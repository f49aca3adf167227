// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

/// A stream that is left after these bytes.
void breaksAfter(CozeFixture &coze, const QByteArray &bytes, const std::function<void(const Client &)> &leave)
{
    coze.on("/v3/chat", [bytes, leave](const Client &to, const SentRequest &) {
        to.beginStream();
        to.chunk(bytes);
        QTimer::singleShot(0, [to, leave] { leave(to); });
    });
}

} // namespace

class tst_cozecuts final : public QObject
{
    Q_OBJECT
private slots:
    void c47_cutAfterEveryByteIsNeverASuccess()
    {
        // Without history nothing can be fetched later: every cut must be told.
        const QByteArray whole = turnFrames({u"Guten "_s, u"Tag, 您好"_s}).join();
        const qsizetype ended = whole.indexOf("event:conversation.chat.completed");
        CozeFixture coze;
        qsizetype cut = 0;
        bool resets = false;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + whole.first(cut));
            QTimer::singleShot(0, [to, r = resets] { r ? to.reset() : to.close(); });
        });
        ChatRequest request = question();
        request.saveHistory = false;
        for (cut = 0; cut <= whole.size(); ++cut) {
            resets = cut % 2 == 1;
            Heard chat(coze.client.chat(request));
            QVERIFY(chat.wait());
            const bool complete = chat.outcome().status == ChatStatus::Completed;
            const QByteArray where = QByteArray::number(cut);
            const char *at = where.constData();
            if (cut < ended)
                QVERIFY2(!complete, at);
            if (cut == whole.size() && !resets)
                QVERIFY2(complete, at);
            if (complete)
                QCOMPARE(chat.outcome().text(), u"Guten Tag, 您好"_s);
            else
                QVERIFY2(
                    chat.error().kind == Error::Kind::Protocol || chat.error().kind == Error::Kind::Network,
                    at);
        }
        QCOMPARE(coze.server.requests.size(), whole.size() + 1);
    }
    void c47_aCutStreamIsToldApartFromSuccess()
    {
        CozeFixture coze;
        ChatRequest request = question();
        request.saveHistory = false;
        breaksAfter(coze, chatFrame(u"created"_s) + deltaFrame(u"Half"_s),
            [](const Client &to) { to.endChunks(); }); // a clean end of the transfer
        Heard chat(coze.client.chat(request));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Protocol);
        QCOMPARE(chat.deltas[u"m1"_s], u"Half"_s);
        QCOMPARE(coze.server.requests.size(), 1);
    }
    void c62_aBrokenStreamIsRecoveredWithoutPostingAgain_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("ended early") << 0;
        QTest::newRow("reset") << 1;
        QTest::newRow("silent") << 2;
        QTest::newRow("connections dropped here") << 3;
    }
    void c62_aBrokenStreamIsRecoveredWithoutPostingAgain()
    {
        QFETCH(int, way);
        CozeFixture coze;
        coze.remembers(u"the whole answer"_s);
        coze.client.setPatience({10s, 10s, 1ms, 1ms, 20s, way == 2 ? 100ms : 10'000ms});
        breaksAfter(coze, chatFrame(u"created"_s) + deltaFrame(u"the wh"_s), [way](const Client &to) {
            if (way == 0)
                to.endChunks();
            else if (way == 1)
                to.reset();
        });
        Heard chat(coze.client.chat(question()));
        if (way == 3) {
            QVERIFY(waitUntil([&] { return !chat.deltas.isEmpty(); }));
            coze.http.dropConnections();
        }
        QVERIFY(chat.wait());
        QVERIFY2(*chat.result, qPrintable(chat.error().detail));
        QVERIFY(chat.outcome().wasRecovered);
        QCOMPARE(chat.outcome().text(), u"the whole answer"_s);
        QCOMPARE(chat.answers.last().text, u"the whole answer"_s);
        QCOMPARE(chat.outcome().chatId, u"c1"_s);
        QCOMPARE(coze.asked("/v3/chat"), 1);
    }
    void c62_whatWasHeardOfABrokenAndFailedChatIsKept()
    {
        CozeFixture coze;
        coze.on("/v3/chat/retrieve",
            [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"failed"_s))); });
        breaksAfter(
            coze, chatFrame(u"created"_s) + deltaFrame(u"Half"_s), [](const Client &to) { to.reset(); });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().status, ChatStatus::Failed);
        QCOMPARE(chat.outcome().text(), u"Half"_s);
        QVERIFY(chat.answers.isEmpty()); // none was completed
    }
    void c62_aStreamThatBreaksBeforeItsChatBeganIsAnError()
    {
        CozeFixture coze;
        coze.remembers(u"the whole answer"_s);
        breaksAfter(coze, ": hello\n\n", [](const Client &to) { to.reset(); });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Network);
        QCOMPARE(
            coze.server.requests.size(), 1); // whether the bot runs is not known: nothing is posted again
    }
    void c62_aRepeatedStreamThatBreaksIsNoSuccess()
    {
        // The first stream says that the token is bad, and says it is done.
        CozeFixture coze;
        coze.signInByJwt();
        coze.on("/v3/chat", [made = 0](const Client &to, const SentRequest &) mutable {
            to.beginStream();
            to.chunk(++made == 1 ? frame("error", refusal(4100)) + doneFrame()
                                 : chatFrame(u"created"_s) + deltaFrame(u"Half"_s));
            to.endChunks();
        });
        ChatRequest request = question();
        request.saveHistory = false;
        Heard chat(coze.client.chat(request));
        QVERIFY(chat.wait());
        QCOMPARE(coze.asked("/v3/chat"), 2);
        QCOMPARE(chat.error().kind, Error::Kind::Protocol);
    }
    void statusesThatAreNoAnswerAreErrors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        const auto row
            = [](int status, Error::Kind kind) { QTest::addRow("%d", status) << status << int(kind); };
        row(204, Error::Kind::Protocol);
        row(302, Error::Kind::Protocol);
        row(304, Error::Kind::Protocol);
        row(400, Error::Kind::Remote);
        row(401, Error::Kind::Unauthorized);
        row(403, Error::Kind::Forbidden);
        row(404, Error::Kind::NotFound);
        row(413, Error::Kind::Remote);
        row(429, Error::Kind::RateLimited);
        row(500, Error::Kind::Remote);
        row(502, Error::Kind::Remote);
        row(504, Error::Kind::Timeout);
    }
    void statusesThatAreNoAnswerAreErrors()
    {
        // Even when frames of an event stream come with them.
        QFETCH(int, status);
        QFETCH(int, kind);
        CozeFixture coze;
        const bool bodiless = status == 204 || status == 304;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.answer(bodiless ? QByteArray() : turnFrames({u"hi"_s}).join(), status);
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(int(chat.error().kind), kind);
        QVERIFY(chat.deltas.isEmpty());
        QCOMPARE(coze.server.requests.size(), 1);
    }
    void anAnswerThatComesLateIsHeard()
    {
        CozeFixture coze;
        std::optional<Client> late;
        coze.on("/v3/chat", [&late](const Client &to, const SentRequest &) {
            if (!late) {
                late = to;
                return;
            }
            to.beginStream();
            to.chunk(turnFrames({u"soon"_s}).join());
            to.endChunks();
        });
        Heard first(coze.client.chat(question()));
        QVERIFY(waitUntil([&] { return late.has_value(); }));
        for (int i = 0; i < 10; ++i) {
            Heard other(coze.client.chat(question()));
            QVERIFY(other.wait());
            QCOMPARE(other.outcome().text(), u"soon"_s);
        }
        QVERIFY(!first.isOver());
        QByteArrayList pieces{"HTT", "P/1.1 200 OK\r\nContent-Type: text/event-str", "eam\r\n\r", "\n"};
        late->writeSlowly(pieces + turnFrames({u"at last"_s}), [&late] { late->close(); });
        QVERIFY(first.wait());
        QCOMPARE(first.outcome().text(), u"at last"_s);
    }
    void c59_silenceEndsAStreamWithASentence()
    {
        CozeFixture coze;
        coze.client.setPatience({10s, 10s, 1ms, 1ms, 20s, 80ms});
        ChatRequest request = question();
        request.saveHistory = false;
        coze.on("/v3/chat", [](const Client &, const SentRequest &) {});
        Heard mute(coze.client.chat(request));
        QVERIFY(mute.wait());
        QCOMPARE(mute.error().kind, Error::Kind::Timeout);
        QVERIFY(!mute.error().detail.isEmpty());
        breaksAfter(coze, chatFrame(u"created"_s), [](const Client &) {});
        Heard begun(coze.client.chat(request));
        QVERIFY(begun.wait());
        QCOMPARE(begun.error().kind, Error::Kind::Timeout);
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
    }
    void c59_aCommentIsASignOfLife()
    {
        CozeFixture coze;
        coze.client.setPatience({10s, 10s, 1ms, 1ms, 20s, 600ms});
        QTimer beat;
        int beats = 0;
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s));
            connect(&beat, &QTimer::timeout, &coze.server, [&, to] {
                to.chunk(": thinking\n");
                if (++beats == 12) { // longer than the silence in all
                    beat.stop();
                    to.chunk("\n" + turnFrames({u"Hallo"_s}).join());
                    to.endChunks();
                }
            });
            beat.start(60ms);
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"Hallo"_s);
        QVERIFY(!chat.outcome().wasRecovered);
    }
    void theLastWordNeedsNoEndOfTheConnection_data()
    {
        QTest::addColumn<QByteArray>("last");
        QTest::addColumn<bool>("good");
        QTest::newRow("done") << doneFrame() << true;
        QTest::newRow("error") << frame("error", refusal(4011)) << false;
    }
    void theLastWordNeedsNoEndOfTheConnection()
    {
        QFETCH(QByteArray, last);
        QFETCH(bool, good);
        CozeFixture coze;
        coze.client.setPatience({10s, 10s, 1ms, 1ms, 20s, 0ms}); // silence would never end it
        breaksAfter(coze, chatFrame(u"created"_s) + last, [](const Client &) {});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.result->has_value(), good);
        QCOMPARE(good ? 0 : 4011, int(chat.error().code));
        QVERIFY(waitUntil([&] { return coze.server.openConnections() == 0; }));
        QCOMPARE(coze.server.requests.size(), 1);
    }
    void aChatThatEndedNeedsNoLastWord()
    {
        CozeFixture coze;
        coze.client.setPatience({10s, 10s, 1ms, 1ms, 20s, 100ms});
        QByteArrayList frames = turnFrames({u"Hallo"_s});
        frames.removeLast();
        breaksAfter(coze, frames.join(), [](const Client &) {});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().text(), u"Hallo"_s);
        QVERIFY(!chat.outcome().wasRecovered);
    }
    void c60_aChatMayGoAwayInAnyOfItsSignals_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("how");
        for (int how = 0; how < 3; ++how) {
            for (int at = 0; at < 9; ++at)
                QTest::addRow("%s in %s", std::array{"job", "client", "cancelled"}[std::size_t(how)],
                    std::array{"began", "rawEvent", "delta", "reasoning", "answerCompleted", "stepCompleted",
                        "followUp", "audio", "finished"}[std::size_t(at)])
                    << at << how;
        }
    }
    void c60_aChatMayGoAwayInAnyOfItsSignals()
    {
        QFETCH(int, at);
        QFETCH(int, how);
        CozeFixture coze;
        coze.on("/v3/chat/cancel", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        QJsonObject thought = answerObject(u"x"_s);
        thought[u"reasoning_content"_s] = u"hm"_s;
        coze.streams({chatFrame(u"created"_s) + messageFrame("delta", thought) + completedFrame(u"x"_s)
            + completedFrame(u"{}"_s, u"s1"_s, u"function_call"_s)
            + completedFrame(u"More?"_s, u"s2"_s, u"follow_up"_s)
            + frame("conversation.audio.delta", compact(answerObject(u"QUI="_s))) + chatFrame(u"completed"_s)
            + doneFrame()});
        auto *client = new CozeClient(coze.http, coze.tokens);
        client->setRegion(coze.region());
        QPointer<ChatJob> job = client->chat(question());
        int finished = 0;
        int late = 0;
        bool gone = false;
        qsizetype read = 0; // what a slot is given must live on in it
        const auto in = [&](int signal, const auto &...values) {
            late += gone && signal != 8 ? 1 : 0;
            if (signal != at || gone)
                return;
            gone = true;
            if (how == 0)
                delete job;
            else if (how == 1)
                delete std::exchange(client, nullptr);
            else
                job->cancel();
            ((read += values.size()), ...);
        };
        connect(job, &ChatJob::began, this, [&](const QString &v, const QString &c) { in(0, v, c); });
        connect(job, &ChatJob::rawEvent, this,
            [&](const RawEvent &event) { in(1, event.name, QString::fromUtf8(event.data)); });
        connect(job, &ChatJob::delta, this, [&](const QString &id, const QString &text) { in(2, id, text); });
        connect(
            job, &ChatJob::reasoning, this, [&](const QString &id, const QString &text) { in(3, id, text); });
        connect(job, &ChatJob::answerCompleted, this,
            [&](const Answer &answer) { in(4, answer.messageId, answer.text); });
        connect(job, &ChatJob::stepCompleted, this,
            [&](const TraceStep &step) { in(5, step.messageId, step.content); });
        connect(job, &ChatJob::followUp, this, [&](const QString &text) { in(6, text); });
        connect(job, &ChatJob::audio, this,
            [&](const QString &id, const QByteArray &bytes) { in(7, id, QString::fromUtf8(bytes)); });
        connect(job, &ChatJob::finished, this, [&](const Result<ChatOutcome> &outcome) {
            ++finished;
            in(8, outcome ? outcome->text() : outcome.error().detail);
        });
        QVERIFY(waitUntil([&] { return job.isNull() && coze.http.load().running == 0; }));
        QVERIFY(gone);
        QCOMPARE(late, 0);
        QCOMPARE(finished, at == 8 || how == 2 ? 1 : 0);
        delete client;
    }
};

QTEST_GUILESS_MAIN(tst_cozecuts)
#include "tst_cozecuts.moc"

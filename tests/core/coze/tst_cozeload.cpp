// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QTest>

#include <malloc.h>

/// There with AddressSanitizer, which has an allocator of its own.
extern "C" __attribute__((weak)) std::size_t __sanitizer_get_current_allocated_bytes();

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

/// Bytes that are allocated and not freed.
qint64 heapBytes()
{
    if (__sanitizer_get_current_allocated_bytes)
        return qint64(__sanitizer_get_current_allocated_bytes());
    return qint64(mallinfo2().uordblks);
}

QString questionIn(const SentRequest &request)
{
    return bodyOf(request)[u"additional_messages"_s][0][u"content"_s].toString();
}

} // namespace

class tst_cozeload final : public QObject
{
    Q_OBJECT
private slots:
    void hundredChatsRunSideBySide()
    {
        CozeFixture coze;
        coze.signInByJwt();
        QList<std::pair<Client, QString>> open;
        coze.on("/v3/chat", [&open](const Client &to, const SentRequest &request) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s) + deltaFrame(u"answer to "_s));
            open.append({to, questionIn(request)});
        });
        Chats chats = begun(coze, 100);
        QVERIFY(waitUntil([&] { return open.size() == 100; })); // none is queued behind six
        QCOMPARE(coze.server.openConnections(), 101); // that of the exchange
        for (const auto &[to, asked] : open) {
            to.chunk(deltaFrame(asked) + completedFrame(u"answer to "_s + asked) + chatFrame(u"completed"_s)
                + doneFrame());
            to.endChunks();
        }
        for (std::size_t i = 0; i < chats.size(); ++i) {
            QVERIFY(chats[i]->wait());
            QCOMPARE(chats[i]->outcome().text(), u"answer to %1"_s.arg(i));
            QCOMPARE(chats[i]->deltas[u"m1"_s], u"answer to %1"_s.arg(i));
        }
        QCOMPARE(coze.asked("/api/permission/oauth2/token"), 1);
        const int connections = coze.server.connections;
        open.clear();
        Chats next = begun(coze, 50);
        QVERIFY(waitUntil([&] { return open.size() == 50; }));
        QCOMPARE(coze.server.connections, connections); // kept ones are used again
        for (const auto &one : open) {
            one.first.chunk(chatFrame(u"completed"_s));
            one.first.endChunks();
        }
        for (const auto &chat : next)
            QVERIFY(chat->wait() && *chat->result);
    }
    void oneChatAfterTheOtherNeedsOneConnection()
    {
        CozeFixture coze;
        coze.streams(turnFrames({u"hi"_s}));
        for (int i = 0; i < 30; ++i) {
            Heard chat(coze.client.chat(question()));
            QVERIFY(chat.wait());
        }
        QCOMPARE(coze.server.connections, 1);
    }
    void hundredPolledChatsEnd()
    {
        CozeFixture coze;
        coze.on("/v3/chat", [made = 0](const Client &to, const SentRequest &) mutable {
            to.answer(ok(chatObject(u"in_progress"_s, {{u"id"_s, QString::number(++made)}})));
        });
        QMap<QByteArray, int> polls;
        coze.on("/v3/chat/retrieve", [&](const Client &to, const SentRequest &request) {
            to.answer(ok(chatObject(++polls[request.target] < 3 ? u"in_progress"_s : u"completed"_s)));
        });
        coze.on("/v3/chat/message/list", [](const Client &to, const SentRequest &) {
            to.answer(ok(QJsonArray{answerObject(u"there"_s)}));
        });
        for (const auto &chat : begun(coze, 100, false)) {
            QVERIFY(chat->wait());
            QCOMPARE(chat->outcome().text(), u"there"_s);
        }
        QCOMPARE(coze.asked("/v3/chat"), 100);
        QVERIFY(coze.server.connections <= 6);
    }
    void aFloodDoesNotHoldUpAPersonsClick()
    {
        CozeFixture coze;
        QList<Client> open;
        for (const char *path : {"/v3/chat", "/v3/chat/retrieve"})
            coze.on(path, [&open](const Client &to, const SentRequest &) { open.append(to); });
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        Chats streams = begun(coze, 100);
        Chats polled = begun(coze, 100, false);
        QList<QFuture<Result<Chat>>> asked;
        for (int i = 0; i < 300; ++i)
            asked.append(coze.client.retrieve(u"v1"_s, u"c1"_s));
        QVERIFY(waitUntil([&] { return open.size() == 106; }));
        QVERIFY(await(coze.client.me()));
        QCOMPARE(open.size(), 106); // all others still wait
        Heard own(coze.client.chat(question(), net::Lane::Stream));
        QVERIFY(waitUntil([&] { return open.size() == 107; })); // and a chat of a person begins
        for (auto &one : asked)
            one.cancel();
    }
    void stoppingHundredChatsDoesNotHoldUpAPersonsClick()
    {
        CozeFixture coze;
        coze.client.setPatience({60s, 10s, 1ms, 1ms, 20s, 60s}); // longer than the test's own
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(u"created"_s));
        });
        coze.on("/v3/chat/cancel", [](const Client &, const SentRequest &) {}); // takes its time
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        Chats chats = begun(coze, 100);
        QVERIFY(waitUntil([&] {
            return std::all_of(
                chats.cbegin(), chats.cend(), [](const auto &chat) { return !chat->began.isEmpty(); });
        }));
        for (const auto &chat : chats)
            chat->job->cancel();
        QVERIFY(waitUntil([&] { return coze.asked("/v3/chat/cancel") == 6; }));
        QVERIFY(await(coze.client.me()));
        QCOMPARE(coze.asked("/v3/chat/cancel"), 6); // the rest still waits
    }
    void memoryStaysFlatOverAThousandChats()
    {
        CozeFixture coze;
        coze.signInByJwt();
        const QByteArray frames = turnFrames({u"one "_s, u"two "_s, u"three"_s}).join();
        coze.on("/v3/chat", [&](const Client &to, const SentRequest &) {
            coze.server.requests.clear();
            to.beginStream();
            to.chunk(frames);
            to.endChunks();
        });
        const auto run = [&coze](int count) {
            for (int i = 0; i < count; ++i) {
                Heard chat(coze.client.chat(question()));
                if (!chat.wait() || chat.outcome().text() != u"one two three"_s)
                    return false;
            }
            return waitUntil([&] { return coze.client.children().isEmpty(); });
        };
        QVERIFY(run(200));
        const qint64 before = heapBytes();
        const qsizetype objects = coze.http.findChildren<QObject *>().size();
        QVERIFY(run(800));
        const qint64 grown = heapBytes() - before;
        QVERIFY2(grown < 64 * 800, qPrintable(u"%1 bytes"_s.arg(grown))); // less than any object for each
        QCOMPARE(coze.http.findChildren<QObject *>().size(), objects);
        QCOMPARE(coze.server.connections, 2);
    }
    void whatIsGivenUpLeavesNoRequestRunning_data()
    {
        QTest::addColumn<QByteArray>("phase");
        QTest::addColumn<int>("how");
        for (const char *phase :
            {"waits for a token", "waits for a head", "streams", "polls", "reads messages", "recovers"}) {
            for (int how = 0; how < 3; ++how)
                QTest::addRow(
                    "%s, %s", std::array{"cancelled", "deleted", "client destroyed"}[std::size_t(how)], phase)
                    << QByteArray(phase) << how;
        }
    }
    void whatIsGivenUpLeavesNoRequestRunning()
    {
        QFETCH(QByteArray, phase);
        QFETCH(int, how);
        CozeFixture coze;
        QList<Client> hanging; // requests that nobody answers to their end
        const auto hang = [&hanging](const Client &to, const SentRequest &) { hanging.append(to); };
        const auto begin
            = [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"created"_s))); };
        const bool stream = phase != "polls" && phase != "reads messages";
        if (phase == "waits for a token") {
            coze.signInByJwt();
            coze.on("/api/permission/oauth2/token", hang);
        }
        coze.on("/v3/chat", stream ? ScriptedServer::Handler(hang) : begin);
        coze.on("/v3/chat/retrieve", hang);
        coze.on("/v3/chat/message/list", hang);
        coze.on("/v3/chat/cancel", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        if (phase == "streams" || phase == "recovers")
            coze.on("/v3/chat", [&, ends = phase == "recovers"](const Client &to, const SentRequest &) {
                to.beginStream();
                to.chunk(chatFrame(u"created"_s));
                ends ? to.endChunks() : hanging.append(to);
            });
        if (phase == "reads messages")
            coze.on("/v3/chat/retrieve",
                [](const Client &to, const SentRequest &) { to.answer(ok(chatObject(u"completed"_s))); });
        auto client = std::make_unique<CozeClient>(coze.http, coze.tokens);
        client->setRegion(coze.region());
        client->setPatience({10s, 10s, 1ms, 1ms, 20s, 10s});
        QList<QPointer<ChatJob>> jobs;
        int chats = 0;
        for (int i = 0; i < 5; ++i) {
            ChatRequest request = question();
            request.stream = stream;
            jobs.append(client->chat(request));
            connect(jobs.last(), &ChatJob::began, this, [&chats] { ++chats; });
        }
        const bool began = phase != "waits for a token" && phase != "waits for a head";
        QVERIFY(waitUntil([&] {
            return hanging.size() == (phase == "waits for a token" ? 1 : 5) && chats == (began ? 5 : 0);
        }));
        for (const QPointer<ChatJob> &job : jobs)
            how == 0 ? job->cancel() : how == 1 ? delete job : void();
        if (how == 2)
            client.reset();
        if (phase == "waits for a token") {
            // The exchange goes on for whoever asks next, until the credential goes.
            QVERIFY(waitUntil([&] { return coze.http.load().running == 1; }));
            coze.tokens.clearCredential();
        }
        QVERIFY(waitUntil([&] { return coze.http.load().running == 0; }));
        QVERIFY(waitUntil([&] {
            return std::none_of(
                hanging.cbegin(), hanging.cend(), [](const Client &one) { return one.isOpen(); });
        }));
        const int told = how == 0 && began ? 5 : 0; // that the chat is to be cancelled
        QVERIFY(waitUntil([&] { return coze.asked("/v3/chat/cancel") == told; }));
        const qsizetype asked = coze.server.requests.size();
        QTest::qWait(20);
        QCOMPARE(coze.server.requests.size(), asked); // nobody goes on asking
        for (const QPointer<ChatJob> &job : jobs)
            QVERIFY(job.isNull());
    }
};

QTEST_GUILESS_MAIN(tst_cozeload)
#include "tst_cozeload.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/httpclient.h"
#include "tests/support/scriptedserver.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::net;
using tests::ScriptedServer;
using tests::SentRequest;
using Client = ScriptedServer::Client;

namespace {

/// Waits for one exchange and keeps what came.
struct Waiter
{
    explicit Waiter(const QPointer<HttpExchange> &exchange)
    {
        QObject::connect(
            exchange, &HttpExchange::data, exchange, [this](const QByteArray &bytes) { data += bytes; });
        QObject::connect(exchange, &HttpExchange::finished, exchange, [this](const Result<HttpReply> &reply) {
            result = reply;
            ++finished;
        });
    }
    [[nodiscard]] bool wait() const
    {
        return QTest::qWaitFor([this] { return finished > 0; }, 10'000);
    }
    [[nodiscard]] Error::Kind error() const { return result->error().kind; }

    std::optional<Result<HttpReply>> result;
    QByteArray data;
    int finished = 0;
};

HttpRequest requestTo(const ScriptedServer &server, const QString &path = u"/"_s)
{
    HttpRequest request;
    request.url = QUrl(server.url() + path);
    return request;
}

} // namespace

class tst_httpclient final : public QObject
{
    Q_OBJECT
private slots:
    void answersOfAnyStatusAreReplies_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 204, 301, 400, 401, 403, 404, 409, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void answersOfAnyStatusAreReplies()
    {
        QFETCH(int, status);
        ScriptedServer server([status](const Client &client, const SentRequest &) {
            client.answer(
                status == 204 ? "" : "{\"code\":1}", status, "X-Tt-Logid: L1\r\nLocation: /elsewhere\r\n");
        });
        HttpClient http;
        Waiter waiter(http.send(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY(*waiter.result);
        QCOMPARE((*waiter.result)->head.status, status);
        QCOMPARE((*waiter.result)->head.header("x-tt-LOGID"), QByteArray("L1")); // c6
        QCOMPARE(server.requests.size(), 1); // no redirect was followed
    }
    void postsAnsweredByAnyStatusAreReplies_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("header");
        for (const int status : {200, 301, 302, 307, 308, 400, 401, 403, 413, 429, 503})
            QTest::addRow("%d", status) << status << QByteArray("Location: /elsewhere\r\n");
        QTest::newRow("401 that asks for a password")
            << 401 << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
        QTest::newRow("401 that asks for a token") << 401 << QByteArray("WWW-Authenticate: Bearer\r\n");
    }
    void postsAnsweredByAnyStatusAreReplies()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, header);
        ScriptedServer server([&](const Client &client, const SentRequest &) {
            client.answer("{\"code\":1}", status, header);
        });
        HttpClient http;
        HttpRequest post = requestTo(server);
        post.method = "POST";
        post.body = "{}";
        Waiter waiter(http.send(post));
        QVERIFY(waiter.wait());
        QVERIFY2(*waiter.result,
            waiter.result && !*waiter.result ? qPrintable(waiter.result->error().detail) : "");
        QCOMPARE((*waiter.result)->head.status, status);
        QCOMPARE((*waiter.result)->body, QByteArray("{\"code\":1}"));
        QCOMPARE(server.requests.size(), 1);
    }
    void c3_everyRequestNamesTheProgram()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) { client.answer("{}"); });
        HttpClient http;
        Waiter waiter(http.send(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY(server.requests[0].header("User-Agent").startsWith("agent-console/"));
        QVERIFY(server.requests[0].header("Cookie").isEmpty());
    }
    void whatChangesSomethingIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("{\"a\":1}");
        QTest::newRow("POST without a body") << QByteArray("POST") << QByteArray();
        QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{\"a\":1}");
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray();
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray();
    }
    void whatChangesSomethingIsSentOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        // The kept connection is closed instead of answered: a browser would send the POST again.
        int seen = 0;
        ScriptedServer server([&seen](const Client &client, const SentRequest &) {
            if (++seen == 1)
                client.answer("{}");
            else
                client.reset();
        });
        HttpClient http;
        HttpRequest post = requestTo(server);
        post.method = method;
        post.body = body;
        Waiter first(http.send(post));
        QVERIFY(first.wait());
        QCOMPARE(server.requests[0].body, post.body);
        QCOMPARE(server.requests[0].header("Content-Length"), QByteArray::number(body.size()));
        Waiter second(http.send(post));
        QVERIFY(second.wait());
        QVERIFY(!*second.result);
        QCOMPARE(second.error(), Error::Kind::Network);
        QVERIFY2(
            second.result->error().detail.contains(u"closed"_s), qPrintable(second.result->error().detail));
        QCOMPARE(server.requests.size(), 2);
    }
    void uploadsAreReadFromTheirDevice()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) { client.answer("{}"); });
        HttpClient http;
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(QByteArray(300'000, 'u'));
        QVERIFY(buffer->open(QIODevice::ReadOnly));
        HttpRequest post = requestTo(server);
        post.method = "POST";
        post.upload = buffer;
        const auto exchange = http.send(post);
        QSignalSpy progress(exchange, &HttpExchange::uploaded);
        Waiter waiter(exchange);
        QVERIFY(waiter.wait());
        QCOMPARE(server.requests[0].body, QByteArray(300'000, 'u'));
        QVERIFY(!progress.isEmpty());
    }
    void streamsHandOnPieceByPiece()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) {
            client.beginStream();
            client.chunk("data:1\n\n");
            QTimer::singleShot(0, [client] {
                client.chunk("data:2\n\n");
                client.endChunks();
            });
        });
        HttpClient http;
        Waiter waiter(http.stream(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY(*waiter.result);
        QCOMPARE(waiter.data, QByteArray("data:1\n\ndata:2\n\n"));
        QVERIFY((*waiter.result)->body.isEmpty());
        const HttpTiming &timing = (*waiter.result)->timing;
        QVERIFY(timing.connectingMs >= 0 && timing.sentMs >= timing.connectingMs
            && timing.firstByteMs >= timing.sentMs && timing.finishedMs >= timing.firstByteMs);
    }
    void closeDelimitedAnswersAreWhole()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) {
            client.write("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{\"a\":");
            QTimer::singleShot(0, [client] {
                client.write("1}");
                client.close();
            });
        });
        HttpClient http;
        Waiter waiter(http.send(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY(*waiter.result);
        QCOMPARE((*waiter.result)->body, QByteArray("{\"a\":1}"));
    }
    void cutAnswersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("half a status line") << QByteArray("HTTP/1.1 20");
        QTest::newRow("half the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("half the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        QTest::newRow("half a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\nhalf");
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    }
    void cutAnswersAreErrors()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server([answer](const Client &client, const SentRequest &) {
            client.write(answer);
            client.close();
        });
        HttpClient http;
        Waiter waiter(http.send(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY2(!*waiter.result, answer.constData());
    }
    void gzippedAnswersAreOpened()
    {
        // {"a":1} by gzip
        const QByteArray packed
            = QByteArray::fromHex("1f8b08000000000002ffab564a54b232ac0500afac1b5607000000");
        ScriptedServer server([packed](const Client &client, const SentRequest &) {
            client.answer(packed, 200, "Content-Encoding: gzip\r\n");
        });
        HttpClient http;
        Waiter waiter(http.send(requestTo(server)));
        QVERIFY(waiter.wait());
        QVERIFY2(*waiter.result,
            waiter.result && !*waiter.result ? qPrintable(waiter.result->error().detail) : "");
        QCOMPARE((*waiter.result)->body, QByteArray("{\"a\":1}"));
    }
    void longAnswersAreRefused()
    {
        ScriptedServer server(
            [](const Client &client, const SentRequest &) { client.answer(QByteArray(5000, 'x')); });
        HttpClient http;
        HttpRequest request = requestTo(server);
        request.limits.bodyBytes = 1000;
        Waiter waiter(http.send(request));
        QVERIFY(waiter.wait());
        QCOMPARE(waiter.error(), Error::Kind::Protocol);
    }
    void limitsEndWhatDoesNotAnswer_data()
    {
        QTest::addColumn<bool>("total");
        QTest::newRow("total") << true;
        QTest::newRow("silence") << false;
    }
    void limitsEndWhatDoesNotAnswer()
    {
        QFETCH(bool, total);
        ScriptedServer server; // takes and says nothing
        HttpClient http;
        HttpRequest request = requestTo(server);
        request.limits.total = total ? 50ms : 0ms;
        request.limits.silence = total ? 0ms : 50ms;
        Waiter waiter(http.stream(request));
        QVERIFY(waiter.wait());
        QCOMPARE(waiter.error(), Error::Kind::Timeout);
        QTRY_COMPARE(server.openConnections(), 0);
    }
    void c59_anyByteEndsTheSilence()
    {
        QTimer beat;
        int beats = 0;
        ScriptedServer server([&](const Client &client, const SentRequest &) {
            client.beginStream();
            QObject::connect(&beat, &QTimer::timeout, &server, [&beats, &beat, client] {
                client.chunk(": still here\n");
                if (++beats == 12) {
                    beat.stop();
                    client.endChunks();
                }
            });
            beat.start(40ms);
        });
        HttpClient http;
        HttpRequest request = requestTo(server);
        request.limits.total = 0ms;
        request.limits.silence = 300ms; // in all it takes longer than that
        Waiter waiter(http.stream(request));
        QVERIFY(waiter.wait());
        QVERIFY2(*waiter.result,
            waiter.result && !*waiter.result ? qPrintable(waiter.result->error().detail) : "");
        QCOMPARE(beats, 12);
    }
    void nobodyListensIsANetworkError()
    {
        ScriptedServer server;
        const HttpRequest request = requestTo(server);
        server.stop();
        HttpClient http;
        Waiter waiter(http.send(request));
        QVERIFY(waiter.wait());
        QCOMPARE(waiter.error(), Error::Kind::Network);
    }
    void plainTextToOtherComputersIsRefused()
    {
        HttpClient http;
        HttpRequest request;
        request.url = QUrl(u"http://shop.example/"_s);
        Waiter waiter(http.send(request));
        QVERIFY(waiter.wait());
        QCOMPARE(waiter.error(), Error::Kind::InvalidInput);
        QCOMPARE(http.load().requestsSent, 0);
        request.url = QUrl(u"ftp://127.0.0.1/"_s);
        Waiter other(http.send(request));
        QVERIFY(other.wait());
        QCOMPARE(other.error(), Error::Kind::InvalidInput);
    }
    void c60_deletingFromAnySignalIsSafe_data()
    {
        QTest::addColumn<QByteArray>("signal");
        QTest::addColumn<bool>("client");
        for (const char *signal : {"headArrived", "data", "finished"}) {
            QTest::addRow("exchange in %s", signal) << QByteArray(signal) << false;
            QTest::addRow("client in %s", signal) << QByteArray(signal) << true;
        }
    }
    void c60_deletingFromAnySignalIsSafe()
    {
        QFETCH(QByteArray, signal);
        QFETCH(bool, client);
        ScriptedServer server([](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk("data:1\n\n");
            to.endChunks();
        });
        auto *http = new HttpClient;
        QPointer<HttpExchange> exchange = http->stream(requestTo(server));
        int after = 0;
        const auto drop = [&, client](const QByteArray &where) {
            after += exchange.isNull() ? 1 : 0;
            if (where != signal || !exchange)
                return;
            if (client)
                delete std::exchange(http, nullptr);
            else
                delete exchange;
        };
        connect(exchange, &HttpExchange::headArrived, this, [&] { drop("headArrived"); });
        connect(exchange, &HttpExchange::data, this, [&] { drop("data"); });
        connect(exchange, &HttpExchange::finished, this, [&] { drop("finished"); });
        QTRY_VERIFY(exchange.isNull());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTest::qWait(20);
        QCOMPARE(after, 0);
        delete http;
    }
    void aClientMayGoAwayWhileItDropsConnections()
    {
        ScriptedServer server([](const Client &to, const SentRequest &) { to.beginStream(); });
        auto http = std::make_unique<HttpClient>();
        QList<QPointer<HttpExchange>> exchanges;
        int finished = 0;
        for (int i = 0; i < 3; ++i) {
            exchanges.append(http->stream(requestTo(server)));
            connect(exchanges.last(), &HttpExchange::finished, this, [&] {
                ++finished;
                http.reset();
            });
        }
        QTRY_COMPARE(server.requests.size(), 3);
        http->dropConnections();
        QCOMPARE(finished, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        for (const auto &exchange : exchanges)
            QVERIFY(exchange.isNull());
    }
    void cancelIsToldOnceAndClosesTheConnection()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) { client.beginStream(); });
        HttpClient http;
        const auto exchange = http.stream(requestTo(server));
        Waiter waiter(exchange);
        QTRY_COMPARE(server.requests.size(), 1);
        exchange->cancel();
        QCOMPARE(waiter.finished, 1);
        QCOMPARE(waiter.error(), Error::Kind::Cancelled);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(waiter.finished, 1);
        QCOMPARE(http.load().running, 0);
    }
    void hundredStreamsRunSideBySide()
    {
        QList<Client> waiting;
        ScriptedServer server([&waiting](const Client &client, const SentRequest &) {
            client.beginStream();
            waiting.append(client);
        });
        HttpClient http;
        HttpRequest request = requestTo(server);
        request.lane = Lane::Stream;
        std::vector<std::unique_ptr<Waiter>> waiters;
        for (int i = 0; i < 100; ++i)
            waiters.push_back(std::make_unique<Waiter>(http.stream(request)));
        QTRY_COMPARE(waiting.size(), 100); // none waits behind Qt's six
        for (const Client &client : waiting)
            client.endChunks();
        for (const auto &waiter : waiters)
            QVERIFY(waiter->wait());
        const int opened = http.load().connectionsOpened;
        waiting.clear();
        waiters.clear();
        for (int i = 0; i < 12; ++i)
            waiters.push_back(std::make_unique<Waiter>(http.stream(request)));
        QTRY_COMPARE(waiting.size(), 12);
        for (const Client &client : waiting)
            client.endChunks();
        for (const auto &waiter : waiters)
            QVERIFY(waiter->wait());
        QCOMPARE(http.load().connectionsOpened, opened); // those that became free are used again
    }
    void aFloodDoesNotHoldUpAPerson()
    {
        QList<Client> waiting;
        ScriptedServer server([&waiting](const Client &client, const SentRequest &sent) {
            if (sent.path() == "/click")
                client.answer("{}");
            else
                waiting.append(client);
        });
        HttpClient http;
        HttpRequest flood = requestTo(server, u"/flood"_s);
        flood.lane = Lane::Background;
        for (int i = 0; i < 50; ++i)
            static_cast<void>(http.send(flood));
        QTRY_COMPARE(waiting.size(), 6); // the rest waits in its own lane
        Waiter click(http.send(requestTo(server, u"/click"_s)));
        QVERIFY(click.wait());
        QVERIFY(*click.result);
        QCOMPARE(waiting.size(), 6);
    }
    void shortCallsShareSixConnections()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) { client.answer("{}"); });
        HttpClient http;
        std::vector<std::unique_ptr<Waiter>> waiters;
        for (int i = 0; i < 200; ++i)
            waiters.push_back(std::make_unique<Waiter>(http.send(requestTo(server))));
        for (const auto &waiter : waiters)
            QVERIFY(waiter->wait());
        QVERIFY(server.connections <= 6);
        QCOMPARE(http.load().connectionsOpened, server.connections);
    }
    void c7_recordsHoldNoSecret()
    {
        ScriptedServer server([](const Client &client, const SentRequest &) {
            client.answer("{\"access_token\":\"czs_answered\"}");
        });
        HttpClient http;
        QList<WireRecord> records;
        connect(
            &http, &HttpClient::recorded, this, [&](const WireRecord &record) { records.append(record); });
        HttpRequest post = requestTo(server, u"/x?token=inquery"_s);
        post.method = "POST";
        post.headers = {{"Authorization", "Bearer pat_inheader"}};
        post.body = "{\"password\":\"inbody\"}";
        Waiter waiter(http.send(post));
        QVERIFY(waiter.wait());
        QCOMPARE(records.size(), 1);
        const WireRecord &record = records[0];
        QByteArray all = record.url.toEncoded() + record.requestBody + record.replyBody;
        for (const auto &[name, value] : record.requestHeaders + record.replyHeaders)
            all += name + value;
        for (const char *secret : {"inquery", "inheader", "inbody", "answered"})
            QVERIFY2(!all.contains(secret), all.constData());
        QCOMPARE(record.status, 200);
    }
    void redirectsStayWithTheirOrigin()
    {
        ScriptedServer other([](const Client &client, const SentRequest &) { client.answer("{}"); });
        ScriptedServer server;
        server.setHandler([&](const Client &client, const SentRequest &sent) {
            if (sent.path() == "/a")
                client.answer("", 302, "Location: /b\r\n");
            else if (sent.path() == "/b")
                client.answer("", 302, "Location: " + other.url().toLatin1() + "/c\r\n");
        });
        HttpClient http;
        HttpRequest request = requestTo(server, u"/a"_s);
        request.followsRedirects = true;
        Waiter waiter(http.send(request));
        QVERIFY(waiter.wait());
        QVERIFY(*waiter.result);
        QCOMPARE((*waiter.result)->head.status, 302);
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(other.requests.size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_httpclient)
#include "tst_httpclient.moc"

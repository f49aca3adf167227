// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/apierror.h"
#include "core/net/retrypolicy.h"
#include "tests/core/coze/cozefixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

/// Answers by these bodies and statuses one after the other, then stays with the last.
ScriptedServer::Handler inTurn(QList<std::pair<QByteArray, int>> answers, const QByteArray &headers = {})
{
    return [answers, headers](const Client &to, const SentRequest &) mutable {
        const auto [body, status] = answers.size() > 1 ? answers.takeFirst() : answers.first();
        to.answer(body, status, headers);
    };
}

} // namespace

class tst_cozeerrors final : public QObject
{
    Q_OBJECT
private slots:
    void c71_answersInTheOrderOfTheReference_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const char *body, int status, Error::Kind kind, qint64 code,
                             const char *detail) {
            QTest::newRow(name) << QByteArray(body) << status << int(kind) << code
                                << QString::fromUtf8(detail);
        };
        row("code with status 200", R"({"code":4000,"msg":"bad bot_id"})", 200, Error::Kind::Remote, 4000,
            "bad bot_id");
        row("code as text", R"({"code":"4000","msg":"m"})", 200, Error::Kind::Remote, 4000, "m");
        row("code of nine digits", R"({"code":700012006,"msg":"m"})", 200, Error::Kind::Unauthorized,
            700012006, "m");
        row("code before status", R"({"code":4006,"msg":"m"})", 500, Error::Kind::NotFound, 4006, "m");
        row("page with status 500", "<html><body>nginx", 500, Error::Kind::Remote, 500, "<html><body>nginx");
        row("nothing with status 500", "", 500, Error::Kind::Remote, 500, "");
        row("code 0 with status 500", R"({"code":0})", 500, Error::Kind::Remote, 500, R"({"code":0})");
        row("status 403", "", 403, Error::Kind::Forbidden, 403, "");
        row("status 404", "", 404, Error::Kind::NotFound, 404, "");
        row("Studio's 400", R"({"code":400,"msg":"bot_id"})", 400, Error::Kind::Remote, 400, "bot_id");
        row("message in other words", R"({"code":105,"message":"m"})", 200, Error::Kind::Remote, 105, "m");
        row("no JSON with status 200", "hello", 200, Error::Kind::Protocol, 0,
            "the answer is no JSON object (HTTP 200): hello");
        row("a list with status 200", "[1]", 200, Error::Kind::Protocol, 0,
            "the answer is no JSON object (HTTP 200): [1]");
        row("nothing with status 200", "", 200, Error::Kind::Protocol, 0,
            "the answer is no JSON object (HTTP 200): ");
    }
    void c71_answersInTheOrderOfTheReference()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(int, kind);
        QFETCH(qint64, code);
        QFETCH(QString, detail);
        CozeFixture coze;
        coze.on("/v1/conversations/v1/clear", inTurn({{body, status}}, "x-tt-logid: L1\r\n"));
        const auto answer = await(coze.client.clearConversation(u"v1"_s));
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), kind);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(answer.error().detail, detail);
        QCOMPARE(answer.error().logId, u"L1"_s);
        QCOMPARE(coze.server.requests.size(), 1); // a POST is never repeated
    }
    void c72_everyCodeHasItsClass_data()
    {
        QTest::addColumn<QVector<int>>("codes");
        QTest::addColumn<int>("wanted");
        QTest::newRow("never") << QVector<int>{4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4010, 4011,
            4012, 4014, 4015, 4019, 4021, 4022, 4027, 4028, 4102, 4104, 4105, 4200, 4201, 4300, 4301, 4302,
            4303, 4304, 4314, 4315, 6003, 99999, 103000002}
                               << int(RetryClass::Never);
        QTest::newRow("backoff") << QVector<int>{4008, 4009, 4013, 4020, 5000, 702093018}
                                 << int(RetryClass::Backoff);
        QTest::newRow("refresh the token")
            << QVector<int>{4100, 4101, 700012006} << int(RetryClass::RefreshToken);
        QTest::newRow("wait for the chat") << QVector<int>{4016} << int(RetryClass::WaitForChat);
    }
    void c72_everyCodeHasItsClass()
    {
        QFETCH(QVector<int>, codes);
        QFETCH(int, wanted);
        for (const int code : codes) {
            for (const int status : {200, 400, 500})
                QVERIFY2(int(retryClassOf(code, status)) == wanted, qPrintable(QString::number(code)));
        }
    }
    void c72_throttlingIsToldApart()
    {
        for (const int code : {4008, 4009, 4020, 702093018})
            QCOMPARE(serviceError(code, {}, {}).kind, Error::Kind::RateLimited);
        QCOMPARE(serviceError(429, {}, {}, 429).kind, Error::Kind::RateLimited);
        QCOMPARE(serviceError(4013, {}, {}).kind, Error::Kind::Remote); // the model's trouble, not throttling
    }
    void c72_statusesHaveTheirClass()
    {
        for (const int status : {408, 429, 500, 502, 503, 504})
            QCOMPARE(retryClassOf(0, status), RetryClass::Backoff);
        for (const int status : {200, 301, 400, 403, 404, 409, 413, 501})
            QCOMPARE(retryClassOf(0, status), RetryClass::Never);
        QCOMPARE(retryClassOf(0, 401), RetryClass::RefreshToken);
    }
    void c73_readingIsRepeatedAfterPassingFaults_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("4009") << refusal(4009) << 200;
        QTest::newRow("4013") << refusal(4013) << 200;
        QTest::newRow("status 502") << QByteArray("<html>") << 502;
        QTest::newRow("status 429") << QByteArray() << 429;
    }
    void c73_readingIsRepeatedAfterPassingFaults()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        coze.on("/v1/users/me", inTurn({{body, status}, {ok(QJsonObject{{u"user_id"_s, u"7"_s}}), 200}}));
        const auto user = await(coze.client.me());
        QVERIFY(user);
        QCOMPARE(user->id, u"7"_s);
        QCOMPARE(coze.server.requests.size(), 2);
        QCOMPARE(coze.client.statistics().retries, 1);
    }
    void c73_readingIsRepeatedWhenTheConnectionBroke()
    {
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        coze.on("/v1/users/me", [made = 0](const Client &to, const SentRequest &) mutable {
            if (++made == 1)
                to.reset();
            else
                to.answer(ok());
        });
        QVERIFY(await(coze.client.me()));
        QCOMPARE(coze.server.requests.size(), 2);
    }
    void c73_whatChangesSomethingIsNeverRepeated_data()
    {
        QTest::addColumn<QString>("call");
        for (const char *call : {"chat by stream", "chat by polling", "cancel", "create", "rename", "clear",
                 "delete", "modify", "publish"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }
    void c73_whatChangesSomethingIsNeverRepeated()
    {
        QFETCH(QString, call);
        CozeFixture coze;
        const QMap<QString, std::function<std::optional<Error>()>> calls{
            {u"cancel"_s, [&] { return errorOf(coze.client.cancelChat(u"v"_s, u"c"_s)); }},
            {u"create"_s, [&] { return errorOf(coze.client.createConversation(u"b"_s)); }},
            {u"rename"_s, [&] { return errorOf(coze.client.renameConversation(u"v"_s, u"n"_s)); }},
            {u"clear"_s, [&] { return errorOf(coze.client.clearConversation(u"v"_s)); }},
            {u"delete"_s, [&] { return errorOf(coze.client.deleteConversation(u"v"_s)); }},
            {u"modify"_s, [&] { return errorOf(coze.client.modifyMessage(u"v"_s, u"m"_s, u"x"_s)); }},
            {u"publish"_s, [&] { return errorOf(coze.client.publishBot(u"b"_s)); }},
            {u"chat by stream"_s, [&] { return errorOfChat(coze, true); }},
            {u"chat by polling"_s, [&] { return errorOfChat(coze, false); }}};
        int asked = 0;
        for (const auto &[body, status] :
            {std::pair(refusal(4009), 200), std::pair(refusal(5000), 200), std::pair(QByteArray("busy"), 503),
                std::pair(QByteArray(), 429), std::pair(QByteArray(), 0)}) {
            coze.server.setHandler([body = body, status = status](const Client &to, const SentRequest &) {
                status == 0 ? to.reset() : to.answer(body, status, "Retry-After: 0\r\n");
            });
            const auto error = calls[call]();
            QVERIFY(error);
            QVERIFY(status == 0 ? error->kind == Error::Kind::Network : error->code != 0);
            QCOMPARE(coze.server.requests.size(), ++asked);
        }
        QCOMPARE(coze.client.statistics().retries, 0);
    }
    void c73_waitsGrowAndEnd()
    {
        CozeFixture coze;
        QList<double> dice;
        coze.client.setJitter([&dice] {
            dice.append(0.0);
            return 0.0;
        });
        coze.on("/v1/users/me", inTurn({{refusal(4009, u"full"_s), 200}}));
        const auto user = await(coze.client.me());
        QCOMPARE(user.error().kind, Error::Kind::RateLimited);
        QCOMPARE(user.error().code, 4009);
        QCOMPARE(coze.server.requests.size(), 4); // and no more
        QVERIFY(dice.size() >= 3);
        net::RetryPolicy policy;
        QCOMPARE(policy.delay(1, 0), std::optional(250ms));
        QCOMPARE(policy.delay(2, 0), std::optional(500ms));
        QCOMPARE(policy.delay(3, 0), std::optional(1000ms));
        QVERIFY(!policy.delay(4, 0));
    }
    void c73_aFaultOfTheServerIsRepeatedTwice()
    {
        CozeFixture coze;
        coze.client.setJitter([] { return 0.0; });
        coze.on("/v1/users/me", inTurn({{refusal(5000), 200}}));
        QCOMPARE(await(coze.client.me()).error().code, 5000);
        QCOMPARE(coze.server.requests.size(), 3);
    }
    void c73_aLongRetryAfterIsThePersonsToKnow()
    {
        CozeFixture coze;
        coze.on("/v1/users/me", inTurn({{QByteArray(), 429}}, "Retry-After: 3600\r\n"));
        QCOMPARE(await(coze.client.me()).error().kind, Error::Kind::RateLimited);
        QCOMPARE(coze.server.requests.size(), 1);
        QCOMPARE(coze.client.statistics().rateLimited, 1);
    }
    void c73_aRetryAfterIsWaitedFor()
    {
        CozeFixture coze;
        QElapsedTimer clock;
        clock.start();
        QList<qint64> at;
        coze.client.setJitter([] { return 0.0; });
        coze.on("/v1/users/me", [&](const Client &to, const SentRequest &) {
            at.append(clock.elapsed());
            at.size() == 1 ? to.answer({}, 429, "Retry-After: 1\r\n") : to.answer(ok());
        });
        QVERIFY(await(coze.client.me()));
        QVERIFY(at[1] - at[0] >= 999); // its own step would be a quarter of that
    }
    void c74_errorsHoldCodeWordsAndLogId()
    {
        CozeFixture coze;
        coze.on("/v1/users/me",
            inTurn({{refusal(4101, u"权限不足: scope listBot"_s), 200}}, "X-Tt-Logid: L9\r\n"));
        const Error error = await(coze.client.me()).error();
        QCOMPARE(error, (Error{Error::Kind::Forbidden, u"权限不足: scope listBot"_s, 4101, u"L9"_s}));
        coze.on("/v3/chat", [](const Client &to, const SentRequest &) {
            to.beginStream("X-Tt-Logid: L10\r\n");
            to.chunk(chatFrame(u"created"_s)
                + chatFrame(u"failed"_s,
                    {{u"last_error"_s, QJsonObject{{u"code"_s, 4013}, {u"msg"_s, u"model"_s}}}}));
            to.endChunks();
        });
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.outcome().error, std::optional(Error{Error::Kind::Remote, u"model"_s, 4013, u"L10"_s}));
    }

private:
    template <class T>
    static std::optional<Error> errorOf(const QFuture<Result<T>> &future)
    {
        const auto result = await(future);
        return result ? std::nullopt : std::optional(result.error());
    }
    static std::optional<Error> errorOfChat(CozeFixture &coze, bool stream)
    {
        ChatRequest request = question();
        request.stream = stream;
        Heard chat(coze.client.chat(request));
        return chat.wait() && !*chat.result ? std::optional(chat.error()) : std::nullopt;
    }
};

QTEST_GUILESS_MAIN(tst_cozeerrors)
#include "tst_cozeerrors.moc"

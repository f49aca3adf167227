// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/jwt.h"
#include "tests/core/coze/cozefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

const QByteArray kExchange = "/api/permission/oauth2/token";

QJsonObject tokenReply(const QString &token, const QJsonValue &expiresIn)
{
    return {{u"access_token"_s, token}, {u"expires_in"_s, expiresIn}, {u"token_type"_s, u"Bearer"_s}};
}

/// The next token that `coze` gives, in clear; empty when it gave none.
QString tokenOf(CozeFixture &coze)
{
    const auto token = await(coze.tokens.token());
    return token ? token->reveal() : QString();
}

QByteArray jwtIn(const SentRequest &request)
{
    return request.header("Authorization").mid(7);
}

} // namespace

class tst_cozetokens final : public QObject
{
    Q_OBJECT
private slots:
    void c9_headerAndSignature()
    {
        CozeFixture coze;
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        const auto jwt = openedJwt(jwtIn(coze.server.requests[0]));
        QVERIFY(jwt); // its signature is good
        QCOMPARE(jwt->first,
            (QJsonObject{
                {u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, u"fingerprint-of-the-key"_s}}));
    }
    void c10_claims()
    {
        CozeFixture coze;
        coze.signInByJwt();
        JwtApp app = jwtApp();
        app.sessionName = u"customer-7"_s;
        coze.tokens.setCredential({coze.region(), app});
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        const QJsonObject claims = openedJwt(jwtIn(coze.server.requests[0]))->second;
        QCOMPARE(claims[u"iss"_s], QJsonValue(u"1100000000001"_s));
        QCOMPARE(claims[u"aud"_s], QJsonValue(u"127.0.0.1"_s)); // no scheme, no port
        QCOMPARE(claims[u"iat"_s].toInteger(), coze.clock.now / 1000);
        QVERIFY(claims[u"exp"_s].toInteger() > claims[u"iat"_s].toInteger());
        QVERIFY(claims[u"jti"_s].toString().size() > 32);
        QCOMPARE(claims[u"session_name"_s], QJsonValue(u"customer-7"_s));
    }
    void c10_noJwtIsMadeTwice()
    {
        const SigningKey key = *SigningKey::fromPem(rsaKey());
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray jwt = *signedJwt(jwtApp(), key, u"api.coze.cn"_s, {1, 2});
            const QByteArray claims
                = QByteArray::fromBase64(jwt.split('.')[1], QByteArray::Base64UrlEncoding);
            seen.insert(QJsonDocument::fromJson(claims)[u"jti"_s].toString());
        }
        QCOMPARE(seen.size(), 1000);
    }
    void c11_segmentsAreUnpaddedBase64Url()
    {
        const SigningKey key = *SigningKey::fromPem(rsaKey());
        JwtApp app = jwtApp();
        for (int i = 0; i < 50; ++i) {
            app.sessionName += QChar(0x3FF + i * 7); // all remainders of three, all sextets
            const QByteArray jwt = *signedJwt(app, key, u"api.coze.cn"_s, {1, 2});
            QCOMPARE(jwt.count('.'), 2);
            for (const char c : jwt)
                QVERIFY2(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.',
                    jwt.constData());
            QVERIFY(openedJwt(jwt));
        }
    }
    void c12_exchangeBody()
    {
        CozeFixture coze;
        coze.signInByJwt();
        JwtApp app = jwtApp();
        app.durationSeconds = 7200;
        app.botIds = QStringList{u"b1"_s};
        coze.tokens.setCredential({coze.region(), app});
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        const SentRequest request = coze.server.requests[0];
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body[u"grant_type"_s], QJsonValue(u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s));
        QCOMPARE(body[u"duration_seconds"_s], QJsonValue(7200));
        QCOMPARE(
            body[u"scope"_s][u"attribute_constraint"_s][u"connector_bot_chat_attribute"_s][u"bot_id_list"_s],
            QJsonValue(QJsonArray{u"b1"_s}));
        for (const int seconds : {0, -1, 86'400}) {
            app.durationSeconds = seconds;
            coze.tokens.setCredential({coze.region(), app});
            QCOMPARE(await(coze.tokens.token()).error().kind, Error::Kind::InvalidInput);
        }
        QCOMPARE(coze.server.requests.size(), 1);
    }
    void accountsAndEnterprisesHavePathsOfTheirOwn()
    {
        CozeFixture coze;
        JwtApp app = jwtApp();
        app.accountId = u"a/1"_s;
        coze.tokens.setCredential({coze.region(), app});
        static_cast<void>(tokenOf(coze));
        app.enterpriseId = u"volcano_2"_s;
        coze.tokens.setCredential({coze.region(), app});
        static_cast<void>(tokenOf(coze));
        QCOMPARE(coze.server.requests[0].target, QByteArray("/api/permission/oauth2/account/a%2F1/token"));
        QCOMPARE(coze.server.requests[1].target,
            QByteArray("/api/permission/oauth2/enterprise_id/volcano_2/token"));
    }
    void c13_anAbsoluteEndIsNoDuration()
    {
        CozeFixture coze;
        coze.signInByJwt(900);
        for (int call = 0; call < 20; ++call) {
            QCOMPARE(tokenOf(coze), u"czs_1"_s);
            coze.clock.pass(29'000);
        } // 580 of the 600 seconds that lie before the margin
        QCOMPARE(coze.asked(kExchange), 1);
        const TokenStatistics statistics = coze.tokens.statistics();
        QCOMPARE(statistics.refreshed, 1);
        QCOMPARE(statistics.reused, 19);
        QCOMPARE(statistics.ageMs, std::optional<qint64>(580'000));
        QCOMPARE(statistics.remainingMs, std::optional<qint64>(320'000));
    }
    void c14_aTokenThatIsOverIsMintedOncePerCall()
    {
        CozeFixture coze;
        coze.signInByJwt(-10);
        for (int call = 1; call <= 5; ++call)
            QCOMPARE(tokenOf(coze), u"czs_%1"_s.arg(call));
        QCOMPARE(coze.asked(kExchange), 5);
    }
    void c15_aSmallEndIsADuration_data()
    {
        QTest::addColumn<QJsonValue>("expiresIn");
        QTest::newRow("number") << QJsonValue(900);
        QTest::newRow("text") << QJsonValue(u"900"_s);
    }
    void c15_aSmallEndIsADuration()
    {
        QFETCH(QJsonValue, expiresIn);
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange, [expiresIn](const Client &to, const SentRequest &) {
            to.answer(compact(tokenReply(u"czs_x"_s, expiresIn)));
        });
        QCOMPARE(tokenOf(coze), u"czs_x"_s);
        QCOMPARE(coze.tokens.statistics().remainingMs, std::optional<qint64>(900'000));
        coze.clock.pass(599'000);
        static_cast<void>(tokenOf(coze));
        QCOMPARE(coze.asked(kExchange), 1);
        coze.clock.pass(2'000);
        static_cast<void>(tokenOf(coze));
        QCOMPARE(coze.asked(kExchange), 2);
    }
    void c15_aMissingEndIsWhatWasAskedFor()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange,
            [](const Client &to, const SentRequest &) { to.answer("{\"access_token\":\"czs_x\"}"); });
        QCOMPARE(tokenOf(coze), u"czs_x"_s);
        QCOMPARE(coze.tokens.statistics().remainingMs, std::optional<qint64>(3'600'000));
    }
    void c16_refreshedBeforeTheEndByTheMargin_data()
    {
        QTest::addColumn<int>("lifeS");
        QTest::addColumn<int>("reusedForS");
        QTest::newRow("an hour: five minutes before") << 3600 << 3300;
        QTest::newRow("a day: five minutes before") << 86'399 << 86'099;
        QTest::newRow("shorter than the margin: a tenth before") << 200 << 180;
        QTest::newRow("seconds: a tenth before") << 10 << 9;
    }
    void c16_refreshedBeforeTheEndByTheMargin()
    {
        QFETCH(int, lifeS);
        QFETCH(int, reusedForS);
        CozeFixture coze;
        coze.signInByJwt(lifeS);
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        coze.clock.pass(reusedForS * 1000 - 1);
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        coze.clock.pass(1);
        QCOMPARE(tokenOf(coze), u"czs_2"_s);
    }
    void c17_parallelCallsShareOneExchange_data()
    {
        QTest::addColumn<int>("calls");
        QTest::addColumn<bool>("good");
        QTest::newRow("50 that succeed") << 50 << true;
        QTest::newRow("100 that succeed") << 100 << true;
        QTest::newRow("50 that see the same error") << 50 << false;
    }
    void c17_parallelCallsShareOneExchange()
    {
        QFETCH(int, calls);
        QFETCH(bool, good);
        CozeFixture coze;
        coze.signInByJwt();
        if (!good)
            coze.on(kExchange, [](const Client &to, const SentRequest &) {
                to.answer("{\"error_code\":\"invalid_client\",\"error_message\":\"kid\"}", 401);
            });
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) { to.answer(ok()); });
        QList<QFuture<Result<User>>> asked;
        for (int i = 0; i < calls; ++i)
            asked.append(coze.client.me());
        for (const auto &one : asked) {
            const auto user = await(one);
            QCOMPARE(user.has_value(), good);
            if (!good) {
                QCOMPARE(user.error().kind, Error::Kind::Unauthorized);
                QCOMPARE(user.error().detail, u"invalid_client: kid"_s);
            }
        }
        QCOMPARE(coze.asked(kExchange), 1);
        QCOMPARE(coze.asked("/v1/users/me"), good ? calls : 0);
        QCOMPARE(coze.tokens.statistics().stampedesAvoided, qint64(calls - 1));
    }
    void c18_aFailedExchangeIsTriedAgainWithANewJwt()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange, [made = 0](const Client &to, const SentRequest &) mutable {
            if (++made == 1)
                to.answer("{\"error_code\":\"internal_error\"}", 500);
            else
                to.answer(compact(tokenReply(u"czs_x"_s, 900)));
        });
        QCOMPARE(tokenOf(coze), QString());
        QCOMPARE(tokenOf(coze), u"czs_x"_s);
        const auto first = openedJwt(jwtIn(coze.server.requests[0]));
        const auto second = openedJwt(jwtIn(coze.server.requests[1]));
        QVERIFY(first->second[u"jti"_s] != second->second[u"jti"_s]);
        QCOMPARE(coze.tokens.statistics().failed, 1);
    }
    void c18_anExchangeThatWasCutIsNotSentAgain()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange, [](const Client &to, const SentRequest &) { to.reset(); });
        QCOMPARE(await(coze.tokens.token()).error().kind, Error::Kind::Network);
        QCOMPARE(coze.asked(kExchange), 1);
    }
    void c19_credentialsHaveTokensOfTheirOwn_data()
    {
        QTest::addColumn<QString>("difference");
        for (const auto &one : {u"session"_s, u"account"_s, u"enterprise"_s, u"client"_s, u"kid"_s,
                 u"duration"_s, u"bots"_s, u"region"_s})
            QTest::newRow(qPrintable(one)) << one;
    }
    void c19_credentialsHaveTokensOfTheirOwn()
    {
        QFETCH(QString, difference);
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        QCOMPARE(tokenOf(coze), u"czs_1"_s);
        Credential other{coze.region(), jwtApp()};
        auto &app = std::get<JwtApp>(other.way);
        QMap<QString, std::function<void()>> changes{{u"session"_s, [&] { app.sessionName = u"s"_s; }},
            {u"account"_s, [&] { app.accountId = u"a"_s; }},
            {u"enterprise"_s, [&] { app.enterpriseId = u"e"_s; }},
            {u"client"_s, [&] { app.clientId = u"c"_s; }}, {u"kid"_s, [&] { app.publicKeyId = u"k"_s; }},
            {u"duration"_s, [&] { app.durationSeconds = 60; }},
            {u"bots"_s, [&] { app.botIds = QStringList{u"b"_s}; }},
            {u"region"_s, [&] { other.region.api.setPath(u"/elsewhere"_s); }}};
        changes[difference]();
        coze.tokens.setCredential(other);
        static_cast<void>(tokenOf(coze));
        QCOMPARE(coze.server.requests.size(), 2); // the other one's token is not used
        coze.tokens.setCredential({coze.region(), jwtApp()});
        QCOMPARE(tokenOf(coze), u"czs_1"_s); // it was kept
    }
    void c20_aRefusedTokenIsReplacedOnce_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isChat");
        for (const bool isChat : {false, true}) {
            const char *what = isChat ? "chat" : "call";
            QTest::addRow("%s, 4100", what) << refusal(4100) << 200 << isChat;
            QTest::addRow("%s, 4100 with 401", what) << refusal(4100) << 401 << isChat;
            QTest::addRow("%s, 700012006", what) << refusal(700012006) << 200 << isChat;
            QTest::addRow("%s, 401 without a word", what) << QByteArray() << 401 << isChat;
            QTest::addRow("%s, 401 with a page", what) << QByteArray("<html>") << 401 << isChat;
            QTest::addRow("%s, OAuth words", what)
                << QByteArray("{\"error_code\":\"invalid_token\"}") << 401 << isChat;
        }
        QTest::addRow("chat, 4100 in the stream") << frame("error", refusal(4100)) + doneFrame() << 0 << true;
    }
    void c20_aRefusedTokenIsReplacedOnce()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(bool, isChat);
        CozeFixture coze;
        coze.signInByJwt();
        int good = 2; // the number of the token that is taken
        const auto handler = [&](const Client &to, const SentRequest &request) {
            if (request.header("Authorization") == "Bearer czs_" + QByteArray::number(good)) {
                if (!isChat)
                    return to.answer(ok());
                to.beginStream();
                to.chunk(turnFrames({u"hi"_s}).join());
                return to.endChunks();
            }
            if (status != 0)
                return to.answer(body, status);
            to.beginStream();
            to.chunk(body);
            to.endChunks();
        };
        const QByteArray path = isChat ? "/v3/chat" : "/v1/users/me";
        coze.on(path, handler);
        const auto run = [&]() -> Result<Done> {
            if (!isChat)
                return await(coze.client.me()).map([](const User &) { return Done{}; });
            Heard chat(coze.client.chat(question()));
            if (!chat.wait())
                return failure(Error::Kind::Database, u"it hangs"_s);
            return chat.result->map([](const ChatOutcome &) { return Done{}; });
        };
        const auto first = run();
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(coze.asked(path), 2);
        QCOMPARE(coze.asked(kExchange), 2);
        QCOMPARE(coze.tokens.statistics().discarded, 1);
        good = 99; // from now on none is
        const auto refused = run();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unauthorized);
        if (body.contains("4100") || body.contains("700012006"))
            QVERIFY(refused.error().code == 4100 || refused.error().code == 700012006);
        else
            QCOMPARE(refused.error().code, 401);
        QCOMPARE(coze.asked(path), 4); // one repeat, no more
        QCOMPARE(coze.asked(kExchange), 3);
    }
    void c20_missingPermissionIsABadTokenOnlyAfterASuccess()
    {
        CozeFixture coze;
        coze.signInByJwt();
        QByteArray answer = refusal(4101);
        coze.on("/v1/users/me", [&](const Client &to, const SentRequest &) { to.answer(answer); });
        QCOMPARE(await(coze.client.me()).error().kind, Error::Kind::Forbidden);
        QCOMPARE(coze.asked("/v1/users/me"), 1);
        answer = ok();
        QVERIFY(await(coze.client.me()));
        answer = refusal(4101);
        QCOMPARE(await(coze.client.me()).error().code, 4101);
        QCOMPARE(coze.asked("/v1/users/me"), 4);
        QCOMPARE(coze.asked(kExchange), 2);
    }
    void c20_hundredRefusedCallsShareOneExchange()
    {
        CozeFixture coze;
        coze.signInByJwt();
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &request) {
            to.answer(request.header("Authorization") == "Bearer czs_2" ? ok() : refusal(4100));
        });
        QList<QFuture<Result<User>>> asked;
        for (int i = 0; i < 100; ++i)
            asked.append(coze.client.me());
        for (const auto &one : asked)
            QVERIFY(await(one));
        QCOMPARE(coze.asked(kExchange), 2);
        QCOMPARE(coze.tokens.statistics().discarded, 1);
    }
    void c21_aPersonalTokenIsNotTriedAgain()
    {
        CozeFixture coze;
        for (const int code : {4100, 4101, 700012006}) {
            coze.on(
                "/v1/users/me", [code](const Client &to, const SentRequest &) { to.answer(refusal(code)); });
            const int before = coze.asked("/v1/users/me");
            QCOMPARE(await(coze.client.me()).error().code, code);
            QCOMPARE(coze.asked("/v1/users/me"), before + 1);
        }
        coze.streams({frame("error", refusal(4100))});
        Heard chat(coze.client.chat(question()));
        QVERIFY(chat.wait());
        QCOMPARE(chat.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(coze.asked("/v3/chat"), 1);
        QVERIFY(!coze.tokens.statistics().isRenewable);
    }
    void c22_errorsOfTheExchange_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *body, int status, Error::Kind kind,
                             const char *words) {
            QTest::newRow(name) << QByteArray(body) << status << int(kind) << QString::fromLatin1(words);
        };
        row("error_code alone", R"({"error_code":"invalid_client"})", 401, Error::Kind::Unauthorized,
            "invalid_client");
        row("error_code with words",
            R"({"error_code":"invalid_client","error_message":"no kid","error":"x"})", 400,
            Error::Kind::Unauthorized, "invalid_client: no kid");
        row("error alone", R"({"error":"invalid_grant"})", 400, Error::Kind::Unauthorized, "invalid_grant");
        row("error with description", R"({"error":"access_deny","error_description":"app is off"})", 403,
            Error::Kind::Forbidden, "access_deny: app is off");
        row("with status 200", R"({"error_code":"invalid_request"})", 200, Error::Kind::Unauthorized,
            "invalid_request");
        row("fault of the server", R"({"error_code":"internal_error"})", 500, Error::Kind::Remote,
            "internal_error");
        row("the API's envelope", R"({"code":4100,"msg":"who are you"})", 200, Error::Kind::Unauthorized,
            "who are you");
        row("a page", "<html>Bad gateway", 502, Error::Kind::Remote, "<html>Bad gateway");
        row("no token in it", R"({"expires_in":900})", 200, Error::Kind::Protocol,
            "the answer holds no access_token");
        row("an empty token", R"({"access_token":"","expires_in":900})", 200, Error::Kind::Protocol,
            "the answer holds no access_token");
    }
    void c22_errorsOfTheExchange()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(int, kind);
        QFETCH(QString, words);
        CozeFixture coze;
        coze.signInByJwt();
        coze.on(kExchange,
            [&](const Client &to, const SentRequest &) { to.answer(body, status, "X-Tt-Logid: L1\r\n"); });
        const auto token = await(coze.tokens.token());
        QVERIFY(!token);
        QCOMPARE(int(token.error().kind), kind);
        QCOMPARE(token.error().detail, words);
        QCOMPARE(coze.tokens.statistics().lastError, std::optional(token.error()));
        if (kind != int(Error::Kind::Protocol))
            QCOMPARE(token.error().logId, u"L1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_cozetokens)
#include "tst_cozetokens.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/fakecoze.h"
#include "tests/cli/programrun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

const QByteArray kToken = "pat_" + QByteArray(32, 'x');
const QByteArray kBotPath = "/v1/bots/7400000000000000101";

/// The states of a test's steps in their order, `step state` each.
QStringList states(const QVector<QJsonObject> &rows)
{
    QStringList all;
    for (const QJsonObject &row : rows)
        all.append(row.value("step"_L1).toString() + u' ' + row.value("state"_L1).toString());
    return all;
}

} // namespace

class tst_CliBots final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_pem = newPrivateKey(); }
    void init()
    {
        m_coze = std::make_unique<FakeCoze>();
        m_coze->addShop();
        m_run = std::make_unique<ProgramRun>();
        m_run->useToken(m_coze->server.url(), kToken);
    }
    void cleanup()
    {
        for (const QByteArray &secret : {kToken, FakeCoze::accessToken, m_pem.split('\n').value(1)})
            QVERIFY2(!m_run->everything.contains(secret), m_run->everything.constData());
    }

    void theBotsOfTheAccountAreListed()
    {
        const auto rows = m_run->json({u"bots"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.at(0),
            QJsonObject({{u"botId"_s, u"7400000000000000101"_s}, {u"name"_s, u"Helper"_s},
                {u"description"_s, u"a\nb"_s}, {u"published"_s, true},
                {u"publishedAt"_s, u"2026-09-21T14:13:20.000Z"_s},
                {u"updatedAt"_s, u"2026-09-21T14:13:21.000Z"_s}}));
        QCOMPARE(m_coze->asked("/v1/bots").first().header("Authorization"), "Bearer " + kToken);
        QCOMPARE((*m_run)({u"bots"_s, u"list"_s}), 0);
        QVERIFY(m_run->out.contains("7400000000000000102  退款"));
    }

    void aBotIsShown()
    {
        m_coze->answer(kBotPath,
            R"({"code":0,"data":{"bot_id":"7400000000000000101","name":"Helper","version":"17",)"
            R"("prompt_info":{"prompt":"Be kind.\nBe short."},"onboarding_info":{"prologue":"Hi",)"
            R"("suggested_questions":["Where?","When?"]},"model_info":{"model_id":"5","model_name":"Big"}}})");
        const auto rows = m_run->json({u"bots"_s, u"show"_s, u"7400000000000000101"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("version"_L1), QJsonValue(u"17"_s));
        QCOMPARE(rows.first().value("prompt"_L1), QJsonValue(u"Be kind.\nBe short."_s));
        QCOMPARE(
            rows.first().value("suggestedQuestions"_L1).toArray(), QJsonArray({u"Where?"_s, u"When?"_s}));
        QCOMPARE((*m_run)({u"bots"_s, u"show"_s, u"7400000000000000101"_s}), 0);
        QVERIFY(m_run->out.contains("prompt: Be kind.\n  Be short.\n"));
        QVERIFY(m_run->out.contains("model: Big\n"));
    }

    void aBotThatIsNotThereEndsWithThree()
    {
        m_coze->answer(kBotPath, R"({"code":4200,"msg":"bot not found"})");
        QVERIFY(m_run->json({u"bots"_s, u"show"_s, u"7400000000000000101"_s}).isEmpty());
        QCOMPARE(m_run->end(), 3);
        QVERIFY2(m_run->err.contains("code 4200, bot not found"), m_run->err.constData());
    }

    void theDraftIsPublishedOnce()
    {
        m_coze->answer(
            "/v1/bot/publish", R"({"code":0,"data":{"bot_id":"7400000000000000101","version":"18"}})");
        const auto rows = m_run->json({u"bots"_s, u"publish"_s, u"7400000000000000101"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(
            rows.first(), QJsonObject({{u"botId"_s, u"7400000000000000101"_s}, {u"version"_s, u"18"_s}}));
        const auto asked = m_coze->asked("/v1/bot/publish");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(QJsonDocument::fromJson(asked.first().body).object().value("bot_id"_L1),
            QJsonValue(u"7400000000000000101"_s));
        m_coze->answer("/v1/bot/publish", R"({"code":5000,"msg":"later"})");
        QCOMPARE((*m_run)({u"bots"_s, u"publish"_s, u"7400000000000000101"_s}), 4);
        QCOMPARE(m_coze->asked("/v1/bot/publish").size(), 2);
    }

    void wordsThatBotsDoesNotKnowAreWrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addRow("another action") << QStringList{u"bots"_s, u"delete"_s, u"1"_s};
        QTest::addRow("show nothing") << QStringList{u"bots"_s, u"show"_s};
        QTest::addRow("publish two") << QStringList{u"bots"_s, u"publish"_s, u"1"_s, u"2"_s};
        QTest::addRow("a word after token") << QStringList{u"token"_s, u"show"_s};
    }
    void wordsThatBotsDoesNotKnowAreWrongUsage()
    {
        QFETCH(QStringList, words);
        QCOMPARE((*m_run)(words), 2);
        QVERIFY(m_coze->server.requests.isEmpty());
    }

    void ctrlCStopsAListThatDoesNotCome()
    {
        bool asked = false;
        m_coze->on(
            "/v1/workspaces", [&asked](const FakeCoze::Client &, const SentRequest &) { asked = true; });
        m_run->start({u"bots"_s});
        QTRY_VERIFY_WITH_TIMEOUT(asked, 30'000);
        m_run->interrupt();
        QVERIFY2(m_run->end() == 130, m_run->err.constData());
    }

    void aPersonalTokenHasNoStateAndIsNotRenewed()
    {
        const auto rows = m_run->json({u"token"_s});
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("state"_L1), QJsonValue(u"personal"_s));
        QCOMPARE(rows.first().value("remainingMs"_L1), QJsonValue(QJsonValue::Null));
        QCOMPARE(rows.first().value("secretFrom"_L1), QJsonValue(u"environment"_s));
        QCOMPARE((*m_run)({u"token"_s, u"--refresh"_s}), 1);
        QVERIFY(m_run->err.contains("Nothing renews a personal token"));
        QVERIFY(m_coze->server.requests.isEmpty());
    }

    void theStateOfAnAccessTokenIsSaid()
    {
        m_run->useKey(m_coze->server.url(), m_pem);
        const auto rows = m_run->json({u"token"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("state"_L1), QJsonValue(u"refreshed"_s));
        QCOMPARE(rows.first().value("keptInKeyRing"_L1), QJsonValue(false));
        const double left = rows.first().value("remainingMs"_L1).toDouble();
        QVERIFY2(left > 3'000'000 && left <= 3'601'000, m_run->out.constData());
        QCOMPARE((*m_run)({u"token"_s}), 0);
        QVERIFY2(m_run->out.contains("there is no key ring"), m_run->out.constData());
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 2);
    }

    void eachStepOfTheTestIsPrinted()
    {
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(states(rows),
            QStringList({u"settings passed"_s, u"reach passed"_s, u"tls skipped"_s, u"signIn passed"_s,
                u"permissions passed"_s, u"firstBot passed"_s}));
        QCOMPARE(rows.at(3).value("detail"_L1), QJsonValue(u"Ada"_s));
        QCOMPARE(rows.at(5).value("detail"_L1), QJsonValue(u"Helper"_s));
        QCOMPARE(rows.at(5).value("error"_L1), QJsonValue(QJsonValue::Null));
        QCOMPARE((*m_run)({u"workspace"_s, u"test"_s}), 0);
        QVERIFY2(m_run->out.contains("firstBot     passed"), m_run->out.constData());
        QCOMPARE(m_run->out.count('\n'), 6);
    }

    void aFailedStepEndsTheTest_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<int>("code");
        const QStringList before{u"settings passed"_s, u"reach passed"_s, u"tls skipped"_s};
        QTest::addRow("a token that is no good")
            << QByteArray("/v1/users/me") << QByteArray(R"({"code":4100,"msg":"invalid"})")
            << before + QStringList{u"signIn failed"_s, u"permissions skipped"_s, u"firstBot skipped"_s} << 4;
        QTest::addRow("a permission that is missing")
            << QByteArray("/v1/workspaces") << QByteArray(R"({"code":4101,"msg":"no permission"})")
            << before + QStringList{u"signIn passed"_s, u"permissions failed"_s, u"firstBot skipped"_s} << 4;
        QTest::addRow("an account without bots")
            << QByteArray("/v1/bots") << QByteArray(R"({"code":0,"data":{"total":0,"items":[]}})")
            << before + QStringList{u"signIn passed"_s, u"permissions passed"_s, u"firstBot failed"_s} << 3;
    }
    void aFailedStepEndsTheTest()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, answer);
        QFETCH(QStringList, expected);
        QFETCH(int, code);
        m_coze->answer(path, answer);
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), code);
        QCOMPARE(states(rows), expected);
        QCOMPARE(m_run->err.count('\n'), 1);
    }

    void aServiceThatIsNotThereFailsAtReach()
    {
        m_coze->server.stop();
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(
            states(rows).mid(0, 3), QStringList({u"settings passed"_s, u"reach failed"_s, u"tls skipped"_s}));
        QCOMPARE(rows.size(), 6);
        QVERIFY2(m_run->err.contains("cannot be reached"), m_run->err.constData());
    }

    void aServerThatSpeaksNoTlsIsGivenNothing()
    {
        QByteArray came;
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, this, [&plain, &came] {
            QTcpSocket *socket = plain.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, &came] {
                came += socket->readAll();
                socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            });
        });
        m_run->useToken(u"https://127.0.0.1:%1"_s.arg(plain.serverPort()), kToken);
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(rows.size(), 6);
        QVERIFY2(!states(rows).contains(u"signIn passed"_s), m_run->out.constData());
        QVERIFY(!came.isEmpty() && !came.contains(kToken));
    }

    void plainTextToAnotherComputerIsRefused()
    {
        m_run->useToken(u"http://shop.invalid"_s, kToken);
        QCOMPARE((*m_run)({u"workspace"_s, u"test"_s}), 1);
        QVERIFY2(m_run->err.contains("net.allowPlainText"), m_run->err.constData());
    }

    void aMissingSettingIsNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("code");
        QTest::addRow("the app") << u"coze.clientId"_s << 4;
        QTest::addRow("the key's name") << u"coze.publicKeyId"_s << 4;
        QTest::addRow("the address") << u"coze.baseUrl"_s << 1;
    }
    void aMissingSettingIsNamed()
    {
        QFETCH(QString, key);
        QFETCH(int, code);
        m_run->useKey(m_coze->server.url(), m_pem);
        QCOMPARE((*m_run)({u"workspace"_s, u"set"_s, key, QString()}), 0);
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), code);
        QCOMPARE(states(rows).first(), u"settings failed"_s);
        QVERIFY(m_run->err.contains(key.toUtf8()));
        QVERIFY(m_coze->server.requests.isEmpty());
    }

    void ctrlCStopsTheTest()
    {
        bool asked = false;
        m_coze->on("/v1/users/me", [&asked](const FakeCoze::Client &, const SentRequest &) { asked = true; });
        m_run->start({u"--json"_s, u"workspace"_s, u"test"_s});
        QTRY_VERIFY_WITH_TIMEOUT(asked, 30'000);
        m_run->interrupt();
        QCOMPARE(m_run->end(), 130);
        QCOMPARE(states(m_run->rows()).last(), u"firstBot skipped"_s);
    }

private:
    QByteArray m_pem;
    std::unique_ptr<FakeCoze> m_coze;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliBots)
#include "tst_clibots.moc"

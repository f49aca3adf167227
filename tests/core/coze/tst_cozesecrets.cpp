// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/coze/servicecheck.h"
#include "tests/core/coze/cozefixture.h"

#include <QLoggingCategory>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace core;
using namespace core::coze;
using namespace tests;

namespace {

QStringList logged;

void keep(QtMsgType, const QMessageLogContext &, const QString &line)
{
    logged.append(line);
}

/// All that is told of a run, searched for what must not be in it.
class Told
{
public:
    explicit Told(CozeFixture &coze) : m_coze(coze)
    {
        QObject::connect(
            &coze.http, &net::HttpClient::recorded, &m_context, [this](const net::WireRecord &record) {
                add(QString::fromUtf8(record.url.toEncoded() + record.requestBody + record.replyBody));
                for (const auto &[name, value] : record.requestHeaders + record.replyHeaders)
                    add(QString::fromUtf8(name + ": " + value));
                if (record.error)
                    add(record.error->detail);
                ++records;
            });
    }
    void add(const QString &text) { m_all += text + u'\n'; }
    void add(const Error &error) { add(error.detail + u' ' + error.logId); }
    [[nodiscard]] QString all() const
    {
        const auto lastError = m_coze.tokens.statistics().lastError;
        return m_all + logged.join(u'\n') + (lastError ? lastError->detail : QString());
    }

    int records = 0;

private:
    CozeFixture &m_coze;
    QObject m_context;
    QString m_all;
};

} // namespace

class tst_cozesecrets final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QLoggingCategory::installFilter([](QLoggingCategory *category) {
            const bool ours = QByteArrayView(category->categoryName()).startsWith("agentconsole.");
            for (const QtMsgType type : {QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg})
                category->setEnabled(type, ours);
        });
    }
    void init()
    {
        logged.clear();
        m_before = qInstallMessageHandler(keep);
    }
    void cleanup() { qInstallMessageHandler(m_before); }

    void c7_aTokenIsToldNowhere_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("personal") << u"pat_AbCdEf0123456789"_s;
        QTest::newRow("of a service") << u"sat_AbCdEf0123456789"_s;
        QTest::newRow("of no known shape") << u"0123456789AbCdEf+/=="_s;
    }
    void c7_aTokenIsToldNowhere()
    {
        QFETCH(QString, token);
        CozeFixture coze;
        coze.tokens.setCredential({coze.region(), PersonalToken{Secret(token)}});
        Told told(coze);
        const QString words = u"token %1 is bad"_s.arg(token);
        coze.server.setHandler([&](const Client &to, const SentRequest &) { // that shows all it got
            to.answer(refusal(4100, words), 401, "X-Echo: " + token.toUtf8() + "\r\n");
        });
        told.add(await(coze.client.me()).error());
        told.add(await(coze.client.messages(u"v1"_s)).error());
        for (const bool stream : {false, true}) {
            ChatRequest request = question();
            request.stream = stream;
            Heard chat(coze.client.chat(request));
            QVERIFY(chat.wait());
            QCOMPARE(chat.error().kind, Error::Kind::Unauthorized);
            told.add(chat.error());
        }
        coze.server.setHandler(
            [&](const Client &to, const SentRequest &) { to.answer("<html>" + words.toUtf8(), 502); });
        told.add(await(coze.client.clearConversation(u"v1"_s)).error());
        coze.server.setHandler([&](const Client &to, const SentRequest &) { to.answer(words.toUtf8()); });
        told.add(await(coze.client.me()).error());
        coze.streams({chatFrame(u"created"_s), frame("error", refusal(4100, words))});
        coze.server.setHandler([&](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(frame("error", refusal(4100, words)));
            to.endChunks();
        });
        Heard inStream(coze.client.chat(question()));
        QVERIFY(inStream.wait());
        told.add(inStream.error());
        coze.server.setHandler([&](const Client &to, const SentRequest &) {
            to.beginStream();
            to.chunk(chatFrame(
                u"failed"_s, {{u"last_error"_s, QJsonObject{{u"code"_s, 4100}, {u"msg"_s, words}}}}));
            to.endChunks();
        });
        Heard failed(coze.client.chat(question()));
        QVERIFY(failed.wait());
        QVERIFY(failed.outcome().error);
        told.add(*failed.outcome().error);
        QVERIFY(told.records >= 8);
        QVERIFY(told.all().contains(u"is bad"_s)); // the rest of the words is there
        QVERIFY2(!told.all().contains(token), qPrintable(told.all()));
    }
    void c7_keysAndJwtsAreToldNowhere_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::newRow("the exchange is refused") << true;
        QTest::newRow("the exchange succeeds") << false;
    }
    void c7_keysAndJwtsAreToldNowhere()
    {
        QFETCH(bool, refuses);
        MemoryVault vault;
        CozeFixture coze(&vault);
        coze.signInByJwt();
        Told told(coze);
        QByteArrayList jwts;
        coze.on("/api/permission/oauth2/token", [&](const Client &to, const SentRequest &request) {
            const QByteArray jwt = request.header("Authorization").mid(7);
            jwts.append(jwt);
            if (refuses)
                to.answer(
                    compact({{u"error_code"_s, u"invalid_request"_s},
                        {u"error_message"_s,
                            QString::fromLatin1("assertion " + jwt + " signed by ") + rsaKey().reveal()}}),
                    400);
            else
                to.answer(compact({{u"access_token"_s, u"czs_0123456789AbCdEf"_s}, {u"expires_in"_s, 3600}}));
        });
        coze.on("/v1/users/me", [](const Client &to, const SentRequest &) {
            to.answer(refusal(4000, u"czs_0123456789AbCdEf"_s));
        });
        for (int i = 0; i < 2; ++i)
            told.add(await(coze.client.me()).error());
        QVERIFY(!jwts.isEmpty());
        QVERIFY(!refuses || !logged.isEmpty()); // a refused sign-in is worth a line
        const QString all = told.all();
        for (const QByteArray &jwt : jwts) {
            for (const QByteArray &part : jwt.split('.'))
                QVERIFY2(!all.contains(QString::fromLatin1(part)), qPrintable(all));
        }
        const QStringList keyLines = rsaKey().reveal().split(u'\n');
        for (const QString &line : keyLines.mid(1, keyLines.size() - 3))
            QVERIFY2(!all.contains(line), qPrintable(all));
        QVERIFY2(!all.contains(u"0123456789AbCdEf"_s), qPrintable(all));
    }
    void c7_theConnectionTestTellsNoSecret()
    {
        CozeFixture coze;
        const QString token = u"0123456789AbCdEf+/=="_s;
        coze.server.setHandler([&](const Client &to, const SentRequest &request) {
            const QString got = QString::fromUtf8(request.header("Authorization"));
            to.answer(refusal(4100, got.section(u' ', 1) + u" of "_s + got), 401);
        });
        Told told(coze);
        auto *check = new ServiceCheck(coze.http, {coze.region(), PersonalToken{Secret(token)}});
        QVector<CheckStep> steps;
        QSignalSpy finished(check, &ServiceCheck::finished);
        connect(check, &ServiceCheck::finished, this, [&] { steps = check->steps(); });
        check->start();
        QVERIFY(waitUntil([&] { return !finished.isEmpty(); }));
        QCOMPARE(finished[0][0].toBool(), false);
        for (const CheckStep &step : steps) {
            told.add(step.detail);
            if (step.error)
                told.add(*step.error);
        }
        const auto signIn = std::find_if(
            steps.cbegin(), steps.cend(), [](const CheckStep &step) { return step.name == "signIn"_L1; });
        QVERIFY(signIn != steps.cend());
        QCOMPARE(signIn->state, CheckStep::State::Failed);
        QVERIFY2(!told.all().contains(token), qPrintable(told.all()));
    }
    void c7_fingerprintsTellNothing()
    {
        CozeFixture coze;
        const Credential credential{coze.region(), jwtApp()};
        QCOMPARE(credential.fingerprint().size(), 64);
        QCOMPARE(credential.fingerprint(), (Credential{coze.region(), jwtApp()}).fingerprint());
        QVERIFY(credential.fingerprint()
            != (Credential{coze.region(), PersonalToken{Secret(u"pat_x"_s)}}).fingerprint());
    }

private:
    QtMessageHandler m_before = nullptr;
};

QTEST_GUILESS_MAIN(tst_cozesecrets)
#include "tst_cozesecrets.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/programrun.h"
#include "tests/core/shop/shopfixture.h"
#include "tests/support/socketioserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

const QByteArray kPassword = "correct horse battery";

/// `service step state` each.
QStringList states(const QVector<QJsonObject> &rows)
{
    QStringList all;
    for (const QJsonObject &row : rows)
        all.append(row.value("service"_L1).toString() + u' ' + row.value("step"_L1).toString() + u' '
            + row.value("state"_L1).toString());
    return all;
}

QStringList of(const QString &service, const QStringList &steps)
{
    QStringList all;
    for (const QString &step : steps)
        all.append(service + u' ' + step);
    return all;
}

} // namespace

/// `workspace test` beyond the Coze account.
class tst_CliConnections final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_shop = std::make_unique<ShopFixture>();
        m_table = std::make_unique<HistoryTable>();
        m_table->add(1);
        m_table->add(2, true);
        m_shop->serves(*m_table);
        m_shop->on("/health", [](const Client &to, const SentRequest &) {
            to.answer(R"({"status":"ok","uptime":1.5,"mode":"backend"})");
        });
        m_live = std::make_unique<SocketIoServer>();
        m_live->onText = [this](SocketIoPeer &peer, const QByteArray &text) {
            if (m_live->acceptConnect(peer, text))
                peer.text(R"(42["authenticated",{"userId":"3","userName":"mina","role":"admin"}])");
        };
        m_run = std::make_unique<ProgramRun>();
    }
    void cleanup() { QVERIFY2(!m_run->everything.contains(kPassword), m_run->everything.constData()); }

    void everythingThatIsConfiguredIsTestedInTurn()
    {
        useShop();
        const QString file = writeFile();
        m_run->configure({u"source.kind"_s, u"file"_s, u"source.file"_s, file});
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QVERIFY2(m_run->end() == 0, m_run->err.constData());
        QCOMPARE(states(rows),
            of(u"source"_s,
                {u"file passed"_s, u"recognise passed"_s, u"columns skipped"_s, u"rows passed"_s,
                    u"write passed"_s})
                + of(u"backend"_s,
                    {u"settings passed"_s, u"reach passed"_s, u"tls skipped"_s, u"health passed"_s,
                        u"signIn passed"_s, u"history passed"_s})
                + of(u"live"_s,
                    {u"settings passed"_s, u"reach passed"_s, u"tls skipped"_s, u"handshake passed"_s,
                        u"open passed"_s, u"auth passed"_s, u"event passed"_s}));
        QCOMPARE(rows.at(3).value("detail"_L1).toString(), u"rows 1, newest 2026-03-01T08:00:00.000Z"_s);
        QCOMPARE(rows.at(10).value("detail"_L1).toString(),
            u"rows 2, unreadable 1 (rows of signed-in customers cannot be read over REST)"_s);
        QCOMPARE(rows.at(17).value("detail"_L1).toString(), u"authenticated: mina, admin"_s);
        QVERIFY(rows.at(17).value("elapsedMs"_L1).isDouble());
        QVERIFY(m_live->last()->texts().value(0).contains("access_"));
        QVERIFY(!m_run->everything.contains("access_"));
        QCOMPARE((*m_run)({u"workspace"_s, u"test"_s}), 0);
        QCOMPARE(m_run->out.count('\n'), 18);
    }

    void whatIsNotConfiguredIsNotTested()
    {
        m_run->configure({u"live.url"_s, liveUrl()});
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(rows.size(), 7);
        QVERIFY(rows.first().value("detail"_L1).toString().contains(u"without a sign-in"_s));
    }

    void aCozeAccountIsTestedAfterTheShop()
    {
        m_run->configure({u"live.url"_s, liveUrl(), u"coze.auth"_s, u"pat"_s});
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4); // there is no token
        QCOMPARE(states(rows).value(7), u"coze settings failed"_s);
    }

    void anEmptyWorkspaceIsToldSo()
    {
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(states(rows).first(), u"coze settings failed"_s);
        QVERIFY2(m_run->err.contains("not connected with anything"), m_run->err.constData());
    }

    void theFirstFailureGivesTheExitCodeAndTheRestIsTestedAllTheSame()
    {
        useShop();
        m_run->configure({u"source.kind"_s, u"file"_s, u"source.file"_s, m_run->home.filePath(u"gone.db"_s)});
        m_shop->on("/api/auth/login", [](const Client &to, const SentRequest &) {
            to.answer(
                R"({"error":"Unauthorized","message":"Invalid username or password","statusCode":401})", 401);
        });
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 3); // the file is not there
        QVERIFY(states(rows).contains(u"backend signIn failed"_s));
        QVERIFY(states(rows).contains(u"live auth failed"_s));
        QVERIFY2(m_run->err.contains("gone.db"), m_run->err.constData());
        QVERIFY2(m_run->err.contains("backend.user"), m_run->err.constData());
    }

    void aMissingPasswordIsNamed()
    {
        useShop();
        m_run->environment.remove(u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s);
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(
            states(rows).mid(0, 2), QStringList({u"backend settings failed"_s, u"backend reach skipped"_s}));
        QVERIFY(states(rows).contains(u"live auth failed"_s));
        QVERIFY2(m_run->err.contains("secret set backend-password"), m_run->err.constData());
    }

    void aRefusedSocketEndsWithFour_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("not there") << 0;
        QTest::newRow("refused by the server") << 1;
        QTest::newRow("a proxy without a server") << 2;
    }
    void aRefusedSocketEndsWithFour()
    {
        QFETCH(int, how);
        m_run->configure({u"live.url"_s, liveUrl()});
        if (how == 0)
            m_live->stop();
        m_live->onRequest = [how](SocketIoPeer &peer) {
            peer.answerHttp(how == 1 ? "400 Bad Request" : "502 Bad Gateway",
                how == 1 ? R"({"code":0,"message":"Transport unknown"})" : "<html>");
            peer.end();
        };
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QVERIFY(states(rows).contains(how == 0 ? u"live reach failed"_s : u"live handshake failed"_s));
        if (how == 1)
            QVERIFY2(m_run->err.contains("Transport unknown"), m_run->err.constData());
    }

    void aChannelThatWantsASignInSaysWhatToSet()
    {
        m_run->configure({u"live.url"_s, liveUrl()});
        m_live->onText = [](SocketIoPeer &peer, const QByteArray &text) {
            if (text.startsWith("40"))
                peer.text(R"(44{"message":"Authentication required"})");
        };
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 4);
        QCOMPARE(states(rows).last(), u"live event skipped"_s);
        QVERIFY2(m_run->err.contains("Set backend.url and backend.user"), m_run->err.constData());
        QVERIFY2(m_run->err.contains("Authentication required"), m_run->err.constData());
    }

    void aSourceOverRestIsTheBackendsHistory()
    {
        useShop();
        m_run->configure({u"source.kind"_s, u"backend"_s});
        const auto rows = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 0);
        QCOMPARE(states(rows).first(), u"source settings passed"_s);
        m_run->configure({u"backend.url"_s, QString(), u"live.url"_s, QString()});
        const auto without = m_run->json({u"workspace"_s, u"test"_s});
        QCOMPARE(m_run->end(), 1);
        QCOMPARE(states(without), QStringList{u"source settings failed"_s});
    }

    void ctrlCStopsTheTest()
    {
        useShop();
        bool asked = false;
        m_shop->on("/health", [&asked](const Client &, const SentRequest &) { asked = true; });
        m_run->start({u"--json"_s, u"workspace"_s, u"test"_s});
        QTRY_VERIFY_WITH_TIMEOUT(asked, 30'000);
        m_run->interrupt();
        QCOMPARE(m_run->end(), 130);
        QCOMPARE(states(m_run->rows()).last(), u"backend history skipped"_s);
    }

private:
    [[nodiscard]] QString liveUrl() const { return u"ws://127.0.0.1:%1"_s.arg(m_live->port()); }
    void useShop()
    {
        m_run->configure(
            {u"backend.url"_s, m_shop->server.url(), u"backend.user"_s, u"mina"_s, u"live.url"_s, liveUrl()});
        m_run->environment.insert(u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s, QString::fromLatin1(kPassword));
    }
    [[nodiscard]] QString writeFile() const
    {
        QFile file(m_run->home.filePath(u"history.jsonl"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(
                "{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n");
        return file.fileName();
    }

    std::unique_ptr<ShopFixture> m_shop;
    std::unique_ptr<HistoryTable> m_table;
    std::unique_ptr<SocketIoServer> m_live;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliConnections)
#include "tst_cliconnections.moc"

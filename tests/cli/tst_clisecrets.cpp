// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/fakecoze.h"
#include "tests/cli/programrun.h"
#include "tests/support/privatekeyring.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

QStringList setting(const QString &name)
{
    return {u"workspace"_s, u"secret"_s, u"set"_s, name};
}

QByteArray keyOfAnotherKind()
{
    return "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIB\n-----END PUBLIC KEY-----\n";
}

} // namespace

/// The real program with a real key ring, and without.
class tst_CliSecrets final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(m_ring.start(), qPrintable(m_ring.problem));
        m_pem = newPrivateKey();
    }
    void init()
    {
        m_coze = std::make_unique<FakeCoze>();
        m_coze->addShop();
        m_run = std::make_unique<ProgramRun>();
        m_alone = m_run->environment;
        for (const QString &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s,
                 u"XDG_CACHE_HOME"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
            m_run->environment.insert(name, m_ring.environment().value(name));
    }
    void cleanup()
    {
        QByteArray seen = m_run->everything;
        QDirIterator files(m_run->folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            seen += file.readAll();
        }
        for (const QByteArray &secret :
            {QByteArray("hunter2"), FakeCoze::accessToken, m_pem.split('\n').value(1)})
            QVERIFY2(!seen.contains(secret), seen.constData());
    }

    void twoRunsShareOneAccessToken()
    {
        m_run->useKey(m_coze->server.url(), {});
        const auto stored = m_run->json(setting(u"coze-private-key"_s), m_pem);
        QVERIFY2(stored.size() == 1, m_run->err.constData());
        QCOMPARE(stored.first(),
            QJsonObject({{u"secret"_s, u"coze-private-key"_s}, {u"storedIn"_s, u"keyRing"_s},
                {u"usedFrom"_s, u"keyRing"_s}}));
        auto rows = m_run->json({u"token"_s});
        QVERIFY2(rows.size() == 1, m_run->err.constData());
        QCOMPARE(rows.first().value("state"_L1), QJsonValue(u"refreshed"_s));
        QCOMPARE(rows.first().value("keptInKeyRing"_L1), QJsonValue(true));
        const double left = rows.first().value("remainingMs"_L1).toDouble();
        rows = m_run->json({u"token"_s});
        QVERIFY2(rows.size() == 1, m_run->err.constData());
        QCOMPARE(rows.first().value("state"_L1), QJsonValue(u"reused"_s));
        QVERIFY(rows.first().value("remainingMs"_L1).toDouble() <= left);
        QVERIFY(rows.first().value("ageMs"_L1).toDouble() > 0);
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 1);
        QCOMPARE(
            m_coze->asked("/v1/bots").first().header("Authorization"), "Bearer " + FakeCoze::accessToken);

        QCOMPARE((*m_run)({u"token"_s, u"--refresh"_s}), 0);
        QVERIFY2(m_run->out.startsWith("A new token"), m_run->out.constData());
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 2);
        QCOMPARE((*m_run)({u"token"_s}), 0);
        QVERIFY2(m_run->out.startsWith("The kept token"), m_run->out.constData());
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 2);
    }

    void aTokenThatTheServiceRefusesIsReplacedForTheNextRunToo()
    {
        m_run->useKey(m_coze->server.url(), {});
        QCOMPARE((*m_run)(setting(u"coze-private-key"_s), m_pem), 0);
        QCOMPARE((*m_run)({u"token"_s}), 0);
        bool refused = false;
        m_coze->on("/v1/workspaces", [&refused](const FakeCoze::Client &client, const SentRequest &) {
            if (!std::exchange(refused, true))
                client.answer(R"({"code":4100,"msg":"invalid"})");
            else
                client.answer(R"({"code":0,"data":{"total_count":0,"workspaces":[]}})");
        });
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 2);
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/api/permission/oauth2/token").size(), 2);
    }

    void whatCannotBeTheSecretChangesNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("sentence");
        const auto key = u"coze-private-key"_s;
        QTest::addRow("nothing") << u"coze-pat"_s << QByteArray() << QByteArray("nothing came");
        QTest::addRow("a line end alone")
            << u"redis-password"_s << QByteArray("\r\n") << QByteArray("nothing came");
        QTest::addRow("two lines") << u"backend-password"_s << QByteArray("hunter2\nhunter2\n")
                                   << QByteArray("more than one line");
        QTest::addRow("a token with a blank")
            << u"coze-pat"_s << QByteArray("pat_hunter2 x") << QByteArray("no blanks");
        QTest::addRow("bytes that are no text")
            << u"postgres-password"_s << QByteArray("hunter2\xFF") << QByteArray("UTF-8");
        QTest::addRow("a key that is no PEM") << key << QByteArray("hunter2") << QByteArray("no PEM");
        QTest::addRow("the public key") << key << keyOfAnotherKind() << QByteArray("public key");
        QTest::addRow("a cut key") << key << m_pem.first(m_pem.size() / 2) << QByteArray("may be cut");
    }
    void whatCannotBeTheSecretChangesNothing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, sentence);
        m_run->useKey(m_coze->server.url(), {});
        QCOMPARE((*m_run)(setting(u"coze-private-key"_s), m_pem), 0);
        QCOMPARE((*m_run)(setting(name), given), 1);
        QVERIFY2(m_run->err.contains(sentence), m_run->err.constData());
        QVERIFY(m_run->err.contains("Nothing was changed"));
        QCOMPARE((*m_run)({u"token"_s}), 0); // the key is still there
    }

    void aTokenFromAFileWithALineEndIsTaken()
    {
        m_run->useToken(m_coze->server.url());
        m_run->environment.remove(u"AGENT_CONSOLE_SECRET_COZE_PAT"_s);
        QCOMPARE((*m_run)(setting(u"coze-pat"_s), "pat_hunter2\n"), 0);
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/v1/bots").first().header("Authorization"), QByteArray("Bearer pat_hunter2"));
    }

    void theEnvironmentWinsAndThisIsSaid()
    {
        m_run->useToken(m_coze->server.url(), "pat_environment");
        QCOMPARE((*m_run)(setting(u"coze-pat"_s), "pat_hunter2"), 0);
        QVERIFY2(m_run->err.contains("AGENT_CONSOLE_SECRET_COZE_PAT is set in the environment and wins"),
            m_run->err.constData());
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(
            m_coze->asked("/v1/bots").last().header("Authorization"), QByteArray("Bearer pat_environment"));
        m_run->environment.remove(u"AGENT_CONSOLE_SECRET_COZE_PAT"_s);
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/v1/bots").last().header("Authorization"), QByteArray("Bearer pat_hunter2"));
    }

    void aSecretOnTheCommandLineIsRefusedAndNotRepeated()
    {
        QCOMPARE((*m_run)({u"workspace"_s, u"secret"_s, u"set"_s, u"coze-pat"_s, u"hunter2"_s}), 2);
        QCOMPARE((*m_run)({u"workspace"_s, u"secret"_s, u"hunter2"_s}), 2);
        QCOMPARE((*m_run)(setting(u"hunter2"_s)), 2);
        QVERIFY(m_run->err.contains("postgres-password"));
    }

    void withoutAKeyRingNothingIsStoredAndTheEnvironmentIsNamed()
    {
        m_run->environment = m_alone;
        QCOMPARE((*m_run)(setting(u"coze-pat"_s), "pat_hunter2"), 4);
        QCOMPARE(m_run->out, QByteArray());
        QVERIFY2(m_run->err.contains("No key ring") && m_run->err.contains("AGENT_CONSOLE_SECRET_COZE_PAT"),
            m_run->err.constData());
    }

    void aLockedRingKeepsTheOldSecret()
    {
        m_run->useToken(m_coze->server.url());
        m_run->environment.remove(u"AGENT_CONSOLE_SECRET_COZE_PAT"_s);
        QCOMPARE((*m_run)(setting(u"coze-pat"_s), "pat_old"), 0);
        QVERIFY(m_ring.lock());
        QCOMPARE((*m_run)({u"bots"_s}), 4);
        QVERIFY2(m_run->err.contains("the key ring is locked"), m_run->err.constData());
        QCOMPARE((*m_run)(setting(u"coze-pat"_s), "pat_hunter2"), 4);
        QVERIFY2(m_run->err.contains("was not opened"), m_run->err.constData());
        QVERIFY(m_ring.restart());
        QCOMPARE((*m_run)({u"bots"_s}), 0);
        QCOMPARE(m_coze->asked("/v1/bots").last().header("Authorization"), QByteArray("Bearer pat_old"));
    }

private:
    PrivateKeyRing m_ring;
    QByteArray m_pem;
    QProcessEnvironment m_alone; // without a ring
    std::unique_ptr<FakeCoze> m_coze;
    std::unique_ptr<ProgramRun> m_run;
};

QTEST_GUILESS_MAIN(tst_CliSecrets)
#include "tst_clisecrets.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/keyring.h"
#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/secretanswer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::Secret;
using core::workspace::makeSecretStore;
using core::workspace::SecretStore;
using core::workspace::Workspace;
using tests::answerOf;
using tests::refusalOf;
using tests::secretOf;

/// Where no key ring can be reached: a server, a container.
class tst_SessionSecrets final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"})
            qunsetenv(name);
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        const auto made = Workspace::create(m_folder.filePath(u"w"_s));
        QVERIFY(made);
        m_workspace = std::make_unique<Workspace>(*made);
    }

    void aMissingRingIsNotAMissingSecret()
    {
        core::workspace::KeyRing ring(5s);
        QCOMPARE(refusalOf(ring.read(u"a"_s)), std::optional(Error::Kind::Unsupported));
        const auto written = answerOf(ring.write(u"a"_s, Secret(u"hunter2"_s)));
        QCOMPARE(written.error().kind, Error::Kind::Unsupported);
        QVERIFY(!written.error().detail.isEmpty() && !written.error().detail.contains("hunter2"_L1));
    }

    void secretsLastAsLongAsTheProgram()
    {
        const auto store = makeSecretStore(*m_workspace, 5s);
        QCOMPARE(refusalOf(store->read(u"coze-pat"_s)), std::optional(Error::Kind::NotFound));
        QVERIFY(!store->keepsOverRestarts());
        QVERIFY(answerOf(store->write(u"coze-pat"_s, Secret(u"hunter2"_s))));
        QCOMPARE(secretOf(store->read(u"coze-pat"_s)), u"hunter2"_s);
        QCOMPARE(store->placeOf(u"coze-pat"_s), SecretStore::Place::Session);
        QCOMPARE(refusalOf(makeSecretStore(*m_workspace, 5s)->read(u"coze-pat"_s)),
            std::optional(Error::Kind::NotFound));
        QVERIFY(answerOf(store->remove(u"coze-pat"_s)));
        QCOMPARE(refusalOf(store->read(u"coze-pat"_s)), std::optional(Error::Kind::NotFound));
    }

    void theEnvironmentIsEnough_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("variable");
        QTest::addRow("postgres") << u"postgres-password"_s << u"AGENT_CONSOLE_SECRET_POSTGRES_PASSWORD"_s;
        QTest::addRow("backend") << u"backend-password"_s << u"AGENT_CONSOLE_SECRET_BACKEND_PASSWORD"_s;
        QTest::addRow("token") << u"coze-pat"_s << u"AGENT_CONSOLE_SECRET_COZE_PAT"_s;
        QTest::addRow("key") << u"coze-private-key"_s << u"AGENT_CONSOLE_SECRET_COZE_PRIVATE_KEY"_s;
        QTest::addRow("redis") << u"redis-password"_s << u"AGENT_CONSOLE_SECRET_REDIS_PASSWORD"_s;
    }
    void theEnvironmentIsEnough()
    {
        QFETCH(QString, name);
        QFETCH(QString, variable);
        QCOMPARE(SecretStore::environmentVariable(name), variable);
        qputenv(variable.toLatin1().constData(), "пароль hunter2");
        const auto store = makeSecretStore(*m_workspace, 5s);
        QCOMPARE(secretOf(store->read(name)), u"пароль hunter2"_s);
        QCOMPARE(store->placeOf(name), SecretStore::Place::Environment);
        qputenv(variable.toLatin1().constData(), ""); // as good as none
        QCOMPARE(refusalOf(store->read(name)), std::optional(Error::Kind::NotFound));
        qunsetenv(variable.toLatin1().constData());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(tst_SessionSecrets)
#include "tst_sessionsecrets.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/workspace/secretstore.h"
#include "core/workspace/workspace.h"
#include "tests/core/workspace/secretanswer.h"
#include "tests/support/privatekeyring.h"

#include <QDirIterator>
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

namespace {

QString logged; // everything that any category said

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text + u'\n';
}

} // namespace

/// Against a real gnome-keyring; what happens without one is in tst_sessionsecrets.
class tst_SecretStore final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(m_ring.start(), qPrintable(m_ring.problem));
        m_ring.useHere();
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto made = Workspace::create(m_folder->filePath(u"w"_s));
        QVERIFY(made);
        m_workspace = std::make_unique<Workspace>(*made);
    }

    void aSecretIsThereForTheNextProgram_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : SecretStore::names())
            QTest::addRow("%s", qPrintable(name)) << name;
        QTest::addRow("an access token") << u"coze-token-0123"_s;
    }
    void aSecretIsThereForTheNextProgram()
    {
        QFETCH(QString, name);
        const auto first = makeSecretStore(*m_workspace);
        QCOMPARE(refusalOf(first->read(name)), std::optional(Error::Kind::NotFound));
        QVERIFY(answerOf(first->write(name, Secret(u"hunter2"_s))));
        QCOMPARE(first->placeOf(name), SecretStore::Place::KeyRing);
        QVERIFY(first->keepsOverRestarts());
        const auto second = makeSecretStore(*m_workspace);
        QCOMPARE(secretOf(second->read(name)), u"hunter2"_s);
        QVERIFY(answerOf(second->write(name, Secret(u"hunter3"_s))));
        QCOMPARE(secretOf(first->read(name)), u"hunter3"_s);
        QVERIFY(answerOf(second->remove(name)));
        QCOMPARE(refusalOf(first->read(name)), std::optional(Error::Kind::NotFound));
    }

    void oddSecretsComeBackUnchanged_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addRow("several lines") << u"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"_s;
        QTest::addRow("other scripts") << u"пароль 密码 👍🏽"_s;
        QTest::addRow("blanks around") << u"  a b  "_s;
        QTest::addRow("64 KiB") << QString(65'536, u'x');
    }
    void oddSecretsComeBackUnchanged()
    {
        QFETCH(QString, secret);
        const auto store = makeSecretStore(*m_workspace);
        QVERIFY(answerOf(store->write(u"coze-private-key"_s, Secret(secret))));
        QVERIFY(secretOf(makeSecretStore(*m_workspace)->read(u"coze-private-key"_s)) == secret);
    }

    void workspacesDoNotShareSecrets()
    {
        const auto other = Workspace::create(m_folder->filePath(u"other"_s));
        QVERIFY(answerOf(makeSecretStore(*m_workspace)->write(u"coze-pat"_s, Secret(u"mine"_s))));
        QCOMPARE(
            refusalOf(makeSecretStore(*other)->read(u"coze-pat"_s)), std::optional(Error::Kind::NotFound));
    }

    void aFolderThatMovedKeepsItsSecrets()
    {
        QVERIFY(answerOf(makeSecretStore(*m_workspace)->write(u"coze-pat"_s, Secret(u"mine"_s))));
        const QString moved = m_folder->filePath(u"moved"_s);
        QVERIFY(QDir().rename(m_workspace->folder(), moved));
        const auto again = Workspace::open(moved);
        QCOMPARE(secretOf(makeSecretStore(*again)->read(u"coze-pat"_s)), u"mine"_s);
    }

    void theEnvironmentWinsAndLeavesTheRingAlone()
    {
        const auto store = makeSecretStore(*m_workspace);
        QVERIFY(answerOf(store->write(u"backend-password"_s, Secret(u"of the ring"_s))));
        qputenv("AGENT_CONSOLE_SECRET_BACKEND_PASSWORD", "of the environment");
        QCOMPARE(secretOf(store->read(u"backend-password"_s)), u"of the environment"_s);
        QCOMPARE(store->placeOf(u"backend-password"_s), SecretStore::Place::Environment);
        qunsetenv("AGENT_CONSOLE_SECRET_BACKEND_PASSWORD");
        QCOMPARE(secretOf(store->read(u"backend-password"_s)), u"of the ring"_s);
        QCOMPARE(store->placeOf(u"backend-password"_s), SecretStore::Place::KeyRing);
    }

    void nothingOfASecretIsInTheWorkspaceOrTheLog()
    {
        logged.clear();
        const auto before = qInstallMessageHandler(keepLog);
        const auto store = makeSecretStore(*m_workspace);
        for (const QString &name : SecretStore::names())
            QVERIFY(answerOf(store->write(name, Secret(u"hunter2"_s))));
        QVERIFY(answerOf(store->read(u"coze-pat"_s)));
        qInstallMessageHandler(before);
        QVERIFY2(!logged.contains("hunter2"_L1), qPrintable(logged));
        QVERIFY(QFile::exists(m_workspace->folder() + u"/workspace.json"_s));
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("hunter2"), qPrintable(file.fileName()));
        }
    }

    void aRingThatDoesNotAnswerIsATimeout()
    {
        QVERIFY(answerOf(makeSecretStore(*m_workspace)->write(u"coze-pat"_s, Secret(u"kept"_s))));
        const auto store = makeSecretStore(*m_workspace, 50ms);
        m_ring.suspend();
        const auto read = refusalOf(store->read(u"coze-pat"_s));
        const auto written = refusalOf(store->write(u"redis-password"_s, Secret(u"late"_s)));
        m_ring.resume();
        QCOMPARE(read, std::optional(Error::Kind::Timeout));
        QCOMPARE(written, std::optional(Error::Kind::Timeout));
        QCOMPARE(store->placeOf(u"coze-pat"_s), SecretStore::Place::KeyRing);
        QCOMPARE(secretOf(makeSecretStore(*m_workspace)->read(u"coze-pat"_s)), u"kept"_s);
    }

    void aLockedRingIsNoReasonToKeepSecretsElsewhere()
    {
        const auto store = makeSecretStore(*m_workspace, 5s);
        QVERIFY(answerOf(store->write(u"coze-pat"_s, Secret(u"kept"_s))));
        QVERIFY(m_ring.lock());
        const auto read = answerOf(store->read(u"coze-pat"_s));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::NotFound);
        const auto written = answerOf(store->write(u"coze-pat"_s, Secret(u"hunter2"_s)));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Unauthorized);
        QVERIFY(!written.error().detail.contains("hunter2"_L1));
        QCOMPARE(store->placeOf(u"coze-pat"_s), SecretStore::Place::KeyRing);
    }

    void aRingThatGoesAwayLeavesTheSession()
    {
        const auto store = makeSecretStore(*m_workspace, 5s);
        m_ring.stop();
        QVERIFY(answerOf(store->write(u"coze-pat"_s, Secret(u"one"_s))));
        QCOMPARE(store->placeOf(u"coze-pat"_s), SecretStore::Place::Session);
        QVERIFY(!store->keepsOverRestarts());
        const auto read = answerOf(store->read(u"coze-pat"_s));
        QVERIFY(read);
        QCOMPARE(read->reveal(), u"one"_s);
    }

private:
    tests::PrivateKeyRing m_ring;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(tst_SecretStore)
#include "tst_secretstore.moc"

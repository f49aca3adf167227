// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/deliver.h"
#include "core/postgres/postgrescheck.h"
#include "tests/support/patience.h"
#include "tests/support/postgresserver.h"
#include "tests/ui/window/walk.h"
#include "ui/connections/connectionspage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace ui;
using core::postgres::Address;
using core::postgres::Database;
using core::postgres::PostgresCheck;
using core::workspace::Workspace;
using tests::PostgresServer;

namespace {

/// The page with the real test of a database.
struct Desk
{
    Desk()
        : workspace(*Workspace::create(folder.filePath(u"shop"_s))),
          secrets(core::workspace::makeSessionSecrets())
    {
        ShopChecks checks;
        checks.database = [this](const Address &address, const std::optional<Address> &replica) {
            asked = address;
            askedReplica = replica;
            return new PostgresCheck(address, replica, {});
        };
        page = std::make_unique<ConnectionsPage>(
            ConnectionsPage::Parts{http, tokens, workspace, *secrets, false, checks});
        QObject::connect(page.get(), &ConnectionsPage::notice, page.get(),
            [this](const QString &, const QString &, const std::function<void()> &undo) { lastUndo = undo; });
        page->resize(1200, 1000);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowActive(page.get()); // a field is left only where one is in front
        page->beginConnection(u"database"_s);
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<Widget *>(name);
    }
    [[nodiscard]] QString text(const QString &field) const { return find<QLineEdit>(field)->text(); }
    void type(const QString &field, const QString &words) const
    {
        auto *edit = find<QLineEdit>(field);
        QVERIFY2(edit->isVisible(), qPrintable(field));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, words);
    }
    void paste(const QString &field, const QString &words) const
    {
        auto *edit = find<QLineEdit>(field);
        edit->setFocus();
        edit->selectAll();
        QApplication::clipboard()->setText(words);
        QTest::keySequence(edit, QKeySequence::Paste);
    }
    void press(const QString &name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button->isVisible(), qPrintable(name));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    [[nodiscard]] QString step(int number) const
    {
        const auto *label
            = find<QWidget>(u"section/database"_s)->findChild<QLabel *>(u"checkStep/%1"_s.arg(number));
        return label ? label->text() : QString();
    }
    [[nodiscard]] QString row() const { return find<QListWidget>(u"connectionList"_s)->item(1)->text(); }
    [[nodiscard]] QString stored(const QString &key) const
    {
        return Workspace::open(workspace.folder())->value(key).toVariant().toString();
    }
    [[nodiscard]] std::optional<QString> password() const
    {
        auto future = secrets->read(u"postgres-password"_s);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
            return std::nullopt;
        return future.result() ? std::optional(future.result()->reveal()) : std::nullopt;
    }

    QTemporaryDir folder;
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    Workspace workspace;
    std::unique_ptr<core::workspace::SecretStore> secrets;
    std::optional<Address> asked;
    std::optional<Address> askedReplica;
    std::unique_ptr<ConnectionsPage> page;
    std::function<void()> lastUndo;
};

} // namespace

class tst_databasesection final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!PostgresServer::isInstalled())
            QSKIP("PostgreSQL is not installed");
        m_server = std::make_unique<PostgresServer>();
        tests::makeShopTables(*m_server);
        m_server->makeRole(u"reports"_s, false);
    }
    void cleanupTestCase()
    {
        QThreadPool::globalInstance()->waitForDone();
        m_server.reset();
    }

    void aPastedAddressFillsTheFields()
    {
        Desk desk;
        QTRY_COMPARE(QApplication::focusWidget(), desk.find<QWidget>(u"databaseUrl"_s));
        desk.paste(
            u"databaseUrl"_s, u"postgresql://ana:correct%20horse@db.example:5433/shop?schema=public"_s);
        QCOMPARE(desk.text(u"databaseHost"_s), u"db.example"_s);
        QCOMPARE(desk.text(u"databasePort"_s), u"5433"_s);
        QCOMPARE(desk.text(u"databaseName"_s), u"shop"_s);
        QCOMPARE(desk.text(u"databaseUser"_s), u"ana"_s);
        QCOMPARE(desk.text(u"databasePassword"_s), u"correct horse"_s);
        QCOMPARE(desk.text(u"databaseUrl"_s), u"postgresql://ana@db.example:5433/shop"_s);
        QCOMPARE(desk.find<QLineEdit>(u"databasePassword"_s)->echoMode(), QLineEdit::Password);
    }

    void theFieldsWriteTheAddress()
    {
        Desk desk;
        desk.type(u"databaseHost"_s, u"db.example"_s);
        desk.type(u"databaseUser"_s, u"ana"_s);
        desk.type(u"databaseName"_s, u"shop"_s);
        QCOMPARE(desk.text(u"databaseUrl"_s), u"postgresql://ana@db.example/shop"_s);
        desk.type(u"databasePort"_s, u"5433"_s);
        desk.press(u"databaseVerifies"_s);
        QCOMPARE(desk.text(u"databaseUrl"_s), u"postgresql://ana@db.example:5433/shop?sslmode=verify-full"_s);
        desk.press(u"databaseVerifies"_s);
        QCOMPARE(desk.text(u"databaseUrl"_s), u"postgresql://ana@db.example:5433/shop"_s);
    }

    void aTypedPasswordMovesWhenTheAddressIsWhole()
    {
        Desk desk;
        desk.type(u"databaseUrl"_s, u"postgresql://ana:horse@db/shop"_s);
        QCOMPARE(
            desk.text(u"databaseUrl"_s), u"postgresql://ana:horse@db/shop"_s); // nothing jumps under the hand
        QTest::keyClick(desk.find<QLineEdit>(u"databaseUrl"_s), Qt::Key_Tab);
        QCOMPARE(desk.text(u"databaseUrl"_s), u"postgresql://ana@db/shop"_s);
        QCOMPARE(desk.text(u"databasePassword"_s), u"horse"_s);
    }

    void itIsStoredAfterItsTest()
    {
        Desk desk;
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.paste(u"databaseUrl"_s, url());
        QTest::keyClick(desk.find<QLineEdit>(u"databaseUrl"_s), Qt::Key_Return);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.stored(u"postgres.url"_s), m_server->url(u"shop"_s, u"reports"_s));
        QCOMPARE(desk.stored(u"source.kind"_s), u"postgres"_s);
        QCOMPARE(desk.stored(u"postgres.mode"_s), u"archive"_s);
        QCOMPARE(desk.password(), PostgresServer::password());
        for (int i = 0; i < 6; ++i)
            QVERIFY2(desk.step(i).startsWith(u"✓ "_s), qPrintable(desk.step(i)));
        QVERIFY2(desk.step(6).startsWith(u"○ "_s), qPrintable(desk.step(6)));
        QTRY_VERIFY(desk.row().startsWith(u"● "_s));
        QVERIFY2(desk.row().contains(u"reports@127.0.0.1"_s), qPrintable(desk.row()));
        QVERIFY(desk.find<QListWidget>(u"connectionList"_s)->item(0)->text().startsWith(u"● "_s));
        QVERIFY(desk.text(u"databasePassword"_s).isEmpty());
        const QString report = desk.page->report();
        QVERIFY(report.contains(u"database: postgresql://reports@"_s));
        QVERIFY(!report.contains(PostgresServer::password()));
        QFile settings(desk.workspace.folder() + u"/workspace.json"_s);
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains(PostgresServer::password().toUtf8()));
    }

    void aRefusedPasswordReplacesNothing()
    {
        Desk desk;
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.paste(u"databaseUrl"_s, url());
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 1);
        desk.type(u"databasePassword"_s, u"another one"_s);
        desk.press(u"testConnection/database"_s);
        auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
        QTRY_COMPARE(errors->count(), 1);
        QVERIFY(!errors->item(0)->text().contains(u"another one"_s));
        QVERIFY2(desk.step(2).startsWith(u"✕ "_s), qPrintable(desk.step(2)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(desk.password(), PostgresServer::password());
    }

    void theStoredPasswordIsUsedAgain()
    {
        Desk desk;
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.paste(u"databaseUrl"_s, url());
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 1);
        auto *mode = desk.find<QComboBox>(u"databaseMode"_s);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_Down);
        QVERIFY(!desk.find<QSpinBox>(u"databaseMonths"_s)->isEnabled());
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(desk.stored(u"postgres.mode"_s), u"direct"_s);
        QCOMPARE(desk.password(), PostgresServer::password());
    }

    void aReplicaTakesTheRestFromTheAddress()
    {
        Desk desk;
        desk.paste(u"databaseUrl"_s, url());
        desk.paste(u"databaseReplica"_s, u"postgresql://x:secret@127.0.0.1:%1"_s.arg(m_server->port()));
        QTest::keyClick(desk.find<QLineEdit>(u"databaseReplica"_s), Qt::Key_Tab);
        QVERIFY(!desk.text(u"databaseReplica"_s).contains(u"secret"_s));
        desk.type(u"databaseReplica"_s, u"127.0.0.1:%1"_s.arg(m_server->port()));
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.askedReplica->value(u"user"_s), u"reports"_s);
        QCOMPARE(desk.askedReplica->value(u"dbname"_s), u"shop"_s);
        QVERIFY2(desk.step(6).startsWith(u"✓ "_s), qPrintable(desk.step(6)));
        QVERIFY(desk.stored(u"postgres.replicaUrl"_s).startsWith(u"postgresql://127.0.0.1:"_s));
    }

    void monthsAreKept()
    {
        Desk desk;
        desk.paste(u"databaseUrl"_s, url());
        auto *months = desk.find<QSpinBox>(u"databaseMonths"_s);
        months->setFocus();
        QTest::keyClick(months, Qt::Key_Up);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.stored(u"archive.keepMonths"_s), u"1"_s);
    }

    void clearTextOverTheNetworkIsRefusedBeforeAnythingIsSent()
    {
        Desk desk;
        desk.paste(u"databaseUrl"_s, u"postgresql://ana@db.example/shop?sslmode=disable"_s);
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1);
        QVERIFY(!desk.asked);
        desk.paste(u"databaseUrl"_s, QString(u" "_s));
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 2);
    }

    void disconnectingCanBeUndone()
    {
        Desk desk;
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.paste(u"databaseUrl"_s, url());
        desk.press(u"testConnection/database"_s);
        QTRY_COMPARE(changed.size(), 1);
        QTRY_VERIFY(desk.find<QPushButton>(u"forgetConnection/database"_s)->isEnabled());
        desk.press(u"forgetConnection/database"_s);
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(desk.stored(u"postgres.url"_s).isEmpty());
        QCOMPARE(desk.stored(u"source.kind"_s), u"none"_s);
        QVERIFY(!desk.password());
        desk.lastUndo();
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(desk.stored(u"postgres.url"_s), m_server->url(u"shop"_s, u"reports"_s));
        QCOMPARE(desk.stored(u"source.kind"_s), u"postgres"_s);
        QCOMPARE(desk.password(), PostgresServer::password());
    }

    void theTestCanBeStopped()
    {
        Desk desk;
        m_server->pause();
        desk.paste(u"databaseUrl"_s, url());
        desk.press(u"testConnection/database"_s);
        QTRY_VERIFY(desk.row().startsWith(u"◐ "_s));
        desk.press(u"testConnection/database"_s);
        QTRY_VERIFY(desk.row().startsWith(u"○ "_s));
        m_server->resume();
        QVERIFY(desk.stored(u"postgres.url"_s).isEmpty());
        QCOMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 0);
    }

    void theStandingOfTheConnectionsIsShown()
    {
        Desk desk;
        QVERIFY(desk.workspace.set(u"postgres.url"_s, u"postgresql://db/shop"_s));
        QVERIFY(!desk.find<QLabel>(u"databasePools"_s)->isVisible());
        Database::State state;
        state.primary.open = 3;
        state.primary.busy = 1;
        state.primary.waitedMs = 12;
        state.primary.slow = {{u"search"_s, 812, 1'772'352'000'000}};
        state.replicaPool.emplace();
        state.replica = Database::Replica{};
        state.replica->isUsed = true;
        state.replica->lagMs = 120;
        state.lastAnsweredBy = Database::Server::Replica;
        state.lastAnswerAtMs = 1'772'352'000'000;
        desk.page->setDatabase(state);
        const QString pools = desk.find<QLabel>(u"databasePools"_s)->text();
        QVERIFY2(pools.contains(u"3 open, 1 busy"_s) && pools.contains(u"12 ms"_s), qPrintable(pools));
        const QString answered = desk.find<QLabel>(u"databaseAnswered"_s)->text();
        QVERIFY2(
            answered.contains(u"replica answered"_s) && answered.contains(u"120 ms"_s), qPrintable(answered));
        auto *slow = desk.find<QTableWidget>(u"slowStatements"_s);
        QVERIFY(slow->isVisible());
        QCOMPARE(slow->item(0, 0)->text(), u"search"_s);
        QVERIFY(desk.page->report().contains(u"slow: 812 ms"_s));
        state.replica->isUsed = false;
        state.replica->reason = u"behind"_s;
        state.problem = core::Error{core::Error::Kind::Network, u"connection refused"_s};
        desk.page->setDatabase(state);
        QVERIFY(desk.find<QLabel>(u"databaseAnswered"_s)->text().contains(u"too far behind"_s));
        QCOMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1);
        QVERIFY(desk.row().startsWith(u"▲ "_s));
        desk.page->setDatabase(std::nullopt);
        QVERIFY(!slow->isVisible());
    }

    void howFarTheCopyIsIsShown()
    {
        Desk desk;
        const auto *words = desk.find<QLabel>(u"databaseMirror"_s);
        QVERIFY(!words->isVisible());
        core::feed::TailStatus tail;
        tail.state = core::feed::TailStatus::State::Loading;
        tail.loaded = 412;
        tail.total = 1'248;
        desk.page->setMirror(tail, 0);
        QVERIFY(words->isVisible());
        QVERIFY2(words->text().contains(u"412 of about 1,248"_s), qPrintable(words->text()));
        QVERIFY(!desk.find<QLabel>(u"databasePools"_s)->isVisible());
        tail.state = core::feed::TailStatus::State::Following;
        desk.page->setMirror(tail, 1'772'352'000'000);
        QVERIFY2(words->text().startsWith(u"Copied: complete up to"_s), qPrintable(words->text()));
        tail.state = core::feed::TailStatus::State::Failing;
        tail.error = core::Error{core::Error::Kind::Network, u"connection refused"_s};
        desk.page->setMirror(tail, 1'772'352'000'000);
        QVERIFY2(words->text().contains(u"cannot be"_s), qPrintable(words->text()));
        QVERIFY(desk.page->report().contains(u"copy: "_s));
        desk.page->setMirror(std::nullopt, 0);
        QVERIFY(!words->isVisible());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Desk desk;
        Database::State state;
        state.primary.slow = {{u"search"_s, 812, 1'772'352'000'000}};
        desk.page->setDatabase(state);
        QCOMPARE(walk::namelessIn(desk.page.get()).join(u'\n'), QString());
    }

private:
    [[nodiscard]] QString url() const
    {
        return m_server->url(u"shop"_s, u"reports:"_s + PostgresServer::password());
    }

    std::unique_ptr<PostgresServer> m_server;
};

QTEST_MAIN(tst_databasesection)
#include "tst_databasesection.moc"

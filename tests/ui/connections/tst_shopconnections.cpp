// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/live/livecheck.h"
#include "core/shop/backendcheck.h"
#include "core/sync/sourcecheck.h"
#include "tests/core/shop/shopfixture.h"
#include "tests/support/socketioserver.h"
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
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tests;
using namespace ui;
using core::live::LiveSession;
using core::workspace::Workspace;

namespace {

core::live::Endpoint endpointAt(quint16 port)
{
    core::live::Endpoint endpoint;
    endpoint.url = QUrl(u"ws://127.0.0.1:%1"_s.arg(port));
    return endpoint;
}

const QString kPassword = u"correct horse battery"_s;

/// The page with real tests against a backend and a live server on loopback.
struct Desk
{
    Desk()
        : workspace(*Workspace::create(folder.filePath(u"shop"_s))),
          secrets(core::workspace::makeSessionSecrets())
    {
        shop.serves(table);
        shop.on("/health", [](const Client &to, const SentRequest &) {
            to.answer(R"({"status":"ok","uptime":1.5,"mode":"backend"})");
        });
        ShopChecks checks;
        checks.source = [](const QString &file) { return new core::sync::SourceCheck(file, {}); };
        checks.backend = [this](const core::shop::Account &account) {
            return new core::shop::BackendCheck(http, account, {});
        };
        checks.live = [](const QUrl &url, const QString &path) {
            core::live::Endpoint endpoint;
            endpoint.url = url;
            endpoint.path = path;
            return new core::live::LiveCheck(endpoint, {2s, 2s, 2s, 1s, 1s, 50ms, 1s});
        };
        page = std::make_unique<ConnectionsPage>(
            ConnectionsPage::Parts{http, tokens, workspace, *secrets, false, checks});
        QObject::connect(page.get(), &ConnectionsPage::notice, page.get(),
            [this](const QString &, const QString &, const std::function<void()> &undo) { lastUndo = undo; });
        page->resize(1200, 900);
        page->show();
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page->findChild<Widget *>(name);
    }
    void type(const QString &field, const QString &text) const
    {
        auto *edit = find<QLineEdit>(field);
        QVERIFY2(edit->isVisible(), qPrintable(field));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void press(const QString &name) const
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button->isVisible(), qPrintable(name));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    /// By keys: the list has one row each.
    void choose(int row) const
    {
        auto *list = find<QListWidget>(u"connectionList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(list, Qt::Key_Down);
    }
    void fillBackend(const QString &password) const
    {
        choose(2);
        type(u"backendUrl"_s, shop.server.url());
        type(u"backendUser"_s, u"mina"_s);
        type(u"backendPassword"_s, password);
    }
    [[nodiscard]] QString row(int number) const
    {
        return find<QListWidget>(u"connectionList"_s)->item(number)->text();
    }
    [[nodiscard]] std::optional<QString> password() const
    {
        const auto read = await(secrets->read(u"backend-password"_s));
        return read ? std::optional(read->reveal()) : std::nullopt;
    }
    [[nodiscard]] QString stored(const QString &key) const
    {
        return Workspace::open(workspace.folder())->value(key).toString();
    }
    [[nodiscard]] QString step(const QString &section, int number) const
    {
        const auto *label
            = find<QWidget>(u"section/"_s + section)->findChild<QLabel *>(u"checkStep/%1"_s.arg(number));
        return label ? label->text() : QString();
    }

    QTemporaryDir folder;
    ShopFixture shop;
    HistoryTable table;
    SocketIoServer live;
    core::net::HttpClient http;
    core::coze::TokenCache tokens{http, nullptr};
    Workspace workspace;
    std::unique_ptr<core::workspace::SecretStore> secrets;
    std::unique_ptr<ConnectionsPage> page;
    std::function<void()> lastUndo;
};

} // namespace

class tst_shopconnections final : public QObject
{
    Q_OBJECT
private slots:
    void theListShowsEachConnectionWithShapeAndWords()
    {
        Desk desk;
        auto *list = desk.find<QListWidget>(u"connectionList"_s);
        QCOMPARE(list->count(), 5);
        for (int row = 0; row < 5; ++row) {
            QVERIFY2(desk.row(row).startsWith(u"○ "_s), qPrintable(desk.row(row)));
            QVERIFY(!list->item(row)->data(Qt::AccessibleTextRole).toString().contains(u'○'));
        }
        for (const auto &[row, name] : {std::pair(0, u"source"_s), std::pair(1, u"database"_s),
                 std::pair(3, u"live"_s), std::pair(4, u"coze"_s)}) {
            desk.choose(row);
            QVERIFY(desk.find<QWidget>(u"section/"_s + name)->isVisible());
        }
        desk.page->showConnection(u"backend"_s);
        QVERIFY(desk.find<QWidget>(u"section/backend"_s)->isVisible());
        QVERIFY(!desk.find<QWidget>(u"section/coze"_s)->isVisible());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        Desk desk;
        LiveSession session(endpointAt(desk.live.port()));
        const core::live::RoundTripLog log;
        desk.page->setLive(&session, &log);
        for (const QString &id : {u"source"_s, u"database"_s, u"backend"_s, u"live"_s, u"coze"_s}) {
            desk.page->showConnection(id);
            QCOMPARE(walk::namelessIn(desk.page.get()).join(u'\n'), QString());
        }
    }

    void aBackendIsStoredAfterItsTest()
    {
        Desk desk;
        desk.table.add(1, true);
        desk.fillBackend(kPassword);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        QCOMPARE(desk.password(), kPassword);
        QCOMPARE(desk.stored(u"backend.url"_s), desk.shop.server.url());
        QCOMPARE(desk.stored(u"backend.user"_s), u"mina"_s);
        QVERIFY2(desk.step(u"backend"_s, 3).startsWith(u"✓"_s), qPrintable(desk.step(u"backend"_s, 3)));
        QVERIFY2(desk.step(u"backend"_s, 4).contains(u"signed-in customers"_s),
            qPrintable(desk.step(u"backend"_s, 4)));
        QTRY_VERIFY(desk.row(2).startsWith(u"● "_s));
        QVERIFY(desk.find<QLineEdit>(u"backendPassword"_s)->text().isEmpty());
        QVERIFY(!desk.page->report().contains(kPassword));
        QFile settings(desk.workspace.folder() + u"/workspace.json"_s);
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains(kPassword.toUtf8()));
    }

    void aRefusedPasswordReplacesNothing()
    {
        Desk desk;
        desk.fillBackend(kPassword);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        desk.shop.on("/api/auth/login", [](const Client &to, const SentRequest &) {
            to.answer(
                R"({"error":"Unauthorized","message":"Invalid username or password","statusCode":401})", 401);
        });
        desk.type(u"backendPassword"_s, u"another one"_s);
        QTest::keyClick(desk.find<QLineEdit>(u"backendPassword"_s), Qt::Key_Return);
        auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
        QTRY_COMPARE_WITH_TIMEOUT(errors->count(), 1, kPatienceMs);
        QVERIFY(errors->isVisible());
        QVERIFY(!errors->item(0)->text().contains(u"another one"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(desk.password(), kPassword);
    }

    void aBackendNeedsAddressUserAndPassword()
    {
        Desk desk;
        auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
        desk.choose(2);
        desk.press(u"testConnection/backend"_s); // nothing is typed
        QTRY_COMPARE(errors->count(), 1);
        desk.type(u"backendPassword"_s, kPassword);
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE(errors->count(), 2);
        desk.type(u"backendUrl"_s, desk.shop.server.url());
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE(errors->count(), 3);
        QCOMPARE(desk.shop.server.connections, 0);
    }

    void whatIsTypedElsewhereStays()
    {
        Desk desk;
        desk.choose(3);
        desk.type(u"liveUrl"_s, u"wss://typed.example"_s);
        desk.fillBackend(kPassword);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        QCOMPARE(desk.find<QLineEdit>(u"liveUrl"_s)->text(), u"wss://typed.example"_s);
    }

    void disconnectingTheBackendCanBeUndone()
    {
        Desk desk;
        desk.fillBackend(kPassword);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/backend"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        QTRY_VERIFY(desk.find<QPushButton>(u"forgetConnection/backend"_s)->isEnabled());
        desk.press(u"forgetConnection/backend"_s);
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(!desk.password());
        QVERIFY(desk.stored(u"backend.url"_s).isEmpty());
        QVERIFY(desk.row(2).startsWith(u"○ "_s));
        desk.lastUndo();
        QTRY_COMPARE(changed.size(), 3);
        QCOMPARE(desk.password(), kPassword);
        QCOMPARE(desk.stored(u"backend.user"_s), u"mina"_s);
    }

    void answeringIsAllowedAfterOneQuestion()
    {
        Desk desk;
        desk.choose(2);
        auto *allows = desk.find<QCheckBox>(u"allowsAnswering"_s);
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        const auto allowed = [&desk] {
            return Workspace::open(desk.workspace.folder())->value(u"shop.allowWrites"_s).toBool();
        };
        desk.press(u"allowsAnswering"_s);
        QVERIFY(!allows->isChecked() && !allowed());
        desk.press(u"keepWatching"_s);
        QVERIFY(!allowed() && !desk.find<QWidget>(u"allowAnswering"_s)->isVisible());
        desk.press(u"allowsAnswering"_s);
        QTRY_COMPARE(QApplication::focusWidget(), desk.find<QWidget>(u"allowAnswering"_s));
        desk.press(u"allowAnswering"_s);
        QVERIFY(allows->isChecked() && allowed());
        QCOMPARE(changed.size(), 1);
        desk.press(u"allowsAnswering"_s); // off at once
        QVERIFY(!allows->isChecked() && !allowed());
        QCOMPARE(changed.size(), 2);
    }

    void aFileIsStoredAsTheSourceAfterItsTest()
    {
        Desk desk;
        const QString path = desk.folder.filePath(u"history.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"conversationId\":\"c\",\"content\":\"a\",\"createdAt\":\"2026-03-01T08:00:00Z\"}\n");
        file.close();
        desk.choose(0);
        auto *kind = desk.find<QComboBox>(u"sourceKind"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        desk.type(u"sourceFile"_s, desk.folder.filePath(u"gone.db"_s));
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/source"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1, kPatienceMs);
        QCOMPARE(desk.stored(u"source.kind"_s), u"none"_s);
        QVERIFY(desk.row(0).startsWith(u"✕ "_s));
        desk.type(u"sourceFile"_s, path);
        desk.press(u"testConnection/source"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        QCOMPARE(desk.stored(u"source.kind"_s), u"file"_s);
        QCOMPARE(desk.stored(u"source.file"_s), path);
        QVERIFY2(desk.row(0).contains(u"history.jsonl"_s), qPrintable(desk.row(0)));
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Home);
        desk.press(u"testConnection/source"_s);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(desk.stored(u"source.kind"_s), u"none"_s);
    }

    void theBackendIsASourceOnceItIsConnected()
    {
        Desk desk;
        desk.choose(0);
        auto *kind = desk.find<QComboBox>(u"sourceKind"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QTest::keyClick(kind, Qt::Key_Down);
        desk.press(u"testConnection/source"_s);
        QCOMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1);
        QVERIFY(desk.workspace.set(u"backend.url"_s, u"https://shop.example"_s));
        desk.press(u"testConnection/source"_s);
        QCOMPARE(desk.stored(u"source.kind"_s), u"backend"_s);
    }

    void aLiveAddressIsStoredAfterItsTest()
    {
        Desk desk;
        desk.choose(3);
        desk.type(u"liveUrl"_s, u"ws://127.0.0.1:%1"_s.arg(desk.live.port()));
        QSignalSpy changed(desk.page.get(), &ConnectionsPage::settingsChanged);
        desk.press(u"testConnection/live"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kPatienceMs);
        QVERIFY(desk.stored(u"live.url"_s).startsWith(u"ws://127.0.0.1"_s));
        QCOMPARE(desk.stored(u"live.path"_s), u"/socket.io/"_s);
        QVERIFY2(desk.step(u"live"_s, 5).startsWith(u"✓"_s), qPrintable(desk.step(u"live"_s, 5)));
        desk.live.onRequest = [](SocketIoPeer &peer) {
            peer.answerHttp("404 Not Found", "<html>");
            peer.end();
        };
        desk.press(u"testConnection/live"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1, kPatienceMs);
        QVERIFY2(desk.step(u"live"_s, 2).contains(u"404"_s), qPrintable(desk.step(u"live"_s, 2)));
    }

    void aTestCanBeStopped()
    {
        Desk desk;
        desk.live.onRequest = [](SocketIoPeer &) {};
        desk.choose(3);
        desk.type(u"liveUrl"_s, u"ws://127.0.0.1:%1"_s.arg(desk.live.port()));
        auto *button = desk.find<QPushButton>(u"testConnection/live"_s);
        const QString words = button->text();
        desk.press(u"testConnection/live"_s);
        QTRY_VERIFY(desk.live.last());
        QVERIFY(button->text() != words);
        QVERIFY(desk.row(3).startsWith(u"◐ "_s));
        desk.press(u"testConnection/live"_s);
        QTRY_COMPARE(button->text(), words);
        QVERIFY(desk.stored(u"live.url"_s).isEmpty());
        QCOMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 0);
    }

    void theStandingOfTheSocketIsShownAndTriedNow()
    {
        Desk desk;
        core::live::Policy policy;
        policy.firstDelay = 60s;
        policy.longestDelay = 60s;
        policy.jitter = 0;
        LiveSession session(endpointAt(desk.live.port()), policy);
        const core::live::RoundTripLog log;
        desk.page->setLive(&session, &log);
        desk.choose(3);
        auto *standing = desk.find<QLabel>(u"liveStanding"_s);
        auto *now = desk.find<QPushButton>(u"tryNow"_s);
        QVERIFY(standing->text().startsWith(u"○"_s) && !now->isVisible());
        desk.live.stop();
        session.start();
        QTRY_VERIFY(standing->text().startsWith(u"◐"_s) && now->isVisible());
        QVERIFY2(standing->text().contains(u"60"_s) || standing->text().contains(u"59"_s),
            qPrintable(standing->text()));
        QCOMPARE(desk.find<QListWidget>(u"lastErrors"_s)->count(), 1);
        desk.press(u"tryNow"_s);
        auto *errors = desk.find<QListWidget>(u"lastErrors"_s);
        QTRY_VERIFY(errors->item(0)->text().endsWith(u"(2 times)"_s));
        QCOMPARE(errors->count(), 1);
        desk.live.listenAgain();
        desk.press(u"tryNow"_s);
        QTRY_VERIFY(standing->text().startsWith(u"●"_s));
        QVERIFY(!now->isVisible());
        QTRY_VERIFY(desk.row(3).startsWith(u"● "_s));
        desk.page->setGaps(3, 1);
        QVERIFY(desk.find<QLabel>(u"liveFigures"_s)->text().contains(u"▲ 1"_s));
        desk.page->setLive(nullptr, nullptr);
        QVERIFY(standing->text().startsWith(u"○"_s));
        QVERIFY(desk.row(3).startsWith(u"○ "_s));
    }

    void roundTripsHaveATableTwin()
    {
        Desk desk;
        LiveSession session(endpointAt(desk.live.port()));
        core::live::RoundTripLog log;
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const double ms : {20.0, 30.0, 70.0})
            log.add(now - 3'600'000, ms);
        log.add(now, 38);
        desk.page->setLive(&session, &log);
        desk.choose(3);
        auto *chart = desk.find<QWidget>(u"roundTripChart"_s);
        auto *table = desk.find<QTableWidget>(u"roundTripTable"_s);
        QVERIFY(chart->isVisible() && !table->isVisible());
        QVERIFY2(
            chart->accessibleDescription().contains(u"38"_s), qPrintable(chart->accessibleDescription()));
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_T);
        QVERIFY(table->isVisible() && !chart->isVisible() && desk.page->focusWidget() == table);
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 2)->text(), u"38"_s);
        QCOMPARE(table->item(1, 1)->text(), u"20"_s);
        QCOMPARE(table->item(1, 2)->text(), u"30"_s);
        QCOMPARE(table->item(1, 3)->text(), u"70"_s);
        QCOMPARE(table->item(1, 4)->text(), u"3"_s);
        desk.press(u"roundTripsAsTable"_s);
        QVERIFY(chart->isVisible());
    }

    void theErrorsStandBelowWhereThereIsLittleRoom()
    {
        Desk desk;
        desk.page->resize(760, 700);
        QCoreApplication::processEvents();
        const auto *copy = desk.find<QPushButton>(u"copyConnectionReport"_s);
        const auto *section = desk.find<QWidget>(u"section/source"_s);
        const QPoint at = copy->mapTo(desk.page.get(), QPoint());
        QVERIFY(at.x() < 760 && at.y() > section->mapTo(desk.page.get(), QPoint()).y());
        desk.page->resize(1200, 700);
        QTRY_VERIFY(copy->mapTo(desk.page.get(), QPoint()).x() > 900);
    }
};

QTEST_MAIN(tst_shopconnections)
#include "tst_shopconnections.moc"

// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/connectionchecks.h"
#include "tests/core/shop/shopfixture.h"
#include "tests/support/checkrun.h"
#include "tests/support/socketioserver.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace tests;
using core::CheckStep;
using core::Error;
using core::Secret;
using core::workspace::Workspace;

namespace {

struct Desk
{
    Desk()
        : workspace(*Workspace::create(folder.filePath(u"shop"_s))),
          secrets(core::workspace::makeSessionSecrets())
    {
        shop.signsIn();
        server.onText = [this](SocketIoPeer &peer, const QByteArray &text) {
            if (server.acceptConnect(peer, text))
                peer.text(R"(42["authenticated",{"userId":"3","userName":"mina","role":"admin"}])");
        };
        static_cast<void>(workspace.set(u"backend.url"_s, shop.server.url()));
        static_cast<void>(workspace.set(u"backend.user"_s, u"mina"_s));
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"ws://127.0.0.1:%1"_s.arg(server.port())); }

    QTemporaryDir folder;
    ShopFixture shop;
    SocketIoServer server;
    Workspace workspace;
    std::unique_ptr<core::workspace::SecretStore> secrets;
};

} // namespace

/// The tests that the program hands to its Connections page.
class tst_connectionchecks final : public QObject
{
    Q_OBJECT
private slots:
    void theLiveTestSignsInWithTheStoredAccount()
    {
        Desk desk;
        QVERIFY(await(desk.secrets->write(u"backend-password"_s, Secret(u"correct horse battery"_s))));
        const auto checks = app::connectionChecks(desk.shop.http, desk.workspace, *desk.secrets);
        CheckRun run(checks.live(desk.url(), u"/socket.io/"_s));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QVERIFY(desk.server.last()->texts().value(0).contains("access_1"));
        QCOMPARE(desk.shop.asked("/api/auth/login"), 1);
    }

    void withoutAPasswordTheLiveTestFailsAtTheSignIn()
    {
        Desk desk;
        const auto checks = app::connectionChecks(desk.shop.http, desk.workspace, *desk.secrets);
        CheckRun run(checks.live(desk.url(), u"/socket.io/"_s));
        QVERIFY(run.toItsEnd());
        QCOMPARE(run.step(u"auth"_s).state, CheckStep::State::Failed);
        QCOMPARE(run.error().kind, Error::Kind::Unauthorized);
        QCOMPARE(desk.shop.server.connections, 0);
    }

    void withoutABackendNobodySignsIn()
    {
        Desk desk;
        QVERIFY(desk.workspace.set(u"backend.url"_s, QString()));
        const auto checks = app::connectionChecks(desk.shop.http, desk.workspace, *desk.secrets);
        CheckRun run(checks.live(desk.url(), u"/socket.io/"_s));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(desk.server.last()->texts().value(0), QByteArray("40"));
    }

    void theBackendIsTestedWithTheAccountThatIsGiven()
    {
        Desk desk;
        HistoryTable table;
        desk.shop.serves(table);
        desk.shop.on("/health", [](const Client &to, const SentRequest &) {
            to.answer(R"({"status":"ok","uptime":1.5,"mode":"backend"})");
        });
        const auto checks = app::connectionChecks(desk.shop.http, desk.workspace, *desk.secrets);
        CheckRun run(checks.backend({QUrl(desk.shop.server.url()), u"ana"_s, Secret(u"typed"_s)}));
        QVERIFY(run.toItsEnd());
        QVERIFY(run.passed);
        QCOMPARE(
            bodyOf(desk.shop.sent("/api/auth/login").value(0)).value("username"_L1).toString(), u"ana"_s);
    }
};

QTEST_GUILESS_MAIN(tst_connectionchecks)
#include "tst_connectionchecks.moc"

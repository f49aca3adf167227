// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cozepages.h"

#include "app/connectionchecks.h"
#include "core/base/deliver.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/connections/connectionspage.h"
#include "ui/mainwindow.h"
#include "ui/testpage/testpage.h"
#include "ui/text/errors.h"
#include "ui/theme.h"
#include "ui/widgets/statusbar.h"

#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using core::workspace::Workspace;
using ui::Command;
using ui::StatusBar;

CozePages::CozePages(Parts parts, const Workspace &workspace, core::workspace::SecretStore &secrets,
    bool sample, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_folder(workspace.folder()),
      m_testsFolder(workspace.testsFolder()),
      m_sample(sample),
      m_secrets(secrets),
      m_service(std::make_unique<CozeService>(workspace, m_secrets))
{
    connect(m_service.get(), &CozeService::changed, this, &CozePages::accountChanged);
    connect(&m_service->tokens(), &core::coze::TokenCache::statisticsChanged, this, &CozePages::updateStatus);
    connect(&m_minute, &QTimer::timeout, this, &CozePages::updateStatus);
    m_minute.start(1min);
    m_parts.window.addPage(Command::ShowTest, [this] { return makeTestPage(); });
    m_parts.window.addPage(Command::ShowConnections, [this] { return makeConnectionsPage(); });
}

CozePages::~CozePages()
{
    m_parts.window.removePage(Command::ShowTest);
    m_parts.window.removePage(Command::ShowConnections);
    m_parts.window.status().set({u"coze"_s, StatusBar::Shape::None, {}});
}

void CozePages::begin()
{
    const Workspace &workspace = m_service->workspace();
    if (workspace.isSet(u"coze.auth"_s) || workspace.isSet(u"coze.region"_s))
        connectAccount();
}

void CozePages::connectAccount()
{
    if (!std::exchange(m_hasAsked, true) && !m_sample)
        m_service->reload();
}

void CozePages::use(const core::coze::Credential &credential)
{
    m_service->use(credential);
}

ui::TestPage *CozePages::makeTestPage()
{
    connectAccount();
    if (!m_store) {
        m_store = std::make_unique<core::lab::SessionStore>(m_testsFolder);
        m_chat = std::make_unique<core::lab::TestChat>(m_service->client(), *m_store);
        core::deliver(m_store->open(), this, [this](const core::Result<core::Done> &opened) {
            if (!opened)
                m_parts.window.showNotice(
                    tr("Test sessions cannot be kept. %1").arg(ui::sentenceFor(opened.error())));
        });
    }
    auto *page = new ui::TestPage(
        {m_service->client(), *m_chat, *m_store, m_parts.actions, m_parts.settings, m_parts.theme, m_folder});
    m_testPage = page;
    connect(page, &ui::TestPage::titleChanged, this,
        [this, page] { m_parts.window.setPageTitle(Command::ShowTest, page->title()); });
    connect(page, &ui::TestPage::connectWanted, this, [this] { showConnection(u"coze"_s); });
    connect(page, &ui::TestPage::notice, &m_parts.window, &ui::MainWindow::showNotice);
    page->restoreState();
    page->setConnected(m_service->isConnected());
    return page;
}

ui::ConnectionsPage *CozePages::makeConnectionsPage()
{
    connectAccount();
    auto *page = new ui::ConnectionsPage(
        {m_service->http(), m_service->tokens(), m_service->workspace(), m_secrets, m_sample,
            connectionChecks(m_service->http(), m_service->workspace(), m_secrets), &m_parts.window.tasks()});
    m_connectionsPage = page;
    connect(page, &ui::ConnectionsPage::stored, m_service.get(), &CozeService::reload);
    connect(page, &ui::ConnectionsPage::notice, &m_parts.window, &ui::MainWindow::showNotice);
    connect(page, &ui::ConnectionsPage::settingsChanged, this, &CozePages::settingsChanged);
    QMetaObject::invokeMethod(this, &CozePages::connectionsShown, Qt::QueuedConnection);
    return page;
}

void CozePages::showConnection(const QString &id)
{
    m_parts.window.showPage(Command::ShowConnections);
    if (m_connectionsPage)
        m_connectionsPage->showConnection(id);
}

void CozePages::beginConnection(const QString &id)
{
    m_parts.window.showPage(Command::ShowConnections);
    if (m_connectionsPage)
        m_connectionsPage->beginConnection(id);
}

void CozePages::accountChanged()
{
    if (m_testPage)
        m_testPage->setConnected(m_service->isConnected());
    updateStatus();
}

void CozePages::updateStatus()
{
    const core::coze::TokenStatistics token = m_service->tokens().statistics();
    StatusBar::Part part{u"coze"_s, StatusBar::Shape::Good, {}, tr("The Coze account of this shop"),
        [this] { showConnection(u"coze"_s); }};
    if (token.lastError) {
        part.shape = StatusBar::Shape::Broken;
        part.words = tr("Coze: sign-in failed");
        part.toolTip = ui::serviceSentenceFor(*token.lastError);
    } else if (m_service->isConnected()) {
        part.words = token.isRenewable && token.remainingMs
            ? tr("Coze: token valid %1 min").arg(QLocale().toString(*token.remainingMs / 60'000))
            : tr("Coze: connected");
    }
    m_parts.window.status().set(part);
}

void CozePages::saveState() const
{
    if (m_testPage)
        m_testPage->saveState();
}

void CozePages::readSettings()
{
    if (m_testPage)
        m_testPage->readSettings();
}

void CozePages::renew()
{
    saveState();
    m_parts.window.renewPage(Command::ShowTest);
    m_parts.window.renewPage(Command::ShowConnections);
    updateStatus();
}

ui::ConnectionsPage *CozePages::connectionsPage() const
{
    return m_connectionsPage;
}

ui::TestPage *CozePages::testPage() const
{
    return m_testPage;
}

} // namespace app

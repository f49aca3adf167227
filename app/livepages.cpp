// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/livepages.h"

#include "core/base/deliver.h"
#include "core/base/logging.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/live/alerts.h"
#include "ui/live/alertspopup.h"
#include "ui/live/linkwords.h"
#include "ui/live/liveempty.h"
#include "ui/live/livepage.h"
#include "ui/live/tray.h"
#include "ui/mainwindow.h"
#include "ui/text/dates.h"
#include "ui/text/errors.h"
#include "ui/text/historywords.h"
#include "ui/theme.h"
#include "ui/widgets/statusbar.h"

#include <QDateTime>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

using core::live::State;
using ui::Command;
using ui::StatusBar;

namespace {

StatusBar::Shape shapeOf(const core::live::Status &link)
{
    switch (link.state) {
    case State::Online:
        return link.degraded ? StatusBar::Shape::Warning : StatusBar::Shape::Good;
    case State::Opening:
    case State::AwaitingOpen:
    case State::Joining:
    case State::Waiting:
        return StatusBar::Shape::Working;
    case State::Idle:
        return StatusBar::Shape::Off;
    case State::Refused:
    case State::Kicked:
    case State::Incompatible:
    case State::Failed:
        break;
    }
    return StatusBar::Shape::Broken;
}

StatusBar::Shape shapeOf(const core::feed::TailStatus &tail, const core::feed::Receipt &receipt)
{
    using Tail = core::feed::TailStatus::State;
    if (tail.state == Tail::Failing)
        return StatusBar::Shape::Broken;
    if (tail.state == Tail::Loading)
        return StatusBar::Shape::Working;
    return receipt.openGaps > 0 ? StatusBar::Shape::Warning : StatusBar::Shape::Good;
}

} // namespace

LivePages::LivePages(Parts parts, core::workspace::Workspace workspace, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_workspace(std::move(workspace))
{
    m_parts.window.addPage(Command::ShowLive, [this] { return makePage(); });
    m_badge.setSingleShot(true);
    m_badge.setInterval(500);
    connect(&m_badge, &QTimer::timeout, this, &LivePages::updateBadge);
    connect(m_parts.actions[Command::ShowAlerts], &QAction::triggered, this, [this] {
        if (m_alertsPopup)
            m_alertsPopup->popUp();
    });
}

LivePages::~LivePages()
{
    saveState();
    stopAlerts();
    m_parts.window.removePage(Command::ShowLive);
    setStatus({}, {});
}

void LivePages::begin()
{
    if (LiveService::hasSocket(m_workspace) || LiveService::hasTail(m_workspace))
        connectService();
}

/// The shop has another port with every start.
void LivePages::use(const SampleDoors &doors)
{
    for (const auto &[key, value] :
        {std::pair(u"source.kind"_s, u"file"_s), std::pair(u"source.file"_s, doors.database),
            std::pair(u"backend.url"_s, doors.backendUrl), std::pair(u"backend.user"_s, doors.user),
            std::pair(u"live.url"_s, doors.liveUrl), std::pair(u"shop.allowWrites"_s, u"true"_s)}) {
        if (const auto set = m_workspace.set(key, value); !set)
            qCWarning(lcUi) << "the sample's settings cannot be kept:" << set.error().detail;
    }
    core::deliver(m_parts.secrets.write(backendSecretName(), doors.password), this,
        [this](const core::Result<core::Done> &) { connectService(); });
}

void LivePages::restart()
{
    auto reread = core::workspace::Workspace::open(m_workspace.folder());
    if (reread)
        m_workspace = std::move(*reread);
    stopService();
    begin();
}

void LivePages::stopService()
{
    saveState();
    stopAlerts();
    auto before = std::move(m_service);
    m_parts.window.renewPage(Command::ShowLive); // it must not outlive the feed it shows
    emit serviceChanged();
    before.reset(); // and its successor writes into the same archive
    setStatus({}, {});
}

void LivePages::setHistory(core::history::HistorySource &history)
{
    if (m_parts.history == &history)
        return;
    m_parts.history = &history;
    if (!m_service)
        return;
    stopService();
    begin();
}

void LivePages::connectService()
{
    m_service = std::make_unique<LiveService>(
        m_workspace, m_parts.secrets, *m_parts.history, LiveService::Wishes{});
    connect(m_service.get(), &LiveService::ready, this, [this] {
        if (m_service->problem())
            m_parts.window.showNotice(
                tr("The backend cannot be asked. %1").arg(ui::sentenceFor(*m_service->problem())));
        connect(m_service->feed(), &core::feed::LiveFeed::statusChanged, this, &LivePages::updateStatus);
        connect(m_service->feed(), &core::feed::LiveFeed::gapsChanged, this, &LivePages::gapsChanged);
        if (m_service->session()) {
            connect(m_service->session(), &core::live::LiveSession::probed, this, [this](double roundTripMs) {
                m_roundTrips.add(QDateTime::currentMSecsSinceEpoch(), roundTripMs);
            });
        }
        connect(m_service->feed(), &core::feed::LiveFeed::roomsChanged, this, [this] {
            if (!m_badge.isActive())
                m_badge.start();
        });
        connect(m_service->feed(), &core::feed::ShopFeed::caughtUp, this, [this](qint64 messages) {
            if (messages > 0)
                m_parts.window.showNotice(tr("%Ln message(s) came while the console was closed.", nullptr,
                    int(qMin<qint64>(messages, 1'000'000))));
        });
        m_parts.window.renewPage(Command::ShowLive);
        startAlerts();
        updateStatus();
        emit serviceChanged();
    });
    m_service->start();
}

QWidget *LivePages::makePage()
{
    if (!m_service || !m_service->feed())
        return makeEmptyPage();
    auto *page = new ui::LivePage(
        {*m_service->feed(), m_parts.actions, m_parts.settings, m_parts.theme, m_workspace.folder(), {}});
    m_page = page;
    connect(page, &ui::LivePage::titleChanged, this,
        [this, page] { m_parts.window.setPageTitle(Command::ShowLive, page->title()); });
    connect(page, &ui::LivePage::connectWanted, this,
        [this] { m_parts.window.showPage(Command::ShowConnections); });
    connect(page, &ui::LivePage::sampleWanted, this, &LivePages::sampleWanted);
    connect(page, &ui::LivePage::searchWanted, this, &LivePages::searchWanted);
    connect(page, &ui::LivePage::notice, &m_parts.window, &ui::MainWindow::showNotice);
    page->restoreState();
    return page;
}

QWidget *LivePages::makeEmptyPage()
{
    auto *page = new ui::LiveEmpty;
    connect(page, &ui::LiveEmpty::connectWanted, this,
        [this] { m_parts.window.showPage(Command::ShowConnections); });
    connect(page, &ui::LiveEmpty::sampleWanted, this, &LivePages::sampleWanted, Qt::QueuedConnection);
    return page;
}

void LivePages::startAlerts()
{
    m_tray = ui::makeSystemTray();
    m_alerts = std::make_unique<ui::Alerts>(
        ui::Alerts::Parts{*m_service->feed(), m_parts.actions, m_parts.settings, m_parts.theme, *m_tray,
            m_workspace.folder(), [this] { return m_page ? m_page->roomInFront() : QString(); }, {}, {}});
    m_alertsPopup = new ui::AlertsPopup(*m_alerts, m_parts.actions, &m_parts.window);
    connect(m_alerts.get(), &ui::Alerts::openRoom, this, &LivePages::openRoom);
    connect(m_alerts.get(), &ui::Alerts::showWanted, this, [this] {
        emit windowWanted();
        m_parts.window.showPage(Command::ShowLive);
    });
    fillTrayMenu();
    m_parts.window.setStaysWhenClosed(m_tray->isThere());
    emit alertsChanged();
}

void LivePages::fillTrayMenu()
{
    m_trayMenu = std::make_unique<QMenu>();
    connect(
        m_trayMenu->addAction(tr("Show Agent Console")), &QAction::triggered, this, &LivePages::windowWanted);
    m_trayMenu->addActions({m_parts.actions[Command::NextUnanswered], m_parts.actions[Command::MuteAlerts]});
    m_trayMenu->addSeparator();
    m_trayMenu->addAction(m_parts.actions[Command::Quit]);
    m_tray->setMenu(m_trayMenu.get());
}

void LivePages::updateBadge()
{
    const core::feed::ShopFeed *feed = m_service ? m_service->feed() : nullptr;
    int waiting = 0;
    if (feed) {
        const auto rooms = feed->rooms();
        waiting = int(std::count_if(rooms.cbegin(), rooms.cend(),
            [](const core::feed::Room &room) { return room.waitingSinceMs > 0; }));
    }
    m_parts.window.setPageBadge(Command::ShowLive, waiting, tr("%Ln waiting", nullptr, waiting));
}

void LivePages::stopAlerts()
{
    m_parts.window.setStaysWhenClosed(false);
    delete m_alertsPopup;
    const bool had = m_alerts != nullptr;
    m_alerts.reset();
    m_tray.reset();
    m_trayMenu.reset();
    updateBadge();
    if (had)
        emit alertsChanged();
}

void LivePages::openRoom(const QString &conversationId)
{
    emit windowWanted();
    m_parts.window.showPage(Command::ShowLive);
    if (m_page)
        m_page->openRoom(conversationId);
}

void LivePages::updateStatus()
{
    emit statusChanged();
    const core::feed::ShopFeed *feed = m_service ? m_service->feed() : nullptr;
    if (!feed) {
        setStatus({}, {});
        return;
    }
    const ui::Dates dates(ui::zoneNamed(m_parts.settings.timeZone()));
    const QString database = ui::databaseShort(feed->tail(), feed->receipt(), dates);
    setStatus(m_service->session() ? tr("Live: %1").arg(ui::linkShort(feed->link())) : QString(),
        database.isEmpty() ? QString() : tr("Database: %1").arg(database));
}

void LivePages::setStatus(const QString &live, const QString &database)
{
    const core::feed::ShopFeed *feed = m_service ? m_service->feed() : nullptr;
    const auto show = [this](Command page) { return [this, page] { m_parts.window.showPage(page); }; };
    StatusBar &status = m_parts.window.status();
    status.set({u"live"_s, feed ? shapeOf(feed->link()) : StatusBar::Shape::None, live,
        tr("The live connection to the shop"), show(Command::ShowConnections)});
    status.set({u"tail"_s, feed ? shapeOf(feed->tail(), feed->receipt()) : StatusBar::Shape::None, database,
        tr("How far everything the shop's database had is here"), show(Command::ShowLive)});
}

void LivePages::saveState() const
{
    if (m_page)
        m_page->saveState();
}

void LivePages::readSettings()
{
    if (m_page)
        m_page->readSettings();
    updateStatus();
}

void LivePages::renew()
{
    saveState();
    m_parts.window.renewPage(Command::ShowLive);
    updateStatus();
}

ui::LivePage *LivePages::page() const
{
    return m_page;
}

} // namespace app

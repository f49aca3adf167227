// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the history is read, and what stands on the History page: the other half of AppContext.

#include "app/appcontext.h"

#include "ui/appsettings.h"
#include "ui/pages/errorpage.h"
#include "ui/pages/firstrunpage.h"
#include "ui/pages/historypage.h"
#include "ui/text/dates.h"
#include "ui/text/historywords.h"
#include "ui/widgets/statusbar.h"

#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

using core::Result;
using core::history::Totals;
using ui::Command;
using ui::StatusBar;

void AppContext::connectDatabasePages()
{
    connect(m_database.get(), &DatabasePages::historyChanged, this, &AppContext::takeHistory);
    connect(m_coze.get(), &CozePages::connectionsShown, m_database.get(),
        [this] { m_database->showOn(m_coze->connectionsPage()); });
    connect(m_database.get(), &DatabasePages::lookWanted, this, [this] {
        if (m_live && m_live->service() && m_live->service()->feed())
            m_live->service()->feed()->fillNow();
    });
}

void AppContext::connectDatabase()
{
    if (m_shop && m_shop->sample)
        openShop(m_folder); // a person's own database never goes into the sample
    if (!m_coze)
        return;
    m_wantsHistory = !m_shop->page;
    m_coze->beginConnection(u"database"_s);
}

core::history::HistorySource &AppContext::history() const
{
    return m_database ? m_database->history() : *m_shop->archive;
}

void AppContext::takeHistory()
{
    if (!m_shop)
        return;
    m_live->setHistory(history());
    if (&history() != m_shop->archive.get()) {
        connect(&history(), &core::history::HistorySource::changed, this, &AppContext::updateStatus);
        connect(&history(), &core::history::HistorySource::changed, this, [this] {
            if (m_shop && !m_shop->page)
                showContent();
        });
    }
    if (m_shop->page) {
        saveState();
        m_window.setHistoryContent(new QLabel(&m_window), false);
        delete m_shop->page;
    }
    showContent();
}

void AppContext::takeFeed()
{
    const LiveService *service = m_live ? m_live->service() : nullptr;
    core::feed::ShopFeed *feed = service ? service->feed() : nullptr;
    if (!m_database)
        return;
    m_database->setTail(
        feed ? std::optional(feed->tail()) : std::nullopt, feed ? feed->receipt() : core::feed::Receipt());
    if (service && service->tail())
        connect(service->tail(), &core::sync::Tail::rows, m_database.get(), &DatabasePages::noteChanged,
            Qt::UniqueConnection);
}

void AppContext::showContent()
{
    if (!m_database->isSettled())
        return; // historyChanged() follows
    auto &source = history();
    source.totals().then(this, [this, &source, generation = m_generation](const Result<Totals> &totals) {
        if (generation != m_generation || m_shop->page || &source != &history())
            return;
        if (!totals) {
            showError(totals.error());
            return;
        }
        setTotals(*totals);
        if (totals->messages > 0)
            showHistory();
        else if (!m_shop->sample)
            showFirstRun();
    });
}

void AppContext::showHistory()
{
    auto *page = new ui::HistoryPage(
        {history(), m_actions, m_settings, m_theme, m_window.searchField(), m_shop->workspace.folder()});
    m_shop->page = page;
    connect(page, &ui::HistoryPage::titleChanged, this,
        [this, page] { m_window.setPageTitle(Command::ShowHistory, page->title()); });
    connect(page, &ui::HistoryPage::notice, &m_window, &ui::MainWindow::showNotice);
    connect(page, &ui::HistoryPage::statusChanged, this, [this](const QString &words) {
        m_pageStatus = words;
        setTotals(m_totals);
    });
    m_window.setHistoryContent(page, true);
    m_actions[Command::QuickSwitcher]->setEnabled(true); // from every page
    page->restoreState();
    emit settled();
    if (std::exchange(m_wantsHistory, false))
        m_window.showHistory();
}

void AppContext::showFirstRun()
{
    auto *page = new ui::FirstRunPage(m_actions);
    connect(page, &ui::FirstRunPage::connectionWanted, this, [this](const QString &id) {
        if (m_coze)
            m_coze->showConnection(id);
    });
    m_window.setHistoryContent(page, false);
    emit settled();
}

void AppContext::showError(const core::Error &error)
{
    const QString folder = m_shop ? m_shop->workspace.folder() : m_folder;
    auto *page = new ui::ErrorPage(error, QDir::toNativeSeparators(folder));
    const bool sample = m_shop && m_shop->sample;
    connect(
        page, &ui::ErrorPage::tryAgain, this, [this, folder, sample] { open(folder, sample); },
        Qt::QueuedConnection);
    connect(
        page, &ui::ErrorPage::trySample, this, [this] { openSample(); }, Qt::QueuedConnection);
    connect(page, &ui::ErrorPage::openFolder, this,
        [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    m_window.setHistoryContent(page, false);
    emit settled();
}

void AppContext::updateStatus()
{
    if (!m_shop)
        return;
    history().totals().then(this, [this, generation = m_generation](const Result<Totals> &totals) {
        if (generation == m_generation && totals)
            setTotals(*totals);
    });
}

void AppContext::setTotals(const Totals &totals)
{
    m_totals = totals;
    const auto settings = [this] { m_window.showSettings(); };
    const auto history = [this] { m_window.showHistory(); };
    const ui::Dates dates(ui::zoneNamed(m_settings.timeZone()));
    StatusBar &status = m_window.status();
    const bool isDirect = m_database && m_database->isDirect() && !m_database->isOffline();
    const QString upTo = totals.lastAtMs ? dates.stamp(*totals.lastAtMs) : QString();
    status.set({u"database"_s, StatusBar::Shape::Good,
        upTo.isEmpty() ? QString()
            : isDirect ? tr("Server: up to %1").arg(upTo)
                       : tr("Archive: up to %1").arg(upTo),
        tr("Where the archive is and how large it is"), settings});
    const bool complete = totals.indexedMessages >= totals.messages;
    const int percent = totals.messages > 0 ? int(totals.indexedMessages * 100 / totals.messages) : 100;
    status.set({u"index"_s, complete ? StatusBar::Shape::Good : StatusBar::Shape::Working,
        totals.messages == 0 || isDirect ? QString()
            : complete                   ? tr("Index: complete")
                                         : tr("Index: %1 %").arg(percent),
        tr("How much of the archive the search knows"), history});
    const int plural = int(qMin<qint64>(totals.messages, 1'000'000));
    const QString count = (totals.isEstimate ? tr("about %L1 messages", nullptr, plural)
                                             : tr("%L1 messages", nullptr, plural))
                              .arg(totals.messages);
    status.set({u"messages"_s, StatusBar::Shape::None,
        totals.messages == 0 ? QString()
            : m_pageStatus.isEmpty()
            ? count
            : tr("%1 · %2", "all messages, what is selected").arg(count, m_pageStatus),
        tr("Show the conversations"), history});
    status.set({u"read-only"_s, StatusBar::Shape::Warning, m_shop->readOnly ? tr("Read-only") : QString(),
        tr("This archive cannot be written to"), [this] { updateReadOnlyStrip(); }});
    status.set({u"sample"_s, StatusBar::Shape::Off, m_shop->sample ? tr("Sample data") : QString(),
        tr("Nothing leaves this computer"), [this] { updateSampleStrip(); }});
}

} // namespace app

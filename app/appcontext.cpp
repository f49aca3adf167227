// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/appcontext.h"

#include "core/base/logging.h"
#include "ui/connections/connectionspage.h"
#include "ui/dialogs/about.h"
#include "ui/dialogs/shortcutsheet.h"
#include "ui/dialogs/whatcanido.h"
#include "ui/live/alerts.h"
#include "ui/live/alertspopup.h"
#include "ui/pages/historypage.h"
#include "ui/pages/settingspage.h"
#include "ui/text/errors.h"
#include "ui/widgets/strip.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTimer>
#include <QUrl>

#include <chrono>

using namespace Qt::StringLiterals;

namespace app {

using core::Result;
using core::history::Archive;
using core::workspace::Workspace;
using ui::Command;
using ui::Strip;

namespace {

constexpr std::chrono::milliseconds kLongestWait{80}; // with no window at all

QString sampleFolder()
{
    return QFileInfo(Workspace::defaultFolder()).dir().filePath(u"sample"_s);
}

QStringList sampleFiles()
{
    QStringList files;
    for (const QString &name : QDir(u":/sample"_s).entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name))
        files.append(u":/sample/"_s + name);
    return files;
}

ui::Theme::Mode themeNamed(const QString &name)
{
    return name == "light"_L1 ? ui::Theme::Mode::Light
        : name == "dark"_L1   ? ui::Theme::Mode::Dark
                              : ui::Theme::Mode::System;
}

Result<Workspace> openOrCreate(const QString &folder)
{
    auto opened = Workspace::open(folder);
    if (!opened && opened.error().kind == core::Error::Kind::NotFound)
        return Workspace::create(folder);
    return opened;
}

} // namespace

AppContext::AppContext(Options options, QSettings &store, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_folder(m_options.workspace.isEmpty() ? Workspace::defaultFolder()
                                             : QDir(m_options.workspace).absolutePath()),
      m_opening(
          m_options.screenshots.isEmpty() ? std::optional(beginOpening(m_folder, false)) : std::nullopt),
      m_settings(store),
      m_window(m_actions, m_settings, m_theme),
      m_pendingFiles(m_options.files)
{
    const ui::Theme::Mode mode
        = m_options.theme.isEmpty() ? m_settings.themeMode() : themeNamed(m_options.theme);
    m_theme.setMode(mode);
    m_actions[mode == ui::Theme::Mode::Light ? Command::ThemeLight
            : mode == ui::Theme::Mode::Dark  ? Command::ThemeDark
                                             : Command::ThemeSystem]
        ->setChecked(true);
    m_actions.setChangedShortcuts(m_settings.shortcuts());
    m_actions[Command::CompactRows]->setChecked(m_settings.compactRows());
    m_actions[Command::FlatLayout]->setChecked(m_settings.flatTranscript());
    m_window.addPage(Command::ShowSettings, [this] { return makeSettingsPage(); });
    m_window.setZoom(m_settings.zoomPercent());
    setLanguage(m_options.language.isEmpty() ? m_settings.language() : m_options.language);
    m_actions.leavePage();
    m_actions[Command::QuickSwitcher]->setEnabled(false);
    connectWindow();
}

AppContext::~AppContext()
{
    close();
}

void AppContext::connectWindow()
{
    const auto on = [this](Command command, auto &&slot) {
        connect(m_actions[command], &QAction::triggered, this, slot);
    };
    on(Command::OpenHistoryFile, [this] { chooseFile(); });
    on(Command::ConnectDatabase, [this] { connectDatabase(); });
    on(Command::TrySample, [this] { openSample(); });
    on(Command::About, [this] { showAbout(); });
    on(Command::Diagnostics, [this] { showAbout(); });
    on(Command::WhatCanIDo, [this] { (new ui::WhatCanIDo(m_actions, &m_window))->open(); });
    on(Command::ShortcutSheet, [this] {
        auto *sheet = new ui::ShortcutSheet(m_actions, &m_window);
        connect(sheet, &ui::ShortcutSheet::changeRequested, &m_window, &ui::MainWindow::showSettings);
        sheet->open();
    });
    connect(&m_window, &ui::MainWindow::filesDropped, this, &AppContext::importFiles);
    connect(&m_window, &ui::MainWindow::closing, this, &AppContext::saveState);
    connect(&m_window, &ui::MainWindow::languageChosen, this, &AppContext::chooseLanguage);
    connect(&m_actions, &ui::Actions::shortcutsChanged, this,
        [this] { m_settings.setShortcuts(m_actions.changedShortcuts()); });
}

ui::SettingsPage *AppContext::makeSettingsPage()
{
    auto *page = new ui::SettingsPage(m_actions, m_settings, m_theme);
    m_settingsPage = page;
    connect(&m_window, &ui::MainWindow::settingsChanged, page, &ui::SettingsPage::reload);
    connect(page, &ui::SettingsPage::languageChosen, this, &AppContext::chooseLanguage);
    connect(page, &ui::SettingsPage::zoomChosen, &m_window, &ui::MainWindow::setZoom);
    connect(page, &ui::SettingsPage::wideRailChosen, &m_window, &ui::MainWindow::setWideRail);
    connect(page, &ui::SettingsPage::readingChanged, this, [this] {
        if (m_shop && m_shop->page)
            m_shop->page->reload();
        if (m_coze)
            m_coze->readSettings();
        if (m_live)
            m_live->readSettings();
        updateStatus();
    });
    connect(page, &ui::SettingsPage::openFolder, this, &AppContext::openWorkspaceFolder);
    page->setLanguages(Language::available());
    describeWorkspace();
    showAlertRules();
    return page;
}

void AppContext::describeWorkspace()
{
    if (m_settingsPage && m_shop)
        m_settingsPage->setWorkspace(
            m_shop->workspace.folder(), QFileInfo(m_shop->workspace.archivePath()).size());
}

void AppContext::showAlertRules()
{
    if (!m_settingsPage)
        return;
    ui::Alerts *alerts = m_live ? m_live->alerts() : nullptr;
    auto *rules = alerts ? new ui::AlertRulesPanel(*alerts) : nullptr;
    if (rules)
        rules->read();
    m_settingsPage->setAlertRules(rules);
}

void AppContext::openWorkspaceFolder()
{
    if (m_shop)
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_shop->workspace.folder()));
}

void AppContext::chooseLanguage(const QString &code)
{
    m_settings.setLanguage(code);
    setLanguage(code);
}

void AppContext::start()
{
    m_window.restoreGeometryAndState();
    connect(this, &AppContext::settled, this, &AppContext::showWindow, Qt::SingleShotConnection);
    // One frame with everything in it comes sooner than an empty one and then another.
    QTimer::singleShot(kLongestWait, this, &AppContext::showWindow);
    if (m_opening)
        take(*std::exchange(m_opening, std::nullopt));
    else
        openShop(m_folder);
}

void AppContext::showWindow()
{
    if (!m_window.isVisible() && !std::exchange(m_shown, true))
        m_window.show();
}

void AppContext::openShop(const QString &folder)
{
    m_folder = folder;
    open(folder, false);
}

void AppContext::openSample(const QString &folder)
{
    open(folder.isEmpty() ? sampleFolder() : folder, true);
}

void AppContext::close()
{
    ++m_generation;
    if (!m_shop)
        return;
    saveState();
    m_window.setHistoryContent(new QLabel(&m_window), false);
    if (m_coze && m_coze->connectionsPage())
        m_coze->connectionsPage()->setLive(nullptr, nullptr);
    m_live.reset();
    showAlertRules();
    m_coze.reset();
    delete m_shop->page; // before what it reads from
    m_database.reset();
    m_shop.reset();
    m_wantsHistory = false;
    m_doors.reset();
    m_actions[Command::QuickSwitcher]->setEnabled(false);
    m_pageStatus.clear();
    m_totals = {};
    for (const QString &strip : {u"sample"_s, u"read-only"_s, u"import-summary"_s, u"notice"_s})
        m_window.strips().remove(strip);
}

AppContext::Opening AppContext::beginOpening(const QString &folder, bool sample)
{
    auto workspace = openOrCreate(folder);
    if (!workspace)
        return {tl::make_unexpected(workspace.error()), {}};
    Opening opening{std::make_unique<ShopSession>(std::move(*workspace), sample), {}};
    opening.archive = (*opening.session)->archive->open(Archive::Access::ReadWrite);
    return opening;
}

void AppContext::open(const QString &folder, bool sample)
{
    close();
    take(beginOpening(folder, sample));
}

void AppContext::take(Opening opening)
{
    if (!opening.session) {
        showError(opening.session.error());
        return;
    }
    m_shop = std::move(*opening.session);
    m_coze = std::make_unique<CozePages>(CozePages::Parts{m_window, m_actions, m_settings, m_theme},
        m_shop->workspace, *m_shop->secrets, m_shop->sample);
    m_database = std::make_unique<DatabasePages>(
        DatabasePages::Parts{m_window, m_settings, *m_shop->archive, *m_shop->secrets}, m_shop->workspace);
    m_live = std::make_unique<LivePages>(
        LivePages::Parts{m_window, m_actions, m_settings, m_theme, m_shop->archive.get(), *m_shop->secrets},
        m_shop->workspace);
    connectDatabasePages();
    connectLivePages();
    if (m_shop->sample)
        connectSampleShop();
    connect(this, &AppContext::settled, m_coze.get(), &CozePages::begin, Qt::SingleShotConnection);
    awaitArchive(opening.archive);
}

/// It opens when the first page is there: making its key takes a core for a moment.
void AppContext::connectSampleShop()
{
    SampleService *shop = m_shop->sampleShop.get();
    connect(shop, &SampleService::opened, m_coze.get(), [this](const SampleDoors &doors) {
        m_coze->use(doors.coze);
        m_doors = doors;
        watchSample();
    });
    connect(shop, &SampleService::failed, this, [this](const core::Error &error) {
        m_window.showNotice(tr("The sample shop could not open. %1").arg(ui::sentenceFor(error)));
    });
    connect(this, &AppContext::settled, shop, &SampleService::start, Qt::SingleShotConnection);
}

void AppContext::connectLivePages()
{
    if (!m_shop->sample)
        connect(this, &AppContext::settled, m_live.get(), &LivePages::begin, Qt::SingleShotConnection);
    connect(m_live.get(), &LivePages::serviceChanged, this, &AppContext::showLiveConnection);
    connect(m_live.get(), &LivePages::gapsChanged, this, &AppContext::showLiveConnection);
    connect(m_coze.get(), &CozePages::connectionsShown, this, &AppContext::showLiveConnection);
    const auto again = [this] {
        m_database->restart();
        m_live->restart();
    };
    connect(m_coze.get(), &CozePages::settingsChanged, m_live.get(), again, Qt::QueuedConnection);
    connect(m_database.get(), &DatabasePages::settingsChanged, m_live.get(), again, Qt::QueuedConnection);
    connect(m_live.get(), &LivePages::serviceChanged, this, &AppContext::takeFeed);
    connect(m_live.get(), &LivePages::statusChanged, this, &AppContext::takeFeed);
    connect(m_live.get(), &LivePages::alertsChanged, this, &AppContext::showAlertRules);
    connect(m_live.get(), &LivePages::sampleWanted, this, [this] { openSample(); });
    connect(m_live.get(), &LivePages::searchWanted, this, [this](const QString &query) {
        m_window.showHistory();
        m_window.searchField().setText(query);
    });
    connect(m_live.get(), &LivePages::windowWanted, this, [this] {
        m_window.show();
        m_window.raise();
        m_window.activateWindow();
    });
}

/// On the Connections page, when there is one.
void AppContext::showLiveConnection()
{
    ui::ConnectionsPage *page = m_coze ? m_coze->connectionsPage() : nullptr;
    if (!page)
        return;
    const LiveService *service = m_live ? m_live->service() : nullptr;
    page->setLive(service ? service->session() : nullptr, m_live ? &m_live->roundTrips() : nullptr);
    if (service && service->feed()) {
        const auto receipt = service->feed()->receipt();
        page->setGaps(int(receipt.gaps), receipt.openGaps);
    }
}

/// The sample's own files come first: the archive takes one import at a time.
void AppContext::watchSample()
{
    if (m_doors && !isImporting() && m_shop->imports)
        m_live->use(*std::exchange(m_doors, std::nullopt));
}

void AppContext::awaitArchive(const QFuture<Result<core::Done>> &opening)
{
    QFuture<Result<core::Done>>(opening).then(
        this, [this, generation = m_generation](const Result<core::Done> &opened) {
            if (generation != m_generation)
                return;
            if (opened) {
                m_shop->readOnly = m_shop->archive->isReadOnly();
                archiveOpened();
            } else {
                qCWarning(lcUi) << "archive" << opened.error().detail;
                showError(opened.error());
            }
        });
}

void AppContext::archiveOpened()
{
    connect(m_shop->archive.get(), &Archive::changed, this, &AppContext::updateStatus);
    connect(m_shop->archive.get(), &Archive::changed, this, [this] {
        if (m_shop && !m_shop->page && !isImporting())
            showContent(); // the shop's database brought the first rows
    });
    updateSampleStrip();
    updateReadOnlyStrip();
    describeWorkspace();
    if (!m_shop->readOnly)
        beginImports();
    m_database->begin();
    showContent();
    if (m_shop->sample)
        m_shop->imports->add(sampleFiles()); // what is there already stays as it is
    else if (!m_pendingFiles.isEmpty())
        importFiles(std::exchange(m_pendingFiles, {}));
}

void AppContext::beginImports()
{
    m_shop->imports = std::make_unique<ui::Imports>(
        ui::Imports::Target{m_shop->workspace.archivePath(), m_shop->workspace.rejectsFolder()});
    m_shop->notices = std::make_unique<ui::ImportNotices>(*m_shop->imports, m_window);
    m_shop->notices->setQuiet(m_shop->sample);
    const auto look = [this] {
        if (m_shop && !m_shop->page)
            showContent();
    };
    connect(m_shop->imports.get(), &ui::Imports::allFinished, this, look);
    connect(m_shop->imports.get(), &ui::Imports::allFinished, this, &AppContext::watchSample);
    if (!m_shop->sample) // the sample is several small files: rows that come in between would only move the
                         // list
        connect(m_shop->imports.get(), &ui::Imports::readable, this, look);
}

void AppContext::importFiles(const QStringList &files)
{
    if (!m_shop || !m_shop->imports) {
        if (m_shop && m_shop->readOnly) {
            m_window.strips().show({u"import-summary"_s, Strip::Kind::Error,
                tr("Nothing can be imported here: this archive is read-only. %1")
                    .arg(ui::sentenceFor({core::Error::Kind::ReadOnly, {}})),
                {}, {}, true, 0});
        } else {
            m_pendingFiles += files;
        }
        return;
    }
    if (!m_shop->sample) {
        m_shop->imports->add(files);
        return;
    }
    m_pendingFiles = files; // a person's own files never go into the sample
    openShop(m_folder);
}

void AppContext::updateSampleStrip()
{
    m_actions[Command::TrySample]->setEnabled(!m_shop->sample);
    if (!m_shop->sample)
        return;
    m_window.strips().show({u"sample"_s, Strip::Kind::Info, tr("Sample data – nothing leaves this computer."),
        {{tr("Back to My Archive"), [this] { QTimer::singleShot(0, this, [this] { openShop(m_folder); }); }}},
        {}, false, 0});
}

void AppContext::updateReadOnlyStrip()
{
    if (m_shop->readOnly)
        m_window.strips().show({u"read-only"_s, Strip::Kind::Warning,
            tr("Read-only: you can read, search and export. Marks, comments and imports need the right to "
               "write to the folder."),
            {{tr("Open Folder"), [this] { openWorkspaceFolder(); }}}, {}, true, 0});
}

void AppContext::chooseFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open History File"));
    dialog->setObjectName(u"openHistoryFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("History files (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)"),
            tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &AppContext::importFiles);
    dialog->open();
}

void AppContext::showAbout()
{
    QList<QPair<QString, QString>> facts;
    if (m_shop) {
        facts = {{u"workspace"_s, m_shop->workspace.folder()},
            {u"archive bytes"_s, QString::number(QFileInfo(m_shop->workspace.archivePath()).size())},
            {u"messages"_s, QString::number(m_totals.messages)},
            {u"indexed"_s, QString::number(m_totals.indexedMessages)},
            {u"read-only"_s, m_shop->readOnly ? u"yes"_s : u"no"_s}};
    }
    (new ui::AboutDialog(facts, &m_window))->open();
}

void AppContext::setLanguage(const QString &code)
{
    m_language.apply(code);
    m_window.setLocale(QLocale()); // dates and digits inside follow the words
    const QStringList codes = Language::available();
    m_window.setLanguages(codes, code);
    if (m_settingsPage)
        m_settingsPage->setLanguages(codes);
    if (!m_shop)
        return;
    updateSampleStrip();
    updateReadOnlyStrip();
    setTotals(m_totals);
    if (m_database)
        m_database->renew();
    if (m_coze)
        m_coze->renew();
    if (m_live)
        m_live->renew();
    if (m_shop->page) { // a fresh one speaks the new language, and takes up where this one was
        saveState();
        m_window.setHistoryContent(new QLabel(&m_window), false);
        delete m_shop->page;
        showHistory();
    }
}

void AppContext::saveState()
{
    if (m_shop && m_shop->page)
        m_shop->page->saveState();
    if (m_coze)
        m_coze->saveState();
    if (m_live)
        m_live->saveState();
}

ui::HistoryPage *AppContext::historyPage() const
{
    return m_shop ? m_shop->page.data() : nullptr;
}

bool AppContext::isImporting() const
{
    return m_shop && m_shop->imports && m_shop->imports->isRunning();
}

} // namespace app

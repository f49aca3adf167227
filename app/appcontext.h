// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cozepages.h"
#include "app/databasepages.h"
#include "app/language.h"
#include "app/livepages.h"
#include "app/options.h"
#include "app/shopsession.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <optional>

namespace ui {
class SettingsPage;
}

namespace app {

/// Builds every long-lived object in order and connects them. One per program; GUI thread.
class AppContext final : public QObject
{
    Q_OBJECT
public:
    AppContext(Options options, QSettings &store, QObject *parent = nullptr);
    ~AppContext() override;

    /// Shows the window when the workspace's first page is there, or after a moment if that takes long.
    void start();
    void openShop(const QString &folder); // the shop's own workspace
    void openSample(const QString &folder = {}); // empty: its usual place
    void importFiles(const QStringList &files);

    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] ui::Actions &actions() { return m_actions; }
    [[nodiscard]] ui::HistoryPage *historyPage() const;
    [[nodiscard]] CozePages *cozePages() const { return m_coze.get(); } // null without a workspace
    [[nodiscard]] LivePages *livePages() const { return m_live.get(); } // null without a workspace
    [[nodiscard]] DatabasePages *databasePages() const { return m_database.get(); } // likewise
    [[nodiscard]] bool isImporting() const;

signals:
    /// Something stands on the History page now: first run, an error, or the conversations.
    void settled();

private:
    void connectWindow();
    [[nodiscard]] ui::SettingsPage *makeSettingsPage();
    void describeWorkspace(); // on the Settings page, when there is one
    void showAlertRules(); // on the Settings page, when there is one
    void openWorkspaceFolder();
    /// A workspace whose archive is being opened.
    struct Opening
    {
        core::Result<std::unique_ptr<ShopSession>> session;
        QFuture<core::Result<core::Done>> archive; // only with a session
    };
    [[nodiscard]] static Opening beginOpening(const QString &folder, bool sample);
    void open(const QString &folder, bool sample);
    void take(Opening opening);
    void connectSampleShop();
    void connectLivePages();
    void connectDatabasePages();
    void connectDatabase(); // a person wants to
    void takeHistory(); // it is read elsewhere now
    void takeFeed(); // another service, or none
    [[nodiscard]] core::history::HistorySource &history() const;
    void showLiveConnection();
    void watchSample();
    void awaitArchive(const QFuture<core::Result<core::Done>> &opening);
    void showWindow();
    void close();
    void archiveOpened();
    void beginImports();
    void showContent();
    void showHistory();
    void showFirstRun();
    void showError(const core::Error &error);
    void updateStatus();
    void setTotals(const core::history::Totals &totals);
    void updateSampleStrip();
    void updateReadOnlyStrip();
    void chooseFile();
    void showAbout();
    void chooseLanguage(const QString &code);
    void setLanguage(const QString &code);
    void saveState();

    Options m_options;
    QString m_folder; // the shop's own, also while the sample is shown
    std::optional<Opening> m_opening; // begun first: threads open the archive while the window is built
    ui::AppSettings m_settings;
    ui::Theme m_theme;
    Language m_language;
    ui::Actions m_actions;
    ui::MainWindow m_window;
    QPointer<ui::SettingsPage> m_settingsPage; // made when it is first shown
    std::unique_ptr<ShopSession> m_shop;
    std::unique_ptr<CozePages> m_coze;
    std::unique_ptr<DatabasePages> m_database;
    std::unique_ptr<LivePages> m_live;
    std::optional<SampleDoors> m_doors; // of the sample shop, until its chats are watched
    QStringList m_pendingFiles; // until the archive is open
    core::history::Totals m_totals;
    QString m_pageStatus;
    bool m_shown = false; // for the first time
    bool m_wantsHistory = false; // as soon as the database that is being connected has brought something
    quint64 m_generation = 0; // of the session; answers for an earlier one are dropped
};

} // namespace app

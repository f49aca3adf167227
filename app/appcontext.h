// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/language.h"
#include "app/options.h"
#include "app/shopsession.h"
#include "ui/actions.h"
#include "ui/appsettings.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"

#include <QObject>

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

    /// Shows the window at once, then opens the workspace.
    void start();
    void openShop(const QString &folder); // the shop's own workspace
    void openSample(const QString &folder = {}); // empty: its usual place
    void importFiles(const QStringList &files);

    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] ui::Actions &actions() { return m_actions; }
    [[nodiscard]] ui::HistoryPage *historyPage() const;
    [[nodiscard]] bool isImporting() const;

signals:
    /// Something stands on the History page now: first run, an error, or the conversations.
    void settled();

private:
    void connectWindow();
    void connectSettings();
    void open(const QString &folder, bool sample);
    void openArchive(core::history::Archive::Access access);
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
    void setLanguage(const QString &code);
    void saveState();

    Options m_options;
    ui::AppSettings m_settings;
    ui::Theme m_theme;
    Language m_language;
    ui::Actions m_actions;
    ui::MainWindow m_window;
    ui::SettingsPage *m_settingsPage;
    std::unique_ptr<ShopSession> m_shop;
    QString m_folder; // the shop's own, also while the sample is shown
    QStringList m_pendingFiles; // until the archive is open
    core::history::Totals m_totals;
    QString m_pageStatus;
    quint64 m_generation = 0; // of the session; answers for an earlier one are dropped
};

} // namespace app

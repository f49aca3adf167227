// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cozeservice.h"
#include "core/lab/sessionstore.h"
#include "core/lab/testchat.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace ui {
class Actions;
class AppSettings;
class ConnectionsPage;
class MainWindow;
class TestPage;
class Theme;
} // namespace ui

namespace app {

/// The Test and Connections pages of one workspace, with the account, the secrets and the talk behind them.
/// They are in the window from its making to its end. GUI thread.
class CozePages final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        ui::MainWindow &window;
        ui::Actions &actions;
        ui::AppSettings &settings;
        const ui::Theme &theme;
    };
    /// `secrets` must outlive it. The account of a sample is given with use().
    CozePages(Parts parts, const core::workspace::Workspace &workspace, core::workspace::SecretStore &secrets,
        bool sample, QObject *parent = nullptr);
    ~CozePages() override;

    /// Reads the secrets of a workspace that has an account. One that has none waits until somebody looks at
    /// these pages: a key ring may ask for its password.
    void begin();
    void use(const core::coze::Credential &credential); // of the sample shop
    void saveState() const;
    void readSettings(); // how times and rows are shown changed
    void renew(); // the language changed: the pages take up where they were
    [[nodiscard]] ui::TestPage *testPage() const;
    [[nodiscard]] ui::ConnectionsPage *connectionsPage() const; // null until it was looked at
    void showConnection(const QString &id); // of the Connections page
    void beginConnection(const QString &id); // the same, ready to be typed into
    [[nodiscard]] CozeService &service() { return *m_service; }

signals:
    void connectionsShown(); // the Connections page was made
    void settingsChanged(); // of the shop's source, backend or live channel, by the Connections page

private:
    [[nodiscard]] ui::TestPage *makeTestPage();
    [[nodiscard]] ui::ConnectionsPage *makeConnectionsPage();
    void connectAccount();
    void accountChanged();
    void updateStatus();

    Parts m_parts;
    QString m_folder; // of the workspace
    QString m_testsFolder;
    bool m_sample;
    bool m_hasAsked = false;
    core::workspace::SecretStore &m_secrets;
    std::unique_ptr<CozeService> m_service;
    std::unique_ptr<core::lab::SessionStore> m_store; // from the first look at the Test page on
    std::unique_ptr<core::lab::TestChat> m_chat;
    QPointer<ui::TestPage> m_testPage;
    QPointer<ui::ConnectionsPage> m_connectionsPage;
    QTimer m_minute; // the token's life is shown in minutes
};

} // namespace app
